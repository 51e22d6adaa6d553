#pragma once

#include <QObject>

namespace stet {

class Library;
class MainWindow;
class QuotationsRoom;
class SourcesPanel;

/// Sources in the window: the panel, its commands, and the way between a quotation and its source.
///
/// Owned by Application; borrows window, library (once there is one) and the room of quotations. Window's thread.
class SourcesRoom : public QObject
{
    Q_OBJECT

public:
    SourcesRoom(MainWindow *window, QuotationsRoom *quotations, QObject *parent = nullptr);

    void setLibrary(Library *library);

Q_SIGNALS:
    /// A source has another key, in the library already: whoever holds texts or records that name it by `from` makes
    /// them say `to`, in one step that can be undone.
    void keyRenamed(const QString &from, const QString &to);

private:
    void connectCommands();

    MainWindow *m_window;
    SourcesPanel *m_panel;
};

} // namespace stet
