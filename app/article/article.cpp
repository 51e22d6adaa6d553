#include "app/article/article.h"

#include <QJsonArray>

#include <array>

namespace stet {

namespace {

constexpr std::array stateNames{u"idea", u"draft", u"in-review", u"ready", u"published"};

QJsonObject pageToJson(const PageNotice &page)
{
    QJsonArray comments;
    for (const ReaderComment &comment : page.comments)
        comments.append(QJsonObject{{"name", comment.name}, {"text", comment.text}});
    return {{"notice", page.notice},
            {"replyForm", page.replyForm},
            {"replyNotice", page.replyNotice},
            {"announcedComments", page.announcedComments},
            {"comments", comments}};
}

PageNotice pageFromJson(const QJsonObject &json)
{
    PageNotice page;
    page.notice = json["notice"].toString();
    page.replyForm = json["replyForm"].toBool();
    page.replyNotice = json["replyNotice"].toString();
    page.announcedComments = json["announcedComments"].toInt();
    for (const QJsonValue value : json["comments"].toArray())
        page.comments.append({value["name"].toString(), value["text"].toString()});
    return page;
}

QStringList stringsFromJson(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue entry : value.toArray())
        strings.append(entry.toString());
    return strings;
}

} // namespace

QString stateName(ArticleState state)
{
    return QStringView(stateNames.at(static_cast<std::size_t>(state))).toString();
}

ArticleState stateFromName(QStringView name, ArticleState otherwise)
{
    for (std::size_t i = 0; i < stateNames.size(); ++i) {
        if (name == QStringView(stateNames[i]))
            return static_cast<ArticleState>(i);
    }
    return otherwise;
}

QJsonObject detailsToJson(const Article &article)
{
    QJsonArray authors;
    for (const AuthorId &author : article.byline.authors)
        authors.append(author.toString(QUuid::WithoutBraces));
    return {{"headline", article.headline},
            {"deck", article.deck},
            {"byline", QJsonObject{{"authors", authors}, {"text", article.byline.text}}},
            {"tags", QJsonArray::fromStringList(article.tags)},
            {"language", article.language},
            {"outlet", article.outlet},
            {"slug", article.slug},
            {"date", article.date.toString(Qt::ISODate)},
            {"theme", article.theme},
            {"citationStyle", article.citationStyle},
            {"citationLocale", article.citationLocale},
            {"state", stateName(article.state)},
            {"page", pageToJson(article.page)},
            {"otherFrontMatter", article.otherFrontMatter}};
}

Article articleFromDetails(const QJsonObject &details)
{
    Article article;
    article.headline = details["headline"].toString();
    article.deck = details["deck"].toString();
    const QJsonObject byline = details["byline"].toObject();
    for (const QString &author : stringsFromJson(byline["authors"]))
        article.byline.authors.append(QUuid::fromString(author));
    article.byline.text = byline["text"].toString();
    article.tags = stringsFromJson(details["tags"]);
    article.language = details["language"].toString(article.language);
    article.outlet = details["outlet"].toString();
    article.slug = details["slug"].toString();
    article.date = QDate::fromString(details["date"].toString(), Qt::ISODate);
    article.theme = details["theme"].toString();
    article.citationStyle = details["citationStyle"].toString();
    article.citationLocale = details["citationLocale"].toString();
    article.state = stateFromName(details["state"].toString());
    article.page = pageFromJson(details["page"].toObject());
    article.otherFrontMatter = details["otherFrontMatter"].toString();
    return article;
}

QString workingTitle(const Article &article)
{
    if (!article.headline.trimmed().isEmpty())
        return article.headline.trimmed();
    constexpr qsizetype longest = 60;
    const QString start = QStringView(article.body).left(4 * longest).toString().simplified();
    if (start.size() <= longest)
        return start;
    const qsizetype space = start.lastIndexOf(QLatin1Char(' '), longest);
    return start.left(space > longest / 2 ? space : longest) + QChar(0x2026);
}

} // namespace stet
