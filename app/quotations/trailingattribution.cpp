#include "app/quotations/trailingattribution.h"

#include <algorithm>

namespace stet {

namespace {

using Language = LanguageLexicon::Language;

constexpr qint32 farthest = 60; ///< tokens behind the marks that are looked at

bool isDash(char16_t sign) { return sign == u'\u2014' || sign == u'\u2013' || sign == u'-'; }

/// “She likes 'The Lock,”' said X: nested marks that were closed the wrong way round.
bool isStrayMark(char16_t sign) { return sign == u'\'' || sign == u'\u2019' || sign == u'\u2018'; }

bool isWeak(const ProseToken &cue) { return !cue.is(wordclass::Cue); }

} // namespace

TrailingAttribution::TrailingAttribution(QStringView text, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                                         const ReportingCues &cues, const PassiveCues &passives,
                                         const GermanAttribution &german, LanguageLexicon::Language language)
    : m_text(text), m_tokens(paragraph.tokens), m_phrases(phrases), m_cues(cues), m_passives(passives), m_germanRules(german),
      m_language(language)
{
}

bool TrailingAttribution::isAcronym(qint32 token) const
{
    const ProseToken &word = at(token);
    return m_text.mid(word.start, word.end - word.start).toString().toUpper() == m_text.mid(word.start, word.end - word.start);
}

/// "…" (Price) and "…" — Price
ProposedSpeaker TrailingAttribution::credit(const QuotationSetting &setting) const
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

/// After a proposed "X said" that follows a full stop: nothing but the end, or another quotation.
bool TrailingAttribution::endsAttribution(qint32 token, qint32 limit) const
{
    return token >= limit || at(token).sign == u'.' || (at(token).sign == u',' && token + 1 < limit
                                                        && !at(token + 1).isQuotation());
}

/// After "X said", "X put it" and "X called out": nothing but the end, or another quotation.
bool TrailingAttribution::closes(qint32 cue, qint32 limit) const
{
    const bool putIt = cue + 1 < limit && isWord(cue + 1, u"it");
    const bool calledOut = cue + 1 < limit && at(cue + 1).is(wordclass::Preposition);
    return endsAttribution(cue + 1, limit) || ((putIt || calledOut) && endsAttribution(cue + 2, limit));
}

TrailingAttribution::Behind TrailingAttribution::behind(const QuotationSetting &setting) const
{
    const qint32 count = qint32(m_tokens.size());
    Behind behind;
    behind.next = setting.token + 1;
    behind.limit = setting.limit;
    behind.opens = setting.token == setting.first;
    behind.comma = setting.last == u',' || (behind.next < count && at(behind.next).sign == u',');
    const bool called = setting.last == u'!' || setting.last == u'?' || setting.last == u'\u2026';
    behind.stopped = behind.next >= behind.limit && setting.last == u'.';
    if (behind.next >= behind.limit && (called || behind.stopped) && behind.next < count) {
        while (behind.limit < count && behind.limit - behind.next < 12 && !at(behind.limit++).endsSentence) {
            // "Why?" Price asked.
        }
    }
    behind.limit = std::min(behind.limit, behind.next + farthest);
    behind.parted = called || behind.stopped || setting.last == u',' || isDash(setting.last);
    while (behind.next < behind.limit
           && (at(behind.next).sign == u',' || isDash(at(behind.next).sign) || isStrayMark(at(behind.next).sign))) {
        behind.parted |= !isStrayMark(at(behind.next).sign);
        ++behind.next;
    }
    // "We did it. -H" Holt wrote: a whole sentence needs no comma.
    behind.parted |= behind.opens && setting.words >= 5 && behind.next < behind.limit
        && (m_phrases.isName(behind.next) || at(behind.next).is(wordclass::Pronoun));
    return behind;
}

ProposedSpeaker TrailingAttribution::after(const QuotationSetting &setting) const
{
    if (const ProposedSpeaker found = credit(setting); !found.isNull())
        return found;
    const Behind behind = this->behind(setting);
    const qint32 next = behind.next;
    if (next >= behind.limit)
        return {};
    if (const ProposedSpeaker found = m_cues.accordingTo(next, next, behind.limit); !found.isNull() && behind.parted)
        return found;
    if (const ProposedSpeaker found = reply(behind); !found.isNull())
        return found;
    if (m_language == Language::German && behind.parted && isWord(next, u"so")) { // „…“, so X
        if (const auto phrase = m_phrases.phraseAt(next + 1, behind.limit))
            return proposal(*phrase, {next, next}, AttributionBasis::CueAfter);
    }
    qint32 verb = next;
    while (verb < behind.limit && verb - next < 3 && at(verb).is(wordclass::Auxiliary | wordclass::Adverb)
           && !at(verb).is(wordclass::Pronoun))
        ++verb; // a déclaré
    if (verb < behind.limit && at(verb).isFiniteCue() && !at(verb).capital)
        return inverted(setting, behind, verb);
    return behind.parted ? inOrder(behind) : ProposedSpeaker();
}

/// “…,” was X’s reply. “…,” came the answer from X.
ProposedSpeaker TrailingAttribution::reply(const Behind &behind) const
{
    const qint32 next = behind.next;
    if (m_language != Language::English || !behind.parted || next + 2 >= behind.limit
        || !(m_phrases.isFormOfBe(next) || isWord(next, u"came")))
        return {};
    const qint32 limit = std::min(behind.limit, next + 10);
    qint32 noun = next + 1;
    while (noun < limit && at(noun).isWord() && !at(noun).is(wordclass::CueNoun))
        ++noun;
    if (noun >= limit || !at(noun).is(wordclass::CueNoun))
        return {};
    for (qint32 i = next + 1; i < noun; ++i) {
        if (at(i).possessive)
            return proposal({next + 1, i}, {next, noun}, AttributionBasis::CueAfter);
        if (at(i).is(wordclass::Determiner) && at(i).is(wordclass::Male | wordclass::Female | wordclass::Plural))
            return proposal({i, i}, {next, noun}, AttributionBasis::CueAfter);
    }
    if (noun + 1 >= behind.limit || !(isWord(noun + 1, u"from") || isWord(noun + 1, u"of") || isWord(noun + 1, u"by")))
        return {};
    const auto phrase = m_phrases.phraseAt(noun + 2, behind.limit);
    return phrase ? proposal(*phrase, {next, noun}, AttributionBasis::CueAfter) : ProposedSpeaker();
}

/// said X, dit-elle, sagte X
ProposedSpeaker TrailingAttribution::inverted(const QuotationSetting &setting, const Behind &behind, qint32 verb) const
{
    const qint32 limit = behind.limit;
    qint32 subject = verb + 1;
    while (m_language == Language::French && subject + 1 < limit && subject - verb < 4
           && (at(subject).sign == u'-' || (at(subject).end - at(subject).start == 1 && at(subject - 1).sign == u'-')))
        ++subject; // dit-elle, ajoute-t-il
    while (subject < limit && at(subject).is(wordclass::Adverb | wordclass::Preposition)
           && !at(subject).is(wordclass::Pronoun) && m_language == Language::German)
        ++subject;
    const auto phrase = m_phrases.phraseAt(subject, limit);
    if (!phrase || (m_language == Language::English && isWord(phrase->first, u"that")))
        return {}; // “…,” warned that
    if (const ProposedSpeaker document = m_germanRules.saysIn(*phrase, verb, limit); !document.isNull())
        return document;
    const bool clause = m_language == Language::English && at(phrase->first).is(wordclass::Pronoun)
        && phrase->last + 1 < limit && at(phrase->last + 1).is(wordclass::Auxiliary);
    if (clause)
        return {}; // “…,” now says it is over
    const bool romance = m_language == Language::French || m_language == Language::Spanish;
    const bool isObject = !behind.parted && !(romance && setting.words >= 4);
    const bool predicate = setting.token > 0 && isWord(setting.token - 1, u"als"); // Als „…“ bezeichnete X den Fund
    if (isObject && !predicate)
        return {};
    return proposal(*phrase, {behind.next, verb}, AttributionBasis::CueAfter, isWeak(at(verb)));
}

/// X said, as X put it, wie X sagte
ProposedSpeaker TrailingAttribution::inOrder(Behind behind) const
{
    if (at(behind.next).is(wordclass::Conjunction) && (m_language == Language::German || isWord(behind.next, u"as")))
        ++behind.next;
    const qint32 next = behind.next;
    const qint32 limit = behind.limit;
    const qint32 cue = m_cues.first(next, std::min(limit, next + 30));
    if (cue <= next)
        return byAnyVerb(behind);
    const auto phrase = m_phrases.subjectBefore(cue, next);
    if (!phrase)
        return byAnyVerb(behind); // he likes to say
    if (m_cues.isObjectOnly(cue, limit))
        return {};
    for (qint32 i = next; i < phrase->first; ++i) {
        if (!at(i).is(wordclass::Adverb | wordclass::Preposition) || at(i).is(wordclass::Subordinator))
            return {};
    }
    const bool quotedAs = m_passives.isQuotedAsSaying(cue, limit);
    const bool warmly = m_language == Language::English && !behind.stopped && cue + 1 < limit
        && at(cue + 1).is(wordclass::Adverb) && endsAttribution(cue + 2, limit); // the mayor described warmly
    if ((behind.stopped || isWeak(at(cue))) && !closes(cue, limit) && !quotedAs && !warmly)
        return {};
    if (behind.stopped && cue + 1 < limit && at(cue + 1).sign == u',')
        return {}; // "He said, twice, that" begins a sentence of its own
    if (m_passives.isPassive(cue, next) && !quotedAs)
        return {};
    return proposal(*phrase, {cue, cue}, AttributionBasis::CueAfter, isWeak(at(cue)));
}

/// “…,” Price shrugged. “…,” grumbled Price. — after a comma within the marks any verb reports.
ProposedSpeaker TrailingAttribution::byAnyVerb(const Behind &behind) const
{
    if (m_language != Language::English || !behind.comma || !behind.opens)
        return {};
    const qint32 next = behind.next;
    const qint32 limit = behind.limit;
    const bool inverted = at(next).isWord() && !at(next).capital
        && (at(next).is(wordclass::Verb) || (at(next).classes == 0 && next + 1 < limit && at(next + 1).capital));
    const auto phrase = m_phrases.phraseAt(inverted ? next + 1 : next, limit);
    const bool crowd = phrase && at(phrase->first).is(wordclass::Determiner) && at(phrase->last).is(wordclass::Body);
    if (!phrase || !(crowd || m_phrases.isPerson(*phrase)))
        return {};
    qint32 verb = inverted ? next : phrase->last + 1;
    if (!inverted && verb < limit && at(verb).sign == u'(') { // X (R-Ohio) went on to tell
        while (verb < limit && at(verb).sign != u')')
            ++verb;
        ++verb;
    }
    const bool pronoun = phrase->first == phrase->last && at(phrase->first).is(wordclass::Pronoun);
    const bool acts = inverted || (verb < limit && at(verb).isWord() && !at(verb).capital
                                   && (pronoun || m_phrases.isPastOf(verb) || m_phrases.isVerbHere(verb)));
    return acts ? proposal(*phrase, {verb, verb}, AttributionBasis::CueAfter) : ProposedSpeaker();
}

} // namespace stet
