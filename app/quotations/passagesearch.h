#pragma once

#include "app/quotations/quotationparts.h"

#include <memory>

namespace stet {

/// A stretch of the source's tokens, end exclusive.
struct TokenSpan
{
    qint32 first = 0;
    qint32 end = 0;

    bool operator==(const TokenSpan &) const = default;
};

/// One place of the source where the whole quotation stands: a span for every part (empty for gaps).
struct Passage
{
    std::vector<TokenSpan> spans;
    bool strict = true;      ///< no permitted change: first letter, final punctuation and nested marks are the source's
    TokenSpan whole() const { return {spans.front().first, spans.back().end}; }
};

/// Finds the passages of a source that say what the parts of a quotation say.
///
/// Counts its steps: a hostile pair of texts ends with `gaveUp()` instead of taking longer than linear time.
class PassageSearch
{
public:
    PassageSearch(std::vector<QuotationPart> parts, const SourceText &source);

    /// In the order of the source; at most `most` of them.
    std::vector<Passage> passages(size_t most);
    bool gaveUp() const { return m_steps < 0; }
    const std::vector<QuotationPart> &parts() const { return m_parts; }

private:
    struct Run
    {
        size_t first = 0; ///< parts [first, end) without a gap between
        size_t end = 0;
        size_t anchor = 0;      ///< part with the rarest word
        size_t anchorToken = 0; ///< that word in it
    };

    /// Where a run stands: enough to find the spans of its parts again.
    struct RunPlace
    {
        qint32 start = 0;
        qint32 end = 0;
        qint32 anchor = 0; ///< first token of the part with the rarest word
    };
    using RunPlaces = std::vector<RunPlace>;

    void prepare();
    quint32 looseNumber(const FoldedToken &token) const;
    bool matches(size_t part, size_t token, qint32 place);
    bool wordsAt(size_t part, qint32 place);
    bool gluedAt(size_t part, qint32 place) const;
    std::vector<Run> runs() const;
    bool findAnchor(Run &run) const;
    RunPlaces placesOf(const Run &run, size_t most);
    bool isSame(const Run &a, const Run &b) const;
    bool extend(const Run &run, size_t anchor, qint32 place, Passage &passage);
    bool extendRight(const Run &run, size_t from, Passage &passage);
    bool extendLeft(const Run &run, size_t from, Passage &passage);
    std::vector<Passage> chain(const std::vector<Run> &runs, const std::vector<std::shared_ptr<const RunPlaces>> &found,
                               size_t most);
    void addSpans(const Run &run, const RunPlace &place, Passage &passage);
    void judge(Passage &passage);
    qint32 lengthOf(size_t part) const;

    const SourceText &m_source;
    std::vector<QuotationPart> m_parts;
    std::vector<std::vector<quint32>> m_numbers; ///< by part: loose numbers of its tokens
    std::vector<FoldedToken> m_tail;             ///< final punctuation of the quotation
    quint32 m_single = 0;                        ///< number of the single mark in the source
    quint32 m_double = 0;
    quint32 m_otherCase = 0; ///< number of the first word with its first letter in the other case
    size_t m_firstWords = 0; ///< part with the first word
    qint64 m_steps = 0;
};

} // namespace stet
