#include "ui/library/libraryroom.h"

#include "app/background.h"
#include "app/store/library.h"
#include "ui/library/shelfmodel.h"
#include "ui/library/tagsdialog.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/session.h"

#include <QCollator>

#include <algorithm>

namespace stet {

namespace {

constexpr int firstPart = 300; ///< lines that are there at once
constexpr int mostFinds = 300; ///< of words, each with the words around it

} // namespace

LibraryRoom::LibraryRoom(const DraftFiling::Rooms &rooms, DraftFiling &filing, QObject *parent)
    : QObject(parent), m_rooms(rooms), m_filing(filing)
{
    m_worker.setMaxThreadCount(1);
    m_shelvesSoon.setSingleShot(true);
    m_shelvesSoon.setInterval(150);
    connect(&m_shelvesSoon, &QTimer::timeout, this, &LibraryRoom::readShelves);
    connect(&filing, &DraftFiling::filed, this, &LibraryRoom::refresh);
    connectPane();
}

void LibraryRoom::connectPane()
{
    LibraryPane *pane = &m_rooms.pane;
    connect(pane, &LibraryPane::listAsked, this, [this] { list(); });
    connect(pane, &LibraryPane::shelvesChanged, &m_shelvesSoon, qOverload<>(&QTimer::start));
    connect(pane, &LibraryPane::newFolderAsked, this, &LibraryRoom::addFolder);
    connect(pane, &LibraryPane::shelfRenameAsked, this, &LibraryRoom::renameShelf);
    connect(pane, &LibraryPane::shelfRemoveAsked, this, &LibraryRoom::removeShelf);
    connect(pane, &LibraryPane::folderMoveAsked, this, &LibraryRoom::moveFolder);
    connect(pane, &LibraryPane::smartListAsked, this, &LibraryRoom::keepSmartList);
    connect(pane, &LibraryPane::tagsAsked, this, &LibraryRoom::showTags);
}

void LibraryRoom::begin(const QString &shelfKey)
{
    m_wantedShelf = shelfKey;
    list();
    readShelves();
}

void LibraryRoom::refresh()
{
    list(m_rooms.pane.drafts()->rowCount() > firstPart);
    readShelves();
}

void LibraryRoom::sort(QList<ArticleSummary> &drafts, ArticleFilter::Order order)
{
    using Order = ArticleFilter::Order;
    if (order == Order::NewestChange) // they come in this order
        return;
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(drafts.begin(), drafts.end(), [&](const ArticleSummary &a, const ArticleSummary &b) {
        if (order == Order::Title)
            return collator.compare(a.title, b.title) < 0;
        return order == Order::State ? a.state < b.state : a.words > b.words;
    });
}

Result<LibraryRoom::Listing> LibraryRoom::read(Library &library, const ListWish &wish, int limit)
{
    Listing listing;
    if (wish.shelf.kind == Shelf::Kind::Trash) {
        const auto trash = library.articles().trash();
        if (!trash)
            return trash.error();
        for (const ArticleSummary &draft : *trash) {
            if (draft.title.contains(wish.words, Qt::CaseInsensitive))
                listing.drafts.append(draft);
        }
        return listing;
    }
    if (wish.words.isEmpty() && wish.shelf.kind != Shelf::Kind::SmartList) {
        ArticleFilter filter = wish.shelf.filter();
        filter.order = wish.order;
        filter.limit = limit;
        auto drafts = library.articles().list(filter);
        if (!drafts)
            return drafts.error();
        listing.isCut = limit > 0 && drafts->size() == limit;
        listing.drafts = *std::move(drafts);
        return listing;
    }
    const SearchQuery query = wish.shelf.question(wish.words);
    if (query.wanted.isEmpty()) {
        auto drafts = library.search().findSummaries(query, limit);
        if (!drafts)
            return drafts.error();
        listing.isCut = limit > 0 && drafts->size() == limit;
        listing.drafts = *std::move(drafts);
    } else {
        const auto hits = library.search().find(query, mostFinds);
        if (!hits)
            return hits.error();
        for (const SearchHit &hit : *hits) {
            listing.drafts.append(hit.article);
            if (!hit.hits.isEmpty())
                listing.snippets.insert(hit.article.id, {hit.snippet, hit.hits});
        }
    }
    sort(listing.drafts, wish.order);
    return listing;
}

void LibraryRoom::list(bool whole)
{
    const quint64 asked = ++m_asked;
    runInBackground(
        &m_worker, this,
        [folder = m_rooms.library.folder(), wish = m_rooms.pane.wish(), whole]() -> Result<Listing> {
            const auto library = Library::connect(folder, {}, Database::Access::ReadOnly);
            if (!library)
                return library.error();
            return read(**library, wish, whole ? -1 : firstPart);
        },
        [this, asked, wish = m_rooms.pane.wish(), whole](const Result<Listing> &listing) {
            if (asked != m_asked)
                return;
            if (listing)
                take(wish, *listing, whole);
            else
                m_rooms.notices.sayError(listing.error());
            m_rooms.pane.setFilled();
        });
}

void LibraryRoom::take(const ListWish &wish, const Listing &listing, bool whole)
{
    LibraryPane &pane = m_rooms.pane;
    if (wish.shelf.kind == Shelf::Kind::Trash)
        pane.trash()->setDrafts(listing.drafts);
    else
        pane.drafts()->setDrafts(listing.drafts, listing.snippets);
    const bool finds = wish.shelf.kind != Shelf::Kind::Trash && !listing.snippets.isEmpty();
    pane.showCut(finds && listing.drafts.size() >= mostFinds ? mostFinds : 0);
    if (listing.isCut && !whole)
        list(true);
    else if (wish.words.isEmpty())
        m_rooms.session.showOpenDraft(); // it may have been made while the list was being read
}

void LibraryRoom::readShelves()
{
    const quint64 asked = ++m_shelvesAsked;
    runInBackground(
        &m_worker, this,
        [folder = m_rooms.library.folder()]() -> Result<Shelves> {
            const auto library = Library::connect(folder, {}, Database::Access::ReadOnly);
            if (!library)
                return library.error();
            return (*library)->shelves().shelves();
        },
        [this, asked](const Result<Shelves> &shelves) {
            if (asked != m_shelvesAsked)
                return;
            if (!shelves) {
                m_rooms.notices.sayError(shelves.error());
                return;
            }
            ShelfModel *model = m_rooms.pane.shelves();
            model->setShelves(*shelves);
            const QString wanted = std::exchange(m_wantedShelf, {});
            if (const QModelIndex index = model->indexOf(wanted); index.isValid())
                m_rooms.pane.showShelf(model->shelfAt(index));
        });
}

void LibraryRoom::addFolder(const QString &parent, const QList<ArticleId> &forDrafts)
{
    const QString typed = prompts::text(m_rooms.window, parent.isEmpty() ? tr("New folder") : tr("New folder in “%1”").arg(parent),
                                        tr("Name"), {});
    const QString path = ShelfStore::cleanFolder(parent.isEmpty() ? typed : parent + QLatin1Char('/') + typed);
    if (ShelfStore::cleanFolder(typed).isEmpty())
        return;
    m_filing.run([path](Library &library) { return library.shelves().addFolder(path); },
                 [this, path, forDrafts] {
                     if (forDrafts.isEmpty())
                         m_wantedShelf = Shelf::ofFolder(path).key();
                     else
                         m_filing.moveToFolder(forDrafts, path);
                 });
}

void LibraryRoom::renameShelf(const Shelf &shelf, const QString &name)
{
    if (shelf.kind == Shelf::Kind::Folder) {
        const qsizetype slash = shelf.name.lastIndexOf(QLatin1Char('/'));
        moveFolder(shelf.name, ShelfStore::cleanFolder(shelf.name.left(slash + 1) + name));
    } else if (shelf.kind == Shelf::Kind::SmartList) {
        m_wantedShelf = Shelf{Shelf::Kind::SmartList, ArticleState::Draft, name}.key();
        m_filing.run([shelf, name](Library &library) { return library.shelves().renameSmartList(shelf.name, name); }, {});
    } else if (shelf.kind == Shelf::Kind::Tag) {
        m_wantedShelf = Shelf::ofTag(name).key();
        m_filing.retag(shelf.name, name);
    }
}

void LibraryRoom::moveFolder(const QString &path, const QString &newPath)
{
    m_filing.run([path, newPath](Library &library) { return library.shelves().moveFolder(path, newPath); },
                 [this, path, newPath] {
                     if (m_rooms.pane.wish().shelf.isSame(Shelf::ofFolder(path)))
                         m_wantedShelf = Shelf::ofFolder(newPath).key();
                     m_rooms.notices.say(tr("The folder is now “%1”.").arg(newPath), tr("Undo"),
                                         [this, path, newPath] { moveFolder(newPath, path); });
                 });
}

void LibraryRoom::removeShelf(const Shelf &shelf)
{
    if (shelf.kind == Shelf::Kind::Folder) {
        m_filing.run<RemovedFolder>(
            [path = shelf.name](Library &library) { return library.shelves().removeFolder(path); },
            [this, shelf](const RemovedFolder &removed) {
                m_rooms.notices.say(tr("The folder “%1” is gone; its drafts are kept.").arg(shelf.title()), tr("Undo"),
                                    [this, removed] {
                                        m_filing.run([removed](Library &library) { return library.shelves().putBack(removed); }, {});
                                    });
            });
    } else if (shelf.kind == Shelf::Kind::Tag) {
        m_filing.retag(shelf.name, {});
    } else if (shelf.kind == Shelf::Kind::SmartList) {
        m_filing.run([name = shelf.name](Library &library) { return library.shelves().removeSmartList(name); },
                     [this, shelf] {
                         m_rooms.notices.say(tr("The smart list “%1” is gone.").arg(shelf.name), tr("Undo"), [this, shelf] {
                             m_filing.run([shelf](Library &library) {
                                 return library.shelves().keepSmartList({shelf.name, shelf.query});
                             }, {});
                         });
                     });
    }
}

void LibraryRoom::keepSmartList(const QString &query)
{
    const QString name = prompts::text(m_rooms.window, tr("Save as smart list"), tr("Name"), query).simplified();
    if (name.isEmpty())
        return;
    m_filing.run([name, query](Library &library) { return library.shelves().keepSmartList({name, query}); },
                 [this, name] {
                     m_rooms.notices.say(tr("“%1” is among the smart lists now.").arg(name));
                 });
}

void LibraryRoom::showTags(const QList<ArticleId> &ids)
{
    if (ids.isEmpty())
        return;
    QHash<QString, int> held;
    for (const ArticleId &id : ids) {
        QStringList tags;
        if (const Draft *draft = m_rooms.session.draft(); draft && draft->id() == id)
            tags = draft->details().tags;
        else if (const QModelIndex index = m_rooms.pane.drafts()->indexOf(id); index.isValid())
            tags = m_rooms.pane.drafts()->drafts().at(index.row()).tags;
        for (const QString &tag : std::as_const(tags))
            ++held[tag];
    }
    QStringList known;
    for (const CountedName &tag : m_rooms.pane.shelves()->shelves().tags)
        known.append(tag.name);
    auto *dialog = new TagsDialog(known, held, int(ids.size()), m_rooms.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagsDialog::tagged, this, [this, ids](const QString &tag, bool on) {
        if (on)
            m_filing.file(ids, {.addedTags = {tag}}, {});
        else
            m_filing.file(ids, {.removedTags = {tag}}, {});
    });
    dialog->open();
}

} // namespace stet
