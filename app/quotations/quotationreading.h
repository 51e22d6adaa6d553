#pragma once

#include "app/article/draft.h"
#include "app/quotations/quotationledger.h"
#include "app/quotations/quotationwatch.h"
#include "app/quotations/sourcetext.h"
#include "app/text/document.h"

#include <QHash>
#include <memory>

namespace stet {

/// The captured text of a source, to hold quotations to.
struct CapturedWords
{
    QString text;
    QString hash; ///< of `text`
};

/// Texts of sources by citation key. A source without a text is not in it.
using CapturedSources = QHash<QString, CapturedWords>;

/// One quotation of an open article: its line in the ledger, and all that a window shows of it.
struct QuotationEntry
{
    LedgerRow row;               ///< its record carries the verdict that holds now: stale until it is checked again
    Verification verification;   ///< of the words as they stand now, against the source as it is now
    QList<TextRange> inBody;     ///< marks included, in the Markdown of the body; empty for headline and deck
    QString words;               ///< as they stand now; those of the record when they are lost
    QString proposedSpeaker;     ///< by the finder; empty when the text names nobody
    QString evidence;            ///< the words that led to it
    QString markedSource;        ///< key of the citation mark that follows in the sentence
    bool isSpeech = true;        ///< what the finder takes it for

    const QuotationRecord &record() const { return row.record; }

    /// The source it is held to: the record's, else that of the citation mark.
    QString source() const { return record().source.isEmpty() ? markedSource : record().source; }

    /// False for marks of distance, titles and terms, unless the writer has made a record of them.
    bool counts() const;
};

/// The prose of an article that quotations are looked for in: headline, deck and body, in this order.
QList<ProseParagraph> articleProse(const Article &details, const Document &body);

/// The quotations of an article at one revision.
struct QuotationReading
{
    quint64 revision = 0;
    QList<QuotationEntry> entries; ///< in the order of the text, lost ones last

    qsizetype countOf(bool (*test)(const QuotationEntry &)) const;
};

/// Reads the quotations of one draft again and again, each time only what changed.
///
/// Belongs to one thread at a time: a worker's. Pure in effect: the same draft, records and sources give the same
/// reading but for the ids of new rows, which stay from reading to reading.
class QuotationReader
{
public:
    explicit QuotationReader(const QString &language);

    /// Finds the quotations, ties the records to them and says which verdicts still hold.
    QuotationReading read(const DraftSnapshot &draft, const QList<QuotationRecord> &records,
                          const CapturedSources &sources);

    /// The same, and holds every quotation to its source as both stand now: nothing stays stale, and records follow
    /// the words they hang on. Records whose place is not certain are left as they are.
    QuotationReading recheck(const DraftSnapshot &draft, const QList<QuotationRecord> &records,
                             const CapturedSources &sources, const QString &checkedBy, const QDateTime &now);

private:
    struct Check
    {
        QString by;
        QDateTime at;
    };
    QuotationReading look(const DraftSnapshot &draft, const QList<QuotationRecord> &records,
                          const CapturedSources &sources, const Check *check);
    Verification verified(const QString &words, const CapturedWords &source);
    void hold(QuotationEntry &entry, const CapturedSources &sources);

    QuotationWatch m_watch;
    QHash<QString, std::shared_ptr<const SourceText>> m_texts; ///< by hash: indexed once, when first held to
    QHash<std::pair<QString, QString>, Verification> m_checked; ///< by words and the source's hash
    QHash<std::pair<QString, QString>, Verification> m_checkedBefore;
};

} // namespace stet
