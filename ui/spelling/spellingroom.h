#pragma once

#include <QObject>

namespace stet {

class ArticleSpelling;
class Desk;
class Draft;
class Library;
class MainWindow;
class Settings;
class SpellingMenu;
class SpellingPanel;

/// Puts spelling in its places in the window: marks and menu on the desk, the side panel, the commands, the status
/// line and the setting. Owned by Application; borrows window, desk and settings. Window's thread.
class SpellingRoom : public QObject
{
    Q_OBJECT

public:
    SpellingRoom(MainWindow *window, Desk *desk, Settings *settings, QObject *parent);

    void setLibrary(Library *library);

    /// To be called after the desk has the draft; null: none is open.
    void setDraft(Draft *draft);

    ArticleSpelling *spelling() const { return m_spelling; }

private:
    void connectCommands();
    void showStatus();

    MainWindow *m_window;
    Settings *m_settings;
    ArticleSpelling *m_spelling;
    SpellingMenu *m_menu;
    SpellingPanel *m_panel;
};

} // namespace stet
