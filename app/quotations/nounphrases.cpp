#include "app/quotations/nounphrases.h"

#include <algorithm>

namespace stet {

namespace {

constexpr qint32 farthest = 60; ///< tokens that one search may walk

bool isComma(const ProseToken &token)
{
    return token.sign == u',' || token.sign == u'\u2014' || token.sign == u'\u2013' || token.sign == u'\u2015';
}

constexpr quint32 anyVerb = wordclass::Cue | wordclass::WeakCue | wordclass::Verb;

/// A Headline That Writes Its Words Like This: no word but the small ones begins with a lower-case letter.
bool writesCapitals(const std::vector<ProseToken> &tokens)
{
    int capitals = 0;
    for (const ProseToken &token : tokens) {
        if (token.sign == u'.')
            return false;
        if (!token.isWord() || token.digits)
            continue;
        if (!token.capital && token.end - token.start > 4)
            return false;
        capitals += token.capital;
        if (token.is(anyVerb | wordclass::Auxiliary) && !token.capital && token.end - token.start > 2)
            return false;
    }
    return capitals >= 3;
}

} // namespace

NounPhrases::NounPhrases(QStringView text, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon)
    : m_text(text), m_tokens(paragraph.tokens), m_german(lexicon.language() == LanguageLexicon::Language::German),
      m_english(lexicon.language() == LanguageLexicon::Language::English),
      m_titleCase(m_english && writesCapitals(paragraph.tokens))
{
}

bool NounPhrases::isWord(qint32 token, QLatin1StringView word) const
{
    const ProseToken &t = at(token);
    return t.isWord() && m_text.mid(t.start, t.end - t.start).compare(word, Qt::CaseInsensitive) == 0;
}

bool NounPhrases::isWord(qint32 token, QStringView word) const
{
    const ProseToken &t = at(token);
    return t.isWord() && m_text.mid(t.start, t.end - t.start).compare(word, Qt::CaseInsensitive) == 0;
}

bool NounPhrases::endsWith(qint32 token, QStringView ending) const
{
    const ProseToken &word = at(token);
    return m_text.mid(word.start, word.end - word.start).endsWith(ending);
}

/// By its ending and by what stands around it.
bool NounPhrases::isPastOf(qint32 token) const
{
    const ProseToken &word = at(token);
    if (!m_english || token == 0 || !word.isWord() || word.classes != 0 || word.capital || word.end - word.start < 5
        || !endsWith(token, u"ed"))
        return false;
    qint32 left = token - 1;
    while (left > 0 && at(left).is(wordclass::Adverb) && !at(left).is(wordclass::Pronoun))
        --left;
    const ProseToken &before = at(left);
    constexpr quint32 opens = wordclass::Preposition | wordclass::Conjunction | wordclass::Auxiliary | wordclass::Adverb;
    const bool afterNoun = before.isWord() && !before.possessive
        && (isName(left) || before.is(wordclass::Pronoun) || !before.is(opens | wordclass::Determiner | anyVerb)
            || (before.end - before.start > 5 && endsWith(left, u"s"))); // "Hundreds marched"
    if (!afterNoun || token + 1 >= qint32(m_tokens.size()))
        return afterNoun;
    const ProseToken &next = at(token + 1);
    return !next.isWord() || next.capital
        || next.is(opens | wordclass::Determiner | wordclass::Pronoun | wordclass::Time) || isInfinitiveMark(token + 1);
}

bool NounPhrases::isPerson(TokenRun phrase) const
{
    const ProseToken &first = at(phrase.first);
    if (first.is(wordclass::Pronoun) && phrase.first == phrase.last)
        return first.is(wordclass::Male | wordclass::Female | wordclass::Plural) || first.is(wordclass::FirstPerson);
    bool person = false;
    for (qint32 i = phrase.first; i <= phrase.last; ++i) {
        if (at(i).is(wordclass::Preposition) && !isName(i))
            break;
        const bool last = i == phrase.last;
        person = at(i).is(wordclass::Role | wordclass::Title) || (isName(i) && !at(i).possessive)
            || (person && !last && at(i).classes == 0 && at(i).capital);
        if (at(i).possessive)
            person = false;
    }
    return person;
}

bool NounPhrases::beginsSentence(qint32 token) const
{
    return token == 0 || at(token - 1).endsSentence || at(token - 1).sign == u':';
}

bool NounPhrases::isName(qint32 token) const
{
    const ProseToken &word = at(token);
    if (!word.isWord() || !word.capital)
        return false;
    constexpr quint32 function = wordclass::Determiner | wordclass::Pronoun | wordclass::Preposition
        | wordclass::Conjunction | wordclass::Adverb | wordclass::Auxiliary | wordclass::Relative;
    const bool isVerb = word.is(anyVerb) && !word.is(wordclass::NounToo | wordclass::Male | wordclass::Female);
    if (m_titleCase && (word.is(wordclass::Auxiliary) || isVerb))
        return false;
    if (beginsSentence(token))
        return !word.is(function | wordclass::Time) && !(m_english && isVerb && !word.is(wordclass::Title | wordclass::Role));
    return !word.is(wordclass::Determiner | wordclass::Pronoun | wordclass::Conjunction)
        && (!word.is(wordclass::Time) || word.is(wordclass::Auxiliary));
}

bool NounPhrases::isVerbHere(qint32 token) const
{
    const ProseToken &word = at(token);
    if (!word.isWord() || !word.is(wordclass::Cue | wordclass::WeakCue | wordclass::Verb))
        return false;
    if (word.capital && !beginsSentence(token) && !(m_titleCase && !word.is(wordclass::NounToo)))
        return false;
    if (m_english && isWord(token, QStringView(u"thanks")) && token + 1 < qint32(m_tokens.size()) && isInfinitiveMark(token + 1))
        return false; // "thanks to his method"
    if (word.possessive || (token > 1 && at(token - 1).sign == u'-' && isWord(token - 2, QStringView(u"soi"))))
        return false; // soi-disant
    if (m_english && word.isParticiple() && isGerundNoun(token))
        return false;
    if (token > 0 && !word.isParticiple()) {
        qint32 left = token - 1; // over adjectives: "a pre-emptive attack", but "its sponsors call"
        while (word.is(wordclass::NounToo) && left > 0 && token - left < 4 && at(left).isWord() && !at(left).capital
               && ((at(left).classes & ~quint32(wordclass::Naming | wordclass::Work | wordclass::CueNoun)) == 0
                   || (m_english && left == token - 1 && (at(left).classes & ~quint32(wordclass::Adverb | wordclass::Time)) == 0)
                   || (m_english && at(left).is(anyVerb) && (endsWith(left, u"ed") || endsWith(left, u"ing"))))
               && !at(left).possessive && !(m_english && endsWith(left, u"s") && !endsWith(left, u"ss") && !endsWith(left, u"us")))
            --left;
        const ProseToken &before = at(left);
        if (word.is(wordclass::NounToo) && hasObject(token))
            return true; // "the crew call it"
        if (word.is(wordclass::CueNoun) && word.is(wordclass::NounToo) && isFormOfBe(left))
            return false; // "there are growing fears"
        if (before.is(wordclass::Determiner) && !before.is(wordclass::Pronoun | wordclass::Relative) && !word.is(wordclass::Participle))
            return false;
        if (m_english && word.is(wordclass::NounToo) && (isWord(left, u"another") || isWord(left, u"one"))
            && !endsWith(token, u"s") && !endsWith(token, u"ed"))
            return false; // "in another tweet": a verb would be "tweets"
        if (before.possessive && before.end - before.start > 3 && !before.is(wordclass::Auxiliary | wordclass::Pronoun))
            return false;
        if (word.is(wordclass::NounToo) && left == token - 1 && before.is(wordclass::Preposition) && !isName(left)
            && !before.is(wordclass::Conjunction) && !isInfinitiveMark(left))
            return false; // "under attack"
    }
    return true;
}

/// "a feeling that", "a widespread feeling that", but not "his calling it" and not "a barista saying".
bool NounPhrases::isGerundNoun(qint32 token) const
{
    if (token == 0 || token + 1 >= qint32(m_tokens.size()) || !at(token + 1).isWord())
        return false;
    const auto opens = [this](qint32 i) { return at(i).is(wordclass::Determiner) && !at(i).is(wordclass::Pronoun); };
    if (opens(token - 1))
        return !at(token + 1).is(wordclass::Determiner | wordclass::Pronoun) || isWord(token + 1, QStringView(u"that"));
    return token > 1 && opens(token - 2) && at(token - 1).isWord() && at(token - 1).classes == 0 && !at(token - 1).capital
        && isWord(token + 1, QStringView(u"that"));
}

bool NounPhrases::isFormOfBe(qint32 token) const
{
    constexpr QStringView forms[] = {u"was", u"were", u"is", u"are", u"been", u"be", u"being", u"wurde", u"wurden", u"wird", u"fue"};
    return std::any_of(std::begin(forms), std::end(forms), [this, token](QStringView form) { return isWord(token, form); });
}

/// "did not outrank", "would derail": no list holds every verb.
bool NounPhrases::isBareVerb(qint32 token) const
{
    if (!m_english || token == 0 || at(token).classes != 0 || at(token).capital)
        return false;
    constexpr QStringView helpers[] = {u"did", u"does", u"do", u"will", u"would", u"can", u"could", u"may", u"might", u"must",
                                       u"should", u"shall", u"didn't", u"doesn't", u"don't", u"won't", u"wouldn't", u"can't",
                                       u"couldn't", u"shouldn't", u"cannot", u"didn\u2019t", u"doesn\u2019t", u"don\u2019t",
                                       u"won\u2019t", u"wouldn\u2019t", u"can\u2019t", u"couldn\u2019t", u"shouldn\u2019t"};
    const qint32 left = token > 1 && isWord(token - 1, u"not") ? token - 2 : token - 1;
    return std::any_of(std::begin(helpers), std::end(helpers), [this, left](QStringView word) { return isWord(left, word); });
}

bool NounPhrases::hasObject(qint32 token) const
{
    constexpr QStringView objects[] = {u"it", u"him", u"them", u"himself", u"herself", u"themselves"};
    return m_english && token + 1 < qint32(m_tokens.size())
        && std::any_of(std::begin(objects), std::end(objects),
                       [this, token](QStringView object) { return isWord(token + 1, object); });
}

bool NounPhrases::isInfinitiveMark(qint32 token) const
{
    const ProseToken &word = at(token);
    return word.end - word.start == 2 && m_text[word.start] == u't' && m_text[word.start + 1] == u'o';
}

bool NounPhrases::isNominal(qint32 token) const
{
    const ProseToken &word = at(token);
    if (!word.isWord())
        return false;
    if (isName(token))
        return true;
    constexpr quint32 never = wordclass::Auxiliary | wordclass::Conjunction | wordclass::Preposition | wordclass::Pronoun
        | wordclass::Relative;
    if (word.is(wordclass::Determiner))
        return true;
    if (word.is(never))
        return false;
    if (word.is(wordclass::Role | wordclass::Body | wordclass::Title))
        return !word.is(wordclass::Cue | wordclass::Verb) || !isVerbHere(token);
    if (isVerbHere(token) && !(word.isParticiple() && word.is(wordclass::Verb)))
        return false;
    return !word.is(wordclass::Adverb);
}

qint32 NounPhrases::openingBracket(qint32 token, qint32 floor) const
{
    for (qint32 i = token - 1; i >= floor && token - i < farthest; --i) {
        if (at(i).sign == u'(')
            return i;
    }
    return floor - 1;
}

/// What may stand between a subject and its verb, walked over to the left: adverbs, auxiliaries, times, brackets.
qint32 NounPhrases::skipBetween(qint32 token, qint32 floor) const
{
    bool afterTime = false;
    while (token >= floor) {
        const ProseToken &word = at(token);
        if (word.sign == u')') {
            token = openingBracket(token, floor) - 1;
            continue;
        }
        if (!word.isWord())
            break;
        const bool isTime = word.is(wordclass::Time) && !word.is(wordclass::Auxiliary | wordclass::Role);
        // "on Tuesday", "the next day"; "May 5"
        const bool belongsToTime = (afterTime && (word.is(wordclass::Preposition | wordclass::Determiner) || word.digits))
            || (word.digits && token > floor && at(token - 1).is(wordclass::Time));
        const bool isOther = !word.is(wordclass::Adverb | wordclass::Auxiliary) || word.is(wordclass::Pronoun | wordclass::Role) || isName(token);
        if (!isTime && !belongsToTime && isOther)
            break;
        afterTime = afterTime || isTime;
        --token;
    }
    return token;
}

std::optional<TokenRun> NounPhrases::phraseEndingAt(qint32 last, qint32 floor) const
{
    if (last < floor)
        return std::nullopt;
    if (at(last).is(wordclass::Pronoun) && !isName(last))
        return TokenRun{last, last};
    if (!isNominal(last) || (at(last).is(wordclass::Determiner) && !at(last).is(wordclass::Pronoun)))
        return std::nullopt;
    qint32 first = last;
    bool closed = false; // a determiner was met: only "of" and its like may lead on
    for (qint32 i = last - 1; i >= floor && last - i < farthest; --i) {
        const ProseToken &word = at(i);
        if (word.sign == u'.' && i > floor && at(i - 1).capital && at(i - 1).end == word.start && !word.endsSentence) {
            continue; // the point of an abbreviation nobody listed
        }
        if (word.sign == u')') {
            const qint32 bracket = openingBracket(i, floor);
            if (bracket < floor)
                break;
            i = bracket;
            continue;
        }
        if (!word.isWord())
            break;
        if (word.is(wordclass::Preposition) && !isName(i)) {
            if (i == floor || !isNominal(i - 1) || at(i - 1).is(wordclass::Time | wordclass::Adverb)
                || word.is(wordclass::Subordinator) || isPastOf(i - 1))
                break;
            closed = false;
            continue;
        }
        if (closed)
            break;
        const bool joins = word.is(wordclass::Conjunction) && !word.is(wordclass::Subordinator | wordclass::Relative)
            && i > floor && isName(i + 1) && isName(i - 1) && word.end - word.start <= 3;
        if (joins)
            continue;
        if (!isNominal(i) || (word.is(wordclass::Relative) && isName(i + 1)) || isBareVerb(i))
            break; // "reported that Morrow had told"
        const bool time = word.is(wordclass::Time) && !word.is(wordclass::Auxiliary) && at(i + 1).capital;
        if (m_english && time && !(word.capital && i > floor && at(i - 1).is(wordclass::Determiner)))
            break; // "on Monday Reyes said", but "the Sunday Herald said"
        first = i;
        if (word.is(wordclass::Determiner))
            closed = true;
    }
    return TokenRun{first, last};
}

/// A word that opens an apposition or a relative clause between commas.
bool NounPhrases::opensAside(qint32 token) const
{
    const ProseToken &word = at(token);
    return word.is(wordclass::Determiner | wordclass::Relative | wordclass::Role | wordclass::Title) || word.digits
        || word.is(wordclass::Preposition) || word.isParticiple() || !word.capital;
}

bool NounPhrases::opensIntroduction(qint32 token) const
{
    const ProseToken &word = at(token);
    if (!word.isWord())
        return false;
    const bool hasNext = token + 1 < qint32(m_tokens.size());
    const bool governs = hasNext && at(token + 1).isWord()
        && at(token + 1).is(wordclass::Preposition | wordclass::Subordinator | wordclass::Relative | wordclass::Pronoun);
    if (m_english && beginsSentence(token) && governs && endsWith(token, u"ed") && !word.is(wordclass::Title | wordclass::Role))
        return true; // "Asked about", "Pressed by"
    return (word.is(wordclass::Preposition | wordclass::Subordinator) && !(word.capital && isName(token)))
        || (m_english && word.is(wordclass::According))
        || (word.isParticiple() && word.is(wordclass::Cue | wordclass::WeakCue | wordclass::Verb))
        || (word.is(wordclass::Adverb | wordclass::Time) && !word.is(wordclass::Pronoun));
}

/// The subject before a verb that follows a comma: "Dean Johnson, a salesman from Sumter, South Carolina, says".
std::optional<TokenRun> NounPhrases::subjectBeforeComma(qint32 comma, qint32 floor) const
{
    std::optional<TokenRun> farther;
    qint32 level = 0;
    const qint32 lowest = std::max(floor, comma - farthest);
    qint32 asideStart = -1;
    for (qint32 i = comma - 1; i >= lowest; --i) {
        const ProseToken &word = at(i);
        if (word.sign == u')')
            ++level;
        if (word.sign == u'(')
            --level;
        if (word.isQuotation() || word.sign == u';' || word.sign == u':')
            break;
        if (level > 0 || !isComma(word))
            continue;
        asideStart = i + 1;
        const std::optional<TokenRun> phrase = phraseEndingAt(skipBetween(i - 1, floor), floor);
        if (!phrase || (at(phrase->last).is(wordclass::Time)))
            continue;
        const bool introduced = phrase->first > floor && at(phrase->first - 1).is(wordclass::Preposition)
            && !isNominal(std::max(floor, phrase->first - 2));
        if (introduced || (phrase->first == floor && opensIntroduction(floor)))
            continue;
        farther = phrase;
        if (opensAside(asideStart))
            return phrase;
    }
    if (farther)
        return farther;
    const std::optional<TokenRun> phrase = phraseEndingAt(comma - 1, floor);
    if (phrase && phrase->first > floor && at(phrase->first - 1).is(wordclass::Preposition))
        return std::nullopt;
    return phrase;
}

std::optional<TokenRun> NounPhrases::subjectBefore(qint32 verb, qint32 floor) const
{
    floor = std::max(floor, verb - farthest);
    const qint32 token = skipBetween(verb - 1, floor);
    if (token < floor)
        return std::nullopt;
    const ProseToken &word = at(token);
    if (isComma(word))
        return subjectBeforeComma(token, floor);
    if (word.is(wordclass::Relative) && token > floor) { // "X, who said"
        const qint32 before = isComma(at(token - 1)) ? token - 2 : token - 1;
        return nearestPerson(phraseEndingAt(before, floor));
    }
    std::optional<TokenRun> phrase = phraseEndingAt(token, floor);
    if (!phrase)
        return std::nullopt;
    // "In Iowa, Trump": what a preposition governs is no subject.
    const qint32 before = phrase->first - 1;
    if (before >= floor && at(before).is(wordclass::Preposition) && !at(before).is(wordclass::Subordinator)
        && !isName(before)) {
        if (before - 2 >= floor && isPastOf(before - 1)) // "an official briefed on the talks said"
            return phraseEndingAt(before - 2, floor);
        return m_german || before > floor ? std::nullopt : phrase;
    }
    return phrase;
}

/// "it was hard for Mr. Sanders, who said": the relative clause goes with the person right before it.
std::optional<TokenRun> NounPhrases::nearestPerson(std::optional<TokenRun> phrase) const
{
    if (!phrase || !m_english)
        return phrase;
    for (qint32 i = phrase->last - 1; i > phrase->first; --i) {
        if (!at(i).is(wordclass::Preposition) || isName(i))
            continue;
        const TokenRun tail{i + 1, phrase->last};
        return isPerson(tail) && at(tail.first).capital ? tail : phrase;
    }
    return phrase;
}

std::optional<TokenRun> NounPhrases::phraseAt(qint32 first, qint32 limit) const
{
    limit = std::min(limit, first + farthest);
    if (first >= limit || !at(first).isWord())
        return std::nullopt;
    const bool oneOf = m_english && at(first).is(wordclass::Determiner) && first + 2 < limit && isWord(first + 1, u"of");
    if (at(first).is(wordclass::Pronoun) && !oneOf && !isName(first)
        && !(at(first).is(wordclass::Determiner) && first + 1 < limit && isNominal(first + 1)))
        return TokenRun{first, first};
    if (!isNominal(first) || at(first).is(wordclass::Time))
        return std::nullopt;
    qint32 last = first;
    for (qint32 i = first + 1; i < limit; ++i) {
        const ProseToken &word = at(i);
        if (word.sign == u'(' && i + 3 < limit && (at(i + 2).sign == u')' || at(i + 3).sign == u')'))
            break;
        if (!word.isWord())
            break;
        if (word.is(wordclass::Preposition) && !isName(i)) {
            const bool continues = i + 1 < limit && isNominal(i + 1) && !at(i + 1).is(wordclass::Time);
            if (!continues || at(i + 1).isParticiple())
                break;
            continue;
        }
        if (word.is(wordclass::Conjunction) && isName(i - 1) && i + 1 < limit && isName(i + 1) && word.end - word.start <= 3)
            continue;
        if (!isNominal(i) || (word.is(wordclass::Time) && !isName(i)) || isPastOf(i))
            break;
        if (word.is(wordclass::Determiner) && !at(i - 1).is(wordclass::Preposition | wordclass::Determiner))
            break;
        last = i;
    }
    if (m_english && first == last && at(first).is(wordclass::Determiner) && !at(first).is(wordclass::Pronoun) && !at(first).digits
        && !isName(first) && (isWord(first, u"the") || isWord(first, u"a") || isWord(first, u"an")))
        return std::nullopt; // the “Light and Air” festival
    return TokenRun{first, last};
}

std::optional<TokenRun> NounPhrases::mainSubject(qint32 first, qint32 limit) const
{
    const qint32 start = first;
    for (int attempt = 0; attempt < 4 && first < limit; ++attempt) {
        while (first < limit
               && ((at(first).isWord() && at(first).is(wordclass::Conjunction | wordclass::Adverb)
                    && !at(first).is(wordclass::Subordinator | wordclass::Pronoun | wordclass::Determiner) && !isName(first))
                   || isComma(at(first))))
            ++first;
        if (first >= limit)
            return std::nullopt;
        if (!opensIntroduction(first))
            return phraseAt(first, limit);
        qint32 comma = first + 1;
        while (comma < limit && comma - first < farthest && !isComma(at(comma)))
            ++comma;
        if (comma >= limit || !isComma(at(comma)))
            break;
        first = comma + 1;
    }
    return subjectOfFirstVerb(start, limit);
}

/// "By evening he was less sure": no comma ends the introduction, so the verb tells.
std::optional<TokenRun> NounPhrases::subjectOfFirstVerb(qint32 first, qint32 limit) const
{
    if (!m_english || !at(first).is(wordclass::Preposition | wordclass::Time | wordclass::Adverb))
        return std::nullopt;
    for (qint32 i = first + 2; i < limit && i - first < farthest; ++i) {
        const bool finite = at(i).is(wordclass::Auxiliary) || (isVerbHere(i) && !at(i).isParticiple()) || isPastOf(i);
        if (finite)
            return subjectBefore(i, first + 1);
    }
    return std::nullopt;
}

} // namespace stet
