#include "app/page/pageparts.h"

#include "app/page/authorbox.h"
#include "app/page/pagecomposer.h"
#include "app/page/pagewords.h"
#include "app/page/smalltext.h"
#include "app/text/htmlwriter.h"

#include <algorithm>

namespace stet {

namespace {

using Blocks = QList<PageBlock>;

QByteArray time(const PageMaterial &material)
{
    const QDate date = material.article.date;
    if (!date.isValid())
        return {};
    return "<time class=\"dt-published\" datetime=\"" + date.toString(Qt::ISODate).toUtf8() + "\">"
        + escapedHtml(PageWords(material.article.language).date(date)) + "</time>";
}

Blocks headline(const PageMaterial &material)
{
    const QString words = material.article.headline.simplified();
    if (words.isEmpty())
        return {};
    return {pageBlock("<h1 class=\"p-name headline\">" + escapedHtml(words) + "</h1>")};
}

Blocks deck(const PageMaterial &material)
{
    const QString words = material.article.deck.simplified();
    if (words.isEmpty())
        return {};
    return {pageBlock("<p class=\"p-summary deck\">" + escapedHtml(words) + "</p>")};
}

Blocks line(const QByteArray &who, const QByteArray &when)
{
    if (who.isEmpty() && when.isEmpty())
        return {};
    QByteArray html = "<p class=\"byline\">";
    if (!who.isEmpty())
        html += "<span class=\"who\">" + who + "</span>";
    if (!who.isEmpty() && !when.isEmpty())
        html += " <span aria-hidden=\"true\">·</span> ";
    return {pageBlock(html + when + "</p>")};
}

Blocks dateline(const PageMaterial &material)
{
    return line(escapedHtml(material.article.byline.text.simplified()), time(material));
}

Blocks byline(const PageMaterial &material)
{
    const QString freeLine = material.article.byline.text.simplified();
    if (!freeLine.isEmpty() || material.authors.isEmpty())
        return dateline(material);
    const PageWords words(material.article.language);
    QStringList names;
    for (const AuthorProfile &author : material.authors)
        names.append(author.name);
    return line(escapedHtml(words.by() + u' ' + words.listed(names)), time(material));
}

Blocks notice(const PageMaterial &material)
{
    const QByteArray text = smallTextHtml(material.article.page.notice, "notice-");
    if (text.isEmpty())
        return {};
    return {pageBlock("<aside class=\"notice\">\n" + text + "</aside>")};
}

QByteArray field(const char *id, const QString &label, const char *type, bool required)
{
    const QByteArray name = QByteArray("reply-") + id;
    QByteArray html = "<p><label for=\"" + name + "\">" + escapedHtml(label) + (required ? " <span>*</span>" : "") + "</label>";
    if (qstrcmp(type, "textarea") == 0)
        html += "<textarea id=\"" + name + "\" rows=\"5\"></textarea></p>\n";
    else
        html += "<input id=\"" + name + "\" type=\"" + type + "\" /></p>\n";
    return html;
}

/// The form as the site shows it. It sends nothing: this page is no site.
Blocks reply(const PageMaterial &material)
{
    const PageNotice &page = material.article.page;
    if (!page.replyForm)
        return {};
    const PageWords words(material.article.language);
    QByteArray html = "<section class=\"reply\" aria-labelledby=\"reply-title\">\n<h2 id=\"reply-title\">"
        + escapedHtml(words.leaveReply()) + "</h2>\n" + smallTextHtml(page.replyNotice, "reply-note-");
    html += "<form>\n<fieldset disabled=\"disabled\">\n";
    html += field("comment", words.commentField(), "textarea", true);
    html += field("name", words.nameField(), "text", true);
    html += field("email", words.emailField(), "email", true);
    html += field("website", words.websiteField(), "url", false);
    html += "<p><button type=\"button\">" + escapedHtml(words.postComment()) + "</button></p>\n</fieldset>\n</form>\n</section>";
    return {pageBlock(html)};
}

Blocks comments(const PageMaterial &material)
{
    const PageNotice &page = material.article.page;
    const int held = int(page.comments.size());
    const int announced = std::max(page.announcedComments, held);
    if (announced == 0)
        return {};
    const PageWords words(material.article.language);
    QByteArray html = "<section class=\"comments\" aria-labelledby=\"comments-title\">\n<h2 id=\"comments-title\">"
        + escapedHtml(words.thoughtsOn(announced, material.article.headline.simplified())) + "</h2>\n";
    if (held > 0)
        html += "<ol>\n";
    for (int i = 0; i < held; ++i) {
        const ReaderComment &comment = page.comments[i];
        html += "<li>\n";
        if (!comment.name.trimmed().isEmpty())
            html += "<p class=\"name\">" + escapedHtml(comment.name.simplified()) + "</p>\n";
        html += smallTextHtml(comment.text, "comment-" + QByteArray::number(i + 1) + '-') + "</li>\n";
    }
    if (held > 0)
        html += "</ol>\n";
    if (held < announced)
        html += "<p class=\"held\">" + escapedHtml(words.commentsHeld(held, announced)) + "</p>\n";
    return {pageBlock(html + "</section>")};
}

Blocks authors(const PageMaterial &material)
{
    const QByteArray box = authorBox(material.authors, PageWords(material.article.language));
    return box.isEmpty() ? Blocks() : Blocks{pageBlock(box)};
}

} // namespace

QList<PageBlock> pagePart(const QByteArray &name, const PageMaterial &material)
{
    struct Part
    {
        const char *name;
        Blocks (*make)(const PageMaterial &);
    };
    static constexpr Part parts[]{{"headline", headline}, {"deck", deck}, {"dateline", dateline}, {"byline", byline},
                                  {"authors", authors}, {"notice", notice}, {"reply", reply}, {"comments", comments}};
    for (const Part &part : parts) {
        if (name == part.name)
            return part.make(material);
    }
    return {};
}

} // namespace stet
