#include "app/store/backupstore.h"

#include "app/store/damage.h"
#include "app/store/recovery.h"
#include "app/store/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr std::array kindNames{"hourly", "daily", "weekly", "asked", "migration"};
constexpr qsizetype leastKept = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::BackupStore", text);
}

QString nameOf(Backup::Kind kind)
{
    return QString::fromLatin1(kindNames.at(static_cast<std::size_t>(kind)));
}

/// The bytes of a file on disk, not only on their way there.
bool syncFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool synced = ::fsync(file) == 0;
    ::close(file);
    return synced;
}

/// 000042-daily-20260301T120000Z.db
std::optional<Backup> backupFrom(const QFileInfo &info)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{6,})-([a-z]+)-(\\d{8}T\\d{6})Z\\.db$"));
    const auto match = pattern.match(info.fileName());
    const auto kind = std::find(kindNames.begin(), kindNames.end(), match.captured(2).toLatin1());
    if (!match.hasMatch() || kind == kindNames.end())
        return {};
    QDateTime made = QDateTime::fromString(match.captured(3), QStringLiteral("yyyyMMddTHHmmss"));
    made.setTimeSpec(Qt::UTC);
    return Backup{info.filePath(), static_cast<Backup::Kind>(kind - kindNames.begin()), match.captured(1).toULongLong(),
                  made, info.size()};
}

/// Long reading and writing ends when whoever is told of the progress wants it to.
void letStop(Database &database, const Progress &progress)
{
    constexpr qint64 often = 50; // milliseconds
    if (!progress)
        return;
    database.goOnWhile([progress, asked = std::make_shared<QElapsedTimer>()] {
        if (asked->isValid() && asked->elapsed() < often)
            return true;
        asked->start();
        return progress(0, 0);
    });
}

/// A sum over what stands for the words of all articles: the checksums of their rows, in order.
Result<QByteArray> contentOf(Database &database)
{
    QByteArray all;
    const auto read = database.each(
        QStringLiteral("SELECT id, checksum FROM article JOIN article_text USING(number) ORDER BY article.number"), {},
        [&all](const Row &row) {
            all += row.text(0).toLatin1() + row.bytes(1);
            return true;
        });
    if (!read)
        return read.error();
    return all;
}

} // namespace

BackupStore::BackupStore(const QString &libraryFolder, ArticleStore::Clock clock)
    : m_folder{QDir(libraryFolder).absolutePath()}, m_clock(std::move(clock))
{
}

QList<Backup> BackupStore::list() const
{
    QList<Backup> backups;
    for (const QFileInfo &info : QDir(m_folder.backups()).entryInfoList({QStringLiteral("*.db")}, QDir::Files)) {
        if (const auto backup = backupFrom(info))
            backups.append(*backup);
    }
    std::sort(backups.begin(), backups.end(), [](const Backup &a, const Backup &b) { return a.sequence > b.sequence; });
    return backups;
}

