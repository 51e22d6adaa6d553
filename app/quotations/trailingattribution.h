#pragma once

#include "app/quotations/germanattribution.h"
#include "app/quotations/passivecues.h"
#include "app/quotations/reportingcues.h"

namespace stet {

/// Speakers behind the marks: “…,” said X. “…,” X said. “…” (X)
///
/// Borrows what it reads; lives no longer than the rules of one paragraph.
class TrailingAttribution
{
public:
    TrailingAttribution(QStringView text, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                        const ReportingCues &cues, const PassiveCues &passives, const GermanAttribution &german,
                        LanguageLexicon::Language language);

    ProposedSpeaker after(const QuotationSetting &setting) const;

private:
    /// What stands behind the marks, in tokens.
    struct Behind
    {
        qint32 next = 0; ///< first word
        qint32 limit = 0;
        bool parted = false;  ///< a comma, a dash or the sign within the marks parts it from them
        bool comma = false;   ///< it is a comma
        bool stopped = false; ///< a full stop within the marks ended the sentence
        bool opens = false;   ///< the marks open their sentence
    };

    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, QStringView word) const { return m_phrases.isWord(token, word); }
    Behind behind(const QuotationSetting &setting) const;
    bool isAcronym(qint32 token) const;
    bool endsAttribution(qint32 token, qint32 limit) const;
    bool closes(qint32 cue, qint32 limit) const;
    ProposedSpeaker credit(const QuotationSetting &setting) const;
    ProposedSpeaker reply(const Behind &behind) const;
    ProposedSpeaker inverted(const QuotationSetting &setting, const Behind &behind, qint32 verb) const;
    ProposedSpeaker inOrder(Behind behind) const;
    ProposedSpeaker byAnyVerb(const Behind &behind) const;

    QStringView m_text;
    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
    const ReportingCues &m_cues;
    const PassiveCues &m_passives;
    const GermanAttribution &m_germanRules;
    LanguageLexicon::Language m_language;
};

} // namespace stet
