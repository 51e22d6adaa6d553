#include "app/quotations/quotationstore.h"

#include "app/store/database.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace stet {

namespace {

QString key(const ArticleId &article)
{
    return article.toString(QUuid::WithoutBraces);
}

/// A row of the ledger whose JSON has this member is a finding that was let stand, and no quotation.
const QString settledMember = QStringLiteral("settledFinding");
const QString isQuotation = QStringLiteral("record NOT LIKE '{\"settledFinding\":%'");

QuotationRecord recordFrom(const QString &json)
{
    return quotationRecordFromJson(QJsonDocument::fromJson(json.toUtf8()).object());
}

} // namespace

Result<QList<QuotationRecord>> QuotationStore::records(const ArticleId &article)
{
    QList<QuotationRecord> records;
    const auto read = m_database.each(QStringLiteral("SELECT record FROM quotation WHERE article = ? AND %1 ORDER BY number").arg(isQuotation),
                                      {key(article)}, [&records](const Row &row) {
                                          records.append(recordFrom(row.text(0)));
                                          return true;
                                      });
    if (!read)
        return read.error();
    return records;
}

Result<void> QuotationStore::keep(const ArticleId &article, const QList<QuotationRecord> &records)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun();
    if (auto cleared = m_database.run(QStringLiteral("DELETE FROM quotation WHERE article = ? AND %1").arg(isQuotation), {key(article)});
        !cleared)
        return cleared;
    for (const QuotationRecord &record : records) {
        const QByteArray json = QJsonDocument(toJson(record)).toJson(QJsonDocument::Compact);
        auto added = m_database.run(QStringLiteral("INSERT INTO quotation(article, words, speaker, source, record) "
                                                   "VALUES(?, ?, ?, ?, ?)"),
                                    {key(article), record.exact, record.speaker, record.source,
                                     QString::fromUtf8(json)});
        if (!added)
            return added;
    }
    return change.commit();
}

Result<QList<SettledFinding>> QuotationStore::settledFindings(const ArticleId &article)
{
    QList<SettledFinding> settled;
    const auto read = m_database.each(QStringLiteral("SELECT record FROM quotation WHERE article = ? AND NOT (%1) ORDER BY number").arg(isQuotation),
                                      {key(article)}, [&settled](const Row &row) {
                                          const QJsonObject json = QJsonDocument::fromJson(row.text(0).toUtf8()).object();
                                          settled.append(settledFindingFromJson(json[settledMember].toObject()));
                                          return true;
                                      });
    if (!read)
        return read.error();
    return settled;
}

Result<void> QuotationStore::keepSettled(const ArticleId &article, const QList<SettledFinding> &settled)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun();
    if (auto cleared = m_database.run(QStringLiteral("DELETE FROM quotation WHERE article = ? AND NOT (%1)").arg(isQuotation), {key(article)});
        !cleared)
        return cleared;
    for (const SettledFinding &one : settled) {
        const QByteArray json = QJsonDocument(QJsonObject{{settledMember, toJson(one)}}).toJson(QJsonDocument::Compact);
        auto added = m_database.run(QStringLiteral("INSERT INTO quotation(article, words, speaker, source, record) VALUES(?, '', '', '', ?)"),
                                    {key(article), QString::fromUtf8(json)});
        if (!added)
            return added;
    }
    return change.commit();
}

Result<QList<ArticleId>> QuotationStore::articlesTiedTo(const QString &sourceKey)
{
    QList<ArticleId> articles;
    const auto read = m_database.each(QStringLiteral("SELECT DISTINCT article FROM quotation WHERE source = ? AND source <> ''"),
                                      {sourceKey}, [&articles](const Row &row) {
                                          articles.append(QUuid::fromString(row.text(0)));
                                          return true;
                                      });
    if (!read)
        return read.error();
    return articles;
}

Result<QList<LibraryQuotation>> QuotationStore::all()
{
    QList<LibraryQuotation> lines;
    const auto read = m_database.each(
        QStringLiteral("SELECT article.id, article.title, quotation.record FROM quotation "
                       "JOIN article ON article.id = quotation.article WHERE article.trashed IS NULL AND %1 "
                       "ORDER BY article.change DESC, quotation.number").arg(isQuotation),
        {}, [&lines](const Row &row) {
            lines.append({QUuid::fromString(row.text(0)), row.text(1), recordFrom(row.text(2))});
            return true;
        });
    if (!read)
        return read.error();
    return lines;
}

} // namespace stet
