#pragma once

#include "app/sources/source.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace stet {

class EmptyPage;
class SourceActions;
class SourceFilter;
class SourceListModel;
class SourcesDesk;
struct TextRange;

/// The side panel of sources: find one, read what was saved of it, and quote from it.
///
/// Sources are added from the clipboard, from files, by dropping either, or by hand. Borrows desk, actions and model
/// of the room; owned by the side panel; window's thread.
class SourcesPanel : public QWidget
{
    Q_OBJECT

public:
    SourcesPanel(SourcesDesk *desk, SourceActions *actions, SourceListModel *model, QWidget *parent = nullptr);

    void quoteSelection();

    /// Shows a source, and in its text the words when it has them.
    void showSource(const QString &key, const QString &words = {});

    /// The keys that the article on the desk uses.
    void setCitedHere(const QSet<QString> &keys);

Q_SIGNALS:
    /// The writer wants these words of a source in the article.
    void quoteAsked(const QString &words, const QString &key, const QString &speaker);
    void allAsked();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeTop();
    QToolButton *makeViewButton();
    QToolButton *makeAddButton();
    QWidget *makeEmptyPage();
    QWidget *makeReader();
    QLayout *makeReaderButtons();
    void takeList();
    void search();
    void showRightPage();
    void showChosen();
    void showShown();
    void choose(const SourceId &id);
    void findWanted();
    void showPassage(TextRange place);

    SourcesDesk *m_desk;
    SourceActions *m_actions;
    SourceListModel *m_model;
    SourceFilter *m_filter;
    Source m_shown;          ///< with its captures
    SourceId m_chosen;       ///< to be shown, and loaded as soon as it is read
    QString m_wantedKey;     ///< of a source that was asked for before the list was read
    QString m_wantedWords;
    QLineEdit *m_search;
    QToolButton *m_view;
    QListView *m_list;
    QStackedWidget *m_pages;
    EmptyPage *m_empty;
    QLabel *m_title;
    QLabel *m_origin;
    QLabel *m_link;
    QPlainTextEdit *m_text;
    QPushButton *m_quote;
    QPushButton *m_edit;
    QToolButton *m_remove;
};

} // namespace stet
