#pragma once

#include "app/article/article.h"
#include "app/sources/source.h"

#include <QDialog>
#include <QSet>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace stet {

class EmptyPage;
class SourceActions;
class SourceFilter;
class SourceListModel;
class SourcesDesk;

/// All sources of the library as a table: search, filter by use, type and tag, sort by a column, see which articles
/// use one, and do with one or many what can be done with sources. Window's thread.
class SourcesWindow : public QDialog
{
    Q_OBJECT

public:
    SourcesWindow(SourcesDesk *desk, SourceActions *actions, SourceListModel *model, QWidget *parent);

    void open() override;

    /// The keys that the article on the desk uses.
    void setCitedHere(const QSet<QString> &keys);

    /// The sources that are chosen in the table.
    QList<SourceId> chosen() const;

Q_SIGNALS:
    void articleAsked(const stet::ArticleId &article);
    /// The writer wants to read the saved text of a source beside the desk.
    void readingAsked(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QLayout *makeFilters();
    QWidget *makeTable();
    QWidget *makeUses();
    QLayout *makeBottom();
    void showMenu(const QPoint &at);
    void takeList();
    void search();
    void showChosen();

    SourcesDesk *m_desk;
    SourceActions *m_actions;
    SourceListModel *m_model;
    SourceFilter *m_filter;
    QLineEdit *m_search;
    QComboBox *m_view;
    QComboBox *m_type;
    QComboBox *m_tag;
    QStackedWidget *m_pages;
    EmptyPage *m_empty;
    QTableView *m_table;
    QLabel *m_usesTitle;
    QListWidget *m_uses;
    QLabel *m_count;
    QPushButton *m_edit;
    QPushButton *m_delete;
    SourceId m_shown; ///< whose uses are listed
};

} // namespace stet
