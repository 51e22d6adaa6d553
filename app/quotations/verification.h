#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// The result of holding a quotation to its source: exactly one of these. "Could not check" is never "checked".
enum class Verdict {
    Exact,        ///< the same characters
    Typography,   ///< the same but for Unicode form, quotation and dash glyphs, white space, soft hyphens
    Permitted,    ///< also first-letter case, final punctuation or nested marks differ
    Elided,       ///< fragments in the order of the source, each gap shown with its words
    Interpolated, ///< brackets of the writer, each shown against what it replaced
    Differs,      ///< the source has the passage in other words: see `difference`
    NotFound,     ///< the source has a text and the words are not in it
    Ambiguous,    ///< the words stand at several places of the source
    CannotCheck,  ///< there is no text to check against
    Stale,        ///< quotation or source were edited since the check
};

/// "exact", "typography", "permitted", "elided", "interpolated", "differs", "not-found", "ambiguous", "cannot-check",
/// "stale": the words in files and on the command line.
QString verdictName(Verdict verdict);
Verdict verdictFromName(QStringView name, Verdict otherwise = Verdict::CannotCheck);

/// True for the verdicts under which a quotation may go out: exact to interpolated.
bool isFaithful(Verdict verdict);

/// One stretch of the quotation and the stretch of the source with the same words.
struct VerifiedFragment
{
    TextRange quoted;
    TextRange source;

    bool operator==(const VerifiedFragment &) const = default;
};

/// Words of the source that an ellipsis of the quotation stands for.
struct ElidedGap
{
    TextRange quoted;     ///< the ellipsis
    TextRange source;
    QString omitted;      ///< the words left out, as the source has them
    QStringList dangers;  ///< words among them that turn a meaning: not, never, no, only, unless, but, if, alleged
    QString sentence;     ///< the full sentence of the source around the gap, to be shown before a tick

    bool operator==(const ElidedGap &) const = default;
};

/// Words in brackets and the words of the source in their place (none for a mere addition).
struct BracketChange
{
    TextRange quoted; ///< brackets included
    TextRange source;
    QString inserted;
    QString replaced;
    QStringList dangers; ///< as with a gap, among the replaced or the inserted words, not in both

    bool operator==(const BracketChange &) const = default;
};

/// One step of the word diff of a quotation that differs.
struct WordChange
{
    enum class Kind { Same, Changed, Added, Missing }; ///< Added: only in the quotation; Missing: only in the source
    Kind kind = Kind::Same;
    QString quoted;
    QString source;

    bool operator==(const WordChange &) const = default;
};

/// What a check found. Ranges of `quoted` are in the words that were checked, ranges of `source` in the source's text.
struct Verification
{
    Verdict verdict = Verdict::CannotCheck;
    QList<TextRange> places;         ///< where in the source; several when ambiguous
    QList<VerifiedFragment> fragments;
    QList<ElidedGap> gaps;
    QList<BracketChange> brackets;
    QList<WordChange> difference;    ///< for `differs`
    bool needsTick = false;          ///< a gap or bracket drops a dangerous word: the writer must confirm it

    bool operator==(const Verification &) const = default;
};

} // namespace stet
