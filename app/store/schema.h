#pragma once

#include "app/store/database.h"

#include <QList>
#include <QStringList>

namespace stet {

/// One numbered step of the library's tables.
///
/// To add tables: write `migrations/NNNN-what.h` with the statements, and one row at the end of the table in
/// schema.cpp. A released step is never changed. Rules for a table, so that second copy, export and rebuilding carry
/// it without knowing it: it has an INTEGER PRIMARY KEY called `number` (so no WITHOUT ROWID), and it refers to
/// articles by `article TEXT` holding the id, not by row number. A search index is named `*_search`; it is made anew
/// from its table and never copied.
struct Migration
{
    int version;
    const char *summary;              ///< for the log: "Articles, authors and words"
    QList<const char *> statements;   ///< one statement each
};

/// All steps, in order, from 1 on.
const QList<Migration> &migrations();

/// The version this program writes: that of the last step.
int schemaVersion();

/// The version of the library in a database; 0: a new, empty file.
Result<int> schemaVersionOf(Database &database);

/// Takes the database up to `schemaVersion()`, all steps in one transaction. Refuses a newer one with TooNew.
Result<void> migrate(Database &database);

/// The sentence with which a library of a newer Stet is refused.
Error tooNewError(int version);

} // namespace stet
