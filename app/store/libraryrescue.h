#pragma once

#include "app/progress.h"
#include "app/store/libraryfolder.h"

namespace stet {

/// What could be brought out of a library that Stet cannot open.
struct RescuedTexts
{
    int articles = 0;
    QStringList remarks; ///< what could not be read, one sentence each
};

/// The ways on with a library that cannot be opened, or only read: damaged, of a newer Stet, on a disk that can only be
/// read. Nothing in its folder is touched, and no file in it is opened for writing. Any thread.
namespace rescue {

/// Writes each article that can be read as a Markdown file into a folder that is empty or not there yet: from its second
/// copy, else from a copy of the database.
Result<RescuedTexts> exportTexts(const QString &libraryFolder, const QString &target, const Progress &progress = {});

/// Makes a library of what can be read in another folder, empty or not there yet, which `Library::open` then opens and
/// repairs. Of a library that a newer Stet wrote it takes the second copies alone.
Result<void> copyLibrary(const QString &libraryFolder, const QString &target, const Progress &progress = {});

} // namespace rescue

} // namespace stet
