#pragma once

#include "app/quotations/proposedspeaker.h"

namespace stet {

/// Finds the words that report: verbs that are verbs here, and "according to".
///
/// Borrows what it reads; lives no longer than the rules of one paragraph.
class ReportingCues
{
public:
    ReportingCues(const TokenizedParagraph &paragraph, const NounPhrases &phrases, LanguageLexicon::Language language);

    /// The first finite cue among [first, limit) that is a verb here; -1 when there is none.
    qint32 first(qint32 first, qint32 limit) const;

    /// "according to X", "laut X", "selon X", "d'après X", "según X" at a token; for German also "X zufolge".
    ProposedSpeaker accordingTo(qint32 token, qint32 first, qint32 limit) const;

    /// "claimed responsibility", "made a speech": a verb with an object of its own that reports nothing before `limit`.
    bool isObjectOnly(qint32 cue, qint32 limit) const;

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isWord(qint32 token, QStringView word) const { return m_phrases.isWord(token, word); }
    bool isWord(qint32 token, QLatin1StringView word) const { return m_phrases.isWord(token, word); }

    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
    LanguageLexicon::Language m_language;
};

} // namespace stet
