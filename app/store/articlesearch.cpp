#include "app/store/articlesearch.h"

#include "app/store/articlecoding.h"
#include "app/store/tablerows.h"

#include <QJsonDocument>

#include <algorithm>

namespace stet {

namespace {

constexpr QChar hitStart(1);
constexpr QChar hitEnd(2);

/// A string of FTS5 (sqlite.org/fts5.html, section 3.1): its tokens have to stand side by side.
QString phrase(const SearchQuery::Term &term)
{
    QString text = term.text;
    return u'"' + text.replace(u'"', u' ') + u'"' + (term.isBeginning ? QStringLiteral("*") : QString());
}

QString mark(SearchMark kind, const QString &value)
{
    return QStringLiteral("marks : \"%1\"").arg(searchMark(kind, value));
}

QString matchOf(const SearchQuery &query)
{
    QStringList wanted;
    for (const SearchQuery::Term &term : query.wanted)
        wanted.append(QStringLiteral("{title deck body comments} : ") + phrase(term));
    for (const QString &tag : query.tags)
        wanted.append(mark(SearchMark::Tag, tag));
    if (query.state)
        wanted.append(mark(SearchMark::State, stateName(*query.state)));
    if (!query.folder.isEmpty())
        wanted.append(mark(SearchMark::Folder, query.folder));
    return wanted.join(QStringLiteral(" AND "));
}

QString unwantedOf(const SearchQuery &query)
{
    QStringList unwanted;
    for (const SearchQuery::Term &term : query.unwanted)
        unwanted.append(QStringLiteral("{title deck body comments} : ") + phrase(term));
    for (const QString &tag : query.unwantedTags)
        unwanted.append(mark(SearchMark::Tag, tag));
    return unwanted.join(QStringLiteral(" OR "));
}

QString likePattern(const QString &part)
{
    QString text = part;
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'%', QLatin1String("\\%")).replace(u'_', QLatin1String("\\_"));
    return u'%' + text + u'%';
}

/// Takes the marks around hits out of a snippet.
void readSnippet(SearchHit &hit, const QString &marked)
{
    qsizetype start = -1;
    for (const QChar character : marked) {
        if (character == hitStart) {
            start = hit.snippet.size();
        } else if (character == hitEnd && start >= 0) {
            hit.hits.append({start, hit.snippet.size()});
            start = -1;
        } else {
            hit.snippet += character.isSpace() ? u' ' : character;
        }
    }
}

qint64 startOfDay(const QDate &date)
{
    return date.startOfDay().toMSecsSinceEpoch();
}

} // namespace

Result<void> ArticleSearch::addSpeaker(Conditions &conditions, const QString &speaker)
{
    TableRows rows(m_database);
    const auto tables = rows.tablesWith({QStringLiteral("article"), QStringLiteral("speaker")});
    if (!tables)
        return tables.error();
    QStringList any;
    for (const QString &table : *tables) {
        any.append(QStringLiteral("article.id IN (SELECT article FROM \"%1\" WHERE speaker LIKE ? ESCAPE '\\')").arg(table));
        conditions.values.append(likePattern(speaker));
    }
    conditions.where += any.isEmpty() ? QStringLiteral(" AND 0") : QStringLiteral(" AND (%1)").arg(any.join(QLatin1String(" OR ")));
    return {};
}

