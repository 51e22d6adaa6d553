#pragma once

#include <QObject>
#include <QSet>
#include <QString>

namespace stet {

class Library;
class MainWindow;
class NoticeBar;
class QuotationsRoom;
class SourceActions;
class SourceListModel;
class SourcesDesk;
class SourcesPanel;
class SourcesWindow;

/// Sources in the window: the panel, the table of all of them, their commands, and the way between a quotation and its
/// source.
///
/// Owned by Application; borrows window, library (once there is one) and the room of quotations. Window's thread.
class SourcesRoom : public QObject
{
    Q_OBJECT

public:
    SourcesRoom(MainWindow *window, QuotationsRoom *quotations, QObject *parent = nullptr);
    ~SourcesRoom() override;

    void setLibrary(Library *library);
    SourcesDesk *desk() const { return m_desk; }

    /// Reads the sources anew: another room changed one.
    void reload();

    /// Shows a source in the panel, and in its text the words when it has them.
    void openSource(const QString &key, const QString &words = {});

Q_SIGNALS:
    /// The library of sources was read anew: something was added, changed or deleted.
    void sourcesChanged();

private:
    void connectCommands();
    void takeList();
    void takeDraft();
    NoticeBar *notices() const;
    void showAll();
    void checkLinksHere();

    MainWindow *m_window;
    QuotationsRoom *m_quotations;
    SourcesDesk *m_desk;
    SourceListModel *m_model;
    SourceActions *m_actions;
    SourcesPanel *m_panel;
    SourcesWindow *m_all = nullptr;
    QSet<QString> m_citedHere; ///< keys that the article on the desk cites or quotes
    quint64 m_question = 0;
};

} // namespace stet
