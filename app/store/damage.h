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

/// No Stet will ever get there: a number above it is itself damaged.
constexpr int highestVersion = 9999;

/// The version in the header of a database file (sqlite.org/fileformat2.html, offset 60), read without SQLite, which would
/// write to a library that has to stay as it is. 0: none, or no database.
int versionInFile(const QString &path);

/// Why the file cannot be used, for the log; empty: it can, or there is none.
QString found(const LibraryFolder &folder);

/// Leaves word that the next start has to read the whole file.
void suspect(const LibraryFolder &folder);

/// Reads the whole database. Empty: it is whole.
QString foundByReadingAll(Database &database);

} // namespace damage

} // namespace stet
