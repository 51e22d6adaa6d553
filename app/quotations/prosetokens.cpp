#include "app/quotations/prosetokens.h"

#include <algorithm>

namespace stet {

namespace {

using Language = LanguageLexicon::Language;

bool isApostrophe(char16_t c) { return c == u'\'' || c == u'\u2019'; }

bool isLetter(char16_t c)
{
    if (c < 0x80)
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    return QChar(c).isLetter() || QChar(c).isMark() || QChar::isSurrogate(c);
}

bool isDigit(char16_t c)
{
    return c < 0x80 ? (c >= u'0' && c <= u'9') : QChar(c).isDigit();
}

bool isSpace(char16_t c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r') || c == 0xA0 || (c > 0xFF && QChar(c).isSpace());
}

class Tokenizer
{
public:
    Tokenizer(QStringView text, const LanguageLexicon &lexicon) : m_text(text), m_lexicon(lexicon) {}

    void read(qsizetype start, qsizetype end, std::vector<ProseToken> &tokens)
    {
        const char16_t *text = m_text.utf16();
        while (start < end) {
            const char16_t c = text[start];
            if (isLetter(c) || isDigit(c)) {
                start = readWord(start, end, tokens);
            } else {
                if (!isSpace(c) && !QChar(c).isNonCharacter()) {
                    ProseToken token;
                    token.start = qint32(start);
                    token.end = qint32(start + 1);
                    token.sign = c;
                    tokens.push_back(token);
                }
                ++start;
            }
        }
    }

private:
    qsizetype readWord(qsizetype start, qsizetype limit, std::vector<ProseToken> &tokens);
    bool joins(qsizetype position, qsizetype start, qsizetype limit) const;
    bool takesPoint(const ProseToken &token, quint64 hash) const;
    bool endsLikeAdverb(const ProseToken &token) const;
    quint32 headOfCompound(const ProseToken &token) const;

