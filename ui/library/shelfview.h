#pragma once

#include "ui/library/shelfmodel.h"

#include <QSet>
#include <QTreeView>

class QMenu;

namespace stet {

/// The shelves of the library, one of them chosen.
///
/// By key: arrows choose, F2 renames, Delete takes away, the menu key shows what can be done. What is open and what is
/// chosen stays through every change of the shelves. Asks for everything by signals. Window's thread.
class ShelfView : public QTreeView
{
    Q_OBJECT

public:
    explicit ShelfView(ShelfModel *model, QWidget *parent = nullptr);

    Shelf chosen() const { return m_chosen; }
    void choose(const Shelf &shelf);

    /// The sections and folders that are closed or open, for the next start.
    QStringList openKeys() const { return {m_open.begin(), m_open.end()}; }
    void setOpenKeys(const QStringList &keys);

    /// How high it is when everything open is to be seen.
    int wantedHeight() const;

Q_SIGNALS:
    void shelfChosen(const stet::Shelf &shelf);
    void newFolderAsked(const QString &parent);
    void removeAsked(const stet::Shelf &shelf);
    void emptyTrashAsked();
    void wantedHeightChanged();
    /// The writer is done here and wants the drafts.
    void left();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void bringBack();
    void fillMenu(QMenu &menu, const QModelIndex &index);
    bool toggleAt(const QPoint &at);
    int openRows(const QModelIndex &below) const;

    ShelfModel *m_shelves;
    Shelf m_chosen;
    QSet<QString> m_open;
    bool m_bringingBack = false;
};

} // namespace stet
