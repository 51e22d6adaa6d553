#pragma once

#include <QList>

namespace stet {

/// Versions of articles, and the queue of rows that the second copy has to take up.
///
/// `sequence` counts the versions of one article, whatever the clock says; `kept` is the time for people. `body` is
/// compressed. `worked` and `trashed_age` are in the library's own time. `rows` holds, as JSON, what other tables said about the article at that time.
inline const QList<const char *> historyTables{
    R"(CREATE TABLE revision(
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        kept INTEGER NOT NULL,
        worked INTEGER NOT NULL,
        reason TEXT NOT NULL,
        name TEXT NOT NULL,
        words INTEGER NOT NULL,
        details TEXT NOT NULL,
        body BLOB NOT NULL,
        rows TEXT NOT NULL,
        checksum BLOB NOT NULL,
        UNIQUE(article, sequence)))",
    "ALTER TABLE article ADD COLUMN trashed_age INTEGER",
    "CREATE TABLE copy_queue(name TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(name, row)) WITHOUT ROWID",
};

} // namespace stet
