#include "app/store/libraryexchange.h"

#include "app/store/articlecoding.h"
#include "app/store/draftcopy.h"
#include "app/store/jsonlines.h"
#include "app/store/tablerows.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <functional>

namespace stet::exchange {

namespace {

constexpr int formatVersion = 1;
constexpr QDir::Filters plainFiles = QDir::Files | QDir::NoSymLinks; // a link may lead to any file of the writer's

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::LibraryExchange", text);
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Error notReadable(const QString &folder)
{
    return {Error::Kind::Unreadable, tr("This folder holds no export of a library (%1).").arg(folder), {}};
}

Result<QStringList> articleIds(Library &library)
{
    QStringList ids;
    const auto read = library.database().each(QStringLiteral("SELECT id FROM article ORDER BY change"), {},
                                              [&ids](const Row &row) {
                                                  ids.append(row.text(0));
                                                  return true;
                                              });
    if (!read)
        return read.error();
    return ids;
}

/// The versions of an article as they are exchanged, bodies as text.
Result<QList<QJsonObject>> versionsOf(Library &library, const QString &id)
{
    QList<QJsonObject> versions;
    const auto read = library.database().each(
        QStringLiteral("SELECT sequence, kept, worked, reason, name, words, details, body, rows FROM revision "
                       "WHERE article = ? ORDER BY sequence"),
        {id}, [&versions](const Row &row) {
            versions.append({{QStringLiteral("sequence"), row.number(0)},
                             {QStringLiteral("kept"), row.number(1)},
                             {QStringLiteral("worked"), row.number(2)},
                             {QStringLiteral("reason"), row.text(3)},
                             {QStringLiteral("name"), row.text(4)},
                             {QStringLiteral("words"), row.number(5)},
                             {QStringLiteral("details"), QJsonDocument::fromJson(row.text(6).toUtf8()).object()},
                             {QStringLiteral("body"), QString::fromUtf8(qUncompress(row.bytes(7)))},
                             {QStringLiteral("rows"), QJsonDocument::fromJson(row.text(8).toUtf8()).object()}});
            return true;
        });
    if (!read)
        return read.error();
    return versions;
}

Result<void> putVersion(Library &library, const QString &id, const QJsonObject &version, int &taken)
{
    const auto text = [&version](const char *name) {
        return QString::fromUtf8(QJsonDocument(version[QLatin1String(name)].toObject()).toJson(QJsonDocument::Compact));
    };
    const QString details = text("details");
    const QString body = version[QStringLiteral("body")].toString();
    const auto put = library.database().run(
        QStringLiteral("INSERT OR IGNORE INTO revision(article, sequence, kept, worked, reason, name, words, details, "
                       "body, rows, checksum) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {id, version[QStringLiteral("sequence")].toInteger(), version[QStringLiteral("kept")].toInteger(),
         version[QStringLiteral("worked")].toInteger(), version[QStringLiteral("reason")].toString(),
         version[QStringLiteral("name")].toString(), version[QStringLiteral("words")].toInteger(), details,
         qCompress(body.toUtf8()), text("rows"), articleChecksum(details, body)});
    taken += put ? library.database().changedRows() : 0;
    return put;
}

Result<void> writeArticles(Library &library, const QString &folder, ExchangedLibrary &told, Steps &steps)
{
    const auto ids = articleIds(library);
    if (!ids)
        return ids.error();
    steps.expectMore(static_cast<int>(ids->size()));
    for (const QString &id : *ids) {
        if (auto goesOn = steps.next(); !goesOn)
            return goesOn;
        const auto draft = library.articles().load(QUuid::fromString(id));
        if (!draft) {
            told.remarks.append(tr("Article %1 is damaged and was left out.").arg(id));
            continue;
        }
        QString path = folder + QStringLiteral("/articles/") + readableFileName(*draft);
        if (QFileInfo::exists(path)) // of many drafts without a headline two may have the same beginning of a number
            path = folder + QStringLiteral("/articles/") + id + QStringLiteral(".md");
        if (const auto written = writeSafely(path, draftCopy(*draft)); !written)
            return written.error();
        ++told.articles;
        const auto versions = versionsOf(library, id);
        if (!versions)
            return versions.error();
        if (versions->isEmpty())
            continue;
        QByteArray lines;
        for (const QJsonObject &version : *versions)
            lines += lineOf(version);
        if (const auto written = writeSafely(folder + QStringLiteral("/history/%1.jsonl").arg(id), lines); !written)
            return written.error();
        told.versions += static_cast<int>(versions->size());
    }
    return {};
}

/// Pictures as files that any program opens; the rows of their authors have them too.
Result<void> writePortraits(Library &library, const QString &folder)
{
    const auto authors = library.authors().list();
    if (!authors)
        return authors.error();
    for (const AuthorProfile &author : *authors) {
        if (author.portrait.isEmpty())
            continue;
        StoredDraft named; // names of people want the same care as titles
        named.id = author.id;
        named.article.headline = author.name;
        const QString ending = author.portraitMimeType == QLatin1String("image/jpeg") ? QStringLiteral("jpg") : QStringLiteral("png");
        const QString name = QFileInfo(readableFileName(named)).completeBaseName() + u'.' + ending;
        if (!QDir().mkpath(folder + QStringLiteral("/portraits")))
            return Error{Error::Kind::Unwritable, tr("The folder %1 could not be made.").arg(folder), {}};
        if (auto written = writeSafely(folder + QStringLiteral("/portraits/") + name, author.portrait); !written)
            return written;
    }
    return {};
}

Result<void> writeTables(Library &library, const QString &folder, ExchangedLibrary &told, Steps &steps)
{
    TableRows rows(library.database());
    const auto tables = rows.tables();
    if (!tables)
        return tables.error();
    steps.expectMore(static_cast<int>(tables->size()));
    for (const QString &table : *tables) {
        if (auto goesOn = steps.next(); !goesOn)
            return goesOn;
        QByteArray lines;
        const auto read = rows.each(table, [&](qint64 number, const QJsonObject &row) {
            lines += lineOf({{QStringLiteral("number"), number}, {QStringLiteral("row"), row}});
            ++told.rows;
            return Result<void>();
        });
        if (!read)
            return read;
        if (auto written = writeSafely(folder + QStringLiteral("/tables/%1.jsonl").arg(table), lines); !written)
            return written;
    }
    return {};
}

Result<void> readArticles(Library &library, const QString &folder, ExchangedLibrary &told, Steps &steps)
{
    QList<ReadDraftCopy> copies;
    const QDir articles(folder + QStringLiteral("/articles"));
    for (const QString &name : articles.entryList({QStringLiteral("*.md")}, plainFiles)) {
        QFile file(articles.filePath(name));
        const bool open = file.size() <= largestDraftCopy && file.open(QIODevice::ReadOnly);
        const auto copy = open ? readDraftCopy(file.readAll(), {}) : std::nullopt;
        if (!copy || copy->draft.id.isNull())
            told.remarks.append(tr("%1 could not be read and was left out.").arg(file.fileName()));
        else
            copies.append(*copy);
    }
    std::sort(copies.begin(), copies.end(),
              [](const ReadDraftCopy &a, const ReadDraftCopy &b) { return a.draft.change < b.draft.change; });
    steps.expectMore(static_cast<int>(copies.size()));
    for (const ReadDraftCopy &copy : std::as_const(copies)) {
        if (auto goesOn = steps.next(); !goesOn)
            return goesOn;
        const auto present = library.articles().load(copy.draft.id);
        if (!present) {
            if (auto added = library.articles().addAs(copy.draft); !added)
                return added;
            ++told.articles;
        } else if (present->article != copy.draft.article) {
            if (const auto kept = library.revisions().keep(copy.draft, Revision::Reason::Conflict); !kept)
                return kept.error();
        }
    }
    return {};
}

Result<void> eachLine(const QString &path, ExchangedLibrary &told,
                      const std::function<Result<void>(const QJsonObject &)> &take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return systemError(ENOENT, path);
    return eachJsonLine(file, [&](int number, const QJsonObject &object) -> Result<void> {
        if (!object.isEmpty())
            return take(object);
        told.remarks.append(tr("Line %1 of %2 could not be read and was left out.").arg(number).arg(path));
        return {};
    });
}

Result<void> readHistory(Library &library, const QString &folder, ExchangedLibrary &told, Steps &steps)
{
    const QDir history(folder + QStringLiteral("/history"));
    const QStringList names = history.entryList({QStringLiteral("*.jsonl")}, plainFiles);
    steps.expectMore(static_cast<int>(names.size()));
    for (const QString &name : names) {
        if (auto goesOn = steps.next(); !goesOn)
            return goesOn;
        const QUuid id = QUuid::fromString(name.chopped(6));
        if (id.isNull())
            continue;
        Transaction transaction(library.database());
        if (!transaction.begun())
            return transaction.begun();
        auto read = eachLine(history.filePath(name), told, [&](const QJsonObject &version) {
            return putVersion(library, id.toString(QUuid::WithoutBraces), version, told.versions);
        });
        if (read)
            read = transaction.commit();
        if (!read)
            return read;
    }
    return {};
}

Result<void> readTables(Library &library, const QString &folder, ExchangedLibrary &told, Steps &steps)
{
    TableRows rows(library.database());
    const auto tables = rows.tables();
    if (!tables)
        return tables.error();
    Transaction transaction(library.database());
    if (!transaction.begun())
        return transaction.begun();
    if (auto set = library.database().run(QStringLiteral("PRAGMA defer_foreign_keys=ON")); !set)
        return set;
    steps.expectMore(static_cast<int>(tables->size()));
    for (const QString &table : *tables) {
        if (auto goesOn = steps.next(); !goesOn)
            return goesOn;
        const QString path = folder + QStringLiteral("/tables/%1.jsonl").arg(table);
        if (!QFile::exists(path) || QFileInfo(path).isSymLink())
            continue;
        const auto present = rows.fingerprints(table);
        if (!present)
            return present.error();
        const auto read = eachLine(path, told, [&](const QJsonObject &line) -> Result<void> {
            const QJsonObject row = line[QStringLiteral("row")].toObject();
            if (present->contains(TableRows::fingerprint(row)))
                return {};
            const auto put = rows.add(table, line[QStringLiteral("number")].toInteger(), row);
            if (put)
                told.rows += *put ? 1 : 0;
            return put ? Result<void>() : put.error();
        });
        if (!read)
            return read;
    }
    if (auto indexed = rows.indexAnew(); !indexed)
        return indexed;
    return transaction.commit();
}

Result<QByteArray> contentHash(Library &library, Steps &steps)
{
    QList<QByteArray> parts;
    const auto add = [&parts](const QByteArray &bytes) {
        parts.append(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    };
    const auto ids = articleIds(library);
    if (!ids)
        return ids.error();
    steps.expectMore(static_cast<int>(ids->size()));
    for (const QString &id : *ids) {
        if (const auto goesOn = steps.next(); !goesOn)
            return goesOn.error();
        const auto draft = library.articles().load(QUuid::fromString(id));
        if (draft) {
            add("article " + id.toUtf8() + detailsText(draft->article).toUtf8() + '\0' + draft->article.body.toUtf8() + '\0'
                + draft->folder.toUtf8() + (draft->trashed.isValid() ? "trashed" : ""));
        }
        const auto versions = versionsOf(library, id);
        if (!versions)
            return versions.error();
        for (const QJsonObject &version : *versions)
            add("version " + id.toUtf8() + lineOf(version));
    }
    TableRows rows(library.database());
    const auto tables = rows.tables();
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        const auto read = rows.each(table, [&](qint64, const QJsonObject &row) {
            add("row " + table.toUtf8() + lineOf(row));
            return Result<void>();
        });
        if (!read)
            return read.error();
    }
    std::sort(parts.begin(), parts.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : std::as_const(parts))
        hash.addData(part);
    return hash.result().toHex();
}


Result<ExchangedLibrary> writeEverything(Library &library, const QString &folder, Steps &steps)
{
    ExchangedLibrary told;
    if (const auto written = writeArticles(library, folder, told, steps); !written)
        return written.error();
    if (const auto written = writeTables(library, folder, told, steps); !written)
        return written.error();
    if (const auto written = writePortraits(library, folder); !written)
        return written.error();
    auto hash = contentHash(library, steps);
    if (!hash)
        return hash.error();
    told.hash = *hash;
    // Written last: a folder without it is an export that was stopped.
    const QJsonObject about{{QStringLiteral("program"), QStringLiteral("stet")},
                            {QStringLiteral("format"), formatVersion},
                            {QStringLiteral("articles"), told.articles},
                            {QStringLiteral("hash"), QString::fromLatin1(told.hash)}};
    if (const auto written = writeSafely(folder + QStringLiteral("/export.json"), QJsonDocument(about).toJson()); !written)
        return written.error();
    return told;
}

} // namespace

Result<ExchangedLibrary> exportLibrary(Library &library, const QString &folder, const Progress &progress)
{
    const QDir target(folder);
    const bool wasThere = target.exists();
    if (QFileInfo(folder).isFile() || (wasThere && !target.isEmpty())) {
        return Error{Error::Kind::Conflict,
                     tr("%1 is not an empty folder; nothing was written, so choose another place.").arg(folder), {}};
    }
    for (const char *name : {"/articles", "/history", "/tables"}) {
        if (!QDir().mkpath(folder + QLatin1String(name)))
            return Error{Error::Kind::Unwritable, tr("The folder %1 could not be made.").arg(folder), {}};
    }
    Steps steps(progress, 0);
    auto written = writeEverything(library, folder, steps);
    if (!written && written.error().kind == Error::Kind::Stopped) {
        for (const char *name : {"/articles", "/history", "/tables", "/portraits"})
            QDir(folder + QLatin1String(name)).removeRecursively();
        if (!wasThere)
            QDir().rmdir(folder);
    }
    return written;
}

Result<ExchangedLibrary> importLibrary(Library &library, const QString &folder, const Progress &progress)
{
    for (const char *name : {"/export.json", "/articles", "/history", "/tables"}) {
        if (QFileInfo(folder + QLatin1String(name)).isSymLink())
            return notReadable(folder);
    }
    QFile file(folder + QStringLiteral("/export.json"));
    if (!file.open(QIODevice::ReadOnly))
        return notReadable(folder);
    const QJsonObject about = QJsonDocument::fromJson(file.read(65536)).object();
    if (about[QStringLiteral("program")].toString() != QLatin1String("stet"))
        return notReadable(folder);
    if (about[QStringLiteral("format")].toInt() > formatVersion) {
        return Error{Error::Kind::TooNew,
                     tr("This export was written by a newer Stet; update Stet to take it in."), folder};
    }
    ExchangedLibrary told;
    Steps steps(progress, 0);
    for (const auto &read : {readArticles, readHistory, readTables}) {
        if (const auto done = read(library, folder, told, steps); !done)
            return done.error();
    }
    auto hash = contentHash(library, steps);
    if (!hash)
        return hash.error();
    told.hash = *hash;
    return told;
}

Result<QByteArray> contentHash(Library &library)
{
    Steps steps({}, 0);
    return contentHash(library, steps);
}

} // namespace stet::exchange
