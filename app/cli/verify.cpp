#include "app/cli/checksections.h"
#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/import/decodedtext.h"
#include "app/import/htmltext.h"
#include "app/quotations/quotationfinder.h"
#include "app/quotations/verbatimcheck.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

/// The words of a source file: a saved page's readable text, or the text as it is.
Result<QString> sourceWords(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path);
    if (!bytes)
        return bytes.error();
    const QString ending = QFileInfo(path).suffix().toLower();
    const bool page = ending == u"html" || ending == u"htm" || ending == u"xhtml";
    const Result<DecodedText> decoded
        = decodeText(*bytes, path, EncodingGuess::Allow, page ? declaredCharacterSet(*bytes) : QByteArray());
    if (!decoded)
        return decoded.error();
    if (!page)
        return decoded->text;
    const Result<HtmlText> text = pastedHtml(decoded->text);
    if (!text)
        return text.error();
    return text->plainText;
}

QJsonObject rangeJson(const CodePoints &points, TextRange range)
{
    return {{"start", points.at(range.start)}, {"end", points.at(range.end)}};
}

const char *changeName(WordChange::Kind kind)
{
    switch (kind) {
    case WordChange::Kind::Same: return "same";
    case WordChange::Kind::Changed: return "changed";
    case WordChange::Kind::Added: return "added";
    case WordChange::Kind::Missing: return "missing";
    }
    return "";
}

/// Places of `quoted` count in the words between the outer marks, places of `source` in the source's text.
QJsonObject detailsJson(const Verification &verification, const CodePoints &quoted, const CodePoints &source)
{
    QJsonArray places, fragments, gaps, brackets, difference;
    for (const TextRange &place : verification.places)
        places.append(rangeJson(source, place));
    for (const VerifiedFragment &fragment : verification.fragments)
        fragments.append(QJsonObject{{"quoted", rangeJson(quoted, fragment.quoted)}, {"source", rangeJson(source, fragment.source)}});
    for (const ElidedGap &gap : verification.gaps) {
        gaps.append(QJsonObject{{"quoted", rangeJson(quoted, gap.quoted)},
                                {"source", rangeJson(source, gap.source)},
                                {"omitted", gap.omitted},
                                {"dangers", QJsonArray::fromStringList(gap.dangers)},
                                {"sentence", gap.sentence}});
    }
    for (const BracketChange &bracket : verification.brackets) {
        brackets.append(QJsonObject{{"quoted", rangeJson(quoted, bracket.quoted)},
                                    {"source", rangeJson(source, bracket.source)},
                                    {"inserted", bracket.inserted},
                                    {"replaced", bracket.replaced},
                                    {"dangers", QJsonArray::fromStringList(bracket.dangers)}});
    }
    for (const WordChange &change : verification.difference)
        difference.append(QJsonObject{{"kind", changeName(change.kind)}, {"quoted", change.quoted}, {"source", change.source}});
    return {{"verdict", verdictName(verification.verdict)}, {"needsTick", verification.needsTick}, {"places", places},
            {"fragments", fragments}, {"gaps", gaps}, {"brackets", brackets}, {"difference", difference}};
}

QString dangerNote(const QStringList &dangers)
{
    return dangers.isEmpty() ? QString() : translated(" (turns the meaning: %1)").arg(dangers.join(QStringLiteral(", ")));
}

QStringList detailLines(const Verification &verification)
{
    QStringList lines;
    for (const ElidedGap &gap : verification.gaps)
        lines.append(translated("    left out: %1").arg(gap.omitted.simplified()) + dangerNote(gap.dangers));
    for (const BracketChange &bracket : verification.brackets) {
        lines.append(translated("    [%1] stands for: %2").arg(bracket.inserted, bracket.replaced.simplified())
                     + dangerNote(bracket.dangers));
    }
    QStringList words;
    for (const WordChange &change : verification.difference) {
        if (change.kind == WordChange::Kind::Same)
            words.append(change.quoted);
        else
            words.append(QStringLiteral("[-%1-]{+%2+}").arg(change.source, change.quoted).remove(QStringLiteral("[--]")).remove(QStringLiteral("{++}")));
    }
    if (!words.isEmpty())
        lines.append(translated("    source against quotation: %1").arg(words.join(u' ').simplified()));
    return lines;
}

} // namespace

int runVerify(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().size() != 1)
        return wrongUse(streams, "verify", translated("Name one file to verify."));
    if (!arguments.has(QStringLiteral("source")))
        return wrongUse(streams, "verify", translated("Name the source with --source FILE."));
    Result<ImportedArticle> imported = readArticle(arguments.operands().first(), streams, {.guessEncoding = false});
    if (!imported) {
        streams.say(imported.error());
        return CannotDo;
    }
    const Result<QString> words = sourceWords(arguments.value(QStringLiteral("source")));
    if (!words) {
        streams.say(words.error());
        return CannotDo;
    }
    const SourceText source(*words);
    const CodePoints sourcePoints(*words);
    const CodePoints codePoints(imported->fileText);
    CheckedFile file{arguments.operands().first(), *std::move(imported), {}, codePoints, {}, {}, {}};
    file.language = arguments.value(QStringLiteral("lang"), file.imported.article.language);
    QJsonArray entries;
    QStringList lines;
    bool failed = false;
    for (const Quotation &quotation : QuotationFinder(file.language).find(file.imported.prose)) {
        const Verification verification = verify(quotation.words, source);
        const ProsePlace &first = quotation.stretches.first();
        const ProsePlace &last = quotation.stretches.last();
        const ProseParagraph &paragraph = file.imported.prose[first.paragraph];
        QJsonObject entry = placed(file, paragraph, first.range);
        entry["end"] = placed(file, file.imported.prose[last.paragraph], last.range)["end"];
        entry["text"] = quotation.words;
        entry["kind"] = quotationKindName(quotation.kind);
        const QJsonObject details = detailsJson(verification, CodePoints(quotation.words), sourcePoints);
        for (auto member = details.begin(); member != details.end(); ++member)
            entry[member.key()] = member.value();
        entries.append(entry);
        lines.append(lineStart(file, paragraph, first.range) + verdictName(verification.verdict) + QStringLiteral(": ")
                     + quotation.words.left(80).simplified());
        lines += detailLines(verification);
        // Only speech has to stand in a source; a title or a term need not.
        failed |= quotation.isSpeech() && !isFaithful(verification.verdict);
    }
    if (arguments.value(QStringLiteral("format")) == QLatin1String("json")) {
        streams.writeJson({{"file", file.name}, {"source", arguments.value(QStringLiteral("source"))}, {"quotations", entries}});
    } else {
        for (const QString &line : lines)
            streams.writeLine(line);
    }
    return failed ? ProblemsFound : Done;
}

} // namespace stet
