#pragma once

#include "app/result.h"
#include "app/store/libraryfolder.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace stet {

/// Looks after a library while it is open: reads it whole once in a run, empties the trash of what lay there for long,
/// and makes the backups that are due.
///
/// All of it happens in a thread of its own. Ending it stops what is under way: a backup that was begun is thrown away,
/// and the next start makes it. Owned by the keeper; the signals come in its thread.
class Upkeep : public QObject
{
    Q_OBJECT

public:
    /// Looks every `every` milliseconds, and for the first time after a minute at the latest.
    Upkeep(const LibraryFolder &folder, int every, QObject *parent = nullptr);
    ~Upkeep() override;

Q_SIGNALS:
    /// No backup could be made; the drafts themselves are as safe as ever. Comes once for each time that it begins to be
    /// so, and is tried again at the next look; `backupsGoOn` says when it succeeded.
    void backupFailed(const stet::Error &error);
    void backupsGoOn();

    /// Part of the database cannot be read: the next start puts it right from the second copies.
    void foundDamaged(const stet::Error &error);

private:
    struct Found
    {
        Result<void> whole;
        Result<void> backup;
    };

    void look();
    void take(const Found &found);

    LibraryFolder m_folder;
    std::shared_ptr<std::atomic<bool>> m_ending = std::make_shared<std::atomic<bool>>(false);
    QThreadPool m_worker; ///< one thread
    QTimer m_timer;
    bool m_looked = false;
    bool m_backupFailed = false;
};

} // namespace stet
