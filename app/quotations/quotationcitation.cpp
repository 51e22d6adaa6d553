#include "app/quotations/quotationcitation.h"

#include "app/text/citationmark.h"

#include <algorithm>

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

QuotationCitation citationOf(const QList<Quotation> &quotations, qsizetype index, const QList<ProseParagraph> &paragraphs)
{
    const Quotation &quotation = quotations[index];
    if (quotation.stretches.isEmpty())
        return {};
    const ProsePlace &last = quotation.stretches.last();
    const QString &text = paragraphs[last.paragraph].text;
    const qsizetype from = last.range.end;
    qsizetype end = sentenceEnd(text, from);
    // “It was late.” [@price]: the mark behind a closed sentence is still its own.
    const bool closed = !quotation.words.isEmpty() && QStringView(u".!?\u2026").contains(quotation.words.back());
    qsizetype next = from;
    while (next < text.size() && text[next].isSpace())
        ++next;
    if (quotation.words.endsWith(u'.') && next < text.size() && text[next] != u'[' && text[next].isUpper())
        return {};
    if (closed && index + 1 < quotations.size() && quotations[index + 1].stretches.first().paragraph == last.paragraph)
        end = std::min(end, quotations[index + 1].stretches.first().range.start);
    for (const CitationMark &mark : citationMarks(QStringView(text).mid(from, std::max<qsizetype>(0, end - from)))) {
        if (!mark.sources.isEmpty())
            return {mark.sources.first().key, mark.sources.first().suffix,
                    {last.paragraph, {mark.range.start + from, mark.range.end + from}}};
    }
    return {};
}

} // namespace stet
