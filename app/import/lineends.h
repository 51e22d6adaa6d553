#pragma once

#include "app/text/prose.h"

#include <QString>
#include <vector>

namespace stet {

/// A text with line feeds alone as line ends, and the way back to the text with `\r\n` that it was made from.
class LineEnds
{
public:
    explicit LineEnds(const QString &original);

    const QString &text() const { return m_text; }

    /// The place in the original of a place in text().
    qsizetype original(qsizetype position) const;

    /// Turns the source places of a paragraph of text() into places of the original, which lies `offset` units into a
    /// longer text.
    ProseParagraph original(ProseParagraph paragraph, qsizetype offset) const;

private:
    QString m_text;
    std::vector<qsizetype> m_removed; ///< places in text() before which a carriage return was taken out
};

} // namespace stet
