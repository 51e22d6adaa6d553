#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace stet {

/// The words of a text that a dictionary can be asked about, in order; `notLanguage` (in order) is passed over.
///
/// A hyphenated compound is one word here; apostrophes inside belong to the word, quotation marks around never do. Not
/// words: addresses of web and mail, code between backticks, citation keys, @handles and #tags, anything with a digit
/// or an underscore inside, single letters, abbreviations by points ("U.S.", "e.g."), and the elisions that English
/// prints with a leading apostrophe (’tis, ’em, rock ’n’ roll). Linear in the text; no dictionary is involved.
QList<TextRange> wordsToCheck(QStringView text, const QList<TextRange> &notLanguage = {});

/// Whether a character is one of the marks that stand for an apostrophe.
bool isApostrophe(QChar character);

/// Whether a character joins the parts of a compound: "-", "‐" or the no-break hyphen.
bool isHyphen(QChar character);

} // namespace stet
