#include "app/store/librarysearch.h"

#include "app/store/articlecoding.h"
#include "app/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace stet {

namespace {

/// The filters of articles as conditions on the table itself: few quotations are found, so no index is needed.
QString articleConditions(const SearchQuery &query, QVariantList &values)
{
    QString where = QStringLiteral(" AND article.trashed IS NULL");
    const auto add = [&](const char *condition, const QVariant &value) {
        where += QLatin1String(" AND ") + QLatin1String(condition);
        values.append(value);
    };
    if (query.state)
        add("article.state = ?", stateName(*query.state));
    if (!query.folder.isEmpty()) {
        where += QStringLiteral(" AND instr(' ' || article.marks || ' ', ?) > 0");
        values.append(u' ' + searchMark(SearchMark::Folder, query.folder) + u' ');
    }
    for (const QString &tag : query.tags)
        add("instr(' ' || article.marks || ' ', ?) > 0", u' ' + searchMark(SearchMark::Tag, tag) + u' ');
    for (const QString &tag : query.unwantedTags)
        add("instr(' ' || article.marks || ' ', ?) = 0", u' ' + searchMark(SearchMark::Tag, tag) + u' ');
    if (query.before.isValid())
        add("article.changed < ?", query.before.startOfDay().toMSecsSinceEpoch());
    if (query.after.isValid())
        add("article.changed >= ?", query.after.startOfDay().toMSecsSinceEpoch());
    return where;
}

/// The index of quotations and sources knows no words by one letter: it would have to read all that begin with it.
SearchQuery withoutSingleLetters(SearchQuery query)
{
    for (SearchQuery::Term &term : query.wanted)
        term.isBeginning = term.isBeginning && term.text.size() > 1;
    return query;
}

/// A stretch of the text with every wanted word in it marked.
Snippet marked(const QString &text, const SearchQuery &query)
{
    constexpr qsizetype longest = 240;
    Snippet snippet{text.simplified().left(longest), {}};
    for (const SearchQuery::Term &term : query.wanted) {
        const qsizetype at = snippet.text.indexOf(term.text, 0, Qt::CaseInsensitive);
        if (at >= 0)
            snippet.hits.append({at, at + term.text.size()});
    }
    std::sort(snippet.hits.begin(), snippet.hits.end(),
              [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    return snippet;
}

} // namespace

Result<LibraryFinds> LibrarySearch::find(const SearchQuery &query, const FindLimits &limits)
{
    LibraryFinds finds;
    auto articles = ArticleSearch(m_database).find(query, limits.articles);
    if (!articles)
        return articles.error();
    finds.articles = *std::move(articles);
    auto quotations = findQuotations(query, limits.others);
    if (!quotations)
        return quotations.error();
    finds.quotations = *std::move(quotations);
    auto sources = findSources(query, limits.others);
    if (!sources)
        return sources.error();
    finds.sources = *std::move(sources);
    auto authors = findAuthors(query, limits.others);
    if (!authors)
        return authors.error();
    finds.authors = *std::move(authors);
    return finds;
}

/// Of filters that few articles pass, or none, these are known beforehand: whoever looks for their quotations among all
/// would go through the whole index.
Result<std::optional<QStringList>> LibrarySearch::fewArticles(const SearchQuery &query)
{
    constexpr int most = 300;
    SearchQuery filters = query;
    filters.wanted.clear();
    filters.unwanted.clear();
    filters.speaker.clear();
    if (!filters.hasFilters())
        return std::optional<QStringList>();
    const auto fitting = ArticleSearch(m_database).findSummaries(filters, most + 1);
    if (!fitting)
        return fitting.error();
    if (fitting->size() > most)
        return std::optional<QStringList>();
    QStringList ids;
    for (const ArticleSummary &article : *fitting)
        ids.append(article.id.toString(QUuid::WithoutBraces));
    return std::optional(ids);
}

Result<QList<QuotationHit>> LibrarySearch::findQuotations(const SearchQuery &query, int limit)
{
    QList<QuotationHit> hits;
    QString match = fts::expression(withoutSingleLetters(query));
    if (!query.speaker.isEmpty()) {
        const QString said = QStringLiteral("speaker : ") + fts::phrase({query.speaker, true});
        match = match.isEmpty() ? said : QStringLiteral("(%1) AND %2").arg(match, said);
    }
    if (match.isEmpty() || !query.writer.isEmpty())
        return hits;
    QVariantList values{match};
    QString where = articleConditions(query, values);
    const auto few = fewArticles(query);
    if (!few)
        return few.error();
    if (*few && (*few)->isEmpty())
        return hits;
    if (*few) {
        // The plus has SQLite walk the index and look each row up, not ask the index once for each quotation.
        where += QStringLiteral(" AND +quotation_search.rowid IN (SELECT number FROM quotation WHERE article IN "
                                "(SELECT value FROM json_each(?)))");
        values.append(QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(**few)).toJson(QJsonDocument::Compact)));
    }
    values.append(limit);
    const auto read = m_database.each(
        QStringLiteral("SELECT article.id, article.title, quotation.record, quotation.speaker, %1 FROM quotation_search "
                       "CROSS JOIN quotation ON quotation.number = quotation_search.rowid "
                       "CROSS JOIN article ON article.id = quotation.article "
                       "WHERE quotation_search MATCH ?%2 ORDER BY quotation_search.rowid DESC LIMIT ?")
            .arg(fts::snippetOf(QStringLiteral("quotation_search"), 0), where),
        values, [&hits](const Row &row) {
            const QJsonObject record = QJsonDocument::fromJson(row.text(2).toUtf8()).object();
            hits.append({QUuid::fromString(row.text(0)), row.text(1),
                         QUuid::fromString(record[QStringLiteral("id")].toString()), row.text(3),
                         fts::snippetFrom(row.text(4))});
            return true;
        });
    if (!read)
        return read.error();
    return hits;
}

