#pragma once

#include "app/quotations/quotation.h"
#include "app/quotations/sourcetext.h"

#include <QStringList>

namespace stet {

/// Words of the article that are a source's words and stand outside quotation marks: lost quotation marks, or worse.
struct UnquotedOverlap
{
    ProsePlace place;
    qsizetype source = 0; ///< index of the source
    TextRange inSource;
    int words = 0;

    bool operator==(const UnquotedOverlap &) const = default;
};

/// Every longest run of at least `fewest` consecutive words that the body shares with one of the sources, outside
/// `quotations` and block quotations. Case, quotation marks and other signs between the words do not count. Bounded
/// work for any texts.
QList<UnquotedOverlap> unquotedOverlaps(const QList<ProseParagraph> &paragraphs, const QList<Quotation> &quotations,
                                        const QList<const SourceText *> &sources, int fewest = 8);

/// Runs of five words of the body, outside quotations, of which each overlap of eight words or more holds at least one:
/// to ask an index of texts with, so that only sources that have one are looked at.
QStringList overlapPhrases(const QList<ProseParagraph> &paragraphs, const QList<Quotation> &quotations);

} // namespace stet
