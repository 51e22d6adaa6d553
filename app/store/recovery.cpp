#include "app/store/recovery.h"

#include "app/store/journalfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace stet {

namespace {

/// Puts replayed words into the database, unless it has them. Answers whether they were news.
Result<bool> takeBack(ArticleStore &articles, const ReplayedJournal &journal)
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
    if (stored && stored->sequence >= journal.sequence)
        return false;
    const auto saved = articles.save(draft);
    if (!saved)
        return saved.error();
    return !stored || stored->article != draft.article;
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
        QFile::remove(folder.journal(id));
        QFile::remove(folder.copy(id));
    }
    return database.run(QStringLiteral("DELETE FROM removed_article"));
}

} // namespace

QString keepDamaged(const LibraryFolder &folder, const QString &path)
{
    QDir().mkpath(folder.damaged());
    QFile::setPermissions(folder.damaged(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString name = QFileInfo(path).fileName();
    for (int count = 1; count < 10000; ++count) {
        const QString kept = QStringLiteral("%1/%2-%3").arg(folder.damaged()).arg(count).arg(name);
        if (!QFileInfo(kept).exists() && QFile::rename(path, kept))
            return kept;
    }
    return {};
}

Result<Recovered> recoverJournals(const LibraryFolder &folder, Database &database, ArticleStore &articles)
{
    if (auto done = deleteRemovedFiles(folder, database); !done)
        return done.error();
    Recovered recovered;
    const QDir journals(folder.journals());
    for (const QString &name : journals.entryList(QDir::Files | QDir::System | QDir::Hidden)) {
        const QString path = journals.filePath(name);
        if (name.endsWith(QLatin1String(".new"))) {
            QFile::remove(path); // never became a journal: the one it was to replace is whole
            continue;
        }
        if (!name.endsWith(QLatin1String(".journal")))
            continue;
        const JournalReading reading = readJournal(path);
        if (reading.owned)
            continue;
        if (reading.replayed) {
            const auto news = takeBack(articles, *reading.replayed);
            if (!news)
                return news.error();
            if (*news)
                recovered.drafts.append(reading.replayed->id);
        }
        if (reading.unreadable || reading.replayed->damaged) {
            const QString kept = keepDamaged(folder, path);
            recovered.damagedFiles.append(kept.isEmpty() ? path : kept);
        } else {
            QFile::remove(path);
        }
    }
    return recovered;
}

} // namespace stet
