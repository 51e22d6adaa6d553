#include "app/store/revisionstore.h"

#include "app/store/articlecoding.h"
#include "app/store/libraryclock.h"
#include "app/store/tablerows.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

namespace stet {

namespace {

constexpr qint64 minute = 60LL * 1000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 week = 7 * 24 * hour;
constexpr qint64 betweenVersions = 10 * minute;
constexpr std::array reasonNames{u"written", u"named", u"restore", u"shrink", u"conflict", u"recovered"};

QString key(const ArticleId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString nameOf(Revision::Reason reason)
{
    return QStringView(reasonNames.at(static_cast<std::size_t>(reason))).toString();
}

Revision::Reason reasonOf(const QString &name)
{
    const auto found = std::find(reasonNames.begin(), reasonNames.end(), QStringView(name));
    return found == reasonNames.end() ? Revision::Reason::Written
                                      : static_cast<Revision::Reason>(found - reasonNames.begin());
}

Revision revisionFrom(const Row &row)
{
    return {static_cast<quint64>(row.number(0)), reasonOf(row.text(1)), row.text(2),
            QDateTime::fromMSecsSinceEpoch(row.number(3)), static_cast<int>(row.number(4))};
}

/// Which stretch of time a version stands for: of all versions in one, the newest is kept.
qint64 stretchOf(qint64 lived, qint64 age, const ThinningRule &rule)
{
    if (age <= rule.hourlyFor)
        return lived / hour;
    constexpr qint64 kinds = 1LL << 40; // keeps hours, days and weeks apart
    return age <= rule.dailyFor ? kinds + lived / (24 * hour) : 2 * kinds + lived / week;
}

} // namespace

RevisionStore::RevisionStore(Database &database, ArticleStore &articles, AuthorStore &authors,
                             ArticleStore::Clock clock)
    : m_database(database), m_articles(articles), m_authors(authors), m_clock(std::move(clock))
{
}

Result<QList<Revision>> RevisionStore::list(const ArticleId &id)
{
    QList<Revision> revisions;
    const auto read = m_database.each(QStringLiteral("SELECT sequence, reason, name, kept, words FROM revision "
                                                     "WHERE article = ? ORDER BY sequence DESC"),
                                      {key(id)}, [&revisions](const Row &row) {
                                          revisions.append(revisionFrom(row));
                                          return true;
                                      });
    if (!read)
        return read.error();
    return revisions;
}

Result<RevisionContent> RevisionStore::load(const ArticleId &id, quint64 sequence)
{
    std::optional<RevisionContent> content;
    bool whole = false;
    const auto read = m_database.each(
        QStringLiteral("SELECT sequence, reason, name, kept, words, details, body, rows, checksum FROM revision "
                       "WHERE article = ? AND sequence = ?"),
        {key(id), sequence}, [&](const Row &row) {
            const QString body = QString::fromUtf8(qUncompress(row.bytes(6)));
            whole = row.bytes(8) == articleChecksum(row.text(5), body);
            content = RevisionContent{revisionFrom(row), articleFromText(row.text(5), body), {}, {}};
            QJsonObject rows = QJsonDocument::fromJson(row.text(7).toUtf8()).object();
            for (const QJsonValue author : rows.take(QStringLiteral("byline")).toArray())
                content->authors.append(authorFromJson(author.toObject()));
            content->rows = rows;
            return false;
        });
    if (!read)
        return read.error();
    if (!content) {
        return Error{Error::Kind::NotFound,
                     QCoreApplication::translate("stet::RevisionStore", "This version is not in the history any more."),
                     key(id)};
    }
    if (!whole) {
        return Error{Error::Kind::Unreadable,
                     QCoreApplication::translate("stet::RevisionStore",
                                                 "This version is damaged; the versions around it are whole."),
                     key(id)};
    }
    return *content;
}

Result<QJsonObject> RevisionStore::rowsOf(const ArticleId &id, const Article &article)
{
    QJsonObject all;
    const auto authors = m_authors.find(article.byline.authors);
    if (!authors)
        return authors.error();
    QJsonArray byline;
    for (const AuthorProfile &author : *authors)
        byline.append(toJson(author));
    all.insert(QStringLiteral("byline"), byline);
    TableRows rows(m_database);
    const auto tables = rows.tablesOfArticles();
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        const auto of = rows.rowsOf(table, key(id));
        if (!of)
            return of.error();
        QJsonArray list;
        for (const QJsonObject &row : *of)
            list.append(row);
        all.insert(table, list);
    }
    return all;
}

Result<quint64> RevisionStore::keep(const ArticleId &id, Revision::Reason reason, const QString &name)
{
    const auto draft = m_articles.load(id);
    if (!draft)
        return draft.error();
    return keep(*draft, reason, name);
}

Result<quint64> RevisionStore::keep(const StoredDraft &draft, Revision::Reason reason, const QString &name)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto kept = insert(draft, reason, name);
    if (!kept)
        return kept;
    if (const auto committed = transaction.commit(); !committed)
        return committed.error();
    return kept;
}

