#pragma once

#include "app/text/prose.h"
#include "ui/editor/wordtyping.h"

#include <QPlainTextEdit>
#include <functional>
#include <memory>

class QMenu;
class QTextDocument;
class QTextLine;

namespace stet {

class SpreadLayout;

/// A plain text field set as on a page: air between the lines, a selection without gaps, a placeholder in its place.
///
/// What headline, deck and body have in common. The selection is painted here, from line to line without the stripes
/// that airy lines would leave, and a click between two lines goes to the nearer one. Window's thread.
class ColumnText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ColumnText(qreal leading, QWidget *parent = nullptr);

    /// An empty text that this field can show; the caller owns it.
    std::unique_ptr<QTextDocument> newText() const;

    /// Shows `text`, which `newText` made, in this field's font.
    void showText(QTextDocument *text);

    /// Changes font, layout and every line's place at once.
    void setTextFont(const QFont &font);

    /// Pixels around the words inside the viewport, for texts made from now on.
    void setTextMargin(int pixels) { m_textMargin = pixels; }
    int textMargin() const { return m_textMargin; }

    void setPlaceholder(const QString &words);

    /// The place nearest to a point of the viewport, between the lines too.
    QTextCursor cursorNear(const QPoint &point) const;

    /// Quotation marks, dashes and ellipses are set as the language (BCP 47) wants them while one types.
    void setTypography(bool on, const QString &language) { m_words.setTypography(on, language); }

    /// In place of the field's own, which leaves the caret's line half below the edge.
    void ensureCursorVisible();

    /// Selects a stretch of the text and brings it into view.
    void select(TextRange range);

    /// Shows the menu that a right click shows, at the caret.
    void showMenuAtCaret();

    /// What the menu of a text whose own undo is off may offer.
    void setUndoable(bool undo, bool redo)
    {
        m_canUndo = undo;
        m_canRedo = redo;
    }

    /// True while the word at the caret is still being written, so that nothing judges it yet.
    bool isWordUnfinished() const { return m_unfinished; }

public Q_SLOTS:
    /// In place of the field's own: a text whose own undo is off has its steps kept elsewhere, which is asked for them.
    void undo();
    void redo();

Q_SIGNALS:
    void undoAsked();
    void redoAsked();
    /// The writer has left the word that was being written.
    void wordFinished();
    /// A menu is about to be shown for a place of the text: other rooms put their entries on top of it.
    void menuOpening(QMenu *menu, int position);

protected:
    /// Does what a key does to the text; `keyPressEvent` is around it.
    virtual void takeKey(QKeyEvent *event);

    /// True where words are code and stay as they are typed.
    virtual bool takesLiterally() const { return false; }

    /// True at a caret whose words nothing but the writer's own keys may change.
    virtual bool keepsWords() const { return false; }

    /// Calls `paint` with each visible line: its block, the line, and the block's place on the viewport.
    void forEachVisibleLine(const QRect &area, const std::function<void(const QTextBlock &, const QTextLine &,
                                                                        const QPointF &)> &paint) const;

    /// A line's part of the column from one position in its block to another, air included.
    QRectF band(const QTextLine &line, const QPointF &blockPlace, int from, int to) const;

    /// Paints what lies beneath the letters; called before them.
    virtual void paintBeneath(QPainter &painter, const QRect &area);

    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool takeUndoKey(QKeyEvent *event);
    void takeUndoEntries(QMenu &menu);
    void finishWord();
    void showWholeCaretLine();
    void showMenu(int position, const QPoint &globalPlace);
    void paintSpelling(QPainter &painter, const QRect &area);
    QPointF snapped(const QPointF &point) const;
    void takeColours();
    const SpreadLayout *spread() const;

    qreal m_leading;
    int m_textMargin = 2;
    QString m_placeholder;
    WordTyping m_words{this};
    bool m_canUndo = false; ///< of a text whose steps are kept elsewhere
    bool m_canRedo = false;
    bool m_unfinished = false;
    bool m_typing = false; ///< a key is being taken, so that the caret moves by writing
    bool m_takingColours = false;
};

} // namespace stet
