#include "ui/preview/linkbar.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace stet {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("stet::LinkBar", text);
}

} // namespace

LinkVerdict judgeLink(const QUrl &address)
{
    const QString scheme = address.scheme();
    if (address.isValid() && (scheme == QLatin1String("http") || scheme == QLatin1String("https"))) {
        const QString host = QString::fromLatin1(QUrl::toAce(address.host()));
        if (!host.isEmpty())
            return {true, say("Open %1 in your browser?").arg(host)};
    }
    const QString rest = address.path(QUrl::FullyDecoded).simplified();
    if (scheme == QLatin1String("mailto") && !rest.isEmpty())
        return {true, say("Write a mail to %1?").arg(rest)};
    if (scheme == QLatin1String("tel") && !rest.isEmpty())
        return {true, say("Call %1?").arg(rest)};
    if (scheme.isEmpty() || scheme == QLatin1String("stet-preview"))
        return {false, say("This link has no full address, so it leads nowhere from here.")};
    return {false, say("Stet does not open “%1:” links; only web, mail and telephone links leave the program.")
                       .arg(scheme)};
}

LinkBar::LinkBar(QWidget *parent)
    : QFrame(parent), m_sentence(new QLabel), m_open(new QPushButton(tr("Open"))), m_close(new QPushButton(tr("Not now")))
{
    setObjectName(QStringLiteral("linkBar"));
    m_sentence->setObjectName(QStringLiteral("linkSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_open->setObjectName(QStringLiteral("openLink"));
    m_open->setAccessibleName(tr("Open the link outside Stet"));
    m_close->setObjectName(QStringLiteral("closeLinkBar"));
    m_close->setAccessibleName(tr("Leave the link closed"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_open);
    row->addWidget(m_close);
    connect(m_open, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted(m_address);
    });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void LinkBar::offer(const QUrl &address)
{
    const LinkVerdict verdict = judgeLink(address);
    m_address = verdict.allowed ? address : QUrl();
    m_sentence->setText(verdict.sentence);
    m_sentence->setToolTip(QString::fromLatin1(address.toEncoded()).toHtmlEscaped().left(400));
    m_open->setVisible(verdict.allowed);
    m_close->setText(verdict.allowed ? tr("Not now") : tr("Close"));
    show();
    (verdict.allowed ? m_open : m_close)->setFocus();
}

void LinkBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace stet
