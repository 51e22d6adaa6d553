#pragma once

#include "ui/library/draftlist.h"
#include "ui/library/shelf.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace stet {

class Commands;
class DraftView;
class EmptyShelfPage;
class ShelfModel;
class ShelfView;

/// What the list of drafts is to show.
struct ListWish
{
    Shelf shelf;
    QString words; ///< of the find field
    ArticleFilter::Order order = ArticleFilter::Order::NewestChange;
};

/// The library at the left: its shelves, and under them the drafts of the chosen one, to be found, opened, named, filed
/// and put away, one or many at once.
///
/// It shows what it is given and asks for what the writer wants; LibraryRoom, DraftFiling and Session do it. Window's
/// thread.
class LibraryPane : public QWidget
{
    Q_OBJECT

public:
    /// Connects the commands of the library to itself.
    explicit LibraryPane(Commands *commands, QWidget *parent = nullptr);

    DraftList *drafts() const { return m_drafts; }
    DraftList *trash() const { return m_trash; }
    ShelfModel *shelves() const { return m_shelves; }

    /// Shows a draft anew where it stands, or on top when it is new and belongs on the chosen shelf.
    void showDraft(const ArticleSummary &draft);

    /// Which draft is on the desk: its line is the chosen one.
    void setOpenDraft(const ArticleId &id);

    /// The drafts that commands are about: the chosen lines, as long as the list has the focus or several are chosen,
    /// else the open draft.
    QList<ArticleId> chosen() const;

    /// The lists have been filled for the first time: an empty one is really empty.
    void setFilled();

    /// What the list was filled with: how many of the finds are in it when there are more.
    void showCut(int shown);

    ListWish wish() const;
    void showShelf(const Shelf &shelf);
    bool showsTrash() const { return m_shelf.kind == Shelf::Kind::Trash; }

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

    /// The key of the shelf that was shown when the layout was saved; empty when none was.
    static QString savedShelf(const QSettings &settings);

public Q_SLOTS:
    void showTrash(bool shown);
    void findDraft();

Q_SIGNALS:
    /// Another shelf, other words or another order: the list is to be filled anew.
    void listAsked();
    void openAsked(const stet::ArticleId &id);
    void newAsked();
    void duplicateAsked(const stet::ArticleId &id);
    void deleteAsked(const QList<stet::ArticleId> &ids);
    void stateAsked(const QList<stet::ArticleId> &ids, stet::ArticleState state);
    void folderAsked(const QList<stet::ArticleId> &ids, const QString &folder);
    void newFolderAsked(const QString &parent, const QList<stet::ArticleId> &forDrafts);
    void tagAsked(const QList<stet::ArticleId> &ids, const QString &tag);
    void tagsAsked(const QList<stet::ArticleId> &ids);
    void restoreAsked(const QList<stet::ArticleId> &ids);
    void removeForGoodAsked(const QList<stet::ArticleId> &ids);
    void emptyTrashAsked();
    void shelfRenameAsked(const stet::Shelf &shelf, const QString &name);
    void shelfRemoveAsked(const stet::Shelf &shelf);
    void folderMoveAsked(const QString &path, const QString &newPath);
    void smartListAsked(const QString &query);
    void searchAsked(const QString &words);
    void filesDropped(const QStringList &paths);
    /// The shelves hold something else than before.
    void shelvesChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    void connectList();
    void connectShelves();
    void connectCommands();
    void openIndex(const QModelIndex &index);
    void renameChosen();
    void step(int by);
    void showMenu(const QPoint &at);
    void showFolderMenu();
    void showSortMenu();
    void addDraftMenu(QMenu &menu);
    void addTrashMenu(QMenu &menu);
    void fillFolderMenu(QMenu &menu);
    void showRightPage();
    void fitShelves();
    void takeDrop(const QList<ArticleId> &ids, const Shelf &shelf);
    bool handleFieldKey(int key);

    Commands *m_commands;
    DraftList *m_drafts;
    DraftList *m_trash;
    ShelfModel *m_shelves;
    ShelfView *m_shelfView;
    QSplitter *m_splitter;
    QLabel *m_title;
    QLineEdit *m_filter;
    DraftView *m_list;
    QStackedWidget *m_pages;
    EmptyShelfPage *m_empty;
    QLabel *m_foot;
    QToolButton *m_keepList;
    Shelf m_shelf;
    ArticleFilter::Order m_order = ArticleFilter::Order::NewestChange;
    ArticleId m_openDraft;
    bool m_shelvesSized = false; ///< by the writer
    bool m_filled = false;
};

} // namespace stet
