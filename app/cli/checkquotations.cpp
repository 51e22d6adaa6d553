#include "app/cli/checksections.h"
#include "app/quotations/quotationfinder.h"
#include "app/quotations/verbatimcheck.h"
#include "app/sources/sourcefile.h"

#include <QJsonObject>

#include <algorithm>

namespace stet {

namespace {

/// The captured texts of the sources that were named. A source without a text is not among them.
Result<QList<ComparedSource>> capturedTexts(const QStringList &files)
{
    QList<ComparedSource> texts;
    for (const QString &name : files) {
        const Result<ReadSources> read = readSourceFile(name);
        if (!read)
            return read.error();
        for (const Source &source : read->sources) {
            if (const Capture *capture = source.latestCapture())
                texts.append({source.key, std::make_shared<const SourceText>(capture->text)});
        }
    }
    return texts;
}

QJsonValue placeJson(const CheckedFile &file, const ProsePlace &place)
{
    if (place.isNull())
        return QJsonValue::Null;
    const ProseParagraph &paragraph = file.imported.prose[place.paragraph];
    QJsonObject json = placed(file, paragraph, place.range);
    json.remove(QStringLiteral("part"));
    json["text"] = wordsAt(place, file.imported.prose);
    return json;
}

QJsonObject entryOf(const CheckedFile &file, const Quotation &quotation, const QuotationCitation &citation, Verdict verdict)
{
    const ProsePlace &first = quotation.stretches.first();
    const ProsePlace &last = quotation.stretches.last();
    QJsonObject entry = placed(file, file.imported.prose[first.paragraph], first.range);
    entry["end"] = placed(file, file.imported.prose[last.paragraph], last.range)["end"];
    QStringList text;
    for (const ProsePlace &stretch : quotation.stretches)
        text.append(wordsAt(stretch, file.imported.prose));
    entry["text"] = text.join(u'\n');
    entry["kind"] = quotationKindName(quotation.kind);
    entry["speaker"] = placeJson(file, quotation.attribution.speaker);
    entry["cue"] = placeJson(file, quotation.attribution.cue);
    entry["role"] = placeJson(file, quotation.attribution.role);
    entry["venue"] = placeJson(file, quotation.attribution.venue);
    entry["standsFor"] = placeJson(file, quotation.attribution.standsFor);
    entry["citation"] = citation.key.isEmpty() ? QJsonValue() : QJsonValue(citation.key);
    entry["verdict"] = verdictName(verdict);
    return entry;
}

} // namespace

Result<FileQuotations> quotationsOf(const CheckedFile &file)
{
    const Result<QList<ComparedSource>> texts = capturedTexts(file.sources);
    if (!texts)
        return texts.error();
    FileQuotations answer;
    answer.sources = *texts;
    const QList<ProseParagraph> &prose = file.imported.prose;
    answer.quotations = QuotationFinder(file.language).find(prose);
    for (qsizetype i = 0; i < answer.quotations.size(); ++i) {
        answer.citations.append(citationOf(answer.quotations, i, prose));
        const QString &key = answer.citations.last().key;
        const auto text = std::find_if(texts->rbegin(), texts->rend(), [&key](const ComparedSource &one) { return one.key == key; });
        answer.verdicts.append(text == texts->rend() ? Verdict::CannotCheck : verify(answer.quotations[i].words, *text->text).verdict);
    }
    return answer;
}

Result<CheckFindings> checkQuotations(const CheckedFile &file)
{
    const Result<FileQuotations> found = quotationsOf(file);
    if (!found)
        return found.error();
    const QList<ProseParagraph> &prose = file.imported.prose;
    CheckFindings findings;
    for (qsizetype i = 0; i < found->quotations.size(); ++i) {
        const Quotation &quotation = found->quotations[i];
        const Verdict verdict = found->verdicts[i];
        findings.entries.append(entryOf(file, quotation, found->citations[i], verdict));
        const ProseParagraph &paragraph = prose[quotation.stretches.first().paragraph];
        const QString speaker = speakerName(quotation.attribution, prose);
        findings.lines.append(lineStart(file, paragraph, quotation.stretches.first().range) + partName(paragraph)
                              + QStringLiteral(": ") + quotationKindName(quotation.kind) + QStringLiteral(", ")
                              + verdictName(verdict) + (speaker.isEmpty() ? QString() : QStringLiteral(", ") + speaker)
                              + QStringLiteral(": ") + quotation.words.left(80).simplified());
        // What could not be checked is no finding against the text; what was checked and failed is.
        findings.problems += verdict != Verdict::CannotCheck && !isFaithful(verdict);
    }
    return findings;
}

} // namespace stet
