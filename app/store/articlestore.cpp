#include "app/store/articlestore.h"

#include "app/store/articlecoding.h"
#include "app/store/libraryclock.h"
#include "app/store/tablerows.h"

#include <QCoreApplication>

#include <algorithm>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::ArticleStore", text);
}

} // namespace

ArticleStore::ArticleStore(Database &database, Clock clock) : m_database(database), m_rows(database), m_clock(std::move(clock))
{
}

Result<ArticleId> ArticleStore::add(const Article &article)
{
    StoredDraft draft;
    draft.id = QUuid::createUuid();
    draft.article = article;
    if (auto added = addAs(draft); !added)
        return added.error();
    return draft.id;
}

Result<void> ArticleStore::addAs(const StoredDraft &draft)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun();
    const auto taken = m_database.number(QStringLiteral("SELECT count(*) FROM article WHERE id = ?"), {articleKey(draft.id)});
    if (!taken)
        return taken.error();
    if (*taken > 0)
        return Error{Error::Kind::Conflict, tr("This article is in the library already."), articleKey(draft.id)};
    const auto number = m_rows.nextChange();
    if (!number)
        return number.error();
    if (auto done = insert(draft, *number); !done)
        return done;
    return change.commit();
}

Result<void> ArticleStore::insert(const StoredDraft &draft, quint64 change)
{
    const qint64 now = m_clock().toMSecsSinceEpoch();
    if (auto done = m_database.run(
            QStringLiteral("INSERT INTO article(id, title, state, tags, marks, folder, made, changed, trashed, change) "
                           "VALUES(?, '', '', '', '', ?, ?, ?, ?, ?)"),
            {articleKey(draft.id), draft.folder, now, now,
             draft.trashed.isValid() ? QVariant(draft.trashed.toMSecsSinceEpoch()) : QVariant(), change});
        !done)
        return done;
    // It is back, whatever became of it before: its files are not to be deleted.
    if (auto done = m_database.run(QStringLiteral("DELETE FROM removed_article WHERE article = ?"), {articleKey(draft.id)}); !done)
        return done;
    const auto row = m_database.number(QStringLiteral("SELECT number FROM article WHERE id = ?"), {articleKey(draft.id)});
    if (!row)
        return row.error();
    if (auto done = m_rows.writeText(*row, draft.folder, draft.article, draft.sequence); !done)
        return done;
    if (auto done = m_rows.writePlace(*row, draft.place); !done)
        return done;
    return draft.trashed.isValid() ? Result<void>() : m_rows.index(change);
}

Result<bool> ArticleStore::takeBack(const StoredDraft &copy)
{
    const auto stored = load(copy.id);
    const bool missing = !stored && stored.error().kind == Error::Kind::NotFound;
    if (!missing) {
        if (stored && !stored->recovered && stored->change >= copy.change)
            return false;
        const auto saved = save(copy);
        return saved ? Result<bool>(true) : saved.error();
    }
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto taken =
        m_database.number(QStringLiteral("SELECT count(*) FROM article WHERE change = ?"), {copy.change});
    if (!taken)
        return taken.error();
    const auto change = *taken > 0 || copy.change == 0 ? m_rows.nextChange() : Result<quint64>(copy.change);
    if (!change)
        return change.error();
    if (auto done = insert(copy, *change); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

Result<StoredDraft> ArticleStore::load(const ArticleId &id)
{
    std::optional<StoredDraft> draft;
    bool whole = false;
    const auto read = m_database.each(
        QStringLiteral("SELECT details, body, checksum, sequence, change, caret, anchor, scroll, folder, trashed FROM article "
                       "JOIN article_text USING(number) LEFT JOIN article_place USING(number) WHERE id = ?"),
        {articleKey(id)}, [&](const Row &row) {
            const QString details = row.text(0);
            const QString body = row.text(1);
            whole = row.bytes(2) == articleChecksum(details, body);
            // A crash between a change and its caret leaves a place of before.
            const auto inside = [&body](qint64 place) { return std::clamp<qsizetype>(place, 0, body.size()); };
            draft = StoredDraft{id, articleFromText(details, body),
                                {inside(row.number(5)), inside(row.number(6)), row.real(7)},
                                m_recovered.contains(id), static_cast<quint64>(row.number(3)),
                                static_cast<quint64>(row.number(4)), row.text(8), timeOf(row, 9)};
            return false;
        });
    if (read && !draft)
        return articleNotThere(id);
    if (read && whole)
        return *draft;
    if (!read && read.error().kind != Error::Kind::Unreadable)
        return read.error();
    auto copy = loadFallback(id);
    if (!draft || (copy && copy->change >= draft->change))
        return copy;
    draft->recovered = true; // doubtful words that are newer, or the only ones, are better than none
    return *draft;
}

Result<bool> ArticleStore::isWhole(const ArticleId &id)
{
    bool whole = false;
    const auto read = m_database.each(
        QStringLiteral("SELECT details, body, checksum FROM article JOIN article_text USING(number) WHERE id = ?"), {articleKey(id)},
        [&whole](const Row &row) {
            whole = row.bytes(2) == articleChecksum(row.text(0), row.text(1));
            return false;
        });
    if (!read)
        return read.error();
    return whole;
}

Result<StoredDraft> ArticleStore::loadFallback(const ArticleId &id)
{
    auto copy = m_fallback ? m_fallback(id) : std::nullopt;
    if (!copy) {
        return Error{Error::Kind::Unreadable,
                     tr("This article is damaged in the library file and has no second copy; the library was left as "
                        "it is, so look into its backups."),
                     articleKey(id)};
    }
    copy->recovered = true;
    if (const auto place = m_rows.find(id))
        copy->folder = place->folder;
    return *copy;
}

Result<void> ArticleStore::rebuildIndex()
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto rebuilt = m_rows.rebuildIndex(); !rebuilt)
        return rebuilt;
    return transaction.commit();
}

