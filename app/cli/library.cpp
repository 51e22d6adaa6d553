#include "app/cli/command.h"
#include "app/cli/openlibrary.h"
#include "app/store/backupstore.h"
#include "app/store/librarycheck.h"
#include "app/store/libraryexchange.h"
#include "app/store/librarylock.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet-cli", text);
}

bool wantsJson(const Arguments &arguments)
{
    return arguments.value(QStringLiteral("format")) == QLatin1String("json");
}

int fail(Streams &streams, const Error &error)
{
    streams.say(error);
    return CannotDo;
}

int checkLibrary(const Arguments &arguments, Streams &streams)
{
    const auto library = openLibrary();
    if (!library)
        return fail(streams, library.error());
    const auto checked = checkWholeLibrary(**library);
    if (!checked)
        return fail(streams, checked.error());
    if (wantsJson(arguments)) {
        streams.writeJson({{"articles", checked->articles},
                           {"versions", checked->versions},
                           {"problems", QJsonArray::fromStringList(checked->problems)},
                           {"hash", QString::fromLatin1(checked->hash)}});
    } else {
        streams.writeLine(tr("%1 articles, %2 versions").arg(checked->articles).arg(checked->versions));
        for (const QString &problem : checked->problems)
            streams.writeLine(problem);
    }
    return checked->problems.isEmpty() ? Done : ProblemsFound;
}

int backUp(const QString &second, Streams &streams)
{
    const auto library = openLibrary();
    if (!library)
        return fail(streams, library.error());
    const auto made = BackupStore((*library)->folder()).make(Backup::Kind::Asked, second);
    if (!made)
        return fail(streams, made.error());
    streams.writeLine(made->path);
    return Done;
}

int restoreArticle(const QString &path, const QString &typed, Streams &streams)
{
    auto backup = BackupStore::look(path);
    if (!backup)
        return fail(streams, backup.error());
    const auto id = findArticle(**backup, typed);
    if (!id)
        return fail(streams, id.error());
    const auto library = openLibrary();
    if (!library)
        return fail(streams, library.error());
    const auto restored = BackupStore::restoreArticle(path, *id, **library);
    return restored ? Done : fail(streams, restored.error());
}

int restoreEverything(const QString &path, Streams &streams)
{
    const QString folder = defaultLibraryFolder();
    const auto lock = LibraryLock::take(folder, QStringLiteral("stet-cli"));
    if (!lock)
        return fail(streams, lock.error());
    const auto kept = BackupStore(folder).restoreAll(path);
    if (!kept)
        return fail(streams, kept.error());
    if (!kept->isEmpty())
        streams.say(tr("What the library held before is kept as %1.").arg(*kept));
    return Done;
}

int tell(const Result<ExchangedLibrary> &exchanged, const Arguments &arguments, Streams &streams)
{
    if (!exchanged)
        return fail(streams, exchanged.error());
    for (const QString &remark : exchanged->remarks)
        streams.say(remark);
    if (wantsJson(arguments)) {
        streams.writeJson({{"articles", exchanged->articles},
                           {"versions", exchanged->versions},
                           {"rows", exchanged->rows},
                           {"hash", QString::fromLatin1(exchanged->hash)}});
    } else {
        streams.writeLine(tr("%1 articles, %2 versions, %3 other entries, %4")
                              .arg(exchanged->articles)
                              .arg(exchanged->versions)
                              .arg(exchanged->rows)
                              .arg(QString::fromLatin1(exchanged->hash)));
    }
    return exchanged->remarks.isEmpty() ? Done : ProblemsFound;
}

} // namespace

int runLibrary(const Arguments &arguments, Streams &streams)
{
    const QString verb = arguments.operands().value(0);
    const QString path = arguments.operands().value(1);
    const qsizetype count = arguments.operands().size();
    if (verb == QLatin1String("check") && count == 1)
        return checkLibrary(arguments, streams);
    if (verb == QLatin1String("backup") && count <= 2)
        return backUp(path, streams);
    if (verb == QLatin1String("restore") && count == 2)
        return restoreEverything(path, streams);
    if (verb == QLatin1String("restore") && count == 3)
        return restoreArticle(path, arguments.operands().at(2), streams);
    const bool exports = verb == QLatin1String("export");
    if ((!exports && verb != QLatin1String("import")) || count != 2) {
        return wrongUse(streams, "library",
                        tr("library takes check, backup [FOLDER], restore BACKUP [ID], export FOLDER or import FOLDER."));
    }
    const auto library = openLibrary();
    if (!library)
        return fail(streams, library.error());
    const QString folder = QDir(path).absolutePath();
    return tell(exports ? exchange::exportLibrary(**library, folder) : exchange::importLibrary(**library, folder), arguments,
                streams);
}

} // namespace stet
