#include "app/text/prose.h"

#include <algorithm>

namespace stet {

qsizetype ProseParagraph::toSource(qsizetype textPosition) const
{
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), textPosition,
                                        [](qsizetype position, const Piece &piece) { return position < piece.textStart; });
    if (after == pieces.begin())
        return source.start;
    const Piece &piece = *std::prev(after);
    return piece.sourceStart + std::min(textPosition - piece.textStart, piece.length);
}

TextRange ProseParagraph::sourceRange(TextRange range) const
{
    if (range.length() <= 0)
        return {toSource(range.start), toSource(range.start)};
    return {toSource(range.start), toSource(range.end - 1) + 1};
}

} // namespace stet
