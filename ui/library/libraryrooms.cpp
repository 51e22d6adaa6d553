#include "ui/library/libraryrooms.h"

#include "app/store/keeper.h"
#include "app/store/library.h"
#include "ui/backups/backupsroom.h"
#include "ui/library/draftfiling.h"
#include "ui/library/exchangeroom.h"
#include "ui/library/librarypane.h"
#include "ui/library/libraryroom.h"
#include "ui/mainwindow.h"
#include "ui/search/replaceroom.h"
#include "ui/search/searchroom.h"
#include "ui/session.h"

namespace stet {

LibraryRooms::LibraryRooms(MainWindow *window, LibraryPane *pane, Desk *desk)
    : QObject(window), m_window(window), m_pane(pane), m_search(new SearchRoom(window, desk, this))
    , m_replace(new ReplaceRoom(window, pane, this)), m_backups(new BackupsRoom(window, this))
    , m_exchange(new ExchangeRoom(window, this))
{
    connect(pane, &LibraryPane::searchAsked, m_search, &SearchRoom::open);
    connect(m_search, &SearchRoom::quotationAsked, this, &LibraryRooms::quotationAsked);
    connect(m_search, &SearchRoom::sourceAsked, this, &LibraryRooms::sourceAsked);
    connect(m_search, &SearchRoom::authorAsked, this, &LibraryRooms::authorAsked);
    connect(m_search, &SearchRoom::smartListAsked, this, [this](const QString &query) { m_lists->keepSmartList(query); });
    connect(m_backups, &BackupsRoom::restored, this, &LibraryRooms::readAnew);
    connect(m_backups, &BackupsRoom::articleAsked, this, [this](const ArticleId &id) { m_session->openFresh(id); });
    connect(m_backups, &BackupsRoom::trashAsked, this, [this](const QList<ArticleId> &ids) { m_filing->moveToTrash(ids); });
    connect(m_exchange, &ExchangeRoom::imported, this, &LibraryRooms::readAnew);
    connect(m_replace, &ReplaceRoom::replaced, this, [this] { m_lists->refresh(); });
}

LibraryRooms::~LibraryRooms() = default;

void LibraryRooms::setLibrary(Library &library, Keeper &keeper, Session &session)
{
    m_session = &session;
    const DraftFiling::Rooms rooms{library, keeper, session, *m_pane, *m_window->notices(), m_window};
    m_filing = std::make_unique<DraftFiling>(rooms);
    m_lists = std::make_unique<LibraryRoom>(rooms, *m_filing);
    m_search->setLibrary(&library, &session);
    m_replace->setLibrary(&library, &session);
    m_backups->setLibrary(&library);
    m_exchange->setLibrary(&library, [&keeper] {
        constexpr int patience = 5000; // milliseconds
        return keeper.flush(patience);
    });
}

void LibraryRooms::begin(const QString &shelfKey)
{
    m_lists->begin(shelfKey);
}

void LibraryRooms::readAnew()
{
    m_lists->refresh();
    Q_EMIT broughtIn();
}

} // namespace stet
