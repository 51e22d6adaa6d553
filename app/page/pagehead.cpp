#include "app/page/pagehead.h"

#include "app/page/pagecomposer.h"
#include "app/page/pagewords.h"
#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stet {

namespace {

/// The last lock of an exported page, should anything ever slip past the writer: nothing runs, nothing is loaded but
/// pictures. JSON-LD is data and no script.
constexpr const char *policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https: http:; "
                               "form-action 'none'; base-uri 'none'";

QByteArray named(const char *name, const QString &content)
{
    if (content.isEmpty())
        return {};
    return QByteArray("<meta name=\"") + name + "\" content=\"" + escapedHtml(content) + "\" />\n";
}

QByteArray property(const char *name, const QString &content)
{
    if (content.isEmpty())
        return {};
    return QByteArray("<meta property=\"") + name + "\" content=\"" + escapedHtml(content) + "\" />\n";
}

QString plainWords(const QString &markdown)
{
    QStringList paragraphs;
    for (const ProseParagraph &paragraph : proseOf(parseMarkdown(markdown)))
        paragraphs.append(paragraph.text);
    return paragraphs.join(u' ').simplified();
}

void insertUnlessEmpty(QJsonObject *object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object->insert(key, value);
}

QJsonObject person(const AuthorProfile &author)
{
    QJsonObject json{{QStringLiteral("@type"), QStringLiteral("Person")}, {QStringLiteral("name"), author.name}};
    insertUnlessEmpty(&json, QStringLiteral("jobTitle"), author.role);
    insertUnlessEmpty(&json, QStringLiteral("description"), plainWords(author.bio));
    if (isSafeLink(author.website.toUtf8()))
        insertUnlessEmpty(&json, QStringLiteral("url"), author.website);
    QJsonArray pages;
    for (const SocialLink &link : author.links) {
        if (isSafeLink(link.address.toUtf8()))
            pages.append(link.address);
    }
    if (!pages.isEmpty())
        json.insert(QStringLiteral("sameAs"), pages);
    return json;
}

QByteArray linkedData(const PageMaterial &material)
{
    const Article &article = material.article;
    QJsonObject json{{QStringLiteral("@context"), QStringLiteral("https://schema.org")},
                     {QStringLiteral("@type"), QStringLiteral("NewsArticle")},
                     {QStringLiteral("headline"), article.headline},
                     {QStringLiteral("inLanguage"), article.language}};
    insertUnlessEmpty(&json, QStringLiteral("description"), article.deck);
    insertUnlessEmpty(&json, QStringLiteral("datePublished"), article.date.toString(Qt::ISODate));
    if (!article.tags.isEmpty())
        json.insert(QStringLiteral("keywords"), QJsonArray::fromStringList(article.tags));
    if (!article.outlet.isEmpty()) {
        json.insert(QStringLiteral("publisher"), QJsonObject{{QStringLiteral("@type"), QStringLiteral("Organization")},
                                                             {QStringLiteral("name"), article.outlet}});
    }
    QJsonArray people;
    for (const AuthorProfile &author : material.authors)
        people.append(person(author));
    if (!people.isEmpty())
        json.insert(QStringLiteral("author"), people);
    QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    // Inside <script> only a < could end the element; JSON has another way to write it.
    text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    return "<script type=\"application/ld+json\">" + text + "</script>\n";
}

} // namespace

QByteArray pageHead(const PageMaterial &material)
{
    const Article &article = material.article;
    QString title = article.headline.simplified();
    if (title.isEmpty())
        title = PageWords(article.language).untitled();
    if (!article.outlet.isEmpty())
        title += QStringLiteral(" – ") + article.outlet;
    QByteArray head = "<meta charset=\"utf-8\" />\n";
    head += QByteArray("<meta http-equiv=\"Content-Security-Policy\" content=\"") + policy + "\" />\n";
    head += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n";
    head += "<meta name=\"color-scheme\" content=\"light dark\" />\n";
    head += "<title>" + escapedHtml(title) + "</title>\n";
    head += named("description", article.deck);
    for (const AuthorProfile &author : material.authors)
        head += named("author", author.name);
    head += named("generator", QStringLiteral("Stet"));
    head += property("og:type", QStringLiteral("article"));
    head += property("og:title", article.headline);
    head += property("og:description", article.deck);
    head += property("og:site_name", article.outlet);
    head += property("og:locale", QString(article.language).replace(u'-', u'_'));
    head += property("article:published_time", article.date.toString(Qt::ISODate));
    for (const AuthorProfile &author : material.authors)
        head += property("article:author", author.name);
    for (const QString &tag : article.tags)
        head += property("article:tag", tag);
    head += linkedData(material);
    head += "<style>\n" + material.theme.style() + "</style>\n";
    return head;
}

} // namespace stet
