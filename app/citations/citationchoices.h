#pragma once

#include "app/article/article.h"
#include "app/citations/citationform.h"
#include "app/result.h"

#include <QMap>
#include <QStringList>

namespace stet {

class SettingStore;

/// What a library remembers about forms of citation: the writer's favourites, and what each outlet prints. A plain value.
struct CitationChoices
{
    QStringList favourites;         ///< names as formName() writes them, in the order in which they were chosen
    QMap<QString, QString> outlets; ///< the form of an outlet's articles, by its name

    bool operator==(const CitationChoices &) const = default;
};

/// The form that an article is printed in: its own, else its outlet's, else the journalistic one.
CitationForm formOf(const Article &article, const CitationChoices &choices);

/// The language of dates and words in its citations: its own choice, else the article's language.
QString citationLocaleOf(const Article &article);

/// Nothing was ever chosen, or it cannot be read as choices: none.
Result<CitationChoices> loadCitationChoices(SettingStore &settings);
Result<void> keepCitationChoices(SettingStore &settings, const CitationChoices &choices);

} // namespace stet
