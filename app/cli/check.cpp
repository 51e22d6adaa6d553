#include "app/cli/checksections.h"
#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/cli/openlibrary.h"
#include "app/text/wordcount.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace stet {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

/// The sections that --only names, all of them without it; empty, with a message, when one is unknown.
QList<CheckSection> chosenSections(const Arguments &arguments, Streams &streams)
{
    const QStringList only = arguments.list(QStringLiteral("only"));
    if (!arguments.has(QStringLiteral("only")))
        return checkSections();
    QStringList known;
    QList<CheckSection> chosen;
    for (const CheckSection &section : checkSections()) {
        known.append(QLatin1String(section.name));
        if (only.contains(known.last()))
            chosen.append(section);
    }
    for (const QString &name : only) {
        if (!known.contains(name)) {
            wrongUse(streams, "check",
                     translated("There is no check “%1”, only %2.").arg(name, known.join(QStringLiteral(", "))));
            return {};
        }
    }
    if (chosen.isEmpty())
        wrongUse(streams, "check", translated("--only needs the name of a check."));
    return chosen;
}

/// Names and words of the library, but only when one was named: a check of a file touches nobody's library.
Result<void> addLibraryWords(const Arguments &arguments, CheckedFile &file)
{
    if (!arguments.has(QStringLiteral("library")))
        return {};
    const Result<std::unique_ptr<Library>> library = openLibrary();
    if (!library)
        return library.error();
    const Result<QList<AuthorProfile>> authors = (*library)->authors().list();
    if (!authors)
        return authors.error();
    for (const AuthorProfile &author : *authors)
        file.names.append(author.name);
    const Result<QStringList> words = (*library)->words().words(file.language);
    if (!words)
        return words.error();
    file.ownWords = *words;
    return {};
}

int checkFile(const QString &operand, const QList<CheckSection> &sections, const Arguments &arguments, Streams &streams)
{
    Result<ImportedArticle> imported = readArticle(operand, streams, {.guessEncoding = false});
    if (!imported) {
        streams.say(imported.error());
        return CannotDo;
    }
    const CodePoints codePoints(imported->fileText);
    CheckedFile file{operand,    *std::move(imported), {}, codePoints, {}, {},
                     arguments.list(QStringLiteral("sources"))};
    file.inLibrary = arguments.has(QStringLiteral("library"));
    file.language = arguments.value(QStringLiteral("lang"), file.imported.article.language);
    for (const AuthorProfile &author : file.imported.authors)
        file.names.append(author.name);
    if (const Result<void> added = addLibraryWords(arguments, file); !added) {
        streams.say(added.error());
        return CannotDo;
    }
    QJsonObject answer{{"file", operand},
                       {"language", file.language},
                       {"words", countWords(file.imported.prose)}};
    int problems = 0;
    int code = Done;
    QStringList lines;
    for (const CheckSection &section : sections) {
        const Result<CheckFindings> findings = section.find(file);
        if (!findings) {
            streams.say(findings.error());
            code = CannotDo;
            continue;
        }
        answer[QLatin1String(section.name)] = findings->entries;
        lines += findings->lines;
        problems += findings->problems;
    }
    if (arguments.value(QStringLiteral("format")) == QLatin1String("json"))
        streams.writeJson(answer);
    for (const QString &line : lines) {
        if (arguments.value(QStringLiteral("format")) != QLatin1String("json"))
            streams.writeLine(line);
    }
    return code == Done && problems > 0 ? int(ProblemsFound) : code;
}

} // namespace

int runCheck(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().isEmpty())
        return wrongUse(streams, "check", translated("Name at least one file to check."));
    const QList<CheckSection> sections = chosenSections(arguments, streams);
    if (sections.isEmpty())
        return CannotDo;
    int code = Done;
    for (const QString &operand : arguments.operands())
        code = std::max(code, checkFile(operand, sections, arguments, streams));
    return code;
}

} // namespace stet
