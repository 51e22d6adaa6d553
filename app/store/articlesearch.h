#pragma once

#include "app/authors/authorprofile.h"
#include "app/store/articlestore.h"
#include "app/store/searchquery.h"
#include "app/text/prose.h"

namespace stet {

/// An article that was found.
struct SearchHit
{
    ArticleSummary article;
    QString snippet;         ///< words of the body around the first hits
    QList<TextRange> hits;   ///< in `snippet`
};

/// Finds articles by their words: headline, deck, body, comments, and by tag, state, folder, people and day.
///
/// Borrows a connection and belongs to its thread; a window gives it one of its own in the background
/// (`Library::connect`). Answers come newest change first, so that a word which stands in every article costs no more
/// than one which stands in a few: the index is walked from its new end and left when there are enough.
class ArticleSearch
{
public:
    explicit ArticleSearch(Database &database) : m_database(database) {}

    Result<QList<SearchHit>> find(const SearchQuery &query, int limit = 50);

    /// The authors whose name, role or bio holds all wanted words.
    Result<QList<AuthorProfile>> findAuthors(const SearchQuery &query, int limit = 20);

private:
    struct Conditions
    {
        QString match; ///< an FTS5 expression; empty: every article
        QString where;
        QVariantList values;
    };

    Result<Conditions> conditionsOf(const SearchQuery &query);
    Result<void> addSpeaker(Conditions &conditions, const QString &speaker);

    Database &m_database;
};

} // namespace stet
