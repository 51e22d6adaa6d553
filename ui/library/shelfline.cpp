#include "ui/library/shelfline.h"

#include "ui/library/shelfmodel.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QLineEdit>
#include <QLocale>
#include <QPainter>

namespace stet {

namespace {

constexpr int rowHeight = 28;
constexpr int sideMargin = 14;
constexpr int step = 16;     ///< of one level of folders
constexpr int iconSize = 16;
constexpr int arrowSize = 12;

QString iconNameOf(const Shelf &shelf)
{
    switch (shelf.kind) {
    case Shelf::Kind::All:
        return QStringLiteral("library");
    case Shelf::Kind::Folder:
        return QStringLiteral("folder");
    case Shelf::Kind::Tag:
        return QStringLiteral("tag");
    case Shelf::Kind::SmartList:
        return QStringLiteral("smart");
    case Shelf::Kind::Trash:
        return QStringLiteral("trash");
    case Shelf::Kind::State:
        break;
    }
    return {};
}

/// How deep a shelf is inside its section.
int depthOf(const QModelIndex &index)
{
    int depth = -1;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        ++depth;
    return qMax(0, depth - 1);
}

bool isSection(const QModelIndex &index)
{
    return index.data(ShelfModel::SectionRole).toBool();
}

QFont sectionFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.85);
    small.setWeight(QFont::DemiBold);
    return small;
}

/// How far an article has come, as a ring that fills.
void paintState(QPainter *painter, const QRect &area, ArticleState state, const QColor &ink)
{
    const QRectF ring = QRectF(area).adjusted(2.5, 2.5, -2.5, -2.5);
    painter->setPen(QPen(ink, 1.4));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(ring);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    constexpr int fullCircle = 360 * 16;
    painter->drawPie(ring.adjusted(2, 2, -2, -2), 90 * 16, -fullCircle * static_cast<int>(state) / 4);
}

} // namespace

QRect ShelfLine::arrowIn(const QRect &line, const QModelIndex &index)
{
    if (index.model()->rowCount(index) == 0)
        return {};
    const int left = isSection(index) ? line.right() - sideMargin - arrowSize + 2
                                      : line.left() + sideMargin - arrowSize - 1 + depthOf(index) * step;
    return {left, line.center().y() - arrowSize / 2, arrowSize, arrowSize};
}

QRect ShelfLine::addSignIn(const QRect &line, const QModelIndex &index)
{
    if (index.data(ShelfModel::KeyRole).toString() != ShelfModel::foldersKey())
        return {};
    const int right = line.right() - sideMargin - (index.model()->rowCount(index) > 0 ? iconSize + 6 : -2);
    return {right - iconSize, line.center().y() - iconSize / 2, iconSize, iconSize};
}

QSize ShelfLine::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, qMax(rowHeight, option.fontMetrics.height() + 8)};
}

void ShelfLine::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = coloursOf(option.palette);
    const bool section = isSection(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(option.rect).adjusted(6, 1, -6, -1);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (!section && (chosen || hovered)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? colours.accentWash : colours.hover);
        painter->drawRoundedRect(plate, 6, 6);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colours.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(plate.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }
    const bool open = option.state & QStyle::State_Open;
    if (const QRect arrow = arrowIn(option.rect, index); arrow.isValid() && (!section || hovered || !open))
        icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")).paint(painter, arrow);
    if (const QRect add = addSignIn(option.rect, index); add.isValid() && (hovered || !arrowIn(option.rect, index).isValid()))
        icon(QStringLiteral("add")).paint(painter, add);

    QRect inner = option.rect.adjusted(sideMargin + (section ? 2 : depthOf(index) * step), 0, -sideMargin - 2, 0);
    if (!section) {
        const QRect sign(inner.left(), inner.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        const Shelf shelf = index.data(ShelfModel::ShelfRole).value<Shelf>();
        if (shelf.kind == Shelf::Kind::State)
            paintState(painter, sign, shelf.state, colours.quietInk);
        else
            icon(iconNameOf(shelf)).paint(painter, sign);
        inner.setLeft(inner.left() + iconSize + 8);
    }
    painter->setFont(section ? sectionFont(option.font) : option.font);
    const int count = index.data(ShelfModel::CountRole).toInt();
    if (count > 0) {
        const QString number = QLocale().toString(count);
        painter->setPen(colours.quietInk);
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, number);
        inner.setRight(inner.right() - painter->fontMetrics().horizontalAdvance(number) - 8);
    }
    painter->setPen(section ? colours.quietInk : colours.ink);
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->restore();
}

QWidget *ShelfLine::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("library.shelfName"));
    field->setAccessibleName(tr("Name"));
    return field;
}

void ShelfLine::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = editor->sizeHint().height();
    const int left = sideMargin + depthOf(index) * step + iconSize + 2;
    editor->setGeometry(option.rect.left() + left, option.rect.center().y() - height / 2, option.rect.width() - left - 8,
                        height);
}

} // namespace stet
