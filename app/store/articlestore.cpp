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

QString key(const ArticleId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Error notThere(const ArticleId &id)
{
    return {Error::Kind::NotFound, tr("This article is not in the library any more."), key(id)};
}

QDateTime timeOf(const Row &row, int column)
{
    return row.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.number(column));
}

QString orderClause(ArticleFilter::Order order)
{
    switch (order) {
    case ArticleFilter::Order::Title:
        return QStringLiteral(" ORDER BY title COLLATE NOCASE, change DESC");
    case ArticleFilter::Order::State:
        return QStringLiteral(" ORDER BY state, change DESC");
    case ArticleFilter::Order::NewestChange:
        break;
    }
    return QStringLiteral(" ORDER BY change DESC");
}

QString whereClause(const ArticleFilter &filter, QVariantList &values)
{
    QString where = QStringLiteral(" WHERE trashed IS NULL");
    if (filter.state) {
        where += QStringLiteral(" AND state = ?");
        values.append(stateName(*filter.state));
    }
    if (!filter.tag.isEmpty()) {
        where += QStringLiteral(" AND number IN (SELECT number FROM article_tag WHERE tag = ?)");
        values.append(filter.tag);
    }
    if (!filter.folder.isEmpty()) {
        where += QStringLiteral(" AND (folder = ? OR (folder > ? AND folder < ?))");
        values += {filter.folder, filter.folder + u'/', filter.folder + u'0'}; // '0' follows '/' in every collation here
    }
    return where;
}

} // namespace

