#include "ui/commands.h"

#include "ui/look/icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace stet {

namespace {

QString toolTipOf(const CommandRow &row)
{
    QString tip = commandName(row);
    if (!row.shortcuts.isEmpty())
        tip += QStringLiteral(" (%1)").arg(row.shortcuts.first().toString(QKeySequence::NativeText));
    if (*row.tip)
        tip += QLatin1Char('\n') + QCoreApplication::translate("stet::Commands", row.tip);
    return tip;
}

} // namespace

Commands::Commands(QWidget *window) : QObject(window), m_window(window)
{
    for (const CommandRow &row : commandTable()) {
        auto *action = new QAction(commandText(row), window);
        action->setObjectName(QLatin1String(row.id));
        action->setIconText(commandName(row));
        action->setToolTip(toolTipOf(row));
        action->setShortcuts(row.shortcuts);
        action->setCheckable(row.flags & CommandRow::Checkable);
        action->setMenuRole(QAction::NoRole);
        if (*row.icon)
            action->setIcon(icon(QLatin1String(row.icon)));
        if (row.flags & CommandRow::NeedsDraft)
            action->setEnabled(false);
        QObject::connect(action, &QAction::triggered, this, [this, id = row.id] { Q_EMIT ran(id); });
        m_actions.insert(row.id, action);
    }
}

QAction *Commands::action(const char *id) const
{
    QAction *action = m_actions.value(QByteArray::fromRawData(id, qsizetype(qstrlen(id))));
    if (!action)
        qFatal("There is no command \"%s\" in the table.", id);
    return action;
}

void Commands::noteConnected(const char *id)
{
    if (isConnected(id))
        return;
    m_connected.append(id);
    // In the window itself, so that the shortcut works while the menu bar is hidden.
    m_window->addAction(action(id));
}

void Commands::setDraftOpen(bool open)
{
    for (const CommandRow &row : commandTable()) {
        if (row.flags & CommandRow::NeedsDraft)
            action(row.id)->setEnabled(open);
    }
}

QList<const CommandRow *> Commands::rows() const
{
    QList<const CommandRow *> rows;
    for (const CommandRow &row : commandTable()) {
        if (isConnected(row.id))
            rows.append(&row);
    }
    return rows;
}

void Commands::fill(QMenuBar *menus, QToolBar *toolbar) const
{
    for (const MenuRow &menuRow : menuTable()) {
        QMenu *menu = nullptr;
        int group = 0;
        for (const CommandRow *row : rows()) {
            if (qstrcmp(row->menu, menuRow.id) != 0 || (row->flags & CommandRow::Quiet))
                continue;
            if (!menu) {
                menu = menus->addMenu(menuText(menuRow));
                menu->setObjectName(QLatin1String(menuRow.id));
            } else if (row->group != group) {
                menu->addSeparator();
            }
            group = row->group;
            menu->addAction(action(row->id));
        }
    }
    const char *menuOfLast = nullptr;
    for (const CommandRow *row : rows()) {
        if (!(row->flags & CommandRow::Toolbar))
            continue;
        if (menuOfLast && qstrcmp(menuOfLast, row->menu) != 0)
            toolbar->addSeparator();
        menuOfLast = row->menu;
        toolbar->addAction(action(row->id));
        if (auto *button = qobject_cast<QToolButton *>(toolbar->widgetForAction(action(row->id)))) {
            button->setAccessibleName(commandName(*row));
            button->setObjectName(QStringLiteral("toolbar.") + QLatin1String(row->id));
        }
    }
}

} // namespace stet
