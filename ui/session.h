#pragma once

#include "app/article/draft.h"
#include "app/result.h"
#include "app/store/articlestore.h"

#include <QObject>

#include <memory>

namespace stet {

class Desk;
class Keeper;
class Library;
class LibraryPane;
class MainWindow;
class PreviewPane;
class Settings;

/// The draft on the desk.
///
/// It opens a draft into desk and preview, hands it to the keeper, and keeps its line in the library pane up to date.
/// Owned by Application; borrows library, keeper and panes; window's thread.
class Session : public QObject
{
    Q_OBJECT

public:
    struct Rooms
    {
        MainWindow *window;
        LibraryPane *pane;
        Desk *desk;
        PreviewPane *preview;
    };

    Session(Library &library, Keeper &keeper, const Settings &settings, const Rooms &rooms,
            QObject *parent = nullptr);
    ~Session() override;

    /// The open draft; null: none is open.
    Draft *draft() const { return m_draft.get(); }

    /// Opens the draft that was open last, else a new one.
    void restore();

    bool open(const ArticleId &id);
    void newDraft();

    /// Keeps an article as a new draft, without opening it. The answer is null when it could not be kept; that was said
    /// then.
    ArticleId keep(const Article &article);

    /// The writer's own region of a language: "en-US" is "en-GB" for who writes that.
    QString languageLike(const QString &language) const;

    /// Takes the open draft off the desk when everything is on the disk. False: it is not, and the draft stays.
    bool leave();

    void setLanguage(const QString &language);

    /// Opens a draft that is new or has come back, and puts the caret into it.
    void openFresh(const ArticleId &id);

    /// Puts the open draft into the library pane when it is not there and belongs there.
    void showOpenDraft();

Q_SIGNALS:
    /// Another draft is on the desk; null: none.
    void draftOpened(stet::Draft *draft);

private:
    void connectPane();
    void connectKeeper();
    void connectUpkeep();
    void putOnDesk(const StoredDraft &stored);
    void clearDesk();
    void showTitle();
    void showStates();
    void showSummary(const ArticleId &id);
    bool isUntouched() const;

    Library &m_library;
    Keeper &m_keeper;
    const Settings &m_settings;
    Rooms m_rooms;
    std::unique_ptr<Draft> m_draft;
    bool m_keepFailed = false;
};

} // namespace stet
