#include "app/quotations/speakerdetails.h"

#include <algorithm>

namespace stet {

namespace {

constexpr qint32 longestAside = 25; ///< tokens of an apposition that is taken for a role

TextRange rangeOf(const TokenizedParagraph &paragraph, TokenRun run)
{
    if (run.isEmpty())
        return {};
    return {paragraph.tokens[size_t(run.first)].start, paragraph.tokens[size_t(run.last)].end};
}

/// Name and role within the phrase, and after it.
class RoleFinder
{
public:
    RoleFinder(const TokenizedParagraph &paragraph, const NounPhrases &phrases, qint32 limit)
        : m_tokens(paragraph.tokens), m_phrases(phrases), m_limit(limit), m_german(phrases.isGerman())
    {
    }

    TokenRun name;
    TokenRun role;

    void read(TokenRun phrase)
    {
        name = phrase;
        const qint32 head = endOfHead(phrase);
        qint32 first = head + 1;
        while (first > phrase.first && (isPlainName(first - 1) || joinsNames(first - 1, phrase.first, head)))
            --first;
        // German writes every noun with a capital: the given name tells where the name begins.
        if (m_german && head - first >= 2 && at(phrase.first).is(wordclass::Determiner)
            && at(head - 1).is(wordclass::Male | wordclass::Female))
            first = head - 1;
        if (first <= head) {
            name = {first, head};
            if (first == phrase.first + 1 && at(phrase.first).is(wordclass::Determiner))
                name = {phrase.first, isOfName(head + 1, phrase.last) ? phrase.last : head}; // the Taliban, the Chamber of Commerce
            else if (first > phrase.first)
                role = {phrase.first, first - 1};
            else if (head < phrase.last)
                role = {head + 1, phrase.last};
        }
        else if (takeNamedAside(phrase))
            return;
        if (role.isEmpty() || !hasRoleWord(role))
            readAside(std::max(head, phrase.last));
    }

private:
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }

    /// The last token before "of the Institute" and its like.
    qint32 endOfHead(TokenRun phrase) const
    {
        for (qint32 i = phrase.first + 1; i <= phrase.last; ++i) {
            if (at(i).is(wordclass::Preposition) && !at(i).capital)
                return i - 1;
        }
        return phrase.last;
    }

    bool isPlainName(qint32 token) const
    {
        const ProseToken &word = at(token);
        if (word.sign != 0 || !word.capital || word.possessive)
            return false;
        const bool first = token == 0 || at(token - 1).endsSentence || at(token - 1).isQuotation();
        return !word.is(wordclass::Title | wordclass::Role | wordclass::Body)
            && !(first && word.is(wordclass::Determiner | wordclass::Pronoun));
    }

    bool isOfName(qint32 token, qint32 last) const
    {
        return token < last && m_phrases.isWord(token, QStringView(u"of")) && at(token + 1).capital;
    }

    /// Paul Reyes and Dana Holt; Ursula von der Heide
    bool joinsNames(qint32 token, qint32 first, qint32 last) const
    {
        if (token <= first || token >= last)
            return false;
        if (isParticle(token))
            return isPlainName(token - 1) || isParticle(token - 1);
        return at(token).is(wordclass::Conjunction) && isPlainName(token - 1) && isPlainName(token + 1);
    }

    /// A small word within a name.
    bool isParticle(qint32 token) const
    {
        constexpr QStringView particles[] = {u"von", u"van", u"der", u"den", u"de", u"del", u"di", u"da", u"du", u"dos",
                                             u"la", u"le", u"bin", u"ibn", u"al", u"zu", u"ter"};
        return !at(token).capital && std::any_of(std::begin(particles), std::end(particles), [this, token](QStringView particle) {
            return m_phrases.isWord(token, particle);
        });
    }

    bool hasRoleWord(TokenRun run) const
    {
        for (qint32 i = run.first; i <= run.last; ++i) {
            if (at(i).is(wordclass::Role | wordclass::Title))
                return true;
        }
        return false;
    }

    /// "A spokeswoman for the campaign, Amy Lund, called": the name stands between commas behind the role.
    bool takeNamedAside(TokenRun phrase)
    {
        const qint32 comma = phrase.last + 1;
        qint32 last = comma;
        while (last + 1 < m_limit && last - comma < 4 && (isPlainName(last + 1) || isParticle(last + 1)))
            ++last;
        const bool closed = last + 1 >= m_limit || at(last + 1).sign == u',' || at(last + 1).sign == u'.';
        if (m_german || last - comma < 2 || comma >= m_limit || at(comma).sign != u',' || !closed || !hasRoleWord(phrase))
            return false;
        name = {comma + 1, last};
        role = phrase;
        return true;
    }

