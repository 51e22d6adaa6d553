#pragma once

#include <QStyledItemDelegate>

namespace stet {

/// How a place is drawn: a tick, and the words around with those that go and those that come. A draft's line is its title.
class ReplaceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        HitsRole = Qt::UserRole + 1, ///< QList<TextRange> in the text
        AsideRole,                   ///< what is said at the right: "in a quotation"
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace stet
