#include "ui/library/draftline.h"

#include "ui/library/draftlist.h"
#include "ui/look/colours.h"
#include "ui/look/markedwords.h"

#include <QLineEdit>
#include <QPainter>

namespace stet {

namespace {

constexpr int sideMargin = 16;
constexpr int lineMargin = 9;

QFont quietFont(const QFont &font)
{
    QFont quiet = font;
    quiet.setPointSizeF(font.pointSizeF() * 0.9);
    return quiet;
}

} // namespace

QSize DraftLine::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = option.fontMetrics.height() + QFontMetrics(quietFont(option.font)).height() + 3;
    return {120, height + 2 * lineMargin};
}

void DraftLine::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = coloursOf(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(option.rect).adjusted(6, 1, -6, -1);
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? colours.accentWash : colours.hover);
        painter->drawRoundedRect(plate, 6, 6);
    }
    if (chosen && (option.state & QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(plate.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }

    const QRect inner = option.rect.adjusted(sideMargin, lineMargin, -sideMargin, -lineMargin);
    painter->setFont(option.font);
    painter->setPen(index.data(Qt::EditRole).toString().isEmpty() ? colours.quietInk : colours.ink);
    painter->drawText(inner, Qt::AlignTop | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->setFont(quietFont(option.font));
    painter->setPen(colours.quietInk);
    const QRect line(inner.left(), inner.bottom() - painter->fontMetrics().height() + 1, inner.width(),
                     painter->fontMetrics().height());
    paintMarkedWords(painter, line, index.data(DraftList::DetailsRole).toString(),
                     index.data(DraftList::HitsRole).value<QList<TextRange>>(), colours.ink);
    painter->restore();
}

QWidget *DraftLine::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("library.rename"));
    field->setAccessibleName(tr("Headline of the draft"));
    return field;
}

void DraftLine::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = editor->sizeHint().height();
    editor->setGeometry(option.rect.left() + 8, option.rect.center().y() - height / 2, option.rect.width() - 16, height);
}

} // namespace stet
