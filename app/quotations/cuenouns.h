#pragma once

#include "app/quotations/germanclauses.h"
#include "app/quotations/proposedspeaker.h"

namespace stet {

/// Nouns that stand for saying, and names that own what is quoted: "his claim that “…”", "Price's “…” promise".
///
/// Borrows what it reads; lives no longer than the rules of one paragraph.
class CueNouns
{
public:
    CueNouns(const TokenizedParagraph &paragraph, const NounPhrases &phrases, const GermanClauses &german);

    /// "with the assurance “that …”": a noun for saying right before the marks; the subject of the sentence speaks.
    ProposedSpeaker directlyBefore(const QuotationSetting &setting) const;

    /// "his claim that the mill “…”", "a promise by the firm to “…”": whoever owns the noun speaks.
    ProposedSpeaker owner(const QuotationSetting &setting) const;

    /// The owner of a noun that a clause follows: "her remarks that he was".
    ProposedSpeaker ownerOfClause(qint32 noun, const QuotationSetting &setting) const;

    /// "Price's “…” promise", "Price's slogan is “…”": no verb reports, a name owns the words.
    ProposedSpeaker possessor(const QuotationSetting &setting) const;

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool leadsToMarks(qint32 noun, qint32 marks) const;
    ProposedSpeaker ownerOf(qint32 noun, const QuotationSetting &setting) const;

    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
    const GermanClauses &m_german;
};

} // namespace stet