Result<quint64> RevisionStore::insert(const StoredDraft &draft, Revision::Reason reason, const QString &name)
{
    const QString details = detailsText(draft.article);
    const QByteArray checksum = articleChecksum(details, draft.article.body);
    quint64 newest = 0;
    bool same = false;
    const auto read = m_database.each(
        QStringLiteral("SELECT sequence, checksum FROM revision WHERE article = ? ORDER BY sequence DESC LIMIT 1"),
        {key(draft.id)}, [&](const Row &row) {
            newest = static_cast<quint64>(row.number(0));
            same = row.bytes(1) == checksum;
            return false;
        });
    if (!read)
        return read.error();
    if (same && name.isEmpty() && reason != Revision::Reason::Restore)
        return newest;
    const auto lived = livedTime(m_database, m_clock());
    const auto rows = rowsOf(draft.id, draft.article);
    if (!lived || !rows)
        return lived ? rows.error() : lived.error();
    const auto inserted = m_database.run(
        QStringLiteral("INSERT INTO revision(article, sequence, kept, worked, reason, name, words, details, body, rows, "
                       "checksum) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {key(draft.id), newest + 1, m_clock().toMSecsSinceEpoch(), *lived, nameOf(reason), name,
         wordsIn(draft.article.body), details, qCompress(draft.article.body.toUtf8()),
         QString::fromUtf8(QJsonDocument(*rows).toJson(QJsonDocument::Compact)), checksum});
    if (!inserted)
        return inserted.error();
    return newest + 1;
}

Result<void> RevisionStore::keepInPassing(const ArticleId &id)
{
    const auto lived = livedTime(m_database, m_clock());
    if (!lived)
        return lived.error();
    const auto last = m_database.number(
        QStringLiteral("SELECT worked FROM revision WHERE article = ? ORDER BY sequence DESC LIMIT 1"), {key(id)}, -1);
    if (!last)
        return last.error();
    if (*last >= 0 && *lived - *last < betweenVersions)
        return {};
    if (const auto kept = keep(id, Revision::Reason::Written); !kept)
        return kept.error();
    return thin(id);
}

Result<void> RevisionStore::rename(const ArticleId &id, quint64 sequence, const QString &name)
{
    const Revision::Reason reason = name.isEmpty() ? Revision::Reason::Written : Revision::Reason::Named;
    return m_database.run(QStringLiteral("UPDATE revision SET name = ?, reason = ? WHERE article = ? AND sequence = ?"),
                          {name, nameOf(reason), key(id), sequence});
}

Result<quint64> RevisionStore::restore(const ArticleId &id, quint64 sequence)
{
    Transaction whole(m_database);
    if (!whole.begun())
        return whole.begun().error();
    const auto content = load(id, sequence);
    if (!content)
        return content.error();
    const auto before = keep(id, Revision::Reason::Restore);
    if (!before)
        return before;
    auto draft = m_articles.load(id);
    if (!draft)
        return draft.error();
    draft->article = content->article;
    if (const auto saved = m_articles.save(*draft); !saved)
        return saved.error();
    if (const auto restored = restoreRows(id, *content); !restored)
        return restored.error();
    if (const auto committed = whole.commit(); !committed)
        return committed.error();
    return before;
}

Result<void> RevisionStore::restoreRows(const ArticleId &id, const RevisionContent &content)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    for (const AuthorProfile &author : content.authors) {
        if (const auto kept = m_authors.add(author); !kept)
            return kept.error();
    }
    TableRows rows(m_database);
    const auto tables = rows.tablesOfArticles();
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        if (!content.rows.contains(table))
            continue; // a table that came later says nothing about then
        if (auto removed = rows.removeOf(table, key(id)); !removed)
            return removed;
        for (const QJsonValue row : content.rows[table].toArray()) {
            if (auto put = rows.put(table, 0, row.toObject()); !put)
                return put;
        }
    }
    return transaction.commit();
}

Result<QList<RevisionStore::Kept>> RevisionStore::keptOf(const ArticleId &id)
{
    QList<Kept> all;
    const auto read = m_database.each(
        QStringLiteral("SELECT number, worked, length(body) + length(rows), reason, name FROM revision "
                       "WHERE article = ? ORDER BY sequence DESC"),
        {key(id)}, [&all](const Row &row) {
            const auto reason = reasonOf(row.text(3));
            const bool forEver = !row.text(4).isEmpty() || reason == Revision::Reason::Conflict;
            all.append({row.number(0), row.number(1), row.number(2), forEver});
            return true;
        });
    if (!read)
        return read.error();
    if (!all.isEmpty())
        all.first().forEver = all.last().forEver = true;
    return all;
}

Result<void> RevisionStore::thin(const ArticleId &id, const ThinningRule &rule)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    auto all = keptOf(id);
    const auto now = livedTime(m_database, m_clock());
    if (!all || !now)
        return all ? now.error() : all.error();
    QList<qint64> leave;
    QSet<qint64> seen;
    QList<Kept> stay;
    for (const Kept &kept : *all) {
        const qint64 age = *now - kept.lived;
        const qint64 stretch = stretchOf(kept.lived, age, rule);
        if (!kept.forEver && age > rule.allFor && seen.contains(stretch))
            leave.append(kept.number);
        else
            stay.append(kept);
        if (age > rule.allFor)
            seen.insert(stretch);
    }
    qint64 bytes = 0;
    for (const Kept &kept : stay)
        bytes += kept.bytes;
    for (qsizetype i = stay.size() - 2; i > 0 && bytes > rule.mostBytes; i -= 2) {
        if (stay[i].forEver)
            continue;
        leave.append(stay[i].number);
        bytes -= stay[i].bytes;
    }
    for (const qint64 number : leave) {
        if (auto removed = m_database.run(QStringLiteral("DELETE FROM revision WHERE number = ?"), {number}); !removed)
            return removed;
    }
    return transaction.commit();
}

} // namespace stet
