#pragma once

#include <QSettings>

class QWidget;

namespace stet {

class LibraryPane;
class MainWindow;
class Palette;
class PreviewPane;

/// What a window is like the next time: panes and their sizes, zoom of the preview, the commands that were used last,
/// the shelf of the library and where the keyboard was.
///
/// Kept in `$XDG_STATE_HOME/stet/window.ini`, apart from the settings that a writer makes. A missing or damaged file
/// gives the usual window. Window's thread; owned by the program.
class WindowMemory
{
public:
    WindowMemory();

    struct Parts
    {
        MainWindow *window = nullptr;
        LibraryPane *library = nullptr;
        PreviewPane *preview = nullptr;
        Palette *palette = nullptr;
    };
    void restore(const Parts &parts);
    void save(const Parts &parts, const QWidget *focus);

    /// Gives the keyboard to the control that had it when the window was closed, if it is there and can be seen.
    void restoreFocus(const MainWindow &window) const;
    QString shelf() const;

    /// Where a room may keep more of the kind, under a name of its own.
    QSettings &store() { return m_store; }

private:
    QSettings m_store;
};

} // namespace stet
