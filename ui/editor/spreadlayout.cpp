#include "ui/editor/spreadlayout.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace stet {

SpreadLayout::SpreadLayout(QTextDocument *document, qreal leading)
    : QPlainTextDocumentLayout(document), m_leading(leading)
{
    setFont(document->defaultFont());
}

void SpreadLayout::setFont(const QFont &font)
{
    const qreal solid = QFontMetricsF(font).height();
    m_air = solid > 0 ? std::max(0.0, m_leading * QFontInfo(font).pixelSize() / solid - 1) : 0;
}

qreal SpreadLayout::airAbove(qreal lineHeight) const
{
    return std::floor(std::round(lineHeight * m_air) / 2);
}

qreal SpreadLayout::airBelow(qreal lineHeight) const
{
    return std::round(lineHeight * m_air) - airAbove(lineHeight);
}

QRectF SpreadLayout::blockBoundingRect(const QTextBlock &block) const
{
    QRectF rectangle = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (!block.isValid() || !block.isVisible() || m_air <= 0)
        return rectangle;
    const QTextLayout *layout = block.layout();
    const int count = layout->lineCount();
    if (count == 0)
        return rectangle;
    // Qt has just set the lines solid when the first one stands at the very top.
    if (layout->lineAt(0).y() <= 0) {
        qreal top = 0;
        for (int i = 0; i < count; ++i) {
            QTextLine line = layout->lineAt(i);
            line.setPosition(QPointF(line.x(), top + airAbove(line.height())));
            top += line.height() + airAbove(line.height()) + airBelow(line.height());
        }
        rectangle = QPlainTextDocumentLayout::blockBoundingRect(block);
    }
    rectangle.setBottom(rectangle.bottom() + airBelow(layout->lineAt(count - 1).height()));
    return rectangle;
}

} // namespace stet
