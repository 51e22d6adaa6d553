#include "app/store/libraryfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::Library", text);
}

QString nameOf(const ArticleId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Result<void> makeFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists() || info.isSymLink()) {
        return Error{Error::Kind::Unwritable,
                     tr("The library needs a folder where a file stands (%1); move that file away.").arg(path), {}};
    }
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return systemError(errno, path);
    return {};
}

} // namespace

QString defaultLibraryFolder()
{
    const QString chosen = qEnvironmentVariable("STET_LIBRARY");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/stet");
}

QString defaultEmergencyFolder()
{
    return QDir::homePath() + QStringLiteral("/Stet rescued drafts");
}

QString LibraryFolder::journal(const ArticleId &id, qint64 process) const
{
    const QString beside = process > 0 ? QStringLiteral(".%1").arg(process) : QString();
    return journals() + u'/' + nameOf(id) + beside + QStringLiteral(".journal");
}

QString LibraryFolder::copy(const ArticleId &id) const
{
    return copies() + u'/' + nameOf(id) + QStringLiteral(".md");
}

QString LibraryFolder::undo(const ArticleId &id) const
{
    return undos() + u'/' + nameOf(id) + QStringLiteral(".undo");
}

FileIdentity FileIdentity::at(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {static_cast<quint64>(found.st_dev), static_cast<quint64>(found.st_ino)};
}

Result<void> makeLibraryFolder(const LibraryFolder &folder)
{
    const QString above = QFileInfo(folder.path).path();
    if (!QFileInfo(above).isDir() && !QDir().mkpath(above))
        return systemError(errno, above);
    for (const QString &path : {folder.path, folder.journals()}) {
        if (auto made = makeFolder(path); !made)
            return made;
    }
    // Without a place for copies or backups one can write all the same; whoever makes some says that it cannot be done.
    for (const QString &path : {folder.copies(), folder.backups()}) {
        if (const auto made = makeFolder(path); !made)
            qWarning("%s", qUtf8Printable(made.error().detail));
    }
    return {};
}

QString temporaryName(const QString &path, const QString &folder)
{
    const QString place = folder.isEmpty() ? path : folder + u'/' + QFileInfo(path).fileName();
    static std::atomic<quint64> count = 0;
    return QStringLiteral("%1.%2-%3.new").arg(place).arg(::getpid()).arg(++count);
}

void deleteDebris(const LibraryFolder &folder)
{
    static const QRegularExpression pattern(QStringLiteral("\\.(\\d+)-\\d+\\.new$"));
    for (const QString &path : {folder.path, folder.journals(), folder.backups()}) {
        const QDir inside(path);
        for (const QString &name : inside.entryList({QStringLiteral("*.new")}, QDir::Files | QDir::Hidden)) {
            const auto match = pattern.match(name);
            const auto process = static_cast<pid_t>(match.captured(1).toLongLong());
            const bool runs = process == ::getpid() || ::kill(process, 0) == 0 || errno != ESRCH;
            if (match.hasMatch() && !runs)
                QFile::remove(inside.filePath(name));
        }
    }
}

bool writeAll(int file, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(file, bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        written += count;
    }
    return true;
}

Result<void> writeSafely(const QString &path, const QByteArray &bytes, const QString &temporaryFolder)
{
    const QByteArray temporary = QFile::encodeName(temporaryName(path, temporaryFolder));
    const int file = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return systemError(errno, path);
    const bool written = writeAll(file, bytes) && ::fsync(file) == 0;
    const int code = errno;
    ::close(file);
    if (!written || ::rename(temporary.constData(), QFile::encodeName(path).constData()) != 0) {
        const Error error = systemError(written ? errno : code, path);
        ::unlink(temporary.constData());
        return error;
    }
    if (!syncFolder(QFileInfo(path).path()))
        return systemError(errno, path);
    return {};
}

bool syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool synced = ::fsync(folder) == 0;
    const int code = errno;
    ::close(folder);
    errno = code;
    return synced;
}

Error systemError(int code, const QString &path)
{
    const QString detail = path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(code));
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return {Error::Kind::Unwritable, tr("The disk is full; free some space and Stet will go on by itself."), detail};
    case EACCES:
    case EPERM:
    case EROFS:
        return {Error::Kind::Unwritable, tr("Stet may not write in the library's folder (%1).").arg(path), detail};
    case ENOENT:
        return {Error::Kind::NotFound, tr("The library's folder is not there any more (%1).").arg(path), detail};
    case ENOTDIR:
        return {Error::Kind::NotFound, tr("Something else stands in place of a folder of the library (%1); put it elsewhere.").arg(path),
                detail};
    default:
        return {Error::Kind::Unwritable, tr("The disk reported an error while writing (%1).").arg(path), detail};
    }
}

} // namespace stet
