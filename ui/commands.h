#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QMenuBar;
class QToolBar;
class QWidget;

namespace stet {

/// One command of the program: everything about it but what it does.
struct CommandRow
{
    enum Flag : unsigned {
        Plain = 0,
        Checkable = 1,  ///< it is on or off
        Toolbar = 2,    ///< has a button in the toolbar, in the order of the table
        NeedsDraft = 4, ///< only while a draft is open
        Quiet = 8,      ///< in the palette and the shortcut sheet, in no menu
    };

    const char *id;                ///< "draft.new": room, then what it does
    const char *text;              ///< as in the menu, with its mnemonic; marked for translation
    QList<QKeySequence> shortcuts; ///< the first is the one that is shown
    const char *menu;              ///< id of a menu in menuTable()
    int group;                     ///< commands of one menu with different groups are kept apart by a line
    const char *icon = "";         ///< name in resources/icons; empty: none
    unsigned flags = Plain;
    const char *tip = "";          ///< one sentence for the tool tip where the text does not say enough
};

/// A menu of the menu bar, in order.
struct MenuRow
{
    const char *id;
    const char *text;
};

/// Every command of the program in the order of the menus. Menus, toolbar, palette and shortcut sheet are made from it.
const QList<CommandRow> &commandTable();
const QList<MenuRow> &menuTable();

/// The text of a row, translated; and without its mnemonic mark, for lists.
QString commandText(const CommandRow &row);
QString commandName(const CommandRow &row);
QString menuText(const MenuRow &row);

/// The commands of one window as actions.
///
/// Owned by the window and lives in its thread. Each room connects its own commands; a command that nobody has
/// connected is shown nowhere.
class Commands : public QObject
{
    Q_OBJECT

public:
    explicit Commands(QWidget *window);

    /// The action of a row. Asking for an id that is not in the table is a mistake in the program and ends it.
    QAction *action(const char *id) const;

    /// Makes the command do something: `slot` is a member function or a lambda, with or without `bool checked`.
    template <typename Receiver, typename Slot>
    void connect(const char *id, const Receiver *receiver, Slot slot)
    {
        QObject::connect(action(id), &QAction::triggered, receiver, slot);
        noteConnected(id);
    }

    bool isConnected(const char *id) const { return m_connected.contains(QByteArray(id)); }

    /// Commands that need a draft are switched off while there is none.
    void setDraftOpen(bool open);

    /// Puts all connected commands in place. Called once, when every room has connected its own.
    void fill(QMenuBar *menus, QToolBar *toolbar) const;

    /// The rows that can be run now or later in this window, in the order of the table.
    QList<const CommandRow *> rows() const;

Q_SIGNALS:
    /// Somebody ran a command, from wherever.
    void ran(const QByteArray &id);

private:
    void noteConnected(const char *id);

    QWidget *m_window;
    QHash<QByteArray, QAction *> m_actions;
    QList<QByteArray> m_connected;
};

} // namespace stet
