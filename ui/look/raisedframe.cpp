#include "ui/look/raisedframe.h"

#include "ui/look/colours.h"

#include <QPainter>

namespace stet {

void RaisedFrame::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Dark));
    painter.setBrush(colours.raised);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace stet
