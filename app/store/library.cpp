#include "app/store/library.h"

#include "app/store/backupstore.h"
#include "app/store/damage.h"
#include "app/store/draftcopy.h"
#include "app/store/plainfile.h"
#include "app/store/recovery.h"
#include "app/store/schema.h"
#include "app/store/secondcopy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace stet {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("stet::Library", text, nullptr, count);
}

/// An empty file that its owner alone may read; SQLite gives its -wal and -shm the same mode.
Result<void> makeDatabaseFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EEXIST ? Result<void>() : systemError(errno, path);
    ::close(file);
    return {};
}

/// A restore of a whole backup that was stopped half way has put the old database aside and not yet named the new one.
void finishRestore(const LibraryFolder &folder)
{
    const QString fresh = folder.database() + QStringLiteral(".new");
    if (!QFileInfo::exists(fresh))
        return;
    if (QFileInfo::exists(folder.database())) {
        QFile::remove(fresh);
        return;
    }
    QFile::remove(folder.database() + QStringLiteral("-wal")); // of the database that was put aside
    QFile::rename(fresh, folder.database());
}

/// The bytes of a library in which something is damaged, beside the library. Answers where; empty: it could not be done.
QString copyDamaged(const LibraryFolder &folder)
{
    const QString copy = folder.path + QStringLiteral("/before-migration.db");
    QStringList copies{copy};
    QFile::remove(copy);
    if (!QFile::copy(folder.database(), copy))
        return {};
    if (QFile::copy(folder.database() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")))
        copies.append(copy + QStringLiteral("-wal"));
    for (const QString &path : copies)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return keepDamaged(folder, copies);
}

/// A backup, of which the answer is empty; where one article is damaged, and no backup counts as whole, the path of a
/// copy of the file as it is: the other articles are no reason to stay with an older Stet.
Result<QString> backUpBeforeMigration(const LibraryFolder &folder, Database &database, const LibraryOptions &options)
{
    const auto version = schemaVersionOf(database);
    if (!version)
        return version.error();
    if (*version == 0 || *version >= schemaVersion())
        return QString();
    const auto made = BackupStore(folder.path, options.clock).make(Backup::Kind::Migration);
    if (made)
        return QString();
    const QString copy = made.error().kind == Error::Kind::Unreadable ? copyDamaged(folder) : QString();
    return copy.isEmpty() ? Result<QString>(made.error()) : copy;
}

} // namespace

Library::Library(LibraryFolder folder, std::unique_ptr<Database> database, const LibraryOptions &options)
    : m_folder(std::move(folder)), m_database(std::move(database)), m_articles(*m_database, options.clock),
      m_authors(*m_database), m_words(*m_database),
      m_revisions(*m_database, m_articles, m_authors, options.clock), m_settings(*m_database), m_sources(*m_database)
{
    m_articles.setFallback([copies = m_folder](const ArticleId &id) -> std::optional<StoredDraft> {
        const auto bytes = readPlainFile(copies.copy(id), largestDraftCopy);
        const auto copy = bytes ? readDraftCopy(*bytes, id) : std::nullopt;
        if (!copy)
            return {};
        damage::suspect(copies); // where one row is damaged, more may be
        return copy->draft;
    });
}

Library::~Library()
{
    constexpr int most = 200; // some tenths of a second; the keeper, or the next start, goes on
    if (!m_opened || m_readOnly)
        return;
    if (const auto copied = SecondCopy(m_folder, *m_database, m_articles).bringUpToDate(most); !copied)
        qWarning("%s", qUtf8Printable(copied.error().detail));
}

Result<std::unique_ptr<Library>> Library::open(const QString &path, const LibraryOptions &options)
{
    const LibraryFolder folder{QDir(path).absolutePath()};
    const QString database = folder.database();
    if (const int version = damage::versionInFile(database); version > schemaVersion() && version <= damage::highestVersion)
        return tooNewError(version);
    if (const auto made = makeLibraryFolder(folder); !made)
        return openForReading(folder, options, made.error());
    finishRestore(folder);
    deleteDebris(folder);
    QString kept;
    if (const QString damaged = damage::found(folder); !damaged.isEmpty()) {
        QStringList files{database};
        for (const char *beside : {"-wal", "-shm"}) {
            if (const QFileInfo info(database + QLatin1String(beside)); info.exists() || info.isSymLink())
                files.append(info.filePath());
        }
        kept = keepDamaged(folder, files);
        if (kept.isEmpty()) {
            return Error{Error::Kind::Unreadable,
                         tr("The library is damaged and could not be put aside; it was left as it is."), damaged};
        }
        qWarning("%s: %s", qUtf8Printable(kept), qUtf8Printable(damaged));
    }
    if (const auto made = makeDatabaseFile(folder.database()); !made)
        return openForReading(folder, options, made.error());
    auto library = connect(folder.path, options);
    if (!library)
        return openForReading(folder, options, library.error());
    const auto saved = backUpBeforeMigration(folder, (*library)->database(), options);
    if (!saved)
        return saved.error();
    if (!saved->isEmpty()) {
        (*library)->m_notices.append(tr("Part of the library file is damaged; what can be read is here, and the file as it "
                                        "was is kept as %1.")
                                         .arg(*saved));
    }
    if (const auto migrated = migrate((*library)->database()); !migrated) {
        library = Error(migrated.error()); // closes it first
        return openForReading(folder, options, migrated.error());
    }
    if (const auto recovered = (*library)->recover(options, kept); !recovered)
        return recovered.error();
    (*library)->m_opened = true;
    return library;
}

Result<std::unique_ptr<Library>> Library::openForReading(const LibraryFolder &folder, const LibraryOptions &options,
                                                         const Error &reason)
{
    if (reason.kind != Error::Kind::Unwritable)
        return reason;
    auto library = connect(folder.path, options, Database::Access::ReadOnly);
    if (library) {
        const auto version = schemaVersionOf((*library)->database());
        if (!version || *version != schemaVersion())
            return reason;
        (*library)->m_readOnly = true;
        (*library)->m_notices.append(
            tr("The library can only be read (%1); what you write now is kept in the folder for rescued drafts.")
                .arg(folder.path));
        return library;
    }
    return reason;
}

Result<void> Library::recover(const LibraryOptions &options, const QString &damagedDatabase)
{
    const auto rebuilt = rebuildFromCopies(m_folder, *m_database, m_articles);
    if (!rebuilt)
        return rebuilt.error();
    const auto recovered = recoverJournals(m_folder, *m_database, m_articles, m_revisions);
    if (!recovered)
        return recovered.error();
    const auto rescued = takeRescued(m_folder, options.emergencyFolder, m_articles, m_revisions);
    if (!rescued)
        return rescued.error();
    m_articles.setRecovered(recovered->drafts + rescued->drafts);
    if (!damagedDatabase.isEmpty()) {
        const auto count = m_articles.count();
        m_notices.append(tr("The library file was damaged; Stet made it anew from its second copies with %n article(s), "
                            "and kept the damaged file as %1.",
                            count ? *count : 0)
                             .arg(damagedDatabase));
    } else if (!rebuilt->drafts.isEmpty()) {
        m_notices.append(tr("The library file was older than its second copies; Stet took %n article(s) back from them.",
                            static_cast<int>(rebuilt->drafts.size())));
    }
    for (const QString &file : rebuilt->damagedFiles + recovered->damagedFiles) {
        m_notices.append(
            tr("Part of a file could not be read; what could be read is in its draft, and the file is kept as %1.")
                .arg(file));
    }
    return {};
}

Result<std::unique_ptr<Library>> Library::openFile(const QString &path, const LibraryOptions &options)
{
    if (const int version = damage::versionInFile(path); version > schemaVersion())
        return tooNewError(version);
    auto database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return database.error();
    const auto version = schemaVersionOf(**database);
    if (!version)
        return version.error();
    if (*version < 1) {
        return Error{Error::Kind::Unreadable, tr("This file is no library of Stet."), path};
    }
    auto library = std::unique_ptr<Library>(new Library({QFileInfo(path).absolutePath()}, std::move(*database), options));
    library->m_articles.setFallback({}); // what is beside it belongs to another library
    library->m_readOnly = true;
    return library;
}

Result<std::unique_ptr<Library>> Library::connect(const QString &path, const LibraryOptions &options,
                                                  Database::Access access)
{
    const LibraryFolder folder{QDir(path).absolutePath()};
    auto database = Database::open(folder.database(), access);
    if (!database)
        return database.error();
    return std::unique_ptr<Library>(new Library(folder, std::move(*database), options));
}

} // namespace stet
