#pragma once

#include "app/article/article.h"
#include "app/quotations/quotationfinding.h"
#include "app/quotations/quotationrecord.h"
#include "app/result.h"

namespace stet {

class Database;

/// A line of the library's ledger: a record and the article it belongs to.
struct LibraryQuotation
{
    ArticleId article;
    QString articleTitle;
    QuotationRecord record;
};

/// The ledgers of all articles of a library.
///
/// Borrows the library's connection and belongs to its thread. Each call is one transaction, on disk when it returns.
class QuotationStore
{
public:
    explicit QuotationStore(Database &database) : m_database(database) {}

    /// The records of one article, in the order in which they were kept.
    Result<QList<QuotationRecord>> records(const ArticleId &article);

    /// Makes these the records of the article: the only ones, in this order.
    Result<void> keep(const ArticleId &article, const QList<QuotationRecord> &records);

    /// The findings about the article that the writer let stand, oldest first; kept through `keep`.
    Result<QList<SettledFinding>> settledFindings(const ArticleId &article);
    Result<void> keepSettled(const ArticleId &article, const QList<SettledFinding> &settled);

    /// The articles with a record that is tied to the source with this key.
    Result<QList<ArticleId>> articlesTiedTo(const QString &sourceKey);

    /// Every quotation of every article that is not in the trash, the latest article first.
    Result<QList<LibraryQuotation>> all();

private:
    Database &m_database;
};

} // namespace stet
