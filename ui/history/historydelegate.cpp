#include "ui/history/historydelegate.h"

#include "ui/history/historymodel.h"
#include "ui/look/colours.h"

#include <QApplication>
#include <QPainter>

#include <cmath>

namespace stet {

namespace {

constexpr int side = 16;
constexpr int above = 6;

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem panel = option;
    panel.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, option.widget);

    const Colours &colours = coloursOf(option.palette);
    const QRectF area = QRectF(option.rect).adjusted(side, above, -side, -above);
    QFont titleFont = option.font;
    if (index.data(HistoryModel::NamedRole).toBool())
        titleFont.setWeight(QFont::DemiBold);
    const QFontMetricsF titleMetrics(titleFont);
    const QFontMetricsF metrics(option.font);
    painter->save();
    painter->setFont(titleFont);
    painter->setPen(colours.ink);
    painter->drawText(QPointF(area.left(), area.top() + titleMetrics.ascent()),
                      titleMetrics.elidedText(index.data(HistoryModel::TitleRole).toString(), Qt::ElideRight,
                                              area.width()));
    painter->setFont(option.font);
    painter->setPen(colours.quietInk);
    painter->drawText(QPointF(area.left(), area.top() + titleMetrics.height() + metrics.ascent()),
                      metrics.elidedText(index.data(HistoryModel::DetailRole).toString(), Qt::ElideRight,
                                         area.width()));
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, int(std::ceil(2 * QFontMetricsF(option.font).height())) + 2 * above};
}

} // namespace stet
