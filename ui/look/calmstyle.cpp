#include "ui/look/calmstyle.h"

#include "ui/look/colours.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFrame>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace stet {

namespace {

constexpr int scrollBarWidth = 12;
constexpr int itemMargin = 7;
constexpr int fieldMargin = 5;
constexpr double corner = 5;

void fillRound(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line = Qt::transparent)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(line, 1));
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter->restore();
}

void drawRing(QPainter *painter, const QRectF &rect, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, 2));
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner, corner);
    painter->restore();
}

void drawButton(const QStyleOption *option, QPainter *painter, bool isDefault)
{
    const Colours &colours = coloursOf(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor fill = colours.paper;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        fill = colours.accentWash;
    else if (enabled && (option->state & QStyle::State_MouseOver))
        fill = colours.hover;
    fillRound(painter, option->rect, fill, isDefault && enabled ? colours.accent : option->palette.color(QPalette::Dark));
    if (option->state & QStyle::State_HasFocus)
        drawRing(painter, option->rect, colours.accent);
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const Colours &colours = coloursOf(option->palette);
    const QStyle::State state = option->state;
    if (state & (QStyle::State_Sunken | QStyle::State_On))
        fillRound(painter, option->rect, colours.accentWash);
    else if ((state & QStyle::State_Enabled) && (state & QStyle::State_MouseOver))
        fillRound(painter, option->rect, colours.hover);
}

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colours &colours = coloursOf(option->palette);
    const bool focused = (option->state & QStyle::State_HasFocus) || (widget && widget->hasFocus());
    fillRound(painter, option->rect, option->palette.color(QPalette::Base),
              focused ? colours.accent : option->palette.color(QPalette::Dark));
    if (focused)
        drawRing(painter, option->rect, colours.accent);
}

/// A box to tick or a round one to choose: its line stands out from any ground, and what is on is filled.
void drawTick(const QStyleOption *option, QPainter *painter, bool isRound)
{
    const Colours &colours = coloursOf(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor line = enabled ? colours.quietInk : option->palette.color(QPalette::Dark);
    const QColor filled = enabled ? colours.accent : line;
    const int side = std::min(option->rect.width(), option->rect.height());
    QRectF box(0, 0, side - 1, side - 1);
    box.moveCenter(QRectF(option->rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(on && !isRound ? filled : colours.paper);
    painter->setPen(QPen(on ? filled : line, 1));
    const double radius = isRound ? box.width() / 2 : 3;
    painter->drawRoundedRect(box, radius, radius);
    const double unit = box.width() / 12;
    if (on && isRound) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(filled);
        painter->drawEllipse(box.center(), 3 * unit, 3 * unit);
    } else if (on) {
        painter->setPen(QPen(colours.paper, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * unit, y * unit); };
        const QPolygonF dash{at(3, 6), at(9, 6)};
        const QPolygonF tick{at(2.8, 6.4), at(5.1, 8.6), at(9.3, 3.6)};
        painter->drawPolyline(option->state & QStyle::State_NoChange ? dash : tick);
    }
    painter->restore();
}

} // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Colours &colours = coloursOf(option->palette);
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && (button->features & QStyleOptionButton::Flat)) {
            drawToolButton(option, painter);
            if (option->state & State_HasFocus)
                drawRing(painter, option->rect, colours.accent);
        } else {
            drawButton(option, painter, button && (button->features & QStyleOptionButton::DefaultButton));
        }
        return;
    }
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawTick(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawTick(option, painter, true);
        return;
    case PE_FrameFocusRect:
        // A list shows its row, and a tool button has its ring around all of it.
        if (!qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QToolButton *>(widget))
            drawRing(painter, option->rect, colours.accent);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        else if (widget && widget->autoFillBackground())
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
        painter->fillRect(option->rect, colours.raised);
        painter->setPen(colours.hairline);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colours.raised);
        painter->setPen(option->palette.color(QPalette::Dark));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        painter->setPen(colours.hairline);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Colours &colours = coloursOf(option->palette);
    switch (element) {
    case CE_ToolBar:
        painter->fillRect(option->rect, colours.chrome);
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, colours.hairline);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colours.chrome);
        return;
    case CE_MenuBarItem: {
        painter->fillRect(option->rect, colours.chrome);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return;
        if (option->state & (State_Selected | State_Sunken))
            fillRound(painter, QRectF(option->rect).adjusted(1, 2, -1, -2), colours.hover);
        drawItemText(painter, option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, option->palette,
                     option->state & State_Enabled, item->text, QPalette::ButtonText);
        return;
    }
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_Splitter: {
        const bool horizontal = option->state & State_Horizontal;
        const QRect rect = option->rect;
        const bool hot = option->state & (State_MouseOver | State_Sunken);
        painter->fillRect(rect, colours.chrome);
        painter->fillRect(horizontal ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                     : QRect(rect.left(), rect.center().y(), rect.width(), 1),
                          hot ? colours.accent : colours.hairline);
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void CalmStyle::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const Colours &colours = coloursOf(option->palette);
    if (!item || qobject_cast<const QComboBox *>(widget)) {
        QProxyStyle::drawControl(CE_MenuItem, option, painter, widget);
        return;
    }
    painter->fillRect(option->rect, colours.raised);
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(option->rect.left() + 12, option->rect.center().y(), option->rect.width() - 24, 1,
                          colours.hairline);
        return;
    }
    const bool enabled = item->state & State_Enabled;
    if (enabled && (item->state & State_Selected))
        fillRound(painter, QRectF(option->rect).adjusted(4, 1, -4, -1), colours.accentWash);

    QRect rest = option->rect.adjusted(12, 0, -12, 0);
    const QRect mark(rest.left(), rest.center().y() - 8, 16, 16);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colours.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF o = mark.topLeft();
        painter->drawPolyline(QPolygonF({o + QPointF(3, 8.5), o + QPointF(6.5, 12), o + QPointF(13, 4.5)}));
        painter->restore();
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    rest.setLeft(mark.right() + 10);
    const qsizetype tab = item->text.indexOf(QLatin1Char('\t'));
    painter->setFont(item->font);
    drawItemText(painter, rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
                 option->palette, enabled, tab < 0 ? item->text : item->text.left(tab), QPalette::Text);
    if (tab >= 0) {
        QPalette quiet = option->palette;
        quiet.setColor(QPalette::Active, QPalette::Text, colours.quietInk);
        quiet.setColor(QPalette::Inactive, QPalette::Text, colours.quietInk);
        drawItemText(painter, rest, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, quiet, enabled,
                     item->text.mid(tab + 1), QPalette::Text);
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        QStyleOption arrow = *option;
        arrow.rect = QRect(rest.right() - 8, rest.center().y() - 5, 10, 10);
        proxy()->drawPrimitive(option->direction == Qt::RightToLeft ? PE_IndicatorArrowLeft : PE_IndicatorArrowRight, &arrow, painter,
                               widget);
    }
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    if (control == CC_SpinBox) {
        drawNumberField(option, painter, widget);
        return;
    }
    if (control == CC_ToolButton && (option->state & State_HasFocus)) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        drawRing(painter, option->rect, coloursOf(option->palette).accent);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// A field like all others, with a chevron for each way to step.
