#include "app/store/shelfstore.h"

#include "app/store/articlecoding.h"

#include <QCollator>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <map>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::ShelfStore", text);
}

QCollator collator()
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

/// The path and all folders above it, from the top.
QStringList withParents(const QString &path)
{
    QStringList paths;
    for (qsizetype end = path.indexOf(u'/'); end >= 0; end = path.indexOf(u'/', end + 1))
        paths.append(path.left(end));
    paths.append(path);
    return paths;
}

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

/// A folder comes right before those inside it.
bool folderBefore(const QCollator &order, const QString &a, const QString &b)
{
    const QStringList left = a.split(u'/');
    const QStringList right = b.split(u'/');
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        if (const int compared = order.compare(left[i], right[i]); compared != 0)
            return compared < 0;
        if (left[i] != right[i])
            return left[i] < right[i];
    }
    return left.size() < right.size();
}

} // namespace

Result<QList<CountedName>> ShelfStore::counted(const QString &all, const QString &trashed)
{
    QHash<QString, int> inTrash;
    auto read = m_database.each(trashed, {}, [&inTrash](const Row &row) {
        inTrash.insert(row.text(0), static_cast<int>(row.number(1)));
        return true;
    });
    if (!read)
        return read.error();
    QList<CountedName> names;
    read = m_database.each(all, {}, [&](const Row &row) {
        const QString name = row.text(0);
        if (const int left = static_cast<int>(row.number(1)) - inTrash.value(name); left > 0)
            names.append({name, left});
        return true;
    });
    if (!read)
        return read.error();
    return names;
}

Result<Shelves> ShelfStore::shelves()
{
    Shelves shelves;
    // Counted from indexes alone, and what lies in the trash taken off: the rows themselves would take a second to read.
    const auto states = counted(QStringLiteral("SELECT state, count(*) FROM article GROUP BY state"),
                                QStringLiteral("SELECT state, count(*) FROM article WHERE trashed IS NOT NULL GROUP BY +state"));
    const auto trash = m_database.number(QStringLiteral("SELECT count(*) FROM article WHERE trashed IS NOT NULL"));
    auto tags = counted(QStringLiteral("SELECT tag, count(*) FROM article_tag GROUP BY tag"),
                        QStringLiteral("SELECT tag, count(*) FROM article_tag WHERE number IN "
                                       "(SELECT number FROM article WHERE trashed IS NOT NULL) GROUP BY +tag"));
    const auto filed = counted(QStringLiteral("SELECT folder, count(*) FROM article WHERE folder <> '' GROUP BY folder"),
                               QStringLiteral("SELECT folder, count(*) FROM article WHERE trashed IS NOT NULL AND folder <> '' "
                                              "GROUP BY +folder"));
    const auto kept = keptFolders({});
    auto lists = smartLists();
    for (const Error *error : {states ? nullptr : &states.error(), trash ? nullptr : &trash.error(),
                               tags ? nullptr : &tags.error(), filed ? nullptr : &filed.error(),
                               kept ? nullptr : &kept.error(), lists ? nullptr : &lists.error()}) {
        if (error)
            return *error;
    }
    for (const CountedName &state : *states) {
        shelves.all += state.count;
        shelves.states.at(static_cast<std::size_t>(stateFromName(state.name))) += state.count;
    }
    shelves.trash = static_cast<int>(*trash);
    const QCollator order = collator();
    std::sort(tags->begin(), tags->end(),
              [&order](const CountedName &a, const CountedName &b) { return order.compare(a.name, b.name) < 0; });
    shelves.tags = *tags;
    std::map<QString, int> folders;
    for (const QString &path : *kept) {
        for (const QString &one : withParents(path))
            folders[one] += 0;
    }
    for (const CountedName &folder : *filed) {
        for (const QString &one : withParents(folder.name))
            folders[one] += folder.count;
    }
    for (const auto &[path, count] : folders)
        shelves.folders.append({path, count});
    std::sort(shelves.folders.begin(), shelves.folders.end(), [&order](const CountedName &a, const CountedName &b) {
        return folderBefore(order, a.name, b.name);
    });
    shelves.smartLists = *lists;
    return shelves;
}

