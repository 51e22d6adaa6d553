#pragma once

#include "app/quotations/quotationrecord.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace stet {

/// A quotation of this article that an earlier one has in other words, or from somebody else.
struct ArchiveContradiction
{
    enum class Kind { OtherWords, OtherSpeaker };
    qsizetype record = -1;  ///< index in the records that were asked about
    qsizetype earlier = -1; ///< index in the archive
    Kind kind = Kind::OtherWords;

    bool operator==(const ArchiveContradiction &) const = default;
};

/// The quotations of earlier articles, made ready to be compared with. A value; may be read by several threads.
///
/// The same words from two names, of which neither is part of the other ("Price", "Ned Price"), contradict; so do words
/// of one speaker that are nearly, but not, the same: eight or more words of which at least 85 in 100 stand in the same
/// order. A pronoun, or a role in small letters, that nobody confirmed is no name. Bounded work for any archive.
class QuotationArchive
{
public:
    QuotationArchive() = default;
    explicit QuotationArchive(const QList<QuotationRecord> &earlier);

    QList<ArchiveContradiction> contradictions(const QList<QuotationRecord> &records) const;

    const QuotationRecord &record(qsizetype earlier) const { return m_earlier[earlier]; }
    qsizetype size() const { return m_earlier.size(); }

private:
    QList<qsizetype> candidates(const QStringList &words) const;

    QList<QuotationRecord> m_earlier;
    QList<QStringList> m_words;                 ///< of each
    QHash<QString, QList<qsizetype>> m_byWord;  ///< those that have the word
};

} // namespace stet
