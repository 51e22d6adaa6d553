#include "app/store/articlelists.h"

#include "app/store/articlecoding.h"
#include "app/store/articlerows.h"

namespace stet {

namespace {

QString orderClause(ArticleFilter::Order order)
{
    switch (order) {
    case ArticleFilter::Order::Title:
        return QStringLiteral(" ORDER BY title COLLATE NOCASE, change DESC");
    case ArticleFilter::Order::State:
        return QStringLiteral(" ORDER BY CASE state WHEN 'idea' THEN 0 WHEN 'draft' THEN 1 WHEN 'in-review' THEN 2 "
                              "WHEN 'ready' THEN 3 ELSE 4 END, change DESC");
    case ArticleFilter::Order::Words:
        return QStringLiteral(" ORDER BY words DESC, change DESC");
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

Result<QList<ArticleSummary>> ArticleLists::summaries(const QString &rest, const QVariantList &values)
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

Result<QList<ArticleSummary>> ArticleLists::list(const ArticleFilter &filter)
{
    QVariantList values;
    QString rest = whereClause(filter, values) + orderClause(filter.order);
    rest += QStringLiteral(" LIMIT ? OFFSET ?");
    values += {filter.limit, filter.offset};
    return summaries(rest, values);
}

Result<int> ArticleLists::count(const ArticleFilter &filter)
{
    QVariantList values;
    const QString where = whereClause(filter, values);
    const auto count = m_database.number(QStringLiteral("SELECT count(*) FROM article") + where, values);
    if (!count)
        return count.error();
    return static_cast<int>(*count);
}

Result<QList<ArticleSummary>> ArticleLists::trash()
{
    return summaries(QStringLiteral(" WHERE trashed IS NOT NULL ORDER BY trashed DESC, change DESC"), {});
}

Result<ArticleSummary> ArticleLists::summary(const ArticleId &id)
{
    const auto found = summaries(QStringLiteral(" WHERE id = ?"), {articleKey(id)});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return articleNotThere(id);
    return found->first();
}

} // namespace stet
