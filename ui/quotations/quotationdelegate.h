#pragma once

#include <QStyledItemDelegate>

class QListView;

namespace stet {

/// Paints a quotation of the list: its mark, two lines of its words, and who says them. A row that has a decoration of
/// its own shows that in the place of the mark. Window's thread.
class QuotationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Rows are laid out anew when the list gets another width, which Qt does for rows of one height alone.
    explicit QuotationDelegate(QListView *list);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_viewport; ///< asked instead of the list, whose part is gone when its last event comes
};

} // namespace stet
