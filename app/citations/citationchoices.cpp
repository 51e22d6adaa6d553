#include "app/citations/citationchoices.h"

#include "app/store/settingstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stet {

namespace {

const QString settingName = QStringLiteral("citationChoices");

} // namespace

CitationForm formOf(const Article &article, const CitationChoices &choices)
{
    if (!article.citationStyle.isEmpty())
        return formFromName(article.citationStyle);
    return formFromName(choices.outlets.value(article.outlet.trimmed()));
}

QString citationLocaleOf(const Article &article)
{
    return article.citationLocale.isEmpty() ? article.language : article.citationLocale;
}

Result<CitationChoices> loadCitationChoices(SettingStore &settings)
{
    const auto text = settings.value(settingName);
    if (!text)
        return text.error();
    const QJsonObject json = QJsonDocument::fromJson(text->toUtf8()).object();
    CitationChoices choices;
    for (const QJsonValue favourite : json["favourites"].toArray())
        choices.favourites.append(favourite.toString());
    const QJsonObject outlets = json["outlets"].toObject();
    for (auto outlet = outlets.begin(); outlet != outlets.end(); ++outlet)
        choices.outlets.insert(outlet.key(), outlet.value().toString());
    return choices;
}

Result<void> keepCitationChoices(SettingStore &settings, const CitationChoices &choices)
{
    QJsonObject outlets;
    for (auto outlet = choices.outlets.begin(); outlet != choices.outlets.end(); ++outlet)
        outlets.insert(outlet.key(), outlet.value());
    const QJsonObject json{{"favourites", QJsonArray::fromStringList(choices.favourites)}, {"outlets", outlets}};
    return settings.setValue(settingName, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace stet
