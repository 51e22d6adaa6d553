#include "app/store/journalkeeper.h"

#include "app/store/articlecoding.h"
#include "app/store/database.h"
#include "app/store/draftcopy.h"
#include "app/store/recovery.h"
#include "app/store/undofile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace stet {

namespace {

/// A journal that has grown past this, and past twice what it began with, begins anew once its words are stored.
constexpr qint64 smallJournal = 256 * 1024;

} // namespace

JournalKeeper::JournalKeeper(LibraryFolder folder, QString emergencyFolder, const KeeperRhythm &rhythm,
                             std::shared_ptr<LatestDrafts> latest)
    : m_folder(std::move(folder)), m_emergencyFolder(std::move(emergencyFolder)), m_rhythm(rhythm),
      m_latest(std::move(latest)), m_timer(new QTimer(this))
{
    m_place = FileIdentity::at(m_folder.path);
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    m_syncer.setMaxThreadCount(1);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_refused) {
            sync();
            return;
        }
        for (auto &[id, draft] : m_drafts)
            syncElsewhere(draft);
    });
}

JournalKeeper::~JournalKeeper()
{
    m_syncer.waitForDone();
}

void JournalKeeper::watch(const DraftSnapshot &snapshot, quint64 change, const ArticleEdits &edits)
{
    const auto known = m_drafts.find(snapshot.id);
    if (known != m_drafts.end() && goesOn(known->second, snapshot))
        return;
    OpenDraft draft;
    draft.state.snapshot = snapshot;
    draft.edits = draft.keptEdits = edits;
    if (known != m_drafts.end()) {
        sync();
        draft.keptEdits = known->second.keptEdits;
        change = known->second.state.change;
        m_drafts.erase(snapshot.id);
    }
    readStored(draft.state);
    if (change != 0)
        draft.state.change = change;
    draft.opened = snapshot;
    draft.storedSequence = draft.openedSequence = draft.state.sequence;
    draft.keptRevision = snapshot.revision;
    m_drafts.emplace(snapshot.id, std::move(draft));
}

/// A draft that could not be left, since the disk refuses: what waits goes on waiting.
bool JournalKeeper::goesOn(OpenDraft &draft, const DraftSnapshot &snapshot)
{
    if (draft.state.snapshot.body != snapshot.body || draft.state.snapshot.details != snapshot.details)
        return false;
    const bool isKept = draft.keptRevision == draft.state.snapshot.revision;
    draft.watched = true;
    draft.state.snapshot.revision = snapshot.revision;
    if (isKept)
        draft.keptRevision = snapshot.revision;
    return true;
}

/// Which records the database has already. When it cannot say, counting goes on from the clock's milliseconds, which
/// are more than there can be records.
void JournalKeeper::readStored(JournaledDraft &state) const
{
    state.sequence = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    auto database = Database::open(m_folder.database(), Database::Access::ReadOnly);
    if (!database)
        return;
    const auto read = (*database)->each(
        QStringLiteral("SELECT sequence, change FROM article JOIN article_text USING(number) WHERE id = ?"),
        {state.snapshot.id.toString(QUuid::WithoutBraces)}, [&state](const Row &row) {
            state.sequence = static_cast<quint64>(row.number(0));
            state.change = static_cast<quint64>(row.number(1));
            return false;
        });
    if (!read)
        qWarning("%s", qUtf8Printable(read.error().detail));
}

void JournalKeeper::edit(const ArticleId &id, quint64 revision, EditKind kind, qsizetype position, qsizetype removed,
                         const QString &added)
{
    const auto found = m_drafts.find(id);
    if (found == m_drafts.end())
        return;
    OpenDraft &draft = found->second;
    JournalRecord record;
    record.kind = journal::recordKind(kind);
    record.position = position;
    record.removed = draft.state.snapshot.body.mid(position, removed);
    record.added = added;
    draft.state.snapshot.body.edit(position, removed, added);
    draft.edits.body.note(kind, {position, record.removed, added});
    draft.state.snapshot.revision = revision;
    append(draft, std::move(record));
}

void JournalKeeper::changeDetails(const ArticleId &id, quint64 revision, EditKind kind, const Article &details)
{
    const auto found = m_drafts.find(id);
    if (found == m_drafts.end())
        return;
    OpenDraft &draft = found->second;
    JournalRecord record;
    record.kind = journal::detailsKind(kind);
    record.details = detailsText(details);
    draft.edits.noteDetails(kind, draft.state.snapshot.details, details);
    draft.state.snapshot.details = details;
    draft.state.snapshot.revision = revision;
    append(draft, std::move(record));
}

