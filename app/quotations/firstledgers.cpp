#include "app/quotations/firstledgers.h"

#include "app/article/draft.h"
#include "app/quotations/quotationreading.h"
#include "app/quotations/quotationstore.h"
#include "app/store/library.h"

#include <map>
#include <optional>

namespace stet {

namespace {

/// A body of more UTF-16 units is no article; it gets its ledger when somebody opens it.
constexpr qsizetype mostUnits = 2'000'000;

const QString lookedTo = QStringLiteral("quotations/looked-to"); ///< setting: the count of saves

/// Finds the quotations of article after article; the lexicon of each language is read once.
class LedgerReader
{
public:
    QList<QuotationRecord> records(const StoredDraft &stored)
    {
        if (stored.article.body.size() > mostUnits)
            return {};
        const QString language = stored.article.language;
        QuotationReader &reader = m_readers.try_emplace(language, language).first->second;
        DraftSnapshot draft{stored.id, 0, stored.article, BodyText(stored.article.body), {}};
        draft.details.body.clear();
        QList<QuotationRecord> records;
        for (const QuotationEntry &entry : reader.read(draft, {}, {}).entries) {
            if (entry.counts())
                records.append(entry.record());
        }
        return records;
    }

private:
    std::map<QString, QuotationReader> m_readers;
};

struct NewLedger
{
    ArticleId article;
    QList<QuotationRecord> records;
};

Result<bool> hasLedger(Database &database, const ArticleId &article)
{
    const Result<qint64> rows = database.number(QStringLiteral("SELECT count(*) FROM quotation WHERE article = ?"),
                                                {article.toString(QUuid::WithoutBraces)});
    if (!rows)
        return rows.error();
    return *rows > 0;
}

/// Reads outside of any transaction. An article that cannot be read is passed over: its own window will say so.
Result<QList<NewLedger>> ledgersOf(Library &library, const QList<ArticleId> &articles)
{
    QList<NewLedger> ledgers;
    LedgerReader reader;
    for (const ArticleId &article : articles) {
        const Result<bool> known = hasLedger(library.database(), article);
        if (!known)
            return known.error();
        const Result<StoredDraft> stored = *known ? Result<StoredDraft>(StoredDraft()) : library.articles().load(article);
        if (*known || !stored)
            continue;
        if (const QList<QuotationRecord> records = reader.records(*stored); !records.isEmpty())
            ledgers.append({article, records});
    }
    return ledgers;
}

/// Within a transaction: asks again, since the window may have written one in between.
Result<int> keepEach(Library &library, const QList<NewLedger> &ledgers)
{
    int filled = 0;
    for (const NewLedger &ledger : ledgers) {
        const Result<bool> known = hasLedger(library.database(), ledger.article);
        if (!known)
            return known.error();
        if (*known)
            continue;
        if (const auto kept = QuotationStore(library.database()).keep(ledger.article, ledger.records); !kept)
            return kept.error();
        ++filled;
    }
    return filled;
}

/// In one transaction, with the last change that was looked at, if one is given. How many had none before.
Result<int> keep(Library &library, const QList<NewLedger> &ledgers, std::optional<qint64> change = {})
{
    Transaction transaction(library.database());
    if (!transaction.begun())
        return transaction.begun().error();
    const Result<int> filled = keepEach(library, ledgers);
    if (!filled)
        return filled.error();
    if (change) {
        if (const auto noted = library.settings().setValue(lookedTo, QString::number(*change)); !noted)
            return noted.error();
    }
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return *filled;
}

} // namespace

Result<FirstLedgers::Step> FirstLedgers::step(int mostArticles)
{
    const Result<QString> to = m_library.settings().value(lookedTo);
    if (!to)
        return to.error();
    QList<ArticleId> articles;
    qint64 change = to->toLongLong();
    const auto listed = m_library.database().each(
        QStringLiteral("SELECT id, change FROM article WHERE change > ? ORDER BY change LIMIT ?"), {change, mostArticles},
        [&articles, &change](const Row &row) {
            articles.append(QUuid::fromString(row.text(0)));
            change = row.number(1);
            return true;
        });
    if (!listed)
        return listed.error();
    if (articles.isEmpty())
        return Step();
    const Result<QList<NewLedger>> ledgers = ledgersOf(m_library, articles);
    if (!ledgers)
        return ledgers.error();
    const Result<int> filled = keep(m_library, *ledgers, change);
    if (!filled)
        return filled.error();
    return Step{int(articles.size()), *filled};
}

Result<int> FirstLedgers::fill(const QList<ArticleId> &articles)
{
    const Result<QList<NewLedger>> ledgers = ledgersOf(m_library, articles);
    if (!ledgers)
        return ledgers.error();
    return keep(m_library, *ledgers);
}

} // namespace stet
