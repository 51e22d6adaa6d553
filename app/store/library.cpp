#include "app/store/library.h"

#include "app/store/recovery.h"
#include "app/store/schema.h"

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

/// The version in the header of a database file (sqlite.org/fileformat2.html, offset 60), read without SQLite, which
/// would write to a library that has to stay as it is.
int versionInFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(60))
        return 0;
    const QByteArray bytes = file.read(4);
    int version = 0;
    for (const char byte : bytes)
        version = (version << 8) | static_cast<unsigned char>(byte);
    return bytes.size() == 4 && version > 0 ? version : 0;
}

} // namespace

Library::Library(LibraryFolder folder, std::unique_ptr<Database> database, const LibraryOptions &options)
    : m_folder(std::move(folder)), m_database(std::move(database)), m_articles(*m_database, options.clock),
      m_authors(*m_database), m_words(*m_database), m_settings(*m_database), m_sources(*m_database)
{
}

Result<std::unique_ptr<Library>> Library::open(const QString &path, const LibraryOptions &options)
{
    const LibraryFolder folder{QDir(path).absolutePath()};
    if (const int version = versionInFile(folder.database()); version > schemaVersion())
        return tooNewError(version);
    if (const auto made = makeLibraryFolder(folder); !made)
        return made.error();
    if (const auto made = makeDatabaseFile(folder.database()); !made)
        return made.error();
    auto library = connect(folder.path, options);
    if (!library)
        return library.error();
    if (const auto migrated = migrate((*library)->database()); !migrated)
        return migrated.error();
    const auto recovered = recoverJournals(folder, (*library)->database(), (*library)->articles());
    if (!recovered)
        return recovered.error();
    (*library)->m_articles.setRecovered(recovered->drafts);
    for (const QString &file : recovered->damagedFiles) {
        (*library)->m_notices.append(
            tr("Part of a journal could not be read; what could be read is in its draft, and the file is kept as %1.")
                .arg(file));
    }
    return library;
}

Result<std::unique_ptr<Library>> Library::connect(const QString &path, const LibraryOptions &options)
{
    const LibraryFolder folder{QDir(path).absolutePath()};
    auto database = Database::open(folder.database());
    if (!database)
        return database.error();
    return std::unique_ptr<Library>(new Library(folder, std::move(*database), options));
}

} // namespace stet
