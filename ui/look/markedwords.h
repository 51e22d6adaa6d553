#pragma once

#include "app/text/prose.h"

class QColor;
class QPainter;
class QRect;

namespace stet {

/// Draws one line of words in the painter's font and pen, with those that were looked for in `ink` and heavier. A line that
/// is too long begins near the first of them, and ends in an ellipsis.
void paintMarkedWords(QPainter *painter, const QRect &line, const QString &words, const QList<TextRange> &marks,
                      const QColor &ink);

} // namespace stet
