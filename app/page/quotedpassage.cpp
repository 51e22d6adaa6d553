#include "app/page/quotedpassage.h"

namespace stet {

SourcesByKey byKey(const QList<Source> &sources)
{
    SourcesByKey keyed;
    for (const Source &source : sources)
        keyed.insert(source.key, source);
    return keyed;
}

QList<QuotedPassage> quotedPassages(const QuotationReading &reading, const SourcesByKey &sources)
{
    QList<QuotedPassage> passages;
    for (const QuotationEntry &entry : reading.entries) {
        const QuotationRecord &record = entry.record();
        const bool stands = entry.row.quotation >= 0 && record.part == ArticlePart::Body;
        if (!stands || !entry.counts() || record.dismissal != Dismissal::None)
            continue;
        QuotedPassage passage{entry.words, {}, {}};
        if (record.speakerDecision == SpeakerDecision::Confirmed)
            passage.speaker = record.speaker;
        passage.source = sources.value(entry.source());
        passage.source.captures.clear();
        passages.append(passage);
    }
    return passages;
}

QList<QuotedPassage> quotedPassages(const Article &article, const QList<QuotationRecord> &records, const SourcesByKey &sources)
{
    DraftSnapshot draft;
    draft.details = article;
    draft.details.body.clear();
    draft.body = BodyText(article.body);
    return quotedPassages(QuotationReader(article.language).read(draft, records, {}), sources);
}

} // namespace stet