void CalmStyle::drawNumberField(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *field = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!field)
        return;
    drawField(option, painter, widget);
    const Colours &colours = coloursOf(option->palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const SubControl step : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool up = step == SC_SpinBoxUp;
        const bool can = field->stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        const bool hot = can && (option->state & State_MouseOver) && option->activeSubControls == step;
        painter->setPen(QPen(!can ? option->palette.color(QPalette::Dark) : hot ? colours.accent : colours.quietInk, 1.5,
                             Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF middle = QRectF(subControlRect(CC_SpinBox, option, step, widget)).center() + QPointF(0, up ? 1 : -1);
        const double rise = up ? -1.5 : 1.5;
        painter->drawPolyline(QPolygonF{middle + QPointF(-3, -rise), middle + QPointF(0, rise), middle + QPointF(3, -rise)});
    }
    painter->restore();
}

void CalmStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool hot = option->state & (State_MouseOver | State_Sunken);
    QColor colour = option->palette.color(QPalette::Shadow);
    if (schemeOf(option->palette) == ColourScheme::Dark)
        colour = QColor(0x6b6b72);
    colour.setAlphaF(hot ? 0.9F : 0.45F);
    const QRectF thumb = bar->orientation == Qt::Vertical ? QRectF(slider).adjusted(4, 2, -2, -2)
                                                           : QRectF(slider).adjusted(2, 4, -2, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(thumb, 3, 3);
    painter->restore();
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(fieldMargin, 0, -fieldMargin, 0);
    return rect;
}

QRect CalmStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        const QRect field = QProxyStyle::subControlRect(control, option, subControl, widget);
        return option->direction == Qt::RightToLeft ? field.adjusted(0, 0, -fieldMargin, 0)
                                                    : field.adjusted(fieldMargin, 0, 0, 0);
    }
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField) {
        const QRect field = QProxyStyle::subControlRect(control, option, subControl, widget);
        return option->direction == Qt::RightToLeft ? field.adjusted(0, 0, -fieldMargin, 0) : field.adjusted(fieldMargin, 0, 0, 0);
    }
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrow buttons: the slider has the whole length.
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int thumb = range <= 0 ? length
                                 : qBound(qMin(32, length), int(qint64(length) * bar->pageStep / (range + bar->pageStep)),
                                          length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                              bar->upsideDown);
    const auto stretch = [&](int from, int size) {
        return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                        : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return stretch(start, thumb);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return stretch(0, start);
    case SC_ScrollBarAddPage:
        return stretch(start + thumb, length - start - thumb);
    default:
        return {};
    }
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 6;
    case PM_MenuHMargin:
        return 0;
    case PM_FocusFrameHMargin:
        return itemMargin; // beside the words of a row
    case PM_HeaderMargin:
        return itemMargin + 1; // a heading stands right above the words of its column
    case PM_ToolBarSeparatorExtent:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize answer = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item || qobject_cast<const QComboBox *>(widget))
            return answer;
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return {answer.width(), 13};
        return {answer.width() + 24, qMax(28, item->fontMetrics.height() + 10)};
    }
    case CT_MenuBarItem:
        return {answer.width() + 8, qMax(30, option->fontMetrics.height() + 12)};
    case CT_ComboBox:
        return {answer.width() + fieldMargin, qMax(32, option->fontMetrics.height() + 14)};
    case CT_SpinBox:
        return {answer.width() + 2 * fieldMargin, qMax(32, option->fontMetrics.height() + 14)};
    case CT_LineEdit:
        return {answer.width(), qMax(32, option->fontMetrics.height() + 14)};
    case CT_PushButton:
        return {answer.width() + 8, qMax(32, option->fontMetrics.height() + 14)};
    case CT_ToolButton:
        // The status line asks for buttons no higher than its text.
        return widget && widget->property("slim").toBool() ? QSize(answer.width() + 4, option->fontMetrics.height() + 10)
                                                           : answer.expandedTo(QSize(32, 32));
    default:
        return answer;
    }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_UnderlineShortcut:
        return 1;
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace stet
