#include "ui/quotations/verdictmark.h"

#include "ui/look/colours.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPixmap>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::QuotationStanding", text);
}

QColor colourOf(QuotationStanding standing, const Colours &colours)
{
    switch (standing) {
    case QuotationStanding::Exact:
    case QuotationStanding::Typography:
    case QuotationStanding::Permitted:
    case QuotationStanding::Elided:
    case QuotationStanding::Interpolated:
        return colours.good;
    case QuotationStanding::NeedsTick:
    case QuotationStanding::Ambiguous:
    case QuotationStanding::Stale:
        return colours.doubtful;
    case QuotationStanding::Differs:
    case QuotationStanding::NotFound:
    case QuotationStanding::Lost:
        return colours.wrong;
    case QuotationStanding::CannotCheck:
    case QuotationStanding::Waived:
    case QuotationStanding::Dismissed:
        break;
    }
    return colours.quietInk;
}

/// The shape in a square of 16 by 16.
void paintShape(QPainter &painter, QuotationStanding standing, const QColor &colour)
{
    const auto polyline = [&](std::initializer_list<QPointF> points) {
        painter.drawPolyline(QPolygonF(points));
    };
    const auto dots = [&](qreal y) {
        painter.setBrush(colour);
        for (const qreal x : {4.0, 8.0, 12.0})
            painter.drawEllipse(QPointF(x, y), 0.7, 0.7);
        painter.setBrush(Qt::NoBrush);
    };
    switch (standing) {
    case QuotationStanding::Exact:
        polyline({{3, 8.5}, {6.5, 12}, {13, 4.5}});
        break;
    case QuotationStanding::Typography:
        polyline({{3, 7}, {6.5, 10.5}, {13, 3}});
        painter.drawLine(QPointF(4, 13.5), QPointF(12, 13.5));
        break;
    case QuotationStanding::Permitted:
        polyline({{4.8, 8.3}, {7.2, 10.7}, {11.4, 5.5}});
        painter.drawEllipse(QPointF(8, 8), 6.5, 6.5);
        break;
    case QuotationStanding::Elided:
        polyline({{3, 6.5}, {6.5, 10}, {13, 2.5}});
        dots(13.4);
        break;
    case QuotationStanding::Interpolated:
        polyline({{4.5, 2.5}, {2, 2.5}, {2, 13.5}, {4.5, 13.5}});
        polyline({{11.5, 2.5}, {14, 2.5}, {14, 13.5}, {11.5, 13.5}});
        polyline({{5.2, 8.3}, {7.3, 10.4}, {10.8, 5.8}});
        break;
    case QuotationStanding::NeedsTick:
        painter.drawRoundedRect(QRectF(2, 2, 12, 12), 2, 2);
        dots(8);
        break;
    case QuotationStanding::Differs:
        painter.drawLine(QPointF(3, 6), QPointF(13, 6));
        painter.drawLine(QPointF(3, 10), QPointF(13, 10));
        painter.drawLine(QPointF(10.5, 2.5), QPointF(5.5, 13.5));
        break;
    case QuotationStanding::NotFound:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12));
        painter.drawLine(QPointF(12, 4), QPointF(4, 12));
        break;
    case QuotationStanding::Ambiguous:
        painter.drawEllipse(QPointF(5.5, 8), 3.6, 3.6);
        painter.drawEllipse(QPointF(10.5, 8), 3.6, 3.6);
        break;
    case QuotationStanding::CannotCheck:
        painter.drawEllipse(QPointF(8, 8), 5, 5);
        break;
    case QuotationStanding::Stale: {
        painter.drawEllipse(QPointF(8, 8), 5, 5);
        QPainterPath half;
        half.moveTo(8, 3);
        half.arcTo(QRectF(3, 3, 10, 10), 90, -180);
        half.closeSubpath();
        painter.fillPath(half, colour);
        break;
    }
    case QuotationStanding::Waived:
        painter.drawLine(QPointF(4, 2.5), QPointF(4, 13.5));
        polyline({{4, 3}, {12.5, 3}, {10, 6}, {12.5, 9}, {4, 9}});
        break;
    case QuotationStanding::Dismissed:
        painter.drawLine(QPointF(4, 8), QPointF(12, 8));
        break;
    case QuotationStanding::Lost: {
        QPen dashed = painter.pen();
        dashed.setDashPattern({1.6, 1.8});
        painter.setPen(dashed);
        painter.drawEllipse(QPointF(8, 8), 5, 5);
        break;
    }
    }
}

struct Words
{
    const char *name;
    const char *sentence;
};

#define TEXT(words) QT_TRANSLATE_NOOP("stet::QuotationStanding", words)

