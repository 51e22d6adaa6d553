#pragma once

#include "app/text/textsearch.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QCheckBox;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace stet {

class ArticleEditor;
class Draft;

/// Find and replace in the body, along the lower edge of the desk.
///
/// Searches while one types, away from the window's thread, so that neither a million words nor a slow expression
/// holds a key up; an answer about an older text or question is dropped. Owned by the desk; window's thread.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    FindBar(ArticleEditor *editor, QWidget *parent);

    void setDraft(Draft *draft);

    /// Opens the bar with the selected words (or the last ones) in it; with `replace` its second row too.
    void open(bool replace);
    void close();

    void findNext();
    void findPrevious();

    /// Replaces what is selected, when it is a find, and goes on to the next.
    void replaceOne();

    /// Replaces every find as one undo, but for those in quotations unless the writer ticked them; answers how many.
    int replaceAll();

Q_SIGNALS:
    void closed();
    /// For the notice bar: so many places were replaced, and so many in quotations were left.
    void replaced(int places, int left);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Afterwards { Stay, Forwards, Backwards, FromAnchor };

    void build();
    SearchWish wish() const;
    void search(Afterwards afterwards);
    void takeFound(const QList<TextRange> &found);
    void move(Afterwards afterwards);
    void showState();
    void showMarks();
    void noteEdit();
    bool isCurrent() const;
    qsizetype indexOfSelection() const;

    ArticleEditor *m_editor;
    QPointer<Draft> m_draft;
    QLineEdit *m_words;
    QLineEdit *m_replacement;
    QToolButton *m_case;
    QToolButton *m_whole;
    QToolButton *m_expression;
    QLabel *m_state;
    QToolButton *m_previous;
    QToolButton *m_next;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QCheckBox *m_inQuotations;
    QToolButton *m_close;
    QWidget *m_replaceRow;
    QTimer m_again;

    TextSearch m_search;
    QString m_fault;             ///< why the expression cannot be read
    QList<TextRange> m_found;
    quint64 m_foundRevision = 0; ///< of the draft that `m_found` was found in
    quint64 m_question = 0;      ///< raised with each search; an answer to an older one is dropped
    bool m_searching = false;
    bool m_answered = false;     ///< `m_found` is of the present question
    Afterwards m_afterwards = Afterwards::Stay;
    int m_anchor = 0;            ///< where the caret stood when the search began
};

} // namespace stet
