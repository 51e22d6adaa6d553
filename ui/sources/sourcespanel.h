#pragma once

#include "app/result.h"
#include "app/sources/source.h"

#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QListView;
class QMimeData;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace stet {

class Library;
class SourceListModel;

/// The side panel of sources: find one, read what was saved of it, and quote from it.
///
/// Sources are added from the clipboard, from files, by dropping either, or by hand. Borrows the library; owned by the
/// side panel; window's thread.
class SourcesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SourcesPanel(QWidget *parent = nullptr);

    /// Shows the sources of a library, and adds to it; nothing can be done before.
    void setLibrary(Library *library);

    /// All sources of the library as they are shown now or would be without the search.
    QList<Source> sources() const { return m_all; }

    void addFromClipboard();
    void addFromFiles();
    void addByHand();
    void quoteSelection();

    /// Shows a source, and in its text the words when it has them.
    void showSource(const QString &key, const QString &words = {});

Q_SIGNALS:
    void sourcesChanged();
    /// The writer gave a source another key: marks in texts that say `from` are to say `to`.
    void keyRenamed(const QString &from, const QString &to);
    /// The writer wants these words of a source in the article.
    void quoteAsked(const QString &words, const QString &key, const QString &speaker);
    void said(const QString &what, const QString &verb, const std::function<void()> &action);
    void failed(const stet::Error &error);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeReader();
    void read();
    void showChosen();
    void edit();
    void remove();
    void addFile(const QString &path);
    void addMime(const QMimeData &mime);
    void keep(const Source &captured);
    void choose(const SourceId &id);

    Library *m_library = nullptr;
    SourceListModel *m_model;
    QList<Source> m_all;
    Source m_shown; ///< with its captures
    QLineEdit *m_search;
    QListView *m_list;
    QStackedWidget *m_pages;
    QLabel *m_title;
    QLabel *m_origin;
    QPlainTextEdit *m_text;
    QPushButton *m_quote;
};

} // namespace stet