Result<QList<SourceHit>> LibrarySearch::findSources(const SearchQuery &query, int limit)
{
    QList<SourceHit> hits;
    const QString match = fts::expression(withoutSingleLetters(query));
    if (match.isEmpty() || query.hasFilters())
        return hits;
    constexpr int captured = 4;
    const auto read = m_database.each(
        QStringLiteral("SELECT source.key, source.title, source.writer, %1 FROM source_search "
                       "CROSS JOIN source ON source.number = source_search.rowid "
                       "WHERE source_search MATCH ? ORDER BY source_search.rowid DESC LIMIT ?")
            .arg(fts::snippetOf(QStringLiteral("source_search"), captured)),
        {match, limit}, [&hits](const Row &row) {
            Snippet words = fts::snippetFrom(row.text(3));
            hits.append({row.text(0), row.text(1), row.text(2), words.hits.isEmpty() ? Snippet() : words});
            return true;
        });
    if (!read)
        return read.error();
    return hits;
}

Result<QList<AuthorHit>> LibrarySearch::findAuthors(const SearchQuery &query, int limit)
{
    QList<AuthorHit> hits;
    if (query.wanted.isEmpty() || query.hasFilters())
        return hits;
    const auto isIn = [](const SearchQuery::Term &term, const QString &text) {
        return text.contains(term.text, Qt::CaseInsensitive);
    };
    const auto read = m_database.each(
        QStringLiteral("SELECT profile FROM author ORDER BY name COLLATE NOCASE"), {}, [&](const Row &row) {
            const auto author = authorFromJson(QJsonDocument::fromJson(row.text(0).toUtf8()).object());
            const QString about = author.role.isEmpty() ? author.bio : author.role + QStringLiteral(". ") + author.bio;
            const QString text = author.name + u' ' + about;
            const bool found =
                std::all_of(query.wanted.begin(), query.wanted.end(), [&](const auto &term) { return isIn(term, text); })
                && std::none_of(query.unwanted.begin(), query.unwanted.end(), [&](const auto &term) { return isIn(term, text); });
            if (found)
                hits.append({author.id, author.name, marked(about, query)});
            return hits.size() < limit;
        });
    if (!read)
        return read.error();
    return hits;
}

} // namespace stet
