#include "app/store/rowkeeper.h"

#include "app/store/damage.h"
#include "app/store/library.h"
#include "app/store/secondcopy.h"

#include <algorithm>

namespace stet {

namespace {

/// A save may take this part of the time between saves, so that a long article on a slow disk is saved less often.
constexpr qint64 costFactor = 30;

/// How often to look for articles that others changed, for their second copies, in milliseconds.
constexpr int idleTime = 5000;

} // namespace

RowKeeper::RowKeeper(LibraryFolder folder, const KeeperRhythm &rhythm, std::shared_ptr<LatestDrafts> latest)
    : m_folder(std::move(folder)), m_rhythm(rhythm), m_latest(std::move(latest)), m_timer(new QTimer(this))
{
    m_clock.start();
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &RowKeeper::saveDue);
}

RowKeeper::~RowKeeper() = default;

Library *RowKeeper::library()
{
    // A folder that was renamed or deleted takes along a database that can still be written and will not be found.
    const FileIdentity place = FileIdentity::at(m_folder.database());
    if (place != m_place)
        m_library.reset();
    m_place = place;
    if (!m_library) {
        auto library = Library::connect(m_folder.path);
        if (library)
            m_library = std::move(*library);
        else
            noteRefused(library.error());
    }
    return m_library.get();
}

void RowKeeper::takeWaiting()
{
    const auto drafts = m_latest->take();
    const qint64 now = m_clock.elapsed();
    for (const JournaledDraft &draft : drafts) {
        auto [waiting, isNew] = m_waiting.try_emplace(draft.snapshot.id);
        if (isNew)
            waiting->second.firstAt = now;
        waiting->second.lastAt = now;
        waiting->second.draft = draft;
        m_places.erase(draft.snapshot.id);
    }
}

void RowKeeper::noteWaiting()
{
    takeWaiting();
    schedule();
}

void RowKeeper::keepPlace(const ArticleId &id, const WritingPlace &place)
{
    m_places[id] = place;
    schedule();
}

void RowKeeper::schedule()
{
    if (m_waiting.empty() && m_places.empty()) {
        m_timer->start(m_copying ? 0 : m_copyFailed ? m_rhythm.pause : idleTime);
        return;
    }
    if (m_refused) {
        if (!m_timer->isActive())
            m_timer->start(m_rhythm.retry);
        return;
    }
    const qint64 now = m_clock.elapsed();
    qint64 due = now + m_rhythm.pause;
    for (const auto &[id, waiting] : m_waiting) {
        const qint64 latest = waiting.firstAt + std::max<qint64>(m_rhythm.latest, costFactor * m_cost);
        due = std::min(due, std::min(waiting.lastAt + m_rhythm.pause, latest));
    }
    if (m_copyFailed) // somebody who writes without a pause is to see when it is over, too
        due = std::min(due, m_copyAgainAt);
    m_timer->start(static_cast<int>(std::max<qint64>(0, due - now)));
}

void RowKeeper::saveDue()
{
    takeWaiting();
    const qint64 now = m_clock.elapsed();
    const bool retrying = std::exchange(m_refused, false);
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        const qint64 latest = waiting->second.firstAt + std::max<qint64>(m_rhythm.latest, costFactor * m_cost);
        const bool due = retrying || now >= waiting->second.lastAt + m_rhythm.pause || now >= latest;
        if (due && !save(waiting->second))
            break;
        waiting = due ? m_waiting.erase(waiting) : std::next(waiting);
    }
    if (m_waiting.empty() && !m_places.empty() && library()) {
        for (const auto &[id, place] : std::exchange(m_places, {}))
            (void)library()->articles().savePlace(id, place); // a lost scroll position is not worth a word
    }
    if (m_waiting.empty() || (m_copyFailed && now >= m_copyAgainAt))
        copy();
    schedule();
}

