#include "app/store/damage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace stet::damage {

namespace {

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

} // namespace

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
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("not readable: ") + file.errorString();
    if (!file.read(16).startsWith("SQLite format 3")) // sqlite.org/fileformat2.html, section 1.3
        return QStringLiteral("no SQLite header");
    auto database = Database::open(path);
    if (!database)
        return database.error().kind == Error::Kind::Unreadable ? database.error().detail : QString();
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
    return read ? wrong : read.error().detail;
}

} // namespace stet::damage