Result<QStringList> ShelfStore::tags()
{
    const auto all = shelves();
    if (!all)
        return all.error();
    QStringList names;
    for (const CountedName &tag : all->tags)
        names.append(tag.name);
    return names;
}

Result<QStringList> ShelfStore::folders()
{
    const auto all = shelves();
    if (!all)
        return all.error();
    QStringList names;
    for (const CountedName &folder : all->folders)
        names.append(folder.name);
    return names;
}

QString ShelfStore::cleanFolder(const QString &path)
{
    constexpr qsizetype longestName = 100;
    constexpr qsizetype deepest = 8;
    QStringList names;
    for (const QString &part : path.split(u'/')) {
        if (const QString name = part.simplified().left(longestName).trimmed(); !name.isEmpty() && names.size() < deepest)
            names.append(name);
    }
    return names.join(u'/');
}

Result<void> ShelfStore::addFolder(const QString &path)
{
    const auto known = folders();
    if (!known)
        return known.error();
    if (known->contains(path))
        return Error{Error::Kind::Conflict, tr("There is a folder “%1” already.").arg(path), {}};
    return m_database.run(QStringLiteral("INSERT OR IGNORE INTO folder(path) VALUES(?)"), {path});
}

Result<QStringList> ShelfStore::keptFolders(const QString &path)
{
    QStringList paths;
    const auto read = m_database.each(QStringLiteral("SELECT path FROM folder ORDER BY path"), {}, [&](const Row &row) {
        if (path.isEmpty() || isInside(row.text(0), path))
            paths.append(row.text(0));
        return true;
    });
    if (!read)
        return read.error();
    return paths;
}

Result<QList<FiledArticle>> ShelfStore::articlesIn(const QString &path)
{
    QList<FiledArticle> articles;
    const auto read = m_database.each(
        QStringLiteral("SELECT id, state, tags, folder FROM article WHERE folder = ? OR (folder > ? AND folder < ?)"),
        {path, path + u'/', path + u'0'}, [&articles](const Row &row) { // '0' follows '/'
            articles.append({QUuid::fromString(row.text(0)), stateFromName(row.text(1)), tagsFromText(row.text(2)), row.text(3)});
            return true;
        });
    if (!read)
        return read.error();
    return articles;
}

Result<void> ShelfStore::moveFolder(const QString &path, const QString &newPath)
{
    if (path == newPath)
        return {};
    const auto known = folders();
    const auto kept = keptFolders(path);
    auto articles = articlesIn(path);
    if (!known || !kept || !articles)
        return !known ? known.error() : !kept ? kept.error() : articles.error();
    if (isInside(newPath, path) || known->contains(newPath))
        return Error{Error::Kind::Conflict, tr("There is a folder “%1” already, or it is inside the other.").arg(newPath), {}};
    for (const QString &old : *kept) {
        if (auto moved = m_database.run(QStringLiteral("UPDATE OR REPLACE folder SET path = ? WHERE path = ?"),
                                        {newPath + old.mid(path.size()), old});
            !moved)
            return moved;
    }
    if (auto added = m_database.run(QStringLiteral("INSERT OR IGNORE INTO folder(path) VALUES(?)"), {newPath}); !added)
        return added;
    for (FiledArticle &article : *articles)
        article.folder = newPath + article.folder.mid(path.size());
    return fileInFolders(*articles);
}

