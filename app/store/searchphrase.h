#pragma once

#include "app/store/searchquery.h"
#include "app/text/prose.h"

namespace stet {

/// Words around a find, and which of them were asked for.
struct Snippet
{
    QString text;
    QList<TextRange> hits; ///< in `text`
};

/// How a question is put to SQLite's full-text search (sqlite.org/fts5.html), for all stores that search.
namespace fts {

/// The words of a term as a string of FTS5: they have to stand side by side.
QString phrase(const SearchQuery::Term &term);

/// An expression for all wanted and none of the unwanted terms in these columns ("{title body} : "); empty when nothing is
/// wanted.
QString expression(const SearchQuery &query, const QString &columns = {});

/// SQL for a snippet of a column, to be read by `snippetFrom`.
QString snippetOf(const QString &table, int column, int words = 24);

/// Takes the marks out that stand around the hits.
Snippet snippetFrom(const QString &marked);

} // namespace fts

} // namespace stet
