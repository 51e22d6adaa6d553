#include "app/quotations/cuenouns.h"

#include <algorithm>

namespace stet {

namespace {

constexpr qint32 farthest = 14; ///< tokens between the noun and the marks

} // namespace

CueNouns::CueNouns(const TokenizedParagraph &paragraph, const NounPhrases &phrases, const GermanClauses &german)
    : m_tokens(paragraph.tokens), m_phrases(phrases), m_german(german)
{
}

ProposedSpeaker CueNouns::directlyBefore(const QuotationSetting &setting) const
{
    qint32 noun = setting.token - 1;
    while (noun >= setting.first && setting.token - noun < 3
           && (at(noun).sign == u',' || at(noun).sign == u':' || at(noun).is(wordclass::Relative)))
        --noun;
    if (noun < setting.first || !at(noun).is(wordclass::CueNoun) || m_phrases.isVerbHere(noun))
        return {};
    const bool clause = at(setting.first).is(wordclass::Subordinator);
    auto subject = clause ? m_phrases.phraseAt(setting.first + 1, noun) : m_phrases.mainSubject(setting.first, noun);
    if (m_phrases.isGerman())
        subject = m_german.clauseSubject(setting.first, noun);
    if (!subject || subject->contains(noun))
        return {};
    return proposal(*subject, {noun, noun}, AttributionBasis::CueBefore, true);
}

/// "claim that …", "promise to …", "call for …", "warning: …", "slogan is …"
bool CueNouns::leadsToMarks(qint32 noun, qint32 marks) const
{
    const ProseToken &next = at(noun + 1);
    if (noun + 1 == marks || next.sign == u':' || next.sign == u',' || next.is(wordclass::Relative | wordclass::Auxiliary))
        return true;
    constexpr const char *words[] = {"to", "of", "for", "about", "on", "in", "by"};
    return std::any_of(std::begin(words), std::end(words), [this, noun](const char *word) {
        return m_phrases.isWord(noun + 1, QLatin1StringView(word));
    });
}

/// The owner of a noun for saying: his angry claim, Price's claim.
ProposedSpeaker CueNouns::ownerOf(qint32 noun, const QuotationSetting &setting) const
{
    qint32 left = noun - 1; // over adjectives: "his angry claim"
    while (left > setting.first && noun - left < 4 && at(left).isWord() && !at(left).possessive
           && !at(left).is(wordclass::Determiner | wordclass::Preposition | wordclass::Conjunction | wordclass::Auxiliary))
        --left;
    if (left < setting.first)
        return {};
    if (at(left).is(wordclass::Determiner) && at(left).is(wordclass::Male | wordclass::Female | wordclass::Plural))
        return proposal({left, left}, {noun, noun}, AttributionBasis::CueBefore, true);
    if (!at(left).possessive || at(left).is(wordclass::Time))
        return {}; // whoever speaks the sentence says it
    const auto phrase = m_phrases.phraseEndingAt(left, setting.first);
    return phrase ? proposal(*phrase, {noun, noun}, AttributionBasis::CueBefore, true) : ProposedSpeaker();
}

ProposedSpeaker CueNouns::ownerOfClause(qint32 noun, const QuotationSetting &setting) const
{
    if (!m_phrases.isEnglish() || !at(noun).is(wordclass::CueNoun) || noun + 1 >= setting.token
        || !m_phrases.isWord(noun + 1, QLatin1StringView("that")) || m_phrases.isVerbHere(noun))
        return {};
    return ownerOf(noun, setting);
}

ProposedSpeaker CueNouns::owner(const QuotationSetting &setting) const
{
    if (!m_phrases.isEnglish())
        return {};
    const qint32 lowest = std::max(setting.first, setting.token - farthest);
    for (qint32 noun = setting.token - 1; noun >= lowest; --noun) {
        if (at(noun).isQuotation() || at(noun).sign == u';' || (at(noun).isCue() && m_phrases.isVerbHere(noun)))
            break;
        if (!at(noun).is(wordclass::CueNoun) || !leadsToMarks(noun, setting.token))
            continue;
        const bool by = m_phrases.isWord(noun + 1, QLatin1StringView("by"));
        if (const auto agent = by ? m_phrases.phraseAt(noun + 2, setting.token) : std::nullopt)
            return proposal(*agent, {noun, noun}, AttributionBasis::CueBefore, true);
        return ownerOf(noun, setting);
    }
    return {};
}

ProposedSpeaker CueNouns::possessor(const QuotationSetting &setting) const
{
    if (setting.words < 3)
        return {};
    const qint32 lowest = std::max(setting.first, setting.token - 6);
    for (qint32 i = setting.token - 1; i >= lowest; --i) {
        if (!at(i).isWord())
            break;
        if (!at(i).possessive || !m_phrases.isName(i))
            continue;
        qint32 first = i;
        while (first > setting.first && m_phrases.isName(first - 1))
            --first;
        return proposal({first, i}, {i, i}, AttributionBasis::SameSentence, true);
    }
    return {};
}

} // namespace stet
