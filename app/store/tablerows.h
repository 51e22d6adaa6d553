#pragma once

#include "app/store/database.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace stet {

/// The rows of any table of the library as JSON, so that second copy, history and export carry tables that they do not
/// know. The rules for such tables stand in schema.h. Blobs become {"base64": "…"}.
class TableRows
{
public:
    explicit TableRows(Database &database) : m_database(database) {}

    /// All tables whose rows are carried this way: not those of articles and their history, which have copies of their
    /// own kind, and not the library's own counters and queues.
    Result<QStringList> tables();

    /// Those of `tables()` that have a column `article`.
    Result<QStringList> tablesOfArticles() { return tablesWith({QStringLiteral("article")}); }

    /// Those of `tables()` that have all these columns.
    Result<QStringList> tablesWith(const QStringList &wanted);

    /// Rows of a table that `copy_queue` names, in the order of their numbers, until `take` answers false. A row that is
    /// not there any more is an empty object.
    Result<void> eachQueued(const QString &table, int most, const std::function<bool(qint64, const QJsonObject &)> &take);

    /// All rows, with their numbers, in the order of their numbers.
    Result<void> each(const QString &table, const std::function<Result<void>(qint64, const QJsonObject &)> &take);

    /// About how many bytes all rows take as JSON.
    Result<qint64> bytes(const QString &table);

    /// The rows that belong to an article.
    Result<QList<QJsonObject>> rowsOf(const QString &table, const QString &article);

    /// Puts a row in place of the one with this number; 0: under a new number. Columns that the table does not have
    /// are left out, and a row that another one excludes (by a unique column) takes its place.
    Result<void> put(const QString &table, qint64 number, const QJsonObject &row);
    Result<void> remove(const QString &table, qint64 number);

    /// Adds a row under its number, or under a new one when that is taken. False: a row excludes it, which stays.
    Result<bool> add(const QString &table, qint64 number, const QJsonObject &row);

    /// What tells rows with different content apart, whatever their numbers.
    static QByteArray fingerprint(const QJsonObject &row);
    Result<QSet<QByteArray>> fingerprints(const QString &table);
    Result<void> removeOf(const QString &table, const QString &article);

    /// Makes triggers that note each changed row in `copy_queue`, for tables that have none yet, and notes their rows.
    Result<void> watchTables();

    /// Notes every row in `copy_queue`.
    Result<void> queueEverything();

    /// Makes the search indexes of these tables anew from their tables.
    Result<void> indexAnew();

private:
    Result<void> insert(const QString &table, qint64 number, const QJsonObject &row, bool replacing);
    Result<void> queueTable(const QString &table);
    Result<QStringList> columns(const QString &table);
    QJsonObject objectFrom(const Row &row, const QStringList &columns) const;

    Database &m_database;
};

} // namespace stet
