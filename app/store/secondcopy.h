#pragma once

#include "app/store/articlestore.h"
#include "app/store/draftcopy.h"
#include "app/store/libraryfolder.h"

#include <functional>

namespace stet {

/// What a library's copies say about themselves as a whole.
struct CopyState
{
    quint64 change = 0; ///< the library's count of saves that the copies include
};

/// The second copy of a library: a Markdown file for each article, and one file of lines for the rows of all other
/// tables, each line a row as JSON that replaces an earlier line of the same row.
///
/// Follows the database: what changed since the last time is asked from the database itself, so nobody has to report
/// anything. Belongs to the thread of its connection.
class SecondCopy
{
public:
    SecondCopy(LibraryFolder folder, Database &database, ArticleStore &articles);

    /// Copies what has changed: at most that many articles, and of other rows a hundred for each of them. Answers how
    /// many articles and rows are still to be copied.
    Result<int> bringUpToDate(int most);

    /// Has every article and row copied again.
    Result<void> beginAnew();

    /// What the copies include; zero when there are none, or they cannot say.
    static CopyState state(const LibraryFolder &folder);

    /// Hands over each copy that can be read. Answers the paths of those that cannot.
    static QStringList readArticles(const LibraryFolder &folder, const std::function<bool(const ReadDraftCopy &)> &take);

    /// Puts the rows of other tables into the database, in one transaction. Lines that cannot be read are skipped.
    Result<void> takeBackRows();

private:
    bool makeWay(const QString &path) const;
    Result<int> copyArticles(int most);
    Result<int> copyRows(int most);
    Result<int> copyRowsOf(const QString &table, int most);
    Result<void> rewriteRows();
    Result<qint64> neededBytes();
    Result<void> noteNeeded(qint64 bytes);
    Result<void> noteState();
    QString rowsPath() const { return m_folder.copies() + QStringLiteral("/tables.jsonl"); }

    LibraryFolder m_folder;
    Database &m_database;
    ArticleStore &m_articles;
};

} // namespace stet
