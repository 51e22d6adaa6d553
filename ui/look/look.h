#pragma once

#include "ui/look/colours.h"

#include <QObject>

class QApplication;
class QDBusVariant;

namespace stet {

/// What the writer asked for; System follows the desktop.
enum class SchemeChoice { System, Light, Dark };

/// "system", "light", "dark", as in the settings and in STET_COLOR_SCHEME.
SchemeChoice schemeChoiceFromName(const QString &name);

/// Dresses the application: style, palette, and the change between light and dark while it runs.
///
/// Owned by Application, lives in the window's thread. With System the desktop portal's colour scheme
/// (org.freedesktop.appearance, "color-scheme") is asked for without waiting; where there is none, the palette that Qt
/// brought along decides.
class Look : public QObject
{
    Q_OBJECT

public:
    explicit Look(QApplication *application);

    ColourScheme scheme() const { return m_scheme; }
    void choose(SchemeChoice choice);

Q_SIGNALS:
    void schemeChanged(stet::ColourScheme scheme);

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void setSystemScheme(uint portalValue);
    void dress(ColourScheme scheme);

    QApplication *m_application;
    SchemeChoice m_choice = SchemeChoice::System;
    ColourScheme m_systemScheme;
    ColourScheme m_scheme;
    bool m_dressed = false;
    bool m_portalAsked = false;
};

} // namespace stet
