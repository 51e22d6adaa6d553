#include "app/citations/stylecatalogue.h"

#include "app/citations/stylecheck.h"
#include "app/citations/styleindex.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QMutex>
#include <QSet>
#include <QStandardPaths>
#include <QtConcurrentMap>
#include <QXmlStreamReader>
#include <algorithm>

namespace stet {

namespace {

constexpr qint64 largestStyle = 2 * 1024 * 1024;
constexpr qint64 headSize = 6 * 1024;
constexpr qsizetype worthAnIndex = 200; ///< smaller folders are read at once, and writers edit the styles in theirs

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::StyleCatalogue", text);
}

QByteArray bytesOf(const QString &path, qint64 most)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(most) : QByteArray();
}

/// A name is part of a path: letters, digits, dashes.
bool isName(const QString &name)
{
    return !name.isEmpty() && name.size() < 200
        && std::all_of(name.begin(), name.end(), [](QChar character) {
               return character.isLetterOrNumber() || character == u'-' || character == u'_' || character == u'.';
           })
        && !name.startsWith(u'.');
}

StyleInfo::Kind kindOf(QStringView word)
{
    if (word == u"author-date")
        return StyleInfo::Kind::AuthorDate;
    if (word == u"author")
        return StyleInfo::Kind::Author;
    if (word == u"numeric")
        return StyleInfo::Kind::Numeric;
    if (word == u"label")
        return StyleInfo::Kind::Label;
    return word == u"note" ? StyleInfo::Kind::Note : StyleInfo::Kind::Unknown;
}

} // namespace

StyleCatalogue::StyleCatalogue(const QStringList &styleFolders, const QStringList &localeFolders)
    : m_styleFolders(styleFolders), m_localeFolders(localeFolders)
{
}

StyleCatalogue StyleCatalogue::installed(const QString &ownFolder)
{
    const auto everywhere = [](const QString &folder) {
        return QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, folder, QStandardPaths::LocateDirectory);
    };
    QStringList styles = everywhere(QStringLiteral("citation-style-language/styles"));
    QStringList locales = everywhere(QStringLiteral("citation-style-language/locales"));
    // Tests and odd desktops may set XDG_DATA_DIRS without the system's folder.
    const QString system = QStringLiteral("/usr/share/citation-style-language/");
    if (!styles.contains(system + QStringLiteral("styles")))
        styles.append(system + QStringLiteral("styles"));
    if (!locales.contains(system + QStringLiteral("locales")))
        locales.append(system + QStringLiteral("locales"));
    if (!ownFolder.isEmpty())
        styles.prepend(ownFolder);
    return StyleCatalogue(styles, locales);
}

StyleInfo readStyleHead(const QString &name, const QByteArray &bytes)
{
    StyleInfo info;
    QXmlStreamReader xml(bytes);
    bool inInfo = false;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"info")
            break;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"info") {
            inInfo = true;
        } else if (!inInfo) {
            if (xml.name() != u"style")
                return {};
        } else if (xml.name() == u"title") {
            info.title = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified();
        } else if (xml.name() == u"title-short") {
            info.shortTitle = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified();
        } else if (xml.name() == u"link" && xml.attributes().value(QLatin1String("rel")) == u"independent-parent") {
            info.parent = xml.attributes().value(QLatin1String("href")).toString().section(u'/', -1);
        } else if (xml.name() == u"category") {
            if (xml.attributes().hasAttribute(QLatin1String("citation-format")))
                info.kind = kindOf(xml.attributes().value(QLatin1String("citation-format")));
            const QString field = xml.attributes().value(QLatin1String("field")).toString();
            if (!field.isEmpty())
                info.fields.append(field);
        } else if (xml.name() == u"author" || xml.name() == u"contributor") {
            xml.skipCurrentElement();
        }
    }
    if (!info.title.isEmpty())
        info.name = name;
    return info;
}