Result<RemovedFolder> ShelfStore::removeFolder(const QString &path)
{
    RemovedFolder removed;
    const auto all = folders();
    auto articles = articlesIn(path);
    if (!all || !articles)
        return !all ? all.error() : articles.error();
    for (const QString &folder : *all) {
        if (isInside(folder, path))
            removed.folders.append(folder);
    }
    removed.articles = *articles;
    const qsizetype slash = path.lastIndexOf(u'/');
    const QString above = slash < 0 ? QString() : path.left(slash);
    for (FiledArticle &article : *articles)
        article.folder = above;
    if (auto moved = fileInFolders(*articles); !moved)
        return moved.error();
    for (const QString &folder : std::as_const(removed.folders)) {
        if (auto gone = m_database.run(QStringLiteral("DELETE FROM folder WHERE path = ?"), {folder}); !gone)
            return gone.error();
    }
    // A folder above that nothing else holds would vanish with this one.
    if (!above.isEmpty()) {
        if (auto kept = m_database.run(QStringLiteral("INSERT OR IGNORE INTO folder(path) VALUES(?)"), {above}); !kept)
            return kept.error();
    }
    return removed;
}

/// Only into their folders: state and tags may be on their way from an open draft.
Result<void> ShelfStore::fileInFolders(const QList<FiledArticle> &articles)
{
    std::map<QString, QList<ArticleId>> byFolder;
    for (const FiledArticle &article : articles)
        byFolder[article.folder].append(article.id);
    for (const auto &[folder, ids] : byFolder) {
        if (const auto filed = m_filing.file(ids, {.folder = folder}); !filed)
            return filed.error();
    }
    return {};
}

Result<void> ShelfStore::putBack(const RemovedFolder &removed)
{
    for (const QString &folder : removed.folders) {
        if (auto added = m_database.run(QStringLiteral("INSERT OR IGNORE INTO folder(path) VALUES(?)"), {folder}); !added)
            return added;
    }
    return fileInFolders(removed.articles);
}

Result<QList<ArticleId>> ShelfStore::articlesTagged(const QString &tag)
{
    QList<ArticleId> ids;
    const auto read = m_database.each(QStringLiteral("SELECT id FROM article WHERE number IN (SELECT number FROM article_tag "
                                                     "WHERE tag = ?)"),
                                      {tag}, [&ids](const Row &row) {
                                          ids.append(QUuid::fromString(row.text(0)));
                                          return true;
                                      });
    if (!read)
        return read.error();
    return ids;
}

Result<QList<FiledArticle>> ShelfStore::renameTag(const QString &tag, const QString &newTag)
{
    const auto ids = articlesTagged(tag);
    if (!ids)
        return ids.error();
    return m_filing.file(*ids, {.addedTags = {newTag}, .removedTags = {tag}});
}

Result<QList<FiledArticle>> ShelfStore::removeTag(const QString &tag)
{
    const auto ids = articlesTagged(tag);
    if (!ids)
        return ids.error();
    return m_filing.file(*ids, {.removedTags = {tag}});
}

Result<QList<SmartList>> ShelfStore::smartLists()
{
    QList<SmartList> lists;
    const auto read = m_database.each(QStringLiteral("SELECT name, query FROM smart_list ORDER BY name COLLATE NOCASE"), {},
                                      [&lists](const Row &row) {
                                          lists.append({row.text(0), row.text(1)});
                                          return true;
                                      });
    if (!read)
        return read.error();
    return lists;
}

Result<void> ShelfStore::keepSmartList(const SmartList &list)
{
    return m_database.run(QStringLiteral("INSERT INTO smart_list(name, query) VALUES(?, ?) "
                                         "ON CONFLICT(name) DO UPDATE SET query = excluded.query"),
                          {list.name, list.query});
}

Result<void> ShelfStore::renameSmartList(const QString &name, const QString &newName)
{
    if (name == newName)
        return {};
    const auto taken = m_database.number(QStringLiteral("SELECT count(*) FROM smart_list WHERE name = ?"), {newName});
    if (!taken)
        return taken.error();
    if (*taken > 0)
        return Error{Error::Kind::Conflict, tr("There is a smart list “%1” already.").arg(newName), {}};
    return m_database.run(QStringLiteral("UPDATE smart_list SET name = ? WHERE name = ?"), {newName, name});
}

Result<void> ShelfStore::removeSmartList(const QString &name)
{
    return m_database.run(QStringLiteral("DELETE FROM smart_list WHERE name = ?"), {name});
}

} // namespace stet
