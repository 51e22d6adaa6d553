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

    /// Quotation marks, dashes and ellipses are set as the language (BCP 47) wants them while one types.
    void setTypography(bool on, const QString &language);

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

    /// Selects a stretch of the body and brings it into view.
    void select(TextRange range);

    /// The first line of the body that can be seen, counted from 0.
    int firstVisibleLine() const;

    /// The paragraphs on the screen, from the first to the last.
    std::pair<int, int> visibleParagraphs() const;

    /// Repaints one paragraph, when something about it has changed that is not its text.
    void updateParagraph(const QTextBlock &block);

    bool isWordUnfinished() const override { return m_unfinished; }

    /// Shows the menu that a right click shows, at the caret.
    void showMenuAtCaret();

    /// Puts the clipboard's words in as they are, without making Markdown of their formatting.
    void pastePlain();

Q_SIGNALS:
    /// The caret went up from the first line: the field above is meant.
    void leftUpwards();
    /// The column has moved or changed its width.
    void columnMoved();
    /// What of a paste could not be kept, one sentence each.
    void pasteDropped(const QStringList &remarks);
    /// The writer has left the word that was being written.
    void wordFinished();
    /// Ctrl and the wheel, one step larger or smaller.
    void zoomAsked(int steps);
    /// A menu is about to be shown for a place of the body: other rooms put their entries on top of it.
    void menuOpening(QMenu *menu, int position);
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
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void showMenu(int position, const QPoint &globalPlace);
    static QString markdownOf(const QMimeData &source, QStringList &remarks);
    bool takeStructureKey(QKeyEvent *event);
    bool leavesUpwards(QKeyEvent *event) const;
    void typeCharacters(QKeyEvent *event);
    bool typeWithTypography(QChar character);
    bool takeTypographyBack();
    void finishWord();
    void noteCaret();
    bool isCode() const;
    void fitColumn();
    void takeLook();
    void styleVisible();
    void paintMarks(QPainter &painter, const QRect &area, bool beneath);
    void dimOthers(QPainter &painter, const QRect &area);

    ArticleHighlighter *m_highlighter;
    MarkLayers m_marks;
    QString m_language;
    bool m_typography = true;
    int m_decidedEnd = -1;    ///< right after what typography has just put in; -1: nothing to take back
    QString m_typedCharacter; ///< what was typed then
    QString m_decided;        ///< what it became
    bool m_focusMode = false;
    bool m_unfinished = false;
    bool m_typing = false; ///< a key is being taken, so that the caret moves by writing
    bool m_plainPaste = false;
    int m_caretLine = 0;
};

} // namespace stet
