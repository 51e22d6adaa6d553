#pragma once

#include "app/store/articlestore.h"
#include "app/store/libraryfolder.h"
#include "app/store/revisionstore.h"

namespace stet {

/// What was brought back, for the library to tell.
struct Recovered
{
    QList<ArticleId> drafts;    ///< their words are newer than the database's were
    QStringList damagedFiles;   ///< kept under these paths, since not all of them could be read
};

/// Takes back the words in journals that no running Stet owns, and deletes files of articles that were removed for
/// good. What the database held before is kept as a version, and so are words of a journal that the database has moved
/// on from without them: two had the draft open at once. A journal is deleted only after its words are in the database; one that is damaged is moved to the library's
/// folder for damaged files.
Result<Recovered> recoverJournals(const LibraryFolder &folder, Database &database, ArticleStore &articles,
                                  RevisionStore &revisions);

/// Takes articles and rows from the second copies when they hold more than the database does: after it was lost, cut
/// short, made anew, or lost its -wal. Does nothing otherwise, at no cost that grows with the library. Copies that
/// cannot be read are moved to the folder for damaged files.
Result<Recovered> rebuildFromCopies(const LibraryFolder &folder, Database &database, ArticleStore &articles);

/// Takes back drafts of this library that a keeper put into the emergency folder when the library could not be
/// written, and deletes those files once their words are in the database.
Result<Recovered> takeRescued(const LibraryFolder &folder, const QString &emergencyFolder, ArticleStore &articles,
                              RevisionStore &revisions);

/// Moves files (or folders, or links) into the library's folder for damaged ones, together under one number that is free
/// there. Answers the new path of the first; empty when it could not be moved.
QString keepDamaged(const LibraryFolder &folder, const QStringList &paths);

} // namespace stet
