#pragma once

#include "app/store/articlereplacement.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace stet {

class LibraryPane;
class MainWindow;
class ReplaceWindow;
class Session;

/// Replacing words in many drafts: finds the places away from this thread, changes the ticked ones, and takes all of it
/// back with one undo.
///
/// The draft on the desk is changed on the desk, as one step of its own undo. Owned by LibraryRooms; borrows what it is
/// given; window's thread.
class ReplaceRoom : public QObject
{
    Q_OBJECT

public:
    ReplaceRoom(MainWindow *window, LibraryPane *pane, QObject *parent = nullptr);
    ~ReplaceRoom() override;

    void setLibrary(Library *library, Session *session);
    void open();

Q_SIGNALS:
    void replaced();

private:
    void find();
    void replace();
    void takeReplaced(ReplacedArticles told, const std::optional<ReplacementArticle> &onDesk, quint64 revision,
                      const ReplacementWish &wish);
    void takeBack(const QList<ReplacedArticle> &changed);
    void tellLeft(const QStringList &left);

    MainWindow *m_window;
    LibraryPane *m_pane;
    ReplaceWindow *m_replace = nullptr;
    Library *m_library = nullptr;
    Session *m_session = nullptr;
    QThreadPool m_worker; ///< of one thread
    quint64 m_asked = 0;
    std::shared_ptr<std::atomic<bool>> m_late; ///< true: the search under way is not wanted any more
};

} // namespace stet
