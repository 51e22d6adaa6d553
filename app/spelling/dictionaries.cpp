#include "app/spelling/dictionaries.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

namespace stet {

namespace {

/// "en_US" and "de_DE_frami" are file names; "en-US" and "de-DE-frami" are what an article says.
QString languageOfFile(const QString &baseName)
{
    return QString(baseName).replace(QLatin1Char('_'), QLatin1Char('-'));
}

QString readableName(const QString &language)
{
    const QStringList parts = language.split(QLatin1Char('-'));
    const QLocale locale(QString(language).replace(QLatin1Char('-'), QLatin1Char('_')));
    if (locale.language() == QLocale::C || locale.language() == QLocale::AnyLanguage)
        return language;
    QString name = QLocale::languageToString(locale.language());
    qsizetype told = 1;
    if (parts.size() > 1 && QLocale::codeToTerritory(parts[1]) != QLocale::AnyTerritory) {
        name += QStringLiteral(" (%1)").arg(QLocale::territoryToString(QLocale::codeToTerritory(parts[1])));
        told = 2;
    }
    for (qsizetype i = told; i < parts.size(); ++i)
        name += QStringLiteral(", %1").arg(parts[i]);
    return name;
}

/// The region whose spelling a writer of `language` in `region` follows when there is none of their own.
QString nearestRegion(const QString &language, const QString &region)
{
    static const QSet<QString> british{"AU", "BW", "GG", "GH", "GI", "HK", "IE", "IM", "IN", "JE", "KE", "MT",
                                       "NA", "NG", "NZ", "PK", "SG", "TZ", "UG", "ZA", "ZM", "ZW", "UK"};
    if (language == QLatin1String("en") && british.contains(region))
        return QStringLiteral("GB");
    const QLocale likely(language); // Qt completes a bare language with its likely region
    return QLocale::territoryToCode(likely.territory());
}

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders = QString::fromLocal8Bit(qgetenv("DICPATH")).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    folders.append(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                   + QStringLiteral("/stet/dictionaries"));
    for (const QString &shared : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation))
        folders << shared + QStringLiteral("/hunspell") << shared + QStringLiteral("/myspell/dicts");
    folders << QStringLiteral("/usr/share/hunspell") << QStringLiteral("/usr/share/myspell/dicts");
    folders.removeDuplicates();
    return folders;
}

QList<DictionaryInfo> installedDictionaries(const QStringList &folders)
{
    QList<DictionaryInfo> dictionaries;
    QSet<QString> known;
    for (const QString &folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.aff")}, QDir::Files, QDir::Name);
        for (const QFileInfo &affix : files) {
            const QString base = affix.path() + QLatin1Char('/') + affix.completeBaseName();
            const QString language = languageOfFile(affix.completeBaseName());
            if (known.contains(language) || !QFileInfo(base + QStringLiteral(".dic")).isFile())
                continue;
            known.insert(language);
            dictionaries.append({language, readableName(language), affix.filePath(), base + QStringLiteral(".dic")});
        }
    }
    std::sort(dictionaries.begin(), dictionaries.end(), [](const DictionaryInfo &a, const DictionaryInfo &b) {
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.language < b.language;
    });
    return dictionaries;
}

std::optional<DictionaryInfo> bestDictionary(const QString &language, const QList<DictionaryInfo> &dictionaries)
{
    QString wanted = language.trimmed();
    wanted.replace(QLatin1Char('_'), QLatin1Char('-'));
    const auto find = [&](const QString &code) -> const DictionaryInfo * {
        for (const DictionaryInfo &dictionary : dictionaries) {
            if (dictionary.language.compare(code, Qt::CaseInsensitive) == 0)
                return &dictionary;
        }
        return nullptr;
    };
    const QStringList parts = wanted.split(QLatin1Char('-'));
    const QString bare = parts.first().toLower();
    if (bare.isEmpty())
        return std::nullopt;
    // "zh-Hans-CN" and "de-DE-1996" say more than a dictionary's name does: the region is the part of two letters.
    QString region;
    for (const QString &part : parts.mid(1)) {
        if (part.size() == 2)
            region = part.toUpper();
    }
    const QString dash = QStringLiteral("-");
    for (const QString &code : {wanted, region.isEmpty() ? bare : bare + dash + region,
                                bare + dash + nearestRegion(bare, region), bare}) {
        if (const DictionaryInfo *dictionary = find(code))
            return *dictionary;
    }
    for (const DictionaryInfo &dictionary : dictionaries) {
        if (dictionary.language.startsWith(bare + dash, Qt::CaseInsensitive))
            return dictionary;
    }
    return std::nullopt;
}

} // namespace stet
