#include "app/citations/citationdesk.h"

#include "app/citations/citeprocprocessor.h"

namespace stet {

CitationDesk::CitationDesk(const StyleCatalogue &styles, QObject *parent)
    : QObject(parent), m_worker(new QObject), m_processor(std::make_shared<CiteprocProcessor>(styles))
{
    m_thread.setObjectName(QStringLiteral("citations"));
    m_worker->moveToThread(&m_thread);
    // The engine is destroyed where it was used.
    connect(m_worker, &QObject::destroyed, m_worker, [this] { m_processor.reset(); }, Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

CitationDesk::~CitationDesk()
{
    m_thread.quit();
    m_thread.wait();
}

void CitationDesk::ask(const QString &body, const QList<Source> &sources, const CitationForm &form, const QString &locale, quint64 revision)
{
    const Question question{body, sources, form, locale, revision};
    if (m_busy)
        m_next = question;
    else
        send(question);
}

void CitationDesk::send(const Question &question)
{
    m_busy = true;
    QMetaObject::invokeMethod(m_worker, [this, question] {
        const Result<Citations> citations = citationsOf(question.body, question.sources, question.form, question.locale, *m_processor);
        QMetaObject::invokeMethod(this, [this, citations, revision = question.revision] { take(citations, revision); }, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void CitationDesk::take(const Result<Citations> &citations, quint64 revision)
{
    m_busy = false;
    if (m_next) {
        const Question next = *m_next;
        m_next.reset();
        send(next);
    }
    if (citations)
        Q_EMIT answered(*citations, revision);
    else
        Q_EMIT failed(citations.error(), revision);
}

} // namespace stet
