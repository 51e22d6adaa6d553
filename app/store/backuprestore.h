#pragma once

#include "app/progress.h"
#include "app/store/backupstore.h"

namespace stet {

/// What a restore of drafts from a backup did.
struct RestoredDrafts
{
    QList<ArticleId> back;   ///< the library had them no more, or in its trash
    QList<ArticleId> copies; ///< the library has other words: those of the backup stand beside them as new drafts
    int same = 0;            ///< nothing had to be done
    QStringList damaged;     ///< titles of those that could not be read

    QList<ArticleId> all() const { return back + copies; }
};

/// Takes drafts out of a backup without changing a word of the library: what is missing comes back, what differs comes
/// as a new draft beside the one that is there.
///
/// Profiles of those who sign and sources that are cited come along when the library has them no more, and so does the
/// ledger of quotations of each draft. Any thread, with a connection of its own.
class BackupRestore
{
public:
    /// `made` is when the backup was made, for the headlines of copies.
    BackupRestore(Library &backup, Library &library, const QDateTime &made);

    /// Of these drafts, or of all when the list is empty. What came back before it was stopped stays.
    Result<RestoredDrafts> restore(const QList<ArticleId> &ids, const Progress &progress = {});

private:
    Result<void> restoreOne(const ArticleId &id, RestoredDrafts &told);
    Result<void> addCopy(StoredDraft draft, RestoredDrafts &told);
    Result<void> addWithRows(const StoredDraft &draft, const ArticleId &original);
    Result<void> addPeopleAndSources(const Article &article);

    Library &m_backup;
    Library &m_library;
    QString m_made;
};

} // namespace stet
