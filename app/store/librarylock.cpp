#include "app/store/librarylock.h"

#include "app/store/libraryfolder.h"
#include "app/store/plainfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace stet {

Result<std::unique_ptr<LibraryLock>> LibraryLock::take(const QString &folder, const QString &program)
{
    const QString path = LibraryFolder{folder}.lock();
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return systemError(errno, path);
    auto lock = std::unique_ptr<LibraryLock>(new LibraryLock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return systemError(errno, path);
        const LibraryOwner owner = LibraryLock::owner(folder);
        return Error{Error::Kind::Conflict,
                     QCoreApplication::translate("stet::LibraryLock",
                                                 "This library is open in another window (%1, process %2 on %3).")
                         .arg(owner.program)
                         .arg(owner.process)
                         .arg(owner.host),
                     path};
    }
    const QJsonObject owner{{QStringLiteral("process"), QCoreApplication::applicationPid()},
                            {QStringLiteral("host"), QSysInfo::machineHostName()},
                            {QStringLiteral("program"), program}};
    const QByteArray bytes = QJsonDocument(owner).toJson(QJsonDocument::Compact);
    // Only for people: a lock without its owner's name holds all the same.
    if (::ftruncate(file, 0) == 0)
        writeAll(file, bytes);
    return lock;
}

LibraryLock::~LibraryLock()
{
    ::close(m_file);
}

LibraryOwner LibraryLock::owner(const QString &folder)
{
    constexpr qint64 longest = 4096;
    const auto bytes = readPlainFile(LibraryFolder{folder}.lock(), longest);
    const QJsonObject json = QJsonDocument::fromJson(bytes.value_or(QByteArray())).object();
    return {json[QStringLiteral("process")].toInteger(), json[QStringLiteral("host")].toString(),
            json[QStringLiteral("program")].toString()};
}

QString LibraryLock::socketName(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QByteArray place = (canonical.isEmpty() ? folder : canonical).toUtf8() + '\0' + QByteArray::number(::getuid());
    const QByteArray hash = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(20);
    return QStringLiteral("stet-") + QString::fromLatin1(hash);
}

} // namespace stet
