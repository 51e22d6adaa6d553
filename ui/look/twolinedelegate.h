#pragma once

#include <QStyledItemDelegate>

namespace stet {

/// Paints an item of a list on two lines, what it is and, quieter, what is known of it, and a star where one role says
/// so. Window's thread.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The first line is the display role, the second one `secondLine`; an item has a star where `star` is true.
    explicit TwoLineDelegate(int secondLine, QObject *parent, int star = -1);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_secondLine;
    int m_star;
};

} // namespace stet
