#pragma once

#include "app/quotations/cuenouns.h"
#include "app/quotations/germanattribution.h"
#include "app/quotations/passivecues.h"
#include "app/quotations/reportingcues.h"
#include "app/quotations/trailingattribution.h"

namespace stet {

/// Proposes speakers from the sentence that a quotation stands in. One object a paragraph.
class SpeakerRules
{
public:
    SpeakerRules(QStringView text, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon);

    /// By cue words of the sentence of the quotation, in the order of trust.
    ProposedSpeaker inSentence(const QuotationSetting &setting, const ProposedSpeaker &earlierInSentence) const;

    /// The speaker whom the sentence [first, limit) names, whatever it quotes.
    ProposedSpeaker ofSentence(qint32 first, qint32 limit) const;

    /// Whether the marks hold what a verb says of its object: "called him a “…”", "accused them of “…”".
    bool isComplement(const QuotationSetting &setting) const;

    /// The person whom the sentence of a quotation is about, where no verb of it reports.
    ProposedSpeaker subjectOf(const QuotationSetting &setting) const;

    /// What the sentence of a quotation without a speaker tells of it.
    UnsignedReport reportBefore(const QuotationSetting &setting) const;

    const NounPhrases &phrases() const { return m_phrases; }

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, QStringView word) const { return m_phrases.isWord(token, word); }
    bool isWord(qint32 token, QLatin1StringView word) const { return m_phrases.isWord(token, word); }
    bool isCoordination(qint32 token) const;
    bool isCuedDirectly(const QuotationSetting &setting) const;

    ProposedSpeaker before(const QuotationSetting &setting, const ProposedSpeaker &earlier) const;
    ProposedSpeaker laterInSentence(const QuotationSetting &setting) const;
    ProposedSpeaker named(const QuotationSetting &setting) const;
    bool endsSubclause(const QuotationSetting &setting) const;
    ProposedSpeaker describing(const QuotationSetting &setting) const;
    ProposedSpeaker holder(const QuotationSetting &setting) const;
    ProposedSpeaker ofCue(qint32 cue, const QuotationSetting &setting, const ProposedSpeaker &earlier) const;
    ProposedSpeaker byClause(qint32 token, qint32 limit) const;
    bool isInner(const ProposedSpeaker &proposed) const;
    bool isActOf(qint32 token, TokenRun phrase) const;
    bool isMarker(qint32 token) const;
    bool isOfInnerClause(TokenRun subject, qint32 first) const;
    bool isHearsay(const ProposedSpeaker &after, const ProposedSpeaker &left) const;
    std::optional<TokenRun> gerundOwner(qint32 token, qint32 first) const;

    const std::vector<ProseToken> &m_tokens;
    NounPhrases m_phrases;
    GermanClauses m_german;
    PassiveCues m_passives;
    ReportingCues m_cues;
    CueNouns m_nouns;
    GermanAttribution m_germanRules;
    TrailingAttribution m_trailing;
    LanguageLexicon::Language m_language;
};

} // namespace stet
