#pragma once

#include <QList>
#include <QString>

namespace stet {

/// A stretch of text, in UTF-16 units as QString counts them; `end` is exclusive.
struct TextRange
{
    qsizetype start = 0;
    qsizetype end = 0;

    qsizetype length() const { return end - start; }
    bool contains(qsizetype position) const { return start <= position && position < end; }
    bool operator==(const TextRange &) const = default;
};

/// Which field of an article a piece of text stands in.
enum class ArticlePart { Headline, Deck, Body, Bio, Notice, Comment, Note };

/// One paragraph as the reader sees it: words without markup, with the way back to the Markdown it came from.
///
/// Everything that reads language (quotations, spelling, counts, checks) works on this and never on Markdown. Links are
/// shown by their text, images by nothing, line breaks by a space (soft) or a line feed (hard).
struct ProseParagraph
{
    enum class Kind { Paragraph, Heading, ListItem, TableCell, Code, Footnote };

    /// `length` units of `text` from `textStart` on are the same as those of the source from `sourceStart` on. What
    /// lies between two pieces is markup in the source, or a character written as an entity.
    struct Piece
    {
        qsizetype textStart = 0;
        qsizetype sourceStart = 0;
        qsizetype length = 0;
    };

    Kind kind = Kind::Paragraph;
    ArticlePart part = ArticlePart::Body;
    int quoteDepth = 0;           ///< how many block quotes enclose it
    QString text;
    QList<Piece> pieces;          ///< in order
    QList<TextRange> notLanguage; ///< in `text`: code spans, bare addresses, citation marks, footnote marks
    TextRange source;             ///< the whole paragraph in the source, markup included

    /// The place in the source of a place in `text`. A place inside markup answers the nearest one before it, so that
    /// the end of a range (one past its last unit) keeps to the text: give `sourceRange` a range instead.
    qsizetype toSource(qsizetype textPosition) const;

    /// The stretch of the source that a stretch of `text` came from.
    TextRange sourceRange(TextRange range) const;
};

} // namespace stet
