#pragma once

#include "app/progress.h"
#include "app/store/library.h"

namespace stet {

/// What an export wrote, or an import took in.
struct ExchangedLibrary
{
    int articles = 0;
    int versions = 0;
    int rows = 0;          ///< of other tables: authors, words, sources, the quotation ledger…
    QByteArray hash;       ///< of everything that is exchanged; equal for equal libraries
    QStringList remarks;   ///< what could not be read, one sentence each
};

/// Leaving and arriving with everything: a folder of files that other programs read.
///
/// `articles/` holds a Markdown file with front matter for each article, `history/` one file of JSON lines with the
/// versions of each, `tables/` one file of JSON lines for each other table, `portraits/` the pictures of authors as files,
/// and `export.json` says what it is.
namespace exchange {

/// Writes into a folder that is empty or not there yet; Conflict otherwise. What a stopped export wrote is taken away.
Result<ExchangedLibrary> exportLibrary(Library &library, const QString &folder, const Progress &progress = {});

/// Takes in what an export wrote. Articles and versions that the library has already are left alone; of an article
/// that differs, the library's words stay and the others become a version. What came in before it was stopped stays; to
/// take in the same export again brings the rest.
Result<ExchangedLibrary> importLibrary(Library &library, const QString &folder, const Progress &progress = {});

/// SHA-256 over all articles, versions and rows, whatever their order and numbers.
Result<QByteArray> contentHash(Library &library);

} // namespace exchange

} // namespace stet
