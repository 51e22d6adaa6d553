#include "app/sources/schemaorg.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stet {

namespace {

constexpr int deepest = 8;

QStringList typesOf(const QJsonObject &object)
{
    QStringList types;
    for (const QJsonValue type : object["@type"].toArray())
        types.append(type.toString());
    if (object["@type"].isString())
        types.append(object["@type"].toString());
    for (QString &type : types)
        type = type.section(QLatin1Char('/'), -1);
    return types;
}

/// CSL's type for a work of schema.org; empty for what is no work (a person, a list of crumbs).
QString cslTypeOf(const QJsonObject &object)
{
    struct Row
    {
        const char *schema;
        const char *csl;
    };
    static const Row rows[]{
        {"ScholarlyArticle", "article-journal"}, {"MedicalScholarlyArticle", "article-journal"}, {"BlogPosting", "post-weblog"},
        {"LiveBlogPosting", "article-newspaper"}, {"SocialMediaPosting", "post"}, {"DiscussionForumPosting", "post"},
        {"Report", "report"}, {"Book", "book"}, {"Chapter", "chapter"}, {"Dataset", "dataset"}, {"VideoObject", "motion_picture"},
        {"Movie", "motion_picture"}, {"PodcastEpisode", "broadcast"}, {"RadioEpisode", "broadcast"}, {"TVEpisode", "broadcast"},
        {"Legislation", "legislation"}, {"Thesis", "thesis"}, {"Review", "review"}, {"SoftwareApplication", "software"},
        {"Article", "webpage"}, {"TechArticle", "webpage"}, {"SatiricalArticle", "webpage"}};
    for (const QString &type : typesOf(object)) {
        if (type.endsWith(QLatin1String("NewsArticle")))
            return QStringLiteral("article-newspaper");
        for (const Row &row : rows) {
            if (type == QLatin1String(row.schema))
                return QLatin1String(row.csl);
        }
    }
    return {};
}

/// Names from a string, an object with a name, or a list of these.
QStringList namesFrom(const QJsonValue &value, int depth = 0)
{
    QStringList names;
    if (depth > deepest)
        return names;
    if (value.isArray()) {
        for (const QJsonValue entry : value.toArray())
            names += namesFrom(entry, depth + 1);
        return names;
    }
    const QString name = (value.isString() ? value.toString() : value["name"].toString()).simplified();
    if (!name.isEmpty() && !name.contains(QLatin1String("://")))
        names.append(name);
    return names;
}

QString textOf(const QJsonValue &value)
{
    if (value.isArray())
        return textOf(value.toArray().first());
    if (value.isObject())
        return value["@id"].toString(value["@value"].toString(value["value"].toString(value["name"].toString())));
    return value.toString();
}

QString addressOf(const QJsonObject &object)
{
    const QString url = textOf(object["url"]);
    return url.isEmpty() ? textOf(object["mainEntityOfPage"]) : url;
}

SchemaOrgRecord recordOf(const QJsonObject &work)
{
    SchemaOrgRecord record;
    record.type = cslTypeOf(work);
    record.title = textOf(work["headline"]).isEmpty() ? textOf(work["name"]) : textOf(work["headline"]);
    record.writers = namesFrom(work["author"]);
    if (record.writers.isEmpty())
        record.writers = namesFrom(work["creator"]);
    record.published = textOf(work["datePublished"]);
    if (record.published.isEmpty())
        record.published = textOf(work["dateCreated"]);
    for (const char *whole : {"isPartOf", "publisher", "sourceOrganization"}) {
        if (record.outlet.isEmpty())
            record.outlet = namesFrom(work[QLatin1String(whole)]).value(0);
    }
    record.description = textOf(work["description"]);
    if (record.description.isEmpty())
        record.description = textOf(work["alternativeHeadline"]);
    record.language = textOf(work["inLanguage"]);
    record.address = addressOf(work);
    for (const char *where : {"identifier", "sameAs", "@id"})
        record.identifier += textOf(work[QLatin1String(where)]) + QLatin1Char(' ');
    return record;
}

std::optional<SchemaOrgRecord> firstWork(const QJsonValue &value, int depth = 0)
{
    if (depth > deepest)
        return {};
    for (const QJsonValue entry : value.toArray()) {
        if (auto found = firstWork(entry, depth + 1))
            return found;
    }
    const QJsonObject object = value.toObject();
    if (!cslTypeOf(object).isEmpty())
        return recordOf(object);
    for (const char *within : {"@graph", "mainEntity", "itemListElement"}) {
        if (const QJsonValue inner = object[QLatin1String(within)]; inner.isArray() || inner.isObject()) {
            if (auto found = firstWork(inner, depth + 1))
                return found;
        }
    }
    return {};
}

} // namespace

std::optional<SchemaOrgRecord> schemaOrgRecord(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    return firstWork(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

} // namespace stet
