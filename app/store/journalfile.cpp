#include "app/store/journalfile.h"

#include "app/store/libraryfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr qint64 largestJournal = qint64(2) << 30;

/// Opens a journal that is there and takes its lock. -1 with EWOULDBLOCK in errno: somebody else has it.
int openLocked(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return -1;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return file;
    const int code = errno;
    ::close(file);
    errno = code;
    return -1;
}

Error ownedElsewhere(const QString &path)
{
    return {Error::Kind::Conflict,
            QCoreApplication::translate("stet::Keeper",
                                        "This article is open in another Stet; close it there before you write here."),
            path};
}

} // namespace

Result<std::unique_ptr<JournalFile>> JournalFile::begin(const QString &path, const ArticleId &id,
                                                        const JournalRecord &start)
{
    const int old = openLocked(path);
    if (old < 0 && errno == EWOULDBLOCK)
        return ownedElsewhere(path);
    auto file = std::unique_ptr<JournalFile>(new JournalFile(path, id));
    file->m_file = old;
    if (const auto begun = file->restart(start); !begun)
        return begun.error();
    return file;
}

JournalFile::~JournalFile()
{
    close();
}

void JournalFile::close()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

Result<void> JournalFile::restart(const JournalRecord &start)
{
    const QString temporary = temporaryName(m_path);
    const QByteArray name = QFile::encodeName(temporary);
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return systemError(errno, m_path);
    QByteArray bytes = journal::header(m_id);
    QByteArray check = journal::headerCheck(bytes);
    bytes += journal::encoded(start, check);
    bool done = ::flock(file, LOCK_EX | LOCK_NB) == 0 && writeAll(file, bytes) && ::fdatasync(file) == 0
                && ::rename(name.constData(), QFile::encodeName(m_path).constData()) == 0
                && syncFolder(QFileInfo(m_path).path());
    if (!done) {
        const Error error = systemError(errno, m_path);
        ::unlink(name.constData());
        ::close(file);
        return error;
    }
    close();
    m_file = file;
    m_check = check;
    m_size = bytes.size();
    return {};
}

Result<void> JournalFile::append(const QList<JournalRecord> &records)
{
    QByteArray bytes;
    QByteArray check = m_check;
    for (const JournalRecord &record : records)
        bytes += journal::encoded(record, check);
    if (!writeAll(m_file, bytes))
        return systemError(errno, m_path);
    m_check = check;
    m_size += bytes.size();
    return {};
}

Result<void> JournalFile::sync()
{
    if (::fdatasync(m_file) != 0)
        return systemError(errno, m_path);
    return {};
}

int JournalFile::duplicate() const
{
    return ::fcntl(m_file, F_DUPFD_CLOEXEC, 0);
}

bool JournalFile::isInPlace() const
{
    struct stat here = {};
    struct stat there = {};
    return ::fstat(m_file, &here) == 0 && ::stat(QFile::encodeName(m_path).constData(), &there) == 0
           && here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

void JournalFile::remove()
{
    ::unlink(QFile::encodeName(m_path).constData());
    syncFolder(QFileInfo(m_path).path());
    close();
}

void leaveToTheNextStart(const LibraryFolder &folder, const ArticleId &id)
{
    constexpr qint64 beyondProcesses = 100'000'000; // no process has such a number, and so none a journal of that name
    const int lock = openLocked(folder.journal(id));
    if (lock < 0)
        return;
    for (qint64 number = beyondProcesses; number < beyondProcesses + 1000; ++number) {
        const QString other = folder.journal(id, number);
        if (!QFile::exists(other) && QFile::rename(folder.journal(id), other))
            break;
    }
    ::close(lock);
}

JournalReading readJournal(const QString &path, const journal::EarlierEdits &earlier)
{
    JournalReading reading;
    const int lock = openLocked(path);
    if (lock < 0) {
        reading.owned = errno == EWOULDBLOCK;
        reading.unreadable = !reading.owned && errno != ENOENT;
        return reading;
    }
    QFile file;
    if (file.open(lock, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle) && file.size() <= largestJournal)
        reading.replayed = journal::replay(file.readAll(), earlier);
    reading.unreadable = !reading.replayed;
    return reading;
}

} // namespace stet
