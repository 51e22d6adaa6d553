#include "ui/search/replacedelegate.h"

#include "ui/look/colours.h"
#include "ui/look/markedwords.h"

#include <QApplication>
#include <QPainter>

namespace stet {

QSize ReplaceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, option.fontMetrics.height() + 10};
}

void ReplaceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem line = option;
    initStyleOption(&line, index);
    const QStyle *style = line.widget ? line.widget->style() : QApplication::style();
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &line, line.widget).adjusted(4, 0, -12, 0);
    line.text.clear(); // drawn below, in its own way
    style->drawControl(QStyle::CE_ItemViewItem, &line, painter, line.widget);

    const Colours &colours = coloursOf(option.palette);
    painter->save();
    painter->setFont(line.font);
    QRect rest(text.left(), option.rect.top(), option.rect.right() - 12 - text.left(), option.rect.height());
    const QString aside = index.data(AsideRole).toString();
    if (!aside.isEmpty()) {
        painter->setPen(colours.quietInk);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, aside);
        rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(aside) - 16);
    }
    const auto hits = index.data(HitsRole).value<QList<TextRange>>();
    painter->setPen(hits.isEmpty() ? colours.ink : colours.quietInk);
    paintMarkedWords(painter, rest, index.data().toString(), hits, colours.ink);
    painter->restore();
}

} // namespace stet
