#pragma once

#include <QList>
#include <QString>

namespace stet {

/// A stretch of a comparison of two texts.
struct DiffPiece
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffPiece &) const = default;
};

/// What a writer did between two versions, word by word: words, runs of white space and single marks are compared as
/// wholes. Same and removed pieces together are `before`, same and added ones together are `after`; where both stand at
/// one place, what was removed comes first. Shortest by Myers' O(ND) algorithm ("An O(ND) Difference Algorithm and Its
/// Variations", 1986) up to some thousand differences; past that, paragraphs that occur once in both hold the rest
/// together, so that two texts that have nothing in common take no longer than two that do.
QList<DiffPiece> wordDiff(const QString &before, const QString &after);

} // namespace stet
