#pragma once

#include "app/sources/sourcefile.h"

#include <QHash>
#include <QList>
#include <QString>
#include <optional>

namespace stet {

/// An entry of a BibTeX file as it is written: type and names of fields in lower case, values still TeX.
struct BibtexEntry
{
    QString type;
    QString key;
    int line = 0;
    QHash<QString, QString> fields;
};

struct ScannedBibtex
{
    QList<BibtexEntry> entries;
    QList<ReadProblem> problems;
    std::optional<ReadProblem> cut; ///< as in ReadSources
};

/// Takes a BibTeX or BibLaTeX file apart: entries, @string macros, values joined with #. What stands between entries
/// is no part of the file.
///
/// An entry that does not end is given up where the next one begins at the start of a line, so that one missing brace
/// costs one entry. Macros are expanded once, to a bounded length. Time and memory grow with the length of the text.
ScannedBibtex scanBibtex(const QString &text);

} // namespace stet
