#include "ui/quotations/quotationdelegate.h"

#include "ui/look/colours.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"

#include <QApplication>
#include <QIcon>
#include <QListView>
#include <QPainter>
#include <QResizeEvent>
#include <QTextLayout>

#include <cmath>

namespace stet {

namespace {

constexpr int margin = 8;
constexpr int mark = 16;

/// Up to two lines of text; the second ends with an ellipsis when there is more. Answers the height it took.
qreal paintTwoLines(QPainter &painter, const QRectF &area, const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(area.width());
    const int split = first.textStart() + first.textLength();
    layout.endLayout();
    painter.setFont(font);
    painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), text.left(split).trimmed());
    if (split >= text.size())
        return metrics.height();
    const QString rest = metrics.elidedText(text.mid(split), Qt::ElideRight, area.width());
    painter.drawText(QPointF(area.left(), area.top() + metrics.height() + metrics.ascent()), rest);
    return 2 * metrics.height();
}

} // namespace

QuotationDelegate::QuotationDelegate(QListView *list) : QStyledItemDelegate(list), m_viewport(list->viewport())
{
    m_viewport->installEventFilter(this);
}

bool QuotationDelegate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_viewport)
        return QStyledItemDelegate::eventFilter(watched, event);
    if (event->type() == QEvent::Resize) {
        const auto *resize = static_cast<QResizeEvent *>(event);
        if (resize->size().width() != resize->oldSize().width())
            Q_EMIT sizeHintChanged({});
    }
    return false;
}

void QuotationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem panel = option;
    panel.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, option.widget);

    const Colours &colours = coloursOf(option.palette);
    const QRectF area = QRectF(option.rect).adjusted(margin, margin, -margin, -margin);
    const auto standing = static_cast<QuotationStanding>(index.data(QuotationModel::StandingRole).toInt());
    painter->save();
    const QRectF square(area.left(), area.top(), mark, mark);
    if (const QIcon sign = index.data(Qt::DecorationRole).value<QIcon>(); !sign.isNull())
        sign.paint(painter, square.toRect());
    else
        paintStanding(*painter, square, standing, option.palette);
    const QRectF words = area.adjusted(mark + margin, 0, 0, 0);
    painter->setPen(standing == QuotationStanding::Dismissed ? colours.quietInk : colours.ink);
    const QString quoted = tr("“%1”").arg(index.data(QuotationModel::WordsRole).toString());
    const qreal height = paintTwoLines(*painter, words, option.font, quoted);
    painter->setPen(colours.quietInk);
    const QFontMetricsF metrics(option.font);
    const QString who = metrics.elidedText(index.data(QuotationModel::SpeakerRole).toString(), Qt::ElideRight,
                                           words.width());
    painter->drawText(QPointF(words.left(), words.top() + height + 2 + metrics.ascent()), who);
    painter->restore();
}

QSize QuotationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetricsF metrics(option.font);
    const int width = m_viewport->width() - 3 * margin - mark;
    const QString quoted = tr("“%1”").arg(index.data(QuotationModel::WordsRole).toString());
    const int lines = metrics.horizontalAdvance(quoted) > width ? 3 : 2;
    return {120, int(std::ceil(lines * metrics.height())) + 2 + 2 * margin};
}

} // namespace stet
