#include "ui/quotations/findingsdesk.h"

#include "app/background.h"
#include "app/quotations/findingreader.h"
#include "app/quotations/quotationstore.h"
#include "app/store/library.h"

#include <algorithm>

namespace stet {

namespace {

/// So long a pause in typing lets the whole text be held against sources and archive.
constexpr int pauseMilliseconds = 1500;

} // namespace

FindingsDesk::FindingsDesk(QObject *parent) : QObject(parent), m_reader(std::make_shared<FindingReader>())
{
    m_worker.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &FindingsDesk::look);
}

FindingsDesk::~FindingsDesk()
{
    m_worker.waitForDone();
}

void FindingsDesk::setDraft(Draft *draft)
{
    ++m_round;
    m_draft = draft;
    m_records.clear();
    m_findings.clear();
    m_settled.clear();
    m_undo.clear();
    m_looked = false;
    m_revision = 0;
    m_pause.stop();
    if (draft) {
        const auto settled = QuotationStore(m_library->database()).settledFindings(draft->id());
        if (settled)
            m_settled = *settled;
        else
            Q_EMIT failed(settled.error());
    }
    sortOut();
}

void FindingsDesk::takeRecords(const QList<QuotationRecord> &records)
{
    if (!m_draft || (m_looked && records == m_records && m_draft->revision() == m_revision))
        return;
    m_records = records;
    if (m_looked)
        m_pause.start();
    else
        look();
}

void FindingsDesk::takeSources()
{
    if (m_draft)
        m_pause.start();
}

void FindingsDesk::look()
{
    if (!m_draft)
        return;
    if (m_busy) {
        m_lookAgain = true;
        return;
    }
    m_busy = true;
    m_lookAgain = false;
    const DraftSnapshot draft = m_draft->snapshot();
    runInBackground(
        &m_worker, this,
        [reader = m_reader, folder = m_library->folder(), draft, records = m_records]() -> Result<QList<QuotationFinding>> {
            const Result<std::unique_ptr<Library>> library = Library::connect(folder, {}, Database::Access::ReadOnly);
            if (!library)
                return library.error();
            return reader->read((*library)->database(), draft, records);
        },
        [this, round = m_round, revision = draft.revision](const Result<QList<QuotationFinding>> &findings) {
            take(findings, round, revision);
        });
}

void FindingsDesk::take(const Result<QList<QuotationFinding>> &findings, quint64 round, quint64 revision)
{
    m_busy = false;
    if (round == m_round && findings) {
        m_findings = *findings;
        m_revision = revision;
        m_looked = true;
        sortOut();
    } else if (round == m_round) {
        Q_EMIT failed(findings.error());
    }
    if (m_lookAgain || round != m_round)
        look();
}

void FindingsDesk::sortOut()
{
    QList<FindingEntry> entries;
    for (const QuotationFinding &finding : std::as_const(m_findings)) {
        const auto known = std::find_if(m_settled.begin(), m_settled.end(),
                                        [&finding](const SettledFinding &one) { return settles(one, finding); });
        entries.append({finding, known == m_settled.end() ? std::nullopt : std::optional(*known)});
    }
    std::stable_partition(entries.begin(), entries.end(), [](const FindingEntry &entry) { return !entry.settled; });
    m_entries = entries;
    Q_EMIT changed();
}

qsizetype FindingsDesk::openCount() const
{
    return std::count_if(m_entries.begin(), m_entries.end(), [](const FindingEntry &entry) { return !entry.settled; });
}

bool FindingsDesk::keep(const QList<SettledFinding> &settled)
{
    if (const auto kept = QuotationStore(m_library->database()).keepSettled(m_draft->id(), settled); !kept) {
        Q_EMIT failed(kept.error());
        return false;
    }
    m_settled = settled;
    sortOut();
    return true;
}

void FindingsDesk::letStand(const QuotationFinding &finding, const QString &reason)
{
    if (!m_draft)
        return;
    QList<SettledFinding> next = m_settled;
    next.removeIf([&finding](const SettledFinding &one) { return settles(one, finding); });
    next.append(settled(finding, reason, QDateTime::currentDateTimeUtc()));
    const QList<SettledFinding> before = m_settled;
    if (!keep(next))
        return;
    m_undo.append(before);
    Q_EMIT decided(tr("Let it stand."));
}

void FindingsDesk::takeBack(const QuotationFinding &finding)
{
    if (!m_draft)
        return;
    QList<SettledFinding> next = m_settled;
    next.removeIf([&finding](const SettledFinding &one) { return settles(one, finding); });
    const QList<SettledFinding> before = m_settled;
    if (!keep(next))
        return;
    m_undo.append(before);
    Q_EMIT decided(tr("It is to be looked at again."));
}

void FindingsDesk::undo()
{
    if (m_draft && !m_undo.isEmpty())
        keep(m_undo.takeLast());
}

} // namespace stet
