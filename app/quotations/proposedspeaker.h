#pragma once

#include "app/quotations/nounphrases.h"
#include "app/quotations/quotation.h"

namespace stet {

/// A speaker that the rules propose for one quotation, in tokens of its paragraph.
struct ProposedSpeaker
{
    TokenRun speaker;
    TokenRun cue;
    AttributionBasis basis = AttributionBasis::None;
    bool weak = false;      ///< the cue reports words only sometimes
    qint32 follows = -1;    ///< the quotation of the same paragraph whose speaker this is

    bool isNull() const { return basis == AttributionBasis::None; }
};

inline ProposedSpeaker proposal(TokenRun speaker, TokenRun cue, AttributionBasis basis, bool weak = false)
{
    ProposedSpeaker answer;
    answer.speaker = speaker;
    answer.cue = cue;
    answer.basis = basis;
    answer.weak = weak;
    return answer;
}

/// The words around one quotation: its token and its sentence [first, limit).
struct QuotationSetting
{
    qint32 token = 0;
    qint32 first = 0;
    qint32 limit = 0;
    char16_t last = 0; ///< last sign within the marks
    int words = 0;     ///< within the marks
    bool inHeadline = false; ///< its capitals tell nothing
    bool isComplement = false; ///< what a verb says of its object: called him a “…”
};

/// What a sentence says of the marked words while it keeps their speaker to itself.
enum class UnsignedReport {
    None,
    Said,  ///< "was described as “…”", "is said to be “…”": somebody's words
    Named, ///< "a plan dubbed “…”": a name given
};

} // namespace stet
