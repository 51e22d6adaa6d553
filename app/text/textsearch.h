#pragma once

#include "app/result.h"
#include "app/text/bodytext.h"
#include "app/text/prose.h"

#include <QRegularExpression>

namespace stet {

/// What to look for in a text, and how.
struct SearchWish
{
    QString words;
    bool matchCase = false;
    bool wholeWords = false;
    bool regularExpression = false;

    bool operator==(const SearchWish &) const = default;
};

/// A search that is ready to run: finds within lines, never across them.
///
/// A plain value; any thread. A curly apostrophe and a straight one are the same to a search that is no regular
/// expression, and so are quotation marks, since nobody remembers which one was typed.
class TextSearch
{
public:
    /// Refuses an expression that cannot be read, with the place of the fault; empty words find nothing.
    static Result<TextSearch> open(const SearchWish &wish);

    /// Everything found, in order, not overlapping; at most `limit` places. An empty match is no find. Positions are
    /// those of the whole text. A line that takes the expression too long is passed over.
    QList<TextRange> findAll(const BodyText &body, qsizetype limit = 100'000) const;
    QList<TextRange> findInLine(const QString &line) const;

    /// What `replacement` becomes for this find: itself, or with \1 to \9 filled in for an expression.
    QString replacementFor(const QString &line, TextRange found, const QString &replacement) const;

private:
    QRegularExpression m_expression;
    bool m_fillsIn = false;
};

} // namespace stet
