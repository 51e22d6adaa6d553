#pragma once

#include "app/store/database.h"
#include "app/store/libraryfolder.h"

#include <QString>

namespace stet {

/// Looks whether the database file of a library can be trusted, before anything is written.
///
/// Small files are read as a whole (SQLite's quick_check); big ones when an earlier run left word that they need it,
/// else only their beginning, so that a start does not grow with the library.
namespace damage {

/// Why the file cannot be used, for the log; empty: it can, or there is none.
QString found(const LibraryFolder &folder);

/// Leaves word that the next start has to read the whole file.
void suspect(const LibraryFolder &folder);

/// Reads the whole database. Empty: it is whole.
QString foundByReadingAll(Database &database);

} // namespace damage

} // namespace stet
