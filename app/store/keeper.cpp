#include "app/store/keeper.h"

#include "app/store/journalkeeper.h"
#include "app/store/rowkeeper.h"
#include "app/store/upkeep.h"

#include <QCoreApplication>
#include <QSemaphore>

#include <atomic>

namespace stet {

namespace {

constexpr int longestWait = 10000; // milliseconds, for a slow disk at the end

/// An answer that another thread gives later, and may give when nobody waits any more.
struct Answer
{
    QSemaphore given;
    std::atomic<bool> good = false;

    bool wait(int milliseconds) { return given.tryAcquire(1, milliseconds) && good; }
};

} // namespace

Keeper::Keeper(const QString &libraryFolder, const QString &emergencyFolder, const KeeperRhythm &rhythm,
               QObject *parent)
    : QObject(parent), m_upkeep(std::make_unique<Upkeep>(LibraryFolder{libraryFolder}, rhythm.backup))
{
    connect(m_upkeep.get(), &Upkeep::backupFailed, this, [this](const Error &error) {
        m_backupsFail = true;
        Q_EMIT backupFailed(error);
    });
    connect(m_upkeep.get(), &Upkeep::backupsGoOn, this, [this] {
        m_backupsFail = false;
        noteBackedUp();
    });
    connect(m_upkeep.get(), &Upkeep::foundDamaged, this, &Keeper::foundDamaged);
    const auto latest = std::make_shared<LatestDrafts>();
    const LibraryFolder folder{libraryFolder};
    m_journals = new JournalKeeper(folder, emergencyFolder, rhythm, latest);
    m_rows = new RowKeeper(folder, rhythm, latest);
    connectThreads();
}

Keeper::Keeper(const QString &libraryFolder, QObject *parent)
    : Keeper(libraryFolder, defaultEmergencyFolder(), {}, parent)
{
}

void Keeper::connectThreads()
{
    m_journals->moveToThread(&m_journalThread);
    m_rows->moveToThread(&m_rowThread);
    connect(&m_journalThread, &QThread::finished, m_journals, &QObject::deleteLater);
    connect(&m_rowThread, &QThread::finished, m_rows, &QObject::deleteLater);
    connect(m_journals, &JournalKeeper::draftsWaiting, m_rows, &RowKeeper::noteWaiting);
    connect(m_rows, &RowKeeper::stored, m_journals, &JournalKeeper::noteStored);
    connect(m_journals, &JournalKeeper::kept, this, &Keeper::noteKept);
    connect(m_journals, &JournalKeeper::failed, this, &Keeper::keepFailed);
    connect(m_rows, &RowKeeper::failed, this, &Keeper::keepFailed);
    connect(m_rows, &RowKeeper::copyFailed, this, [this](Error error) {
        m_copiesFail = true;
        error.message = QCoreApplication::translate("stet::Keeper", "Every word of your drafts is saved, but their second "
                                                                    "copies could not be written. %1")
                            .arg(error.message);
        Q_EMIT backupFailed(error);
    });
    connect(m_rows, &RowKeeper::copiesGoOn, this, [this] {
        m_copiesFail = false;
        noteBackedUp();
    });
    connect(m_rows, &RowKeeper::stored, this, [this](const ArticleId &id) { Q_EMIT stored(id); });
    m_journalThread.setObjectName(QStringLiteral("stet-journal"));
    m_rowThread.setObjectName(QStringLiteral("stet-rows"));
    m_journalThread.start(QThread::HighPriority);
    m_rowThread.start();
}

Keeper::~Keeper()
{
    const auto watched = m_watched;
    for (Draft *draft : watched)
        unwatch(draft);
    flush(longestWait);
    m_upkeep.reset();
    m_journalThread.quit();
    m_journalThread.wait();
    m_rowThread.quit();
    m_rowThread.wait();
}

void Keeper::watch(Draft *draft, quint64 change)
{
    m_watched.insert(draft);
    const ArticleId id = draft->id();
    QMetaObject::invokeMethod(m_journals, [journals = m_journals, snapshot = draft->snapshot(), change, edits = draft->edits()] {
        journals->watch(snapshot, change, edits);
    });
    connect(draft, &Draft::bodyEdited, this,
            [this, draft, id](qsizetype position, qsizetype removed, const QString &added, EditKind kind) {
                const quint64 revision = draft->revision();
                noteRevision(id, revision);
                QMetaObject::invokeMethod(m_journals, [=, journals = m_journals] {
                    journals->edit(id, revision, kind, position, removed, added);
                });
            });
    connect(draft, &Draft::detailsEdited, this, [this, draft, id](EditKind kind) {
        const quint64 revision = draft->revision();
        noteRevision(id, revision);
        QMetaObject::invokeMethod(m_journals, [id, revision, kind, journals = m_journals, details = draft->details()] {
            journals->changeDetails(id, revision, kind, details);
        });
    });
    connect(draft, &Draft::placeChanged, this, [this, draft, id] {
        const WritingPlace place = draft->place();
        QMetaObject::invokeMethod(m_journals, [=, journals = m_journals] { journals->changePlace(id, place); });
        QMetaObject::invokeMethod(m_rows, [=, rows = m_rows] { rows->keepPlace(id, place); });
    });
    connect(draft, &QObject::destroyed, this, [this, draft] { m_watched.remove(draft); });
}

bool Keeper::unwatch(Draft *draft)
{
    if (!m_watched.remove(draft))
        return true;
    draft->disconnect(this);
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(m_journals, [id = draft->id(), journals = m_journals, rows = m_rows, answer] {
        const bool synced = journals->sync();
        QMetaObject::invokeMethod(rows, [=] {
            const bool saved = rows->saveAll();
            QMetaObject::invokeMethod(journals, [=] {
                journals->unwatch(id);
                answer->good = synced && saved;
                answer->given.release();
            });
        });
    });
    return answer->wait(longestWait);
}

bool Keeper::flush(int milliseconds)
{
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(m_journals, [journals = m_journals, rows = m_rows, answer] {
        const bool synced = journals->sync();
        QMetaObject::invokeMethod(rows, [=] {
            answer->good = rows->saveAll() && synced;
            answer->given.release();
        });
    });
    return answer->wait(milliseconds);
}

void Keeper::noteBackedUp()
{
    if (!m_backupsFail && !m_copiesFail)
        Q_EMIT backupsGoOn();
}

void Keeper::noteRevision(const ArticleId &id, quint64 revision)
{
    const bool first = m_behind.isEmpty();
    m_behind.insert(id, revision);
    if (first)
        Q_EMIT keeping();
}

void Keeper::noteKept(const ArticleId &id, quint64 revision)
{
    const auto behind = m_behind.constFind(id);
    if (behind != m_behind.constEnd() && *behind <= revision)
        m_behind.erase(behind);
    Q_EMIT kept(id, revision);
}

} // namespace stet
