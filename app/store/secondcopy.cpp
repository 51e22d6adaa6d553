#include "app/store/secondcopy.h"

#include "app/store/jsonlines.h"
#include "app/store/plainfile.h"
#include "app/store/recovery.h"
#include "app/store/tablerows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr qint64 smallRows = qint64(4) << 20;      // a file of rows this small is never rewritten
constexpr int rowsPerArticle = 100;                // take about as long
constexpr int rowsAtOnce = 2000;                   // in one transaction, which others wait for
constexpr qint64 bytesAtOnce = qint64(8) << 20;    // held in memory: a row may hold a whole captured page

QString statePath(const LibraryFolder &folder)
{
    return folder.copies() + QStringLiteral("/state.json");
}

QByteArray lineOf(const QString &table, qint64 number, const QJsonObject &row)
{
    QJsonObject line{{QStringLiteral("table"), table}, {QStringLiteral("number"), number}};
    if (!row.isEmpty())
        line.insert(QStringLiteral("row"), row);
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

Result<void> appendSafely(const QString &path, const QByteArray &bytes)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                            0600);
    if (file < 0)
        return systemError(errno, path);
    const bool written = writeAll(file, bytes) && ::fdatasync(file) == 0;
    const int code = errno;
    ::close(file);
    return written ? Result<void>() : systemError(code, path);
}

} // namespace

SecondCopy::SecondCopy(LibraryFolder folder, Database &database, ArticleStore &articles)
    : m_folder(std::move(folder)), m_database(database), m_articles(articles)
{
}

/// Where something else than a file of ours stands, nothing could ever be written: it is put aside.
bool SecondCopy::makeWay(const QString &path) const
{
    const QFileInfo info(path);
    if ((!info.exists() && !info.isSymLink()) || (info.isFile() && !info.isSymLink() && info.isWritable()))
        return false;
    return !keepDamaged(m_folder, {path}).isEmpty();
}

Result<int> SecondCopy::bringUpToDate(int most)
{
    if (const QFileInfo place(m_folder.copies()); (place.exists() || place.isSymLink()) && !place.isDir()
                                                   && !keepDamaged(m_folder, {place.filePath()}).isEmpty()) {
        if (const auto made = makeLibraryFolder(m_folder); !made)
            return made.error();
        if (const auto begun = beginAnew(); !begun)
            return begun.error();
    }
    makeWay(statePath(m_folder));
    if (makeWay(rowsPath())) { // each line of it was written once
        Transaction transaction(m_database);
        if (!transaction.begun())
            return transaction.begun().error();
        if (const auto queued = TableRows(m_database).queueEverything(); !queued)
            return queued.error();
        if (const auto committed = transaction.commit(); !committed)
            return committed.error();
    }
    const auto rows = copyRows(most * rowsPerArticle);
    if (!rows)
        return rows.error();
    const auto left = copyArticles(most);
    if (!left)
        return left.error();
    if (*rows + *left == 0) {
        if (const auto noted = noteState(); !noted)
            return noted.error();
    }
    return *rows + *left;
}

Result<int> SecondCopy::copyArticles(int most)
{
    QList<std::pair<ArticleId, qint64>> waiting;
    const auto read = m_database.each(
        QStringLiteral("SELECT id, change FROM article WHERE copied <> change LIMIT ?"), {most}, [&](const Row &row) {
            waiting.append({QUuid::fromString(row.text(0)), row.number(1)});
            return true;
        });
    if (!read)
        return read.error();
    if (waiting.isEmpty())
        return 0;
    QList<std::pair<ArticleId, qint64>> copied;
    for (const auto &[id, change] : waiting) {
        const auto draft = m_articles.load(id);
        if (!draft)
            continue; // damaged: an older copy is better than none
        if (QFileInfo(m_folder.copy(id)).isDir())
            makeWay(m_folder.copy(id));
        if (const auto written = writeSafely(m_folder.copy(id), draftCopy(*draft), m_folder.path); !written)
            return written.error();
        copied.append({id, change});
    }
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const auto &[id, change] : copied) {
        if (const auto noted = m_database.run(QStringLiteral("UPDATE article SET copied = ? WHERE id = ?"),
                                              {change, id.toString(QUuid::WithoutBraces)});
            !noted)
            return noted.error();
    }
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    if (copied.isEmpty())
        return 0;
    const auto left = m_database.number(QStringLiteral("SELECT count(*) FROM article WHERE copied <> change"));
    if (!left)
        return left.error();
    return static_cast<int>(*left);
}

Result<int> SecondCopy::copyRows(int most)
{
    QStringList tables;
    const auto read = m_database.each(QStringLiteral("SELECT DISTINCT name FROM copy_queue"), {}, [&tables](const Row &row) {
        tables.append(row.text(0));
        return true;
    });
    if (!read)
        return read.error();
    if (tables.isEmpty())
        return 0;
    for (const QString &table : tables) {
        int copied = 1;
        while (most > 0 && copied > 0) {
            const auto done = copyRowsOf(table, std::min(most, rowsAtOnce));
            if (!done)
                return done.error();
            copied = *done;
            most -= copied;
        }
    }
    if (const auto rewritten = rewriteRows(); !rewritten)
        return rewritten.error();
    const auto left = m_database.number(QStringLiteral("SELECT count(*) FROM copy_queue"));
    if (!left)
        return left.error();
    return static_cast<int>(*left);
}