Result<Backup> BackupStore::make(Backup::Kind kind, const QString &secondFolder, const BackupRule &rule,
                                 const Progress &progress)
{
    auto database = Database::open(m_folder.database());
    if (!database)
        return database.error();
    letStop(**database, progress);
    const auto before = list();
    const quint64 sequence = before.isEmpty() ? 1 : before.first().sequence + 1;
    const QString name = QStringLiteral("%1-%2-%3Z.db")
                             .arg(sequence, 6, 10, QLatin1Char('0'))
                             .arg(nameOf(kind), m_clock().toUTC().toString(QStringLiteral("yyyyMMddTHHmmss")));
    const QString path = m_folder.backups() + u'/' + name;
    const QString temporary = temporaryName(path);
    // An empty file of ours first, since SQLite would make one that others may read.
    if (const auto made = writeSafely(temporary, {}); !made)
        return made.error();
    const auto refuse = [&temporary](const Error &error) {
        QFile::remove(temporary);
        return error;
    };
    if (const auto copied = (*database)->run(QStringLiteral("VACUUM INTO ?"), {temporary}); !copied)
        return refuse(copied.error());
    const auto changes = (*database)->number(QStringLiteral("SELECT value FROM counter WHERE name = 'change'"));
    const auto articles = (*database)->number(QStringLiteral("SELECT count(*) FROM article"));
    if (!changes || !articles)
        return refuse(changes ? articles.error() : changes.error());
    if (const auto checked = check(temporary, *articles, *changes, progress); !checked)
        return refuse(checked.error());
    if (!syncFile(temporary) || !QFile::rename(temporary, path) || !syncFolder(m_folder.backups()))
        return refuse(systemError(errno, path));
    if (!secondFolder.isEmpty()) {
        const QString second = secondFolder + u'/' + name;
        if (!QFile::copy(path, second) || !syncFile(second) || !syncFolder(secondFolder)) {
            return Error{Error::Kind::Unwritable,
                         tr("The backup is in the library's folder, but no second one could be put into %1.")
                             .arg(secondFolder),
                         {}};
        }
        QFile::setPermissions(second, QFile::ReadOwner | QFile::WriteOwner);
    }
    prune(rule);
    return Backup{path, kind, sequence, m_clock(), QFileInfo(path).size()};
}

/// A backup that cannot be read back is none. The library may have gone on meanwhile, so that what is compared is
/// what cannot have: no article fewer than before, no change less, and every row as its checksum says.
Result<void> BackupStore::check(const QString &path, qint64 articles, qint64 change, const Progress &progress) const
{
    auto backup = look(path);
    if (!backup)
        return backup.error();
    Database &database = (*backup)->database();
    letStop(database, progress);
    const QString wrong = damage::foundByReadingAll(database);
    const auto held = database.number(QStringLiteral("SELECT count(*) FROM article"));
    const auto changes = database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'change'"));
    bool good = wrong.isEmpty() && held && changes && *changes <= change && std::llabs(*held - articles) <= change - *changes;
    QStringList ids;
    const auto read = database.each(QStringLiteral("SELECT id FROM article"), {}, [&ids](const Row &row) {
        ids.append(row.text(0));
        return true;
    });
    good = good && read;
    Steps steps(progress, static_cast<int>(ids.size()));
    for (qsizetype i = 0; good && i < ids.size(); ++i) {
        if (auto goesOn = steps.next(); !goesOn)
            return goesOn;
        const auto whole = (*backup)->articles().isWhole(QUuid::fromString(ids[i]));
        good = whole && *whole;
    }
    if (good)
        return {};
    damage::suspect(m_folder);
    return Error{Error::Kind::Unreadable,
                 tr("A backup could not be read back and was thrown away; Stet looks at the library at the next start."),
                 wrong};
}

Result<void> BackupStore::makeDue(const QString &secondFolder, const BackupRule &rule, const Progress &progress)
{
    const auto backups = list();
    const QDateTime now = m_clock();
    const auto isDue = [&](Backup::Kind kind, qint64 seconds) {
        const auto last = std::find_if(backups.begin(), backups.end(), [kind](const Backup &b) { return b.kind == kind; });
        // A clock that went back makes a backup due, too: waiting for it to come round again could take years.
        return last == backups.end() || std::llabs(last->made.secsTo(now)) >= seconds;
    };
    constexpr qint64 hour = 3600;
    std::optional<Backup::Kind> due;
    if (isDue(Backup::Kind::Weekly, 7 * 24 * hour))
        due = Backup::Kind::Weekly;
    else if (isDue(Backup::Kind::Daily, 24 * hour))
        due = Backup::Kind::Daily;
    else if (isDue(Backup::Kind::Hourly, hour))
        due = Backup::Kind::Hourly;
    if (!due)
        return {};
    if (!backups.isEmpty()) {
        const auto changed = isChangedSince(backups.first().path, progress);
        if (!changed)
            return changed.error();
        if (!*changed)
            return {};
    }
    const auto made = make(*due, secondFolder, rule, progress);
    return made ? Result<void>() : made.error();
}

