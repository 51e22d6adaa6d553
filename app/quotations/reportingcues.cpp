#include "app/quotations/reportingcues.h"

namespace stet {

using Language = LanguageLexicon::Language;

ReportingCues::ReportingCues(const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                             LanguageLexicon::Language language)
    : m_tokens(paragraph.tokens), m_phrases(phrases), m_language(language)
{
}

qint32 ReportingCues::first(qint32 first, qint32 limit) const
{
    for (qint32 i = first; i < limit; ++i) {
        if (at(i).isQuotation() || at(i).sign == u';')
            return -1;
        if (at(i).isFiniteCue() && m_phrases.isVerbHere(i))
            return i;
    }
    return -1;
}

ProposedSpeaker ReportingCues::accordingTo(qint32 token, qint32 first, qint32 limit) const
{
    const bool inWordsOf = isWord(token, QLatin1StringView("words")) && token + 1 < limit
        && isWord(token + 1, QLatin1StringView("of"));
    const bool before = token > first;
    const bool afterDe = before && ((isWord(token - 1, u"d'") && isWord(token, u"apr\u00E8s"))
                                    || (isWord(token - 1, u"d\u2019") && isWord(token, u"apr\u00E8s"))
                                    || (isWord(token - 1, u"de") && isWord(token, u"acuerdo")));
    const bool afterNoun = isWord(token, QLatin1StringView("nach")) && token + 1 < limit
        && at(token + 1).is(wordclass::CueNoun);
    if (!at(token).is(wordclass::According) && !inWordsOf && !afterNoun && !afterDe)
        return {};
    qint32 next = token + (afterNoun ? 2 : 1);
    while (next < limit && (at(next).is(wordclass::Preposition) || at(next).is(wordclass::According)) && next - token < 3)
        ++next;
    if (isWord(token, QLatin1StringView("zufolge"))) {
        if (const auto phrase = m_phrases.subjectBefore(token, first))
            return proposal(*phrase, {token, token}, AttributionBasis::AccordingTo);
        return {};
    }
    const auto phrase = m_phrases.phraseAt(next, limit);
    if (!phrase)
        return {};
    return proposal(*phrase, {token, next - 1}, AttributionBasis::AccordingTo);
}

bool ReportingCues::isObjectOnly(qint32 cue, qint32 limit) const
{
    if (cue + 1 >= limit || m_language != Language::English || at(cue).isParticiple())
        return false;
    if (!isWord(cue, QLatin1StringView("claimed")) && !isWord(cue, QLatin1StringView("claims"))
        && !isWord(cue, QLatin1StringView("claim")))
        return false;
    if (at(cue + 1).is(wordclass::Pronoun | wordclass::Preposition | wordclass::Relative))
        return false;
    for (qint32 i = cue + 1; i < limit; ++i) {
        if (at(i).is(wordclass::Relative | wordclass::Conjunction))
            return true; // what follows is a clause of its own
        if (at(i).is(wordclass::Auxiliary) || (at(i).is(wordclass::Cue | wordclass::Verb) && m_phrases.isVerbHere(i)))
            return false; // "claimed the vote was a fraud"
    }
    return true;
}

} // namespace stet