ArticleStore::ArticleStore(Database &database, Clock clock) : m_database(database), m_clock(std::move(clock))
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
    const auto taken = m_database.number(QStringLiteral("SELECT count(*) FROM article WHERE id = ?"), {key(draft.id)});
    if (!taken)
        return taken.error();
    if (*taken > 0)
        return Error{Error::Kind::Conflict, tr("This article is in the library already."), key(draft.id)};
    const auto number = nextChange();
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
            {key(draft.id), draft.folder, now, now,
             draft.trashed.isValid() ? QVariant(draft.trashed.toMSecsSinceEpoch()) : QVariant(), change});
        !done)
        return done;
    const auto row = m_database.number(QStringLiteral("SELECT number FROM article WHERE id = ?"), {key(draft.id)});
    if (!row)
        return row.error();
    if (auto done = writeText(*row, draft.folder, draft); !done)
        return done;
    return draft.trashed.isValid() ? Result<void>() : index(change);
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
    const auto change = *taken > 0 || copy.change == 0 ? nextChange() : Result<quint64>(copy.change);
    if (!change)
        return change.error();
    if (auto done = insert(copy, *change); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

Result<ArticleStore::Place> ArticleStore::find(const ArticleId &id)
{
    std::optional<Place> place;
    const auto read = m_database.each(
        QStringLiteral("SELECT number, change, trashed IS NOT NULL, folder FROM article WHERE id = ?"), {key(id)},
        [&place](const Row &row) {
            place = Place{row.number(0), static_cast<quint64>(row.number(1)), row.number(2) != 0, row.text(3)};
            return false;
        });
    if (!read)
        return read.error();
    if (!place)
        return notThere(id);
    return *place;
}

Result<quint64> ArticleStore::nextChange()
{
    if (auto raised = m_database.run(QStringLiteral(
            "UPDATE counter SET value = max(value, coalesce((SELECT max(change) FROM article), 0)) + 1 "
            "WHERE name = 'change'"));
        !raised)
        return raised.error();
    const auto change = m_database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'change'"));
    if (!change)
        return change.error();
    return static_cast<quint64>(*change);
}

Result<void> ArticleStore::unindex(quint64 change)
{
    return m_database.run(
        QStringLiteral("INSERT INTO article_search(article_search, rowid, title, deck, body, comments, marks) "
                       "SELECT 'delete', change, title, deck, body, comments, marks FROM article_words WHERE change = ?"),
        {change});
}

Result<void> ArticleStore::index(quint64 change)
{
    return m_database.run(QStringLiteral("INSERT INTO article_search(rowid, title, deck, body, comments, marks) "
                                         "SELECT change, title, deck, body, comments, marks FROM article_words WHERE change = ?"),
                          {change});
}

Result<void> ArticleStore::writeText(qint64 number, const QString &folder, const StoredDraft &draft)
{
    const Article &article = draft.article;
    const QString details = detailsText(article);
    const QString body = wholeCharacters(article.body);
    if (auto done = m_database.run(
            QStringLiteral("INSERT INTO article_text(number, details, body, checksum, sequence) VALUES(?, ?, ?, ?, ?) "
                           "ON CONFLICT(number) DO UPDATE SET details = excluded.details, body = excluded.body, "
                           "checksum = excluded.checksum, sequence = excluded.sequence"),
            {number, details, body, articleChecksum(details, body), draft.sequence});
        !done)
        return done;
    if (auto done = m_database.run(
            QStringLiteral("UPDATE article SET title = ?, state = ?, tags = ?, words = ?, marks = ? WHERE number = ?"),
            {workingTitle(article), stateName(article.state), tagsText(article.tags), wordsIn(article.body),
             searchMarks(article, folder), number});
        !done)
        return done;
    if (auto done = writeTags(number, article.tags); !done)
        return done;
    return writePlace(number, draft.place);
}

Result<void> ArticleStore::writePlace(qint64 number, const WritingPlace &place)
{
    return m_database.run(
        QStringLiteral("INSERT INTO article_place(number, caret, anchor, scroll) VALUES(?, ?, ?, ?) ON CONFLICT(number) "
                       "DO UPDATE SET caret = excluded.caret, anchor = excluded.anchor, scroll = excluded.scroll"),
        {number, place.caret, place.anchor, place.scroll});
}

Result<void> ArticleStore::writeTags(qint64 number, const QStringList &tags)
{
    if (auto done = m_database.run(QStringLiteral("DELETE FROM article_tag WHERE number = ?"), {number}); !done)
        return done;
    for (const QString &tag : tags) {
        if (auto done = m_database.run(QStringLiteral("INSERT OR IGNORE INTO article_tag(number, tag) VALUES(?, ?)"), {number, tag});
            !done)
            return done;
    }
    return {};
}

Result<QList<ArticleSummary>> ArticleStore::summaries(const QString &rest, const QVariantList &values)
{
    QList<ArticleSummary> list;
    const auto read = m_database.each(
        QStringLiteral("SELECT id, title, state, words, changed, trashed, tags, folder FROM article") + rest, values,
        [&list](const Row &row) {
            list.append({QUuid::fromString(row.text(0)), row.text(1), stateFromName(row.text(2)),
                         static_cast<int>(row.number(3)), timeOf(row, 4), timeOf(row, 5), tagsFromText(row.text(6)),
                         row.text(7)});
            return true;
        });
    if (!read)
        return read.error();
    return list;
}

Result<QList<ArticleSummary>> ArticleStore::list(const ArticleFilter &filter)
{
    QVariantList values;
    QString rest = whereClause(filter, values) + orderClause(filter.order);
    rest += QStringLiteral(" LIMIT ? OFFSET ?");
    values += {filter.limit, filter.offset};
    return summaries(rest, values);
}

Result<int> ArticleStore::count(const ArticleFilter &filter)
{
    QVariantList values;
    const QString where = whereClause(filter, values);
    const auto count = m_database.number(QStringLiteral("SELECT count(*) FROM article") + where, values);
    if (!count)
        return count.error();
    return static_cast<int>(*count);
}

Result<QList<ArticleSummary>> ArticleStore::trash()
{
    return summaries(QStringLiteral(" WHERE trashed IS NOT NULL ORDER BY trashed DESC, change DESC"), {});
}

Result<ArticleSummary> ArticleStore::summary(const ArticleId &id)
{
    const auto found = summaries(QStringLiteral(" WHERE id = ?"), {key(id)});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return notThere(id);
    return found->first();
}

Result<StoredDraft> ArticleStore::load(const ArticleId &id)
{
    std::optional<StoredDraft> draft;
    bool whole = false;
    const auto read = m_database.each(
        QStringLiteral("SELECT details, body, checksum, sequence, change, caret, anchor, scroll, folder, trashed FROM article "
                       "JOIN article_text USING(number) LEFT JOIN article_place USING(number) WHERE id = ?"),
        {key(id)}, [&](const Row &row) {
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
        return notThere(id);
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
        QStringLiteral("SELECT details, body, checksum FROM article JOIN article_text USING(number) WHERE id = ?"), {key(id)},
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
                     key(id)};
    }
    copy->recovered = true;
    if (const auto place = find(id))
        copy->folder = place->folder;
    return *copy;
}

Result<void> ArticleStore::rebuildIndex()
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    for (const char *sql :
         {"INSERT INTO article_search(article_search) VALUES('delete-all')",
          "INSERT INTO article_search(rowid, title, deck, body, comments, marks) SELECT article_words.change, article_words.title, "
          "article_words.deck, article_words.body, article_words.comments, article_words.marks FROM article_words JOIN article "
          "ON article.change = article_words.change WHERE article.trashed IS NULL"}) {
        if (auto done = m_database.run(QString::fromUtf8(sql)); !done)
            return done;
    }
    return transaction.commit();
}

