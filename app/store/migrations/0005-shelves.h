#pragma once

#include <QList>

namespace stet {

/// What articles are filed under, and what search asks besides articles.
///
/// `folder` keeps folders that hold nothing; those of articles stand with them. `quotation_search` follows the ledger by
/// triggers, whoever writes it. The comments of an article are indexed as the words that readers wrote: as JSON, the
/// first word after a line's end had an "n" before it. They have a column, since the index cannot ask a view that takes
/// JSON apart.
inline const QList<const char *> shelfTables{
    "CREATE TABLE folder(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    "CREATE TABLE smart_list(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL)",
    R"(CREATE VIRTUAL TABLE quotation_search USING fts5(words, speaker,
        content='quotation', content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='2 3'))",
    "INSERT INTO quotation_search(quotation_search) VALUES('rebuild')",
    R"(CREATE TRIGGER quotation_search_insert AFTER INSERT ON quotation BEGIN
        INSERT INTO quotation_search(rowid, words, speaker) VALUES(new.number, new.words, new.speaker); END)",
    R"(CREATE TRIGGER quotation_search_delete AFTER DELETE ON quotation BEGIN
        INSERT INTO quotation_search(quotation_search, rowid, words, speaker)
        VALUES('delete', old.number, old.words, old.speaker); END)",
    R"(CREATE TRIGGER quotation_search_update AFTER UPDATE ON quotation BEGIN
        INSERT INTO quotation_search(quotation_search, rowid, words, speaker)
        VALUES('delete', old.number, old.words, old.speaker);
        INSERT INTO quotation_search(rowid, words, speaker) VALUES(new.number, new.words, new.speaker); END)",
    // Only articles with comments are indexed anew, so that a big library takes seconds.
    R"(CREATE TABLE commented(change INTEGER PRIMARY KEY))",
    R"(INSERT INTO commented SELECT change FROM article JOIN article_text USING(number)
        WHERE trashed IS NULL AND json_valid(details) AND json_array_length(details, '$.page.comments') > 0)",
    R"(INSERT INTO article_search(article_search, rowid, title, deck, body, comments, marks)
        SELECT 'delete', change, title, deck, body, comments, marks FROM article_words
        WHERE change IN (SELECT change FROM commented))",
    "DROP VIEW article_words",
    "ALTER TABLE article_text ADD COLUMN comments TEXT NOT NULL DEFAULT ''",
    R"(UPDATE article_text SET comments =
        (SELECT group_concat(json_extract(value, '$.name') || ': ' || json_extract(value, '$.text'), char(10))
         FROM json_each(details, '$.page.comments'))
        WHERE json_valid(details) AND json_array_length(details, '$.page.comments') > 0)",
    R"(CREATE VIEW article_words AS
        SELECT article.change AS change, article.title AS title,
               json_extract(article_text.details, '$.deck') AS deck, article_text.body AS body,
               article_text.comments AS comments, article.marks AS marks
        FROM article JOIN article_text USING(number))",
    R"(INSERT INTO article_search(rowid, title, deck, body, comments, marks)
        SELECT change, title, deck, body, comments, marks FROM article_words
        WHERE change IN (SELECT change FROM commented))",
    "DROP TABLE commented",
};

} // namespace stet
