#include "app/import/importer.h"

#include "app/cli/command.h"
#include "app/cli/fileoperand.h"
#include "app/cli/openlibrary.h"
#include "app/import/authormatch.h"
#include "app/quotations/firstledgers.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

namespace {

/// Reads first and opens the library last, so that a file that cannot be read changes nothing at all.
Result<ArticleId> importInto(Library &library, ImportedArticle &imported)
{
    const Result<QList<AuthorProfile>> known = library.authors().list();
    if (!known)
        return known.error();
    for (const AuthorProfile &author : matchAuthors(imported, *known)) {
        if (const Result<AuthorProfile> added = library.authors().add(author); !added)
            return added.error();
    }
    return library.articles().add(imported.article);
}

void tell(const QString &operand, const ArticleId &id, const ImportedArticle &imported, const Arguments &arguments,
          Streams &streams)
{
    const QString code = id.toString(QUuid::WithoutBraces);
    if (arguments.value(QStringLiteral("format")) != QLatin1String("json")) {
        streams.writeLine(code + u'\t' + workingTitle(imported.article));
        for (const QString &remark : imported.remarks)
            streams.say(operand + QStringLiteral(": ") + remark);
        return;
    }
    QStringList authors;
    for (const AuthorProfile &author : imported.authors)
        authors.append(author.name);
    streams.writeJson({{"file", operand},
                       {"id", code},
                       {"title", workingTitle(imported.article)},
                       {"authors", QJsonArray::fromStringList(authors)},
                       {"remarks", QJsonArray::fromStringList(imported.remarks)}});
}

} // namespace

int runImport(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().isEmpty())
        return wrongUse(streams, "import", QCoreApplication::translate("stet-cli", "Name at least one file to import."));
    std::unique_ptr<Library> library;
    int code = Done;
    QList<ArticleId> added;
    for (const QString &operand : arguments.operands()) {
        Result<ImportedArticle> imported = readArticle(operand, streams, {});
        if (!imported) {
            // Of several files it is to be clear which one was meant.
            const Error &refused = imported.error();
            const bool named = refused.message.contains(QFileInfo(operand).fileName());
            streams.say(named ? refused.message : operand + QStringLiteral(": ") + refused.message);
            code = CannotDo;
            continue;
        }
        if (!library) {
            Result<std::unique_ptr<Library>> opened = openLibrary();
            if (!opened) {
                streams.say(opened.error());
                return CannotDo;
            }
            library = *std::move(opened);
        }
        const Result<ArticleId> id = importInto(*library, *imported);
        if (!id) {
            streams.say(id.error());
            return CannotDo;
        }
        added.append(*id);
        tell(operand, *id, *imported, arguments, streams);
    }
    if (library && !added.isEmpty()) {
        if (const auto filled = FirstLedgers(*library).fill(added); !filled)
            streams.say(filled.error()); // the articles are there; the window makes their ledgers when it runs
    }
    return code;
}

} // namespace stet
