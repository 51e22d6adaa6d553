#pragma once

#include "app/article/article.h"
#include "app/quotations/quotationreading.h"
#include "app/sources/source.h"

#include <QHash>
#include <QList>
#include <QString>

namespace stet {

/// What a page says of a quotation besides its words. A plain value.
struct QuotedPassage
{
    QString words;   ///< without the outer marks, as they stand in the article
    QString speaker; ///< a person or body that the writer confirmed; empty: the page names nobody
    Source source;   ///< what it is held to, without captures; its key is empty where none is known

    bool operator==(const QuotedPassage &) const = default;
};

/// Sources by their keys.
using SourcesByKey = QHash<QString, Source>;
SourcesByKey byKey(const QList<Source> &sources);

/// The quotations of the body that count and were not dismissed, in the order of the text; `sources` may be more than
/// they name. A speaker whom the writer has not confirmed is not among what goes out.
QList<QuotedPassage> quotedPassages(const QuotationReading &reading, const SourcesByKey &sources);

/// The same for an article that nobody made records for: its words and citation marks alone.
QList<QuotedPassage> quotedPassages(const Article &article, const QList<QuotationRecord> &records, const SourcesByKey &sources);

} // namespace stet
