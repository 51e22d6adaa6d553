#include "ui/look/look.h"

#include "ui/look/calmstyle.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPixmapCache>

namespace stet {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colourSchemeKey = QStringLiteral("color-scheme");

} // namespace

SchemeChoice schemeChoiceFromName(const QString &name)
{
    if (name.compare(QLatin1String("dark"), Qt::CaseInsensitive) == 0)
        return SchemeChoice::Dark;
    if (name.compare(QLatin1String("light"), Qt::CaseInsensitive) == 0)
        return SchemeChoice::Light;
    return SchemeChoice::System;
}

Look::Look(QApplication *application)
    : QObject(application), m_application(application), m_systemScheme(schemeOf(application->palette()))
    , m_scheme(m_systemScheme)
{
    m_application->setStyle(new CalmStyle);
}

void Look::choose(SchemeChoice choice)
{
    m_choice = choice;
    if (choice == SchemeChoice::System) {
        askPortal();
        dress(m_systemScheme);
    } else {
        dress(choice == SchemeChoice::Dark ? ColourScheme::Dark : ColourScheme::Light);
    }
}

void Look::askPortal()
{
    // Without an address of a session bus Qt would start looking for one by launching a program.
    if (m_portalAsked || qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    m_portalAsked = true;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalInterface, QStringLiteral("SettingChanged"), this,
                SLOT(portalSettingChanged(QString,QString,QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    question << appearance << colourSchemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            return;
        // "Read" wraps its answer in a second variant; newer portals keep that for old callers.
        QVariant value = reply.value().variant();
        while (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        setSystemScheme(value.toUInt());
    });
}

void Look::portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colourSchemeKey)
        setSystemScheme(value.variant().toUInt());
}

void Look::setSystemScheme(uint portalValue)
{
    // 0: no preference, 1: dark, 2: light (XDG Desktop Portal, Settings)
    if (portalValue != 1 && portalValue != 2)
        return;
    m_systemScheme = portalValue == 1 ? ColourScheme::Dark : ColourScheme::Light;
    if (m_choice == SchemeChoice::System)
        dress(m_systemScheme);
}

void Look::dress(ColourScheme scheme)
{
    if (m_dressed && scheme == m_scheme)
        return;
    m_dressed = true;
    m_scheme = scheme;
    QPixmapCache::clear();
    m_application->setPalette(paletteOf(scheme));
    Q_EMIT schemeChanged(scheme);
}

} // namespace stet
