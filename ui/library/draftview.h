#pragma once

#include "ui/library/draftlist.h"

#include <QListView>

namespace stet {

/// The list of drafts on the screen: one or several lines are chosen, and stay chosen when the list is filled anew.
///
/// By key: Return opens (or puts back), Delete puts away, Shift and Ctrl choose several. Asks by signals. Window's thread.
class DraftView : public QListView
{
    Q_OBJECT

public:
    explicit DraftView(QWidget *parent = nullptr);

    /// Shows another list; none is chosen in it.
    void setList(DraftList *list);
    DraftList *list() const { return m_list; }

    /// The chosen drafts in the order of the list.
    QList<ArticleId> chosen() const;
    ArticleId idAt(const QModelIndex &index) const { return index.data(DraftList::IdRole).value<ArticleId>(); }

Q_SIGNALS:
    /// A line was clicked by itself, or Return was pressed on it.
    void openAsked(const QModelIndex &index);
    /// Return was pressed: of a list that cannot be opened, such as the trash, the chosen lines are meant.
    void putBackAsked();
    void deleteAsked();
    /// The list was filled anew, or became longer or shorter.
    void countChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void keepChoice();
    void bringChoiceBack();

    DraftList *m_list = nullptr;
    QList<ArticleId> m_chosenBefore;
    ArticleId m_currentBefore;
    int m_scrollBefore = 0;
};

} // namespace stet
