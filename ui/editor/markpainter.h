#pragma once

#include "ui/editor/marklayers.h"

class QPainter;
class QRectF;

namespace stet::markpainter {

/// Draws a mark's line under (or its wash behind) a stretch of one line of text. `stretch` is as high as the letters.
void paintLine(QPainter &painter, TextMark::Line line, const QRectF &stretch, const QColor &colour);

} // namespace stet::markpainter
