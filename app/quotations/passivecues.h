#pragma once

#include "app/quotations/proposedspeaker.h"

namespace stet {

/// Reporting verbs whose subject does not speak: "was told", "described as", "dubbed".
///
/// Borrows what it reads; lives no longer than the rules of one paragraph.
class PassiveCues
{
public:
    PassiveCues(const TokenizedParagraph &paragraph, const NounPhrases &phrases);

    /// "is quoted as saying": passive by its form, and yet the subject speaks.
    bool isQuotedAsSaying(qint32 cue, qint32 limit) const;

    /// The subject of the cue, in a sentence that begins at `first`, is not the one who speaks.
    bool isPassive(qint32 cue, qint32 first) const;

    /// What a cue without a speaker before the marks makes of them.
    UnsignedReport reportBefore(const QuotationSetting &setting) const;

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, const char *word) const { return m_phrases.isWord(token, QLatin1StringView(word)); }
    bool isAfterBe(qint32 cue, qint32 first) const;
    bool isReduced(qint32 cue, qint32 first) const;
    bool givesName(qint32 token) const;
    bool isOpinion(const QuotationSetting &setting) const;

    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
};

} // namespace stet
