#include "app/cli/command.h"
#include "app/cli/openlibrary.h"
#include "app/text/frontmatter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

int runShow(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().size() != 1)
        return wrongUse(streams, "show", QCoreApplication::translate("stet-cli", "Name one article by its id."));
    const auto failed = [&streams](const Error &error) {
        streams.say(error);
        return CannotDo;
    };
    const Result<std::unique_ptr<Library>> library = openLibrary();
    if (!library)
        return failed(library.error());
    const Result<ArticleId> id = findArticle(**library, arguments.operands().first());
    if (!id)
        return failed(id.error());
    const Result<StoredDraft> draft = (*library)->articles().load(*id);
    if (!draft)
        return failed(draft.error());
    const Result<QList<AuthorProfile>> authors = (*library)->authors().find(draft->article.byline.authors);
    if (!authors)
        return failed(authors.error());
    if (arguments.value(QStringLiteral("format")) == QLatin1String("json")) {
        QJsonObject article = detailsToJson(draft->article);
        QJsonArray profiles;
        for (const AuthorProfile &author : *authors)
            profiles.append(toJson(author));
        article["id"] = id->toString(QUuid::WithoutBraces);
        article["body"] = draft->article.body;
        article["authors"] = profiles;
        streams.writeJson(article);
        return Done;
    }
    QStringList names;
    for (const AuthorProfile &author : *authors)
        names.append(author.name);
    streams.write(markdownWithFrontMatter(draft->article, names).toUtf8());
    return Done;
}

} // namespace stet
