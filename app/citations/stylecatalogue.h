#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// What a list shows of a citation style.
struct StyleInfo
{
    enum class Kind { AuthorDate, Author, Numeric, Label, Note, Unknown };

    QString name;   ///< "apa": of the file, without its end; what settings and front matter hold
    QString title;  ///< "American Psychological Association 7th edition"
    QString shortTitle; ///< "APA"; often empty
    QString parent; ///< the style it is another name of, for a journal; empty for a style of its own
    Kind kind = Kind::Unknown;
    QStringList fields; ///< "history", "law"…

    bool operator==(const StyleInfo &) const = default;
};

/// The CSL styles and locales that are installed (Debian: citation-style-language-styles and -locales), and those in
/// the writer's own folder, which come first. A plain value that may be copied to any thread; reading happens in the
/// calls. Styles and locales are by the CSL project, citationstyles.org, CC BY-SA 3.0.
class StyleCatalogue
{
public:
    /// Looks where data is installed and in `ownFolder`, if there is one.
    static StyleCatalogue installed(const QString &ownFolder = {});

    StyleCatalogue(const QStringList &styleFolders, const QStringList &localeFolders);

    /// Has `list` keep what it read of large folders in this one, for the next start (StyleIndex).
    void keepIndexIn(const QString &folder) { m_indexFolder = folder; }

    /// Every style, sorted by title. Reads the head of each file at its first call in a process and after a change,
    /// unless an index of the folder is kept.
    QList<StyleInfo> list() const;

    /// What stands in the head of one style; nothing but its name when it cannot be read.
    StyleInfo info(const QString &name) const;

    /// The XML of a style, or of the style it is another name of, checked: well formed, no entities, all macros there
    /// and none within itself.
    Result<QByteArray> style(const QString &name) const;

    /// The XML of a locale: of the language itself, else of its main country, else of en-US. Empty: none is installed.
    QByteArray locale(const QString &language) const;

    /// The languages that locales are installed for: "de-DE", "en-US"…, sorted.
    QStringList localeNames() const;

    /// "en-US" for "en": the locale that `locale` answers.
    QString localeName(const QString &language) const;

private:
    QString pathOf(const QString &name) const;

    QStringList m_styleFolders;
    QStringList m_localeFolders;
    QString m_indexFolder;
};

/// What stands in the head of a style. Public for tests. Nothing when it is no style.
StyleInfo readStyleHead(const QString &name, const QByteArray &bytes);

} // namespace stet
