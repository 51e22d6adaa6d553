#pragma once

#include "app/store/shelfstore.h"
#include "ui/library/draftfiling.h"
#include "ui/library/librarypane.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace stet {

/// Fills the library pane: its shelves, and the drafts of the chosen one as the writer asks for them; and does what is
/// asked of folders, tags and smart lists.
///
/// Everything is read away from the window's thread. What was asked for last is shown; answers that come late are
/// dropped. A long list comes in two parts, so that its beginning is there at once. Owned by Application; borrows what it
/// is given; window's thread.
class LibraryRoom : public QObject
{
    Q_OBJECT

public:
    explicit LibraryRoom(const DraftFiling::Rooms &rooms, DraftFiling &filing, QObject *parent = nullptr);

    /// Fills everything for the first time, with the shelf that was chosen last.
    void begin(const QString &shelfKey);

    /// Lists and shelves are read anew; what is chosen stays chosen.
    void refresh();

    /// Keeps a search as a smart list; asks for its name.
    void keepSmartList(const QString &query);

private:
    struct Listing
    {
        QList<ArticleSummary> drafts;
        QHash<ArticleId, Snippet> snippets;
        bool isCut = false; ///< there are more
    };

    static Result<Listing> read(Library &library, const ListWish &wish, int limit);
    static void sort(QList<ArticleSummary> &drafts, ArticleFilter::Order order);
    void connectPane();
    void list(bool whole = false);
    void take(const ListWish &wish, const Listing &listing, bool whole);
    void readShelves();
    void addFolder(const QString &parent, const QList<ArticleId> &forDrafts);
    void renameShelf(const Shelf &shelf, const QString &name);
    void moveFolder(const QString &path, const QString &newPath);
    void removeShelf(const Shelf &shelf);
    void showTags(const QList<ArticleId> &ids);

    DraftFiling::Rooms m_rooms;
    DraftFiling &m_filing;
    QThreadPool m_worker; ///< of one thread
    QTimer m_shelvesSoon;
    QString m_wantedShelf;
    quint64 m_asked = 0;
    quint64 m_shelvesAsked = 0;
};

} // namespace stet
