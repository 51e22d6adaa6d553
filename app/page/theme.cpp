#include "app/page/theme.h"

#include "app/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

namespace stet {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
const QString builtInFolder = QStringLiteral(":/themes/");

QString ownFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/stet/themes/");
}

Error refused(Error::Kind kind, const QString &name, const QString &reason)
{
    return {kind, QCoreApplication::translate("stet::Theme", "The theme “%1” cannot be used: %2").arg(name, reason), {}};
}

Result<QByteArray> readWhole(const QString &name, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refused(Error::Kind::NotFound, name,
                       QCoreApplication::translate("stet::Theme", "its file %1 is missing.").arg(path.section(u'/', -1)));
    }
    QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile) {
        return refused(Error::Kind::TooLarge, name,
                       QCoreApplication::translate("stet::Theme", "its file %1 is too large.").arg(path.section(u'/', -1)));
    }
    return content;
}

/// A name and not a path.
bool isFolderName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"));
    return plain.match(name).hasMatch();
}

} // namespace

Result<Theme> Theme::fromFolder(const QString &name, const QString &folder)
{
    const Result<QByteArray> description = readWhole(name, folder + QStringLiteral("/theme.json"));
    if (!description)
        return description.error();
    const Result<QByteArray> frame = readWhole(name, folder + QStringLiteral("/page.html"));
    if (!frame)
        return frame.error();
    const Result<QByteArray> style = readWhole(name, folder + QStringLiteral("/style.css"));
    if (!style)
        return style.error();
    const QByteArray all = (*frame + *style).toLower();
    if (all.contains("<script") || style->toLower().contains("</style")) {
        return refused(Error::Kind::Unreadable, name,
                       QCoreApplication::translate("stet::Theme", "it brings scripts, and pages carry none."));
    }
    if (!frame->contains("{{head}}") || !frame->contains("{{body}}")) {
        return refused(Error::Kind::Unreadable, name,
                       QCoreApplication::translate("stet::Theme", "its page.html has no place for {{head}} and {{body}}."));
    }
    Theme theme;
    theme.m_name = name;
    theme.m_title = QJsonDocument::fromJson(*description).object()[QStringLiteral("title")].toString(name);
    theme.m_frame = *frame;
    theme.m_style = *style;
    return theme;
}

Result<Theme> Theme::open(const QString &name)
{
    if (name.isEmpty() || name == standard().name())
        return standard();
    if (!isFolderName(name)) {
        return refused(Error::Kind::WrongUse, name,
                       QCoreApplication::translate("stet::Theme", "this is not the name of a theme’s folder."));
    }
    loadResources();
    for (const QString &folder : {ownFolder() + name, builtInFolder + name}) {
        if (QDir(folder).exists())
            return fromFolder(name, folder);
    }
    return refused(Error::Kind::NotFound, name,
                   QCoreApplication::translate("stet::Theme", "there is no theme of that name. The themes are: %1.")
                       .arg(names().join(QStringLiteral(", "))));
}

QStringList Theme::names()
{
    loadResources();
    QStringList names = QDir(builtInFolder).entryList(QDir::Dirs, QDir::Name);
    for (const QString &name : QDir(ownFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!names.contains(name) && isFolderName(name) && fromFolder(name, ownFolder() + name))
            names.append(name);
    }
    return names;
}

const Theme &Theme::standard()
{
    static const Theme theme = [] {
        loadResources();
        return fromFolder(QStringLiteral("blog"), builtInFolder + QStringLiteral("blog")).value();
    }();
    return theme;
}

} // namespace stet
