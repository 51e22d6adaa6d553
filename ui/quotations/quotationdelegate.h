#pragma once

#include <QStyledItemDelegate>

namespace stet {

/// Paints a quotation of the list: its mark, two lines of its words, and who says them. A row that has a decoration of
/// its own shows that in the place of the mark. Window's thread.
class QuotationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace stet
