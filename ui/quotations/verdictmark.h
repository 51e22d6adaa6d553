#pragma once

#include "app/quotations/quotationreading.h"

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;
class QPalette;

namespace stet {

/// How a quotation stands, as a mark is drawn and a list sorts: the verdict, unless the writer has settled it otherwise.
enum class QuotationStanding {
    Exact,
    Typography,
    Permitted,
    Elided,
    Interpolated,
    NeedsTick, ///< elided or interpolated, and a word that turns the meaning was left out
    Differs,
    NotFound,
    Ambiguous,
    CannotCheck,
    Stale,
    Waived,    ///< may go out although it is not faithful
    Dismissed, ///< no speech
    Lost,      ///< the record's words are no longer in the text
};

QuotationStanding standingOf(const QuotationRecord &record, bool needsTick);
QuotationStanding standingOf(const QuotationEntry &entry);

/// Draws the mark of a standing into a square. Shapes differ by themselves; colour only repeats what they say.
void paintStanding(QPainter &painter, const QRectF &square, QuotationStanding standing, const QPalette &palette);

/// The same as a picture for lists and buttons.
QIcon standingIcon(QuotationStanding standing, const QPalette &palette);

/// The colour of the mark.
QColor standingColour(QuotationStanding standing, const QPalette &palette);

/// One or two words for lists: "Exact", "Not found".
QString standingName(QuotationStanding standing);

/// One sentence that says what it means and what to do.
QString standingSentence(QuotationStanding standing);

/// True when nothing is left to do about it.
bool isDone(QuotationStanding standing);

} // namespace stet
