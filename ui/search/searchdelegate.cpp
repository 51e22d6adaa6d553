#include "ui/search/searchdelegate.h"

#include "ui/look/colours.h"
#include "ui/look/icons.h"
#include "ui/look/markedwords.h"
#include "ui/search/searchmodel.h"

#include <QPainter>

namespace stet {

namespace {

constexpr int sideMargin = 20;
constexpr int lineMargin = 8;
constexpr int iconSize = 16;
constexpr int headingAbove = 10;

QFont headingFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.85);
    small.setWeight(QFont::DemiBold);
    return small;
}

QString iconNameOf(SearchLine::Kind kind)
{
    switch (kind) {
    case SearchLine::Kind::Quotation:
        return QStringLiteral("quotation");
    case SearchLine::Kind::Source:
        return QStringLiteral("sources");
    case SearchLine::Kind::Author:
        return QStringLiteral("byline");
    case SearchLine::Kind::Article:
        return QStringLiteral("library");
    case SearchLine::Kind::Heading:
        break;
    }
    return {};
}

} // namespace

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto line = index.data(SearchModel::LineRole).value<SearchLine>();
    const int text = option.fontMetrics.height();
    if (line.kind == SearchLine::Kind::Heading)
        return {200, text + headingAbove + 4};
    return {200, (line.words.text.isEmpty() ? text : 2 * text + 2) + 2 * lineMargin};
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = coloursOf(option.palette);
    const auto line = index.data(SearchModel::LineRole).value<SearchLine>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (line.kind == SearchLine::Kind::Heading) {
        painter->setFont(headingFont(option.font));
        painter->setPen(colours.quietInk);
        painter->drawText(option.rect.adjusted(sideMargin, headingAbove, -sideMargin, 0), Qt::AlignLeft | Qt::AlignVCenter, line.title);
        painter->restore();
        return;
    }
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? colours.accentWash : colours.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(8, 1, -8, -1), 6, 6);
    }
    QRect inner = option.rect.adjusted(sideMargin, lineMargin, -sideMargin, -lineMargin);
    const int text = option.fontMetrics.height();
    icon(iconNameOf(line.kind)).paint(painter, QRect(inner.left(), inner.top() + (text - iconSize) / 2, iconSize, iconSize));
    inner.setLeft(inner.left() + iconSize + 10);
    QRect first(inner.left(), inner.top(), inner.width(), text);
    painter->setFont(option.font);
    painter->setPen(colours.quietInk);
    const QString aside = option.fontMetrics.elidedText(line.aside, Qt::ElideRight, inner.width() * 2 / 5);
    painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, aside);
    first.setRight(first.right() - option.fontMetrics.horizontalAdvance(aside) - 16);
    painter->setPen(colours.ink);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(line.title, Qt::ElideRight, first.width()));
    if (!line.words.text.isEmpty()) {
        painter->setPen(colours.quietInk);
        paintMarkedWords(painter, QRect(inner.left(), inner.top() + text + 2, inner.width(), text), line.words.text,
                         line.words.hits, colours.ink);
    }
    painter->restore();
}

} // namespace stet
