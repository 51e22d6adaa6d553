#pragma once

#include "app/article/draft.h"
#include "app/result.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThread>

#include <memory>

namespace stet {

class JournalKeeper;
class RowKeeper;
class Upkeep;

/// When what is written, in milliseconds. The defaults are the program's promise; tests shorten them.
struct KeeperRhythm
{
    int journal = 20;   ///< from a key until it goes to the journal, so that a burst of keys shares one sync
    int pause = 1000;   ///< of no key, after which the article goes into the database and to its second copy
    int latest = 5000;  ///< at the latest that long after the first key that is not there; grows with what a save costs
    int retry = 500;    ///< between tries while the disk refuses
    int backup = 600000; ///< between looks whether a backup is due, or the trash to be emptied
};

/// Keeps every change of the drafts it watches: nothing that was typed is ever lost.
///
/// Lives in the window's thread and never makes it wait for a disk; `flush` and `unwatch` are the two calls that may
/// wait. One thread of its own appends each change to the draft's journal and syncs it, at most 200 ms after the key;
/// another puts whole articles into the database and writes the second copies; a third looks after backups and
/// trash. The signals come in the thread of this object.
class Keeper : public QObject
{
    Q_OBJECT

public:
    /// The folder of a library that is open, and where words go while that folder cannot be written.
    explicit Keeper(const QString &libraryFolder, const QString &emergencyFolder, const KeeperRhythm &rhythm = {},
                    QObject *parent = nullptr);

    /// With the emergency folder in the writer's home.
    explicit Keeper(const QString &libraryFolder, QObject *parent = nullptr);

    /// Keeps what is left to keep, however long that takes up to some seconds, and stops the threads.
    ~Keeper() override;

    /// From now on every change of the draft is kept. The draft holds what `ArticleStore::load` answered; it must be
    /// unwatched, or live as long as the keeper. `change` is that of the answer: whatever somebody else saved since
    /// then is kept as a version before it is replaced. 0: the draft holds what the library has now.
    void watch(Draft *draft, quint64 change = 0);

    /// Ends it, and returns when the draft's words are in the database, so that `load` answers them; false: they are
    /// not, since the disk refuses, and stay in memory, in the journal or in the emergency folder.
    bool unwatch(Draft *draft);

    /// Returns when all that was typed is in journal and database; false when that took longer or the disk refuses.
    bool flush(int milliseconds);

    /// Whether anything that was typed is not on disk yet.
    bool isKeeping() const { return !m_behind.isEmpty(); }

Q_SIGNALS:
    /// All changes up to this revision of the draft are on disk: a sync returned.
    void kept(const stet::ArticleId &id, quint64 revision);

    /// The draft was changed and is not on disk yet; `kept` follows.
    void keeping();

    /// The disk refuses. Comes once for each time it begins to; Stet tries again by itself, and `kept` says when it
    /// succeeded. The words are in memory and, when the message says so, in the emergency folder.
    void keepFailed(const stet::Error &error);

    /// No backup could be made, or no second copy written, which says nothing of the drafts: see Upkeep.
    void backupFailed(const stet::Error &error);
    void backupsGoOn();

    /// Part of the database cannot be read; nothing was lost.
    void foundDamaged(const stet::Error &error);

    /// The article is in the database: lists may show its new title, words and time.
    void stored(const stet::ArticleId &id);

private:
    void connectThreads();
    void noteBackedUp();
    void noteRevision(const ArticleId &id, quint64 revision);
    void noteKept(const ArticleId &id, quint64 revision);

    std::unique_ptr<Upkeep> m_upkeep;
    QThread m_journalThread;
    QThread m_rowThread;
    JournalKeeper *m_journals = nullptr; ///< lives in m_journalThread
    RowKeeper *m_rows = nullptr;         ///< lives in m_rowThread
    bool m_backupsFail = false;
    bool m_copiesFail = false;
    QSet<Draft *> m_watched;
    QHash<ArticleId, quint64> m_behind;  ///< newest revision of drafts that are not wholly on disk
};

} // namespace stet
