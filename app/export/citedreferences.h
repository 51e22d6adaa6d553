#pragma once

#include "app/sources/source.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace stet {

/// What an exported Markdown file says of the sources that its citation marks name.
enum class References {
    FrontMatter, ///< `references:` in its front matter, CSL-JSON written as YAML: one file that carries all
    BibFile,     ///< `bibliography:` names a BibTeX file of the same name, written beside it
    None,        ///< nothing: the marks alone
};

/// "front-matter", "bib", "none": the words in settings and on the command line. Nothing for another word.
std::optional<References> referencesFromName(QStringView name);
QString referencesName(References references);

/// `references:` and an entry for each source, for pandoc and whoever reads its metadata. What pandoc would take for
/// Markdown in a title is escaped, and CSL's own <i>, <b>, <sup> and <sub> become Markdown.
QString referencesYaml(const QList<Source> &sources);

} // namespace stet
