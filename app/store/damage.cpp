#include "app/store/damage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace stet::damage {

namespace {

constexpr qsizetype headerSize = 100;
constexpr qint64 quicklyRead = qint64(16) << 20; // bytes: some 30 ms

QString suspicionPath(const LibraryFolder &folder)
{
    return folder.path + QStringLiteral("/check-me");
}

bool hasCopies(const LibraryFolder &folder)
{
    const auto any = [](const QString &path, const QString &pattern) {
        return !QDir(path).entryList({pattern}, QDir::Files).isEmpty();
    };
    return QFileInfo::exists(folder.copies() + QStringLiteral("/state.json"))
           || any(folder.journals(), QStringLiteral("*.journal")) || any(folder.copies(), QStringLiteral("*.md"));
}

/// What reading cannot find: a view or a trigger whose own text is spoilt, so that nothing can be saved. SQLite is asked
/// to explain what it would do with each table and view, and does nothing of it.
QString foundInSchema(Database &database)
{
    QStringList statements;
    auto read = database.each(
        QStringLiteral("SELECT type, name, (SELECT name FROM pragma_table_info(sqlite_master.name) LIMIT 1) FROM sqlite_master "
                       "WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                       "AND name NOT GLOB '*_search_*'"), // the index has tables of its own, without triggers
        {}, [&statements](const Row &row) {
            const auto quoted = [&row](int column) { return u'"' + row.text(column).replace(u'"', QLatin1String("\"\"")) + u'"'; };
            statements.append(QStringLiteral("EXPLAIN SELECT * FROM ") + quoted(1));
            if (row.text(0) == QLatin1String("view"))
                return true;
            statements.append(QStringLiteral("EXPLAIN INSERT INTO %1 DEFAULT VALUES").arg(quoted(1)));
            statements.append(QStringLiteral("EXPLAIN DELETE FROM ") + quoted(1));
            statements.append(QStringLiteral("EXPLAIN UPDATE %1 SET %2 = NULL").arg(quoted(1), quoted(2)));
            return true;
        });
    for (qsizetype i = 0; read && i < statements.size(); ++i)
        read = database.each(statements[i], {}, [](const Row &) { return false; });
    return !read && read.error().kind == Error::Kind::Unreadable ? read.error().detail : QString();
}

} // namespace

int versionInFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || !file.read(16).startsWith("SQLite format 3") || !file.seek(60))
        return 0;
    const QByteArray bytes = file.read(4);
    return bytes.size() == 4 ? static_cast<int>(qFromBigEndian<quint32>(bytes.constData()) & 0x7fffffff) : 0;
}

QString found(const LibraryFolder &folder)
{
    const QString path = folder.database();
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return {};
    if (!info.isFile())
        return QStringLiteral("not a file");
    if (info.size() == 0)
        return hasCopies(folder) ? QStringLiteral("empty") : QString();
    for (const char *name : {"", "-wal", "-shm"}) {
        const QFileInfo beside(path + QLatin1String(name));
        if ((beside.exists() || beside.isSymLink()) && (!beside.isFile() || !QFile(beside.filePath()).open(QIODevice::ReadOnly)))
            return beside.fileName() + QStringLiteral(" is not readable");
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {}; // it was readable a moment ago: the disk refuses, which says nothing about the file
    const QByteArray header = file.read(headerSize);
    if (header.size() < headerSize)
        return QStringLiteral("cut short");
    if (!header.startsWith("SQLite format 3")) // sqlite.org/fileformat2.html, section 1.3
        return QStringLiteral("no SQLite header");
    if (versionInFile(path) > highestVersion)
        return QStringLiteral("impossible version");
    // For reading: another connection would write the -wal back into the file when it is closed.
    auto database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return database.error().kind == Error::Kind::Unreadable ? database.error().detail : QString();
    if (const QString wrong = foundInSchema(**database); !wrong.isEmpty())
        return wrong;
    const bool suspected = QFile::exists(suspicionPath(folder));
    if (!suspected && info.size() > quicklyRead)
        return {};
    const QString wrong = foundByReadingAll(**database);
    if (wrong.isEmpty() && suspected)
        QFile::remove(suspicionPath(folder));
    return wrong;
}

void suspect(const LibraryFolder &folder)
{
    (void)writeSafely(suspicionPath(folder), "The next start reads the whole library.\n");
}

QString foundByReadingAll(Database &database)
{
    QString wrong;
    const auto read = database.each(QStringLiteral("PRAGMA quick_check(1)"), {}, [&wrong](const Row &row) {
        if (row.text(0) != QLatin1String("ok"))
            wrong = row.text(0);
        return false;
    });
    if (!read && read.error().kind == Error::Kind::Unreadable)
        return read.error().detail;
    return wrong; // a disk that refuses says nothing about the file
}

} // namespace stet::damage
