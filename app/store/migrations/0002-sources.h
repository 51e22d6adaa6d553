#pragma once

#include <QList>

namespace stet {

/// Sources, what was captured of them, and what makes two records the same work.
///
/// `source` holds what lists show; `details` is the JSON of Source without its captures. The words of captures stand
/// apart, so that a list of ten thousand sources never reads them. `captured` in the search view is the newest capture:
/// the one that quotations are held to.
inline const QList<const char *> sourceTables{
    R"(CREATE TABLE source(
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        key TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        writer TEXT NOT NULL,
        outlet TEXT NOT NULL,
        tags TEXT NOT NULL,
        details TEXT NOT NULL))",
    R"(CREATE TABLE source_capture(
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL REFERENCES source(id) ON DELETE CASCADE,
        captured_at TEXT NOT NULL,
        hash TEXT NOT NULL,
        address TEXT NOT NULL,
        media_type TEXT NOT NULL,
        archive_address TEXT NOT NULL,
        words TEXT NOT NULL))",
    "CREATE INDEX source_capture_source ON source_capture(source, number)",
    R"(CREATE TABLE source_identity(
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL REFERENCES source(id) ON DELETE CASCADE,
        identity TEXT NOT NULL))",
    "CREATE INDEX source_identity_source ON source_identity(source)",
    "CREATE INDEX source_identity_identity ON source_identity(identity)",
    R"(CREATE VIEW source_words AS
        SELECT number, title, writer, outlet, tags || ' ' || key AS tags,
               (SELECT words FROM source_capture WHERE source_capture.source = source.id
                ORDER BY source_capture.number DESC LIMIT 1) AS captured
        FROM source)",
    R"(CREATE VIRTUAL TABLE source_search USING fts5(title, writer, outlet, tags, captured,
        content='source_words', content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='2 3'))",
};

} // namespace stet
