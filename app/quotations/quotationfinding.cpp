#include "app/quotations/quotationfinding.h"

#include "app/quotations/comparablewords.h"
#include "app/quotations/quotationcompanions.h"
#include "app/quotations/quotationfinder.h"
#include "app/quotations/unquotedoverlap.h"

#include <QCoreApplication>

#include <algorithm>

namespace stet {

namespace {

using Kind = QuotationFinding::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::QuotationFinding", text);
}

QString shortened(const QString &words)
{
    constexpr qsizetype longest = 160;
    const QString line = words.simplified();
    return line.size() <= longest ? line : line.left(longest) + u'…';
}

TextRange rangeOf(const Quotation &quotation, const QList<ProseParagraph> &paragraphs)
{
    const ProsePlace &first = quotation.stretches.first();
    const ProsePlace &last = quotation.stretches.last();
    return {paragraphs[first.paragraph].sourceRange(first.range).start, paragraphs[last.paragraph].sourceRange(last.range).end};
}

void addOverlaps(const FindingMaterial &material, QList<QuotationFinding> *findings)
{
    QList<const SourceText *> texts;
    for (const ComparedSource &source : material.sources)
        texts.append(source.text.get());
    for (const UnquotedOverlap &overlap : unquotedOverlaps(material.paragraphs, material.quotations, texts)) {
        const ProseParagraph &paragraph = material.paragraphs[overlap.place.paragraph];
        QuotationFinding finding;
        finding.kind = Kind::UnquotedOverlap;
        finding.range = paragraph.sourceRange(overlap.place.range);
        finding.words = wordsAt(overlap.place, material.paragraphs);
        finding.source = material.sources[overlap.source].key;
        finding.count = overlap.words;
        // The same words may stand in several sources: one finding is enough to look at them.
        const bool known = !findings->isEmpty() && findings->last().kind == finding.kind && findings->last().range == finding.range;
        if (!known)
            findings->append(finding);
    }
}

void addUnbacked(const FindingMaterial &material, QList<QuotationFinding> *findings)
{
    QList<Quotation> quotations = material.quotations;
    QList<Verdict> verdicts;
    QList<bool> hasSource;
    for (const QuotationRecord &record : material.records) {
        const bool stands = isSettled(record) && record.dismissal == Dismissal::None;
        verdicts.append(stands ? Verdict::Exact : record.verdict);
        hasSource.append(!record.source.isEmpty());
    }
    const qsizetype own = quotations.size();
    quotations += QuotationFinder(material.language).find(material.captions);
    for (const UnbackedQuotation &unbacked : unbackedQuotations(quotations, verdicts, hasSource)) {
        const Quotation &quotation = quotations[unbacked.quotation];
        const bool dismissed = unbacked.quotation < own && material.records[unbacked.quotation].dismissal != Dismissal::None;
        if (dismissed)
            continue;
        QuotationFinding finding;
        finding.kind = Kind::UnbackedWords;
        finding.isCaption = unbacked.quotation >= own;
        finding.part = finding.isCaption ? ArticlePart::Body : quotation.part;
        finding.range = finding.isCaption ? material.captions[quotation.stretches.first().paragraph].source
                                          : rangeOf(quotation, material.paragraphs);
        finding.words = quotation.words;
        if (unbacked.nearest >= 0)
            finding.other = quotations[unbacked.nearest].words;
        finding.isUnchecked = unbacked.held;
        findings->append(finding);
    }
}

void addContradictions(const FindingMaterial &material, QList<QuotationFinding> *findings)
{
    QList<QuotationRecord> records;
    QList<qsizetype> quotationOf;
    for (qsizetype i = 0; i < material.quotations.size(); ++i) {
        const Quotation &quotation = material.quotations[i];
        if (!quotation.isSpeech() || quotation.part != ArticlePart::Body || material.records[i].dismissal != Dismissal::None)
            continue;
        records.append(material.records[i]);
        records.last().exact = quotation.words;
        quotationOf.append(i);
    }
    for (const ArchiveContradiction &contradiction : material.archive.contradictions(records)) {
        const qsizetype place = quotationOf[contradiction.record];
        const QuotationRecord &earlier = material.archive.record(contradiction.earlier);
        QuotationFinding finding;
        finding.kind = contradiction.kind == ArchiveContradiction::Kind::OtherWords ? Kind::OtherWords : Kind::OtherSpeaker;
        finding.range = rangeOf(material.quotations[place], material.paragraphs);
        finding.words = material.quotations[place].words;
        finding.speaker = records[contradiction.record].speaker;
        finding.other = earlier.exact;
        finding.otherSpeaker = earlier.speaker;
        finding.article = material.earlier[contradiction.earlier].id;
        finding.articleTitle = material.earlier[contradiction.earlier].title;
        findings->append(finding);
    }
}

QString comparable(const QString &words)
{
    return comparableWords(words).join(u' ');
}

QString against(const QuotationFinding &finding)
{
    return finding.article.isNull() ? finding.source : finding.article.toString(QUuid::WithoutBraces);
}

} // namespace

