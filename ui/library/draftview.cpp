#include "ui/library/draftview.h"

#include "ui/library/draftline.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace stet {

DraftView::DraftView(QWidget *parent) : QListView(parent)
{
    setObjectName(QStringLiteral("library.list"));
    setItemDelegate(new DraftLine(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(EditKeyPressed);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setBackgroundRole(QPalette::Window);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (chosen().size() == 1) // else lines are being chosen
            Q_EMIT openAsked(index);
    });
}

void DraftView::setList(DraftList *list)
{
    if (list == m_list)
        return;
    if (m_list)
        disconnect(m_list, nullptr, this, nullptr);
    m_list = list;
    QItemSelectionModel *before = selectionModel();
    setModel(list);
    delete before;
    // After the view's own slots, which setModel has connected.
    connect(list, &QAbstractItemModel::modelAboutToBeReset, this, &DraftView::keepChoice);
    connect(list, &QAbstractItemModel::modelReset, this, &DraftView::bringChoiceBack);
    connect(list, &QAbstractItemModel::rowsInserted, this, &DraftView::countChanged);
    connect(list, &QAbstractItemModel::rowsRemoved, this, &DraftView::countChanged);
    Q_EMIT countChanged();
}

QList<ArticleId> DraftView::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QList<ArticleId> ids;
    for (const QModelIndex &index : std::as_const(rows))
        ids.append(idAt(index));
    return ids;
}

void DraftView::keepChoice()
{
    m_chosenBefore = chosen();
    m_currentBefore = idAt(currentIndex());
    m_scrollBefore = verticalScrollBar()->value();
}

void DraftView::bringChoiceBack()
{
    QItemSelection selection;
    for (const ArticleId &id : std::as_const(m_chosenBefore)) {
        if (const QModelIndex index = m_list->indexOf(id); index.isValid())
            selection.select(index, index);
    }
    selectionModel()->setCurrentIndex(m_list->indexOf(m_currentBefore), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    doItemsLayout();
    verticalScrollBar()->setValue(m_scrollBefore);
    Q_EMIT countChanged();
}

void DraftView::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState || event->modifiers() != Qt::NoModifier) {
        QListView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT openAsked(currentIndex());
        Q_EMIT putBackAsked();
        return;
    case Qt::Key_Delete:
        if (!chosen().isEmpty())
            Q_EMIT deleteAsked();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

} // namespace stet
