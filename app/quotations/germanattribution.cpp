#include "app/quotations/germanattribution.h"

#include <algorithm>

namespace stet {

namespace {

constexpr qint32 farthest = 12; ///< tokens between a passive verb and its agent
constexpr qint32 behindMarks = 4; ///< tokens between the marks and a verb that closes the clause

} // namespace

GermanAttribution::GermanAttribution(QStringView text, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                                     const GermanClauses &clauses)
    : m_text(text), m_tokens(paragraph.tokens), m_phrases(phrases), m_clauses(clauses)
{
}

/// von der Opposition
std::optional<TokenRun> GermanAttribution::agent(qint32 first, qint32 limit) const
{
    for (qint32 i = first; i + 1 < limit && i - first < farthest; ++i) {
        if (isWord(i, "von") || isWord(i, "vom"))
            return m_phrases.phraseAt(i + 1, limit);
    }
    return std::nullopt;
}

ProposedSpeaker GermanAttribution::ofCue(qint32 cue, const QuotationSetting &setting) const
{
    const bool weak = !at(cue).is(wordclass::Cue);
    qint32 verb = cue;
    if (at(cue).isParticiple()) { // hat … gesagt: the subject goes with the auxiliary
        verb = m_clauses.auxiliaryBefore(cue, setting.first);
        if (verb < 0 && !isPlural(cue))
            return {};
        if (verb < 0)
            verb = cue; // Experten rechnen mit
        else if (m_phrases.isFormOfBe(verb)) {
            const auto by = agent(verb + 1, setting.limit);
            return by ? proposal(*by, {verb, verb}, AttributionBasis::CueBefore, true) : ProposedSpeaker();
        }
    } else if (const qint32 auxiliary = m_clauses.auxiliaryBefore(cue, setting.first); auxiliary >= 0 && m_clauses.endsClause(cue + 1)) {
        verb = auxiliary; // hatte … erklärt: the form is a participle as well
    }
    if (const auto phrase = m_clauses.subject(setting.first, verb, setting.token)) {
        if (const ProposedSpeaker document = saysIn(*phrase, cue, setting.token); !document.isNull())
            return document;
        return proposal(*phrase, {cue, cue}, AttributionBasis::CueBefore, weak);
    }
    return {};
}

ProposedSpeaker GermanAttribution::saysIn(TokenRun subject, qint32 cue, qint32 limit) const
{
    const qint32 next = subject.last + 1;
    if (!isWord(subject.last, "es") || next + 1 >= limit || !at(next).is(wordclass::Preposition))
        return {};
    if (const auto document = m_phrases.phraseAt(next + 1, limit))
        return proposal(*document, {cue, subject.last}, AttributionBasis::CueBefore, false);
    return {};
}

/// sprechen Medienberichte: the form of the infinitive, and a plural all the same.
bool GermanAttribution::isPlural(qint32 cue) const
{
    const ProseToken &word = at(cue);
    const QStringView text = m_text.mid(word.start, word.end - word.start);
    return word.isCue() && word.isParticiple() && text.endsWith(u"en") && !text.startsWith(u"ge");
}

/// wurde, wird, worden, geworden: the auxiliary of the passive.
bool GermanAttribution::isBecoming(qint32 token) const
{
    constexpr QStringView forms[] = {u"wird", u"werden", u"wurde", u"wurden", u"worden", u"werde", u"würde", u"würden"};
    return std::any_of(std::begin(forms), std::end(forms),
                       [this, token](QStringView form) { return m_phrases.isWord(token, form); });
}

/// Behind the marks and others in a row with them: „…“ oder „…“.
qint32 GermanAttribution::afterRow(const QuotationSetting &setting) const
{
    qint32 next = setting.token + 1;
    while (next + 1 < setting.limit && at(next + 1).isQuotation()
           && (at(next).sign == u',' || isWord(next, "und") || isWord(next, "oder")))
        next += 2;
    return next;
}

/// The cue that ends the clause of the marks; -1 when there is none.
qint32 GermanAttribution::closingCue(const QuotationSetting &setting) const
{
    const qint32 start = afterRow(setting);
    for (qint32 i = start; i < setting.limit && i - start < behindMarks && at(i).isWord(); ++i) {
        if (at(i).isCue() && !at(i).capital && (m_clauses.endsClause(i + 1) || isWord(i + 1, "und") || isBecoming(i + 1)
                                                || at(i + 1).is(wordclass::Auxiliary)))
            return i;
    }
    return -1;
}

/// "…, der den Plan als „…“ bezeichnet": the word before the relative pronoun, or the subject after "dass".
std::optional<TokenRun> GermanAttribution::subjectOfSubclause(const QuotationSetting &setting) const
{
    for (qint32 i = setting.token - 1; i > setting.first && setting.token - i < 2 * farthest; --i) {
        if (at(i).isQuotation())
            return std::nullopt;
        if (at(i).sign != u',' && i > setting.first)
            continue;
        const qint32 opens = i + 1;
        if (at(opens).is(wordclass::Subordinator))
            return m_phrases.phraseAt(opens + 1, setting.token);
        if (isWord(opens, "der") || isWord(opens, "die") || isWord(opens, "das"))
            return m_phrases.phraseEndingAt(i - 1, setting.first);
        return std::nullopt;
    }
    return std::nullopt;
}

ProposedSpeaker GermanAttribution::behind(const QuotationSetting &setting) const
{
    const qint32 verb = afterRow(setting);
    if (verb < setting.limit && (at(verb).isFiniteCue() || isPlural(verb)) && !at(verb).capital
        && setting.token - setting.first <= 3 && at(setting.first).is(wordclass::Preposition)) {
        const auto subject = m_phrases.phraseAt(verb + 1, setting.limit); // Von „…“ sprach X
        return subject ? proposal(*subject, {verb, verb}, AttributionBasis::CueAfter, false) : ProposedSpeaker();
    }
    const qint32 cue = closingCue(setting);
    if (cue < 0 || givesName(setting, cue))
        return {};
    const bool weak = !at(cue).is(wordclass::Cue);
    const qint32 auxiliary = m_clauses.auxiliaryBefore(setting.token, setting.first);
    if (auxiliary >= 0 && isBecoming(auxiliary) && !isPlural(cue)) {
        const auto by = agent(auxiliary + 1, setting.token);
        return by ? proposal(*by, {cue, cue}, AttributionBasis::CueAfter, weak) : ProposedSpeaker();
    }
    const auto subject = auxiliary >= 0 ? m_clauses.subject(setting.first, auxiliary, setting.token) : subjectOfSubclause(setting);
    return subject ? proposal(*subject, {cue, cue}, AttributionBasis::CueAfter, weak) : ProposedSpeaker();
}

/// "kurz „…“ genannt", but not "hatte ihn „…“ genannt"
bool GermanAttribution::givesName(const QuotationSetting &setting, qint32 cue) const
{
    if (!isWord(cue, "genannt"))
        return false;
    const qint32 auxiliary = m_clauses.auxiliaryBefore(setting.token, setting.first);
    return auxiliary < 0 || !(isWord(auxiliary, "hat") || isWord(auxiliary, "hatte") || isWord(auxiliary, "haben")
                              || isWord(auxiliary, "hatten") || isWord(auxiliary, "habe"));
}

UnsignedReport GermanAttribution::report(const QuotationSetting &setting) const
{
    const qint32 cue = closingCue(setting);
    if (cue < 0)
        return UnsignedReport::None;
    if (givesName(setting, cue))
        return UnsignedReport::Named;
    const qint32 auxiliary = m_clauses.auxiliaryBefore(setting.token, setting.first);
    return auxiliary >= 0 && isBecoming(auxiliary) && !isPlural(cue) ? UnsignedReport::Said : UnsignedReport::None;
}

ProposedSpeaker GermanAttribution::ofOpinion(const QuotationSetting &setting) const
{
    for (qint32 i = setting.token - 1; i > setting.first && setting.token - i < 2 * farthest; --i) {
        if (at(i).isQuotation() || at(i).sign == u':')
            return {};
        if (at(i).sign != u',' || !at(i - 1).is(wordclass::CueNoun))
            continue;
        qint32 clause = i - 1;
        while (clause > setting.first && at(clause - 1).sign != u',')
            --clause;
        const auto subject = m_clauses.clauseSubject(clause + 2 < i ? clause : setting.first, i - 1);
        if (subject && !subject->contains(i - 1))
            return proposal(*subject, {i - 1, i - 1}, AttributionBasis::CueBefore, true);
    }
    return {};
}

} // namespace stet
