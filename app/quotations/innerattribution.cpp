#include "app/quotations/innerattribution.h"

#include <algorithm>

namespace stet {

namespace {

bool parts(char16_t sign)
{
    return sign == u',' || sign == u'\u2014' || sign == u'\u2013' || sign == u'!' || sign == u'?';
}

class InnerReading
{
public:
    InnerReading(const QString &text, const TokenizedParagraph &tokenized, const LanguageLexicon &lexicon)
        : m_text(text), m_tokens(tokenized.tokens), m_phrases(text, tokenized, lexicon)
    {
    }

    ProposedSpeaker read() const
    {
        for (qint32 i = 1; i + 1 < count(); ++i) {
            if (!parts(at(i).sign))
                continue;
            if (const ProposedSpeaker found = asideAt(i + 1); !found.isNull())
                return found;
        }
        return {};
    }

    const NounPhrases &phrases() const { return m_phrases; }

private:
    qint32 count() const { return qint32(m_tokens.size()); }
    const ProseToken &at(qint32 token) const { return m_tokens[size_t(token)]; }
    bool isCue(qint32 token) const { return token < count() && at(token).isFiniteCue() && !at(token).capital; }

    bool closes(qint32 token) const
    {
        return token >= count() || parts(at(token).sign) || at(token).sign == u'.' || at(token).sign == u'\u2026';
    }

    /// "-elle", "-t-il" at a token: where the pronoun stands; -1 when there is none. "dit-on" names nobody.
    qint32 pronounAfterHyphen(qint32 token) const
    {
        if (token < count() && at(token).sign == u'-' && token + 2 < count() && at(token + 2).sign == u'-')
            token += 2; // the t between
        const bool pronoun = token + 1 < count() && at(token).sign == u'-' && at(token + 1).is(wordclass::Pronoun)
            && at(token + 1).is(wordclass::Male | wordclass::Female | wordclass::Plural | wordclass::FirstPerson);
        return pronoun ? token + 1 : -1;
    }

    ProposedSpeaker asideAt(qint32 token) const
    {
        if (at(token).isWord() && m_text[at(token).end - 1] == u'\u2019')
            ++token; // s’exclame-t-il
        qint32 verb = token;
        if (verb < count() && at(verb).is(wordclass::Auxiliary)) {
            const qint32 pronoun = pronounAfterHyphen(verb + 1); // a-t-elle dit
            if (pronoun >= 0 && isCue(pronoun + 1))
                return proposal({pronoun, pronoun}, {token, pronoun + 1}, AttributionBasis::CueAfter);
            ++verb;
        }
        if (!isCue(verb))
            return {};
        if (const qint32 pronoun = pronounAfterHyphen(verb + 1); pronoun >= 0) // dit-elle
            return proposal({pronoun, pronoun}, {token, verb}, AttributionBasis::CueAfter);
        const auto phrase = m_phrases.phraseAt(verb + 1, count()); // dit la ministre
        const bool named = phrase && (at(phrase->first).capital || at(phrase->first).is(wordclass::Determiner))
            && m_phrases.isPerson(*phrase) && closes(phrase->last + 1);
        return named ? proposal(*phrase, {token, verb}, AttributionBasis::CueAfter) : ProposedSpeaker();
    }

    const QString &m_text;
    const std::vector<ProseToken> &m_tokens;
    NounPhrases m_phrases;
};

TextRange moved(TextRange range, qsizetype by)
{
    return range.length() > 0 ? TextRange{range.start + by, range.end + by} : TextRange();
}

} // namespace

SpeakerDetails attributionWithin(const ProseParagraph &paragraph, TextRange inner, const LanguageLexicon &lexicon)
{
    using Language = LanguageLexicon::Language;
    if (lexicon.language() != Language::French && lexicon.language() != Language::Spanish)
        return {};
    ProseParagraph within;
    within.text = paragraph.text.mid(inner.start, inner.length());
    const TokenizedParagraph tokenized = tokenize(within, {}, lexicon);
    const InnerReading reading(within.text, tokenized, lexicon);
    const ProposedSpeaker proposed = reading.read();
    if (proposed.isNull())
        return {};
    SpeakerDetails details
        = detailsOf(proposed, tokenized, reading.phrases(), within.text, qint32(tokenized.tokens.size()));
    for (TextRange *range : {&details.speaker, &details.cue, &details.evidence, &details.role, &details.venue})
        *range = moved(*range, inner.start);
    return details;
}

} // namespace stet
