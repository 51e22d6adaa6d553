#pragma once

#include "app/result.h"
#include "app/spelling/spellchecker.h"
#include "app/text/bodytext.h"

#include <memory>
#include <vector>

namespace stet {

/// What of a language's words the checker is to take as right.
struct KnownWords
{
    QStringList own;     ///< the writer's dictionary
    QStringList ignored; ///< in this article
    QStringList names;   ///< of the article's authors

    bool operator==(const KnownWords &) const = default;
};

/// One line of the body to be checked: Markdown, or plain words of headline and deck.
struct LineToCheck
{
    int line = 0;
    QString text;
    int stateBefore = 0; ///< as readLine() takes it; -1: plain words
};

struct CheckedLine
{
    int line = 0;
    QString text;
    QList<TextRange> misspellings;
};

/// A walk over the whole body, outwards from the lines that are on the screen.
struct SpellingWalk
{
    BodyText body;
    std::vector<int> states; ///< before each line; filled by the first step
    int down = 0;            ///< the next line to look at towards the end
    int up = -1;             ///< and towards the start

    /// Lines looked at in the last step, each half open.
    int downFrom = 0;
    int upTo = -1;

    bool isOver() const { return down >= body.lines().size() && up < 0; }
};

/// The spelling dictionary at work, away from the window: loads, checks and suggests.
///
/// Belongs to one thread at a time: every call comes from the single thread of one pool.
class SpellingWorker
{
public:
    /// Loads the language's dictionary; answers which one it took.
    Result<DictionaryInfo> open(const QString &language);
    void setKnownWords(const KnownWords &words);

    std::vector<CheckedLine> check(const std::vector<LineToCheck> &lines);

    /// Goes on with a walk for a few milliseconds; answers only lines with something wrong in them.
    std::vector<CheckedLine> walkOn(SpellingWalk &walk);

    QStringList suggestions(const QString &word);

private:
    QList<TextRange> misspellings(const QString &text, int stateBefore);

    SpellChecker m_checker;
};

} // namespace stet
