#pragma once

#include "app/article/article.h"

#include <QByteArray>

namespace stet {

/// How an article is spelled in the library's rows and files: plain functions, for the store's own use.

/// Everything but the body as one line of JSON, and back. Unreadable text answers an empty article.
QString detailsText(const Article &article);
Article articleFromText(const QString &details, const QString &body);

/// The text as UTF-8 can hold it: half of a surrogate pair, as an edit may leave for a moment, becomes a question mark. What is
/// stored has to be what was summed up, and SQLite would choose a character of its own.
QString wholeCharacters(const QString &text);

/// 16 bytes of SHA-256 over details and body: what was stored must answer it when it is read.
QByteArray articleChecksum(const QString &details, const QString &body);

/// Tags as the text of a column, one a line.
QString tagsText(const QStringList &tags);
QStringList tagsFromText(const QString &text);

/// The words of all comments with who wrote them, for the search index.
QString commentsText(const Article &article);

/// Words of the body, counted for lists and for history as the desk and `stet-cli check` count them.
int wordsIn(const QString &body);

/// One word for the search index that stands for a state, a tag, a folder or an author: a letter for the kind and the
/// value's bytes as hexadecimal digits, so that no text of a writer can look like it and it is found exactly.
enum class SearchMark { State, Tag, Folder, Author };
QString searchMark(SearchMark kind, const QString &value);

/// All marks of an article, with one for each folder above its own.
QString searchMarks(const Article &article, const QString &folder);

} // namespace stet