Result<quint64> ArticleStore::save(const StoredDraft &draft)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto place = find(draft.id);
    if (!place)
        return place.error();
    const auto change = nextChange();
    if (!change)
        return change.error();
    if (!place->trashed) {
        if (auto done = unindex(place->change); !done)
            return done.error();
    }
    if (auto done = m_database.run(QStringLiteral("UPDATE article SET change = ?, changed = ? WHERE number = ?"),
                                   {*change, m_clock().toMSecsSinceEpoch(), place->number});
        !done)
        return done.error();
    if (auto done = writeText(place->number, place->folder, draft); !done)
        return done.error();
    if (!place->trashed) {
        if (auto done = index(*change); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return *change;
}

Result<void> ArticleStore::savePlace(const ArticleId &id, const WritingPlace &place)
{
    const auto found = find(id);
    if (!found)
        return found.error();
    return writePlace(found->number, place);
}

Result<void> ArticleStore::changeArticle(const ArticleId &id, const std::function<void(Article &)> &change)
{
    auto draft = load(id);
    if (!draft)
        return draft.error();
    Article article = draft->article;
    change(article);
    if (article == draft->article)
        return {};
    draft->article = std::move(article);
    const auto saved = save(*draft);
    return saved ? Result<void>() : saved.error();
}

Result<void> ArticleStore::rename(const ArticleId &id, const QString &headline)
{
    return changeArticle(id, [&headline](Article &article) { article.headline = headline; });
}

Result<void> ArticleStore::setState(const ArticleId &id, ArticleState state)
{
    return changeArticle(id, [state](Article &article) { article.state = state; });
}

Result<void> ArticleStore::setTags(const ArticleId &id, const QStringList &tags)
{
    return changeArticle(id, [&tags](Article &article) { article.tags = tags; });
}

Result<ArticleId> ArticleStore::duplicate(const ArticleId &id)
{
    const auto draft = load(id);
    if (!draft)
        return draft.error();
    Article copy = draft->article;
    if (!copy.headline.isEmpty())
        copy.headline = tr("%1 (copy)").arg(copy.headline);
    return add(copy);
}

Result<void> ArticleStore::setFolder(const ArticleId &id, const QString &folder)
{
    const auto draft = load(id);
    if (!draft)
        return draft.error();
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto place = find(id);
    if (!place)
        return place.error();
    if (!place->trashed) {
        if (auto done = unindex(place->change); !done)
            return done;
    }
    if (auto done = m_database.run(QStringLiteral("UPDATE article SET folder = ?, marks = ?, copied = 0 WHERE number = ?"),
                                   {folder, searchMarks(draft->article, folder), place->number});
        !done)
        return done;
    if (!place->trashed) {
        if (auto done = index(place->change); !done)
            return done;
    }
    return transaction.commit();
}

Result<QStringList> ArticleStore::texts(const QString &sql)
{
    QStringList list;
    const auto read = m_database.each(sql, {}, [&list](const Row &row) {
        list.append(row.text(0));
        return true;
    });
    if (!read)
        return read.error();
    return list;
}

Result<QStringList> ArticleStore::tags()
{
    return texts(QStringLiteral("SELECT DISTINCT tag FROM article_tag ORDER BY tag COLLATE NOCASE"));
}

Result<QStringList> ArticleStore::folders()
{
    return texts(QStringLiteral(
        "SELECT DISTINCT folder FROM article WHERE folder <> '' AND trashed IS NULL ORDER BY folder COLLATE NOCASE"));
}

Result<void> ArticleStore::setTrashed(const ArticleId &id, const QVariant &time)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto place = find(id);
    if (!place)
        return place.error();
    if (place->trashed == time.isValid())
        return {};
    if (time.isValid()) {
        if (auto done = unindex(place->change); !done)
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
        if (auto done = index(place->change); !done)
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
    const auto ids = texts(QStringLiteral("SELECT id FROM article WHERE trashed IS NOT NULL AND trashed_age <= %1")
                               .arg(*lived - qint64(days) * 24 * 3600 * 1000));
    if (!ids)
        return ids.error();
    for (const QString &id : *ids) {
        if (const auto removed = removeForGood(QUuid::fromString(id)); !removed)
            return removed.error();
    }
    return static_cast<int>(ids->size());
}

Result<void> ArticleStore::removeForGood(const ArticleId &id)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto place = find(id);
    if (!place)
        return place.error();
    if (!place->trashed) {
        if (auto done = unindex(place->change); !done)
            return done;
    }
    TableRows rows(m_database);
    const auto tables = rows.tablesOfArticles();
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        if (auto done = rows.removeOf(table, key(id)); !done)
            return done;
    }
    if (auto done = m_database.run(QStringLiteral("DELETE FROM revision WHERE article = ?"), {key(id)}); !done)
        return done;
    if (auto done = m_database.run(QStringLiteral("DELETE FROM article WHERE number = ?"), {place->number}); !done)
        return done;
    if (auto done =
            m_database.run(QStringLiteral("INSERT OR IGNORE INTO removed_article(article) VALUES(?)"), {key(id)});
        !done)
        return done;
    return transaction.commit();
}

} // namespace stet
