#pragma once

#include "app/article/article.h"
#include "app/result.h"
#include "app/store/database.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace stet {

/// An article that cites a source.
struct CitingArticle
{
    ArticleId id;
    QString title;
    int marks = 0; ///< how many citation marks name the source
};

/// What the articles of a library take from its sources. Keys that no source has are among it.
struct SourceUses
{
    QHash<QString, QList<CitingArticle>> citing;  ///< by key
    QHash<QString, QList<CitingArticle>> quoting; ///< by key; `marks` counts quotations that are held to it
};

/// Reads which articles, in the trash or not, use which sources.
///
/// Borrows the library's connection and belongs to its thread. What is being typed at the moment is not in it yet.
class SourceUsage
{
public:
    explicit SourceUsage(Database &database) : m_database(database) {}

    /// The articles whose text cites this key.
    Result<QList<CitingArticle>> usedIn(const QString &key);

    /// The titles of articles that cite this key or hold quotations to it.
    Result<QStringList> titles(const QString &key);

    /// The same for all keys at once; reads every article with a mark.
    Result<SourceUses> all();

    /// The words of quotations in articles by the key of the source they are held to.
    Result<QHash<QString, QStringList>> quotedWords();

private:
    Database &m_database;
};

} // namespace stet
