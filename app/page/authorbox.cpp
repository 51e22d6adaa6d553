#include "app/page/authorbox.h"

#include "app/page/smalltext.h"
#include "app/text/htmlwriter.h"
#include "app/text/safeaddress.h"

namespace stet {

namespace {

/// A link when readers may be sent there, else nothing.
QByteArray link(const QString &address, const QString &label, const char *attributes)
{
    const QByteArray bytes = address.trimmed().toUtf8();
    if (bytes.isEmpty() || !isSafeLink(bytes))
        return {};
    return QByteArray("<a ") + attributes + " href=\"" + escapedHtml(address.trimmed()) + "\">" + escapedHtml(label) + "</a>";
}

/// "www.example.org" becomes an address; an address stays.
QString completed(const QString &address)
{
    const QString trimmed = address.trimmed();
    if (trimmed.isEmpty() || trimmed.contains(u':'))
        return trimmed;
    return QStringLiteral("https://") + trimmed;
}

QByteArray portrait(const AuthorProfile &author, const PageWords &words)
{
    const bool isKnown = author.portraitMimeType == u"image/png" || author.portraitMimeType == u"image/jpeg";
    if (author.portrait.isEmpty() || !isKnown)
        return {};
    return "<img class=\"u-photo\" width=\"96\" height=\"96\" alt=\"" + escapedHtml(words.portraitOf(author.name))
        + "\" src=\"data:" + author.portraitMimeType.toLatin1() + ";base64," + author.portrait.toBase64() + "\" />\n";
}

QByteArray links(const AuthorProfile &author, const PageWords &words)
{
    QByteArrayList all;
    const auto add = [&all](const QByteArray &one) {
        if (!one.isEmpty())
            all.append("<li>" + one + "</li>");
    };
    add(link(completed(author.website), words.website(), "class=\"u-url\" rel=\"author\""));
    for (const SocialLink &social : author.links)
        add(link(completed(social.address), social.label.isEmpty() ? social.address : social.label, "rel=\"me\""));
    if (!author.email.trimmed().isEmpty())
        add(link(QStringLiteral("mailto:") + author.email.trimmed(), author.email.trimmed(), "class=\"u-email\""));
    return all.isEmpty() ? QByteArray() : "<ul class=\"links\">\n" + all.join('\n') + "\n</ul>\n";
}

QByteArray card(const AuthorProfile &author, int number, const PageWords &words)
{
    QByteArray html = "<div class=\"author p-author h-card\">\n" + portrait(author, words) + "<div>\n";
    if (!author.name.trimmed().isEmpty())
        html += "<p class=\"p-name name\">" + escapedHtml(author.name.trimmed()) + "</p>\n";
    QStringList about;
    for (const QString &fact : {author.role.trimmed(), author.location.trimmed()}) {
        if (!fact.isEmpty())
            about.append(fact);
    }
    if (!about.isEmpty())
        html += "<p class=\"role\">" + escapedHtml(about.join(QStringLiteral(" · "))) + "</p>\n";
    const QByteArray bio = smallTextHtml(author.bio, "bio-" + QByteArray::number(number) + '-');
    if (!bio.isEmpty())
        html += "<div class=\"p-note\">\n" + bio + "</div>\n";
    return html + links(author, words) + "</div>\n</div>\n";
}

} // namespace

QByteArray authorBox(const QList<AuthorProfile> &authors, const PageWords &words)
{
    if (authors.isEmpty())
        return {};
    QByteArray html = "<section class=\"authors\" aria-labelledby=\"authors-title\">\n<h2 id=\"authors-title\">"
        + escapedHtml(words.publishedBy()) + "</h2>\n";
    for (int i = 0; i < authors.size(); ++i)
        html += card(authors[i], i + 1, words);
    return html + "</section>";
}

} // namespace stet
