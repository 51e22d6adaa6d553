#include "ui/editor/markpainter.h"

#include <QPainter>
#include <QPainterPath>

namespace stet::markpainter {
namespace {

void paintWave(QPainter &painter, qreal left, qreal right, qreal y)
{
    constexpr qreal step = 2;
    QPainterPath wave(QPointF(left, y));
    bool down = true;
    for (qreal x = left + step; x < right + step; x += step, down = !down)
        wave.lineTo(qMin(x, right), down ? y + step : y);
    painter.drawPath(wave);
}

} // namespace

void paintLine(QPainter &painter, TextMark::Line line, const QRectF &stretch, const QColor &colour)
{
    if (line == TextMark::Line::None || stretch.width() <= 0)
        return;
    if (line == TextMark::Line::Wash) {
        painter.fillRect(stretch, colour);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(colour, line == TextMark::Line::Wave ? 1.1 : 1.4);
    if (line == TextMark::Line::Dotted)
        pen.setStyle(Qt::DotLine);
    else if (line == TextMark::Line::Dashed)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    const qreal y = stretch.bottom() - 1.5;
    if (line == TextMark::Line::Wave)
        paintWave(painter, stretch.left(), stretch.right(), y);
    else
        painter.drawLine(QPointF(stretch.left(), y + 1), QPointF(stretch.right(), y + 1));
    painter.restore();
}

} // namespace stet::markpainter
