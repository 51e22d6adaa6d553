#include "app/quotations/quotationreading.h"

#include "app/quotations/quotationcitation.h"
#include "app/quotations/verbatimcheck.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"

#include <algorithm>

namespace stet {

namespace {

QuotationEntry entryOf(const LedgerRow &row, const QList<Quotation> &quotations, const QList<ProseParagraph> &paragraphs)
{
    QuotationEntry entry;
    entry.row = row;
    if (row.quotation < 0) {
        entry.words = row.record.exact;
        return entry;
    }
    const Quotation &quotation = quotations[row.quotation];
    entry.words = quotation.words;
    entry.isSpeech = quotation.isSpeech();
    entry.proposedSpeaker = speakerName(quotation.attribution, paragraphs);
    entry.evidence = wordsAt(quotation.attribution.evidence, paragraphs);
    entry.markedSource = citationOf(quotations, row.quotation, paragraphs).key;
    if (quotation.part == ArticlePart::Body) {
        for (const ProsePlace &stretch : quotation.stretches)
            entry.inBody.append(paragraphs[stretch.paragraph].sourceRange(stretch.range));
    }
    return entry;
}

} // namespace

QList<ProseParagraph> articleProse(const Article &details, const Document &body)
{
    QList<ProseParagraph> paragraphs = proseOfPlainText(details.headline, ArticlePart::Headline);
    paragraphs += proseOfPlainText(details.deck, ArticlePart::Deck);
    paragraphs += proseOf(body, ArticlePart::Body);
    return paragraphs;
}

bool QuotationEntry::counts() const
{
    const bool decided = record().dismissal == Dismissal::None
                         && (record().speakerDecision != SpeakerDecision::Proposed || !record().source.isEmpty());
    return isSpeech || decided;
}

qsizetype QuotationReading::countOf(bool (*test)(const QuotationEntry &)) const
{
    return std::count_if(entries.begin(), entries.end(), test);
}

QuotationReader::QuotationReader(const QString &language) : m_watch(language)
{
}

Verification QuotationReader::verified(const QString &words, const CapturedWords &source)
{
    const std::pair<QString, QString> asked(words, source.hash);
    auto known = m_checked.find(asked);
    if (known == m_checked.end()) {
        const auto before = m_checkedBefore.constFind(asked);
        if (before != m_checkedBefore.constEnd()) {
            known = m_checked.insert(asked, *before);
        } else {
            std::shared_ptr<const SourceText> &text = m_texts[source.hash];
            if (!text)
                text = std::make_shared<const SourceText>(source.text);
            known = m_checked.insert(asked, verify(words, *text));
        }
    }
    return *known;
}

/// Sets the verdict that holds now. A check that was made for other words, or for another text of the source, is stale;
/// words that nobody checked yet are held to their source at once.
void QuotationReader::hold(QuotationEntry &entry, const CapturedSources &sources)
{
    QuotationRecord &record = entry.row.record;
    const auto source = sources.constFind(entry.source());
    if (source == sources.constEnd()) {
        record.verdict = Verdict::CannotCheck;
        return;
    }
    entry.verification = verified(entry.words, *source);
    const bool checkedOnce = record.checkedAt.isValid();
    const bool changed = entry.row.anchoring == Anchoring::Drifted || record.sourceHash != source->hash;
    record.verdict = checkedOnce && changed ? Verdict::Stale : entry.verification.verdict;
}

QuotationReading QuotationReader::read(const DraftSnapshot &draft, const QList<QuotationRecord> &records,
                                       const CapturedSources &sources)
{
    return look(draft, records, sources, nullptr);
}

QuotationReading QuotationReader::recheck(const DraftSnapshot &draft, const QList<QuotationRecord> &records,
                                          const CapturedSources &sources, const QString &checkedBy,
                                          const QDateTime &now)
{
    const Check check{checkedBy, now};
    return look(draft, records, sources, &check);
}

QuotationReading QuotationReader::look(const DraftSnapshot &draft, const QList<QuotationRecord> &records,
                                       const CapturedSources &sources, const Check *check)
{
    const QList<ProseParagraph> paragraphs = articleProse(draft.details, parseMarkdown(draft.body.toString()));
    const QList<Quotation> &quotations = m_watch.update(paragraphs);
    m_checkedBefore = std::exchange(m_checked, {});
    QuotationReading reading;
    reading.revision = draft.revision;
    for (const LedgerRow &row : attachRecords(records, quotations, paragraphs)) {
        QuotationEntry entry = entryOf(row, quotations, paragraphs);
        if (row.quotation >= 0) {
            if (check) {
                entry.row.record = rewritten(row.record, quotations[row.quotation], paragraphs);
                entry.row.anchoring = Anchoring::Attached;
            }
            hold(entry, sources);
            const auto source = sources.constFind(entry.source());
            // What was checked before with the same result keeps the time of that check.
            const bool known = source != sources.constEnd() && entry.record().sourceHash == source->hash
                               && entry.record().checkedAt.isValid()
                               && row.record.verdict == entry.verification.verdict
                               && row.record.exact == entry.record().exact;
            if (check && source != sources.constEnd() && !known) {
                entry.row.record =
                    checkedRecord(entry.row.record, entry.verification, source->hash, check->by, check->at);
            }
        }
        reading.entries.append(entry);
    }
    m_checkedBefore.clear();
    return reading;
}

} // namespace stet
