#pragma once

#include "app/article/article.h"
#include "app/result.h"
#include "app/store/database.h"


namespace stet {

/// Words that are right because the writer says so: for a language, or for one article only.
///
/// Borrows the library's connection and belongs to its thread. Words are kept as they were given.
class WordStore
{
public:
    explicit WordStore(Database &database) : m_database(database) {}

    /// The writer's own dictionary of a language (BCP 47, "en-US").
    Result<QStringList> words(const QString &language);
    Result<void> add(const QString &language, const QString &word);
    Result<void> remove(const QString &language, const QString &word);

    /// Words that are let stand in one article.
    Result<QStringList> ignored(const ArticleId &article);
    Result<void> ignore(const ArticleId &article, const QString &word);
    Result<void> unignore(const ArticleId &article, const QString &word);

private:
    Result<QStringList> read(const QString &sql, const QString &of);

    Database &m_database;
};

} // namespace stet
