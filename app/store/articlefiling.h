#pragma once

#include "app/store/articlestore.h"

namespace stet {

/// Where an article stood before it was filed elsewhere.
struct FiledArticle
{
    ArticleId id;
    ArticleState state = ArticleState::Draft;
    QStringList tags;
    QString folder;

    bool operator==(const FiledArticle &) const = default;
};

/// What is to become of articles: only what is set changes. A plain value.
struct FilingChange
{
    std::optional<ArticleState> state = {};
    std::optional<QString> folder = {};
    std::optional<QStringList> tags = {}; ///< these and no others
    QStringList addedTags = {};
    QStringList removedTags = {};

    /// The article as it becomes; the folder is no part of it.
    Article applied(Article article) const;
};

/// Files articles: state, tags and folder of one or of many.
///
/// Filing is no writing: the article keeps its place in the order of changes and the time of its last change. Some
/// articles share a transaction, so that the disk is waited for once for all of them and whoever saves meanwhile waits
/// for these alone. Borrows a connection and belongs to its thread.
class ArticleFiling
{
public:
    ArticleFiling(Database &database, ArticleStore &articles) : m_database(database), m_articles(articles) {}

    /// Answers how those stood that changed, for `putBack`. An article that is not there any more is passed over.
    Result<QList<FiledArticle>> file(const QList<ArticleId> &ids, const FilingChange &change);

    /// Files articles as they stood.
    Result<void> putBack(const QList<FiledArticle> &before);

private:
    /// Called with an article and its folder, to change them.
    using Change = std::function<void(const ArticleId &id, Article &article, QString &folder)>;

    Result<QList<ArticleId>> inOrderOfIndex(const QList<ArticleId> &ids);
    Result<QList<FiledArticle>> fileAll(const QList<ArticleId> &ids, const Change &change);
    Result<std::optional<FiledArticle>> fileOne(const ArticleId &id, const Change &change);

    Database &m_database;
    ArticleStore &m_articles;
};

} // namespace stet
