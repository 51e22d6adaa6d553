#pragma once

#include "app/quotations/sourcetext.h"

namespace stet {

/// One step of a quotation as the check sees it: words that must be in the source, an omission, or an insertion.
struct QuotationPart
{
    enum class Kind {
        Words,   ///< tokens that the source must have in this order, side by side
        Gap,     ///< an ellipsis
        Bracket, ///< [words] put in by the writer
        Glued,   ///< [T]he, improv[ed]: one word of which a piece was put in
    };
    Kind kind = Kind::Words;
    TextRange quoted;                ///< in the quotation
    std::vector<FoldedToken> tokens; ///< of Words; of Glued the piece before and the piece after the bracket (may be empty)
    QString inserted;                ///< of Bracket and Glued: what stands in the bracket
};

/// Cuts a quotation into its parts. Gaps and brackets are recognized only when `literal` is false; a quotation whose
/// source has the same ellipsis is first tried literally.
std::vector<QuotationPart> quotationParts(QStringView quotation, bool literal);

} // namespace stet
