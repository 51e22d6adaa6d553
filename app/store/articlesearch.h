#pragma once

#include "app/store/articlelists.h"
#include "app/store/searchphrase.h"

namespace stet {

/// An article that was found.
struct SearchHit
{
    ArticleSummary article;
    ArticlePart part = ArticlePart::Body; ///< where the snippet comes from: headline, deck, body or comment
    QString snippet;                      ///< words around the first hits
    QList<TextRange> hits;                ///< in `snippet`
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

    /// The articles alone, without looking for the words to show.
    Result<QList<ArticleSummary>> findSummaries(const SearchQuery &query, int limit);

private:
    struct Conditions
    {
        QString match; ///< an FTS5 expression; empty: every article
        QString where;
        QVariantList values;
    };

    Result<Conditions> conditionsOf(const SearchQuery &query);
    Result<void> addSpeaker(Conditions &conditions, const QString &speaker);
    Result<void> addWriter(Conditions &conditions, const QString &writer);
    Result<void> addDays(Conditions &conditions, const SearchQuery &query);
    Result<QList<SearchHit>> find(const SearchQuery &query, const QString &snippets, int limit);

    Database &m_database;
};

} // namespace stet
