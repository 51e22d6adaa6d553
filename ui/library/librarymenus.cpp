#include "ui/commands.h"
#include "ui/library/draftview.h"
#include "ui/library/librarypane.h"
#include "ui/library/shelfmodel.h"
#include "ui/look/icons.h"

#include <QActionGroup>
#include <QCursor>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

// The menus of the library pane: for a draft or several, for the trash, for folders, and for the order of the list.

namespace stet {

void LibraryPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    m_list->setFocus(Qt::PopupFocusReason);
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("library.menu"));
    if (showsTrash())
        addTrashMenu(menu);
    else
        addDraftMenu(menu);
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

void LibraryPane::addDraftMenu(QMenu &menu)
{
    if (m_list->chosen().size() < 2) {
        for (const char *id : {"draft.rename", "draft.duplicate"})
            menu.addAction(m_commands->action(id));
    }
    QMenu *states = menu.addMenu(tr("State"));
    for (const char *id : {"state.idea", "state.draft", "state.inReview", "state.ready", "state.published"})
        states->addAction(m_commands->action(id));
    fillFolderMenu(*menu.addMenu(icon(QStringLiteral("folder")), tr("Folder")));
    menu.addAction(m_commands->action("draft.tags"));
    menu.addSeparator();
    menu.addAction(m_commands->action("draft.delete"));
}

void LibraryPane::fillFolderMenu(QMenu &menu)
{
    const QList<ArticleId> ids = chosen();
    const auto add = [&](const QString &text, const QString &path) {
        menu.addAction(text, this, [this, ids, path] { Q_EMIT folderAsked(ids, path); });
    };
    add(tr("No folder"), {});
    menu.addSeparator();
    for (const CountedName &folder : m_shelves->shelves().folders) {
        const auto depth = folder.name.count(QLatin1Char('/'));
        add(QStringLiteral("    ").repeated(depth) + Shelf::ofFolder(folder.name).title().replace(u'&', QLatin1String("&&")), folder.name);
    }
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("folder")), tr("New folder…"), this, [this, ids] { Q_EMIT newFolderAsked({}, ids); });
}

void LibraryPane::showFolderMenu()
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("library.folderMenu"));
    fillFolderMenu(menu);
    menu.setActiveAction(menu.actions().first());
    menu.exec(isVisible() ? m_pages->mapToGlobal(QPoint(16, 16)) : QCursor::pos());
}

void LibraryPane::showSortMenu()
{
    using Order = ArticleFilter::Order;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("library.sortMenu"));
    auto *group = new QActionGroup(&menu);
    for (const auto &[order, text] : {std::pair(Order::NewestChange, tr("Newest change first")), std::pair(Order::Title, tr("By title")),
                                      std::pair(Order::State, tr("By state")), std::pair(Order::Words, tr("Longest first"))}) {
        QAction *action = menu.addAction(text, this, [this, order = order] {
            m_order = order;
            Q_EMIT listAsked();
        });
        action->setCheckable(true);
        action->setChecked(order == m_order);
        group->addAction(action);
    }
    auto *button = findChild<QToolButton *>(QStringLiteral("library.sort"));
    menu.exec(button->mapToGlobal(QPoint(0, button->height())));
}

void LibraryPane::addTrashMenu(QMenu &menu)
{
    const QList<ArticleId> ids = m_list->chosen();
    menu.addAction(icon(QStringLiteral("undo")), tr("Put back"), this, [this, ids] { Q_EMIT restoreAsked(ids); });
    menu.addAction(icon(QStringLiteral("trash")), tr("Delete for good"), this, [this, ids] { Q_EMIT removeForGoodAsked(ids); });
    menu.addSeparator();
    menu.addAction(tr("Empty the trash…"), this, [this] { Q_EMIT emptyTrashAsked(); });
}

} // namespace stet
