#pragma once

#include "app/quotations/quotation.h"

namespace stet {

/// The citation that a quotation is tied to: the first mark that follows it in its sentence.
struct QuotationCitation
{
    QString key;     ///< empty: none
    QString locator; ///< what follows the key: "p. 12"
    ProsePlace place;
};

/// `paragraphs` are those in which `quotation` was found; `nextStart` is where the next quotation of the paragraph
/// begins, so that its mark is not taken (-1: there is none).
QuotationCitation citationOf(const Quotation &quotation, const QList<ProseParagraph> &paragraphs, qsizetype nextStart = -1);

} // namespace stet
