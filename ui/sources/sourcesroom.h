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

private:
    void connectCommands();

    MainWindow *m_window;
    SourcesPanel *m_panel;
};

} // namespace stet
