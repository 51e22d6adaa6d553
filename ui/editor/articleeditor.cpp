#include "ui/editor/articleeditor.h"

#include "app/import/htmltext.h"
#include "app/text/typography.h"
#include "ui/editor/articlehighlighter.h"
#include "ui/editor/listtyping.h"
#include "ui/editor/markpainter.h"
#include "ui/editor/paragraphdata.h"
#include "ui/look/colours.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <QUrl>
#include <QWheelEvent>
#include <algorithm>

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
    m_decidedEnd = -1;
    m_unfinished = false;
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

void ArticleEditor::setTypography(bool on, const QString &language)
{
    m_typography = on;
    m_language = language;
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

void ArticleEditor::select(TextRange range)
{
    const qsizetype size = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(int(std::clamp<qsizetype>(range.start, 0, size)));
    cursor.setPosition(int(std::clamp<qsizetype>(range.end, 0, size)), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
}

int ArticleEditor::firstVisibleLine() const
{
    return firstVisibleBlock().blockNumber();
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
        // In running text Tab goes on to the next control as everywhere else: four spaces would make code of it.
        QWidget::focusNextPrevChild(!back);
        return true;
    }
    return false;
}

/// What the language makes of the character. It goes in as it was typed first, so that undo gives that back alone.
bool ArticleEditor::typeWithTypography(QChar character)
{
    if (!m_typography || isCode())
        return false;
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.selectionStart() - cursor.block().position()).right(400);
    const std::optional<TypographyEdit> edit = typed(before, character, m_language);
    if (!edit)
        return false;
    cursor.insertText(QString(character));
    cursor.beginEditBlock();
    cursor.setPosition(cursor.position() - 1 - int(edit->removeBefore), QTextCursor::KeepAnchor);
    m_typedCharacter = cursor.selectedText();
    cursor.insertText(edit->insert);
    cursor.endEditBlock();
    setTextCursor(cursor);
    m_decided = edit->insert;
    m_decidedEnd = cursor.position();
    ensureCursorVisible();
    return true;
}

/// Backspace right after typography has decided something gives the typed characters back.
bool ArticleEditor::takeTypographyBack()
{
    QTextCursor cursor = textCursor();
    if (m_decidedEnd < 0 || cursor.position() != m_decidedEnd || cursor.hasSelection())
        return false;
    cursor.setPosition(m_decidedEnd - int(m_decided.size()), QTextCursor::KeepAnchor);
    m_decidedEnd = -1;
    if (cursor.selectedText() != m_decided)
        return false;
    cursor.insertText(m_typedCharacter);
    setTextCursor(cursor);
    return true;
}

void ArticleEditor::typeCharacters(QKeyEvent *event)
{
    if (event->text().size() == 1 && typeWithTypography(event->text().front()))
        return;
    m_decidedEnd = -1;
    const QTextCursor cursor = textCursor();
    const QString text = cursor.block().text();
    const int at = cursor.positionInBlock();
    const bool startsWord = !cursor.hasSelection() && !event->text().front().isSpace()
        && (at == 0 || text[at - 1].isSpace());
    if (startsWord) {
        // An edit block of its own ends the undo step before; the letters that follow join it.
        QTextCursor start = cursor;
        start.beginEditBlock();
        start.insertText(event->text());
        start.endEditBlock();
        setTextCursor(start);
    } else {
        ColumnText::keyPressEvent(event);
    }
}

void ArticleEditor::keyPressEvent(QKeyEvent *event)
{
    if (leavesUpwards(event)) {
        Q_EMIT leftUpwards();
        event->accept();
        return;
    }
    const QScopedValueRollback<bool> typing(m_typing, true);
    const QString text = event->text();
    const bool control = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool writes = !text.isEmpty() && text.front().isPrint() && !control && !isReadOnly();
    if (event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier && takeTypographyBack()) {
        event->accept();
    } else if (!isReadOnly() && takeStructureKey(event)) {
        event->accept();
        finishWord();
    } else if (writes) {
        typeCharacters(event);
        event->accept();
        if (text.front().isLetterOrNumber() || text.front() == u'\'' || text.front() == u'’')
            m_unfinished = true;
        else
            finishWord();
    } else {
        const int before = document()->revision();
        const int caret = textCursor().position();
        ColumnText::keyPressEvent(event);
        if (document()->revision() != before)
            m_unfinished = true; // Backspace within a word: it is being written again
        else if (textCursor().position() != caret)
            finishWord();
    }
}

void ArticleEditor::finishWord()
{
    if (!m_unfinished)
        return;
    m_unfinished = false;
    viewport()->update();
    Q_EMIT wordFinished();
}

void ArticleEditor::noteCaret()
{
    if (!m_typing)
        finishWord();
    const int line = textCursor().blockNumber();
    if (line == m_caretLine)
        return;
    m_caretLine = line;
    if (m_focusMode)
        viewport()->update();
    Q_EMIT lineChanged(line);
}

void ArticleEditor::focusOutEvent(QFocusEvent *event)
{
    ColumnText::focusOutEvent(event);
    finishWord();
}

void ArticleEditor::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        showMenuAtCaret();
    else
        showMenu(cursorNear(event->pos()).position(), event->globalPos());
    event->accept();
}

void ArticleEditor::showMenuAtCaret()
{
    showMenu(textCursor().position(), viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void ArticleEditor::showMenu(int position, const QPoint &globalPlace)
{
    QMenu *menu = createStandardContextMenu();
    menu->setObjectName(QStringLiteral("bodyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuOpening(menu, position);
    menu->popup(globalPlace);
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

void ArticleEditor::paintMarks(QPainter &painter, const QRect &area, bool beneath)
{
    if (m_marks.isEmpty())
        return;
    forEachVisibleLine(area, [&](const QTextBlock &block, const QTextLine &line, const QPointF &place) {
        const qsizetype start = block.position() + line.textStart();
        const qsizetype end = start + line.textLength();
        int signs = 0;
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
            if (!beneath && first && !mark.sign.isNull()) {
                // Marks that start in one line stand one below the other.
                constexpr int size = 14;
                mark.sign.paint(&painter, 0, int(top + (line.height() - size) / 2) + signs++ * (size - 1), size, size);
            }
        }
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
    fitColumn();
    ColumnText::resizeEvent(event);
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
