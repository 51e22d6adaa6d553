#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/cli/openlibrary.h"
#include "app/export/exporter.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

/// An operand is a file when there is one of that name, else an article of the library.
Result<PageMaterial> materialOf(const QString &operand, Streams &streams)
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
    material.article = draft->article;
    material.authors = *authors;
    return material;
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
    Result<PageMaterial> material = materialOf(arguments.operands().first(), streams);
    if (!material)
        return failed(material.error());
    const Result<Theme> theme = Theme::open(arguments.value(QStringLiteral("theme"), material->article.theme));
    if (!theme)
        return failed(theme.error());
    material->theme = *theme;
    const QString folder = arguments.value(QStringLiteral("output"), QStringLiteral("."));
    for (const ExportFormat format : formats) {
        const Result<QString> path = exportIntoFolder(folder, format, *material);
        if (!path)
            return failed(path.error());
        if (arguments.value(QStringLiteral("format")) == QLatin1String("json"))
            streams.writeJson({{"file", *path}, {"to", exportFormatName(format)}});
        else
            streams.writeLine(*path);
    }
    return Done;
}

} // namespace stet
