#pragma once

#include "ui/editor/columntext.h"

class QTimer;

namespace stet {

class ArticleHighlighter;

/// The body of the article: Markdown, set in one centred column.
///
/// Shows whatever text the desk hands it; knows nothing of drafts. Window's thread.
class ArticleEditor : public ColumnText
{
    Q_OBJECT

public:
    explicit ArticleEditor(QWidget *parent = nullptr);

    /// Shows another text; caret and scroll are the caller's to set.
    void showBody(QTextDocument *text);

    /// The most characters in a line.
    static constexpr int columnCharacters = 68;

    /// Pixels that `columnCharacters` of this field's letters take.
    int columnWidth() const;

    /// Paragraphs other than the one being written step back.
    void setFocusMode(bool on);
    bool focusMode() const { return m_focusMode; }

    /// Scrolls to a line of the body, counted from 0, and sets the caret on it.
    void goToLine(int line);

    /// The first line of the body that can be seen, counted from 0.
    int firstVisibleLine() const;

Q_SIGNALS:
    /// The caret went up from the first line, or Backspace or Shift+Tab asked for the field above.
    void leftUpwards();
    /// The column has moved or changed its width, in pixels of this widget.
    void columnMoved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitColumn();
    void takeLook();
    void styleVisible();
    void dimOthers(QPainter &painter, const QRect &area);

    ArticleHighlighter *m_highlighter;
    bool m_focusMode = false;
    int m_dimmedFrom = -1; ///< the paragraph that stands out in focus mode
};

} // namespace stet
