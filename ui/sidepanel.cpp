#include "ui/sidepanel.h"

#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

constexpr int stripWidth = 44;
constexpr int narrowest = 280;
constexpr int widest = 620;

} // namespace

SidePanel::SidePanel(QWidget *parent)
    : QWidget(parent), m_room(new QWidget), m_title(new QLabel), m_close(new QToolButton), m_stack(new QStackedWidget), m_strip(new QWidget)
    , m_stripLayout(new QVBoxLayout(m_strip))
{
    setObjectName(QStringLiteral("side"));
    setAccessibleName(tr("Side panel"));
    m_strip->setFixedWidth(stripWidth);
    m_stripLayout->setContentsMargins(5, 8, 5, 8);
    m_stripLayout->setSpacing(4);
    m_stripLayout->addStretch(1);

    QFont titleFont = m_title->font();
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    m_close->setObjectName(QStringLiteral("side.close"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close the side panel"));
    m_close->setToolTip(tr("Close the side panel"));
    connect(m_close, &QToolButton::clicked, this, [this] { show(QString()); });

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(16, 4, 4, 4);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_close);
    auto *room = new QVBoxLayout(m_room);
    room->setContentsMargins(0, 0, 0, 0);
    room->setSpacing(0);
    room->addLayout(heading);
    room->addWidget(m_stack, 1);
    m_room->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_room, 1);
    layout->addWidget(m_strip);
    setFixedWidth(wantedWidth());
}

void SidePanel::addPanel(const QString &id, const QString &title, const QIcon &icon, QWidget *panel)
{
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("side.") + id);
    button->setAccessibleName(title);
    button->setToolTip(title);
    button->setIcon(icon);
    button->setIconSize(QSize(20, 20));
    button->setCheckable(true);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, [this, id] { show(m_shown == id ? QString() : id); });
    m_stripLayout->insertWidget(int(m_panels.size()), button);
    m_stack->addWidget(panel);
    m_panels.append({id, title, panel, button});
    Q_EMIT panelAdded();
}

const SidePanel::Panel *SidePanel::find(const QString &id) const
{
    const auto found = std::find_if(m_panels.cbegin(), m_panels.cend(), [&](const Panel &p) { return p.id == id; });
    return found == m_panels.cend() ? nullptr : &*found;
}

void SidePanel::show(const QString &id)
{
    const Panel *chosen = find(id);
    if (!chosen && !id.isEmpty())
        return;
    // On the way to its width the panel is as narrow as it can be for a moment; that is not what anybody chose.
    const QScopedValueRollback<bool> guard(m_changing, true);
    const bool hadKeyboard = m_room->isAncestorOf(window()->focusWidget());
    m_shown = id;
    for (const Panel &panel : std::as_const(m_panels))
        panel.button->setChecked(panel.id == id);
    if (chosen) {
        m_title->setText(chosen->title);
        m_stack->setCurrentWidget(chosen->widget);
    }
    m_room->setVisible(chosen != nullptr);
    const bool open = chosen != nullptr;
    setMinimumWidth(open ? narrowest : wantedWidth());
    setMaximumWidth(open ? widest : wantedWidth());
    Q_EMIT panelShown(id);
    if (hadKeyboard && !open)
        Q_EMIT keyboardLeft();
}

void SidePanel::toggle(const QString &id)
{
    const Panel *panel = find(id);
    if (!panel)
        return;
    if (m_shown == id && panel->widget->isAncestorOf(focusWidget())) {
        show(QString());
        return;
    }
    show(id);
    // Where the panel says itself that one begins there, if that can be seen.
    QWidget *first = panel->widget;
    while (first->focusProxy())
        first = first->focusProxy();
    if (!first->isVisibleTo(panel->widget))
        first = panel->widget;
    if (!(first->focusPolicy() & Qt::TabFocus)) {
        QWidget *next = first->nextInFocusChain();
        while (next != first && !(panel->widget->isAncestorOf(next) && next->isVisibleTo(panel->widget)
                                  && (next->focusPolicy() & Qt::TabFocus)))
            next = next->nextInFocusChain();
        first = next;
    }
    first->setFocus(Qt::ShortcutFocusReason);
    // An empty panel may have nothing to go to; Escape and Tab work from here all the same.
    if (!panel->widget->isAncestorOf(window()->focusWidget()))
        m_close->setFocus(Qt::ShortcutFocusReason);
}

QStringList SidePanel::panels() const
{
    QStringList ids;
    for (const Panel &panel : m_panels)
        ids.append(panel.id);
    return ids;
}

QWidget *SidePanel::panel(const QString &id) const
{
    const Panel *panel = find(id);
    return panel ? panel->widget : nullptr;
}

void SidePanel::setOpenWidth(int width)
{
    m_openWidth = qBound(narrowest, width, widest);
}

int SidePanel::wantedWidth() const
{
    return m_shown.isEmpty() ? stripWidth : m_openWidth;
}

void SidePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_shown.isEmpty() && isVisible() && !m_changing)
        setOpenWidth(width());
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_shown.isEmpty()) {
        show(QString());
        return;
    }
    QWidget::keyPressEvent(event);
}

void SidePanel::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.chrome);
    if (!m_shown.isEmpty())
        painter.fillRect(m_strip->x(), 0, 1, height(), colours.hairline);
}

} // namespace stet
