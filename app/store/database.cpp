#include "app/store/database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

#include <atomic>
#include <sqlite3.h>
#include <unordered_map>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::Database", text);
}

/// SQLite's primary result codes (sqlite.org/rescode.html), which QtSql hands on as text, extended bits included.
Error errorFrom(const QSqlError &error, const QString &path)
{
    enum { Busy = 5, Locked = 6, ReadOnly = 8, Interrupted = 9, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26 };
    const QString detail = path + QStringLiteral(": ") + error.text();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
        return {Error::Kind::Conflict, tr("Another program is using the library; try again in a moment."), detail};
    case Interrupted:
        return {Error::Kind::Stopped, tr("Stopped."), detail};
    case ReadOnly:
        return {Error::Kind::Unwritable, tr("The library cannot be written to, so nothing was changed in it."), detail};
    case IoError:
        return {Error::Kind::Unwritable, tr("The disk reported an error; the library was left as it was."), detail};
    case Full:
        return {Error::Kind::Unwritable, tr("The disk is full; free some space and Stet will go on by itself."), detail};
    case Corrupt:
    case NotADatabase:
        return {Error::Kind::Unreadable, tr("The library file is damaged; it was left as it is."), detail};
    case CannotOpen:
        return {Error::Kind::Unwritable, tr("The library file could not be opened; it was left as it is."), detail};
    default:
        return {Error::Kind::Unreadable, tr("The library could not answer; nothing in it was changed."), detail};
    }
}

QString newConnectionName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("stet-%1").arg(++count);
}

} // namespace

QString Row::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray Row::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

qint64 Row::number(int column) const
{
    return m_query.value(column).toLongLong();
}

double Row::real(int column) const
{
    return m_query.value(column).toDouble();
}

bool Row::isNull(int column) const
{
    return m_query.isNull(column);
}

QVariant Row::value(int column) const
{
    return m_query.value(column);
}

struct Database::Connection
{
    QString name = newConnectionName();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    std::unordered_map<QString, QSqlQuery> statements;
    std::function<bool()> goesOn;

    ~Connection()
    {
        statements.clear();
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(name);
    }
};

