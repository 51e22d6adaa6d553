#include "ui/windowmemory.h"

#include "ui/library/librarypane.h"
#include "ui/mainwindow.h"
#include "ui/palette.h"
#include "ui/preview/previewpane.h"

#include <QDir>

namespace stet {

namespace {

const QString focusKey = QStringLiteral("window/focus");
const QString previewZoomKey = QStringLiteral("preview/zoom");
const QString previewPhoneKey = QStringLiteral("preview/phone");
const QString recentKey = QStringLiteral("palette/recent");

QString storePath()
{
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (folder.isEmpty())
        folder = QDir::homePath() + QStringLiteral("/.local/state");
    return folder + QStringLiteral("/stet/window.ini");
}

} // namespace

WindowMemory::WindowMemory()
    : m_store(storePath(), QSettings::IniFormat)
{
}

void WindowMemory::restore(const Parts &parts)
{
    parts.window->restoreLayout(m_store);
    parts.library->restoreLayout(m_store);
    parts.preview->setZoom(m_store.value(previewZoomKey, 100).toInt());
    parts.preview->setPhoneWidth(m_store.value(previewPhoneKey, false).toBool());
    QList<QByteArray> recent;
    for (const QString &id : m_store.value(recentKey).toStringList())
        recent.append(id.toLatin1());
    parts.palette->setRecent(recent);
}

void WindowMemory::save(const Parts &parts, const QWidget *focus)
{
    m_store.setValue(focusKey, focus && parts.window->isAncestorOf(focus) ? focus->objectName() : QString());
    QStringList recent;
    for (const QByteArray &id : parts.palette->recent())
        recent.append(QString::fromLatin1(id));
    m_store.setValue(recentKey, recent);
    m_store.setValue(previewZoomKey, parts.preview->zoom());
    m_store.setValue(previewPhoneKey, parts.preview->isPhoneWidth());
    parts.window->saveLayout(m_store);
    parts.library->saveLayout(m_store);
}

void WindowMemory::restoreFocus(const MainWindow &window) const
{
    const QString name = m_store.value(focusKey).toString();
    QWidget *focus = name.isEmpty() ? nullptr : window.findChild<QWidget *>(name);
    if (focus && focus->isVisible())
        focus->setFocus(Qt::OtherFocusReason);
}

QString WindowMemory::shelf() const
{
    return LibraryPane::savedShelf(m_store);
}

} // namespace stet