    QStringView m_text;
    const LanguageLexicon &m_lexicon;
};

/// "increasingly", "claramente": adverbs that no list can hold.
bool Tokenizer::endsLikeAdverb(const ProseToken &token) const
{
    const QStringView word = m_text.mid(token.start, token.end - token.start);
    if (m_lexicon.language() == Language::English)
        return word.size() > 4 && word.endsWith(u"ly");
    return m_lexicon.language() == Language::Spanish && word.size() > 7 && word.endsWith(u"mente");
}

/// Verkehrsministerium, Umweltorganisation: a German compound is what its last part is.
quint32 Tokenizer::headOfCompound(const ProseToken &token) const
{
    constexpr qint32 shortestHead = 6; // "Beispiel" is no game, "Nachbar" no bar
    constexpr qint32 shortestRest = 3;
    constexpr quint32 nouns = wordclass::Role | wordclass::Body | wordclass::Work | wordclass::CueNoun;
    for (qint32 start = token.start + shortestRest; start + shortestHead <= token.end; ++start) {
        const quint32 classes = m_lexicon.classes(m_text.mid(start, token.end - start));
        if ((classes & nouns) != 0)
            return classes & nouns;
    }
    return 0;
}

/// Whether a sign between two letters is part of the word: it's, well-known, U.S, AT&T, 1,000.
bool Tokenizer::joins(qsizetype position, qsizetype start, qsizetype limit) const
{
    if (position + 1 >= limit)
        return false;
    const char16_t c = m_text.utf16()[position];
    const char16_t next = m_text.utf16()[position + 1];
    const char16_t before = m_text.utf16()[position - 1];
    if (isApostrophe(c) || c == u'-' || c == u'\u2011' || c == u'&')
        return isLetter(next) || (c == u'-' && isDigit(next));
    if (c == u'.')
        return (isLetter(next) && position - start <= 3 && isLetter(before)
                && (position - start == 1 || m_text.utf16()[position - 2] == u'.'))
            || (isDigit(before) && isDigit(next));
    return (c == u',' || c == u':') && isDigit(before) && isDigit(next);
}

bool Tokenizer::takesPoint(const ProseToken &token, quint64 hash) const
{
    const char16_t *text = m_text.utf16();
    const qint32 length = token.end - token.start;
    if (m_lexicon.find(LanguageLexicon::hashWith(hash, u'.')) & wordclass::Abbreviation)
        return true;
    if (length == 1 && token.capital)
        return true; // an initial
    if (length == 3 && text[token.start + 1] == u'.')
        return true; // U.S.
    return token.digits && length <= 2 && m_lexicon.language() == Language::German; // 3. Oktober
}

qsizetype Tokenizer::readWord(qsizetype start, qsizetype limit, std::vector<ProseToken> &tokens)
{
    const char16_t *text = m_text.utf16();
    const bool french = m_lexicon.language() == Language::French;
    ProseToken token;
    token.start = qint32(start);
    token.digits = isDigit(text[start]);
    token.capital = !token.digits && (text[start] < 0x80 ? text[start] <= u'Z' : QChar(text[start]).isUpper());
    quint64 hash = LanguageLexicon::hashStart;
    quint64 stemHash = hash; // before ’s
    qsizetype i = start;
    while (i < limit) {
        const char16_t c = text[i];
        if (!isLetter(c) && !isDigit(c)) {
            if (!joins(i, start, limit))
                break;
            if (french && ((isApostrophe(c) && i - start <= 7) || c == u'-')) {
                // l'accord, qu'il: the article is a word; dit-il: the pronoun is one
                if (isApostrophe(c))
                    hash = LanguageLexicon::hashWith(hash, c), ++i;
                break;
            }
            if (isApostrophe(c))
                stemHash = hash;
        }
        hash = LanguageLexicon::hashWith(hash, c);
        ++i;
    }
    token.end = qint32(i);
    token.classes = m_lexicon.find(hash);
    const bool german = m_lexicon.language() == Language::German;
    if (i - start > 2 && (text[i - 1] | 0x20) == u's' && isApostrophe(text[i - 2])) {
        token.possessive = true;
        if (token.classes == 0)
            token.classes = m_lexicon.find(stemHash);
    } else if (!german && i < limit && isApostrophe(text[i]) && i - start > 2 && (text[i - 1] | 0x20) == u's') {
        token.possessive = true;
        token.end = qint32(++i);
    } else if (i < limit && text[i] == u'.' && takesPoint(token, hash)) {
        const quint32 pointed = m_lexicon.find(LanguageLexicon::hashWith(hash, u'.'));
        token.classes = pointed != 0 ? pointed : token.classes | wordclass::Abbreviation;
        token.classes |= wordclass::Abbreviation;
        token.end = qint32(++i);
    }
    if (token.classes == 0 && !token.capital && endsLikeAdverb(token))
        token.classes = wordclass::Adverb;
    if (german && token.classes == 0 && token.capital && i - start >= 9)
        token.classes = headOfCompound(token);
    tokens.push_back(token);
    return i;
}

bool isQuotationSign(char16_t c)
{
    return c == u'"' || c == u'\'' || c == u'\u00AB' || c == u'\u00BB' || (c >= u'\u2018' && c <= u'\u201F')
        || c == u'\u2039' || c == u'\u203A';
}

StretchShape shapeOf(const std::vector<ProseToken> &tokens)
{
    constexpr quint32 function = wordclass::Determiner | wordclass::Preposition | wordclass::Conjunction
        | wordclass::Pronoun | wordclass::Auxiliary;
    StretchShape shape;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const ProseToken &token = tokens[i];
        if (!token.isWord()) {
            const bool stop = token.sign == u'.' || token.sign == u'!' || token.sign == u'?' || token.sign == u';'
                || token.sign == u',' || token.sign == u':' || token.sign == u'\u2026';
            shape.sentenceInside |= stop && i + 1 < tokens.size();
            continue;
        }
        if (shape.words++ == 0)
            shape.firstCapital = token.capital;
        shape.letters += token.end - token.start;
        shape.capitals += token.capital;
        shape.firstPerson |= token.is(wordclass::FirstPerson);
        shape.verb |= token.is(wordclass::VerbMark) && (i == 0 || tokens.size() > 2); // but a “living will”
        shape.functionWord |= token.is(function);
        shape.lowerContent += !token.capital && !token.is(function) && !token.digits;
    }
    for (size_t i = tokens.size(); i-- > 0;) {
        shape.last = tokens[i].sign;
        if (shape.last == 0 || !isQuotationSign(shape.last))
            break;
    }
    return shape;
}

bool isStop(char16_t sign)
{
    return sign == u'.' || sign == u'!' || sign == u'?' || sign == u'\u2026';
}

/// Whether the word or quotation after a full stop begins a sentence.
bool beginsSentence(const ProseToken &token, Language language)
{
    if (token.isQuotation() || token.digits)
        return true;
    if (token.isWord())
        return token.capital;
    return token.sign == u'\u00BF' || token.sign == u'\u00A1' || token.sign == u'(' || token.sign == u'['
        || (language != Language::English && token.sign == u'\u2013') || token.sign == u'\u2014';
}

/// "SELBY, Ohio (AP) —": the last token of a dateline; -1 when the paragraph has none.
qint32 datelineEnd(const TokenizedParagraph &paragraph, QStringView text)
{
    constexpr qint32 longest = 10;
    const qint32 count = std::min(longest, qint32(paragraph.tokens.size()));
    for (qint32 i = 0; i < count; ++i) {
        const ProseToken &token = paragraph.tokens[size_t(i)];
        const QStringView word = text.mid(token.start, token.end - token.start);
        if (i == 0 && !(token.isWord() && word.size() > 2 && word.toString().toUpper() == word))
            return -1;
        if (i > 0 && (token.sign == u'\u2014' || token.sign == u'\u2013' || token.sign == u'\u2015'
                      || (token.sign == u'-' && i + 1 < count && paragraph.tokens[size_t(i + 1)].start > token.end)))
            return i;
        const bool within = token.isWord() ? token.capital || token.digits : QStringView(u",()./-").contains(token.sign);
        if (!within)
            return -1;
    }
    return -1;
}

void findSentences(TokenizedParagraph &paragraph, QStringView text, Language language)
{
    paragraph.sentences.push_back(0);
    const qint32 count = qint32(paragraph.tokens.size());
    const qint32 dateline = datelineEnd(paragraph, text);
    for (qint32 i = 0; i + 1 < count; ++i) {
        const ProseToken &token = paragraph.tokens[size_t(i)];
        const ProseToken &next = paragraph.tokens[size_t(i + 1)];
        bool ends = false;
        if (token.isQuotation())
            ends = isStop(paragraph.shapes[size_t(token.quotation)].last) && beginsSentence(next, language)
                && !(next.sign == u'(');
        else if (isStop(token.sign))
            ends = beginsSentence(next, language);
        else if (i == dateline)
            ends = true;
        else if (token.is(wordclass::Abbreviation) && token.end - token.start <= 4 && next.isWord() && next.capital)
            // "in the U.S. Officials said": an abbreviation ends a sentence only before a word that rarely is a name
            ends = next.is(wordclass::Determiner | wordclass::Pronoun) && !token.is(wordclass::Title);
        if (ends) {
            paragraph.tokens[size_t(i)].endsSentence = true;
            paragraph.sentences.push_back(i + 1);
        }
    }
    paragraph.sentences.push_back(count);
}

/// spoke of, talks about: what follows may be somebody's words.
bool speaksOf(QStringView word, QStringView next)
{
    constexpr QStringView verbs[] = {u"speak", u"speaks", u"spoke", u"spoken", u"speaking", u"talk", u"talks", u"talked", u"talking"};
    return (next == u"of" || next == u"about") && std::find(std::begin(verbs), std::end(verbs), word) != std::end(verbs);
}

/// shot back that, went on: — with such a small word a verb reports that does not by itself.
void findPhrasalCues(TokenizedParagraph &paragraph, QStringView text)
{
    constexpr QStringView particles[] = {u"back", u"in", u"out", u"on"};
    for (size_t i = 1; i + 2 < paragraph.tokens.size(); ++i) {
        ProseToken &verb = paragraph.tokens[i];
        const ProseToken &small = paragraph.tokens[i + 1];
        const QStringView word = text.mid(verb.start, verb.end - verb.start);
        const bool reports = verb.isWord() && verb.classes == 0 && !verb.capital && word.endsWith(u"ed")
            && (small.sign == u',' || small.sign == u':') && paragraph.tokens[i + 2].isQuotation()
            && paragraph.shapes[size_t(paragraph.tokens[i + 2].quotation)].firstCapital;
        if (reports)
            verb.classes |= wordclass::Cue; // she boomed, “We won.”
        if (!verb.isWord() || verb.capital || small.end - small.start > 4 || !small.isWord())
            continue;
        if (speaksOf(word, text.mid(small.start, small.end - small.start)))
            verb.classes |= wordclass::WeakCue | (word.endsWith(u"ing") ? wordclass::Participle : 0u);
        const bool acts = (verb.is(wordclass::Verb) && !verb.isParticiple()) || (verb.classes == 0 && word.endsWith(u"ed"));
        const QStringView particle = text.mid(small.start, small.end - small.start);
        if (!acts || std::find(std::begin(particles), std::end(particles), particle) == std::end(particles))
            continue;
        const ProseToken &next = paragraph.tokens[i + 2];
        const bool quotes = next.isQuotation() || next.sign == u':' || next.is(wordclass::Relative)
            || (next.sign == u',' && i + 3 < paragraph.tokens.size() && paragraph.tokens[i + 3].isQuotation());
        if (quotes)
            verb.classes |= wordclass::Cue;
    }
}

} // namespace

