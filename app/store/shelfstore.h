#pragma once

#include "app/store/articlefiling.h"

#include <array>

namespace stet {

/// A search that was kept under a name.
struct SmartList
{
    QString name;
    QString query; ///< as the writer typed it

    bool operator==(const SmartList &) const = default;
};

/// A tag or a folder, and how many articles it holds.
struct CountedName
{
    QString name;
    int count = 0;

    bool operator==(const CountedName &) const = default;
};

/// Everything that a library's articles can be found under.
struct Shelves
{
    static constexpr int stateCount = 5;

    int all = 0;   ///< articles that are not in the trash
    int trash = 0;
    std::array<int, stateCount> states{}; ///< in the order of ArticleState
    QList<CountedName> folders;           ///< a folder before those inside it; counts include those
    QList<CountedName> tags;
    QList<SmartList> smartLists;
};

/// A folder that was taken away, for putting it back.
struct RemovedFolder
{
    QStringList folders;
    QList<FiledArticle> articles;
};

/// Folders, tags and smart lists: what a writer files articles under.
///
/// A folder is a path, "Elections/2024"; it may be empty. Tags exist as long as an article has them. Names are compared
/// as they are written. Borrows a connection and belongs to its thread.
class ShelfStore
{
public:
    ShelfStore(Database &database, ArticleStore &articles) : m_database(database), m_filing(database, articles) {}

    Result<Shelves> shelves();

    /// All tags, and all folders with those above them; sorted.
    Result<QStringList> tags();
    Result<QStringList> folders();

    /// A path as a folder can have it: names without spaces around them or slashes in them, none of them empty; empty
    /// when nothing is left.
    static QString cleanFolder(const QString &path);

    /// Conflict when there is one of this name.
    Result<void> addFolder(const QString &path);

    /// Gives a folder another path, with everything in it. Conflict when that is taken, or inside the folder itself.
    Result<void> moveFolder(const QString &path, const QString &newPath);

    /// Takes a folder away with those inside it; its articles go to the folder above it.
    Result<RemovedFolder> removeFolder(const QString &path);
    Result<void> putBack(const RemovedFolder &removed);

    /// Gives a tag another name in all its articles; one they have already makes the two one. Answers how they stood.
    Result<QList<FiledArticle>> renameTag(const QString &tag, const QString &newTag);
    Result<QList<FiledArticle>> removeTag(const QString &tag);

    /// Keeps a search under a name, in place of one of that name.
    Result<void> keepSmartList(const SmartList &list);
    /// Conflict when the new name is taken.
    Result<void> renameSmartList(const QString &name, const QString &newName);
    Result<void> removeSmartList(const QString &name);

private:
    Result<QList<CountedName>> counted(const QString &all, const QString &trashed);
    Result<QList<SmartList>> smartLists();
    Result<void> fileInFolders(const QList<FiledArticle> &articles);
    Result<QStringList> keptFolders(const QString &path);
    Result<QList<FiledArticle>> articlesIn(const QString &path);
    Result<QList<ArticleId>> articlesTagged(const QString &tag);

    Database &m_database;
    ArticleFiling m_filing;
};

} // namespace stet