/// Second copies follow when no save waits; a few at a time, so that a save does not wait long for them.
void RowKeeper::copy()
{
    constexpr int most = 20;
    m_copyAgainAt = m_clock.elapsed() + m_rhythm.pause;
    if (m_refused || !library())
        return;
    const auto left = SecondCopy(m_folder, library()->database(), library()->articles()).bringUpToDate(most);
    m_copying = left && *left > 0;
    if (left) {
        if (std::exchange(m_copyFailed, false))
            Q_EMIT copiesGoOn();
        return;
    }
    if (left.error().kind == Error::Kind::Conflict)
        return;
    m_library.reset(); // whatever it was, it is opened anew for the next try
    if (!std::exchange(m_copyFailed, true))
        Q_EMIT copyFailed(left.error());
}

bool RowKeeper::saveAll()
{
    takeWaiting();
    m_refused = false;
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end(); waiting = m_waiting.erase(waiting)) {
        if (!save(waiting->second)) {
            schedule();
            return false;
        }
    }
    saveDue();
    return !m_refused;
}

bool RowKeeper::save(const Waiting &waiting)
{
    if (!library())
        return false;
    QElapsedTimer cost;
    cost.start();
    const auto saved = write(waiting.draft);
    if (!saved) {
        noteRefused(saved.error());
        return false;
    }
    const ArticleId id = waiting.draft.snapshot.id;
    m_said = false;
    m_cost = cost.elapsed();
    m_changes[id] = *saved;
    Q_EMIT stored(id, waiting.draft.sequence, *saved);
    return true;
}

/// What is replaced is looked at and kept in the same transaction: another window may be saving too.
Result<quint64> RowKeeper::write(const JournaledDraft &next)
{
    Transaction whole(library()->database());
    if (!whole.begun())
        return whole.begun().error();
    const DraftSnapshot &snapshot = next.snapshot;
    StoredDraft draft{snapshot.id, snapshot.article(), snapshot.place};
    draft.sequence = next.sequence;
    if (const auto kept = keepWhatIsReplaced(next); !kept)
        return kept.error();
    auto saved = library()->articles().save(draft);
    if (!saved && saved.error().kind == Error::Kind::Unreadable) {
        // The index is the only part that can be made anew on the spot; the next start looks at the rest.
        damage::suspect(m_folder);
        if (library()->articles().rebuildIndex())
            saved = library()->articles().save(draft);
    }
    if (!saved && saved.error().kind == Error::Kind::NotFound) {
        // Removed for good elsewhere while it was being written here: the words win.
        if (const auto added = library()->articles().addAs(draft); added)
            saved = library()->articles().save(draft);
    }
    if (!saved)
        return saved;
    if (const auto kept = library()->revisions().keepInPassing(draft.id); !kept)
        qWarning("%s", qUtf8Printable(kept.error().detail)); // the article itself is safe
    if (const auto committed = whole.commit(); !committed)
        return committed.error();
    return saved;
}

/// A version of what stands in the database, when somebody else saved it since, or when most of its words are going.
Result<void> RowKeeper::keepWhatIsReplaced(const JournaledDraft &next)
{
    constexpr qint64 worthKeeping = 200; // characters
    const ArticleId id = next.snapshot.id;
    qint64 change = 0;
    qint64 size = 0;
    const auto read = library()->database().each(
        QStringLiteral("SELECT change, length(body) FROM article JOIN article_text USING(number) WHERE id = ?"),
        {id.toString(QUuid::WithoutBraces)}, [&](const Row &row) {
            change = row.number(0);
            size = row.number(1);
            return false;
        });
    if (!read)
        return read;
    const quint64 known = std::max(next.change, m_changes[id]);
    const bool conflict = known != 0 && change != 0 && static_cast<quint64>(change) > known;
    const bool shrinks = size >= worthKeeping && next.snapshot.body.size() < size / 5;
    if (!conflict && !shrinks)
        return {};
    const auto kept =
        library()->revisions().keep(id, conflict ? Revision::Reason::Conflict : Revision::Reason::Shrink);
    return kept ? Result<void>() : kept.error();
}

void RowKeeper::noteRefused(const Error &error)
{
    m_refused = true;
    if (error.kind == Error::Kind::Conflict)
        return; // somebody else has the database for a while: the words are in the journal, and it is tried again
    m_library.reset(); // a database whose disk refused is opened anew
    if (!std::exchange(m_said, true))
        Q_EMIT failed(error);
}

} // namespace stet