qint32 TokenizedParagraph::sentenceOf(qint32 token) const
{
    const auto after = std::upper_bound(sentences.begin(), sentences.end() - 1, token);
    return qint32(after - sentences.begin()) - 1;
}

TokenizedParagraph tokenize(const ProseParagraph &paragraph, const std::vector<MarkedStretch> &stretches,
                            const LanguageLexicon &lexicon)
{
    TokenizedParagraph answer;
    answer.tokens.reserve(size_t(paragraph.text.size() / 5 + 4));
    Tokenizer tokenizer(paragraph.text, lexicon);
    std::vector<ProseToken> within;
    qsizetype position = 0;
    for (size_t i = 0; i < stretches.size(); ++i) {
        tokenizer.read(position, stretches[i].range.start, answer.tokens);
        within.clear();
        tokenizer.read(stretches[i].inner().start, stretches[i].inner().end, within);
        answer.shapes.push_back(shapeOf(within));
        ProseToken token;
        token.start = qint32(stretches[i].range.start);
        token.end = qint32(stretches[i].range.end);
        token.quotation = qint32(i);
        answer.tokens.push_back(token);
        position = stretches[i].range.end;
    }
    tokenizer.read(position, paragraph.text.size(), answer.tokens);
    findSentences(answer, paragraph.text, lexicon.language());
    if (lexicon.language() == Language::English)
        findPhrasalCues(answer, paragraph.text);
    return answer;
}

} // namespace stet
