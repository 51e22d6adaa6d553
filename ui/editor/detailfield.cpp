#include "ui/editor/detailfield.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>
#include <cmath>

namespace stet {
namespace {

constexpr qreal detailLeading = 1.25;

} // namespace

DetailField::DetailField(QWidget *parent) : ColumnText(detailLeading, parent)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void DetailField::showDetail(QTextDocument *text)
{
    disconnect(document(), &QTextDocument::contentsChanged, this, &DetailField::fitHeight);
    showText(text);
    connect(document(), &QTextDocument::contentsChanged, this, &DetailField::fitHeight);
    fitHeight();
}

QSize DetailField::sizeHint() const
{
    qreal height = 2 * document()->documentMargin();
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next())
        height += document()->documentLayout()->blockBoundingRect(block).height();
    return {QPlainTextEdit::sizeHint().width(), int(std::ceil(height))};
}

void DetailField::fitHeight()
{
    const int height = sizeHint().height();
    if (height != this->height() || height != minimumHeight())
        setFixedHeight(height);
}

int DetailField::lineOfCaret() const
{
    const QTextCursor cursor = textCursor();
    return cursor.block().layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber();
}

void DetailField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT leftDownwards();
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::MoveToNextLine)
        && lineOfCaret() >= textCursor().block().layout()->lineCount() - 1) {
        Q_EMIT leftDownwards();
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::MoveToPreviousLine) && lineOfCaret() <= 0) {
        Q_EMIT leftUpwards();
        event->accept();
        return;
    }
    ColumnText::keyPressEvent(event);
}

void DetailField::resizeEvent(QResizeEvent *event)
{
    ColumnText::resizeEvent(event);
    fitHeight();
}

void DetailField::changeEvent(QEvent *event)
{
    ColumnText::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void DetailField::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // it shows all of itself; the wheel is for what is around it
}

void DetailField::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text().simplified());
}

} // namespace stet
