#include "app/store/articlefiling.h"

#include <QHash>
#include <QMap>

namespace stet {

Article FilingChange::applied(Article article) const
{
    if (state)
        article.state = *state;
    article.tags = tags.value_or(article.tags);
    for (const QString &tag : removedTags)
        article.tags.removeAll(tag);
    for (const QString &tag : addedTags) {
        if (!article.tags.contains(tag, Qt::CaseInsensitive))
            article.tags.append(tag);
    }
    return article;
}

Result<QList<FiledArticle>> ArticleFiling::file(const QList<ArticleId> &ids, const FilingChange &change)
{
    return fileAll(ids, [&change](const ArticleId &, Article &article, QString &folder) {
        article = change.applied(article);
        folder = change.folder.value_or(folder);
    });
}

Result<void> ArticleFiling::putBack(const QList<FiledArticle> &before)
{
    QHash<ArticleId, FiledArticle> all;
    for (const FiledArticle &stood : before)
        all.insert(stood.id, stood);
    const auto filed = fileAll(all.keys(), [&all](const ArticleId &id, Article &article, QString &folder) {
        const FiledArticle stood = all.value(id);
        article.state = stood.state;
        article.tags = stood.tags;
        folder = stood.folder;
    });
    return filed ? Result<void>() : filed.error();
}

/// The search index takes rows that come in the order of their numbers together, and writes a piece of its own for each
/// that does not. Articles that are not there are left out.
Result<QList<ArticleId>> ArticleFiling::inOrderOfIndex(const QList<ArticleId> &ids)
{
    QMap<quint64, ArticleId> ordered;
    ArticleRows rows(m_database);
    for (const ArticleId &id : ids) {
        const auto place = rows.find(id);
        if (!place && place.error().kind != Error::Kind::NotFound)
            return place.error();
        if (place)
            ordered.insert(place->change, id);
    }
    return ordered.values();
}

Result<QList<FiledArticle>> ArticleFiling::fileAll(const QList<ArticleId> &ids, const Change &change)
{
    constexpr qsizetype together = 50;
    const auto ordered = inOrderOfIndex(ids);
    if (!ordered)
        return ordered.error();
    QList<FiledArticle> before;
    for (qsizetype from = 0; from < ordered->size(); from += together) {
        Transaction transaction(m_database);
        if (!transaction.begun())
            return transaction.begun().error();
        for (const ArticleId &id : ordered->mid(from, together)) {
            const auto filed = fileOne(id, change);
            if (!filed && filed.error().kind != Error::Kind::NotFound)
                return filed.error();
            if (filed && *filed)
                before.append(**filed);
        }
        if (auto done = transaction.commit(); !done)
            return done.error();
    }
    return before;
}

Result<std::optional<FiledArticle>> ArticleFiling::fileOne(const ArticleId &id, const Change &change)
{
    const auto draft = m_articles.load(id);
    if (!draft)
        return draft.error();
    Article article = draft->article;
    QString folder = draft->folder;
    change(id, article, folder);
    if (article == draft->article && folder == draft->folder)
        return std::optional<FiledArticle>();
    ArticleRows rows(m_database);
    const auto place = rows.find(id);
    if (!place)
        return place.error();
    if (!place->trashed) {
        if (auto done = rows.unindex(place->change); !done)
            return done.error();
    }
    if (draft->recovered) { // from its second copy: the row's own words are doubtful
        if (auto done = rows.writeText(place->number, folder, article, draft->sequence); !done)
            return done.error();
    }
    if (auto done = rows.writeFiling(place->number, folder, article); !done)
        return done.error();
    if (!place->trashed) {
        if (auto done = rows.index(place->change); !done)
            return done.error();
    }
    return std::optional(FiledArticle{id, draft->article.state, draft->article.tags, draft->folder});
}

} // namespace stet
