#pragma once

#include <QStyledItemDelegate>

namespace stet {

/// Paints a form of citation of the list: its title, under it how it cites, and a star for a favourite. Window's thread.
class StyleDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace stet
