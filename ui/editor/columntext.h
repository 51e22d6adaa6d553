#pragma once

#include <QPlainTextEdit>
#include <functional>
#include <memory>

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

protected:
    /// Calls `paint` with each visible line: its block, the line, and the block's place on the viewport.
    void forEachVisibleLine(const QRect &area, const std::function<void(const QTextBlock &, const QTextLine &,
                                                                        const QPointF &)> &paint) const;

    /// A line's part of the column from one position in its block to another, air included.
    QRectF band(const QTextLine &line, const QPointF &blockPlace, int from, int to) const;

    /// True while the word at the caret is still being written, so that nothing judges it yet.
    virtual bool isWordUnfinished() const { return false; }

    /// Paints what lies beneath the letters; called before them.
    virtual void paintBeneath(QPainter &painter, const QRect &area);

    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintSpelling(QPainter &painter, const QRect &area);
    QPointF snapped(const QPointF &point) const;
    void takeColours();
    const SpreadLayout *spread() const;

    qreal m_leading;
    int m_textMargin = 2;
    QString m_placeholder;
    bool m_takingColours = false;
};

} // namespace stet
