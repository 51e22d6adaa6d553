#include "app/cli/command.h"
#include "app/cli/openlibrary.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace stet {

int runSearch(const Arguments &arguments, Streams &streams)
{
    if (arguments.operands().isEmpty())
        return wrongUse(streams, "search", QCoreApplication::translate("stet-cli", "search needs something to find."));
    bool isNumber = false;
    const int limit = arguments.value(QStringLiteral("limit"), QStringLiteral("50")).toInt(&isNumber);
    if (!isNumber || limit < 1)
        return wrongUse(streams, "search", QCoreApplication::translate("stet-cli", "--limit takes a number from 1 on."));
    const auto library = openLibrary();
    if (!library) {
        streams.say(library.error());
        return CannotDo;
    }
    const auto hits = (*library)->search().find(parseSearch(arguments.operands().join(u' ')), limit);
    if (!hits) {
        streams.say(hits.error());
        return CannotDo;
    }
    for (const SearchHit &hit : *hits) {
        const QString id = hit.article.id.toString(QUuid::WithoutBraces);
        if (arguments.value(QStringLiteral("format")) != QLatin1String("json")) {
            streams.writeLine(QStringList{id, hit.article.title, hit.snippet}.join(u'\t'));
            continue;
        }
        QJsonArray ranges;
        for (const TextRange &range : hit.hits) {
            const auto codePoints = [&hit](qsizetype end) { return hit.snippet.left(end).toUcs4().size(); };
            ranges.append(QJsonObject{{"start", codePoints(range.start)}, {"end", codePoints(range.end)}});
        }
        streams.writeJson({{"id", id},
                           {"title", hit.article.title},
                           {"state", stateName(hit.article.state)},
                           {"snippet", hit.snippet},
                           {"hits", ranges}});
    }
    return Done;
}

} // namespace stet
