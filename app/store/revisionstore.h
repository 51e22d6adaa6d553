#pragma once

#include "app/article/revision.h"
#include "app/store/articlestore.h"
#include "app/store/authorstore.h"

namespace stet {

/// How a history is thinned. Ages are in the library's own time.
struct ThinningRule
{
    qint64 allFor = 3600LL * 1000;               ///< every version is kept that long, in milliseconds
    qint64 hourlyFor = 48LL * 3600 * 1000;       ///< one for each hour of work
    qint64 dailyFor = 90LL * 24 * 3600 * 1000;   ///< one for each day; one for each week for ever after
    qint64 mostBytes = 64LL * 1024 * 1024;       ///< of one article: past it every other version goes, oldest first
};

/// The versions of articles.
///
/// Borrows the library's connection and belongs to its thread. A version holds the whole article, the profiles of those
/// who sign it and what other tables hold about it. Versions that the writer named and conflicts are never thinned, nor
/// are the first and the newest one.
///
/// Ages are counted in the library's own time (libraryclock.h), so that a clock that jumps takes nothing away.
class RevisionStore
{
public:
    RevisionStore(Database &database, ArticleStore &articles, AuthorStore &authors, ArticleStore::Clock clock);

    /// Newest first.
    Result<QList<Revision>> list(const ArticleId &id);
    Result<RevisionContent> load(const ArticleId &id, quint64 sequence);

    /// Keeps the article as the library has it now. Answers the version's number; that of the newest one when nothing
    /// differs from it and no name is given.
    Result<quint64> keep(const ArticleId &id, Revision::Reason reason, const QString &name = {});

    /// Keeps what is given, which the library does not have: the losing side of a conflict.
    Result<quint64> keep(const StoredDraft &draft, Revision::Reason reason, const QString &name = {});

    /// Keeps a version of what was written when the last one is some minutes of work old, and thins.
    Result<void> keepInPassing(const ArticleId &id);

    /// An empty name takes the name away.
    Result<void> rename(const ArticleId &id, quint64 sequence, const QString &name);

    /// Brings a version back: article, bios and rows of other tables. How things were is kept as a version first, whose
    /// number is the answer, so that bringing that one back undoes it. Of an article that is open, the window brings
    /// back the article through its draft, and calls `restoreRows` for the rest.
    Result<quint64> restore(const ArticleId &id, quint64 sequence);
    Result<void> restoreRows(const ArticleId &id, const RevisionContent &content);

    /// Applies the rule to one article's history.
    Result<void> thin(const ArticleId &id, const ThinningRule &rule = {});

private:
    struct Kept
    {
        qint64 number = 0;
        qint64 lived = 0;
        qint64 bytes = 0;
        bool forEver = false;
    };

    Result<quint64> insert(const StoredDraft &draft, Revision::Reason reason, const QString &name);
    Result<QJsonObject> rowsOf(const ArticleId &id, const Article &article);
    Result<QList<Kept>> keptOf(const ArticleId &id);

    Database &m_database;
    ArticleStore &m_articles;
    AuthorStore &m_authors;
    ArticleStore::Clock m_clock;
};

} // namespace stet
