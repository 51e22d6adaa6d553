#pragma once

#include "app/import/htmltree.h"

namespace stet {

/// Whether an element is what sites set into and around an article, told by its name and by the names its site gave it:
/// advertisements, sign-ups, buttons to share, links to other pieces, labels of forms. Never the article itself, and
/// nothing long enough to hold it. Pure and thread-safe.
bool isPageFurniture(const HtmlNode &node);

} // namespace stet
