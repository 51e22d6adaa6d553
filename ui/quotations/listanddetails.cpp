#include "ui/quotations/listanddetails.h"

#include "ui/quotations/quotationdelegate.h"

#include <QListView>
#include <QScrollArea>
#include <QSplitter>

namespace stet {

QListView *makeQuotationList(const QString &objectName, const QString &accessibleName, QAbstractItemModel *model)
{
    auto *list = new QListView;
    list->setObjectName(objectName);
    list->setAccessibleName(accessibleName);
    list->setModel(model);
    list->setItemDelegate(new QuotationDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setResizeMode(QListView::Adjust);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return list;
}

QWidget *makeListAndDetails(QListView *list, QWidget *details)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(list);
    parts->addWidget(scroll);
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    return parts;
}

} // namespace stet
