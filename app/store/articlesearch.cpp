#include "app/store/articlesearch.h"

#include "app/store/articlecoding.h"
#include "app/store/articlerows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace stet {

namespace {

const QString words = QStringLiteral("{title deck body comments} : ");

QString mark(SearchMark kind, const QString &value)
{
    return QStringLiteral("marks : \"%1\"").arg(searchMark(kind, value));
}

QString matchOf(const SearchQuery &query)
{
    QStringList wanted;
    for (const SearchQuery::Term &term : query.wanted)
        wanted.append(words + fts::phrase(term));
    for (const QString &tag : query.tags)
        wanted.append(mark(SearchMark::Tag, tag));
    if (query.state)
        wanted.append(mark(SearchMark::State, stateName(*query.state)));
    if (!query.folder.isEmpty())
        wanted.append(mark(SearchMark::Folder, query.folder));
    return wanted.join(QStringLiteral(" AND "));
}

/// All that the index knows: each has a state. The index walks that and what is left out side by side, newest first, and
/// stops where enough was found.
QString anyArticle()
{
    QStringList states;
    for (const ArticleState state : {ArticleState::Idea, ArticleState::Draft, ArticleState::InReview, ArticleState::Ready, ArticleState::Published})
        states.append(mark(SearchMark::State, stateName(state)));
    return states.join(QStringLiteral(" OR "));
}

QString unwantedOf(const SearchQuery &query)
{
    QStringList unwanted;
    for (const SearchQuery::Term &term : query.unwanted)
        unwanted.append(words + fts::phrase(term));
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

qint64 startOfDay(const QDate &date)
{
    return date.startOfDay().toMSecsSinceEpoch();
}

QString jsonList(const QStringList &ids)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact));
}

/// The column whose words are shown: the body's, unless what was asked for stands only in another.
void takeSnippet(SearchHit &hit, const Row &row, int firstColumn)
{
    constexpr std::array parts{ArticlePart::Body, ArticlePart::Deck, ArticlePart::Comment, ArticlePart::Headline};
    Snippet shown = fts::snippetFrom(row.text(firstColumn));
    for (std::size_t i = 1; i < parts.size() && shown.hits.isEmpty(); ++i) {
        const Snippet other = fts::snippetFrom(row.text(firstColumn + static_cast<int>(i)));
        if (other.hits.isEmpty())
            continue;
        hit.part = parts.at(i);
        if (hit.part != ArticlePart::Headline) // the list shows that anyway
            shown = other;
        else
            break;
    }
    hit.snippet = shown.text;
    hit.hits = shown.hits;
}

} // namespace

/// Few articles quote most speakers: those are looked up first and the index is asked about them. Of a speaker whom
/// many quote, the newest articles are asked whether they do.
Result<void> ArticleSearch::addSpeaker(Conditions &conditions, const QString &speaker)
{
    constexpr qsizetype few = 2000;
    const QString match = QStringLiteral("speaker : ") + fts::phrase({speaker, true});
    QStringList articles;
    const auto read = m_database.each(
        QStringLiteral("SELECT DISTINCT article FROM quotation WHERE number IN "
                       "(SELECT rowid FROM quotation_search WHERE quotation_search MATCH ? LIMIT ?)"),
        {match, few}, [&articles](const Row &row) {
            articles.append(row.text(0));
            return true;
        });
    if (!read)
        return read;
    const auto found = m_database.number(
        QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM quotation_search WHERE quotation_search MATCH ? LIMIT ?)"),
        {match, few});
    if (!found)
        return found.error();
    if (articles.isEmpty()) {
        conditions.where += QStringLiteral(" AND 0");
    } else if (*found < few) {
        // The plus has SQLite walk the index and look each row up, not ask the index once for each article.
        conditions.where += QLatin1String(conditions.match.isEmpty() ? " AND article.id IN " : " AND +article_search.rowid IN ")
                            + QLatin1String(conditions.match.isEmpty() ? "(SELECT value FROM json_each(?))"
                                                                       : "(SELECT change FROM article WHERE id IN (SELECT value FROM json_each(?)))");
        conditions.values.append(jsonList(articles));
    } else {
        conditions.where += QStringLiteral(" AND EXISTS(SELECT 1 FROM quotation WHERE quotation.article = article.id "
                                           "AND quotation.speaker LIKE ? ESCAPE '\\')");
        conditions.values.append(likePattern(speaker));
    }
    return {};
}

Result<void> ArticleSearch::addWriter(Conditions &conditions, const QString &writer)
{
    QStringList marks;
    const auto read = m_database.each(QStringLiteral("SELECT id FROM author WHERE name LIKE ? ESCAPE '\\'"),
                                      {likePattern(writer)}, [&marks](const Row &row) {
                                          marks.append(mark(SearchMark::Author, row.text(0)));
                                          return true;
                                      });
    if (!read)
        return read;
    const QString any = marks.join(QLatin1String(" OR "));
    if (marks.isEmpty())
        conditions.where += QStringLiteral(" AND 0");
    else
        conditions.match = conditions.match.isEmpty() ? any : QStringLiteral("(%1) AND (%2)").arg(conditions.match, any);
    return {};
}

