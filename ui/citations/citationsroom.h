#pragma once

#include "app/citations/citationform.h"

#include <QList>
#include <QObject>
#include <QTextCursor>

class QMenu;

namespace stet {

class ArticleCitations;
class ArticleEditor;
class CitationMarks;
class Draft;
class KeyRenaming;
class Library;
class MainWindow;
class PreviewPane;
class QuotationDesk;
class SourcesDesk;
class StyleSamples;

/// Citations in the window: brings marks, completion, picker, styles, preview and commands together.
///
/// Owned by Application; borrows window, editor and preview, and the library once there is one. Window's thread.
class CitationsRoom : public QObject
{
    Q_OBJECT

public:
    CitationsRoom(MainWindow *window, ArticleEditor *editor, PreviewPane *preview, QObject *parent = nullptr);
    ~CitationsRoom() override;

    /// The library of the drafts to come; set before the first one.
    void setLibrary(Library *library);
    void setDraft(Draft *draft);

    /// Whose quotations lead to the passage of a source.
    void setQuotations(const QuotationDesk *quotations) { m_quotations = quotations; }

    /// Takes the sources of the library from here, and lets texts and records follow when one gets another key.
    void follow(SourcesDesk *sources);

    ArticleCitations *citations() const { return m_citations; }

Q_SIGNALS:
    /// The writer goes from a mark to its source, and there to the words that were quoted.
    void openSourceAsked(const QString &key, const QString &words);
    void addSourceAsked();
    /// Records of the open draft's quotations were changed in the library.
    void recordsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectCommands();
    void showForm();
    void cite();
    void chooseStyle();
    void goToSource(int position);
    void goBack();
    void fillMenu(QMenu *menu, int position);
    QString quotedWords(const QString &key, qsizetype before) const;

    MainWindow *m_window;
    ArticleEditor *m_editor;
    PreviewPane *m_preview;
    ArticleCitations *m_citations;
    CitationMarks *m_marks;
    const QuotationDesk *m_quotations = nullptr;
    KeyRenaming *m_renaming;
    StyleSamples *m_samples = nullptr; ///< made when styles are first looked at; its engine is kept
    CitationForm m_titled;
    QString m_title; ///< of m_titled
    QList<QTextCursor> m_trail; ///< where the writer left the text for a source
};

} // namespace stet
