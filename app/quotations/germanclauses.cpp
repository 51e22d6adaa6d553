#include "app/quotations/germanclauses.h"

namespace stet {

namespace {

constexpr qint32 farthest = 60; ///< tokens of a clause that are looked at

} // namespace

GermanClauses::GermanClauses(QStringView text, const TokenizedParagraph &paragraph, const NounPhrases &phrases)
    : m_text(text), m_tokens(paragraph.tokens), m_phrases(phrases)
{
}

/// Whether something else than the subject stands before a German verb: "In Berlin sagte", "Als Antwort sagte".
bool GermanClauses::isInverted(qint32 first, qint32 verb) const
{
    if (verb + 1 < qint32(m_tokens.size()) && at(verb + 1).is(wordclass::Pronoun)
        && !at(verb + 1).is(wordclass::Determiner))
        return true;
    if (verb == first)
        return true;
    const ProseToken &opening = at(first);
    const bool counts = opening.digits && first + 1 < verb && at(first + 1).capital; // 37 Prozent
    return opening.isQuotation() || (opening.digits && !counts)
        || (opening.is(wordclass::Preposition | wordclass::Adverb | wordclass::Subordinator | wordclass::Time)
            && !opening.is(wordclass::Pronoun | wordclass::Determiner));
}

/// German keeps its finite verb in the second place: the subject stands before it, or right after it.
std::optional<TokenRun> GermanClauses::subject(qint32 first, qint32 verb, qint32 limit) const
{
    const bool inverted = isInverted(first, verb);
    if (!inverted) {
        if (const auto phrase = m_phrases.subjectBefore(verb, first); phrase && !isOblique(*phrase))
            return phrase;
        if (const auto phrase = m_phrases.mainSubject(first, verb))
            return phrase;
    }
    qint32 next = verb + 1;
    while (next < limit && at(next).is(wordclass::Adverb | wordclass::Time) && !at(next).is(wordclass::Pronoun))
        ++next;
    const auto after = m_phrases.phraseAt(next, limit);
    const bool opens = after && (at(next).is(wordclass::Determiner | wordclass::Pronoun) || at(next).capital);
    if (opens && !isOblique(*after))
        return after;
    return inverted ? m_phrases.subjectBefore(verb, first) : m_phrases.mainSubject(first, verb);
}

/// The auxiliary of the clause left of a participle; -1 when there is none.
qint32 GermanClauses::auxiliaryBefore(qint32 participle, qint32 first) const
{
    for (qint32 i = participle - 1; i >= first && participle - i < farthest; --i) {
        if (at(i).is(wordclass::Auxiliary))
            return i;
        if (at(i).sign == u':')
            break;
    }
    return -1;
}

bool GermanClauses::endsClause(qint32 token) const
{
    return token >= qint32(m_tokens.size()) || at(token).isQuotation() || at(token).sign == u',' || at(token).sign == u':'
        || at(token).sign == u'.';
}

/// des, dem, den: a noun phrase in another case than the subject's.
bool GermanClauses::isOblique(TokenRun phrase) const
{
    for (const char *word : {"des", "dem", "den", "einen", "einem", "eines", "diesem", "diesen", "seinem", "seinen", "ihrem",
                             "ihren", "keinen", "keinem"}) {
        if (isWord(phrase.first, QLatin1StringView(word)))
            return true;
    }
    return false;
}

/// The subject of a German sentence without a cue: it goes with the first finite verb.
std::optional<TokenRun> GermanClauses::clauseSubject(qint32 first, qint32 limit) const
{
    for (qint32 i = first; i < limit; ++i) {
        const ProseToken &word = at(i);
        const bool verb = !word.capital && !word.isParticiple()
            && (word.is(wordclass::Auxiliary | wordclass::Verb | wordclass::Cue | wordclass::WeakCue) || isPast(i));
        if (!verb)
            continue;
        if (const auto phrase = subject(first, i, limit))
            return phrase;
    }
    return m_phrases.mainSubject(first, limit);
}

/// meldete, sparten: a verb that no list holds, by its ending.
bool GermanClauses::isPast(qint32 token) const
{
    const ProseToken &word = at(token);
    const QStringView text = m_text.mid(word.start, word.end - word.start);
    return word.isWord() && word.classes == 0 && !word.capital && text.size() > 4
        && (text.endsWith(u"te") || text.endsWith(u"ten"));
}

} // namespace stet