/// Answers how many rows it copied.
Result<int> SecondCopy::copyRowsOf(const QString &table, int most)
{
    // The queue is emptied and the rows read in one transaction, which is finished only once the lines are on disk.
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    QByteArray lines("\n"); // ends a line that an earlier write may have left torn
    int copied = 0;
    qint64 last = 0;
    const auto read = TableRows(m_database).eachQueued(table, most, [&](qint64 number, const QJsonObject &row) {
        lines += lineOf(table, number, row);
        last = number;
        ++copied;
        return lines.size() < bytesAtOnce;
    });
    if (!read)
        return read.error();
    if (copied == 0)
        return 0;
    if (const auto done = m_database.run(QStringLiteral("DELETE FROM copy_queue WHERE name = ? AND row <= ?"), {table, last}); !done)
        return done.error();
    if (const auto written = appendSafely(rowsPath(), lines); !written)
        return written.error();
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return copied;
}

/// About as many bytes as the rows of all tables need: counted by SQLite, which is far quicker than to write them.
Result<qint64> SecondCopy::neededBytes()
{
    TableRows rows(m_database);
    const auto tables = rows.tables();
    if (!tables)
        return tables.error();
    qint64 bytes = 0;
    for (const QString &table : *tables) {
        const auto needed = rows.bytes(table);
        if (!needed)
            return needed.error();
        bytes += *needed;
    }
    return bytes;
}

/// Lines that were replaced by later ones go when they are most of the file.
Result<void> SecondCopy::rewriteRows()
{
    const qint64 size = QFileInfo(rowsPath()).size();
    const auto least = m_database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'rows'"));
    if (!least)
        return least.error();
    if (size < std::max(smallRows, 3 * *least))
        return {};
    const auto needed = neededBytes();
    if (!needed)
        return needed.error();
    if (size < 3 * *needed)
        return noteNeeded(*needed);
    TableRows rows(m_database);
    const auto tables = rows.tables();
    if (!tables)
        return tables.error();
    QByteArray lines;
    for (const QString &table : *tables) {
        const auto read = rows.each(table, [&](qint64 number, const QJsonObject &row) {
            lines += lineOf(table, number, row);
            return Result<void>();
        });
        if (!read)
            return read;
    }
    if (auto written = writeSafely(rowsPath(), lines, m_folder.path); !written)
        return written;
    return noteNeeded(lines.size());
}

Result<void> SecondCopy::noteNeeded(qint64 bytes)
{
    return m_database.run(QStringLiteral("INSERT INTO counter VALUES('rows', ?) "
                                         "ON CONFLICT(name) DO UPDATE SET value = excluded.value"),
                          {bytes});
}

Result<void> SecondCopy::beginAnew()
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done = m_database.run(QStringLiteral("UPDATE article SET copied = 0")); !done)
        return done;
    if (auto done = TableRows(m_database).queueEverything(); !done)
        return done;
    return transaction.commit();
}

Result<void> SecondCopy::noteState()
{
    const auto change = m_database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'change'"));
    if (!change)
        return change.error();
    if (state(m_folder).change == static_cast<quint64>(*change))
        return {};
    return writeSafely(statePath(m_folder),
                       QJsonDocument(QJsonObject{{QStringLiteral("change"), *change}}).toJson(QJsonDocument::Compact),
                       m_folder.path);
}

CopyState SecondCopy::state(const LibraryFolder &folder)
{
    constexpr qint64 longest = 1000;
    const QJsonObject json = QJsonDocument::fromJson(readPlainFile(statePath(folder), longest).value_or(QByteArray())).object();
    return {static_cast<quint64>(json[QStringLiteral("change")].toInteger())};
}

QStringList SecondCopy::readArticles(const LibraryFolder &folder, const std::function<bool(const ReadDraftCopy &)> &take)
{
    QStringList unreadable;
    const QDir copies(folder.copies());
    for (const QString &name : copies.entryList({QStringLiteral("*.md")}, QDir::Files)) {
        const QString path = copies.filePath(name);
        const ArticleId id = QUuid::fromString(name.chopped(3));
        const auto bytes = readPlainFile(path, largestDraftCopy);
        const auto copy = bytes ? readDraftCopy(*bytes, id) : std::nullopt;
        if (!copy || copy->draft.id.isNull())
            unreadable.append(path);
        else if (!take(*copy))
            break;
    }
    return unreadable;
}

Result<void> SecondCopy::takeBackRows()
{
    QFile file(rowsPath());
    if (!QFileInfo(rowsPath()).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    TableRows rows(m_database);
    const auto tables = rows.tables();
    if (!tables)
        return tables.error();
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto set = m_database.run(QStringLiteral("PRAGMA defer_foreign_keys=ON")); !set)
        return set;
    const auto read = eachJsonLine(file, [&](int, const QJsonObject &line) -> Result<void> {
        const QString table = line[QStringLiteral("table")].toString();
        const qint64 number = line[QStringLiteral("number")].toInteger();
        if (number <= 0 || !tables->contains(table))
            return {};
        const QJsonObject row = line[QStringLiteral("row")].toObject();
        const auto done = row.isEmpty() ? rows.remove(table, number) : rows.put(table, number, row);
        // A row that a table refuses is left out; a disk that refuses is not.
        return done || done.error().kind == Error::Kind::Unreadable ? Result<void>() : done;
    });
    if (!read)
        return read;
    if (auto indexed = rows.indexAnew(); !indexed)
        return indexed;
    return transaction.commit();
}

} // namespace stet
