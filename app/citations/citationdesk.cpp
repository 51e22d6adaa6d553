#include "app/citations/citationdesk.h"

#include "app/citations/citationhtml.h"
#include "app/citations/citationtips.h"
#include "app/citations/citeprocprocessor.h"

namespace stet {

/// Lives in the desk's thread, with the engine, which is made and destroyed there.
class CitationDesk::Worker : public QObject
{
public:
    explicit Worker(const StyleCatalogue &styles) : m_processor(styles) {}

    CitationAnswer answer(const CitationQuestion &question)
    {
        CitationAnswer answer = formatted(question);
        if (m_told != answer.citations) {
            m_told = answer.citations;
            m_tips = citationTips(answer.citations);
        }
        answer.tips = m_tips;
        return answer;
    }

private:
    CitationAnswer formatted(const CitationQuestion &question)
    {
        CitationAnswer answer{question.revision, readCitations(question.body.toString()), {}, {}, {}};
        const CitationRequest request = citationRequest(answer.reading, question.sources, question.form, question.locale);
        answer.citations = pressCitations(request, question.form);
        if (question.form.kind != CitationForm::Kind::Style || request.clusters.isEmpty())
            return answer;
        // Most keys leave the citations as they are.
        if (!m_last || m_last->first != request) {
            m_last.reset();
            const Result<FormattedCitations> formatted = m_processor.format(request);
            if (!formatted) {
                answer.citations = pressCitations(request, {CitationForm::Kind::SourceList, {}});
                answer.trouble = formatted.error();
                return answer;
            }
            m_last = {request, *formatted};
        }
        answer.citations.formatted = m_last->second;
        nameWriters(&answer.citations);
        return answer;
    }

    CiteprocProcessor m_processor;
    Citations m_told;
    QStringList m_tips; ///< for what was told last
    std::optional<std::pair<CitationRequest, FormattedCitations>> m_last;
};

CitationDesk::CitationDesk(const StyleCatalogue &styles, QObject *parent) : QObject(parent), m_worker(new Worker(styles))
{
    m_thread.setObjectName(QStringLiteral("citations"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

CitationDesk::~CitationDesk()
{
    m_thread.quit();
    m_thread.wait();
}

void CitationDesk::ask(const CitationQuestion &question)
{
    if (m_busy)
        m_next = question;
    else
        send(question);
}

void CitationDesk::send(const CitationQuestion &question)
{
    m_busy = true;
    QMetaObject::invokeMethod(m_worker, [this, question] {
        const CitationAnswer answer = m_worker->answer(question);
        QMetaObject::invokeMethod(this, [this, answer] { take(answer); }, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void CitationDesk::take(const CitationAnswer &answer)
{
    m_busy = false;
    if (m_next) {
        const CitationQuestion next = *m_next;
        m_next.reset();
        send(next);
    }
    Q_EMIT answered(answer);
}

} // namespace stet
