#pragma once

#include "app/quotations/quotationrecord.h"

#include <QList>

namespace stet {

/// A quotation in headline, deck or a caption that no checked quotation of the body holds.
struct UnbackedQuotation
{
    qsizetype quotation = -1; ///< index in the quotations
    qsizetype nearest = -1;   ///< the body's quotation that is nearest to it by its words; -1: none shares half of them
};

/// Quotations outside the body must be part of a quotation of the body whose record is faithful (or waived).
/// `verdictOf` gives the record's verdict for each quotation of `quotations`, in their order.
QList<UnbackedQuotation> unbackedQuotations(const QList<Quotation> &quotations, const QList<Verdict> &verdicts);

/// A quotation of this article that an earlier one has in other words, or from somebody else.
struct ArchiveContradiction
{
    enum class Kind { OtherWords, OtherSpeaker };
    qsizetype record = -1;  ///< index in `records`
    qsizetype earlier = -1; ///< index in `archive`
    Kind kind = Kind::OtherWords;

    bool operator==(const ArchiveContradiction &) const = default;
};

/// Compares records with those of earlier articles. The same words from two names, of which neither is part of the
/// other ("Price", "Ned Price"), contradict; so do words of one speaker that are nearly, but not, the same: eight or
/// more words of which at least 85 in 100 stand in the same order. Bounded work for any archive.
QList<ArchiveContradiction> archiveContradictions(const QList<QuotationRecord> &records, const QList<QuotationRecord> &archive);

} // namespace stet
