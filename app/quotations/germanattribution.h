#pragma once

#include "app/quotations/germanclauses.h"
#include "app/quotations/proposedspeaker.h"

namespace stet {

/// Speakers by German word order: the verb in the second place, or at the end behind the marks.
///
/// Borrows what it reads; lives no longer than the rules of one paragraph.
class GermanAttribution
{
public:
    GermanAttribution(QStringView text, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                      const GermanClauses &clauses);

    /// The speaker of a cue that stands before the marks.
    ProposedSpeaker ofCue(qint32 cue, const QuotationSetting &setting) const;

    /// "… als „…“ bezeichnet", "Von „…“ sprach X": the cue stands behind the marks and no comma parts it from them.
    ProposedSpeaker behind(const QuotationSetting &setting) const;

    /// "X ist der Meinung, dass … „…“": a noun for saying opens the clause of the marks.
    ProposedSpeaker ofOpinion(const QuotationSetting &setting) const;

    /// "heißt es in der Meldung": the document speaks.
    ProposedSpeaker saysIn(TokenRun subject, qint32 cue, qint32 limit) const;

    /// "… wurde als „…“ bezeichnet": somebody's words, and nobody is named; "kurz „…“ genannt": a name.
    UnsignedReport report(const QuotationSetting &setting) const;

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, const char *word) const { return m_phrases.isWord(token, QLatin1StringView(word)); }
    bool isPlural(qint32 cue) const;
    bool isBecoming(qint32 token) const;
    bool givesName(const QuotationSetting &setting, qint32 cue) const;
    qint32 closingCue(const QuotationSetting &setting) const;
    qint32 afterRow(const QuotationSetting &setting) const;
    std::optional<TokenRun> agent(qint32 first, qint32 limit) const;
    std::optional<TokenRun> subjectOfSubclause(const QuotationSetting &setting) const;

    QStringView m_text;
    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
    const GermanClauses &m_clauses;
};

} // namespace stet
