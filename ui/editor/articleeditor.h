#pragma once

#include "ui/editor/columntext.h"
#include "ui/editor/marklayers.h"

#include <utility>

class QMenu;

namespace stet {

class ArticleHighlighter;

/// The body of the article: Markdown, set in one centred column.
///
/// Shows whatever text the desk hands it; knows nothing of drafts. Other rooms lay marks on its words with `setMarks`.
/// Window's thread.
class ArticleEditor : public ColumnText
{
    Q_OBJECT

public:
    explicit ArticleEditor(QWidget *parent = nullptr);

    /// Shows another text; caret and scroll are the caller's to set. All marks are taken off.
    void showBody(QTextDocument *text);

    /// The most characters in a line.
    static constexpr int columnCharacters = 68;

    /// Pixels on both sides of the words, inside the viewport, where signs are drawn.
    static constexpr int gutter = 22;

    /// Pixels that `columnCharacters` of this field's letters take.
    int columnWidth() const;

    /// Paragraphs other than the one being written step back.
    void setFocusMode(bool on);
    bool focusMode() const { return m_focusMode; }

    /// Lays marks on words; those of a layer replace the ones before. They move along with edits.
    void setMarks(const QByteArray &layer, const QList<TextMark> &marks);

    /// True for words that somebody else said: those under a mark of the layer "quotations". No command changes them
    /// along with others.
    bool isQuoted(TextRange range) const { return m_marks.touches("quotations", range); }

    /// Scrolls to a line of the body, counted from 0, and sets the caret on it.
    void goToLine(int line);

    /// The first line of the body that can be seen, counted from 0.
    int firstVisibleLine() const;

    /// Where the text is scrolled to: the paragraph at the top, counted from 0, and what part of it has passed already.
    /// Unlike the value of the scroll bar it does not hang on which paragraphs have been laid out, or how wide.
    double scrollPlace() const;
    /// As of ColumnText; the text stays where it is scrolled to.
    void setTextFont(const QFont &font);
    void scrollToPlace(double place);

    /// The paragraphs on the screen, from the first to the last.
    std::pair<int, int> visibleParagraphs() const;

    /// Repaints one paragraph, when something about it has changed that is not its text.
    void updateParagraph(const QTextBlock &block);

    /// Puts the clipboard's words in as they are, without making Markdown of their formatting.
    void pastePlain();

Q_SIGNALS:
    /// The caret went up from the first line: the field above is meant.
    void leftUpwards();
    /// The column has moved or changed its width.
    void columnMoved();
    /// What of a paste could not be kept, one sentence each.
    void pasteDropped(const QStringList &remarks);
    /// Ctrl and the wheel, one step larger or smaller.
    void zoomAsked(int steps);
    /// The line of the caret has changed, counted from 0.
    void lineChanged(int line);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void paintBeneath(QPainter &painter, const QRect &area) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void takeKey(QKeyEvent *event) override;
    bool takesLiterally() const override { return isCode(); }
    bool keepsWords() const override { return m_marks.keeps(textCursor().selectionStart()); }
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    static QString markdownOf(const QMimeData &source, QStringList &remarks);
    bool takeStructureKey(QKeyEvent *event);
    bool leavesUpwards(QKeyEvent *event) const;
    void noteCaret();
    bool isCode() const;
    void fitColumn();
    void takeLook();
    void styleVisible();
    static void paintSigns(QPainter &painter, const QList<QIcon> &signs, qreal top, qreal height);
    void paintMarks(QPainter &painter, const QRect &area, bool beneath);
    void dimOthers(QPainter &painter, const QRect &area);

    ArticleHighlighter *m_highlighter;
    MarkLayers m_marks;
    bool m_focusMode = false;
    bool m_plainPaste = false;
    int m_caretLine = 0;
};

} // namespace stet
