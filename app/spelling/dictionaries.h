#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace stet {

/// A spelling dictionary that lies on this machine: a pair of files that hunspell reads.
struct DictionaryInfo
{
    QString language;  ///< BCP 47: "en-US", "fr"
    QString name;      ///< for people: "English (United States)"
    QString affixFile; ///< full path of the .aff file
    QString wordFile;  ///< full path of the .dic file

    bool operator==(const DictionaryInfo &) const = default;
};

/// Where dictionaries are looked for, in the order in which they win: $DICPATH, the writer's own
/// ($XDG_DATA_HOME/stet/dictionaries), then the folders of the system.
QStringList dictionaryFolders();

/// Every dictionary in the folders, sorted by name, each language once. Reads folder listings only, no dictionary.
QList<DictionaryInfo> installedDictionaries(const QStringList &folders = dictionaryFolders());

/// The dictionary that fits a language best: the very one, else the same language as it is written in the nearest
/// region ("en-AU" takes "en-GB"), else none. A bare "en" means what most writers of it mean by it.
std::optional<DictionaryInfo> bestDictionary(const QString &language, const QList<DictionaryInfo> &dictionaries);

} // namespace stet
