#include "app/quotations/speakerrules.h"

#include <algorithm>

namespace stet {

namespace {

using Language = LanguageLexicon::Language;

constexpr qint32 farthest = 60; ///< tokens of a sentence that are looked at on either side

bool isDash(char16_t sign) { return sign == u'\u2014' || sign == u'\u2013' || sign == u'-'; }

ProposedSpeaker proposal(TokenRun speaker, TokenRun cue, AttributionBasis basis, bool weak = false)
{
    ProposedSpeaker answer;
    answer.speaker = speaker;
    answer.cue = cue;
    answer.basis = basis;
    answer.weak = weak;
    return answer;
}

bool isWeak(const ProseToken &cue) { return !cue.is(wordclass::Cue); }

} // namespace

SpeakerRules::SpeakerRules(QStringView text, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon)
    : m_text(text), m_tokens(paragraph.tokens), m_phrases(text, paragraph, lexicon),
      m_german(text, paragraph, m_phrases), m_passives(paragraph, m_phrases), m_nouns(paragraph, m_phrases, m_german),
      m_germanRules(text, paragraph, m_phrases, m_german, m_passives),       m_language(lexicon.language())
{
}

bool SpeakerRules::isCoordination(qint32 token) const
{
    const ProseToken &word = at(token);
    return word.is(wordclass::Conjunction) && !word.is(wordclass::Relative | wordclass::Subordinator)
        && word.end - word.start <= 4 && !isWord(token, QLatin1StringView("than")) && !isWord(token, QLatin1StringView("what"))
        && !isWord(token, QLatin1StringView("how")) && !isWord(token, QLatin1StringView("why"));
}

/// A reporting verb stands right before the marks: "he said, “…”", "yelling “…”".
bool SpeakerRules::isCuedDirectly(const QuotationSetting &setting) const
{
    qint32 token = setting.token - 1;
    if (token >= setting.first && (at(token).sign == u',' || at(token).sign == u':'))
        --token;
    return token >= setting.first && at(token).is(wordclass::Cue) && m_phrases.isVerbHere(token);
}

/// After a proposed "X said" that follows a full stop: nothing but the end, or another quotation.
bool SpeakerRules::endsAttribution(qint32 token, qint32 limit) const
{
    return token >= limit || at(token).sign == u'.' || (at(token).sign == u',' && token + 1 < limit
                                                        && !at(token + 1).isQuotation());
}

ProposedSpeaker SpeakerRules::inSentence(const QuotationSetting &setting, const ProposedSpeaker &earlier) const
{
    const ProposedSpeaker left = before(setting, earlier);
    if (!left.isNull() && isCuedDirectly(setting) && setting.last != u',')
        return left;
    if (!left.isNull() && m_language == Language::English && endsSubclause(setting))
        return left; // While Holt praised it as “…,” Reyes said no.
    if (m_language == Language::German) {
        if (const ProposedSpeaker behind = m_germanRules.behind(setting); !behind.isNull())
            return behind;
    }
    if (const ProposedSpeaker after = directlyAfter(setting); !after.isNull() && (!after.weak || left.isNull() || left.weak)) {
        // X told officers to “…,” according to two people: X speaks.
        const bool hearsay = after.basis == AttributionBasis::AccordingTo && !left.isNull() && !left.weak
            && m_phrases.isPerson(left.speaker);
        return hearsay ? left : after;
    }
    if (!left.isNull() && !left.weak)
        return left;
    if (const ProposedSpeaker later = laterInSentence(setting); !later.isNull() && (left.isNull() || !later.weak))
        return later;
    if (const ProposedSpeaker owner = m_nouns.owner(setting); !owner.isNull() && owner.cue.first > left.cue.last)
        return owner;
    if (!left.isNull())
        return left;
    if (const ProposedSpeaker noun = m_nouns.directlyBefore(setting); !noun.isNull())
        return noun;
    if (m_language == Language::German) {
        if (const ProposedSpeaker opinion = m_germanRules.ofOpinion(setting); !opinion.isNull())
            return opinion;
    }
    if (const ProposedSpeaker name = named(setting); !name.isNull())
        return name;
    if (const ProposedSpeaker owner = m_nouns.possessor(setting); !owner.isNull())
        return owner;
    return holder(setting);
}

/// Whether the marks stand in the subordinate clause that opens the sentence.
bool SpeakerRules::endsSubclause(const QuotationSetting &setting) const
{
    if (!at(setting.first).is(wordclass::Subordinator))
        return false;
    return std::all_of(m_tokens.begin() + setting.first, m_tokens.begin() + setting.token,
                       [](const ProseToken &token) { return token.isWord(); });
}

/// "For Calder, the vote was “…”": whose opinion the sentence gives.
ProposedSpeaker SpeakerRules::holder(const QuotationSetting &setting) const
{
    const qint32 first = setting.first;
    if (m_language != Language::English || first + 2 >= setting.token
        || (!isWord(first, QStringView(u"for")) && !isWord(first, QStringView(u"to"))))
        return {};
    const auto phrase = m_phrases.phraseAt(first + 1, setting.token);
    if (!phrase || !m_phrases.isPerson(*phrase) || at(phrase->last + 1).sign != u',')
        return {};
    return proposal(*phrase, {first, first}, AttributionBasis::AccordingTo, true);
}

ProposedSpeaker SpeakerRules::ofSentence(qint32 first, qint32 limit) const
{
    QuotationSetting end;
    end.token = limit;
    end.first = first;
    end.limit = limit;
    return before(end, {});
}

/// "according to X", "laut X", "selon X", "según X" at a token; for German also "X zufolge".
ProposedSpeaker SpeakerRules::accordingTo(qint32 token, qint32 first, qint32 limit) const
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

bool SpeakerRules::isAcronym(qint32 token) const
{
    const ProseToken &word = at(token);
    return m_text.mid(word.start, word.end - word.start).toString().toUpper() == m_text.mid(word.start, word.end - word.start);
}

UnsignedReport SpeakerRules::reportBefore(const QuotationSetting &setting) const
{
    if (m_language == Language::German)
        return m_germanRules.isUnsigned(setting) ? UnsignedReport::Said : UnsignedReport::None;
    return m_passives.reportBefore(setting);
}

/// "…" (Price) and "…" — Price
ProposedSpeaker SpeakerRules::credit(const QuotationSetting &setting) const
{
    const qint32 sign = setting.token + 1;
    if (sign + 1 >= qint32(m_tokens.size()))
        return {};
    const bool bracket = at(sign).sign == u'(';
    if (!bracket && !isDash(at(sign).sign))
        return {};
    const qint32 limit = std::min(qint32(m_tokens.size()), sign + farthest);
    const auto phrase = m_phrases.phraseAt(sign + 1, limit);
    if (!phrase || !m_phrases.isName(phrase->last) || isAcronym(phrase->last))
        return {};
    const qint32 after = phrase->last + 1;
    const bool whole = bracket ? after < limit && at(after).sign == u')'
                               : after >= qint32(m_tokens.size()) || at(after).sign == u'.' || at(after).sign == u',';
    return whole ? proposal(*phrase, {sign, sign}, AttributionBasis::Credit) : ProposedSpeaker();
}

/// The first finite cue among [first, limit) that is a verb here; -1 when there is none.
qint32 SpeakerRules::cueFrom(qint32 first, qint32 limit) const
{
    for (qint32 i = first; i < limit; ++i) {
        if (at(i).isQuotation() || at(i).sign == u';')
            return -1;
        if (at(i).isFiniteCue() && m_phrases.isVerbHere(i))
            return i;
    }
    return -1;
}

ProposedSpeaker SpeakerRules::directlyAfter(const QuotationSetting &setting) const
{
    if (const ProposedSpeaker found = credit(setting); !found.isNull())
        return found;
    qint32 next = setting.token + 1;
    qint32 limit = setting.limit;
    const bool called = setting.last == u'!' || setting.last == u'?' || setting.last == u'\u2026';
    const bool stopped = next >= limit && setting.last == u'.';
    if (next >= limit && (called || stopped) && next < qint32(m_tokens.size())) {
        while (limit < qint32(m_tokens.size()) && limit - next < 12 && !at(limit++).endsSentence) {
            // "Why?" Price asked.
        }
    }
    limit = std::min(limit, next + farthest);
    bool parted = called || stopped || setting.last == u',' || isDash(setting.last);
    while (next < limit && (at(next).sign == u',' || isDash(at(next).sign))) {
        parted = true;
        ++next;
    }
    if (next >= limit)
        return {};
    if (const ProposedSpeaker found = accordingTo(next, next, limit); !found.isNull() && parted)
        return found;
    if (m_language == Language::German && parted && isWord(next, QLatin1StringView("so"))) { // „…“, so X
        if (const auto phrase = m_phrases.phraseAt(next + 1, limit))
            return proposal(*phrase, {next, next}, AttributionBasis::CueAfter);
    }
    qint32 verb = next;
    while (verb < limit && verb - next < 3 && at(verb).is(wordclass::Auxiliary | wordclass::Adverb)
           && !at(verb).is(wordclass::Pronoun))
        ++verb; // a déclaré
    if (verb < limit && at(verb).isFiniteCue() && !at(verb).capital) {
        qint32 subject = verb + 1;
        while (m_language == Language::French && subject + 1 < limit && subject - verb < 4
               && (at(subject).sign == u'-' || (at(subject).end - at(subject).start == 1 && at(subject - 1).sign == u'-')))
            ++subject; // dit-elle, ajoute-t-il
        while (subject < limit && at(subject).is(wordclass::Adverb | wordclass::Preposition)
               && !at(subject).is(wordclass::Pronoun) && m_language == Language::German)
            ++subject;
        if (const auto phrase = m_phrases.phraseAt(subject, limit)) {
            if (const ProposedSpeaker document = m_germanRules.saysIn(*phrase, verb, limit); !document.isNull())
                return document;
            const bool romance = m_language == Language::French || m_language == Language::Spanish;
            const bool objectPhrase = !parted && !(romance && setting.words >= 4);
            const bool clause = m_language == Language::English && at(phrase->first).is(wordclass::Pronoun)
                && phrase->last + 1 < limit && at(phrase->last + 1).is(wordclass::Auxiliary);
            if (clause)
                return {}; // “…,” now says it is over
            const bool predicate = setting.token > 0 && isWord(setting.token - 1, QLatin1StringView("als"));
            if (!objectPhrase || predicate) // Als „…“ bezeichnete X den Fund
                return proposal(*phrase, {next, verb}, AttributionBasis::CueAfter, isWeak(at(verb)));
        }
        return {};
    }
    if (!parted)
        return {};
    if (at(next).is(wordclass::Conjunction) && (m_language == Language::German || isWord(next, QLatin1StringView("as"))))
        ++next; // "…", wie X sagte; "…," as X put it
    const bool comma = setting.last == u',' || at(setting.token + 1).sign == u',';
    const qint32 cue = cueFrom(next, std::min(limit, next + 30));
    if (cue <= next)
        return comma && setting.token == setting.first ? byAnyVerb(next, limit) : ProposedSpeaker();
    const auto phrase = m_phrases.subjectBefore(cue, next);
    if (!phrase && comma && setting.token == setting.first)
        return byAnyVerb(next, limit); // he likes to say
    if (!phrase || isObjectOnly(cue, limit))
        return {};
    for (qint32 i = next; i < phrase->first; ++i) {
        if (!at(i).is(wordclass::Adverb | wordclass::Preposition) || at(i).is(wordclass::Subordinator))
            return {};
    }
    const bool putIt = cue + 1 < limit && isWord(cue + 1, QLatin1StringView("it")); // as X put it
    const bool calledOut = cue + 1 < limit && at(cue + 1).is(wordclass::Preposition);
    const bool closes = endsAttribution(cue + 1, limit) || ((putIt || calledOut) && endsAttribution(cue + 2, limit));
    if ((stopped || isWeak(at(cue))) && !closes && !m_passives.isQuotedAsSaying(cue, limit))
        return {};
    if (stopped && cue + 1 < limit && at(cue + 1).sign == u',')
        return {}; // "He said, twice, that" begins a sentence of its own
    if (m_passives.isPassive(cue, next) && !m_passives.isQuotedAsSaying(cue, limit))
        return {};
    return proposal(*phrase, {cue, cue}, AttributionBasis::CueAfter, isWeak(at(cue)));
}

/// “…,” Price shrugged. “…,” grumbled Price. — after a comma within the marks any verb reports.
ProposedSpeaker SpeakerRules::byAnyVerb(qint32 next, qint32 limit) const
{
    if (m_language != Language::English)
        return {};
    const bool inverted = at(next).isWord() && !at(next).capital
        && (at(next).is(wordclass::Verb) || (at(next).classes == 0 && next + 1 < limit && at(next + 1).capital));
    const auto phrase = m_phrases.phraseAt(inverted ? next + 1 : next, limit);
    if (!phrase || !m_phrases.isPerson(*phrase))
        return {};
    const qint32 verb = inverted ? next : phrase->last + 1;
    const bool pronoun = phrase->first == phrase->last && at(phrase->first).is(wordclass::Pronoun);
    const bool acts = inverted || (verb < limit && at(verb).isWord() && !at(verb).capital
                                   && (pronoun || m_phrases.isPastOf(verb) || m_phrases.isVerbHere(verb)));
    return acts ? proposal(*phrase, {verb, verb}, AttributionBasis::CueAfter) : ProposedSpeaker();
}

/// "claimed responsibility", "made a speech": a verb with an object of its own that reports nothing.
bool SpeakerRules::isObjectOnly(qint32 cue, qint32 quotation) const
{
    if (cue + 1 >= quotation || m_language != Language::English || at(cue).isParticiple())
        return false;
    if (!isWord(cue, QLatin1StringView("claimed")) && !isWord(cue, QLatin1StringView("claims"))
        && !isWord(cue, QLatin1StringView("claim")))
        return false;
    if (at(cue + 1).is(wordclass::Pronoun | wordclass::Preposition | wordclass::Relative))
        return false;
    for (qint32 i = cue + 1; i < quotation; ++i) {
        if (at(i).is(wordclass::Relative | wordclass::Conjunction))
            return true; // what follows is a clause of its own
        if (at(i).is(wordclass::Auxiliary) || (at(i).is(wordclass::Cue | wordclass::Verb) && m_phrases.isVerbHere(i)))
            return false; // "claimed the vote was a fraud"
    }
    return true;
}

ProposedSpeaker SpeakerRules::byClause(qint32 token, qint32 limit) const
{
    for (qint32 i = token + 1; i + 1 < limit && i - token < 12; ++i) {
        if (isWord(i, QLatin1StringView("by")) || isWord(i, QLatin1StringView("von"))) {
            if (const auto phrase = m_phrases.phraseAt(i + 1, limit))
                return proposal(*phrase, {token, token}, AttributionBasis::CueBefore, true);
        }
    }
    return {};
}

/// The speaker of one cue that stands before the quotation.
ProposedSpeaker SpeakerRules::ofCue(qint32 cue, const QuotationSetting &setting, const ProposedSpeaker &earlier) const
{
    if (m_language == Language::German)
        return m_germanRules.ofCue(cue, setting);
    const bool weak = isWeak(at(cue));
    const bool participle = at(cue).isParticiple();
    qint32 left = cue - 1;
    while (left >= setting.first && at(left).is(wordclass::Adverb) && !at(left).is(wordclass::Pronoun))
        --left;
    if (!participle && cue > setting.first && at(cue - 1).sign == u',') { // The trouble, says X, is that …
        const auto phrase = m_phrases.phraseAt(cue + 1, setting.token);
        if (phrase && m_phrases.isPerson(*phrase) && phrase->last + 1 < setting.token && at(phrase->last + 1).sign == u',')
            return proposal(*phrase, {cue, cue}, AttributionBasis::CueBefore, weak);
    }
    if (m_passives.isPassive(cue, setting.first))
        return byClause(cue, setting.limit);
    const bool infinitive = left >= setting.first && isWord(left, QLatin1StringView("to"));
    if (!infinitive) {
        if (!participle || (left >= setting.first && at(left).isWord() && !at(left).is(wordclass::Preposition))) {
            const auto phrase = m_phrases.subjectBefore(cue, setting.first);
            if (phrase && (!participle || isActOf(cue, *phrase))) {
                return proposal(*phrase, {cue, cue},
                                participle ? AttributionBasis::Participle : AttributionBasis::CueBefore, weak);
            }
        }
    }
    if (!earlier.isNull())
        return proposal(earlier.speaker, {cue, cue}, AttributionBasis::Participle, weak);
    for (qint32 i = cue - 1; i >= setting.first && cue - i < farthest; --i) {
        if (at(i).isFiniteCue() && m_phrases.isVerbHere(i)) {
            if (const auto phrase = m_phrases.subjectBefore(i, setting.first))
                return proposal(*phrase, {cue, cue}, AttributionBasis::Participle, weak);
        }
    }
    if (const auto phrase = m_phrases.mainSubject(setting.first, cue))
        return proposal(*phrase, {cue, cue}, AttributionBasis::Participle, weak || infinitive);
    return {};
}

/// Whether a participle goes with the phrase before it: "a letter saying", but not "left the stage saying".
bool SpeakerRules::isActOf(qint32 token, TokenRun phrase) const
{
    const bool adjoins = phrase.last + 1 == token;
    const bool isObject = phrase.first > 0 && m_phrases.isVerbHere(phrase.first - 1);
    return !adjoins || !isObject || m_phrases.isPerson(phrase) || at(phrase.last).is(wordclass::Body);
}

/// Whether a farther cue may have the last word: "X says that she thinks", but not "X says that Y calls".
bool SpeakerRules::isInner(const ProposedSpeaker &proposed) const
{
    const bool pronoun = proposed.speaker.first == proposed.speaker.last && at(proposed.speaker.first).is(wordclass::Pronoun);
    return pronoun || (proposed.weak && (at(proposed.cue.last).is(wordclass::Thought) || !m_phrases.isPerson(proposed.speaker)));
}

/// The nearest cue to the left whose subject is known; of "X says that she thinks" it is X.
ProposedSpeaker SpeakerRules::before(const QuotationSetting &setting, const ProposedSpeaker &earlier) const
{
    const qint32 lowest = std::max(setting.first, setting.token - farthest);
    ProposedSpeaker best;
    bool barred = false; // a clause of its own lies between: no promotion across it
    bool throughWhat = false; // "what she calls": no clause parts that from its verb
    for (qint32 i = setting.token - 1; i >= lowest; --i) {
        const ProseToken &word = at(i);
        if (word.isQuotation() && !earlier.isNull()) {
            if (best.isNull())
                break; // the other quotation of the sentence is nearer than its cue
            if (isInner(best)) {
                best = earlier;
                best.basis = AttributionBasis::SameSentence;
            }
            return best;
        }
        if (word.sign == u';' || isCoordination(i))
            barred = !best.isNull();
        if (best.isNull()) {
            if (const ProposedSpeaker found = accordingTo(i, setting.first, setting.token); !found.isNull())
                return found;
        }
        if (!word.isCue() || !m_phrases.isVerbHere(i) || isObjectOnly(i, setting.token))
            continue;
        const ProposedSpeaker found = ofCue(i, setting, earlier);
        if (found.isNull())
            continue;
        if (best.isNull()) {
            best = found;
            if (!isInner(best))
                return best;
            throughWhat = best.speaker.first > setting.first && isWord(best.speaker.first - 1, QLatin1StringView("what"));
            continue;
        }
        if ((!barred || throughWhat) && !found.weak && found.basis == AttributionBasis::CueBefore)
            return found;
    }
    return best;
}

/// "…" about the decision, said X. — the cue comes after more words of the sentence.
ProposedSpeaker SpeakerRules::laterInSentence(const QuotationSetting &setting) const
{
    const qint32 limit = std::min(setting.limit, setting.token + farthest);
    for (qint32 i = setting.token + 1; i + 1 < limit; ++i) {
        const bool parted = at(i).sign == u',' || isDash(at(i).sign) || (at(i).isQuotation() && i > setting.token);
        if (!parted)
            continue;
        if (const ProposedSpeaker found = accordingTo(i + 1, i + 1, limit); !found.isNull())
            return found;
        if (at(i + 1).isFiniteCue() && !at(i + 1).capital) {
            if (const auto phrase = m_phrases.phraseAt(i + 2, limit))
                return proposal(*phrase, {i + 1, i + 1}, AttributionBasis::CueAfter, isWeak(at(i + 1)));
            continue;
        }
        const auto subject = m_phrases.phraseAt(i + 1, limit);
        if (!subject)
            continue;
        const qint32 cue = cueFrom(subject->last + 1, std::min(limit, subject->last + 25));
        if (cue < 0)
            continue;
        const auto phrase = m_phrases.subjectBefore(cue, i + 1);
        if (phrase && phrase->first <= subject->last)
            return proposal(*phrase, {cue, cue}, AttributionBasis::CueAfter, isWeak(at(cue)));
    }
    return {};
}

/// "Price: “…”" – a name and a colon, as in interviews.
ProposedSpeaker SpeakerRules::named(const QuotationSetting &setting) const
{
    const qint32 colon = setting.token - 1;
    if (colon <= setting.first || (at(colon).sign != u':' && at(colon).sign != u',' && !isDash(at(colon).sign)))
        return {};
    if (at(colon).sign != u':') {
        const bool clause = at(setting.first).is(wordclass::Subordinator);
        const auto subject = clause ? m_phrases.phraseAt(setting.first + 1, colon) : m_phrases.mainSubject(setting.first, colon);
        if (subject && setting.words >= 4 && m_language != Language::German)
            return proposal(*subject, {colon, colon}, AttributionBasis::SameSentence, true);
        return {};
    }
    const auto phrase = m_phrases.phraseEndingAt(colon - 1, setting.first);
    if (phrase && m_phrases.isPerson(*phrase)
        && (phrase->first == setting.first || isDash(at(phrase->first - 1).sign)))
        return proposal(*phrase, {colon, colon}, AttributionBasis::Credit);
    const auto clause = m_language == Language::German ? m_german.clauseSubject(setting.first, colon)
                                                       : m_phrases.mainSubject(setting.first, colon);
    if (clause)
        return proposal(*clause, {colon, colon}, AttributionBasis::Credit, true);
    return {};
}

} // namespace stet