QString findingRule(QuotationFinding::Kind kind)
{
    switch (kind) {
    case Kind::UnquotedOverlap: return QStringLiteral("unquoted-overlap");
    case Kind::UnbackedWords: return QStringLiteral("unbacked-words");
    case Kind::OtherWords: return QStringLiteral("other-words");
    case Kind::OtherSpeaker: break;
    }
    return QStringLiteral("other-speaker");
}

QString findingSentence(const QuotationFinding &finding)
{
    const QString title = finding.articleTitle.isEmpty() ? tr("an article without a headline") : tr("“%1”").arg(finding.articleTitle);
    switch (finding.kind) {
    case Kind::UnquotedOverlap:
        return tr("%1 words in a row are those of the source %2 and stand outside quotation marks. Quote them, or put it in your own words.")
            .arg(QString::number(finding.count), finding.source);
    case Kind::UnbackedWords: {
        QString sentence = finding.isCaption ? tr("The caption quotes words that no checked quotation of the text holds.")
            : finding.part == ArticlePart::Headline ? tr("The headline quotes words that no checked quotation of the text holds.")
            : finding.part == ArticlePart::Deck     ? tr("The deck quotes words that no checked quotation of the text holds.")
                                                    : tr("This pull quote has words that no checked quotation of the text holds.");
        if (finding.isUnchecked)
            sentence += u' ' + tr("The text has them; hold that quotation to its source.");
        else if (!finding.other.isEmpty())
            sentence += u' ' + tr("The nearest is “%1”").arg(shortened(finding.other));
        return sentence;
    }
    case Kind::OtherWords:
        return tr("An earlier article, %1, quotes it otherwise: “%2”").arg(title, shortened(finding.other));
    case Kind::OtherSpeaker:
        break;
    }
    return tr("An earlier article, %1, gives these words to %2; here they are given to %3.")
        .arg(title, finding.otherSpeaker, finding.speaker);
}

SettledFinding settled(const QuotationFinding &finding, const QString &reason, const QDateTime &now)
{
    return {findingRule(finding.kind), comparable(finding.words), against(finding), reason, now.toUTC()};
}

bool settles(const SettledFinding &settled, const QuotationFinding &finding)
{
    return settled.rule == findingRule(finding.kind) && settled.against == against(finding)
        && settled.words == comparable(finding.words);
}

QJsonObject toJson(const SettledFinding &settled)
{
    return {{"rule", settled.rule}, {"words", settled.words}, {"against", settled.against}, {"reason", settled.reason},
            {"settledAt", settled.settledAt.toUTC().toString(Qt::ISODateWithMs)}};
}

SettledFinding settledFindingFromJson(const QJsonObject &json)
{
    return {json["rule"].toString(), json["words"].toString(), json["against"].toString(), json["reason"].toString(),
            QDateTime::fromString(json["settledAt"].toString(), Qt::ISODateWithMs).toUTC()};
}

QList<QuotationFinding> quotationFindings(const FindingMaterial &material)
{
    QList<QuotationFinding> findings;
    addOverlaps(material, &findings);
    addUnbacked(material, &findings);
    addContradictions(material, &findings);
    std::stable_sort(findings.begin(), findings.end(), [](const QuotationFinding &a, const QuotationFinding &b) {
        return std::pair(int(a.part), a.range.start) < std::pair(int(b.part), b.range.start);
    });
    return findings;
}

} // namespace stet