Words wordsOf(QuotationStanding standing)
{
    switch (standing) {
    case QuotationStanding::Exact:
        return {TEXT("Exact"), TEXT("Stands in its source word for word.")};
    case QuotationStanding::Typography:
        return {TEXT("Exact but for typography"),
                TEXT("The same words; only quotation marks, dashes or spaces are set differently.")};
    case QuotationStanding::Permitted:
        return {TEXT("Permitted change"),
                TEXT("The same words; only a first letter, the closing punctuation or inner marks differ.")};
    case QuotationStanding::Elided:
        return {TEXT("Shortened"), TEXT("The parts stand in the source in this order, with words left out between.")};
    case QuotationStanding::Interpolated:
        return {TEXT("With brackets"), TEXT("Outside the brackets, the words stand in the source.")};
    case QuotationStanding::NeedsTick:
        return {TEXT("Check what was left out"),
                TEXT("A word that can turn the meaning was left out. Read the full sentence and tick it.")};
    case QuotationStanding::Differs:
        return {TEXT("Differs"), TEXT("The source has this passage in other words.")};
    case QuotationStanding::NotFound:
        return {TEXT("Not found"), TEXT("The source’s text was searched, and these words are not in it.")};
    case QuotationStanding::Ambiguous:
        return {TEXT("Ambiguous"), TEXT("More than one place fits, so it is not certain which one is meant.")};
    case QuotationStanding::CannotCheck:
        return {TEXT("Could not check"), TEXT("There is no saved text of a source to hold these words to.")};
    case QuotationStanding::Stale:
        return {TEXT("Stale"), TEXT("The quotation or its source was changed after the last check.")};
    case QuotationStanding::Waived:
        return {TEXT("Waived"), TEXT("You decided that it may go out as it stands.")};
    case QuotationStanding::Dismissed:
        return {TEXT("No speech"), TEXT("You decided that nobody is quoted here.")};
    case QuotationStanding::Lost:
        return {TEXT("No longer in the text"), TEXT("These words were checked once and are no longer in the article.")};
    }
    return {"", ""};
}

#undef TEXT

} // namespace

QuotationStanding standingOf(const QuotationRecord &record, bool needsTick)
{
    if (record.dismissal != Dismissal::None)
        return QuotationStanding::Dismissed;
    if (!record.waiver.isEmpty() && !isFaithful(record.verdict))
        return QuotationStanding::Waived;
    if (needsTick && !record.elisionAccepted && isFaithful(record.verdict))
        return QuotationStanding::NeedsTick;
    switch (record.verdict) {
    case Verdict::Exact: return QuotationStanding::Exact;
    case Verdict::Typography: return QuotationStanding::Typography;
    case Verdict::Permitted: return QuotationStanding::Permitted;
    case Verdict::Elided: return QuotationStanding::Elided;
    case Verdict::Interpolated: return QuotationStanding::Interpolated;
    case Verdict::Differs: return QuotationStanding::Differs;
    case Verdict::NotFound: return QuotationStanding::NotFound;
    case Verdict::Ambiguous: return QuotationStanding::Ambiguous;
    case Verdict::CannotCheck: return QuotationStanding::CannotCheck;
    case Verdict::Stale: return QuotationStanding::Stale;
    }
    return QuotationStanding::CannotCheck;
}

QuotationStanding standingOf(const QuotationEntry &entry)
{
    if (entry.row.anchoring == Anchoring::Lost)
        return QuotationStanding::Lost;
    if (entry.row.anchoring == Anchoring::Ambiguous)
        return QuotationStanding::Ambiguous;
    return standingOf(entry.record(), entry.verification.needsTick);
}

void paintStanding(QPainter &painter, const QRectF &square, QuotationStanding standing, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 16, square.height() / 16);
    const QColor colour = colourOf(standing, coloursOf(palette));
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    paintShape(painter, standing, colour);
    painter.restore();
}

QColor standingColour(QuotationStanding standing, const QPalette &palette)
{
    return colourOf(standing, coloursOf(palette));
}

QIcon standingIcon(QuotationStanding standing, const QPalette &palette)
{
    QIcon icon;
    for (const int size : {16, 32, 48}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintStanding(painter, pixmap.rect(), standing, palette);
        icon.addPixmap(pixmap);
    }
    return icon;
}

QString standingName(QuotationStanding standing)
{
    return tr(wordsOf(standing).name);
}

QString standingSentence(QuotationStanding standing)
{
    return tr(wordsOf(standing).sentence);
}

bool isDone(QuotationStanding standing)
{
    switch (standing) {
    case QuotationStanding::Exact:
    case QuotationStanding::Typography:
    case QuotationStanding::Permitted:
    case QuotationStanding::Elided:
    case QuotationStanding::Interpolated:
    case QuotationStanding::Waived:
    case QuotationStanding::Dismissed:
        return true;
    default:
        return false;
    }
}

} // namespace stet
