#include "app/citations/citationchoices.h"
#include "app/citations/citationreading.h"
#include "app/citations/citeprocprocessor.h"
#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/cli/openlibrary.h"
#include "app/export/exporter.h"
#include "app/quotations/quotationstore.h"
#include "app/sources/sourcefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

/// What an article is exported with besides itself.
struct Records
{
    QList<Source> sources;
    QList<QuotationRecord> quotations;
    CitationChoices choices;
};

/// An operand is a file when there is one of that name, else an article of the library.
Result<PageMaterial> materialOf(const QString &operand, Streams &streams, Records *records)
{
    PageMaterial material;
    const QUuid uuid = QUuid::fromString(operand);
    if (operand == QLatin1String("-") || QFileInfo::exists(operand) || (uuid.isNull() && operand.contains(u'.'))
        || operand.contains(u'/')) {
        const Result<ImportedArticle> imported = readArticle(operand, streams, {.guessEncoding = false});
        if (!imported)
            return imported.error();
        material.article = imported->article;
        material.authors = imported->authors;
        for (const QString &remark : imported->remarks)
            streams.say(operand + QStringLiteral(": ") + remark);
        return material;
    }
    const Result<std::unique_ptr<Library>> library = openLibrary();
    if (!library)
        return library.error();
    const Result<ArticleId> id = findArticle(**library, operand);
    if (!id)
        return id.error();
    const Result<StoredDraft> draft = (*library)->articles().load(*id);
    if (!draft)
        return draft.error();
    const Result<QList<AuthorProfile>> authors = (*library)->authors().find(draft->article.byline.authors);
    if (!authors)
        return authors.error();
    const Result<QList<QuotationRecord>> quotations = QuotationStore((*library)->database()).records(*id);
    if (!quotations)
        return quotations.error();
    records->quotations = *quotations;
    // Only those that the text or a record names.
    QStringList keys = readCitations(draft->article.body).keys;
    for (const QuotationRecord &record : *quotations) {
        if (!record.source.isEmpty() && !keys.contains(record.source))
            keys.append(record.source);
    }
    const Result<QList<Source>> sources = (*library)->sources().find(keys);
    if (!sources)
        return sources.error();
    const Result<CitationChoices> choices = loadCitationChoices((*library)->settings());
    if (!choices)
        return choices.error();
    records->choices = *choices;
    records->sources = *sources;
    material.article = draft->article;
    material.authors = *authors;
    return material;
}

/// Adds what quotations and citations are to say.
Result<void> addRecords(const Arguments &arguments, Streams &streams, Records records, PageMaterial *material)
{
    const QString file = arguments.value(QStringLiteral("sources"));
    if (!file.isEmpty()) {
        const Result<ReadSources> read = readSourceFile(file);
        if (!read)
            return read.error();
        for (const ReadProblem &problem : read->problems)
            streams.say(QStringLiteral("%1:%2: %3").arg(file).arg(problem.line).arg(problem.message));
        records.sources = read->sources;
    }
    material->quotations = quotedPassages(material->article, records.quotations, byKey(records.sources));
    const QString style = arguments.value(QStringLiteral("style"));
    const CitationForm form = style.isEmpty() ? formOf(material->article, records.choices) : formFromName(style);
    CiteprocProcessor processor(StyleCatalogue::installed());
    Result<Citations> citations = citationsOf(material->article.body, records.sources, form, citationLocaleOf(material->article), processor);
    if (!citations)
        return citations.error();
    for (const QString &key : citations->formatted.unknownKeys)
        streams.say(translated("No source is called “%1”; its mark stays as it is.").arg(key));
    material->citations = *std::move(citations);
    return {};
}

/// The formats that --to names; empty, with a message, when one is unknown.
QList<ExportFormat> chosenFormats(const Arguments &arguments, Streams &streams)
{
    QList<ExportFormat> formats;
    for (const QString &name : arguments.list(QStringLiteral("to"))) {
        const auto format = exportFormatFromName(name);
        if (!format) {
            wrongUse(streams, "export",
                     translated("There is no format “%1”, only html, fragment, markdown and text.").arg(name));
            return {};
        }
        formats.append(*format);
    }
    if (formats.isEmpty())
        wrongUse(streams, "export", translated("Say the format: --to html,fragment,markdown,text."));
    return formats;
}

} // namespace

int runExport(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().size() != 1)
        return wrongUse(streams, "export", translated("Name one file or one article by its id."));
    const QList<ExportFormat> formats = chosenFormats(arguments, streams);
    if (formats.isEmpty())
        return CannotDo;
    const auto failed = [&streams](const Error &error) {
        streams.say(error);
        return CannotDo;
    };
    const auto level = metadataLevelFromName(arguments.value(QStringLiteral("level"), QStringLiteral("full")));
    if (!level)
        return wrongUse(streams, "export", translated("--level is full, semantic or clean."));
    const auto references = referencesFromName(arguments.value(QStringLiteral("references"), QStringLiteral("front-matter")));
    if (!references)
        return wrongUse(streams, "export", translated("--references is front-matter, bib or none."));
    Records records;
    Result<PageMaterial> material = materialOf(arguments.operands().first(), streams, &records);
    if (!material)
        return failed(material.error());
    if (const Result<void> added = addRecords(arguments, streams, records, &*material); !added)
        return failed(added.error());
    material->level = *level;
    const Result<Theme> theme = Theme::open(arguments.value(QStringLiteral("theme"), material->article.theme));
    if (!theme)
        return failed(theme.error());
    material->theme = *theme;
    const QString folder = arguments.value(QStringLiteral("output"), QStringLiteral("."));
    for (const ExportFormat format : formats) {
        const Result<QStringList> paths = exportIntoFolder(folder, format, *material, *references);
        if (!paths)
            return failed(paths.error());
        for (const QString &path : *paths) {
            const bool bib = path != paths->first();
            if (arguments.value(QStringLiteral("format")) == QLatin1String("json"))
                streams.writeJson({{"file", path}, {"to", bib ? QStringLiteral("bib") : exportFormatName(format)}});
            else
                streams.writeLine(path);
        }
    }
    return Done;
}

} // namespace stet
