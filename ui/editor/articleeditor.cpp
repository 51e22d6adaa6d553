#include "ui/editor/articleeditor.h"

#include "ui/editor/articlehighlighter.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

namespace stet {
namespace {

constexpr qreal bodyLeading = 1.56;
constexpr int leastMargin = 24;

} // namespace

ArticleEditor::ArticleEditor(QWidget *parent)
    : ColumnText(bodyLeading, parent), m_highlighter(new ArticleHighlighter(this))
{
    setObjectName(QStringLiteral("body"));
    setAccessibleName(tr("Body"));
    setPlaceholder(tr("Write here…"));
    setTabChangesFocus(false);
    takeLook();
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        const int block = textCursor().blockNumber();
        if (m_focusMode && block != m_dimmedFrom) {
            m_dimmedFrom = block;
            viewport()->update();
        }
    });
}

void ArticleEditor::showBody(QTextDocument *text)
{
    m_highlighter->setDocument(nullptr);
    showText(text);
    m_highlighter->setDocument(text);
    viewport()->update();
}

int ArticleEditor::columnWidth() const
{
    // The mean over running text; averageCharWidth() of many fonts counts capitals in and comes out too wide.
    static const QString sample = QStringLiteral("the words of an ordinary sentence, as long as most of them are, show it");
    const qreal letter = QFontMetricsF(font()).horizontalAdvance(sample) / qreal(sample.size());
    return int(letter * columnCharacters + 2 * document()->documentMargin());
}

void ArticleEditor::fitColumn()
{
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int side = std::max(leastMargin, (width() - columnWidth()) / 2);
    const QMargins margins(side, 0, std::max(leastMargin - bar, side - bar), 0);
    if (margins != viewportMargins()) {
        setViewportMargins(margins);
        Q_EMIT columnMoved();
    }
}

void ArticleEditor::setFocusMode(bool on)
{
    m_focusMode = on;
    m_dimmedFrom = textCursor().blockNumber();
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

void ArticleEditor::keyPressEvent(QKeyEvent *event)
{
    const QTextCursor cursor = textCursor();
    const bool firstLine = cursor.blockNumber() == 0
        && cursor.block().layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber() <= 0;
    if ((event->matches(QKeySequence::MoveToPreviousLine) && firstLine && !cursor.hasSelection())
        || (event->key() == Qt::Key_Backspace && cursor.position() == 0 && !cursor.hasSelection())) {
        Q_EMIT leftUpwards();
        event->accept();
        return;
    }
    ColumnText::keyPressEvent(event);
}

void ArticleEditor::styleVisible()
{
    // Styling may make a paragraph higher or lower, so each is asked for its height only after it.
    qreal place = contentOffset().y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && place <= viewport()->height(); block = block.next()) {
        m_highlighter->ensureStyled(block);
        place += blockBoundingRect(block).height();
    }
}

void ArticleEditor::paintEvent(QPaintEvent *event)
{
    styleVisible();
    ColumnText::paintEvent(event);
    if (m_focusMode) {
        QPainter painter(viewport());
        dimOthers(painter, event->rect());
    }
}

void ArticleEditor::dimOthers(QPainter &painter, const QRect &area)
{
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.62F);
    const QTextCursor cursor = textCursor();
    const QTextBlock from = document()->findBlock(cursor.selectionStart());
    const QTextBlock to = document()->findBlock(cursor.selectionEnd());
    QPointF place = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && place.y() <= area.bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        if (block.blockNumber() < from.blockNumber() || block.blockNumber() > to.blockNumber())
            painter.fillRect(QRectF(0, place.y(), viewport()->width(), height), veil);
        place.ry() += height;
    }
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
