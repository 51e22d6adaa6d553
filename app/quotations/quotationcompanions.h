#pragma once

#include "app/quotations/quotationrecord.h"

#include <QList>

namespace stet {

/// A quotation in headline, deck or a caption, or one lifted out of the body as a pull quote, that no checked quotation of
/// the body holds.
struct UnbackedQuotation
{
    qsizetype quotation = -1; ///< index in the quotations
    qsizetype nearest = -1;   ///< the body's quotation that is nearest to it by its words; -1: none shares half of them
    bool held = false;        ///< the nearest has all these words, and is not checked
};

/// Quotations outside the body must be part of a quotation of the body whose record is faithful (or waived). So must a
/// block quotation of the body that shares six of ten words with one of them and names no source of its own, and marks of a
/// headline that the finder takes for no speech when half of their words stand in one.
/// `verdicts` has the record's verdict for each quotation, `hasSource` whether the record names one.
QList<UnbackedQuotation> unbackedQuotations(const QList<Quotation> &quotations, const QList<Verdict> &verdicts,
                                            const QList<bool> &hasSource = {});

} // namespace stet
