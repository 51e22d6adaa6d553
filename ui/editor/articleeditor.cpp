#include "ui/editor/articleeditor.h"

#include "app/import/htmltext.h"
#include "ui/editor/articlehighlighter.h"
#include "ui/editor/linktyping.h"
#include "ui/editor/listtyping.h"
#include "ui/editor/markpainter.h"
#include "ui/editor/paragraphdata.h"
#include "ui/look/colours.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>
#include <QUrl>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace stet {
namespace {

constexpr qreal bodyLeading = 1.56;
constexpr int leastMargin = 10;

} // namespace

ArticleEditor::ArticleEditor(QWidget *parent)
    : ColumnText(bodyLeading, parent), m_highlighter(new ArticleHighlighter(this))
{
    setObjectName(QStringLiteral("body"));
    setAccessibleName(tr("Body"));
    setPlaceholder(tr("Write here…"));
    setTextMargin(gutter);
    takeLook();
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &ArticleEditor::noteCaret);
}

void ArticleEditor::showBody(QTextDocument *text)
{
    m_highlighter->setDocument(nullptr);
    disconnect(document(), &QTextDocument::contentsChange, this, nullptr);
    m_marks = {};
    showText(text);
    m_highlighter->setDocument(text);
    connect(text, &QTextDocument::contentsChange, this, [this](int position, int removed, int added) {
        if (!m_marks.isEmpty())
            m_marks.takeChange(position, removed, added);
    });
    viewport()->update();
}

int ArticleEditor::columnWidth() const
{
    // The mean over running text; averageCharWidth() of many fonts counts capitals in and comes out too wide.
    static const QString sample = QStringLiteral("the words of an ordinary sentence, as long as most of them are, show it");
    const qreal letter = QFontMetricsF(font()).horizontalAdvance(sample) / qreal(sample.size());
    return int(letter * columnCharacters);
}

void ArticleEditor::fitColumn()
{
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int side = std::max(leastMargin, (width() - columnWidth()) / 2 - gutter);
    const QMargins margins(side, 0, std::max(0, side - bar), 0);
    if (margins != viewportMargins()) {
        setViewportMargins(margins);
        Q_EMIT columnMoved();
    }
}

void ArticleEditor::setFocusMode(bool on)
{
    m_focusMode = on;
    viewport()->update();
}

void ArticleEditor::setMarks(const QByteArray &layer, const QList<TextMark> &marks)
{
    m_marks.set(layer, marks);
    viewport()->update();
}

void ArticleEditor::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 0, document()->blockCount() - 1));
    setTextCursor(QTextCursor(block));
    centerCursor();
}

int ArticleEditor::firstVisibleLine() const
{
    return firstVisibleBlock().blockNumber();
}

double ArticleEditor::scrollPlace() const
{
    const QTextBlock block = firstVisibleBlock();
    const int passed = std::clamp(verticalScrollBar()->value() - block.firstLineNumber(), 0, std::max(0, block.lineCount() - 1));
    return block.blockNumber() + double(passed) / std::max(1, block.lineCount());
}

void ArticleEditor::scrollToPlace(double place)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(int(place), 0, document()->blockCount() - 1));
    m_highlighter->ensureStyled(block);
    blockBoundingRect(block); // lays it out, so that its lines are known
    const int passed = int(std::lround((place - int(place)) * block.lineCount()));
    verticalScrollBar()->setValue(block.firstLineNumber() + std::clamp(passed, 0, std::max(0, block.lineCount() - 1)));
}

std::pair<int, int> ArticleEditor::visibleParagraphs() const
{
    QTextBlock block = firstVisibleBlock();
    const int first = block.blockNumber();
    int last = first;
    qreal place = contentOffset().y();
    for (; block.isValid() && place <= viewport()->height(); block = block.next(), ++last)
        place += blockBoundingRect(block).height();
    return {first, std::max(first, last - 1)};
}

void ArticleEditor::updateParagraph(const QTextBlock &block)
{
    const auto [first, last] = visibleParagraphs();
    if (block.blockNumber() < first || block.blockNumber() > last)
        return;
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    viewport()->update(QRect(0, int(place.top()), viewport()->width(), int(place.height()) + 1));
}

// --- Keys

bool ArticleEditor::leavesUpwards(QKeyEvent *event) const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection() || cursor.blockNumber() > 0)
        return false;
    if (event->matches(QKeySequence::MoveToPreviousLine))
        return cursor.block().layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber() <= 0;
    return event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier && cursor.position() == 0;
}

