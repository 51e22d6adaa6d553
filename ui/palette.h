#pragma once

#include "ui/look/raisedframe.h"

#include <QByteArray>
#include <QList>
#include <QPointer>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace stet {

class Commands;

/// The command palette: type some letters of what you want, Return does it. It shows every command that can be run
/// now, its menu and its shortcut; what was used last comes first.
///
/// Lies over its window and owns nothing but its field and list. Lives in the window's thread.
class Palette : public RaisedFrame
{
    Q_OBJECT

public:
    Palette(Commands *commands, QWidget *window);

    /// Shows the palette with an empty field; the focus comes back to where it was when it closes.
    void open();
    void close();

    /// The ids of the commands that were run, the last one first.
    QList<QByteArray> recent() const { return m_recent; }
    void setRecent(const QList<QByteArray> &ids) { m_recent = ids; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void list(const QString &typed);
    void run(const QModelIndex &index);
    void noteRun(const QByteArray &id);
    void place();
    bool handleKey(int key);

    Commands *m_commands;
    QLineEdit *m_field;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<QByteArray> m_recent;
    QPointer<QWidget> m_focusBefore;
};

} // namespace stet
