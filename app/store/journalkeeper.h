#pragma once

#include "app/result.h"
#include "app/store/journalfile.h"
#include "app/store/keeper.h"
#include "app/store/latestdrafts.h"
#include "app/store/libraryfolder.h"

#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace stet {

/// The half of the keeper that writes journals; lives in a thread of its own, and everything here happens there.
///
/// Holds a mirror of each open draft, changed by the same edits, so that the window's thread never has to hand over a
/// whole text. A journal begins with the first change. A record is written as soon as it comes, so that no killed
/// process takes it along; a thread of its own syncs, so that a slow disk keeps no record from being written. When the disk refuses, the mirror stays, goes to the emergency
/// folder, and a new journal is tried until one succeeds.
class JournalKeeper : public QObject
{
    Q_OBJECT

public:
    JournalKeeper(LibraryFolder folder, QString emergencyFolder, const KeeperRhythm &rhythm,
                  std::shared_ptr<LatestDrafts> latest);
    ~JournalKeeper() override;

    void watch(const DraftSnapshot &snapshot, quint64 change, const ArticleEdits &edits);
    void edit(const ArticleId &id, quint64 revision, EditKind kind, qsizetype position, qsizetype removed,
              const QString &added);
    void changeDetails(const ArticleId &id, quint64 revision, EditKind kind, const Article &details);
    void changePlace(const ArticleId &id, const WritingPlace &place);

    /// Forgets the draft; its journal stays until `noteStored` says that its words are in the database.
    void unwatch(const ArticleId &id);

    /// Writes and syncs everything now. Answers whether the disk took it.
    bool sync();

    /// The database and the second copy have the draft up to this record.
    void noteStored(const ArticleId &id, quint64 sequence, quint64 change);

Q_SIGNALS:
    void kept(const stet::ArticleId &id, quint64 revision);
    void failed(const stet::Error &error);
    void draftsWaiting(); ///< newer drafts lie in LatestDrafts

private:
    struct OpenDraft
    {
        JournaledDraft state; ///< the mirror
        DraftSnapshot opened; ///< as it was when it was watched: what its first journal begins with
        quint64 openedSequence = 0;
        ArticleEdits edits;
        ArticleEdits keptEdits; ///< as they are in the draft's file
        QList<JournalRecord> waiting;
        std::unique_ptr<JournalFile> file;
        quint64 keptRevision = 0;
        quint64 storedSequence = 0;
        QString rescue;       ///< path of its copy in the emergency folder
        qint64 startSize = 0; ///< of the journal when it began
        bool refused = false; ///< the last try to write failed, so that the file has to begin anew
        bool watched = true;
        bool unsynced = false; ///< records were written since the last sync began
        bool syncing = false;  ///< the other thread has it
    };

    static bool goesOn(OpenDraft &draft, const DraftSnapshot &snapshot);
    void append(OpenDraft &draft, JournalRecord record);
    void schedule();
    void writeAtOnce(OpenDraft &draft);
    bool write(OpenDraft &draft);
    void syncElsewhere(OpenDraft &draft);
    void takeSynced(const ArticleId &id, quint64 revision, int error);
    void noteOnDisk(OpenDraft &draft, quint64 revision);
    Result<void> writeRecords(OpenDraft &draft);
    void noteRefused(OpenDraft &draft, const Error &error);
    void tidy(OpenDraft &draft);
    void keepEdits(OpenDraft &draft);
    static JournalRecord startOf(const DraftSnapshot &snapshot, quint64 sequence);
    Result<void> beginJournal(OpenDraft &draft);
    void readStored(JournaledDraft &state) const;

    Result<void> findFolder();

    LibraryFolder m_folder;
    FileIdentity m_place; ///< of the library's folder
    QString m_emergencyFolder;
    KeeperRhythm m_rhythm;
    std::shared_ptr<LatestDrafts> m_latest;
    std::map<ArticleId, OpenDraft> m_drafts;
    QTimer *m_timer;
    QThreadPool m_syncer; ///< one thread
    bool m_refused = false; ///< some draft is not on disk since the disk refuses, and it was said
};

} // namespace stet
