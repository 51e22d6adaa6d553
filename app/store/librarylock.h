#pragma once

#include "app/result.h"

#include <QString>

#include <memory>

namespace stet {

/// Who has a library open in a window.
struct LibraryOwner
{
    qint64 process = 0;
    QString host;
    QString program; ///< "stet"
};

/// The one window of a library: held as long as this lives, and ended by the system with the process, so that nothing
/// is left over after a crash.
///
/// It keeps a second window away, which would show the same drafts; the database and the journals need no such lock,
/// and the command line works beside an open window. Whoever cannot take it raises the window that has it, through the
/// local socket of `socketName`.
class LibraryLock
{
public:
    /// Conflict, with who has it in the message, when another window holds the library; Unwritable when the file
    /// cannot be made, as in a folder that can only be read.
    static Result<std::unique_ptr<LibraryLock>> take(const QString &folder, const QString &program);
    ~LibraryLock();
    LibraryLock(const LibraryLock &) = delete;
    LibraryLock &operator=(const LibraryLock &) = delete;

    /// Who holds it, or held it last.
    static LibraryOwner owner(const QString &folder);

    /// Name of the local socket (QLocalServer) on which the window of this library listens: the same for every way to
    /// write the folder, another one for each user.
    static QString socketName(const QString &folder);

private:
    explicit LibraryLock(int file) : m_file(file) {}

    int m_file;
};

} // namespace stet