/// A backup that cannot be read says nothing: it counts as another one.
Result<bool> BackupStore::isChangedSince(const QString &path, const Progress &progress) const
{
    auto backup = look(path);
    auto present = Database::open(m_folder.database(), Database::Access::ReadOnly);
    if (!backup || !present)
        return true;
    letStop((*backup)->database(), progress);
    letStop(**present, progress);
    const auto then = contentOf((*backup)->database());
    const auto now = then ? contentOf(**present) : then;
    if (!now && now.error().kind == Error::Kind::Stopped)
        return now.error();
    return !now || *then != *now;
}

void BackupStore::prune(const BackupRule &rule) const
{
    QList<Backup> backups = list();
    const std::array limits{rule.hourly, rule.daily, rule.weekly, rule.others, rule.others};
    std::array<int, kindNames.size()> seen{};
    qint64 bytes = 0;
    QList<Backup> kept;
    for (const Backup &backup : std::as_const(backups)) {
        const auto kind = static_cast<std::size_t>(backup.kind);
        if (++seen[kind] > limits[kind]) {
            QFile::remove(backup.path);
            continue;
        }
        bytes += backup.bytes;
        kept.append(backup);
    }
    for (const Backup::Kind kind : {Backup::Kind::Hourly, Backup::Kind::Daily, Backup::Kind::Weekly}) {
        for (qsizetype i = kept.size() - 1; i >= 0 && bytes > rule.mostBytes && kept.size() > leastKept; --i) {
            if (kept[i].kind != kind)
                continue;
            bytes -= kept[i].bytes;
            QFile::remove(kept[i].path);
            kept.removeAt(i);
        }
    }
}

Result<std::unique_ptr<Library>> BackupStore::look(const QString &path)
{
    return Library::openFile(path);
}

Result<void> BackupStore::restoreArticle(const QString &path, const ArticleId &id, Library &library)
{
    auto backup = look(path);
    if (!backup)
        return backup.error();
    auto draft = (*backup)->articles().load(id);
    if (!draft)
        return draft.error();
    const auto present = library.articles().load(id);
    if (!present && present.error().kind == Error::Kind::NotFound)
        return library.articles().addAs(*draft);
    if (present) {
        if (const auto kept = library.revisions().keep(id, Revision::Reason::Restore); !kept)
            return kept.error();
        draft->sequence = present->sequence;
    }
    const auto saved = library.articles().save(*draft);
    if (!saved)
        return saved.error();
    return present && present->trashed.isValid() ? library.articles().restore(id) : Result<void>();
}

Result<QString> BackupStore::restoreAll(const QString &path)
{
    if (const auto backup = look(path); !backup)
        return backup.error();
    const QString fresh = m_folder.database() + QStringLiteral(".new");
    QFile::remove(fresh);
    if (!QFile::copy(path, fresh) || !QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner)
        || !syncFile(fresh)) {
        const Error error = systemError(errno, fresh);
        QFile::remove(fresh);
        return error;
    }
    // Copies and journals hold what came after the backup; left in place, they would bring it back at the next start.
    QStringList aside;
    for (const QString &name : {m_folder.copies(), m_folder.journals(), m_folder.database(),
                                m_folder.database() + QStringLiteral("-wal"), m_folder.database() + QStringLiteral("-shm")}) {
        if (QFileInfo::exists(name))
            aside.append(name);
    }
    const QString kept = aside.isEmpty() ? QString() : keepDamaged(m_folder, aside);
    if (!QFile::rename(fresh, m_folder.database()) || !syncFolder(m_folder.path))
        return systemError(errno, m_folder.database());
    return kept;
}

} // namespace stet
