#pragma once

#include <QMainWindow>

class QSettings;
class QSplitter;
class QToolBar;
class QVBoxLayout;

namespace stet {

class Commands;
class NoticeBar;
class SidePanel;
class StatusLine;

/// The window: library, desk, side panel and preview beside each other, and what lies around them.
///
/// It lays out panes and nothing else: which draft is open is the business of Session, what a command does that of the
/// room it belongs to. It owns the panes that it is given.
///
/// In a narrow window first the library and then the preview give way, so that the desk can always be written on; they
/// come back when there is room again. Asking for a pane by its command shows it at any width.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    Commands *commands() const { return m_commands; }
    NoticeBar *notices() const { return m_notices; }
    SidePanel *sidePanel() const { return m_side; }
    StatusLine *statusLine() const { return m_status; }

    void setLibraryPane(QWidget *pane);
    void setDesk(QWidget *desk);
    void setPreview(QWidget *preview);
    QWidget *desk() const { return m_desk; }

    /// Makes menus and toolbar. Called once, when every room has connected its commands.
    void fillMenus();

    /// Panes, their sizes, the open panel and the place of the window.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(QSettings &settings);

    bool isLibraryShown() const;
    bool isPreviewShown() const;
    bool isFocusMode() const { return m_focusMode; }
    void showLibrary(bool shown);
    void showPreview(bool shown);
    void setFocusMode(bool on);
    void setToolbarWanted(bool wanted);
    void setFullScreen(bool on);

Q_SIGNALS:
    /// The writer closes the window. Everything is to be kept before it goes; `setAccepted(false)` keeps it open.
    void closing(QCloseEvent *event);
    /// The window has been painted for the first time: what is dear may be made now.
    void firstPainted();
    void previewShown(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void connectCommands();
    void giveWay();
    bool isPreviewCrowded() const;
    void applyPanes();
    void applySizes();

    Commands *m_commands;
    QToolBar *m_toolbar;
    QSplitter *m_panes;
    QWidget *m_libraryRoom;
    QWidget *m_deskRoom;
    QWidget *m_previewRoom;
    QVBoxLayout *m_deskLayout;
    QWidget *m_desk = nullptr;
    NoticeBar *m_notices;
    SidePanel *m_side;
    StatusLine *m_status;

    /// What the writer wants, and what the window's width makes impossible for now.
    bool m_libraryWanted = true;
    bool m_previewWanted = true;
    bool m_toolbarWanted = true;
    bool m_libraryGaveWay = false;
    bool m_previewGaveWay = false;
    bool m_previewCrowdedOut = false; ///< by the side panel
    int m_libraryWidth = 260;
    double m_previewShare = 0.4;
    int m_widthBefore = 0;
    bool m_focusMode = false;
    bool m_painted = false;
    bool m_applying = false;
};

} // namespace stet
