#pragma once

#include "app/store/library.h"

namespace stet {

/// What a look at a whole library found.
struct CheckedLibrary
{
    int articles = 0;
    int versions = 0;
    QByteArray hash;      ///< as exchange::contentHash
    QStringList problems; ///< one sentence each; empty: everything is whole
};

/// Reads everything: SQLite's own check, every article's and version's checksum, the search index against the words, and
/// the second copies against the articles. Changes nothing.
Result<CheckedLibrary> checkWholeLibrary(Library &library);

} // namespace stet