Result<ArticleSearch::Conditions> ArticleSearch::conditionsOf(const SearchQuery &query)
{
    Conditions conditions;
    conditions.match = matchOf(query);
    if (const QString unwanted = unwantedOf(query); !unwanted.isEmpty()) {
        if (conditions.match.isEmpty()) {
            conditions.where += QStringLiteral(
                " AND article.change NOT IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)");
            conditions.values.append(unwanted);
        } else {
            conditions.match = QStringLiteral("(%1) NOT (%2)").arg(conditions.match, unwanted);
        }
    }
    if (query.before.isValid()) {
        conditions.where += QStringLiteral(" AND article.changed < ?");
        conditions.values.append(startOfDay(query.before));
    }
    if (query.after.isValid()) {
        conditions.where += QStringLiteral(" AND article.changed >= ?");
        conditions.values.append(startOfDay(query.after));
    }
    if (!query.speaker.isEmpty()) {
        if (const auto added = addSpeaker(conditions, query.speaker); !added)
            return added.error();
    }
    if (!query.writer.isEmpty()) {
        QStringList marks;
        const auto read = m_database.each(QStringLiteral("SELECT id FROM author WHERE name LIKE ? ESCAPE '\\'"),
                                          {likePattern(query.writer)}, [&marks](const Row &row) {
                                              marks.append(mark(SearchMark::Author, row.text(0)));
                                              return true;
                                          });
        if (!read)
            return read.error();
        if (marks.isEmpty())
            conditions.where += QStringLiteral(" AND 0");
        else
            conditions.match = conditions.match.isEmpty()
                                   ? marks.join(QLatin1String(" OR "))
                                   : QStringLiteral("(%1) AND (%2)").arg(conditions.match, marks.join(QLatin1String(" OR ")));
    }
    return conditions;
}

Result<QList<SearchHit>> ArticleSearch::find(const SearchQuery &query, int limit)
{
    auto conditions = conditionsOf(query);
    if (!conditions)
        return conditions.error();
    const QString columns = QStringLiteral("article.id, article.title, article.state, article.words, article.changed, "
                                           "article.tags, article.folder");
    QString sql;
    QVariantList values;
    if (conditions->match.isEmpty()) {
        sql = QStringLiteral("SELECT %1, (SELECT substr(body, 1, 200) FROM article_text "
                             "WHERE article_text.number = article.number) FROM article WHERE article.trashed IS NULL%2 "
                             "ORDER BY article.change DESC LIMIT ?")
                  .arg(columns, conditions->where);
    } else {
        // CROSS JOIN keeps SQLite from walking the articles and asking the index for each of them.
        sql = QStringLiteral("SELECT %1, snippet(article_search, 2, char(1), char(2), '\u2026', 24) FROM article_search "
                             "CROSS JOIN article ON article.change = article_search.rowid "
                             "WHERE article_search MATCH ?%2 ORDER BY article_search.rowid DESC LIMIT ?")
                  .arg(columns, conditions->where);
        values.append(conditions->match);
    }
    values += conditions->values;
    values.append(limit);
    QList<SearchHit> hits;
    const auto read = m_database.each(sql, values, [&hits](const Row &row) {
        SearchHit hit;
        hit.article = {QUuid::fromString(row.text(0)), row.text(1), stateFromName(row.text(2)),
                       static_cast<int>(row.number(3)), QDateTime::fromMSecsSinceEpoch(row.number(4)), {},
                       tagsFromText(row.text(5)), row.text(6)};
        readSnippet(hit, row.text(7));
        hits.append(hit);
        return true;
    });
    if (!read)
        return read.error();
    return hits;
}

Result<QList<AuthorProfile>> ArticleSearch::findAuthors(const SearchQuery &query, int limit)
{
    QList<AuthorProfile> found;
    if (query.wanted.isEmpty())
        return found;
    const auto holds = [&query](const AuthorProfile &profile) {
        const QString text = profile.name + u' ' + profile.role + u' ' + profile.bio;
        return std::all_of(query.wanted.begin(), query.wanted.end(), [&text](const SearchQuery::Term &term) {
            return text.contains(term.text, Qt::CaseInsensitive);
        });
    };
    const auto read = m_database.each(
        QStringLiteral("SELECT profile FROM author ORDER BY name COLLATE NOCASE"), {}, [&](const Row &row) {
            const auto profile = authorFromJson(QJsonDocument::fromJson(row.text(0).toUtf8()).object());
            if (holds(profile))
                found.append(profile);
            return found.size() < limit;
        });
    if (!read)
        return read.error();
    return found;
}

} // namespace stet
