#include "ui/quotations/ledgerfilling.h"

#include "app/background.h"
#include "app/quotations/firstledgers.h"
#include "app/store/library.h"

namespace stet {

LedgerFilling::LedgerFilling(QObject *parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setThreadPriority(QThread::LowPriority);
}

LedgerFilling::~LedgerFilling()
{
    m_worker.waitForDone();
}

void LedgerFilling::look()
{
    if (!m_library || m_library->isReadOnly())
        return;
    m_again = m_busy;
    if (!m_busy)
        step();
}

void LedgerFilling::step()
{
    m_busy = true;
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder()]() -> Result<FirstLedgers::Step> {
            const Result<std::unique_ptr<Library>> library = Library::connect(folder);
            if (!library)
                return library.error();
            return FirstLedgers(**library).step();
        },
        [this](const Result<FirstLedgers::Step> &done) {
            m_busy = false;
            if (!done) { // nothing is lost: the next article that is opened asks again
                qWarning("Ledgers of articles could not be made: %s", qUtf8Printable(done.error().detail));
                return;
            }
            m_anyFilled |= done->filled > 0;
            if (done->looked > 0 || std::exchange(m_again, false))
                step();
            else if (std::exchange(m_anyFilled, false))
                Q_EMIT filled();
        });
}

} // namespace stet
