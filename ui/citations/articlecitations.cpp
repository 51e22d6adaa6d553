#include "ui/citations/articlecitations.h"

#include "app/background.h"
#include "app/store/library.h"

#include <algorithm>
#include <utility>

namespace stet {

namespace {

/// The revision of an answer to words that were written over since.
constexpr quint64 noRevision = ~quint64(0);

bool isSame(const CitationMaterial &left, const CitationMaterial &right)
{
    // A list of sources that was read anew is another one; looking through thousands for that would be felt.
    return left.sources.constData() == right.sources.constData() && left.form == right.form && left.locale == right.locale
        && left.answered == right.answered;
}

} // namespace

ArticleCitations::ArticleCitations(const StyleCatalogue &styles, QObject *parent)
    : QObject(parent), m_styles(styles), m_desk(styles), m_sources(std::make_shared<SourceIndex>())
{
    connect(&m_desk, &CitationDesk::answered, this, &ArticleCitations::take);
}

ArticleCitations::~ArticleCitations() = default;

void ArticleCitations::setLibrary(Library *library)
{
    m_library = library;
    if (const auto choices = loadCitationChoices(library->settings()))
        m_choices = *choices;
}

void ArticleCitations::setSources(const QList<Source> &sources)
{
    using Index = std::shared_ptr<const SourceIndex>;
    runInBackground(
        this, [sources]() -> Index { return std::make_shared<SourceIndex>(sources); },
        [this, reading = ++m_reading](const Index &index) {
            if (reading != m_reading)
                return;
            m_sourcesKnown = true;
            m_sources = index;
            Q_EMIT sourcesRead();
            tellMaterial();
            ask();
        });
}

void ArticleCitations::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    m_draft = draft;
    m_answer = {};
    m_answer.revision = noRevision;
    m_troubledForm.clear();
    m_waiting.clear();
    m_firstOfDraft = m_question + 1;
    if (draft) {
        connect(draft, &Draft::changed, this, &ArticleCitations::ask);
        connect(draft, &Draft::detailsEdited, this, &ArticleCitations::takeDetails);
    }
    takeDetails();
    tellMaterial();
    ask();
    Q_EMIT answered();
}

CitationForm ArticleCitations::form() const
{
    return m_draft ? formOf(m_draft->details(), m_choices) : CitationForm();
}

void ArticleCitations::takeDetails()
{
    const CitationForm now = form();
    const QString locale = m_draft ? citationLocaleOf(m_draft->details()) : QString();
    if (now == m_form && locale == m_locale)
        return;
    m_form = now;
    m_locale = locale;
    m_troubledForm.clear();
    Q_EMIT formChanged();
    tellMaterial();
}

void ArticleCitations::setChoices(const CitationChoices &choices)
{
    if (choices == m_choices)
        return;
    if (m_library) {
        if (const auto kept = keepCitationChoices(m_library->settings(), choices); !kept) {
            Q_EMIT failed(kept.error());
            return;
        }
    }
    m_choices = choices;
    takeDetails();
    ask();
}

void ArticleCitations::choose(const QString &name, const QString &locale)
{
    if (!m_draft)
        return;
    Article details = m_draft->details();
    details.citationStyle = name;
    details.citationLocale = locale;
    m_draft->setDetails(details);
}

CitationMaterial ArticleCitations::material() const
{
    CitationMaterial material{m_sources->sources(), m_form, m_locale, {}};
    if (m_form.kind == CitationForm::Kind::Style && m_troubledForm == m_form.style)
        material.form = {CitationForm::Kind::SourceList, {}};
    else if (m_form.kind == CitationForm::Kind::Style && m_answer.citations.form == m_form)
        material.answered = m_answer.citations;
    return material;
}

void ArticleCitations::ask()
{
    if (!m_draft || !m_sourcesKnown)
        return;
    m_asked = m_draft->revision();
    m_desk.ask({m_draft->body(), m_sources->sources(), m_form, m_locale, ++m_question});
}

void ArticleCitations::take(const CitationAnswer &answer)
{
    if (!m_draft || answer.revision < m_firstOfDraft)
        return;
    m_answer = answer;
    // From here on the revision is the draft's: only the newest question is known to be about its newest words.
    const bool newest = answer.revision == m_question;
    m_answer.revision = newest ? m_asked : noRevision;
    if (newest) {
        const QString troubled = answer.trouble ? m_form.style : QString();
        const bool isNews = !troubled.isEmpty() && troubled != m_troubledForm;
        m_troubledForm = troubled;
        if (isNews)
            Q_EMIT failed(*answer.trouble);
    }
    tellMaterial();
    Q_EMIT answered();
    if (isSettled())
        tellWaiting();
}

bool ArticleCitations::isSettled() const
{
    return m_draft && m_desk.isIdle() && m_answer.revision == m_draft->revision() && m_asked == m_draft->revision();
}

const CitationMark *ArticleCitations::markAt(qsizetype position, qsizetype *index) const
{
    if (!m_draft || m_answer.revision != m_draft->revision())
        return nullptr;
    const QList<CitationMark> &marks = m_answer.reading.marks;
    const auto after = std::upper_bound(marks.begin(), marks.end(), position,
                                        [](qsizetype place, const CitationMark &mark) { return place < mark.range.start; });
    if (after == marks.begin() || (after - 1)->range.end < position)
        return nullptr;
    if (index)
        *index = (after - 1) - marks.begin();
    return &*(after - 1);
}

void ArticleCitations::tellMaterial()
{
    CitationMaterial now = material();
    if (isSame(now, m_told))
        return;
    m_told = std::move(now);
    Q_EMIT materialChanged();
}

void ArticleCitations::whenSettled(QObject *context, const std::function<void(const Citations &)> &then)
{
    if (isSettled())
        then(m_answer.citations);
    else if (m_draft)
        m_waiting.append({context, then});
}

void ArticleCitations::tellWaiting()
{
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    const Citations citations = m_answer.citations;
    for (const Waiting &one : waiting) {
        if (one.context)
            one.then(citations);
    }
}

} // namespace stet
