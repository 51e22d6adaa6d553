#include "ui/editor/columntext.h"

#include "ui/editor/accessiblecolumn.h"
#include "ui/editor/markpainter.h"
#include "ui/editor/paragraphdata.h"
#include "ui/editor/spreadlayout.h"
#include "ui/look/colours.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>
#include <algorithm>

namespace stet {

ColumnText::ColumnText(qreal leading, QWidget *parent) : QPlainTextEdit(parent), m_leading(leading)
{
    AccessibleColumn::install();
    setFrameShape(QFrame::NoFrame);
    setCursorWidth(2);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    takeColours();
    // The selection is painted higher than the line, which is all that Qt paints anew.
    connect(this, &QPlainTextEdit::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!m_typing)
            finishWord();
        showWholeCaretLine();
    });
}

std::unique_ptr<QTextDocument> ColumnText::newText() const
{
    auto text = std::make_unique<QTextDocument>();
    text->setDocumentMargin(m_textMargin);
    text->setDefaultFont(font());
    text->setDocumentLayout(new SpreadLayout(text.get(), m_leading));
    return text;
}

void ColumnText::showText(QTextDocument *text)
{
    if (text->defaultFont() != font()) {
        if (auto *layout = qobject_cast<SpreadLayout *>(text->documentLayout()))
            layout->setFont(font());
        text->setDefaultFont(font());
    }
    setDocument(text);
    setCursorWidth(2);
    m_words.forget();
    m_unfinished = false;
}

void ColumnText::setTextFont(const QFont &font)
{
    if (auto *layout = qobject_cast<SpreadLayout *>(document()->documentLayout()))
        layout->setFont(font);
    setFont(font);
    document()->setDefaultFont(font);
}

void ColumnText::select(TextRange range)
{
    const qsizetype size = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(int(std::clamp<qsizetype>(range.start, 0, size)));
    cursor.setPosition(int(std::clamp<qsizetype>(range.end, 0, size)), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void ColumnText::ensureCursorVisible()
{
    QPlainTextEdit::ensureCursorVisible();
    showWholeCaretLine();
}

/// Qt reckons with lines that are set solid: it takes the air above the topmost line for a part of the text that has
/// scrolled away, and the caret's line may stand below the edge by as much.
void ColumnText::showWholeCaretLine()
{
    const QRect caret = cursorRect();
    const int bottom = viewport()->height();
    if (caret.top() >= 0 && caret.top() < bottom && caret.bottom() >= bottom)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + 1);
}

void ColumnText::setPlaceholder(const QString &words)
{
    m_placeholder = words;
    viewport()->update();
}

// --- Keys

void ColumnText::takeKey(QKeyEvent *event)
{
    if (takeUndoKey(event)) {
        event->accept();
        return;
    }
    const QString text = event->text();
    const bool control = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool writes = !text.isEmpty() && text.front().isPrint() && !control && !isReadOnly();
    const bool takesBack = event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier;
    if ((writes && m_words.take(text, takesLiterally(), keepsWords())) || (takesBack && m_words.takeBack()))
        event->accept();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void ColumnText::keyPressEvent(QKeyEvent *event)
{
    const QScopedValueRollback<bool> typing(m_typing, true);
    const QTextDocument *text = document();
    const int revision = text->revision();
    const int caret = textCursor().position();
    takeKey(event);
    showWholeCaretLine();
    if (text->revision() == revision) {
        if (textCursor().position() != caret)
            finishWord();
        return;
    }
    // A letter or Backspace: the word is being written. What comes between words, and Return and Tab, ends it.
    const QChar typed = event->text().isEmpty() ? QChar() : event->text().front();
    const bool between = typed.isPrint() && !typed.isLetterOrNumber() && typed != u'\'' && typed != u'’';
    const bool structure = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    if (between || structure)
        finishWord();
    else
        m_unfinished = true;
}

void ColumnText::finishWord()
{
    if (!m_unfinished)
        return;
    m_unfinished = false;
    viewport()->update();
    Q_EMIT wordFinished();
}

void ColumnText::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    finishWord();
}

// --- Undo

void ColumnText::undo()
{
    if (document()->isUndoRedoEnabled())
        QPlainTextEdit::undo();
    else if (!isReadOnly())
        Q_EMIT undoAsked();
}

void ColumnText::redo()
{
    if (document()->isUndoRedoEnabled())
        QPlainTextEdit::redo();
    else if (!isReadOnly())
        Q_EMIT redoAsked();
}

/// The field itself would ask its text, which has no steps of its own.
bool ColumnText::takeUndoKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        undo();
    else if (event->matches(QKeySequence::Redo))
        redo();
    else
        return false;
    return true;
}

