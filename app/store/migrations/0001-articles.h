#pragma once

#include <QList>

namespace stet {

/// Articles, authors, words of the writer's own, and what the library remembers for itself.
///
/// `article` holds what lists show and `article_text` what weighs, so that a list of 100,000 never reads a body.
/// `change` counts the saves of the whole library: it orders lists and search, whatever the clock says, and is the row
/// number of the search index, whose answers thereby come newest first without sorting. `marks` holds state, tags and
/// folder as words of their own for the same index, so that a filter costs as little as a word. `sequence` is the
/// number of the last journal record that a row includes; `copied` the change that the second copy includes.
/// `removed_article` names those whose files are still to be deleted, so that none comes back from its journal.
inline const QList<const char *> articleTables{
    R"(CREATE TABLE article(
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        state TEXT NOT NULL,
        folder TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL,
        marks TEXT NOT NULL,
        words INTEGER NOT NULL DEFAULT 0,
        made INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        trashed INTEGER,
        change INTEGER NOT NULL UNIQUE,
        copied INTEGER NOT NULL DEFAULT 0))",
    "CREATE INDEX article_trashed ON article(trashed) WHERE trashed IS NOT NULL",
    "CREATE INDEX article_uncopied ON article(number) WHERE copied <> change",
    "CREATE INDEX article_title ON article(title COLLATE NOCASE)",
    "CREATE INDEX article_state ON article(state, change)",
    "CREATE INDEX article_folder ON article(folder, change)",
    "CREATE INDEX article_changed ON article(changed, change)",
    R"(CREATE TABLE article_text(
        number INTEGER PRIMARY KEY REFERENCES article(number) ON DELETE CASCADE,
        details TEXT NOT NULL,
        body TEXT NOT NULL,
        checksum BLOB NOT NULL,
        sequence INTEGER NOT NULL))",
    R"(CREATE TABLE article_place(
        number INTEGER PRIMARY KEY REFERENCES article(number) ON DELETE CASCADE,
        caret INTEGER NOT NULL,
        anchor INTEGER NOT NULL,
        scroll REAL NOT NULL))",
    // The columns stand in the order of the key: quick_check of SQLite 3.40 finds fault with any other.
    R"(CREATE TABLE article_tag(
        tag TEXT NOT NULL,
        number INTEGER NOT NULL REFERENCES article(number) ON DELETE CASCADE,
        PRIMARY KEY(tag, number)) WITHOUT ROWID)",
    "CREATE INDEX article_tag_article ON article_tag(number)",
    R"(CREATE TABLE author(
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        profile TEXT NOT NULL))",
    R"(CREATE TABLE word(
        number INTEGER PRIMARY KEY,
        language TEXT NOT NULL,
        word TEXT NOT NULL,
        UNIQUE(language, word)))",
    R"(CREATE TABLE ignored_word(
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        word TEXT NOT NULL,
        UNIQUE(article, word)))",
    R"(CREATE TABLE setting(
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL))",
    "CREATE TABLE removed_article(number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE)",
    "CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO counter VALUES('change', 0)",
    R"(CREATE VIEW article_words AS
        SELECT article.change AS change, article.title AS title,
               json_extract(article_text.details, '$.deck') AS deck, article_text.body AS body,
               json_extract(article_text.details, '$.page.comments') AS comments, article.marks AS marks
        FROM article JOIN article_text USING(number))",
    R"(CREATE VIRTUAL TABLE article_search USING fts5(title, deck, body, comments, marks,
        content='article_words', content_rowid='change', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'))",
};

} // namespace stet
