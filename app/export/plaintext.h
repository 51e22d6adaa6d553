#pragma once

#include <QByteArray>

namespace stet {

struct PageMaterial;

/// An article as plain text, UTF-8: headline, deck, byline and date, paragraphs parted by blank lines, list marks and
/// footnotes as writers type them, then the bios of the authors. One line a paragraph.
QByteArray plainText(const PageMaterial &material);

} // namespace stet
