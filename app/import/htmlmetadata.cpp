#include "app/import/htmlmetadata.h"

#include "app/import/pageshapes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <initializer_list>

namespace stet {

namespace {

QDate dateFrom(const QString &text)
{
    const QDate iso = QDate::fromString(text.left(10), Qt::ISODate);
    return iso.isValid() ? iso : shapes::dateIn(text).value_or(QDate());
}

bool isArticle(const QJsonObject &object)
{
    QStringList types;
    for (const QJsonValue type : object["@type"].toArray())
        types.append(type.toString());
    types.append(object["@type"].toString());
    for (const QString &type : types) {
        if (type.endsWith(QLatin1String("Article")) || type.endsWith(QLatin1String("BlogPosting"))
            || type == QLatin1String("Report"))
            return true;
    }
    return false;
}

/// Names from "author": a string, an object with a name, or a list of these.
QStringList namesFrom(const QJsonValue &value)
{
    QStringList names;
    if (value.isArray()) {
        for (const QJsonValue entry : value.toArray())
            names += namesFrom(entry);
    } else {
        const QString name = value.isString() ? value.toString() : value["name"].toString();
        if (!name.trimmed().isEmpty() && !name.contains(QLatin1String("://")))
            names.append(name.simplified());
    }
    return names;
}

void takeArticle(const QJsonObject &object, HtmlMetadata &found)
{
    found.headline = object["headline"].toString(object["name"].toString()).simplified();
    found.deck = object["alternativeHeadline"].toString().simplified();
    found.authors = namesFrom(object["author"]);
    found.date = dateFrom(object["datePublished"].toString());
    found.outlet = object["publisher"]["name"].toString().simplified();
    found.language = object["inLanguage"].toString();
    const QJsonValue keywords = object["keywords"];
    for (const QString &tag : keywords.isArray() ? namesFrom(keywords) : keywords.toString().split(u',', Qt::SkipEmptyParts))
        found.tags.append(tag.trimmed());
}

/// The first article in a JSON-LD value, looked for in lists and graphs.
bool findArticle(const QJsonValue &value, HtmlMetadata &found, int depth = 0)
{
    if (depth > 8)
        return false;
    for (const QJsonValue entry : value.toArray()) {
        if (findArticle(entry, found, depth + 1))
            return true;
    }
    const QJsonObject object = value.toObject();
    if (isArticle(object)) {
        takeArticle(object, found);
        return true;
    }
    return object.contains(QLatin1String("@graph")) && findArticle(object["@graph"], found, depth + 1);
}

using MetaTags = QHash<QString, QStringList>;

QString firstOf(const MetaTags &meta, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QStringList values = meta.value(QLatin1String(name));
        if (!values.isEmpty())
            return values.first();
    }
    return {};
}

void fillFromMeta(const MetaTags &meta, const QString &title, HtmlMetadata &found)
{
    const auto fill = [](QString &field, const QString &value) {
        if (field.isEmpty())
            field = value.simplified();
    };
    fill(found.headline, firstOf(meta, {"citation_title", "og:title", "dc.title", "twitter:title"}));
    fill(found.headline, title);
    fill(found.outlet, firstOf(meta, {"citation_journal_title", "og:site_name", "dc.publisher"}));
    if (found.authors.isEmpty()) {
        for (const char *name : {"citation_author", "author", "article:author", "dc.creator", "parsely-author"}) {
            for (const QString &value : meta.value(QLatin1String(name))) {
                if (!value.contains(QLatin1String("://")) && !value.startsWith(u'@'))
                    found.authors.append(value.simplified());
            }
            if (!found.authors.isEmpty())
                break;
        }
    }
    if (!found.date.isValid())
        found.date = dateFrom(firstOf(meta, {"article:published_time", "citation_publication_date", "citation_date",
                                             "dc.date", "date", "parsely-pub-date", "og:article:published_time"}));
    if (found.tags.isEmpty())
        found.tags = meta.value(QStringLiteral("article:tag"));
    fill(found.address, firstOf(meta, {"og:url"}));
}

} // namespace

HtmlMetadata htmlMetadata(const HtmlNode &root)
{
    HtmlMetadata found;
    MetaTags meta;
    QString title;
    found.language = root.attribute("lang");
    root.walk([&](const HtmlNode &node) {
        if (node.name == "meta") {
            const QString name = node.attribute("property") + node.attribute("name");
            if (const QString content = node.attribute("content").trimmed(); !content.isEmpty())
                meta[name.toLower()].append(content);
        } else if (node.name == "title" && title.isEmpty()) {
            title = node.allText().simplified();
        } else if (node.name == "link" && node.attribute("rel").toLower() == QLatin1String("canonical")) {
            found.address = node.attribute("href");
        } else if (node.name == "script" && found.headline.isEmpty()
                   && node.attribute("type").toLower().startsWith(QLatin1String("application/ld+json"))) {
            QString json;
            for (const auto &child : node.children)
                json += child->text;
            const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
            findArticle(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), found);
        }
        return node.name != "svg" && node.name != "template";
    });
    if (found.language.isEmpty())
        found.language = root.attribute("lang");
    fillFromMeta(meta, title, found);
    found.authors.removeDuplicates();
    found.tags.removeAll(QString());
    return found;
}

} // namespace stet
