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

/// The citation of `quotations[index]`. `paragraphs` are those in which the quotations were found. Two quotations of one
/// sentence share the mark that follows both; a quotation that closes its sentence takes none from the next one's.
QuotationCitation citationOf(const QList<Quotation> &quotations, qsizetype index, const QList<ProseParagraph> &paragraphs);

} // namespace stet
