#include "app/import/lineends.h"

#include <algorithm>

namespace stet {

LineEnds::LineEnds(const QString &original)
{
    if (!original.contains(u'\r')) {
        m_text = original;
        return;
    }
    m_text.reserve(original.size());
    for (qsizetype i = 0; i < original.size(); ++i) {
        if (original[i] != u'\r')
            m_text += original[i];
        else if (i + 1 < original.size() && original[i + 1] == u'\n')
            m_removed.push_back(m_text.size());
        else
            m_text += u'\n';
    }
}

qsizetype LineEnds::original(qsizetype position) const
{
    // The carriage return before a line feed belongs to the line's end: a range that ends there leaves it out.
    const auto passed = std::lower_bound(m_removed.begin(), m_removed.end(), position);
    return position + (passed - m_removed.begin());
}

ProseParagraph LineEnds::original(ProseParagraph paragraph, qsizetype offset) const
{
    QList<ProseParagraph::Piece> pieces;
    for (const ProseParagraph::Piece &piece : std::as_const(paragraph.pieces)) {
        // A piece that runs over a line's end is cut there, since the original has one unit more.
        qsizetype done = 0;
        const qsizetype start = piece.sourceStart + offset;
        auto cut = std::upper_bound(m_removed.begin(), m_removed.end(), start);
        for (; cut != m_removed.end() && *cut < start + piece.length; ++cut) {
            pieces.append({piece.textStart + done, original(start + done), *cut - start - done});
            done = *cut - start;
        }
        const bool atLineEnd = std::binary_search(m_removed.begin(), m_removed.end(), start + done);
        pieces.append({piece.textStart + done, original(start + done) + (atLineEnd ? 1 : 0), piece.length - done});
    }
    paragraph.pieces = pieces;
    paragraph.source = {original(paragraph.source.start + offset), original(paragraph.source.end + offset)};
    return paragraph;
}

} // namespace stet
