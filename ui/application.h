#pragma once

#include "app/result.h"
#include "app/settings.h"
#include "ui/startoptions.h"

#include <QObject>
#include <QTranslator>

#include <memory>

class QApplication;
class QCloseEvent;
class QPoint;

namespace stet {

class ArticleSpelling;
class BylinePanel;
class CitationsRoom;
class Desk;
class Dispatch;
class Draft;
class FileIntake;
class FirstInstance;
class HistoryRoom;
class Keeper;
class Library;
class LibraryPane;
class LibraryRooms;
class Look;
class MainWindow;
class Masthead;
class Palette;
class PreviewPane;
class RescueRoom;
class Session;
class QuotationsRoom;
class SourcesRoom;
class SpellingPanel;
class WindowMemory;

/// The program: it makes library, keeper, window and panes, and hands each what it needs. It holds no logic of theirs.
///
/// Without a library that can be opened it still shows the window, says why, and offers to choose another folder.
/// Lives in the window's thread, from main() to the end.
class Application : public QObject
{
    Q_OBJECT

public:
    Application(QApplication *application, const StartOptions &options);
    ~Application() override;

    /// Shows the window, or hands over to a Stet that has the library open already. False: nothing is left to run.
    bool start();

    MainWindow *window() const { return m_window.get(); }
    Session *session() const { return m_session.get(); }

private:
    void makeWindow();
    void makeSpelling();
    void makeQuotations();
    void makeByline();
    void makeHistory();
    void makeLibraryRooms();
    void connectCommands();
    void openFirstDraft();
    void showDraft(Draft *draft);
    void applySetting(Setting setting);
    void openLibrary(const QString &folder, bool beside = false);
    void end();
    void useLibrary(std::unique_ptr<Library> library);
    void chooseLibrary();
    void switchTo(const QString &folder);
    void afterFirstPaint();
    void close(QCloseEvent *event);
    void chooseLanguage(const QPoint &at);
    void showSettings();
    void showAbout();
    void changeTextSize(int by);

    QApplication *m_application;
    QTranslator m_words;
    StartOptions m_options;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<WindowMemory> m_memory;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Keeper> m_keeper;
    std::unique_ptr<Masthead> m_masthead;
    std::unique_ptr<FirstInstance> m_instance;
    std::unique_ptr<MainWindow> m_window;
    LibraryPane *m_pane = nullptr;
    Desk *m_desk = nullptr;
    PreviewPane *m_preview = nullptr;
    Dispatch *m_dispatch = nullptr;
    Palette *m_palette = nullptr;
    ArticleSpelling *m_spelling = nullptr;
    SpellingPanel *m_spellingPanel = nullptr;
    BylinePanel *m_byline = nullptr;
    QuotationsRoom *m_quotations = nullptr;
    SourcesRoom *m_sources = nullptr;
    CitationsRoom *m_citations = nullptr;
    HistoryRoom *m_history = nullptr;
    LibraryRooms *m_libraryRooms = nullptr;
    RescueRoom *m_rescue = nullptr;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<FileIntake> m_intake;
    bool m_painted = false;
    bool m_ending = false; ///< the system wants it: nothing is asked any more
};

} // namespace stet