void JournalKeeper::changePlace(const ArticleId &id, const WritingPlace &place)
{
    const auto found = m_drafts.find(id);
    if (found == m_drafts.end() || found->second.state.snapshot.place == place)
        return;
    OpenDraft &draft = found->second;
    draft.state.snapshot.place = place;
    if (!draft.file && draft.waiting.isEmpty())
        return; // nothing was changed yet; the database keeps the place
    if (!draft.waiting.isEmpty() && draft.waiting.last().kind == JournalRecord::Kind::Place) {
        draft.waiting.last().place = place;
        return;
    }
    JournalRecord record;
    record.kind = JournalRecord::Kind::Place;
    record.place = place;
    append(draft, std::move(record));
}

void JournalKeeper::append(OpenDraft &draft, JournalRecord record)
{
    const bool isPlace = record.kind == JournalRecord::Kind::Place;
    record.sequence = ++draft.state.sequence;
    draft.waiting.append(std::move(record));
    if (!isPlace) // the caret moves with each key: the last place is enough
        writeAtOnce(draft);
    schedule();
}

/// Without waiting for the disk; what cannot be written this way waits for the timer, which begins a journal.
void JournalKeeper::writeAtOnce(OpenDraft &draft)
{
    if (!draft.file || draft.refused || !draft.file->isInPlace())
        return;
    const auto written = draft.file->append(draft.waiting);
    if (!written) {
        noteRefused(draft, written.error());
        m_refused = true;
        return;
    }
    draft.waiting.clear();
    draft.unsynced = true;
}

/// Has the other thread sync what was written; begins a journal here when there is none yet.
void JournalKeeper::syncElsewhere(OpenDraft &draft)
{
    if (draft.syncing)
        return; // what comes meanwhile is synced after it
    if (!draft.waiting.isEmpty())
        writeAtOnce(draft);
    if (!draft.waiting.isEmpty() || draft.refused || !draft.file) {
        if (!write(draft)) {
            m_refused = true;
            schedule();
        }
        return;
    }
    if (!draft.unsynced)
        return;
    const int file = draft.file->duplicate();
    if (file < 0) {
        write(draft);
        return;
    }
    draft.unsynced = false;
    draft.syncing = true;
    m_syncer.start([this, file, id = draft.state.snapshot.id, revision = draft.state.snapshot.revision] {
        const int error = ::fdatasync(file) == 0 ? 0 : errno;
        ::close(file);
        QMetaObject::invokeMethod(
            this, [this, id, revision, error] { takeSynced(id, revision, error); }, Qt::QueuedConnection);
    });
}

void JournalKeeper::takeSynced(const ArticleId &id, quint64 revision, int error)
{
    const auto found = m_drafts.find(id);
    if (found == m_drafts.end() || !found->second.syncing)
        return;
    OpenDraft &draft = found->second;
    draft.syncing = false;
    if (error != 0) {
        noteRefused(draft, systemError(error, m_folder.journal(id)));
        m_refused = true;
        schedule();
        return;
    }
    noteOnDisk(draft, revision);
    if (draft.unsynced || !draft.waiting.isEmpty())
        schedule();
    tidy(draft);
}

void JournalKeeper::noteOnDisk(OpenDraft &draft, quint64 revision)
{
    if (!draft.rescue.isEmpty())
        QFile::remove(std::exchange(draft.rescue, {}));
    m_latest->put(draft.state);
    Q_EMIT draftsWaiting();
    if (draft.keptRevision != revision) {
        draft.keptRevision = revision;
        Q_EMIT kept(draft.state.snapshot.id, revision);
    }
}

void JournalKeeper::schedule()
{
    if (!m_timer->isActive())
        m_timer->start(m_refused ? m_rhythm.retry : m_rhythm.journal);
}

JournalRecord JournalKeeper::startOf(const DraftSnapshot &snapshot, quint64 sequence)
{
    JournalRecord start;
    start.kind = JournalRecord::Kind::Start;
    start.sequence = sequence;
    start.details = detailsText(snapshot.details);
    start.added = snapshot.body.toString();
    start.place = snapshot.place;
    return start;
}

Result<void> JournalKeeper::writeRecords(OpenDraft &draft)
{
    if (draft.file && !draft.refused && draft.file->isInPlace()) {
        if (const auto written = draft.file->append(draft.waiting); !written)
            return written;
        return draft.file->sync();
    }
    return beginJournal(draft);
}

/// The library's folder, with what a journal needs. A folder that was renamed, unmounted or deleted is not made anew: a
/// second, nearly empty library would stand where the writer had one. Another one counts once it holds a library.
Result<void> JournalKeeper::findFolder()
{
    const FileIdentity place = FileIdentity::at(m_folder.path);
    if (!place.isThere() || (place != m_place && !FileIdentity::at(m_folder.database()).isThere()))
        return systemError(ENOENT, m_folder.path);
    m_place = place;
    return makeLibraryFolder(m_folder);
}