    /// ", a Democratic pollster who worked on the campaign,"
    void readAside(qint32 last)
    {
        qint32 comma = last + 1;
        if (comma + 1 >= m_limit || at(comma).sign != u',')
            return;
        const qint32 first = comma + 1;
        qint32 end = first;
        bool role_word = false;
        while (end < m_limit && end - first < longestAside && at(end).isWord()
               && !(at(end).isFiniteCue() && m_phrases.isVerbHere(end)) && !at(end).is(wordclass::Relative)) {
            role_word |= at(end).is(wordclass::Role | wordclass::Title);
            ++end;
        }
        const bool opens = at(first).is(wordclass::Determiner | wordclass::Role | wordclass::Title) || role_word;
        // "Abe Calder, a retired pilot, told": an article and a full name need no list of roles.
        role_word |= name.last > name.first && end > first + 1 && at(first).is(wordclass::Determiner) && end < m_limit
            && at(end).sign == u',' && at(first).end - at(first).start <= 2;
        if (end > first && opens && role_word)
            role = {first, end - 1};
    }

    const std::vector<ProseToken> &m_tokens;
    const NounPhrases &m_phrases;
    qint32 m_limit;
    bool m_german;
};

/// "told the AP", "in an interview with Fox News": where the words were said.
TokenRun venueOf(const ProposedSpeaker &proposed, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                 QStringView text, qint32 limit)
{
    const auto &tokens = paragraph.tokens;
    const qint32 cue = proposed.cue.last;
    if (cue < 0 || cue + 1 >= limit || !tokens[size_t(cue)].isCue())
        return {};
    qint32 next = cue + 1;
    if (proposed.speaker.first == next) // said X in a statement
        next = proposed.speaker.last + 1;
    else if (const auto told = phrases.phraseAt(next, limit)) {
        const ProseToken &first = tokens[size_t(told->first)];
        const QStringView verb = text.mid(tokens[size_t(cue)].start, tokens[size_t(cue)].end - tokens[size_t(cue)].start);
        const bool tells = verb.startsWith(u"t", Qt::CaseInsensitive) || verb.endsWith(u"formed");
        if (tells && !first.is(wordclass::Pronoun) && !tokens[size_t(cue + 1)].is(wordclass::Pronoun))
            return {cue, told->last};
    }
    for (qint32 i = next; i + 1 < limit && i - next < 12; ++i) {
        const ProseToken &token = tokens[size_t(i)];
        if (token.isQuotation() || token.sign == u'.' || token.sign == u';')
            break;
        if (!token.is(wordclass::Preposition))
            continue;
        const auto phrase = phrases.phraseAt(i + 1, limit);
        if (!phrase)
            continue;
        for (qint32 k = phrase->first; k <= phrase->last; ++k) {
            if (tokens[size_t(k)].is(wordclass::Body | wordclass::Work))
                return {i, phrase->last};
        }
    }
    return {};
}

} // namespace

SpeakerDetails detailsOf(const ProposedSpeaker &proposed, const TokenizedParagraph &paragraph, const NounPhrases &phrases,
                         QStringView text, qint32 limit)
{
    SpeakerDetails details;
    if (proposed.isNull() || proposed.speaker.isEmpty())
        return details;
    const ProseToken &first = paragraph.tokens[size_t(proposed.speaker.first)];
    details.isPronoun = proposed.speaker.first == proposed.speaker.last && first.is(wordclass::Pronoun)
        && !phrases.isName(proposed.speaker.first);
    details.cue = rangeOf(paragraph, proposed.cue);
    details.speaker = rangeOf(paragraph, proposed.speaker);
    if (!details.isPronoun) {
        RoleFinder roles(paragraph, phrases, limit);
        roles.read(proposed.speaker);
        details.speaker = rangeOf(paragraph, roles.name);
        details.role = rangeOf(paragraph, roles.role);
    }
    // "He's predicting", "Price's claim": what hangs on the mention is no part of it.
    if (text.mid(details.speaker.start, details.speaker.length()).endsWith(u"\u2019s")
        || text.mid(details.speaker.start, details.speaker.length()).endsWith(u"'s"))
        details.speaker.end -= 2;
    details.evidence = details.cue.length() > 0
        ? TextRange{std::min(details.speaker.start, details.cue.start), std::max(details.speaker.end, details.cue.end)}
        : details.speaker;
    details.venue = rangeOf(paragraph, venueOf(proposed, paragraph, phrases, text, limit));
    return details;
}

} // namespace stet
