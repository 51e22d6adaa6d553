#pragma once

#include "ui/search/searchmodel.h"

#include <QObject>
#include <QThreadPool>

namespace stet {

class Desk;
class Library;
class MainWindow;
class SearchWindow;
class Session;

/// Search in the window: asks the library away from this thread, and goes to what the writer chose.
///
/// While the library is being asked only the newest question waits; answers to earlier ones are dropped. Owned by
/// Application; borrows what it is given; window's thread.
class SearchRoom : public QObject
{
    Q_OBJECT

public:
    SearchRoom(MainWindow *window, Desk *desk, QObject *parent = nullptr);
    ~SearchRoom() override;

    void setLibrary(Library *library, Session *session);

    /// Opens the search window with these words in its field; empty: with those of the last time.
    void open(const QString &words = {});

Q_SIGNALS:
    void quotationAsked(const stet::ArticleId &article, const QUuid &record);
    void sourceAsked(const QString &key, const QString &words);
    void authorAsked(const stet::AuthorId &author);
    void smartListAsked(const QString &query);

private:
    void search(const QString &words);
    void go(const SearchLine &line, const QString &words);
    void goToWords(ArticlePart part, const QString &words);

    MainWindow *m_window;
    Desk *m_desk;
    SearchWindow *m_search = nullptr;
    Library *m_library = nullptr;
    Session *m_session = nullptr;
    QThreadPool m_worker; ///< of one thread
    QString m_wanted;
    bool m_asking = false;
    bool m_askAgain = false;
};

} // namespace stet
