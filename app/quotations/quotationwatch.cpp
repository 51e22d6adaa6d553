#include "app/quotations/quotationwatch.h"

#include "app/quotations/quotationlinks.h"

#include <algorithm>

namespace stet {

struct QuotationWatch::State
{
    const LanguageLexicon *lexicon = nullptr;
    QList<ProseParagraph> paragraphs;
    std::vector<std::shared_ptr<const ParagraphReading>> readings; ///< of `paragraphs`, one each
    QList<Quotation> quotations;
    qsizetype read = 0;
};

namespace {

/// Whether a paragraph reads the same: what stands where in the source does not matter.
bool readsTheSame(const ProseParagraph &a, const ProseParagraph &b)
{
    return a.text == b.text && a.kind == b.kind && a.notLanguage == b.notLanguage;
}

} // namespace

QuotationWatch::QuotationWatch(const QString &language) : m_state(std::make_unique<State>())
{
    m_state->lexicon = &LanguageLexicon::of(language);
}

QuotationWatch::~QuotationWatch() = default;
QuotationWatch::QuotationWatch(QuotationWatch &&) noexcept = default;
QuotationWatch &QuotationWatch::operator=(QuotationWatch &&) noexcept = default;

const QList<Quotation> &QuotationWatch::quotations() const
{
    return m_state->quotations;
}

qsizetype QuotationWatch::paragraphsRead() const
{
    return m_state->read;
}

const QList<Quotation> &QuotationWatch::update(const QList<ProseParagraph> &paragraphs)
{
    const QList<ProseParagraph> &old = m_state->paragraphs;
    const qsizetype most = std::min(old.size(), paragraphs.size());
    qsizetype same = 0; // at the start
    while (same < most && readsTheSame(old[same], paragraphs[same]))
        ++same;
    qsizetype sameEnd = 0;
    while (sameEnd < most - same
           && readsTheSame(old[old.size() - 1 - sameEnd], paragraphs[paragraphs.size() - 1 - sameEnd]))
        ++sameEnd;
    std::vector<std::shared_ptr<const ParagraphReading>> readings;
    readings.reserve(size_t(paragraphs.size()));
    std::copy_n(m_state->readings.begin(), same, std::back_inserter(readings));
    m_state->read = paragraphs.size() - same - sameEnd;
    for (qsizetype i = same; i < paragraphs.size() - sameEnd; ++i)
        readings.push_back(std::make_shared<const ParagraphReading>(readParagraph(paragraphs[i], *m_state->lexicon)));
    std::copy_n(m_state->readings.end() - sameEnd, sameEnd, std::back_inserter(readings));
    m_state->readings = std::move(readings);
    m_state->paragraphs = paragraphs;
    m_state->quotations = linkQuotations(paragraphs, m_state->readings, *m_state->lexicon);
    return m_state->quotations;
}

} // namespace stet
