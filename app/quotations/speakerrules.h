#pragma once

#include "app/quotations/germanclauses.h"
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

/// The words around one quotation: its token and its sentence [first, limit).
struct QuotationSetting
{
    qint32 token = 0;
    qint32 first = 0;
    qint32 limit = 0;
    char16_t last = 0; ///< last sign within the marks
    int words = 0;     ///< within the marks
};

/// Proposes speakers from the sentence that a quotation stands in. One object a paragraph.
class SpeakerRules
{
public:
    SpeakerRules(QStringView text, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon);

    /// By cue words of the sentence of the quotation, in the order of trust.
    ProposedSpeaker inSentence(const QuotationSetting &setting, const ProposedSpeaker &earlierInSentence) const;

    /// The speaker whom the sentence [first, limit) names, whatever it quotes.
    ProposedSpeaker ofSentence(qint32 first, qint32 limit) const;

    const NounPhrases &phrases() const { return m_phrases; }

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, QLatin1StringView word) const;
    bool isFormOfBe(qint32 token) const;
    ProposedSpeaker saysIn(TokenRun subject, qint32 cue, qint32 limit) const;
    bool isAcronym(qint32 token) const;
    bool isCoordination(qint32 token) const;
    bool isCuedDirectly(const QuotationSetting &setting) const;
    ProposedSpeaker possessor(const QuotationSetting &setting) const;
    bool endsAttribution(qint32 token, qint32 limit) const;

    ProposedSpeaker directlyAfter(const QuotationSetting &setting) const;
    ProposedSpeaker before(const QuotationSetting &setting, const ProposedSpeaker &earlier) const;
    ProposedSpeaker laterInSentence(const QuotationSetting &setting) const;
    ProposedSpeaker accordingTo(qint32 token, qint32 first, qint32 limit) const;
    ProposedSpeaker credit(const QuotationSetting &setting) const;
    ProposedSpeaker named(const QuotationSetting &setting) const;
    ProposedSpeaker ofCue(qint32 cue, const QuotationSetting &setting, const ProposedSpeaker &earlier) const;
    ProposedSpeaker ofCueNoun(const QuotationSetting &setting) const;
    ProposedSpeaker ofCueGerman(qint32 cue, const QuotationSetting &setting) const;
    ProposedSpeaker byClause(qint32 token, qint32 limit) const;
    bool isInner(const ProposedSpeaker &proposed) const;
    bool isQuotedAsSaying(qint32 cue, qint32 limit) const;
    bool isPassive(qint32 cue, qint32 first) const;
    bool isObjectOnly(qint32 cue, qint32 quotation) const;
    qint32 cueFrom(qint32 first, qint32 limit) const;

    QStringView m_text;
    const std::vector<ProseToken> &m_tokens;
    NounPhrases m_phrases;
    GermanClauses m_german;
    LanguageLexicon::Language m_language;
};

} // namespace stet
