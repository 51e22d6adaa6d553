#pragma once

#include "app/store/articlestore.h"
#include "app/store/libraryfolder.h"

namespace stet {

/// What was brought back, for the library to tell.
struct Recovered
{
    QList<ArticleId> drafts;    ///< their words are newer than the database's were
    QStringList damagedFiles;   ///< kept under these paths, since not all of them could be read
};

/// Takes back the words in journals that no running Stet owns, and deletes files of articles that were removed for
/// good. A journal is deleted only after its words are in the database; one that is damaged is moved to the library's
/// folder for damaged files.
Result<Recovered> recoverJournals(const LibraryFolder &folder, Database &database, ArticleStore &articles);

/// Moves a file into the library's folder for damaged files, under a name that is free there. Answers the new path;
/// empty when it could not be moved.
QString keepDamaged(const LibraryFolder &folder, const QString &path);

} // namespace stet
