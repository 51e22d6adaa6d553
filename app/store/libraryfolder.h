#pragma once

#include "app/article/article.h"
#include "app/result.h"

#include <QString>

namespace stet {

/// Where a writer's library is when nobody chose another: STET_LIBRARY, else $XDG_DATA_HOME/stet.
QString defaultLibraryFolder();

/// Where words go while the library cannot be written: a folder of its own in the writer's home.
QString defaultEmergencyFolder();

/// The names of things inside a library folder. A plain value.
struct LibraryFolder
{
    QString path; ///< absolute

    QString database() const { return path + QStringLiteral("/library.db"); }
    QString journals() const { return path + QStringLiteral("/journal"); }
    QString undos() const { return path + QStringLiteral("/undo"); }
    QString copies() const { return path + QStringLiteral("/copies"); }
    QString backups() const { return path + QStringLiteral("/backups"); }
    QString damaged() const { return path + QStringLiteral("/damaged"); }
    QString lock() const { return path + QStringLiteral("/lock"); }
    /// The journal of a draft; of another Stet's own beside it when two have one open (`process` is its number).
    QString journal(const ArticleId &id, qint64 process = 0) const;
    QString copy(const ArticleId &id) const;
    /// The steps of a draft that can be taken back (undofile.h).
    QString undo(const ArticleId &id) const;
};

/// Which file or folder stands at a path: two that are equal are the same one, whatever it is called.
struct FileIdentity
{
    quint64 device = 0;
    quint64 number = 0; ///< 0: nothing is there

    static FileIdentity at(const QString &path);
    bool isThere() const { return number != 0; }
    bool operator==(const FileIdentity &) const = default;
};

/// Makes the folder and those inside it that are missing, readable by their owner only (0700). Says so when one of
/// them is a file or a link that leads nowhere; changes nothing then.
Result<void> makeLibraryFolder(const LibraryFolder &folder);

/// Puts bytes into a file so that after a power cut it holds either the old bytes or the new: a new file beside it
/// (0600), synced, renamed over it, and the folder synced. The new file is made in another folder of the same disk when
/// one is given: a folder of 100,000 files is then never searched for what a crash left.
Result<void> writeSafely(const QString &path, const QByteArray &bytes, const QString &temporaryFolder = {});

/// A name beside a path, or in the folder that is given, for a file that is being written: of this process, and never
/// twice, so that two who write the same file do not share it and what a crash leaves can be told from what is being
/// written.
QString temporaryName(const QString &path, const QString &folder = {});

/// Deletes files with such names that processes left which have ended, from the folders that stay small.
void deleteDebris(const LibraryFolder &folder);

/// Writes all bytes to an open file, however often that takes. Answers false, with errno, when the system refused.
bool writeAll(int file, const QByteArray &bytes);

/// Has the disk remember which names a folder holds. Answers false when the system refused.
bool syncFolder(const QString &path);

/// What the system said last (errno) as an error for the writer: full disk, no permission, or the rest.
Error systemError(int code, const QString &path);

} // namespace stet
