#pragma once

#include "app/citations/citationrequest.h"
#include "app/text/citationmark.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// A body's citation marks, those in code left out, and what each asks for.
struct CitationReading
{
    QList<CitationMark> marks;       ///< ranges in the body
    QList<CitationCluster> clusters; ///< as many; `note` is the number that the mark has as a footnote
    QStringList keys;                ///< every key once, in the order of the first mentions
};

/// Reads a Markdown body. Locators are told from other words as pandoc does it: "p. 12-15", "chap. 3", "§ 7", "12".
CitationReading readCitations(const QString &body);

/// What follows a key, taken apart.
struct Locator
{
    QString label;  ///< CSL's word; empty without a locator
    QString number; ///< "12-15"
    QString rest;   ///< the words after it
};
Locator readLocator(const QString &words);

/// One change of a text: `removed` units at `position` give way to `added`.
struct TextEdit
{
    qsizetype position = 0;
    qsizetype removed = 0;
    QString added;

    bool operator==(const TextEdit &) const = default;
};

/// The edits that rename a key everywhere in a body, last place first, so that they can be made one after the other.
QList<TextEdit> renameEdits(const QString &body, const QString &from, const QString &to);

/// How a key is written after @: bare, or in braces when it needs them.
QString writtenKey(const QString &key);

/// A mark as it is written in a text; empty without sources. `range` and `keyRange` do not count. Reading it again
/// gives the same sources when no word around a key holds a bracket or a semicolon.
QString writtenMark(const CitationMark &mark);

/// How a locator is written before other words: "pp. 12-15" for "page", "chap. 3" for "chapter". Readable by readLocator().
QString writtenLocator(const QString &label, const QString &number);

/// CSL's words for what a locator counts, in the order in which they are offered: "page" first.
QStringList locatorLabels();

} // namespace stet
