#pragma once

#include <QByteArray>

namespace stet {

struct PageMaterial;

/// What the page says of itself for machines: a <script> of JSON-LD with a schema.org NewsArticle, its authors, the
/// sources it cites (`citation`) and its quotations (`hasPart`: Quotation with `text`, `creator`, `isBasedOn`). It is data;
/// nothing in it can end the element or run, whatever words and titles hold.
QByteArray linkedData(const PageMaterial &material);

} // namespace stet
