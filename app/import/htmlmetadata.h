#pragma once

#include "app/import/htmltext.h"
#include "app/import/htmltree.h"

namespace stet {

/// Gathers what a page says about its article; JSON-LD wins over citation_ and article tags, these over Open Graph and
/// Dublin Core, these over the title.
HtmlMetadata htmlMetadata(const HtmlNode &root);

} // namespace stet
