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

void paintSign(QPainter &painter, TextMark::Sign sign, const QRectF &square, const QColor &colour)
{
    if (sign == TextMark::Sign::None)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 10, square.height() / 10);
    QPen pen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    switch (sign) {
    case TextMark::Sign::None: break;
    case TextMark::Sign::Tick: painter.drawPolyline(QPolygonF({{1.5, 5.5}, {4, 8}, {8.5, 2}})); break;
    case TextMark::Sign::Dot:
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(5, 5), 2.2, 2.2);
        break;
    case TextMark::Sign::Ring: painter.drawEllipse(QPointF(5, 5), 3.4, 3.4); break;
    case TextMark::Sign::Cross:
        painter.drawLine(QPointF(2, 2), QPointF(8, 8));
        painter.drawLine(QPointF(8, 2), QPointF(2, 8));
        break;
    case TextMark::Sign::Triangle: painter.drawPolygon(QPolygonF({{5, 1.5}, {9, 8.5}, {1, 8.5}})); break;
    case TextMark::Sign::Question: {
        QPainterPath path(QPointF(2.5, 3));
        path.cubicTo(2.5, 0, 7.8, 0, 7.8, 3);
        path.cubicTo(7.8, 5, 5, 4.8, 5, 7);
        painter.drawPath(path);
        painter.drawPoint(QPointF(5, 9.4));
        break;
    }
    }
    painter.restore();
}

} // namespace stet::markpainter
