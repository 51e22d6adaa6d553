#include "app/quotations/speakerrules.h"

#include <algorithm>

namespace stet {

namespace {

using Language = LanguageLexicon::Language;

constexpr qint32 farthest = 60; ///< tokens of a sentence that are looked at on either side

bool isDash(char16_t sign) { return sign == u'\u2014' || sign == u'\u2013' || sign == u'-'; }

bool isWeak(const ProseToken &cue) { return !cue.is(wordclass::Cue); }

} // namespace

SpeakerRules::SpeakerRules(QStringView text, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon)
    : m_tokens(paragraph.tokens), m_phrases(text, paragraph, lexicon), m_german(text, paragraph, m_phrases),
      m_passives(paragraph, m_phrases), m_cues(paragraph, m_phrases, lexicon.language()), m_nouns(paragraph, m_phrases, m_german),
      m_germanRules(text, paragraph, m_phrases, m_german),
      m_trailing(text, paragraph, m_phrases, m_cues, m_passives, m_germanRules, lexicon.language()),
      m_language(lexicon.language())
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

/// X told officers to “…,” according to two people. X called it “…,” the paper reported: X speaks.
bool SpeakerRules::isHearsay(const ProposedSpeaker &after, const ProposedSpeaker &left) const
{
    if (left.isNull() || !m_phrases.isPerson(left.speaker))
        return false;
    if (after.basis == AttributionBasis::AccordingTo)
        return !left.weak;
    const qint32 verb = after.cue.last;
    const bool reported = isWord(verb, u"reported") || isWord(verb, u"reports") || at(after.speaker.last).is(wordclass::Work);
    return m_language == Language::English && after.basis == AttributionBasis::CueAfter && reported
        && left.basis == AttributionBasis::CueBefore;
}

ProposedSpeaker SpeakerRules::inSentence(const QuotationSetting &setting, const ProposedSpeaker &earlier) const
{
    const ProposedSpeaker left = before(setting, earlier);
    const bool introduced = !left.isNull() && left.basis == AttributionBasis::Participle && !m_phrases.isPerson(left.speaker)
        && m_phrases.opensIntroduction(setting.first); // In a post announcing “…,” X accused Y
    if (!left.isNull() && isCuedDirectly(setting) && setting.last != u',' && !introduced)
        return left;
    if (!left.isNull() && m_language == Language::English && endsSubclause(setting))
        return left; // While Holt praised it as “…,” Reyes said no.
    if (m_language == Language::German) {
        if (const ProposedSpeaker behind = m_germanRules.behind(setting); !behind.isNull())
            return behind;
    }
    if (const ProposedSpeaker after = m_trailing.after(setting); !after.isNull() && (!after.weak || left.isNull() || left.weak)) {
        return isHearsay(after, left) ? left : after;
    }
    if (!left.isNull() && !left.weak && !introduced)
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
    if (const ProposedSpeaker describer = describing(setting); !describer.isNull())
        return describer;
    if (const ProposedSpeaker owner = m_nouns.possessor(setting); !owner.isNull())
        return owner;
    return holder(setting);
}

/// "played the vote down as “…”": whatever the verb, its subject calls the object so.
ProposedSpeaker SpeakerRules::describing(const QuotationSetting &setting) const
{
    qint32 as = setting.token - 1;
    if (as > setting.first && at(as).is(wordclass::Determiner))
        --as;
    if (m_language != Language::English || as <= setting.first || !isWord(as, u"as"))
        return {};
    for (qint32 i = as - 2; i > setting.first && as - i < 12 && at(i + 1).isWord(); --i) {
        if (!m_phrases.isPastOf(i) && !(m_phrases.isVerbHere(i) && !at(i).isParticiple()))
            continue;
        const auto subject = m_passives.isPassive(i, setting.first) ? std::nullopt : m_phrases.subjectBefore(i, setting.first);
        return subject && m_phrases.isPerson(*subject) ? proposal(*subject, {i, i}, AttributionBasis::CueBefore, true)
                                                       : ProposedSpeaker();
    }
    return {};
}

ProposedSpeaker SpeakerRules::subjectOf(const QuotationSetting &setting) const
{
    if (m_language != Language::English)
        return {};
    const auto subject = m_phrases.mainSubject(setting.first, setting.token);
    if (!subject || !m_phrases.isPerson(*subject))
        return {};
    return proposal(*subject, {subject->first, subject->first - 1}, AttributionBasis::SameSentence, true);
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

UnsignedReport SpeakerRules::reportBefore(const QuotationSetting &setting) const
{
    if (m_language == Language::German)
        return m_germanRules.report(setting);
    return m_passives.reportBefore(setting);
}

bool SpeakerRules::isComplement(const QuotationSetting &setting) const
{
    const auto leads = [this](qint32 token) {
        constexpr QStringView words[] = {u"a", u"an", u"as", u"of"};
        return std::any_of(std::begin(words), std::end(words), [&](QStringView word) { return isWord(token, word); });
    };
    qint32 i = setting.token - 1;
    if (m_language == Language::German) { // bezeichnete den Entwurf als „…“
        return i > setting.first && isWord(i, u"als")
            && std::any_of(m_tokens.begin() + setting.first, m_tokens.begin() + setting.limit,
                           [](const ProseToken &token) { return token.isCue(); });
    }
    if (m_language != Language::English || i < setting.first || !leads(i))
        return false;
    for (qint32 steps = 0; i >= setting.first && steps < 5; --i, ++steps) {
        if (!at(i).isWord())
            return false;
        if (at(i).isCue())
            return true;
        if (!leads(i) && !at(i).capital && !at(i).is(wordclass::Pronoun | wordclass::Male | wordclass::Female | wordclass::Plural))
            return false;
    }
    return false;
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
    if (participle && cue - 2 > setting.first && isWord(cue - 1, u"as")) { // quoted an admiral as saying
        const auto phrase = m_phrases.phraseEndingAt(cue - 2, setting.first);
        if (phrase && phrase->first > setting.first && at(phrase->first - 1).isCue())
            return proposal(*phrase, {cue, cue}, AttributionBasis::Participle, weak);
    }
    if (cue == setting.first && !participle) { // Added X of Y (Z): “…”
        const auto phrase = m_phrases.phraseAt(cue + 1, setting.token);
        const bool leads = at(setting.token - 1).sign == u':' || at(setting.token - 1).sign == u',';
        return phrase && leads && m_phrases.isPerson(*phrase) ? proposal(*phrase, {cue, cue}, AttributionBasis::CueBefore, weak)
                                                              : ProposedSpeaker();
    }
    if (participle) {
        if (const auto owner = gerundOwner(left, setting.first))
            return proposal(*owner, {cue, cue}, AttributionBasis::CueBefore, weak);
    }
    const bool infinitive = left >= setting.first && isWord(left, QLatin1StringView("to"));
    if (infinitive && left - 1 > setting.first && !at(left - 1).is(wordclass::Pronoun)
        && at(left - 1).is(wordclass::Male | wordclass::Female | wordclass::Plural) && !at(left - 1).capital)
        return proposal({left - 1, left - 1}, {cue, cue}, AttributionBasis::Participle, weak); // led him to declare
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
        if (!at(i).isFiniteCue() || !m_phrases.isVerbHere(i) || m_passives.isPassive(i, setting.first))
            continue;
        const auto phrase = m_phrases.subjectBefore(i, setting.first);
        if (phrase && !isOfInnerClause(*phrase, setting.first))
            return proposal(*phrase, {cue, cue}, AttributionBasis::Participle, weak);
    }
    if (const auto phrase = m_phrases.mainSubject(setting.first, cue))
        return proposal(*phrase, {cue, cue}, AttributionBasis::Participle, weak || infinitive);
    return {};
}

/// The subject of "what she expects", or of "Shortly after the debate began, X spoke": not whose act the sentence tells.
bool SpeakerRules::isOfInnerClause(TokenRun subject, qint32 first) const
{
    if (m_language != Language::English || subject.first <= first)
        return false;
    if (isWord(subject.first - 1, u"what"))
        return true;
    if (m_phrases.isPerson(subject) || !at(subject.first - 1).is(wordclass::Subordinator))
        return false;
    const auto main = m_phrases.mainSubject(first, qint32(m_tokens.size()));
    return main && m_phrases.isPerson(*main);
}

/// "X’s calling it", "his calling it": the owner of the act.
std::optional<TokenRun> SpeakerRules::gerundOwner(qint32 token, qint32 first) const
{
    if (m_language != Language::English || token < first || !at(token).isWord())
        return std::nullopt;
    if (at(token).possessive && !at(token).is(wordclass::Time))
        return m_phrases.phraseEndingAt(token, first);
    const bool owns = at(token).is(wordclass::Determiner) && at(token).is(wordclass::Male | wordclass::Female | wordclass::Plural);
    return owns ? std::optional(TokenRun{token, token}) : std::nullopt;
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
    if (at(proposed.speaker.last).possessive)
        return false; // X’s calling it
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
            if (isInner(best) && !at(setting.first).is(wordclass::Subordinator)) { // When X called it “…,” he said “…”
                best = earlier;
                best.basis = AttributionBasis::SameSentence;
            }
            return best;
        }
        if (word.sign == u';' || isCoordination(i))
            barred = !best.isNull();
        barred |= m_language == Language::English && word.is(wordclass::Subordinator) && !best.isNull() && !best.weak;
        if (const ProposedSpeaker owner = m_nouns.ownerOfClause(i, setting); !owner.isNull())
            return owner; // answered her remarks that he was “…”
        if (best.isNull()) {
            if (const ProposedSpeaker found = m_cues.accordingTo(i, setting.first, setting.token); !found.isNull())
                return found;
        }
        if (!word.isCue() || !m_phrases.isVerbHere(i) || m_cues.isObjectOnly(i, setting.token))
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
        if (const ProposedSpeaker found = m_cues.accordingTo(i + 1, i + 1, limit); !found.isNull())
            return found;
        if (at(i + 1).isFiniteCue() && !at(i + 1).capital) {
            if (const auto phrase = m_phrases.phraseAt(i + 2, limit))
                return proposal(*phrase, {i + 1, i + 1}, AttributionBasis::CueAfter, isWeak(at(i + 1)));
            continue;
        }
        const auto subject = m_phrases.phraseAt(i + 1, limit);
        if (!subject)
            continue;
        const qint32 cue = m_cues.first(subject->last + 1, std::min(limit, subject->last + 25));
        if (cue < 0)
            continue;
        const auto phrase = m_phrases.subjectBefore(cue, i + 1);
        if (phrase && phrase->first <= subject->last)
            return proposal(*phrase, {cue, cue}, AttributionBasis::CueAfter, isWeak(at(cue)));
    }
    return {};
}

/// What may stand before a name that a colon follows: the dot of a list, or a colon after a word or two.
bool SpeakerRules::isMarker(qint32 token) const
{
    const char16_t sign = at(token).sign;
    return sign == u'\u2022' || sign == u'*' || sign == u'\u00B7' || sign == u':';
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
    if (phrase && phrase->first > setting.first - 1 && m_language == Language::English) {
        const qint32 from = isWord(phrase->first, u"from") ? phrase->first : phrase->first - 1; // From the report: “…”
        if (from >= setting.first && from - setting.first <= 1 && isWord(from, u"from"))
            return proposal({from + 1, colon - 1}, {colon, colon}, AttributionBasis::Credit);
    }
    if (phrase && m_phrases.isPerson(*phrase)
        && (phrase->first == setting.first || isDash(at(phrase->first - 1).sign) || isMarker(phrase->first - 1)))
        return proposal(*phrase, {colon, colon}, AttributionBasis::Credit);
    const auto clause = m_language == Language::German ? m_german.clauseSubject(setting.first, colon)
                                                       : m_phrases.mainSubject(setting.first, colon);
    if (clause)
        return proposal(*clause, {colon, colon}, AttributionBasis::Credit, true);
    return {};
}

} // namespace stet
