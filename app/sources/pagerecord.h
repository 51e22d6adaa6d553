#pragma once

#include "app/sources/source.h"

#include <QString>

namespace stet {

struct HtmlNode;

/// What a web page says about itself, as a source: title, writers, outlet, dates, canonical address, description, and
/// for papers journal, volume, pages and DOI.
///
/// Of several statements the most trusted one counts: JSON-LD (schema.org), then citation_* (Google Scholar's), Open
/// Graph, Dublin Core, microformats, and last the page's plain title and meta tags. The address is that of
/// rel=canonical first, and last the one that browsers note when they save a page. `html` is the text that `root` was
/// parsed from. Pure; nothing is fetched.
Source pageRecord(const HtmlNode &root, const QString &html);

} // namespace stet
