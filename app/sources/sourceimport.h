#pragma once

#include "app/result.h"
#include "app/sources/sourcefile.h"

#include <QList>

#include <functional>

namespace stet {

class SourceStore;

/// What became of a file of sources that was taken into a library.
struct SourceImport
{
    QList<SourceId> added;       ///< undone by `SourceStore::exchange(added, {})`
    qsizetype known = 0;         ///< entries the library had already, word for word
    qsizetype alike = 0;         ///< of those added: the library had another record of the same work before
    QList<ReadProblem> problems; ///< entries that could not be read as they stand
    bool stopped = false;        ///< the writer stopped it, and nothing was added
};

/// How far it has come; false stops it.
using ImportProgress = std::function<bool(qsizetype done, qsizetype all)>;

/// A source as it was kept. Not kept after all when the import is stopped or fails.
using SourceAdded = std::function<void(const Source &source)>;

/// Takes what was read into the library, two thousand entries at a time, so that whoever else writes to the library
/// waits for no more than that. Stopping takes back what was added so far, and so does an error.
Result<SourceImport> importSources(SourceStore &store, const ReadSources &read, const ImportProgress &progress = {},
                                   const SourceAdded &keptOne = {});

} // namespace stet
