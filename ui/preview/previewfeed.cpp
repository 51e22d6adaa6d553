#include "ui/preview/previewfeed.h"

#include "app/background.h"

#include <utility>

namespace stet {

PreviewFeed::PreviewFeed(Composing composing, QObject *parent) : QObject(parent), m_composing(std::move(composing))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

void PreviewFeed::ask(const PreviewRequest &request)
{
    if (request.draft.id != m_draft) {
        m_draft = request.draft.id;
        ++m_era;
    }
    if (m_busy)
        m_waiting = request;
    else
        start(request);
}

void PreviewFeed::forget()
{
    m_waiting.reset();
    m_draft = {};
    ++m_era;
}

void PreviewFeed::start(const PreviewRequest &request)
{
    m_busy = true;
    const quint64 revision = request.draft.revision;
    runInBackground(
        &m_pool, this, [composing = m_composing, request] { return composing(request); },
        [this, revision, era = m_era](const PreviewAnswer &answer) { answered(answer, revision, era); });
}

void PreviewFeed::answered(const PreviewAnswer &answer, quint64 revision, quint64 era)
{
    m_busy = false;
    if (era == m_era)
        Q_EMIT composed(answer, revision);
    // Only now, so that a younger page can never come before its elder.
    if (m_waiting && !m_busy)
        start(*std::exchange(m_waiting, std::nullopt));
}

} // namespace stet
