#pragma once

#include "app/article/draft.h"
#include "app/quotations/quotationfinding.h"
#include "app/quotations/quotationwatch.h"
#include "app/result.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace stet {

class Database;

/// Looks for findings in an article of a library: against every source that was captured and every earlier quotation.
///
/// Asks the library's index which sources may share words with the text, so that the size of the library hardly matters,
/// and remembers its answers until a capture is added. Used from one thread at a time, a worker's.
class FindingReader
{
public:
    /// `records` are those of the draft, with the verdicts that hold now; `database` is a connection of this thread.
    Result<QList<QuotationFinding>> read(Database &database, const DraftSnapshot &draft, const QList<QuotationRecord> &records);

    /// Gives `material`, which has its paragraphs and quotations, the sources and the archive of the library. `article` is
    /// the one that is looked at, null for one that the library does not have.
    Result<void> fill(Database &database, const ArticleId &article, FindingMaterial *material);

private:
    Result<QList<ComparedSource>> sourcesWith(Database &database, const QStringList &phrases);
    Result<void> ask(Database &database, const QString &phrase);
    Result<void> readText(Database &database, qint64 number, ComparedSource *source);
    Result<void> forgetOldAnswers(Database &database);
    Result<void> readArchive(Database &database, const ArticleId &article);

    QString m_language;
    std::optional<QuotationWatch> m_watch;
    QString m_captures; ///< which captures the answers are about
    QHash<QString, QList<qint64>> m_answers; ///< numbers of sources, by phrase
    QHash<qint64, ComparedSource> m_texts;
    ArticleId m_article; ///< whose archive is read
    QString m_ledger;    ///< which records the archive was read from
    QuotationArchive m_archive;
    QList<EarlierArticle> m_earlier;
};

} // namespace stet