Database::Database(QString path, std::unique_ptr<Connection> connection)
    : m_path(std::move(path)), m_connection(std::move(connection))
{
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    if (!QFileInfo(path).isFile())
        return Error{Error::Kind::NotFound, tr("There is no library at this place."), path};
    const auto openAs = [&](const QString &name, const char *options) -> Result<std::unique_ptr<Database>> {
        auto connection = std::make_unique<Connection>();
        if (!connection->database.isValid()) {
            return Error{Error::Kind::Unavailable,
                         tr("Qt's SQLite driver is not installed; install it (libqt6sql6-sqlite) and start Stet again."),
                         connection->database.lastError().text()};
        }
        connection->database.setDatabaseName(name);
        // Only a program that locks the whole file keeps a reader out, and such a one seldom lets go soon.
        connection->database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=1000") + QLatin1String(options));
        if (!connection->database.open())
            return errorFrom(connection->database.lastError(), path);
        auto database = std::unique_ptr<Database>(new Database(path, std::move(connection)));
        // The first read comes before any setting: a file that is no database must be refused before SQLite writes to it.
        if (const auto version = database->number(QStringLiteral("PRAGMA schema_version")); !version)
            return version.error();
        return database;
    };
    auto database = openAs(path, access == Access::ReadOnly ? ";QSQLITE_OPEN_READONLY" : "");
    if (!database && access == Access::ReadOnly && database.error().kind == Error::Kind::Unwritable
        && QFileInfo(path + QStringLiteral("-wal")).size() == 0) {
        // SQLite makes files beside a database with a log even to read it; where it may not, nobody else writes either.
        const QString address = QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
        database = openAs(QStringLiteral("file:%1?immutable=1").arg(address), ";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    }
    if (!database)
        return database;
    QStringList settings{QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA busy_timeout=5000")};
    if (access == Access::ReadWrite)
        settings += {QStringLiteral("PRAGMA journal_mode=WAL"), QStringLiteral("PRAGMA synchronous=FULL")};
    for (const QString &setting : settings) {
        if (const auto set = (*database)->run(setting); !set)
            return set.error();
    }
    return database;
}

void Database::goOnWhile(const std::function<bool()> &goesOn)
{
    constexpr int steps = 20000; // of SQLite's machine: some milliseconds
    const QVariant handle = m_connection->database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return;
    m_connection->goesOn = goesOn;
    const auto stops = [](void *connection) { return static_cast<Connection *>(connection)->goesOn() ? 0 : 1; };
    sqlite3_progress_handler(*static_cast<sqlite3 *const *>(handle.constData()), steps, stops, m_connection.get());
}

Result<QSqlQuery *> Database::execute(const QString &sql, const QVariantList &values)
{
    auto &statements = m_connection->statements;
    auto found = statements.find(sql);
    if (found == statements.end()) {
        QSqlQuery query(m_connection->database);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return errorFrom(query.lastError(), m_path + QStringLiteral(": ") + sql);
        found = statements.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    for (int i = 0; i < values.size(); ++i) {
        const bool emptyText = values[i].typeId() == QMetaType::QString && values[i].toString().isNull();
        query.bindValue(i, emptyText ? QVariant(QStringLiteral("")) : values[i]);
    }
    if (query.exec())
        return &query;
    const Error error = errorFrom(query.lastError(), m_path + QStringLiteral(": ") + sql);
    query.finish();
    return error;
}

Result<void> Database::run(const QString &sql, const QVariantList &values)
{
    auto query = execute(sql, values);
    if (!query)
        return query.error();
    m_changedRows = (*query)->numRowsAffected();
    (*query)->finish();
    return {};
}

Result<void> Database::each(const QString &sql, const QVariantList &values,
                            const std::function<bool(const Row &)> &row)
{
    auto query = execute(sql, values);
    if (!query)
        return query.error();
    QSqlQuery &rows = **query;
    while (rows.next()) {
        if (!row(Row(rows)))
            break;
    }
    const QSqlError error = rows.lastError();
    rows.finish();
    if (error.isValid())
        return errorFrom(error, m_path + QStringLiteral(": ") + sql);
    return {};
}

Result<qint64> Database::number(const QString &sql, const QVariantList &values, qint64 otherwise)
{
    qint64 answer = otherwise;
    const auto read = each(sql, values, [&answer, otherwise](const Row &row) {
        answer = row.isNull(0) ? otherwise : row.number(0);
        return false;
    });
    if (!read)
        return read.error();
    return answer;
}

Transaction::Transaction(Database &database)
    : m_database(database), m_depth(database.m_transactions),
      m_begun(database.run(m_depth == 0 ? QStringLiteral("BEGIN IMMEDIATE") : inner("SAVEPOINT"))),
      m_open(m_begun.has_value())
{
    if (m_open)
        ++m_database.m_transactions;
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    --m_database.m_transactions;
    // Nothing can be done about a failing rollback: SQLite then has rolled back by itself.
    if (m_depth == 0) {
        (void)m_database.run(QStringLiteral("ROLLBACK"));
    } else {
        (void)m_database.run(inner("ROLLBACK TO"));
        (void)m_database.run(inner("RELEASE"));
    }
}

QString Transaction::inner(const char *verb) const
{
    return QStringLiteral("%1 inner_%2").arg(QLatin1String(verb)).arg(m_depth);
}

Result<void> Transaction::commit()
{
    if (!m_begun)
        return m_begun;
    auto committed = m_database.run(m_depth == 0 ? QStringLiteral("COMMIT") : inner("RELEASE"));
    if (committed) {
        m_open = false;
        --m_database.m_transactions;
    }
    return committed;
}

} // namespace stet
