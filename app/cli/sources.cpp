#include "app/cli/capturesources.h"
#include "app/cli/checklinks.h"
#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/cli/openlibrary.h"
#include "app/sources/sourceimport.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

int failed(Streams &streams, const Error &error)
{
    streams.say(error);
    return CannotDo;
}

bool wantsJson(const Arguments &arguments)
{
    return arguments.value(QStringLiteral("format")) == QLatin1String("json");
}

int importSources(const QStringList &files, bool json, Library &library, Streams &streams)
{
    int code = Done;
    for (const QString &name : files) {
        const Result<FileOperand> file = FileOperand::read(name, streams, largestSourceFile);
        if (!file)
            return failed(streams, file.error());
        const auto format = sourceFormatOf(name, file->bytes);
        if (!format)
            return failed(streams, {Error::Kind::Unreadable,
                translated("“%1” is neither BibTeX nor RIS, EndNote or CSL-JSON, so nothing was imported.").arg(file->name), {}});
        const Result<ReadSources> read = readSources(file->bytes, *format);
        if (!read)
            return failed(streams, read.error());
        for (const ReadProblem &problem : read->problems)
            streams.say(QStringLiteral("%1:%2: %3").arg(file->name).arg(problem.line).arg(problem.message));
        QList<std::pair<QString, QString>> added; // key and title
        const Result<SourceImport> import = importSources(library.sources(), *read, {}, [&added](const Source &source) {
            added.append({source.key, source.title()});
        });
        if (!import)
            return failed(streams, import.error());
        for (const auto &[key, title] : added) {
            if (json)
                streams.writeJson({{"key", key}, {"title", title}});
            else
                streams.writeLine(key + u'\t' + title);
        }
        if (import->known > 0) {
            streams.say(QCoreApplication::translate("stet-cli", "%1: %n of its entries were in the library already.", nullptr, int(import->known))
                            .arg(file->name));
        }
        if (!read->problems.isEmpty())
            code = ProblemsFound;
    }
    return code;
}

int exportSources(const QString &to, Library &library, Streams &streams)
{
    const auto format = sourceFormatFromName(to.isEmpty() ? QStringLiteral("csl-json") : to);
    if (!format)
        return wrongUse(streams, "sources", translated("There is no format “%1”, only csl-json, bibtex, ris and endnote.").arg(to));
    const Result<QList<Source>> sources = library.sources().list();
    if (!sources)
        return failed(streams, sources.error());
    streams.write(writeSources(*sources, *format));
    return Done;
}

int listSources(bool json, Library &library, Streams &streams)
{
    const Result<QList<Source>> sources = library.sources().list();
    if (!sources)
        return failed(streams, sources.error());
    for (const Source &source : *sources) {
        if (json) {
            streams.writeJson({{"key", source.key}, {"type", source.type()}, {"writer", source.writer()}, {"year", source.year()},
                               {"title", source.title()}, {"outlet", source.outlet()}, {"address", source.address()},
                               {"captures", source.captures.size()}, {"tags", QJsonArray::fromStringList(source.tags)},
                               {"link", linkStateName(source.link.state)}});
        } else {
            streams.writeLine(QStringList{source.key, source.writer(), source.year(), source.title(), source.outlet()}.join(u'\t'));
        }
    }
    return Done;
}

} // namespace

int runSources(const Arguments &arguments, Streams &streams)
{
    const QStringList &operands = arguments.operands();
    const QString verb = operands.value(0);
    const bool imports = verb == QLatin1String("import");
    const bool captures = verb == QLatin1String("capture");
    const bool checks = verb == QLatin1String("check-links");
    if (!imports && !captures && !checks && verb != QLatin1String("export") && verb != QLatin1String("list"))
        return wrongUse(streams, "sources", translated("Say what to do: import FILE..., capture FILE..., export, list or check-links [KEY...]."));
    if (!checks && (imports || captures) != (operands.size() > 1))
        return wrongUse(streams, "sources", imports ? translated("Name the files to import.")
                                            : captures ? translated("Name the pages and documents to capture.")
                                                       : translated("%1 takes no operands.").arg(verb));
    const Result<std::unique_ptr<Library>> library = openLibrary();
    if (!library)
        return failed(streams, library.error());
    if (captures)
        return captureSources(operands.mid(1), wantsJson(arguments), **library, streams);
    if (imports)
        return importSources(operands.mid(1), wantsJson(arguments), **library, streams);
    if (verb == QLatin1String("export"))
        return exportSources(arguments.value(QStringLiteral("to")), **library, streams);
    if (checks)
        return checkLinks(operands.mid(1), wantsJson(arguments), **library, streams);
    return listSources(wantsJson(arguments), **library, streams);
}

} // namespace stet