/// The days bound the order of changes too, so that the index is entered near them however common a word is.
Result<void> ArticleSearch::addDays(Conditions &conditions, const SearchQuery &query)
{
    const auto bound = [&](const QDate &day, const char *change, const char *comparison, const char *edge) -> Result<void> {
        if (!day.isValid())
            return {};
        // The plus has SQLite enter the index of days: without it all changes are walked to the first that fits.
        const auto number = m_database.number(QStringLiteral("SELECT %1(+change) FROM article WHERE changed %2 ?")
                                                  .arg(QLatin1String(change), QLatin1String(comparison)),
                                              {startOfDay(day)}, -1);
        if (!number)
            return number.error();
        conditions.where += QStringLiteral(" AND article.changed %1 ? AND article.change %2 ?")
                                .arg(QLatin1String(comparison), QLatin1String(edge));
        conditions.values += {startOfDay(day), *number};
        if (!conditions.match.isEmpty()) {
            conditions.where += QStringLiteral(" AND article_search.rowid %1 ?").arg(QLatin1String(edge));
            conditions.values.append(*number);
        }
        if (*number < 0)
            conditions.where += QStringLiteral(" AND 0");
        return {};
    };
    if (auto done = bound(query.before, "max", "<", "<="); !done)
        return done;
    return bound(query.after, "min", ">=", ">=");
}

Result<ArticleSearch::Conditions> ArticleSearch::conditionsOf(const SearchQuery &query)
{
    Conditions conditions;
    conditions.match = matchOf(query);
    if (const QString unwanted = unwantedOf(query); !unwanted.isEmpty()) {
        const QString wanted = conditions.match.isEmpty() ? anyArticle() : conditions.match;
        conditions.match = QStringLiteral("(%1) NOT (%2)").arg(wanted, unwanted);
    }
    if (!query.writer.isEmpty()) {
        if (const auto added = addWriter(conditions, query.writer); !added)
            return added.error();
    }
    if (!query.speaker.isEmpty()) {
        if (const auto added = addSpeaker(conditions, query.speaker); !added)
            return added.error();
    }
    if (const auto added = addDays(conditions, query); !added)
        return added.error();
    return conditions;
}

Result<QList<SearchHit>> ArticleSearch::find(const SearchQuery &query, int limit)
{
    // Where no words are asked for none can be marked, and after the first letter half of them would be: the index would
    // read whole bodies to find that out.
    const bool asksForWords = std::any_of(query.wanted.begin(), query.wanted.end(),
                                          [](const SearchQuery::Term &term) { return !term.isBeginning || term.text.size() > 1; });
    if (!asksForWords) {
        return find(query, QStringLiteral(", (SELECT substr(body, 1, 200) FROM article_text WHERE article_text.number = article.number), '', '', ''"), limit);
    }
    QString snippets;
    for (const int column : {2, 1, 3, 0})
        snippets += QStringLiteral(", ") + fts::snippetOf(QStringLiteral("article_search"), column);
    return find(query, snippets, limit);
}

Result<QList<ArticleSummary>> ArticleSearch::findSummaries(const SearchQuery &query, int limit)
{
    const auto hits = find(query, QString(), limit);
    if (!hits)
        return hits.error();
    QList<ArticleSummary> found;
    for (const SearchHit &hit : *hits)
        found.append(hit.article);
    return found;
}

Result<QList<SearchHit>> ArticleSearch::find(const SearchQuery &query, const QString &snippets, int limit)
{
    const auto conditions = conditionsOf(query);
    if (!conditions)
        return conditions.error();
    const QString columns = QStringLiteral("article.id, article.title, article.state, article.words, article.changed, "
                                           "article.tags, article.folder");
    QString sql;
    QVariantList values;
    if (conditions->match.isEmpty()) {
        sql = QStringLiteral("SELECT %1%2 FROM article WHERE article.trashed IS NULL%3 ORDER BY article.change DESC LIMIT ?")
                  .arg(columns, snippets, conditions->where);
    } else {
        // CROSS JOIN keeps SQLite from walking the articles and asking the index for each of them.
        sql = QStringLiteral("SELECT %1%2 FROM article_search "
                             "CROSS JOIN article ON article.change = article_search.rowid "
                             "WHERE article_search MATCH ?%3 ORDER BY article_search.rowid DESC LIMIT ?")
                  .arg(columns, snippets, conditions->where);
        values.append(conditions->match);
    }
    values += conditions->values;
    values.append(limit);
    QList<SearchHit> hits;
    const auto read = m_database.each(sql, values, [&](const Row &row) {
        SearchHit hit;
        hit.article = {QUuid::fromString(row.text(0)), row.text(1), stateFromName(row.text(2)),
                       static_cast<int>(row.number(3)), timeOf(row, 4), {}, tagsFromText(row.text(5)), row.text(6)};
        if (!snippets.isEmpty())
            takeSnippet(hit, row, 7);
        hits.append(hit);
        return true;
    });
    if (!read)
        return read.error();
    return hits;
}

} // namespace stet
