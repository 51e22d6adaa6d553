#pragma once

#include "app/result.h"
#include "app/sources/source.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace stet {

/// The files that bibliographies travel in.
enum class SourceFormat { CslJson, BibTeX, Ris, EndNote };

/// An entry that could not be read as it stands: one sentence, and the line it begins on, counted from 1.
struct ReadProblem
{
    int line = 0;
    QString message;

    bool operator==(const ReadProblem &) const = default;
};

/// What a file held. Sources have a key and no id yet. An entry that could be read in part is among both.
struct ReadSources
{
    QList<Source> sources;
    QList<ReadProblem> problems;
    std::optional<ReadProblem> cut; ///< of one format's reader: where it stopped before the end; `problems` of a file end with it
};

/// Files beyond this many bytes are refused unread.
constexpr qsizetype largestSourceFile = 24 * 1024 * 1024;

/// Entries of one file beyond this many are left out, and said: reading them would take more memory than a reader may.
constexpr qsizetype mostSourcesOfFile = 50'000;

/// The sentence for the entry at which a file was cut.
ReadProblem tooManyEntries(int line);

/// Reads every entry that can be read; what is wrong with the others stands in `problems`. Bounded in time and memory
/// whatever the bytes are. Fails only when the bytes are too many or no text.
Result<ReadSources> readSources(const QByteArray &bytes, SourceFormat format);

/// Reads a file, of the format its name or its first bytes tell.
Result<ReadSources> readSourceFile(const QString &path);

/// UTF-8 with line feeds, the same bytes for the same sources.
QByteArray writeSources(const QList<Source> &sources, SourceFormat format);

/// By the end of the file's name, else by its beginning.
std::optional<SourceFormat> sourceFormatOf(const QString &fileName, const QByteArray &bytes = {});

/// "csl-json", "bibtex", "ris", "endnote" and the usual ends of file names.
std::optional<SourceFormat> sourceFormatFromName(const QString &name);

} // namespace stet
