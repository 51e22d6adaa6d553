#include "app/store/articlefiling.h"

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
    QList<FiledArticle> before;
    for (const ArticleId &id : ids) {
        const auto filed = fileOne(id, [&change](Article &article, QString &folder) {
            article = change.applied(article);
            folder = change.folder.value_or(folder);
        });
        if (!filed && filed.error().kind != Error::Kind::NotFound)
            return filed.error();
        if (filed && *filed)
            before.append(**filed);
    }
    return before;
}

Result<void> ArticleFiling::putBack(const QList<FiledArticle> &before)
{
    for (const FiledArticle &stood : before) {
        const auto filed = fileOne(stood.id, [&stood](Article &article, QString &folder) {
            article.state = stood.state;
            article.tags = stood.tags;
            folder = stood.folder;
        });
        if (!filed && filed.error().kind != Error::Kind::NotFound)
            return filed.error();
    }
    return {};
}

Result<std::optional<FiledArticle>> ArticleFiling::fileOne(const ArticleId &id,
                                                           const std::function<void(Article &, QString &)> &change)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto draft = m_articles.load(id);
    if (!draft)
        return draft.error();
    Article article = draft->article;
    QString folder = draft->folder;
    change(article, folder);
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
    if (auto done = m_database.run(QStringLiteral("UPDATE article SET folder = ?, copied = 0 WHERE number = ?"),
                                   {folder, place->number});
        !done)
        return done.error();
    if (auto done = rows.writeText(place->number, folder, article, draft->sequence); !done)
        return done.error();
    if (!place->trashed) {
        if (auto done = rows.index(place->change); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return std::optional(FiledArticle{id, draft->article.state, draft->article.tags, draft->folder});
}

} // namespace stet
