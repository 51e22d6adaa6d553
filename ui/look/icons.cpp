#include "ui/look/icons.h"

#include "ui/look/colours.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace stet {

namespace {

/// The bytes of an icon's file, read once.
const QByteArray &drawingOf(const QString &name)
{
    static QHash<QString, QByteArray> drawings;
    const auto known = drawings.constFind(name);
    if (known != drawings.cend())
        return *known;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return *drawings.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
}

QColor colourFor(QIcon::Mode mode, QIcon::State state)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (state == QIcon::On)
        return palette.color(QPalette::Link);
    return palette.color(QPalette::WindowText);
}

class DrawnIcon : public QIconEngine
{
public:
    explicit DrawnIcon(QString name) : m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray drawing = drawingOf(m_name);
        drawing.replace("currentColor", colourFor(mode, state).name().toLatin1());
        QSvgRenderer(drawing).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("stet-icon-%1-%2x%3-%4")
                                .arg(m_name).arg(size.width()).arg(size.height())
                                .arg(colourFor(mode, state).name());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new DrawnIcon(m_name); }

    bool isNull() override { return drawingOf(m_name).isEmpty(); }

private:
    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return drawingOf(name).isEmpty() ? QIcon() : QIcon(new DrawnIcon(name));
}

} // namespace stet
