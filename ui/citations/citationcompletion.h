#pragma once

#include "ui/look/raisedframe.h"

#include <QTextCursor>

class QLabel;
class QListView;

namespace stet {

class ArticleCitations;
class ArticleEditor;
class SourceListModel;

/// What is offered under the caret after an @ in running text: sources by writer, title, year or key.
///
/// Takes Up, Down, Return, Tab and Esc only while it shows something, and never the focus. Not in code, addresses or
/// the middle of a word. Lies over the editor's window; window's thread.
class CitationCompletion : public RaisedFrame
{
    Q_OBJECT

public:
    CitationCompletion(const ArticleCitations *citations, ArticleEditor *editor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeText();
    void takeCaret();
    void offer();
    void place();
    void close();
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    bool stepOverBracket(const QString &typed);
    void insert(bool inBrackets);
    int signBefore() const;

    const ArticleCitations *m_citations;
    ArticleEditor *m_editor;
    SourceListModel *m_model;
    QListView *m_list;
    QLabel *m_hint;
    QWidget *m_window = nullptr; ///< that this lies over
    int m_dismissed = -1;        ///< the place of the @ for which nothing is offered any more
    QTextCursor m_bracket;       ///< right before a bracket that was put in along with a key; null: none
};

} // namespace stet
