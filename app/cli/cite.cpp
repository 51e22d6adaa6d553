#include "app/citations/citationchoices.h"
#include "app/citations/citationform.h"
#include "app/citations/citationhtml.h"
#include "app/citations/citeprocprocessor.h"
#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/cli/openlibrary.h"
#include "app/sources/sourcefile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

/// The sources of --sources FILE, else of the library.
Result<QList<Source>> sourcesFor(const Arguments &arguments, Streams &streams)
{
    const QString name = arguments.value(QStringLiteral("sources"));
    if (name.isEmpty()) {
        const Result<std::unique_ptr<Library>> library = openLibrary();
        if (!library)
            return library.error();
        return (*library)->sources().list();
    }
    const Result<ReadSources> read = readSourceFile(name);
    if (!read)
        return read.error();
    for (const ReadProblem &problem : read->problems)
        streams.say(QStringLiteral("%1:%2: %3").arg(name).arg(problem.line).arg(problem.message));
    return read->sources;
}

void writeJson(const Citations &citations, Streams &streams)
{
    QJsonArray clusters;
    for (qsizetype i = 0; i < citations.asked.size(); ++i) {
        const QString html = citations.formatted.clusters.value(i);
        clusters.append(QJsonObject{{"mark", citations.asked[i].mark}, {"html", html}, {"text", plainCitation(html)}});
    }
    QJsonArray entries;
    for (const BibliographyEntry &entry : citations.formatted.bibliography)
        entries.append(QJsonObject{{"key", entry.key}, {"html", entry.html}, {"text", plainCitation(entry.html)}});
    streams.writeJson({{"style", formName(citations.form)}, {"notes", citations.formatted.inNotes}, {"clusters", clusters},
                       {"bibliography", entries}, {"unknown", QJsonArray::fromStringList(citations.formatted.unknownKeys)}});
}

void writeLines(const Citations &citations, bool html, Streams &streams)
{
    const auto shown = [html](const QString &text) { return html ? text : plainCitation(text); };
    for (qsizetype i = 0; i < citations.asked.size(); ++i)
        streams.writeLine(citations.asked[i].mark.simplified() + u'\t' + shown(citations.formatted.clusters.value(i)));
    if (!citations.formatted.bibliography.isEmpty())
        streams.writeLine({});
    for (const BibliographyEntry &entry : citations.formatted.bibliography)
        streams.writeLine(shown(entry.html));
}

} // namespace

int runCite(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().size() != 1)
        return wrongUse(streams, "cite", translated("Name one file."));
    const auto failed = [&streams](const Error &error) {
        streams.say(error);
        return CannotDo;
    };
    const QString format = arguments.value(QStringLiteral("format"), QStringLiteral("text"));
    if (format != QLatin1String("text") && format != QLatin1String("html") && format != QLatin1String("json"))
        return wrongUse(streams, "cite", translated("There is no format “%1”, only text, html and json.").arg(format));
    const Result<ImportedArticle> article = readArticle(arguments.operands().first(), streams, {.guessEncoding = false});
    if (!article)
        return failed(article.error());
    const Result<QList<Source>> sources = sourcesFor(arguments, streams);
    if (!sources)
        return failed(sources.error());
    CiteprocProcessor processor(StyleCatalogue::installed());
    const QString language = arguments.value(QStringLiteral("lang"), citationLocaleOf(article->article));
    const QString style = arguments.value(QStringLiteral("style"), article->article.citationStyle);
    const Result<Citations> citations = citationsOf(article->article.body, *sources, formFromName(style), language, processor);
    if (!citations)
        return failed(citations.error());
    if (format == QLatin1String("json"))
        writeJson(*citations, streams);
    else
        writeLines(*citations, format == QLatin1String("html"), streams);
    for (const QString &key : citations->formatted.unknownKeys)
        streams.say(translated("No source is called “%1”.").arg(key));
    return citations->formatted.unknownKeys.isEmpty() ? Done : ProblemsFound;
}

} // namespace stet
