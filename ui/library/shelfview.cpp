#include "ui/library/shelfview.h"

#include "ui/library/shelfline.h"
#include "ui/look/icons.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QMenu>

namespace stet {

ShelfView::ShelfView(ShelfModel *model, QWidget *parent)
    : QTreeView(parent), m_shelves(model), m_open{ShelfModel::foldersKey(), QStringLiteral("section:lists")}
{
    setObjectName(QStringLiteral("library.shelves"));
    setAccessibleName(tr("Shelves"));
    setModel(model);
    setItemDelegate(new ShelfLine(this));
    header()->hide();
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(EditKeyPressed);
    setExpandsOnDoubleClick(false);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(DragDrop);
    viewport()->setBackgroundRole(QPalette::Window);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_open.insert(index.data(ShelfModel::KeyRole).toString());
        Q_EMIT wantedHeightChanged();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_open.remove(index.data(ShelfModel::KeyRole).toString());
        Q_EMIT wantedHeightChanged();
    });
    connect(model, &QAbstractItemModel::modelReset, this, &ShelfView::bringBack);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (m_bringingBack || !current.isValid() || current.data(ShelfModel::SectionRole).toBool())
            return;
        m_chosen = m_shelves->shelfAt(current);
        Q_EMIT shelfChosen(m_chosen);
    });
    bringBack();
}

void ShelfView::choose(const Shelf &shelf)
{
    m_chosen = shelf;
    m_bringingBack = true;
    const QModelIndex index = m_shelves->indexOf(shelf.key());
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(index);
    if (!index.isValid())
        clearSelection();
    m_bringingBack = false;
}

void ShelfView::setOpenKeys(const QStringList &keys)
{
    m_open = {keys.begin(), keys.end()};
    bringBack();
}

void ShelfView::bringBack()
{
    m_bringingBack = true;
    const QSet<QString> open = m_open; // expanding and collapsing write it
    const std::function<void(const QModelIndex &)> expandBelow = [&](const QModelIndex &below) {
        for (int row = 0; row < m_shelves->rowCount(below); ++row) {
            const QModelIndex child = m_shelves->index(row, 0, below);
            setExpanded(child, open.contains(child.data(ShelfModel::KeyRole).toString()));
            expandBelow(child);
        }
    };
    expandBelow({});
    m_open = open;
    const QModelIndex chosen = m_shelves->indexOf(m_chosen.key());
    if (chosen.isValid())
        setCurrentIndex(chosen);
    m_bringingBack = false;
    Q_EMIT wantedHeightChanged();
}

int ShelfView::openRows(const QModelIndex &below) const
{
    int rows = 0;
    for (int row = 0; row < m_shelves->rowCount(below); ++row) {
        const QModelIndex child = m_shelves->index(row, 0, below);
        rows += 1 + (isExpanded(child) ? openRows(child) : 0);
    }
    return rows;
}

int ShelfView::wantedHeight() const
{
    return openRows({}) * sizeHintForRow(0) + 4;
}

bool ShelfView::toggleAt(const QPoint &at)
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid())
        return false;
    const QRect line = visualRect(index);
    const QRect add = ShelfLine::addSignIn(line, index);
    if (add.isValid() && add.adjusted(-4, -6, 4, 6).contains(at)) {
        Q_EMIT newFolderAsked({});
        return true;
    }
    const bool section = index.data(ShelfModel::SectionRole).toBool();
    const QRect arrow = ShelfLine::arrowIn(line, index);
    if (!arrow.isValid() || (!section && !arrow.adjusted(-6, -6, 4, 6).contains(at)))
        return section;
    setExpanded(index, !isExpanded(index));
    return true;
}

void ShelfView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        return;
    QTreeView::mousePressEvent(event);
}

void ShelfView::dropEvent(QDropEvent *event)
{
    QTreeView::dropEvent(event);
    // The drafts stay in their list, and the folder in the tree until the library has moved it.
    event->setDropAction(Qt::CopyAction);
}

void ShelfView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.showDecorationSelected = true;
    QTreeView::drawRow(painter, row, index);
}

void ShelfView::keyPressEvent(QKeyEvent *event)
{
    const Shelf shelf = m_shelves->shelfAt(currentIndex());
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().data(ShelfModel::SectionRole).toBool())
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        else
            Q_EMIT left();
        return;
    case Qt::Key_Delete:
        if (m_shelves->flags(currentIndex()) & Qt::ItemIsEditable)
            Q_EMIT removeAsked(shelf);
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

void ShelfView::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const bool section = !index.isValid() || index.data(ShelfModel::SectionRole).toBool();
    const Shelf shelf = m_shelves->shelfAt(index);
    const auto add = [&](const QString &iconName, const QString &text, auto slot) {
        menu.addAction(icon(iconName), text, this, slot);
    };
    if (!section && shelf.kind == Shelf::Kind::Folder)
        add(QStringLiteral("folder"), tr("New folder in “%1”…").arg(shelf.title()), [this, shelf] { Q_EMIT newFolderAsked(shelf.name); });
    else
        add(QStringLiteral("folder"), tr("New folder…"), [this] { Q_EMIT newFolderAsked({}); });
    if (!section && (m_shelves->flags(index) & Qt::ItemIsEditable)) {
        menu.addSeparator();
        add(QStringLiteral("rename"), tr("Rename"), [this, key = shelf.key()] {
            setCurrentIndex(m_shelves->indexOf(key));
            edit(currentIndex());
        });
        QString remove = tr("Delete the folder");
        if (shelf.kind == Shelf::Kind::Tag)
            remove = tr("Take the tag off all drafts");
        else if (shelf.kind == Shelf::Kind::SmartList)
            remove = tr("Delete the smart list");
        add(QStringLiteral("trash"), remove, [this, shelf] { Q_EMIT removeAsked(shelf); });
        if (shelf.kind == Shelf::Kind::Folder) {
            QMenu *into = menu.addMenu(tr("Move into"));
            if (shelf.name.contains(QLatin1Char('/')))
                into->addAction(tr("No folder"), this, [this, shelf] { Q_EMIT m_shelves->folderMoveAsked(shelf.name, shelf.title()); });
            for (const CountedName &folder : m_shelves->shelves().folders) {
                const QString goal = folder.name + QLatin1Char('/') + shelf.title();
                if (goal != shelf.name && folder.name != shelf.name && !folder.name.startsWith(shelf.name + QLatin1Char('/')))
                    into->addAction(folder.name, this, [this, shelf, goal] { Q_EMIT m_shelves->folderMoveAsked(shelf.name, goal); });
            }
            into->setEnabled(!into->isEmpty());
        }
    }
    if (!section && shelf.kind == Shelf::Kind::Trash) {
        menu.addSeparator();
        add(QStringLiteral("trash"), tr("Empty the trash…"), [this] { Q_EMIT emptyTrashAsked(); });
    }
}

void ShelfView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("library.shelfMenu"));
    fillMenu(menu, index);
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace stet
