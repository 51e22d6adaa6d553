#include "app/page/linkeddata.h"

#include "app/page/pagecomposer.h"
#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/safeaddress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stet {

namespace {

QString key(const char *name)
{
    return QLatin1String(name);
}

QString plainWords(const QString &markdown)
{
    QStringList paragraphs;
    for (const ProseParagraph &paragraph : proseOf(parseMarkdown(markdown)))
        paragraphs.append(paragraph.text);
    return paragraphs.join(u' ').simplified();
}

void insertUnlessEmpty(QJsonObject *object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object->insert(key(name), value);
}

void insertUnlessEmpty(QJsonObject *object, const char *name, const QJsonArray &values)
{
    if (!values.isEmpty())
        object->insert(key(name), values);
}

void insertAddress(QJsonObject *object, const QString &address)
{
    if (isSafeLink(address.toUtf8()))
        insertUnlessEmpty(object, "url", address);
}

QJsonObject thing(const char *type, const QString &name)
{
    return {{key("@type"), key(type)}, {key("name"), name}};
}

QJsonObject author(const AuthorProfile &author)
{
    QJsonObject json = thing("Person", author.name);
    insertUnlessEmpty(&json, "jobTitle", author.role);
    insertUnlessEmpty(&json, "description", plainWords(author.bio));
    insertAddress(&json, author.website);
    QJsonArray pages;
    for (const SocialLink &link : author.links) {
        if (isSafeLink(link.address.toUtf8()))
            pages.append(link.address);
    }
    insertUnlessEmpty(&json, "sameAs", pages);
    return json;
}

const char *typeOf(const Source &source)
{
    struct Row
    {
        QLatin1StringView csl;
        const char *schema;
    };
    static constexpr Row rows[] = {
        {QLatin1StringView("article-newspaper"), "NewsArticle"}, {QLatin1StringView("article-magazine"), "Article"},
        {QLatin1StringView("article-journal"), "ScholarlyArticle"}, {QLatin1StringView("paper-conference"), "ScholarlyArticle"},
        {QLatin1StringView("book"), "Book"}, {QLatin1StringView("chapter"), "Chapter"}, {QLatin1StringView("thesis"), "Thesis"},
        {QLatin1StringView("report"), "Report"}, {QLatin1StringView("webpage"), "WebPage"},
        {QLatin1StringView("post-weblog"), "BlogPosting"}, {QLatin1StringView("post"), "SocialMediaPosting"},
        {QLatin1StringView("dataset"), "Dataset"}, {QLatin1StringView("motion_picture"), "Movie"},
        {QLatin1StringView("legislation"), "Legislation"}, {QLatin1StringView("map"), "Map"},
    };
    for (const Row &row : rows) {
        if (source.type() == row.csl)
            return row.schema;
    }
    return "CreativeWork";
}

/// "2021", "2021-08" or "2021-08-17": as much as is known.
QString published(const CslDate &date)
{
    if (date.from.isNull() || date.from.year <= 0)
        return {};
    QString text = QStringLiteral("%1").arg(date.from.year, 4, 10, QLatin1Char('0'));
    if (date.from.month < 1 || date.from.month > 12)
        return text;
    text += QStringLiteral("-%1").arg(date.from.month, 2, 10, QLatin1Char('0'));
    return date.from.day < 1 ? text : text + QStringLiteral("-%1").arg(date.from.day, 2, 10, QLatin1Char('0'));
}

QJsonObject work(const Source &source)
{
    QJsonObject json{{key("@type"), key(typeOf(source))}};
    insertUnlessEmpty(&json, "name", source.title());
    insertAddress(&json, source.address());
    QJsonArray writers;
    for (const CslName &name : source.writers())
        writers.append(thing(name.literal.isEmpty() ? "Person" : "Organization", name.display()));
    insertUnlessEmpty(&json, "author", writers);
    insertUnlessEmpty(&json, "datePublished", published(source.date()));
    if (!source.outlet().isEmpty() && source.outlet() != source.title())
        json.insert(key("isPartOf"), thing("CreativeWork", source.outlet()));
    return json;
}

/// A body is named with its article ("the council"), a person is not.
bool isBody(const QString &speaker)
{
    static const QStringList articles{QStringLiteral("the"), QStringLiteral("a"), QStringLiteral("an"), QStringLiteral("der"),
                                      QStringLiteral("die"), QStringLiteral("das"), QStringLiteral("les"), QStringLiteral("los")};
    return articles.contains(speaker.section(u' ', 0, 0).toLower());
}

QJsonObject quotation(const QuotedPassage &passage)
{
    QJsonObject json{{key("@type"), key("Quotation")}, {key("text"), passage.words.simplified()}};
    if (!passage.speaker.isEmpty())
        json.insert(key("creator"), thing(isBody(passage.speaker) ? "Organization" : "Person", passage.speaker));
    if (!passage.source.key.isEmpty())
        json.insert(key("isBasedOn"), work(passage.source));
    return json;
}

} // namespace

QByteArray linkedData(const PageMaterial &material)
{
    const Article &article = material.article;
    QJsonObject json{{key("@context"), key("https://schema.org")},
                     {key("@type"), key("NewsArticle")},
                     {key("headline"), article.headline},
                     {key("inLanguage"), article.language}};
    insertUnlessEmpty(&json, "description", article.deck);
    insertUnlessEmpty(&json, "datePublished", article.date.toString(Qt::ISODate));
    insertUnlessEmpty(&json, "keywords", QJsonArray::fromStringList(article.tags));
    if (!article.outlet.isEmpty())
        json.insert(key("publisher"), thing("Organization", article.outlet));
    QJsonArray people;
    for (const AuthorProfile &one : material.authors)
        people.append(author(one));
    insertUnlessEmpty(&json, "author", people);
    QJsonArray works;
    for (const Source &source : material.citations.sources)
        works.append(work(source));
    insertUnlessEmpty(&json, "citation", works);
    QJsonArray quotations;
    for (const QuotedPassage &passage : material.quotations)
        quotations.append(quotation(passage));
    insertUnlessEmpty(&json, "hasPart", quotations);
    QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    // Inside <script> only a < could end the element or begin a comment; JSON has another way to write it.
    text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    return "<script type=\"application/ld+json\">" + text + "</script>\n";
}

} // namespace stet
