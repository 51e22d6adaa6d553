#pragma once

#include "ui/library/draftlist.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;

namespace stet {

class Commands;

/// The drafts at the left: find one, open it, name it, put it away.
///
/// It shows what it is given and asks for what the writer wants; Session does it. Window's thread.
class LibraryPane : public QWidget
{
    Q_OBJECT

public:
    /// Connects the commands of the library to itself.
    explicit LibraryPane(Commands *commands, QWidget *parent = nullptr);

    DraftList *drafts() const { return m_drafts; }
    DraftList *trash() const { return m_trash; }

    /// Which draft is on the desk: its line is the chosen one.
    void setOpenDraft(const ArticleId &id);

    /// The draft that commands are about: the chosen line, as long as the list has the focus, else the open draft.
    ArticleId chosen() const;

    /// The lists have been filled for the first time: an empty one is really empty.
    void setFilled();

    bool showsTrash() const { return m_showsTrash; }

public Q_SLOTS:
    void showTrash(bool shown);
    void findDraft();

Q_SIGNALS:
    void openAsked(const stet::ArticleId &id);
    void newAsked();
    void duplicateAsked(const stet::ArticleId &id);
    void deleteAsked(const stet::ArticleId &id);
    void stateAsked(const stet::ArticleId &id, stet::ArticleState state);
    void restoreAsked(const stet::ArticleId &id);
    void removeForGoodAsked(const stet::ArticleId &id);
    void filesDropped(const QStringList &paths);
    void trashAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHeader(QWidget *header);
    void connectCommands();
    void openIndex(const QModelIndex &index);
    void renameChosen();
    void step(int by);
    void showMenu(const QPoint &at);
    void addDraftMenu(QMenu &menu);
    void addTrashMenu(QMenu &menu, const ArticleId &id);
    void showRightPage();
    ArticleId idAt(const QModelIndex &index) const;
    bool handleListKey(int key);

    Commands *m_commands;
    DraftList *m_drafts;
    DraftList *m_trash;
    QSortFilterProxyModel *m_filtered;
    QLabel *m_title;
    QToolButton *m_trashButton;
    QLineEdit *m_filter;
    QListView *m_list;
    QStackedWidget *m_pages;
    QLabel *m_emptyText;
    QPushButton *m_emptyButton;
    ArticleId m_openDraft;
    bool m_showsTrash = false;
    bool m_filled = false;
};

} // namespace stet
