#include "app/quotations/quotationcitation.h"

#include "app/text/citationmark.h"

namespace stet {

namespace {

/// Where the sentence ends that a quotation stands in, seen from its closing mark.
qsizetype sentenceEnd(QStringView text, qsizetype from)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'[') { // a mark with its points: "[@a, p. 3]"
            while (i < text.size() && text[i] != u']')
                ++i;
            continue;
        }
        const bool stop = c == u'.' || c == u'!' || c == u'?';
        if (stop && i + 2 < text.size() && text[i + 1].isSpace() && text[i + 2].isUpper())
            return i + 1;
    }
    return text.size();
}

} // namespace

QuotationCitation citationOf(const Quotation &quotation, const QList<ProseParagraph> &paragraphs, qsizetype nextStart)
{
    if (quotation.stretches.isEmpty())
        return {};
    const ProsePlace &last = quotation.stretches.last();
    const QString &text = paragraphs[last.paragraph].text;
    const qsizetype from = last.range.end;
    qsizetype end = sentenceEnd(text, from);
    // “It was late.” [@price]: the mark behind a closed sentence is still its own.
    qsizetype next = from;
    while (next < text.size() && text[next].isSpace())
        ++next;
    if (nextStart >= 0)
        end = std::min(end, nextStart);
    if (quotation.words.endsWith(u'.') && next < text.size() && text[next] != u'[' && text[next].isUpper())
        return {};
    const QList<CitationMark> marks = citationMarks(QStringView(text).mid(from, std::max<qsizetype>(0, end - from)));
    if (marks.isEmpty() || marks.first().sources.isEmpty())
        return {};
    const CitationMark &mark = marks.first();
    return {mark.sources.first().key, mark.sources.first().suffix,
            {last.paragraph, {mark.range.start + from, mark.range.end + from}}};
}

} // namespace stet
