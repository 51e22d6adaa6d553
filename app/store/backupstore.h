#pragma once

#include "app/progress.h"
#include "app/store/library.h"

namespace stet {

/// A backup: one SQLite file that is a whole library by itself.
struct Backup
{
    enum class Kind { Hourly, Daily, Weekly, Asked, Migration };

    QString path;
    Kind kind = Kind::Hourly;
    quint64 sequence = 0; ///< rises with each backup; the order, whatever clocks say
    QDateTime made;
    qint64 bytes = 0;
};

/// How many backups are kept of each kind, and how many bytes all may take: past that the oldest hourly ones go first,
/// then daily, then weekly ones, but never the last three.
struct BackupRule
{
    int hourly = 24;
    int daily = 30;
    int weekly = 52;
    int others = 10;
    qint64 mostBytes = qint64(4) << 30;
};

/// The backups of a library, in its folder `backups` and, if there is one, in a second folder of the writer's choice.
///
/// Works on files and on a connection of its own, in any one thread at a time, while others write the library: reading
/// it for a backup makes nobody wait. Each backup is opened, checked and compared with the library's words before it
/// gets its name.
class BackupStore
{
public:
    explicit BackupStore(const QString &libraryFolder, ArticleStore::Clock clock = &QDateTime::currentDateTimeUtc);

    /// The library's setting that names the second folder.
    static QString secondFolderSetting() { return QStringLiteral("backupFolder"); }

    /// Newest first.
    QList<Backup> list() const;

    /// Tells how far it is with reading the backup back; what is stopped is thrown away.
    Result<Backup> make(Backup::Kind kind, const QString &secondFolder = {}, const BackupRule &rule = {},
                        const Progress &progress = {});

    /// The backup that is due now, if any: an hour, a day or a week after the last of its kind, and only when the
    /// library was changed since.
    Result<void> makeDue(const QString &secondFolder = {}, const BackupRule &rule = {}, const Progress &progress = {});

    /// Opens a backup for looking into it; nothing in it is changed.
    static Result<std::unique_ptr<Library>> look(const QString &path);

    /// Puts one article back as the backup has it. The article as it is now is kept as a version.
    static Result<void> restoreArticle(const QString &path, const ArticleId &id, Library &library);

    /// Puts the whole library back. Nobody may have it open. What it holds now is kept in the folder for damaged
    /// files, under a name that the answer tells.
    Result<QString> restoreAll(const QString &path);

private:
    Result<bool> isChangedSince(const QString &backup, const Progress &progress) const;
    Result<void> check(const QString &path, qint64 articles, qint64 change, const Progress &progress) const;
    void prune(const BackupRule &rule) const;

    LibraryFolder m_folder;
    ArticleStore::Clock m_clock;
};

} // namespace stet
