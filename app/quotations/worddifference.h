#pragma once

#include "app/quotations/sourcetext.h"
#include "app/quotations/verification.h"

namespace stet {

/// The passage of a source that is nearest to a quotation that it does not hold, and how they differ.
struct NearestPassage
{
    TextRange source;             ///< empty when nothing in the source is near
    QList<WordChange> difference;
    double alike = 0;             ///< how much of the quotation's words stand there in their order, 0 to 1
};

/// Finds it by where the quotation's rarer words stand together. Bounded work for any pair of texts.
NearestPassage nearestPassage(QStringView quotation, const SourceText &source);

/// The differences of two word lists, in words; steps of the same kind are joined.
QList<WordChange> wordDifference(QStringView quoted, QStringView source);

} // namespace stet
