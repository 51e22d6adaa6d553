#include "app/store/recovery.h"

#include "app/store/journalfile.h"
#include "app/store/secondcopy.h"
#include "app/store/undofile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>

namespace stet {

namespace {

/// Puts replayed words into the database, unless it has them. Answers whether they were news.
Result<bool> takeBack(ArticleStore &articles, RevisionStore &revisions, const ReplayedJournal &journal)
{
    StoredDraft draft{journal.id, journal.article, journal.place};
    draft.sequence = journal.sequence;
    const auto stored = articles.load(journal.id);
    if (!stored && stored.error().kind == Error::Kind::NotFound) {
        const auto added = articles.addAs(draft);
        return added ? Result<bool>(true) : added.error();
    }
    if (!stored && stored.error().kind != Error::Kind::Unreadable)
        return stored.error();
    if (stored && stored->sequence >= journal.sequence) {
        if (stored->article == draft.article)
            return false;
        const auto kept = revisions.keep(draft, Revision::Reason::Conflict);
        return kept ? Result<bool>(false) : kept.error();
    }
    if (stored && stored->article != draft.article) {
        if (const auto kept = revisions.keep(*stored, Revision::Reason::Recovered); !kept)
            return kept.error();
    }
    const auto saved = articles.save(draft);
    if (!saved)
        return saved.error();
    return !stored || stored->article != draft.article;
}

/// The steps of a replayed journal, when its words are the ones that the draft has.
void keepEdits(const LibraryFolder &folder, ArticleStore &articles, const ReplayedJournal &journal)
{
    const auto stored = articles.load(journal.id);
    if (!stored || stored->article.body != journal.article.body)
        return;
    const auto written = undofile::write(folder, journal.id, journal.article, journal.edits);
    if (!written)
        qWarning("%s", qUtf8Printable(written.error().detail)); // undo begins anew; no word depends on it
}

Result<void> deleteRemovedFiles(const LibraryFolder &folder, Database &database)
{
    QStringList removed;
    const auto read = database.each(QStringLiteral("SELECT article FROM removed_article"), {}, [&](const Row &row) {
        removed.append(row.text(0));
        return true;
    });
    if (!read || removed.isEmpty())
        return read;
    for (const QString &name : removed) {
        const ArticleId id = QUuid::fromString(name);
        for (const QString &file : QDir(folder.journals()).entryList({name + QStringLiteral("*.journal")}))
            QFile::remove(folder.journals() + u'/' + file);
        QFile::remove(folder.copy(id));
        QFile::remove(folder.undo(id));
    }
    return database.run(QStringLiteral("DELETE FROM removed_article"));
}

/// Whether a rescued draft is of this library, which may have been moved since.
bool belongsHere(const ReadDraftCopy &copy, const LibraryFolder &folder, ArticleStore &articles)
{
    if (copy.library == folder.path)
        return true;
    const bool moved = !FileIdentity::at(LibraryFolder{copy.library}.database()).isThere();
    return !copy.library.isEmpty() && moved && articles.summary(copy.draft.id).has_value();
}

} // namespace

QString keepDamaged(const LibraryFolder &folder, const QStringList &paths)
{
    if (!QFileInfo(folder.damaged()).isDir())
        QFile::rename(folder.damaged(), folder.damaged() + QStringLiteral("-file")); // not a folder: out of the way
    QDir().mkpath(folder.damaged());
    QFile::setPermissions(folder.damaged(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto target = [&folder](int count, const QString &path) {
        return QStringLiteral("%1/%2-%3").arg(folder.damaged()).arg(count).arg(QFileInfo(path).fileName());
    };
    for (int count = 1; count < 10000; ++count) {
        const bool free = std::none_of(paths.begin(), paths.end(), [&](const QString &path) {
            const QFileInfo info(target(count, path));
            return info.exists() || info.isSymLink();
        });
        if (!free)
            continue;
        for (const QString &path : paths)
            QDir().rename(path, target(count, path));
        return QFileInfo(target(count, paths.first())).exists() || QFileInfo(target(count, paths.first())).isSymLink()
                   ? target(count, paths.first())
                   : QString();
    }
    return {};
}

Result<Recovered> recoverJournals(const LibraryFolder &folder, Database &database, ArticleStore &articles,
                                  RevisionStore &revisions)
{
    if (auto done = deleteRemovedFiles(folder, database); !done)
        return done.error();
    Recovered recovered;
    int patience = 5; // tries, for all of them together
    const QDir journals(folder.journals());
    for (const QString &name : journals.entryList(QDir::Files | QDir::System | QDir::Hidden)) {
        const QString path = journals.filePath(name);
        if (!name.endsWith(QLatin1String(".journal")))
            continue;
        const journal::EarlierEdits earlier = [&folder](const ArticleId &id, const Article &article) {
            return undofile::read(folder, id, article);
        };
        JournalReading reading = readJournal(path, earlier);
        // A program that was killed while it started another holds its files for a moment longer, through that one.
        for (; reading.owned && patience > 0; --patience) {
            QThread::msleep(50);
            reading = readJournal(path, earlier);
        }
        if (reading.owned)
            continue;
        if (reading.replayed) {
            const auto news = takeBack(articles, revisions, *reading.replayed);
            if (!news)
                return news.error();
            if (*news)
                recovered.drafts.append(reading.replayed->id);
            keepEdits(folder, articles, *reading.replayed);
        }
        if (reading.unreadable || reading.replayed->damaged) {
            const QString kept = keepDamaged(folder, {path});
            recovered.damagedFiles.append(kept.isEmpty() ? path : kept);
        } else {
            QFile::remove(path);
        }
    }
    return recovered;
}

Result<Recovered> rebuildFromCopies(const LibraryFolder &folder, Database &database, ArticleStore &articles)
{
    Recovered recovered;
    const auto changes = database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'change'"));
    if (!changes)
        return changes.error();
    const quint64 copied = SecondCopy::state(folder).change;
    if (copied == 0 && *changes > 0) {
        // Copies that are gone are made anew; those that are there and newer than the database cannot say so.
        if (const auto begun = SecondCopy(folder, database, articles).beginAnew(); !begun)
            return begun.error();
    }
    // A database that never held anything counts as lost when there are copies, even without their state file.
    const bool lost = *changes == 0 && QDirIterator(folder.copies(), {QStringLiteral("*.md")}, QDir::Files).hasNext();
    if (!lost && static_cast<quint64>(*changes) >= copied)
        return recovered;
    Result<void> taken;
    const QStringList unreadable = SecondCopy::readArticles(folder, [&](const ReadDraftCopy &copy) {
        const auto news = articles.takeBack(copy.draft);
        if (!news)
            taken = news.error();
        else if (*news)
            recovered.drafts.append(copy.draft.id);
        return taken.has_value();
    });
    if (!taken)
        return taken.error();
    for (const QString &path : unreadable)
        recovered.damagedFiles.append(keepDamaged(folder, {path}));
    SecondCopy copies(folder, database, articles);
    if (const auto rows = copies.takeBackRows(); !rows)
        return rows.error();
    // Last, so that a start which is killed before this begins again.
    const auto counted = database.run(QStringLiteral("UPDATE counter SET value = max(value, ?) WHERE name = 'change'"),
                                      {static_cast<qint64>(copied)});
    if (!counted)
        return counted.error();
    return recovered;
}

Result<Recovered> takeRescued(const LibraryFolder &folder, const QString &emergencyFolder, ArticleStore &articles,
                              RevisionStore &revisions)
{
    Recovered recovered;
    const QDir emergency(emergencyFolder);
    for (const QString &name : emergency.entryList({QStringLiteral("*.md")}, QDir::Files)) {
        QFile file(emergency.filePath(name));
        const auto copy = file.open(QIODevice::ReadOnly) ? readDraftCopy(file.readAll(), {}) : std::nullopt;
        if (!copy || copy->draft.id.isNull() || !belongsHere(*copy, folder, articles))
            continue; // not Stet's, or of another library: it stays where it is
        const auto news = takeBack(articles, revisions, {copy->draft.id, copy->draft.article, copy->draft.place,
                                              {}, copy->draft.sequence, 0, false});
        if (!news)
            return news.error();
        if (*news)
            recovered.drafts.append(copy->draft.id);
        file.remove();
    }
    return recovered;
}

} // namespace stet
