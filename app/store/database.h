#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>

class QSqlQuery;

namespace stet {

/// One row of an answer, valid only while it is handed over. Columns count from 0.
class Row
{
public:
    explicit Row(const QSqlQuery &query) : m_query(query) {}

    QString text(int column) const;
    QByteArray bytes(int column) const;
    qint64 number(int column) const;
    double real(int column) const;
    bool isNull(int column) const;
    QVariant value(int column) const;

private:
    const QSqlQuery &m_query;
};

/// One connection to the SQLite file of a library, for one thread: made, used and destroyed there.
///
/// WAL with synchronous=FULL, so that what a finished transaction wrote outlives a power cut. Foreign keys are
/// enforced. Statements are prepared once for each text of SQL and kept. The only file that knows QtSql and SQLite.
///
/// Error kinds: Unwritable (full disk, no permission, failed read or write: nothing is said about the file itself), Conflict (somebody else holds it for longer than
/// five seconds), Unreadable (damaged, or not a database), Stopped (goOnWhile).
class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens a file that exists; never makes one, never changes one that is not a database.
    static Result<std::unique_ptr<Database>> open(const QString &path, Access access = Access::ReadWrite);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    QString path() const { return m_path; }

    /// Runs SQL that answers no rows. A null QString is bound as an empty text; an invalid QVariant is NULL.
    Result<void> run(const QString &sql, const QVariantList &values = {});

    /// Calls `row` for each row until it answers false. Inside `row` the same SQL must not be run again.
    Result<void> each(const QString &sql, const QVariantList &values, const std::function<bool(const Row &)> &row);

    /// The first column of the first row as a number; `otherwise` when there is no row.
    Result<qint64> number(const QString &sql, const QVariantList &values = {}, qint64 otherwise = 0);

    /// Asks now and then during long work, in this thread, whether it may go on; when not, it ends with an error of kind
    /// Stopped and has changed nothing. Nobody is asked without it.
    void goOnWhile(const std::function<bool()> &goesOn);

    /// Rows changed by the last `run`.
    int changedRows() const { return m_changedRows; }

private:
    friend class Transaction;
    struct Connection;

    Database(QString path, std::unique_ptr<Connection> connection);
    Result<QSqlQuery *> execute(const QString &sql, const QVariantList &values);

    QString m_path;
    std::unique_ptr<Connection> m_connection;
    int m_changedRows = 0;
    int m_transactions = 0; ///< that are open, one inside the other
};

/// A change of several rows that happens as a whole or not at all: rolled back unless `commit` answered. One inside
/// another is on disk when the outer one is committed.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Why it could not begin, if it could not; ask before the first change.
    const Result<void> &begun() const { return m_begun; }
    Result<void> commit();

private:
    QString inner(const char *verb) const;

    Database &m_database;
    int m_depth; ///< 0: the outer one
    Result<void> m_begun;
    bool m_open = false;
};

} // namespace stet
