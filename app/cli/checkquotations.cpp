#include "app/cli/checksections.h"
#include "app/quotations/quotationcitation.h"
#include "app/quotations/quotationfinder.h"
#include "app/quotations/verbatimcheck.h"
#include "app/sources/sourcefile.h"

#include <QHash>
#include <QJsonObject>

namespace stet {

namespace {

/// The captured texts of the sources that were named, by key. A source without a text is not among them.
Result<QHash<QString, SourceText>> capturedTexts(const QStringList &files)
{
    QHash<QString, SourceText> texts;
    for (const QString &name : files) {
        const Result<ReadSources> read = readSourceFile(name);
        if (!read)
            return read.error();
        for (const Source &source : read->sources) {
            if (const Capture *capture = source.latestCapture())
                texts.insert(source.key, SourceText(capture->text));
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

Result<CheckFindings> checkQuotations(const CheckedFile &file)
{
    const Result<QHash<QString, SourceText>> texts = capturedTexts(file.sources);
    if (!texts)
        return texts.error();
    const QList<ProseParagraph> &prose = file.imported.prose;
    const QList<Quotation> quotations = QuotationFinder(file.language).find(prose);
    CheckFindings findings;
    for (qsizetype i = 0; i < quotations.size(); ++i) {
        const Quotation &quotation = quotations[i];
        const QuotationCitation citation = citationOf(quotations, i, prose);
        const auto text = texts->constFind(citation.key);
        const Verdict verdict = text == texts->cend() ? Verdict::CannotCheck : verify(quotation.words, *text).verdict;
        findings.entries.append(entryOf(file, quotation, citation, verdict));
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
