#include "ui/look/twolinedelegate.h"

#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QApplication>
#include <QPainter>

#include <cmath>

namespace stet {

namespace {

constexpr int margin = 8;
constexpr int starSize = 14;

} // namespace

TwoLineDelegate::TwoLineDelegate(int secondLine, QObject *parent, int star)
    : QStyledItemDelegate(parent), m_secondLine(secondLine), m_star(star)
{
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const Colours &colours = coloursOf(option.palette);
    QRectF area = QRectF(option.rect).adjusted(2 * margin, margin, -2 * margin, -margin);
    if (m_star >= 0 && index.data(m_star).toBool()) {
        const QRectF star(area.right() - starSize, area.center().y() - starSize / 2.0, starSize, starSize);
        icon(QStringLiteral("starred")).paint(painter, star.toRect());
        area.setRight(star.left() - margin);
    }
    const QFontMetricsF metrics(option.font);
    const auto line = [&](const QString &text, qreal top) {
        painter->drawText(QPointF(area.left(), area.top() + top + metrics.ascent()),
                          metrics.elidedText(text, Qt::ElideRight, area.width()));
    };
    painter->save();
    painter->setFont(option.font);
    painter->setPen(colours.ink);
    line(index.data(Qt::DisplayRole).toString(), 0);
    painter->setPen(colours.quietInk);
    line(index.data(m_secondLine).toString(), metrics.height() + 2);
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetricsF metrics(option.font);
    return {120, int(std::ceil(2 * metrics.height())) + 2 + 2 * margin};
}

} // namespace stet