Result<void> JournalKeeper::beginJournal(OpenDraft &draft)
{
    const ArticleId id = draft.state.snapshot.id;
    if (const auto found = findFolder(); !found)
        return found;
    // A first journal begins with the words that the draft's steps fit, and has the edits since then as its records.
    const bool first = !draft.file && !draft.refused;
    if (!first)
        keepEdits(draft);
    const JournalRecord start = first ? startOf(draft.opened, draft.openedSequence)
                                      : startOf(draft.state.snapshot, draft.state.sequence);
    if (QFileInfo(m_folder.journal(id)).isDir())
        keepDamaged(m_folder, {m_folder.journal(id)}); // nothing could be written in its place
    if (first)
        leaveToTheNextStart(m_folder, id);
    // The file at hand may hold anything after a refused sync, or be in a folder that was moved: never write it again.
    draft.file.reset();
    auto begun = JournalFile::begin(m_folder.journal(id), id, start);
    if (!begun && begun.error().kind == Error::Kind::Conflict)
        begun = JournalFile::begin(m_folder.journal(id, ::getpid()), id, start);
    if (!begun)
        return begun.error();
    draft.file = std::move(*begun);
    draft.startSize = draft.file->size();
    draft.opened = {}; // it shared its lines with the mirror until now
    if (!first)
        return {};
    if (const auto written = draft.file->append(draft.waiting); !written)
        return written;
    return draft.file->sync();
}

bool JournalKeeper::write(OpenDraft &draft)
{
    if (draft.waiting.isEmpty() && !draft.unsynced && !draft.syncing && !draft.refused)
        return true;
    const auto written = writeRecords(draft);
    if (!written) {
        noteRefused(draft, written.error());
        return false;
    }
    draft.refused = false;
    draft.waiting.clear();
    draft.unsynced = false;
    draft.syncing = false; // an answer that is still to come says nothing new
    noteOnDisk(draft, draft.state.snapshot.revision);
    return true;
}

bool JournalKeeper::sync()
{
    m_timer->stop();
    bool all = true;
    for (auto &[id, draft] : m_drafts)
        all = write(draft) && all;
    m_refused = !all;
    if (m_refused)
        schedule();
    return all;
}

void JournalKeeper::noteRefused(OpenDraft &draft, const Error &error)
{
    draft.refused = true;
    StoredDraft rescued{draft.state.snapshot.id, draft.state.snapshot.article(), draft.state.snapshot.place};
    rescued.sequence = draft.state.sequence;
    QDir().mkpath(m_emergencyFolder);
    QFile::setPermissions(m_emergencyFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString rescue = m_emergencyFolder + u'/' + readableFileName(rescued);
    const bool saved = writeSafely(rescue, draftCopy(rescued, m_folder.path)).has_value();
    if (saved) {
        // Only now: at no moment are the words nowhere. The title may have changed, and with it the name.
        const QString before = std::exchange(draft.rescue, rescue);
        if (!before.isEmpty() && before != rescue)
            QFile::remove(before);
    }
    if (m_refused)
        return; // it was said when this began
    Error told = error;
    told.message = saved
                       ? QCoreApplication::translate("stet::Keeper", "%1 Until then your words are kept in %2.")
                             .arg(error.message, m_emergencyFolder)
                       : QCoreApplication::translate("stet::Keeper", "%1 Until then your words are only in this window.")
                             .arg(error.message);
    Q_EMIT failed(told);
}

void JournalKeeper::noteStored(const ArticleId &id, quint64 sequence, quint64 change)
{
    const auto found = m_drafts.find(id);
    if (found == m_drafts.end())
        return;
    found->second.storedSequence = sequence;
    found->second.state.change = change;
    tidy(found->second);
}

void JournalKeeper::tidy(OpenDraft &draft)
{
    if (!draft.waiting.isEmpty() || draft.syncing || draft.storedSequence != draft.state.sequence || draft.refused)
        return;
    if (!draft.watched) {
        keepEdits(draft);
        if (draft.file)
            draft.file->remove();
        m_drafts.erase(draft.state.snapshot.id);
        return;
    }
    if (draft.file && draft.file->size() > std::max(smallJournal, 2 * draft.startSize)) {
        keepEdits(draft);
        if (const auto begun = draft.file->restart(startOf(draft.state.snapshot, draft.state.sequence)); !begun)
            draft.refused = true; // the words are in the database; the next change begins a new journal
        else
            draft.startSize = draft.file->size();
    }
}

/// Before the journal goes, which has the steps until then. Where they cannot be written, undo begins anew.
void JournalKeeper::keepEdits(OpenDraft &draft)
{
    if (draft.edits == draft.keptEdits)
        return;
    const auto &snapshot = draft.state.snapshot;
    if (const auto written = undofile::write(m_folder, snapshot.id, snapshot.article(), draft.edits); !written)
        qWarning("%s", qUtf8Printable(written.error().detail));
    draft.keptEdits = draft.edits;
}

void JournalKeeper::unwatch(const ArticleId &id)
{
    const auto found = m_drafts.find(id);
    if (found == m_drafts.end())
        return;
    found->second.watched = false;
    tidy(found->second);
}

} // namespace stet
