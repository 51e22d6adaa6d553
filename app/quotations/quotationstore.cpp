#include "app/quotations/quotationstore.h"

#include "app/store/database.h"

#include <QJsonDocument>

namespace stet {

namespace {

QString key(const ArticleId &article)
{
    return article.toString(QUuid::WithoutBraces);
}

QuotationRecord recordFrom(const QString &json)
{
    return quotationRecordFromJson(QJsonDocument::fromJson(json.toUtf8()).object());
}

} // namespace

Result<QList<QuotationRecord>> QuotationStore::records(const ArticleId &article)
{
    QList<QuotationRecord> records;
    const auto read = m_database.each(QStringLiteral("SELECT record FROM quotation WHERE article = ? ORDER BY number"),
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
    if (auto cleared = m_database.run(QStringLiteral("DELETE FROM quotation WHERE article = ?"), {key(article)});
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

Result<QList<LibraryQuotation>> QuotationStore::all()
{
    QList<LibraryQuotation> lines;
    const auto read = m_database.each(
        QStringLiteral("SELECT article.id, article.title, quotation.record FROM quotation "
                       "JOIN article ON article.id = quotation.article WHERE article.trashed IS NULL "
                       "ORDER BY article.change DESC, quotation.number"),
        {}, [&lines](const Row &row) {
            lines.append({QUuid::fromString(row.text(0)), row.text(1), recordFrom(row.text(2))});
            return true;
        });
    if (!read)
        return read.error();
    return lines;
}

} // namespace stet