void ColumnText::takeUndoEntries(QMenu &menu)
{
    if (document()->isUndoRedoEnabled())
        return;
    const auto take = [&menu](const char *name, bool can) {
        auto *action = menu.findChild<QAction *>(QLatin1String(name), Qt::FindDirectChildrenOnly); // Qt's own name
        if (action) {
            action->disconnect(SIGNAL(triggered(bool)));
            action->setEnabled(can);
        }
        return action;
    };
    if (QAction *action = take("edit-undo", m_canUndo))
        connect(action, &QAction::triggered, this, &ColumnText::undo);
    if (QAction *action = take("edit-redo", m_canRedo))
        connect(action, &QAction::triggered, this, &ColumnText::redo);
}

// --- The menu

void ColumnText::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        showMenuAtCaret();
    else
        showMenu(cursorNear(event->pos()).position(), event->globalPos());
    event->accept();
}

void ColumnText::showMenuAtCaret()
{
    showMenu(textCursor().position(), viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void ColumnText::showMenu(int position, const QPoint &globalPlace)
{
    QMenu *menu = createStandardContextMenu();
    menu->setObjectName(objectName() + QStringLiteral("Menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *all = menu->findChild<QAction *>(QStringLiteral("select-all")))
        all->setText(tr("Select all")); // in the words of the menu bar
    takeUndoEntries(*menu);
    Q_EMIT menuOpening(menu, position);
    menu->popup(globalPlace);
}

// --- Painting

const SpreadLayout *ColumnText::spread() const
{
    return qobject_cast<const SpreadLayout *>(document()->documentLayout());
}

void ColumnText::forEachVisibleLine(
    const QRect &area, const std::function<void(const QTextBlock &, const QTextLine &, const QPointF &)> &paint) const
{
    QPointF place = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rectangle = blockBoundingRect(block);
        if (place.y() > area.bottom())
            return;
        if (place.y() + rectangle.height() >= area.top()) {
            const QTextLayout *layout = block.layout();
            for (int i = 0; i < layout->lineCount(); ++i) {
                const QTextLine line = layout->lineAt(i);
                if (place.y() + line.y() - line.height() <= area.bottom()
                    && place.y() + line.y() + 2 * line.height() >= area.top())
                    paint(block, line, place);
            }
        }
        place.ry() += rectangle.height();
    }
}

QRectF ColumnText::band(const QTextLine &line, const QPointF &blockPlace, int from, int to) const
{
    const qreal a = line.cursorToX(std::max(from, line.textStart()));
    const qreal b = line.cursorToX(std::min(to, line.textStart() + line.textLength()));
    const SpreadLayout *layout = spread();
    const qreal above = layout ? layout->airAbove(line.height()) : 0;
    const qreal below = layout ? layout->airBelow(line.height()) : 0;
    return QRectF(QPointF(std::min(a, b), line.y() - above), QPointF(std::max(a, b), line.y() + line.height() + below))
        .translated(blockPlace);
}

void ColumnText::paintBeneath(QPainter &painter, const QRect &area)
{
    const QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        return;
    const QColor colour = coloursOf(palette()).accentWash;
    const int start = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    const qreal lineEnd = QFontMetricsF(font()).averageCharWidth() / 2;
    forEachVisibleLine(area, [&](const QTextBlock &block, const QTextLine &line, const QPointF &place) {
        const int from = start - block.position();
        const int to = end - block.position();
        const int last = line.textStart() + line.textLength();
        if (to <= line.textStart() || from > last || (from == last && to == last))
            return;
        QRectF rectangle = band(line, place, from, to);
        if (to > last && last == block.length() - 1)
            rectangle.adjust(0, 0, lineEnd, 0); // shows that the line feed is selected too
        painter.fillRect(rectangle, colour);
    });
}

void ColumnText::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        paintBeneath(painter, event->rect());
        const QTextBlock first = document()->firstBlock();
        if (!m_placeholder.isEmpty() && document()->isEmpty() && first.layout()->preeditAreaText().isEmpty()) {
            const QRectF rectangle = blockBoundingGeometry(first).translated(contentOffset());
            const QTextLine line = first.layout()->lineAt(0);
            painter.setPen(palette().color(QPalette::PlaceholderText));
            painter.setFont(font());
            painter.drawText(QRectF(line.x(), rectangle.top() + line.y(), viewport()->width(), line.height()),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_placeholder);
        }
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    paintSpelling(painter, event->rect());
}

void ColumnText::paintSpelling(QPainter &painter, const QRect &area)
{
    const QColor colour = coloursOf(palette()).wrong;
    const QTextCursor cursor = textCursor();
    forEachVisibleLine(area, [&](const QTextBlock &block, const QTextLine &line, const QPointF &place) {
        const ParagraphData *paragraph = ParagraphData::of(block);
        if (!paragraph)
            return;
        for (const TextRange &word : paragraph->misspellings) {
            if (word.end <= line.textStart() || word.start >= line.textStart() + line.textLength())
                continue;
            const qsizetype caret = cursor.position() - block.position();
            if (isWordUnfinished() && word.start <= caret && caret <= word.end)
                continue;
            QRectF stretch = band(line, place, int(word.start), int(word.end));
            stretch.setTop(place.y() + line.y());
            stretch.setBottom(place.y() + line.y() + line.height());
            markpainter::paintLine(painter, TextMark::Line::Wave, stretch, colour);
        }
    });
}

QPointF ColumnText::snapped(const QPointF &point) const
{
    QPointF place = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        if (point.y() < place.y() + height || !block.next().isValid()) {
            const QTextLayout *layout = block.layout();
            for (int i = 0; i < layout->lineCount(); ++i) {
                const QTextLine line = layout->lineAt(i);
                const QRectF rectangle = band(line, place, line.textStart(), line.textStart());
                if (point.y() < rectangle.bottom() || i + 1 == layout->lineCount()) {
                    const qreal top = place.y() + line.y() + 1;
                    return {point.x(), std::clamp(point.y(), top, std::max(top, top + line.height() - 2))};
                }
            }
            return point;
        }
        place.ry() += height;
        if (place.y() > viewport()->height())
            return point;
    }
    return point;
}

QTextCursor ColumnText::cursorNear(const QPoint &point) const
{
    return cursorForPosition(snapped(point).toPoint());
}

bool ColumnText::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPointF place = mouse->position();
        // Beyond the edges the text scrolls along with the pointer, which only the true place can tell.
        if (place.y() < 0 || place.y() >= viewport()->height())
            break;
        const QPointF better = snapped(place);
        if (better == place)
            break;
        QMouseEvent moved(mouse->type(), better, mouse->scenePosition() + (better - place),
                          mouse->globalPosition() + (better - place), mouse->button(), mouse->buttons(),
                          mouse->modifiers(), mouse->pointingDevice());
        moved.setTimestamp(mouse->timestamp());
        const bool taken = QPlainTextEdit::viewportEvent(&moved);
        event->setAccepted(moved.isAccepted());
        return taken;
    }
    default: break;
    }
    return QPlainTextEdit::viewportEvent(event);
}

bool ColumnText::event(QEvent *event)
{
    // What happens beside the column is meant for the column.
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPointF place = mouse->position() - viewport()->pos();
        QMouseEvent moved(mouse->type(), place, mouse->globalPosition(), mouse->button(), mouse->buttons(),
                          mouse->modifiers(), mouse->pointingDevice());
        moved.setTimestamp(mouse->timestamp());
        return viewportEvent(&moved);
    }
    case QEvent::Wheel:
        wheelEvent(static_cast<QWheelEvent *>(event));
        return true;
    default: break;
    }
    return QPlainTextEdit::event(event);
}

void ColumnText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        takeColours();
}

/// The letters keep their own colours in a selection, which `paintBeneath` draws.
void ColumnText::takeColours()
{
    if (m_takingColours)
        return;
    m_takingColours = true;
    QPalette colours = palette();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        colours.setColor(group, QPalette::Highlight, Qt::transparent);
        colours.setColor(group, QPalette::HighlightedText, colours.color(group, QPalette::Text));
    }
    setPalette(colours);
    m_takingColours = false;
}

} // namespace stet
