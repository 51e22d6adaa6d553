#include "app/store/libraryrescue.h"

#include "app/store/articlecoding.h"
#include "app/store/articlerows.h"
#include "app/store/damage.h"
#include "app/store/draftcopy.h"
#include "app/store/schema.h"
#include "app/store/secondcopy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace stet::rescue {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::LibraryRescue", text);
}

Result<void> makeEmptyFolder(const QString &path)
{
    const QDir folder(path);
    if (QFileInfo(path).isFile() || (folder.exists() && !folder.isEmpty())) {
        return Error{Error::Kind::Conflict,
                     tr("%1 is not an empty folder; nothing was written, so choose another place.").arg(path), {}};
    }
    if (!QDir().mkpath(path))
        return Error{Error::Kind::Unwritable, tr("The folder %1 could not be made.").arg(path), {}};
    return {};
}

/// The database with what its log holds, elsewhere: SQLite would write to the one that has to stay as it is.
bool copyDatabase(const LibraryFolder &from, const LibraryFolder &to)
{
    for (const char *ending : {"", "-wal"}) {
        const QString path = from.database() + QLatin1String(ending);
        const QString copy = to.database() + QLatin1String(ending);
        if (!QFile::exists(path))
            continue;
        if (!QFile::copy(path, copy) || !QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner))
            return false;
    }
    return QFile::exists(to.database());
}

Result<void> writeText(const StoredDraft &draft, const QString &target, RescuedTexts &told)
{
    if (auto written = writeSafely(target + u'/' + readableFileName(draft), draftCopy(draft)); !written)
        return written;
    ++told.articles;
    return {};
}

/// Articles that have no second copy, or a newer text in the database. Whatever version wrote it: these columns have
/// been there from the first.
Result<void> writeFromDatabase(const LibraryFolder &folder, const QHash<ArticleId, quint64> &copied, const QString &target,
                               RescuedTexts &told, Steps &steps)
{
    if (!QFile::exists(folder.database()))
        return {};
    const QTemporaryDir scratch;
    const LibraryFolder copy{scratch.path()};
    if (!scratch.isValid() || !copyDatabase(folder, copy)) {
        told.remarks.append(tr("The library file could not be read; what is here comes from its second copies."));
        return {};
    }
    auto database = Database::open(copy.database());
    Result<void> written;
    const auto read = !database ? Result<void>(database.error())
                                : (*database)->each(
                                      QStringLiteral("SELECT id, change, details, body FROM article "
                                                     "JOIN article_text USING(number) WHERE trashed IS NULL"),
                                      {}, [&](const Row &row) {
                                          StoredDraft draft;
                                          draft.id = QUuid::fromString(row.text(0));
                                          if (copied.value(draft.id) >= static_cast<quint64>(row.number(1)))
                                              return true;
                                          draft.article = articleFromText(row.text(2), row.text(3));
                                          written = steps.next();
                                          if (written)
                                              written = writeText(draft, target, told);
                                          return written.has_value();
                                      });
    if (!read)
        told.remarks.append(tr("The library file could not be read to its end; what is missing here may be in its backups."));
    return written;
}

} // namespace

Result<RescuedTexts> exportTexts(const QString &libraryFolder, const QString &target, const Progress &progress)
{
    const LibraryFolder folder{QDir(libraryFolder).absolutePath()};
    if (const auto made = makeEmptyFolder(target); !made)
        return made.error();
    RescuedTexts told;
    QHash<ArticleId, quint64> copied;
    Steps steps(progress, static_cast<int>(QDir(folder.copies()).count()));
    Result<void> written;
    const QStringList unreadable = SecondCopy::readArticles(folder, [&](const ReadDraftCopy &copy) {
        written = steps.next();
        if (!written || copy.draft.trashed.isValid())
            return written.has_value();
        copied.insert(copy.draft.id, copy.draft.change);
        written = writeText(copy.draft, target, told);
        return written.has_value();
    });
    if (!written)
        return written.error();
    for (const QString &path : unreadable)
        told.remarks.append(tr("%1 could not be read.").arg(path));
    if (const auto rest = writeFromDatabase(folder, copied, target, told, steps); !rest)
        return rest.error();
    return told;
}

Result<void> copyLibrary(const QString &libraryFolder, const QString &target, const Progress &progress)
{
    const LibraryFolder from{QDir(libraryFolder).absolutePath()};
    const LibraryFolder to{QDir(target).absolutePath()};
    if (auto made = makeEmptyFolder(to.path); !made)
        return made;
    if (auto made = makeLibraryFolder(to); !made)
        return made;
    const bool isNewer = damage::versionInFile(from.database()) > schemaVersion();
    Steps steps(progress, 1);
    if (!isNewer)
        copyDatabase(from, to); // what cannot be read is made anew from the second copies
    if (auto goesOn = steps.next(); !goesOn)
        return goesOn;
    for (const auto &[source, goal] : {std::pair(from.copies(), to.copies()), std::pair(from.journals(), to.journals())}) {
        const QStringList names = QDir(source).entryList(QDir::Files);
        steps.expectMore(static_cast<int>(names.size()));
        for (const QString &name : names) {
            if (auto goesOn = steps.next(); !goesOn)
                return goesOn;
            const QString copy = goal + u'/' + name;
            if (QFile::copy(source + u'/' + name, copy))
                QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    return {};
}

} // namespace stet::rescue
