#include "app/export/wholefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr mode_t newFileMode = 0666; // the umask takes from it

Error unwritable(const QString &path, int errorNumber)
{
    return {Error::Kind::Unwritable,
            QCoreApplication::translate("stet::WholeFile",
                                        "“%1” could not be written, and nothing was changed there; choose another folder or "
                                        "make room, and try again.")
                .arg(path),
            QString::fromLocal8Bit(std::strerror(errorNumber))};
}

Error taken(const QString &path)
{
    return {Error::Kind::Conflict,
            QCoreApplication::translate("stet::WholeFile",
                                        "There is already something called “%1”, and it was left as it is; choose another "
                                        "name.")
                .arg(path),
            {}};
}

/// An open file, closed when it goes.
class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

bool writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(descriptor, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += written;
    }
    return ::fsync(descriptor) == 0;
}

/// Gives a nameless file a name that must be free.
bool giveName(int descriptor, const QByteArray &path)
{
    const QByteArray handle = "/proc/self/fd/" + QByteArray::number(descriptor);
    return ::linkat(AT_FDCWD, handle.constData(), AT_FDCWD, path.constData(), AT_SYMLINK_FOLLOW) == 0;
}

bool syncFolder(const QByteArray &folder)
{
    const Descriptor descriptor(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems know no sync of a folder; there the name is safe without it.
    return descriptor.isOpen() && (::fsync(descriptor.get()) == 0 || errno == EINVAL);
}

/// Puts what stands under `temporary` in the place of `path`; 0 or the reason why not. Nothing is left under `temporary`.
int moveInto(const QByteArray &temporary, const QByteArray &path, Overwrite overwrite)
{
    const bool replace = overwrite == Overwrite::Asked;
    const int failed = replace ? ::rename(temporary.constData(), path.constData())
                               : ::link(temporary.constData(), path.constData());
    const int reason = failed == 0 ? 0 : errno;
    if (!replace || failed != 0)
        ::unlink(temporary.constData());
    return reason;
}

/// Writes `bytes` under the name; 0 or the reason why not.
int write(const QByteArray &folder, const QByteArray &path, const QByteArray &temporary, const QByteArray &bytes,
          Overwrite overwrite, mode_t mode, bool replaces)
{
    ::unlink(temporary.constData()); // what a try that was stopped left behind
    const Descriptor nameless(::open(folder.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, newFileMode));
    const bool needsName = !nameless.isOpen();
    if (needsName && errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)
        return errno;
    const Descriptor named(needsName ? ::open(temporary.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, newFileMode) : -1);
    const int descriptor = needsName ? named.get() : nameless.get();
    if (descriptor < 0)
        return errno;
    if ((replaces && ::fchmod(descriptor, mode) != 0) || !writeAll(descriptor, bytes)) {
        const int reason = errno;
        if (needsName)
            ::unlink(temporary.constData());
        return reason;
    }
    if (!needsName && overwrite == Overwrite::Never)
        return giveName(descriptor, path) ? 0 : errno;
    if (!needsName && !giveName(descriptor, temporary))
        return errno;
    return moveInto(temporary, path, overwrite);
}

} // namespace

Result<QString> writeWholeFile(const QString &path, const QByteArray &bytes, Overwrite overwrite)
{
    const QFileInfo info(path);
    const QByteArray target = QFile::encodeName(info.absoluteFilePath());
    const QByteArray folder = QFile::encodeName(info.absolutePath());
    const QByteArray temporary = QFile::encodeName(info.absolutePath() + QStringLiteral("/.") + info.fileName().left(60)
                                                   + QStringLiteral(".stet-new"));
    struct stat present = {};
    const bool isThere = ::lstat(target.constData(), &present) == 0;
    if (isThere && (overwrite == Overwrite::Never || !S_ISREG(present.st_mode)))
        return taken(path);
    const int reason = write(folder, target, temporary, bytes, overwrite, present.st_mode & 07777, isThere);
    if (reason == EEXIST)
        return taken(path);
    if (reason != 0)
        return unwritable(path, reason);
    if (!syncFolder(folder))
        return unwritable(path, errno);
    return info.absoluteFilePath();
}

} // namespace stet