namespace {

bool byTitle(const StyleInfo &a, const StyleInfo &b)
{
    const int order = a.title.compare(b.title, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.name < b.name;
}

/// The styles of one folder, by title.
QList<StyleInfo> stylesIn(const QString &folder, const QDateTime &changed, const StyleIndex &index)
{
    if (const auto kept = index.read(folder, changed))
        return *kept;
    const QStringList files = QDir(folder).entryList({QStringLiteral("*.csl")}, QDir::Files, QDir::Unsorted);
    QList<StyleInfo> styles = QtConcurrent::blockingMapped<QList<StyleInfo>>(files, [folder](const QString &file) {
        return readStyleHead(file.chopped(4), bytesOf(folder + u'/' + file, headSize));
    });
    styles.removeIf([](const StyleInfo &info) { return info.name.isEmpty(); });
    std::sort(styles.begin(), styles.end(), byTitle);
    if (files.size() >= worthAnIndex)
        index.write(folder, changed, styles);
    return styles;
}

} // namespace

QList<StyleInfo> StyleCatalogue::list() const
{
    struct Known
    {
        QDateTime changed;
        QList<StyleInfo> styles;
    };
    static QMutex mutex;
    static QHash<QString, Known> known;

    QList<StyleInfo> all;
    QSet<QString> names;
    for (const QString &folder : m_styleFolders) {
        for (const QString &path : {folder, folder + QStringLiteral("/dependent")}) {
            const QDateTime changed = QFileInfo(path).lastModified();
            QMutexLocker lock(&mutex);
            Known &entry = known[path];
            if (entry.changed != changed || !changed.isValid()) {
                entry.styles = stylesIn(path, changed, StyleIndex(m_indexFolder));
                entry.changed = changed;
            }
            const qsizetype before = all.size();
            for (const StyleInfo &info : entry.styles) {
                if (!names.contains(info.name)) {
                    names.insert(info.name);
                    all.append(info);
                }
            }
            std::inplace_merge(all.begin(), all.begin() + before, all.end(), byTitle);
        }
    }
    return all;
}

QString StyleCatalogue::pathOf(const QString &name) const
{
    if (!isName(name))
        return {};
    for (const QString &folder : m_styleFolders) {
        for (const QString &path : {folder + u'/' + name + QStringLiteral(".csl"),
                                    folder + QStringLiteral("/dependent/") + name + QStringLiteral(".csl")}) {
            if (QFile::exists(path))
                return path;
        }
    }
    return {};
}

Result<QByteArray> StyleCatalogue::style(const QString &name) const
{
    QString wanted = name;
    for (int step = 0; step < 3; ++step) {
        const QString path = pathOf(wanted);
        if (path.isEmpty()) {
            const bool none = std::none_of(m_styleFolders.begin(), m_styleFolders.end(), [](const QString &folder) { return QDir(folder).exists(); });
            if (none) {
                return Error{Error::Kind::Unavailable,
                    tr("No citation styles are installed; install the package citation-style-language-styles."), {}};
            }
            return Error{Error::Kind::NotFound, tr("There is no citation style called “%1”.").arg(wanted), {}};
        }
        const QByteArray xml = bytesOf(path, largestStyle + 1);
        if (xml.size() > largestStyle)
            return Error{Error::Kind::TooLarge, tr("The citation style “%1” is larger than Stet reads.").arg(wanted), path};
        const StyleInfo info = readStyleHead(wanted, xml);
        if (info.parent.isEmpty()) {
            if (const auto checked = checkStyle(xml); !checked)
                return Error{checked.error().kind, tr("The citation style “%1” cannot be used: %2").arg(wanted, checked.error().message), checked.error().detail};
            return xml;
        }
        wanted = info.parent;
    }
    return Error{Error::Kind::Unreadable, tr("The citation style “%1” only refers to other styles.").arg(name), {}};
}

StyleInfo StyleCatalogue::info(const QString &name) const
{
    const QString path = pathOf(name);
    StyleInfo info = path.isEmpty() ? StyleInfo() : readStyleHead(name, bytesOf(path, headSize));
    info.name = name;
    return info;
}

QStringList StyleCatalogue::localeNames() const
{
    QStringList names;
    for (const QString &folder : m_localeFolders) {
        for (const QString &file : QDir(folder).entryList({QStringLiteral("locales-*.xml")}, QDir::Files)) {
            const QString name = file.mid(8).chopped(4);
            if (!names.contains(name))
                names.append(name);
        }
    }
    names.sort();
    return names;
}

QString StyleCatalogue::localeName(const QString &language) const
{
    static const QHash<QString, QString> mainCountries{
        {"en", "en-US"}, {"de", "de-DE"}, {"fr", "fr-FR"}, {"es", "es-ES"}, {"pt", "pt-PT"}, {"zh", "zh-CN"}, {"nb", "nb-NO"},
        {"no", "nb-NO"}, {"nn", "nn-NO"}, {"sv", "sv-SE"}, {"da", "da-DK"}, {"cs", "cs-CZ"}, {"el", "el-GR"}, {"et", "et-EE"},
        {"fa", "fa-IR"}, {"he", "he-IL"}, {"ja", "ja-JP"}, {"ko", "ko-KR"}, {"km", "km-KH"}, {"sl", "sl-SI"}, {"sr", "sr-RS"},
        {"uk", "uk-UA"}, {"vi", "vi-VN"}, {"ca", "ca-AD"}, {"cy", "cy-GB"}, {"af", "af-ZA"}, {"ar", "ar"}, {"eu", "eu"}};
    QString tag = language;
    tag.replace(u'_', u'-');
    const QString bare = tag.section(u'-', 0, 0).toLower();
    const QStringList candidates{tag, mainCountries.value(bare), bare + u'-' + bare.toUpper(), bare, QStringLiteral("en-US")};
    for (const QString &candidate : candidates) {
        if (!isName(candidate))
            continue;
        for (const QString &folder : m_localeFolders) {
            if (QFile::exists(folder + QStringLiteral("/locales-") + candidate + QStringLiteral(".xml")))
                return candidate;
        }
    }
    return QStringLiteral("en-US");
}

QByteArray StyleCatalogue::locale(const QString &language) const
{
    const QString name = localeName(language);
    for (const QString &folder : m_localeFolders) {
        const QByteArray xml = bytesOf(folder + QStringLiteral("/locales-") + name + QStringLiteral(".xml"), largestStyle);
        if (!xml.isEmpty())
            return xml;
    }
    return {};
}

} // namespace stet
