#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace stet {

/// One source inside a citation mark: `see @price2021, p. 12`.
struct CitedSource
{
    QString key;
    bool authorSuppressed = false; ///< `-@key`
    QString prefix;                ///< words before the key, trimmed
    QString suffix;                ///< words after the key, without the comma that parts them, trimmed: "p. 12"
    TextRange keyRange;            ///< the key alone, without @ and braces

    bool operator==(const CitedSource &) const = default;
};

/// A citation as pandoc's Markdown writes it: `[see @a, p. 3; @b]` or, in the running text, `@a` and `@a [p. 3]`.
struct CitationMark
{
    TextRange range;      ///< the whole mark with its brackets
    bool inText = false;  ///< `@a says`: the author is part of the sentence
    QList<CitedSource> sources;

    bool operator==(const CitationMark &) const = default;
};

/// The citation marks in `text`, in order; ranges in its UTF-16 units. Linear in time. An address such as
/// name@example.org is no mark, nor is anything after a backslash.
QList<CitationMark> citationMarks(QStringView text);

} // namespace stet