Result<quint64> ArticleStore::save(const StoredDraft &draft)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto place = m_rows.find(draft.id);
    if (!place)
        return place.error();
    const auto change = m_rows.nextChange();
    if (!change)
        return change.error();
    if (!place->trashed) {
        if (auto done = m_rows.unindex(place->change); !done)
            return done.error();
    }
    if (auto done = m_database.run(QStringLiteral("UPDATE article SET change = ?, changed = ? WHERE number = ?"),
                                   {*change, m_clock().toMSecsSinceEpoch(), place->number});
        !done)
        return done.error();
    if (auto done = m_rows.writeText(place->number, place->folder, draft.article, draft.sequence); !done)
        return done.error();
    if (auto done = m_rows.writePlace(place->number, draft.place); !done)
        return done.error();
    if (!place->trashed) {
        if (auto done = m_rows.index(*change); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return *change;
}

Result<void> ArticleStore::savePlace(const ArticleId &id, const WritingPlace &place)
{
    const auto found = m_rows.find(id);
    if (!found)
        return found.error();
    return m_rows.writePlace(found->number, place);
}

Result<void> ArticleStore::changeArticle(const ArticleId &id, const std::function<void(Article &)> &change)
{
    // Read and written in one: what a window saves in between would be lost.
    Transaction whole(m_database);
    if (!whole.begun())
        return whole.begun();
    auto draft = load(id);
    if (!draft)
        return draft.error();
    Article article = draft->article;
    change(article);
    if (article == draft->article)
        return {};
    draft->article = std::move(article);
    if (const auto saved = save(*draft); !saved)
        return saved.error();
    return whole.commit();
}

Result<void> ArticleStore::rename(const ArticleId &id, const QString &headline)
{
    return changeArticle(id, [&headline](Article &article) { article.headline = headline; });
}

Result<ArticleId> ArticleStore::duplicate(const ArticleId &id)
{
    const auto draft = load(id);
    if (!draft)
        return draft.error();
    StoredDraft copy;
    copy.id = QUuid::createUuid();
    copy.article = draft->article;
    copy.folder = draft->folder;
    if (!copy.article.headline.isEmpty())
        copy.article.headline = tr("%1 (copy)").arg(copy.article.headline);
    if (auto added = addAs(copy); !added)
        return added.error();
    return copy.id;
}

Result<void> ArticleStore::setTrashed(const ArticleId &id, const QVariant &time)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto place = m_rows.find(id);
    if (!place)
        return place.error();
    if (place->trashed == time.isValid())
        return {};
    if (time.isValid()) {
        if (auto done = m_rows.unindex(place->change); !done)
            return done;
    }
    const auto lived = livedTime(m_database, m_clock());
    if (!lived)
        return lived.error();
    if (auto done = m_database.run(
            QStringLiteral("UPDATE article SET trashed = ?, trashed_age = ?, copied = 0 WHERE number = ?"),
            {time, *lived, place->number});
        !done)
        return done;
    if (!time.isValid()) {
        if (auto done = m_rows.index(place->change); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> ArticleStore::moveToTrash(const ArticleId &id)
{
    return setTrashed(id, m_clock().toMSecsSinceEpoch());
}

Result<void> ArticleStore::restore(const ArticleId &id)
{
    return setTrashed(id, {});
}

Result<int> ArticleStore::emptyTrash(int days)
{
    const auto lived = livedTime(m_database, m_clock());
    if (!lived)
        return lived.error();
    // Without an age (a draft that came back from its copy) it begins to count now.
    const auto begun = m_database.run(
        QStringLiteral("UPDATE article SET trashed_age = ? WHERE trashed IS NOT NULL AND trashed_age IS NULL"), {*lived});
    if (!begun)
        return begun.error();
    QList<ArticleId> old;
    const auto read = m_database.each(QStringLiteral("SELECT id FROM article WHERE trashed IS NOT NULL AND trashed_age <= ?"),
                                      {*lived - qint64(days) * 24 * 3600 * 1000}, [&old](const Row &row) {
                                          old.append(QUuid::fromString(row.text(0)));
                                          return true;
                                      });
    if (!read)
        return read.error();
    for (const ArticleId &id : std::as_const(old)) {
        if (const auto removed = removeForGood(id); !removed)
            return removed.error();
    }
    return static_cast<int>(old.size());
}

Result<void> ArticleStore::removeForGood(const ArticleId &id)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto place = m_rows.find(id);
    if (!place)
        return place.error();
    if (!place->trashed) {
        if (auto done = m_rows.unindex(place->change); !done)
            return done;
    }
    TableRows rows(m_database);
    const auto tables = rows.tablesOfArticles();
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        if (auto done = rows.removeOf(table, articleKey(id)); !done)
            return done;
    }
    if (auto done = m_database.run(QStringLiteral("DELETE FROM revision WHERE article = ?"), {articleKey(id)}); !done)
        return done;
    if (auto done = m_database.run(QStringLiteral("DELETE FROM article WHERE number = ?"), {place->number}); !done)
        return done;
    if (auto done =
            m_database.run(QStringLiteral("INSERT OR IGNORE INTO removed_article(article) VALUES(?)"), {articleKey(id)});
        !done)
        return done;
    return transaction.commit();
}

} // namespace stet
