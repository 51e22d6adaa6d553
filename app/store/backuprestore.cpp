#include "app/store/backuprestore.h"

#include "app/store/tablerows.h"
#include "app/text/citationmark.h"

#include <QCoreApplication>
#include <QLocale>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::BackupRestore", text);
}

QStringList citedKeys(const Article &article)
{
    QStringList keys;
    for (const CitationMark &mark : citationMarks(article.body)) {
        for (const CitedSource &source : mark.sources) {
            if (!keys.contains(source.key))
                keys.append(source.key);
        }
    }
    return keys;
}

} // namespace

BackupRestore::BackupRestore(Library &backup, Library &library, const QDateTime &made)
    : m_backup(backup), m_library(library), m_made(QLocale().toString(made.toLocalTime(), QLocale::ShortFormat))
{
}

Result<RestoredDrafts> BackupRestore::restore(const QList<ArticleId> &ids, const Progress &progress)
{
    QList<ArticleId> wanted = ids;
    if (wanted.isEmpty()) {
        const auto all = m_backup.articles().list();
        if (!all)
            return all.error();
        for (const ArticleSummary &draft : *all)
            wanted.prepend(draft.id); // oldest first, so that the order of changes is the backup's
    }
    RestoredDrafts told;
    Steps steps(progress, static_cast<int>(wanted.size()));
    for (const ArticleId &id : std::as_const(wanted)) {
        if (const auto restored = restoreOne(id, told); !restored)
            return restored.error();
        if (!steps.next())
            break;
    }
    return told;
}

Result<void> BackupRestore::restoreOne(const ArticleId &id, RestoredDrafts &told)
{
    auto draft = m_backup.articles().load(id);
    if (!draft) {
        const auto summary = m_backup.articles().summary(id);
        told.damaged.append(summary ? summary->title : articleKey(id));
        return {};
    }
    draft->trashed = {};
    const auto present = m_library.articles().load(id);
    if (!present && present.error().kind != Error::Kind::NotFound)
        return addCopy(*std::move(draft), told);
    if (!present) {
        told.back.append(id);
        return addWithRows(*draft, id);
    }
    if (present->article != draft->article)
        return addCopy(*std::move(draft), told);
    if (!present->trashed.isValid()) {
        ++told.same;
        return {};
    }
    told.back.append(id);
    return m_library.articles().restore(id);
}

Result<void> BackupRestore::addCopy(StoredDraft draft, RestoredDrafts &told)
{
    const ArticleId original = draft.id;
    draft.id = QUuid::createUuid();
    const QString title = workingTitle(draft.article);
    draft.article.headline = title.isEmpty() ? tr("From the backup of %1").arg(m_made)
                                             : tr("%1 (backup of %2)").arg(title, m_made);
    told.copies.append(draft.id);
    return addWithRows(draft, original);
}

Result<void> BackupRestore::addWithRows(const StoredDraft &draft, const ArticleId &original)
{
    if (auto added = m_library.articles().addAs(draft); !added)
        return added;
    TableRows from(m_backup.database());
    TableRows to(m_library.database());
    const auto known = from.tablesOfArticles();
    const auto tables = to.tablesOfArticles();
    if (!known || !tables)
        return known ? tables.error() : known.error();
    for (const QString &table : *tables) {
        if (!known->contains(table)) // the backup is older than the table
            continue;
        const auto rows = from.rowsOf(table, articleKey(original));
        if (!rows)
            return rows.error();
        for (QJsonObject row : *rows) {
            row.insert(QStringLiteral("article"), articleKey(draft.id));
            if (const auto put = to.add(table, 0, row); !put)
                return put.error();
        }
    }
    return addPeopleAndSources(draft.article);
}

Result<void> BackupRestore::addPeopleAndSources(const Article &article)
{
    const auto profiles = m_backup.authors().find(article.byline.authors);
    if (!profiles)
        return profiles.error();
    for (const AuthorProfile &profile : *profiles) {
        const auto present = m_library.authors().find({profile.id});
        if (!present)
            return present.error();
        if (!present->isEmpty())
            continue;
        if (const auto added = m_library.authors().add(profile); !added)
            return added.error();
    }
    for (const QString &key : citedKeys(article)) {
        const auto present = m_library.sources().find(key);
        if (!present)
            return present.error();
        if (*present)
            continue;
        const auto source = m_backup.sources().find(key);
        if (!source)
            return source.error();
        if (!*source)
            continue;
        if (const auto added = m_library.sources().add(**source); !added && added.error().kind != Error::Kind::Conflict)
            return added.error();
    }
    return {};
}

} // namespace stet
