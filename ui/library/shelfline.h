#pragma once

#include <QStyledItemDelegate>

namespace stet {

/// How a shelf is drawn: an icon, its name and how much it holds; the heading of a section in small letters.
class ShelfLine : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the arrow stands that opens and closes what is below a line, and the sign that adds a folder.
    static QRect arrowIn(const QRect &line, const QModelIndex &index);
    static QRect addSignIn(const QRect &line, const QModelIndex &index);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
};

} // namespace stet