bool ArticleEditor::isCode() const
{
    const ParagraphData *paragraph = ParagraphData::of(textCursor().block());
    return paragraph
        && (paragraph->syntax.kind == LineSyntax::Kind::Code || paragraph->syntax.kind == LineSyntax::Kind::Fence);
}

/// Return and Tab, which know about lists.
bool ArticleEditor::takeStructureKey(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)
            return false;
        if (modifiers == Qt::ShiftModifier || isCode() || !returnInList(textCursor()))
            textCursor().insertText(QStringLiteral("\n"));
        ensureCursorVisible();
        return true;
    }
    const bool back = event->key() == Qt::Key_Backtab;
    if (event->key() == Qt::Key_Tab || back) {
        if (indentItems(textCursor(), !back))
            return true;
        if (isCode() && !back) {
            textCursor().insertText(QStringLiteral("    "));
            return true;
        }
        const QTextCursor cursor = textCursor();
        const int start = cursor.block().position();
        if (const auto stop = nextStopInLink(cursor.block().text(), cursor.position() - start, back)) {
            select({start + stop->start, start + stop->end});
            return true;
        }
        // In running text Tab goes on to the next control as everywhere else: four spaces would make code of it.
        QWidget::focusNextPrevChild(!back); // NOLINT(bugprone-parent-virtual-call): QPlainTextEdit's would stay
        return true;
    }
    return false;
}

void ArticleEditor::keyPressEvent(QKeyEvent *event)
{
    if (leavesUpwards(event)) {
        Q_EMIT leftUpwards();
        event->accept();
        return;
    }
    const int revision = document()->revision();
    ColumnText::keyPressEvent(event);
    // What was typed is seen before the preview and the lists are told of it: Qt would paint after all that is queued.
    if (document()->revision() != revision)
        QCoreApplication::sendPostedEvents(window(), QEvent::UpdateRequest);
}

void ArticleEditor::takeKey(QKeyEvent *event)
{
    if (!isReadOnly() && takeStructureKey(event))
        event->accept();
    else
        ColumnText::takeKey(event);
}

void ArticleEditor::noteCaret()
{
    const int line = textCursor().blockNumber();
    if (line == m_caretLine)
        return;
    m_caretLine = line;
    if (m_focusMode)
        viewport()->update();
    Q_EMIT lineChanged(line);
}

void ArticleEditor::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->angleDelta().y() != 0)
            Q_EMIT zoomAsked(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    ColumnText::wheelEvent(event);
}

// --- Clipboard

void ArticleEditor::pastePlain()
{
    const QScopedValueRollback<bool> plain(m_plainPaste, true);
    paste();
}

bool ArticleEditor::canInsertFromMimeData(const QMimeData *source) const
{
    // A dropped file is a matter for the window, which opens it.
    if (source->hasUrls() && std::any_of(source->urls().begin(), source->urls().end(),
                                         [](const QUrl &address) { return address.isLocalFile(); }))
        return false;
    return source->hasText() || source->hasHtml();
}

void ArticleEditor::insertFromMimeData(const QMimeData *source)
{
    QTextCursor cursor = textCursor();
    QString words = source->text();
    QStringList remarks;
    const QString selected = cursor.selectedText();
    const bool address = (words.startsWith(u"https://") || words.startsWith(u"http://"))
        && !std::any_of(words.begin(), words.end(), [](QChar c) { return c.isSpace(); });
    if (address && !m_plainPaste && !selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        words = QStringLiteral("[%1](%2)").arg(selected, words); // an address on words makes a link
    else if (source->hasHtml() && !m_plainPaste && !isCode() && !address)
        words = markdownOf(*source, remarks);
    cursor.beginEditBlock();
    cursor.insertText(words);
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
    if (!remarks.isEmpty())
        Q_EMIT pasteDropped(remarks);
}

/// What was copied as Markdown; its plain words when its HTML cannot be read.
QString ArticleEditor::markdownOf(const QMimeData &source, QStringList &remarks)
{
    const auto read = pastedHtml(source.html());
    if (!read) {
        remarks.append(tr("Pasted as plain words: the formatting was too much to read."));
        return source.text();
    }
    if (!read->dropped.isEmpty())
        remarks.append(tr("Left out of the paste: %1.").arg(read->dropped.join(QStringLiteral(", "))));
    QString words = read->markdown;
    while (words.endsWith(u'\n'))
        words.chop(1);
    return words;
}

QMimeData *ArticleEditor::createMimeDataFromSelection() const
{
    // Only the Markdown: the colours of this screen are nobody else's business.
    auto *copied = new QMimeData;
    QString words = textCursor().selectedText();
    words.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    copied->setText(words);
    return copied;
}

// --- Painting

void ArticleEditor::styleVisible()
{
    // Styling may make a paragraph higher or lower, so each is asked for its height only after it.
    qreal place = contentOffset().y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && place <= viewport()->height(); block = block.next()) {
        m_highlighter->ensureStyled(block);
        place += blockBoundingRect(block).height();
    }
}

