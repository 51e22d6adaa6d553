#include "app/cli/command.h"
#include "app/cli/openlibrary.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

int runList(const Arguments &arguments, Streams &streams)
{
    if (!arguments.operands().isEmpty())
        return wrongUse(streams, "list", QCoreApplication::translate("stet-cli", "list takes no operands."));
    const Result<std::unique_ptr<Library>> library = openLibrary();
    if (!library) {
        streams.say(library.error());
        return CannotDo;
    }
    const Result<QList<ArticleSummary>> articles = (*library)->articles().list();
    if (!articles) {
        streams.say(articles.error());
        return CannotDo;
    }
    for (const ArticleSummary &article : *articles) {
        const QString id = article.id.toString(QUuid::WithoutBraces);
        if (arguments.value(QStringLiteral("format")) == QLatin1String("json"))
            streams.writeJson({{"id", id},
                               {"title", article.title},
                               {"state", stateName(article.state)},
                               {"words", article.words},
                               {"changed", article.changed.toUTC().toString(Qt::ISODateWithMs)},
                               {"tags", QJsonArray::fromStringList(article.tags)},
                               {"folder", article.folder}});
        else
            streams.writeLine(QStringList{id, stateName(article.state), QString::number(article.words),
                                          article.changed.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")),
                                          article.title}
                                  .join(u'\t'));
    }
    return Done;
}

} // namespace stet
