#include "app/quotations/passivecues.h"

#include <algorithm>

namespace stet {

namespace {

constexpr qint32 farthest = 8; ///< tokens between such a cue and the marks

} // namespace

PassiveCues::PassiveCues(const TokenizedParagraph &paragraph, const NounPhrases &phrases)
    : m_tokens(paragraph.tokens), m_phrases(phrases)
{
}

/// call, dub, name: directly before the marks they give a name.
bool PassiveCues::givesName(qint32 token) const
{
    constexpr const char *verbs[] = {"called", "dubbed", "nicknamed", "named", "termed", "titled", "labeled", "labelled",
                                     "branded", "tagged", "christened", "codenamed", "code-named"};
    return std::any_of(std::begin(verbs), std::end(verbs), [this, token](const char *verb) { return isWord(token, verb); });
}

bool PassiveCues::isQuotedAsSaying(qint32 cue, qint32 limit) const
{
    return cue + 2 < limit && isWord(cue + 1, "as") && at(cue + 2).isCue() && at(cue + 2).isParticiple();
}

bool PassiveCues::isAfterBe(qint32 cue, qint32 first) const
{
    qint32 left = cue - 1;
    while (left >= first && at(left).is(wordclass::Adverb) && !at(left).is(wordclass::Pronoun))
        --left;
    return left >= first && m_phrases.isFormOfBe(left);
}

/// "a man described as", "a plan dubbed": no object stands after the verb, and no "what" before its subject.
bool PassiveCues::isReduced(qint32 cue, qint32 first) const
{
    if (!m_phrases.isEnglish() || cue + 1 >= qint32(m_tokens.size()) || cue <= first)
        return false;
    const bool as = isWord(cue + 1, "as") && at(cue).is(wordclass::WeakCue);
    if (!as && !(givesName(cue) && (at(cue + 1).isQuotation() || at(cue + 1).is(wordclass::Determiner))))
        return false;
    if (!as && !at(cue + 1).isQuotation() && !(cue + 2 < qint32(m_tokens.size()) && at(cue + 2).isQuotation()))
        return false;
    if (at(cue - 1).sign == u',')
        return true;
    const auto subject = m_phrases.subjectBefore(cue, first);
    if (!subject)
        return true;
    const bool relative = subject->first > first
        && (at(subject->first - 1).is(wordclass::Relative) || isWord(subject->first - 1, "what"));
    return !relative && !at(subject->first).is(wordclass::Pronoun) && !m_phrases.isName(subject->last);
}

bool PassiveCues::isPassive(qint32 cue, qint32 first) const
{
    if (at(cue).isParticiple())
        return false;
    if (cue + 1 < qint32(m_tokens.size()) && isWord(cue + 1, "by"))
        return true;
    return isAfterBe(cue, first) || isReduced(cue, first);
}

/// "There is a feeling that the council is “…”": an opinion, whoever has it.
bool PassiveCues::isOpinion(const QuotationSetting &setting) const
{
    const qint32 lowest = std::max(setting.first, setting.token - 2 * farthest);
    for (qint32 i = setting.token - 1; i > lowest && at(i).isWord(); --i) {
        if (isWord(i, "that") && at(i - 1).is(wordclass::CueNoun) && !m_phrases.isVerbHere(i - 1))
            return true;
    }
    return false;
}

UnsignedReport PassiveCues::reportBefore(const QuotationSetting &setting) const
{
    if (isOpinion(setting))
        return UnsignedReport::Said;
    constexpr quint32 between = wordclass::Determiner | wordclass::Preposition | wordclass::Conjunction
        | wordclass::Auxiliary | wordclass::Pronoun | wordclass::Adverb;
    const qint32 lowest = std::max(setting.first, setting.token - farthest);
    for (qint32 i = setting.token - 1; i >= lowest; --i) {
        const ProseToken &word = at(i);
        if (!word.isWord())
            return UnsignedReport::None;
        if (word.isCue() && !word.isParticiple() && m_phrases.isVerbHere(i) && isPassive(i, setting.first)) {
            const bool names = givesName(i) && !isAfterBe(i, setting.first);
            return names ? UnsignedReport::Named : UnsignedReport::Said;
        }
        if (givesName(i) && i + 1 == setting.token)
            return UnsignedReport::Named;
        if (!word.is(between))
            return UnsignedReport::None;
    }
    return UnsignedReport::None;
}

} // namespace stet
