#include "app/cli/checksections.h"
#include "app/cli/openlibrary.h"
#include "app/quotations/findingreader.h"
#include "app/spelling/spellchecker.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace stet {

namespace {

/// What a finding is worth: one that changes what somebody said is an error, one that only waits for a check no problem.
QString severityOf(const QuotationFinding &finding)
{
    if (finding.isUnchecked)
        return QStringLiteral("hint");
    return finding.kind == QuotationFinding::Kind::UnbackedWords ? QStringLiteral("error") : QStringLiteral("warning");
}

void add(const CheckedFile &file, const QString &rule, const QString &severity, const QString &part, TextRange range,
         const QString &message, CheckFindings *findings)
{
    const CodePoints::LineAndColumn place = file.codePoints.lineAt(range.start);
    findings->entries.append(QJsonObject{{"rule", rule}, {"severity", severity}, {"start", file.codePoints.at(range.start)},
                                         {"end", file.codePoints.at(range.end)}, {"part", part}, {"message", message}});
    findings->lines.append(QStringLiteral("%1:%2:%3: %4: %5, %6: %7")
                               .arg(file.name, QString::number(place.line), QString::number(place.column), part, severity, rule, message));
    findings->problems += severity != QLatin1String("hint");
}

/// The words under the pictures of a Markdown file, with places in the file.
QList<ProseParagraph> captionsIn(const ImportedArticle &imported)
{
    const qsizetype start = imported.fileText.indexOf(imported.article.body);
    if (start < 0 || imported.article.body.isEmpty())
        return {};
    QList<ProseParagraph> captions = captionsOf(parseMarkdown(imported.article.body));
    for (ProseParagraph &caption : captions) {
        caption.source = {caption.source.start + start, caption.source.end + start};
        for (ProseParagraph::Piece &piece : caption.pieces)
            piece.sourceStart += start;
    }
    return captions;
}

QString partOf(const QuotationFinding &finding)
{
    ProseParagraph paragraph;
    paragraph.part = finding.part;
    return partName(paragraph);
}

/// Misspelt words that somebody is quoted with: they may be copied wrongly, or be the speaker's own.
void addDoubts(const CheckedFile &file, const QList<Quotation> &quotations, CheckFindings *findings)
{
    Result<std::unique_ptr<Speller>> speller = Speller::open(file.language);
    if (!speller)
        return; // the section on spelling says so
    SpellChecker checker(std::move(*speller));
    checker.setNames(file.names);
    checker.setUserWords(file.ownWords);
    QHash<qsizetype, QList<TextRange>> misspelt;
    for (const Quotation &quotation : quotations) {
        if (!quotation.isSpeech())
            continue;
        for (const ProsePlace &stretch : quotation.stretches) {
            const ProseParagraph &paragraph = file.imported.prose[stretch.paragraph];
            if (!misspelt.contains(stretch.paragraph))
                misspelt.insert(stretch.paragraph, checker.misspellings(paragraph));
            for (const TextRange &word : misspelt.value(stretch.paragraph)) {
                if (!stretch.range.contains(word.start))
                    continue;
                add(file, QStringLiteral("transcription-doubt"), QStringLiteral("hint"), partName(paragraph), paragraph.sourceRange(word),
                    QCoreApplication::translate("stet-cli", "“%1” stands in a quotation and may be copied wrongly; hold it to the source.")
                        .arg(paragraph.text.mid(word.start, word.length())),
                    findings);
            }
        }
    }
}

} // namespace

Result<CheckFindings> checkProblems(const CheckedFile &file)
{
    const Result<FileQuotations> found = quotationsOf(file);
    if (!found)
        return found.error();
    FindingMaterial material;
    material.paragraphs = file.imported.prose;
    material.quotations = found->quotations;
    material.captions = captionsIn(file.imported);
    material.language = file.language;
    material.sources = found->sources;
    for (qsizetype i = 0; i < found->quotations.size(); ++i) {
        QuotationRecord record = proposedRecord(found->quotations[i], file.imported.prose);
        record.verdict = found->verdicts[i];
        record.source = found->citations[i].key;
        material.records.append(record);
    }
    if (file.inLibrary) {
        const Result<std::unique_ptr<Library>> library = openLibrary();
        if (!library)
            return library.error();
        if (const Result<void> filled = FindingReader().fill((*library)->database(), {}, &material); !filled)
            return filled.error();
    }
    CheckFindings findings;
    for (const QuotationFinding &finding : quotationFindings(material))
        add(file, findingRule(finding.kind), severityOf(finding), partOf(finding), finding.range, findingSentence(finding), &findings);
    addDoubts(file, found->quotations, &findings);
    return findings;
}

} // namespace stet
