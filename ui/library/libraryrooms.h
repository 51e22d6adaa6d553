#pragma once

#include "app/article/article.h"
#include "app/authors/authorprofile.h"

#include <QObject>

#include <memory>

namespace stet {

class BackupsRoom;
class Desk;
class DraftFiling;
class ExchangeRoom;
class Keeper;
class Library;
class LibraryPane;
class LibraryRoom;
class MainWindow;
class ReplaceRoom;
class SearchRoom;
class Session;

/// Everything that a window does with a library as a whole: its lists and shelves, filing, search, replacing in many
/// drafts, backups, leaving and arriving. Makes these rooms and brings them together.
///
/// A child of the window; borrows the rest, and the library once there is one. Window's thread.
class LibraryRooms : public QObject
{
    Q_OBJECT

public:
    LibraryRooms(MainWindow *window, LibraryPane *pane, Desk *desk);
    ~LibraryRooms() override;

    void setLibrary(Library &library, Keeper &keeper, Session &session);

    /// Fills the library pane for the first time, with the shelf that was chosen last.
    void begin(const QString &shelfKey);

Q_SIGNALS:
    void quotationAsked(const stet::ArticleId &article, const QUuid &record);
    void sourceAsked(const QString &key, const QString &words);
    void authorAsked(const stet::AuthorId &author);
    /// Profiles, sources and records came into the library from outside.
    void broughtIn();

private:
    void readAnew();

    MainWindow *m_window;
    LibraryPane *m_pane;
    Session *m_session = nullptr;
    SearchRoom *m_search;
    ReplaceRoom *m_replace;
    BackupsRoom *m_backups;
    ExchangeRoom *m_exchange;
    std::unique_ptr<DraftFiling> m_filing;
    std::unique_ptr<LibraryRoom> m_lists;
};

} // namespace stet
