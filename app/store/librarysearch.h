#pragma once

#include "app/authors/authorprofile.h"
#include "app/store/articlesearch.h"

#include <optional>

namespace stet {

/// A quotation of an article's ledger that was found.
struct QuotationHit
{
    ArticleId article;
    QString articleTitle;
    QUuid record;
    QString speaker;
    Snippet words;
};

/// A source that was found.
struct SourceHit
{
    QString key;
    QString title;
    QString writer;
    Snippet words; ///< of what was captured of it; empty when the find is in its particulars
};

/// Someone who signs articles.
struct AuthorHit
{
    AuthorId author;
    QString name;
    Snippet words; ///< role and bio
};

/// What was found in a whole library, each kind with its best first.
struct LibraryFinds
{
    QList<SearchHit> articles;
    QList<QuotationHit> quotations;
    QList<SourceHit> sources;
    QList<AuthorHit> authors;

    bool isEmpty() const
    {
        return articles.isEmpty() && quotations.isEmpty() && sources.isEmpty() && authors.isEmpty();
    }
};

/// How many of each kind are wanted at most.
struct FindLimits
{
    int articles = 30;
    int others = 8;
};

/// Finds in everything that a library holds: articles with their comments, quotations and who said them, sources with
/// what was captured of them, and authors.
///
/// Quotations follow the filters of articles, since each belongs to one; sources and authors are asked for words alone.
/// Borrows a connection and belongs to its thread.
class LibrarySearch
{
public:
    explicit LibrarySearch(Database &database) : m_database(database) {}

    Result<LibraryFinds> find(const SearchQuery &query, const FindLimits &limits = {});

    Result<QList<QuotationHit>> findQuotations(const SearchQuery &query, int limit);
    Result<QList<SourceHit>> findSources(const SearchQuery &query, int limit);

    /// The authors whose name, role or bio holds all wanted words.
    Result<QList<AuthorHit>> findAuthors(const SearchQuery &query, int limit);

private:
    Result<std::optional<QStringList>> fewArticles(const SearchQuery &query);

    Database &m_database;
};

} // namespace stet
