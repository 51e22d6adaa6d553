#include "ui/notices.h"

#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLoggingCategory>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <utility>

namespace stet {

namespace {

constexpr int shownMilliseconds = 12000;
constexpr int mostLines = 5; ///< what is longer is scrolled: the desk stays a desk

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel), m_area(new QScrollArea), m_text(new QLabel), m_verb(new QPushButton), m_close(new QToolButton)
{
    setObjectName(QStringLiteral("notices"));
    setAccessibleName(tr("Notices"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("notice.text"));
    m_area->setObjectName(QStringLiteral("notice.area"));
    m_area->setAccessibleName(tr("Notice"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidgetResizable(true);
    m_area->setWidget(m_text);
    m_area->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    m_verb->setObjectName(QStringLiteral("notice.verb"));
    m_close->setObjectName(QStringLiteral("notice.close"));
    m_close->setAccessibleName(tr("Put this notice away"));
    m_close->setToolTip(tr("Put this notice away"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(m_icon);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_verb);
    layout->addWidget(m_close);

    m_goesAway.setSingleShot(true);
    m_goesAway.setInterval(shownMilliseconds);
    connect(&m_goesAway, &QTimer::timeout, this, [this] {
        if (!isAncestorOf(focusWidget()))
            dismiss();
        else
            m_goesAway.start();
    });
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        const std::function<void()> action = std::exchange(m_action, {});
        dismiss();
        if (action)
            action();
    });
    hide();
}

void NoticeBar::say(const QString &text, const QString &verb, const std::function<void()> &action)
{
    show(text, verb, action, Kind::Done);
}

void NoticeBar::keepSaying(const QString &text, const QString &verb, const std::function<void()> &action)
{
    show(text, verb, action, Kind::ToBeRead);
}

void NoticeBar::sayError(const Error &error, const QString &verb, const std::function<void()> &action)
{
    if (!error.detail.isEmpty())
        qWarning("%s (%s)", qUtf8Printable(error.message), qUtf8Printable(error.detail));
    show(error.message, verb, action, Kind::Failed);
}

void NoticeBar::show(const QString &text, const QString &verb, const std::function<void()> &action, Kind kind)
{
    m_kind = kind;
    m_action = action;
    m_text->setText(text);
    m_verb->setText(verb);
    m_verb->setVisible(!verb.isEmpty());
    m_icon->setPixmap(icon(kind == Kind::Failed ? QStringLiteral("warning") : QStringLiteral("information"))
                          .pixmap(QSize(20, 20), devicePixelRatioF()));
    if (kind == Kind::Done)
        m_goesAway.start();
    else
        m_goesAway.stop();
    setVisible(true);
    m_area->verticalScrollBar()->setValue(0);
    fitHeight();
    update();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::dismiss()
{
    m_goesAway.stop();
    m_action = {};
    hide();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

/// As high as its words, up to a few lines; then they can be scrolled, by key as well.
void NoticeBar::fitHeight()
{
    const int bar = m_area->verticalScrollBar()->sizeHint().width();
    const int most = mostLines * m_text->fontMetrics().lineSpacing();
    const int width = m_area->width();
    const bool scrolls = m_text->heightForWidth(width) > most;
    m_area->setFixedHeight(scrolls ? most : m_text->heightForWidth(width));
    m_area->setFocusPolicy(scrolls ? Qt::StrongFocus : Qt::NoFocus);
    m_text->setContentsMargins(0, 0, scrolls ? bar : 0, 0);
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

void NoticeBar::enterEvent(QEnterEvent *event)
{
    m_goesAway.stop();
    QFrame::enterEvent(event);
}

void NoticeBar::leaveEvent(QEvent *event)
{
    if (!isHidden() && m_kind == Kind::Done)
        m_goesAway.start();
    QFrame::leaveEvent(event);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.raised);
    painter.fillRect(0, 0, width(), 1, colours.hairline);
    painter.fillRect(0, 0, 4, height(), m_kind == Kind::Failed ? colours.wrong : colours.accent);
}

} // namespace stet
