#pragma once

#include "app/article/draft.h"

#include <QHash>
#include <QMutex>

namespace stet {

/// A draft as far as its journal has it.
struct JournaledDraft
{
    DraftSnapshot snapshot;
    quint64 sequence = 0; ///< of the last journal record in it
    quint64 change = 0;   ///< of the database row it was opened from
};

/// The newest state of each draft on its way from the journal's thread to the database's: a later one takes the place
/// of an earlier one, so that nothing queues up while a save takes long. For any thread.
class LatestDrafts
{
public:
    void put(const JournaledDraft &draft)
    {
        const QMutexLocker lock(&m_mutex);
        m_drafts.insert(draft.snapshot.id, draft);
    }
    QHash<ArticleId, JournaledDraft> take()
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_drafts, {});
    }

private:
    QMutex m_mutex;
    QHash<ArticleId, JournaledDraft> m_drafts;
};

} // namespace stet
