#include "app/page/pagehead.h"

#include "app/page/linkeddata.h"
#include "app/page/pagecomposer.h"
#include "app/page/pagewords.h"
#include "app/text/htmlwriter.h"

namespace stet {

namespace {

/// The last lock of an exported page, should anything ever slip past the writer: nothing runs, nothing is loaded but
/// pictures. JSON-LD is data and no script.
constexpr const char *policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https: http:; "
                               "form-action 'none'; base-uri 'none'";

/// The writer's own marks stand in the text; a browser is not to add its own around <q>.
constexpr const char *ownMarks = "q { quotes: none; }\n";

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
    if (material.level == MetadataLevel::Full)
        head += linkedData(material);
    head += "<style>\n" + material.theme.style() + ownMarks + "</style>\n";
    return head;
}

} // namespace stet