void ArticleEditor::paintBeneath(QPainter &painter, const QRect &area)
{
    paintMarks(painter, area, true);
    ColumnText::paintBeneath(painter, area);
}

void ArticleEditor::paintEvent(QPaintEvent *event)
{
    styleVisible();
    ColumnText::paintEvent(event);
    QPainter painter(viewport());
    paintMarks(painter, event->rect(), false);
    if (m_focusMode)
        dimOthers(painter, event->rect());
}

/// Signs of marks that start in one line stand one below the other, round its middle, clear of those of the next line.
void ArticleEditor::paintSigns(QPainter &painter, const QList<QIcon> &signs, qreal top, qreal height)
{
    constexpr int size = 14;
    constexpr qreal leading = 1.35; // what a line and the air above it take, by the height of its letters
    if (signs.isEmpty())
        return;
    const qreal gaps = std::max<qreal>(1, qreal(signs.size() - 1));
    const qreal step = std::min<qreal>(size - 1, (leading * height - size) / gaps);
    const qreal first = top + (height - size - step * qreal(signs.size() - 1)) / 2;
    for (qsizetype i = 0; i < signs.size(); ++i)
        signs[i].paint(&painter, 0, int(first + step * qreal(i)), size, size);
}

void ArticleEditor::paintMarks(QPainter &painter, const QRect &area, bool beneath)
{
    if (m_marks.isEmpty())
        return;
    forEachVisibleLine(area, [&](const QTextBlock &block, const QTextLine &line, const QPointF &place) {
        const qsizetype start = block.position() + line.textStart();
        const qsizetype end = start + line.textLength();
        QList<QIcon> signs;
        for (const TextMark &mark : m_marks.in({start, std::max(end, start + 1)})) {
            const bool wash = mark.line == TextMark::Line::Wash;
            const bool first = mark.range.start >= start;
            QRectF stretch = band(line, place, int(mark.range.start) - block.position(),
                                  int(mark.range.end) - block.position());
            const qreal top = place.y() + line.y();
            stretch.setTop(top);
            stretch.setBottom(top + line.height() + 1);
            if (wash == beneath)
                markpainter::paintLine(painter, mark.line, stretch, mark.colour);
            if (!beneath && first && !mark.sign.isNull())
                signs.append(mark.sign);
        }
        paintSigns(painter, signs, place.y() + line.y(), line.height());
    });
}

void ArticleEditor::dimOthers(QPainter &painter, const QRect &area)
{
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.62F);
    const QTextCursor cursor = textCursor();
    const int from = document()->findBlock(cursor.selectionStart()).blockNumber();
    const int to = document()->findBlock(cursor.selectionEnd()).blockNumber();
    QPointF place = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && place.y() <= area.bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        if (block.blockNumber() < from || block.blockNumber() > to)
            painter.fillRect(QRectF(0, place.y(), viewport()->width(), height), veil);
        place.ry() += height;
    }
}

bool ArticleEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QPoint point = viewport()->mapFrom(this, help->pos());
        const int position = cursorNear(point).position();
        for (const TextMark &mark : m_marks.in({position, position + 1})) {
            if (!mark.tip.isEmpty()) {
                QToolTip::showText(help->globalPos(), mark.tip, this);
                return true;
            }
        }
    }
    return ColumnText::event(event);
}

void ArticleEditor::resizeEvent(QResizeEvent *event)
{
    // Another width lays every paragraph out anew, and Qt counts each as one line until then, which moves the text away.
    const double place = scrollPlace();
    const bool isCaretSeen = QRect({}, event->oldSize()).intersects(cursorRect());
    fitColumn();
    ColumnText::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scrollToPlace(place);
    if (isCaretSeen && hasFocus()) // a notice below may have taken the place of the line that is being written
        ensureCursorVisible();
}

void ArticleEditor::setTextFont(const QFont &font)
{
    const double place = scrollPlace();
    ColumnText::setTextFont(font);
    scrollToPlace(place);
}

void ArticleEditor::changeEvent(QEvent *event)
{
    ColumnText::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        takeLook();
}

void ArticleEditor::takeLook()
{
    if (!m_highlighter)
        return;
    m_highlighter->setLook(palette(), font());
    fitColumn();
    viewport()->update();
}

} // namespace stet
