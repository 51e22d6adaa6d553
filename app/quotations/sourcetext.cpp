#include "app/quotations/sourcetext.h"

#include <limits>

namespace stet {

namespace {

constexpr char16_t softHyphen = 0xAD;
constexpr qsizetype longestSentence = 2000; ///< units shown around a gap on either side

bool isSpace(QChar c)
{
    return c.isSpace() || c == QChar(0x200B) || c == QChar(0xFEFF) || c == QChar(0x2060);
}

bool isWordUnit(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

bool isSingleMark(QChar c)
{
    return c == u'\'' || c == u'\u2018' || c == u'\u2019' || c == u'\u201A' || c == u'\u201B' || c == u'\u2039' || c == u'\u203A'
        || c == u'`' || c == u'\u00B4' || c == u'\u02BC' || c == u'\u2032';
}

bool isDoubleMark(QChar c)
{
    return c == u'"' || c == u'\u00AB' || c == u'\u00BB' || (c >= u'\u201C' && c <= u'\u201F') || c == u'\u2033';
}

bool isDash(QChar c)
{
    return c == u'-' || (c >= u'\u2010' && c <= u'\u2015') || c == u'\u2212' || c == u'\uFE58' || c == u'\uFE63' || c == u'\uFF0D';
}

class Folding
{
public:
    explicit Folding(QStringView text) : m_text(text) {}

    std::vector<FoldedToken> tokens()
    {
        bool spaced = false;
        while (m_position < m_text.size()) {
            const QChar c = m_text[m_position];
            if (isSpace(c) || c == QChar(softHyphen)) {
                spaced |= c != QChar(softHyphen);
                ++m_position;
                continue;
            }
            FoldedToken token;
            token.start = m_position;
            token.spaced = spaced;
            spaced = false;
            if (isWordUnit(c))
                readWord(token);
            else
                readSign(token);
            token.end = m_position;
            m_tokens.push_back(std::move(token));
        }
        return std::move(m_tokens);
    }

private:
    void readWord(FoldedToken &token)
    {
        token.isWord = true;
        bool plain = true;
        const qsizetype start = m_position;
        while (m_position < m_text.size()) {
            const QChar c = m_text[m_position];
            const bool apostrophe = isSingleMark(c) && m_position + 1 < m_text.size() && isWordUnit(m_text[m_position + 1]);
            const bool hyphen = c == QChar(softHyphen);
            const bool number = (c == u',' || c == u'.' || c == u':') && m_position + 1 < m_text.size()
                && m_text[m_position - 1].isDigit() && m_text[m_position + 1].isDigit();
            if (!isWordUnit(c) && !apostrophe && !hyphen && !number)
                break;
            plain = plain && c.unicode() < 0x80 && c != u'`';
            ++m_position;
        }
        const QStringView raw = m_text.mid(start, m_position - start);
        if (plain) {
            token.folded = raw.toString();
            return;
        }
        QString word;
        word.reserve(raw.size());
        for (QChar c : raw) {
            if (c != QChar(softHyphen))
                word += isSingleMark(c) ? QChar(u'\'') : c;
        }
        token.folded = word.normalized(QString::NormalizationForm_KC);
    }

    void readSign(FoldedToken &token)
    {
        const QChar c = m_text[m_position];
        if (c == u'.' || c == u'\u2026') {
            readPoints(token);
            return;
        }
        ++m_position;
        if (isDash(c)) {
            while (m_position < m_text.size() && isDash(m_text[m_position]))
                ++m_position; // -- typed for a dash
            token.folded = u'-';
        } else if (isDoubleMark(c)) {
            token.folded = u'"';
        } else if (isSingleMark(c)) {
            if (m_position < m_text.size() && m_text[m_position] == c && (c == u'\'' || c == u'`')) {
                ++m_position; // '' typed for a double mark
                token.folded = u'"';
            } else {
                token.folded = u'\'';
            }
        } else {
            token.folded = QString(c).normalized(QString::NormalizationForm_KC);
        }
    }

    /// One point, or an ellipsis: … and ... and . . . are the same.
    void readPoints(FoldedToken &token)
    {
        qsizetype end = m_position;
        int points = 0;
        qsizetype next = m_position;
        while (next < m_text.size() && (m_text[next] == u'.' || m_text[next] == u'\u2026')) {
            points += m_text[next] == u'.' ? 1 : 3;
            end = ++next;
            qsizetype skipped = next;
            while (skipped < m_text.size() && skipped - next < 2 && isSpace(m_text[skipped]) && m_text[skipped] != u'\n')
                ++skipped;
            if (skipped > next && skipped < m_text.size() && m_text[skipped] == u'.' && points < 4)
                next = skipped;
        }
        if (points >= 3) {
            m_position = end;
            token.folded = u'\u2026';
        } else {
            ++m_position;
            token.folded = u'.';
        }
    }

    QStringView m_text;
    qsizetype m_position = 0;
    std::vector<FoldedToken> m_tokens;
};

} // namespace

std::vector<FoldedToken> foldedTokens(QStringView text)
{
    return Folding(text).tokens();
}

SourceText::SourceText(const QString &text) : m_text(text.left(std::numeric_limits<qint32>::max() - 1))
{
    m_words.emplace_back();
    const std::vector<FoldedToken> tokens = foldedTokens(m_text);
    m_tokens.reserve(tokens.size());
    for (const FoldedToken &token : tokens) {
        quint32 &number = m_numbers[token.folded];
        if (number == 0) {
            number = quint32(m_words.size());
            m_words.push_back(token.folded);
        }
        m_tokens.push_back({qint32(token.start), qint32(token.end), number, token.isWord});
    }
    m_placeStarts.assign(m_words.size() + 1, 0);
    for (const Token &token : m_tokens)
        ++m_placeStarts[token.number + 1];
    for (size_t i = 1; i < m_placeStarts.size(); ++i)
        m_placeStarts[i] += m_placeStarts[i - 1];
    std::vector<qint32> next = m_placeStarts;
    m_places.resize(m_tokens.size());
    for (size_t i = 0; i < m_tokens.size(); ++i)
        m_places[size_t(next[m_tokens[i].number]++)] = qint32(i);
}

std::span<const qint32> SourceText::places(quint32 number) const
{
    if (number == 0 || number >= m_words.size())
        return {};
    const size_t first = size_t(m_placeStarts[number]);
    return {m_places.data() + first, size_t(m_placeStarts[number + 1]) - first};
}

TextRange SourceText::sentenceAround(TextRange range) const
{
    const auto stops = [this](qsizetype position) {
        const QChar c = m_text[position];
        return c == u'\n' || ((c == u'.' || c == u'!' || c == u'?') && position + 1 < m_text.size()
                              && isSpace(m_text[position + 1]));
    };
    const qsizetype lowest = std::max<qsizetype>(0, range.start - longestSentence);
    const qsizetype highest = std::min(m_text.size(), range.end + longestSentence);
    qsizetype start = std::min(range.start, m_text.size());
    while (start > lowest && !stops(start - 1))
        --start;
    while (start < range.start && isSpace(m_text[start]))
        ++start;
    qsizetype end = std::max(start, range.end);
    while (end < highest && !stops(end))
        ++end;
    if (end < highest && m_text[end] != u'\n')
        ++end;
    return {start, end};
}

} // namespace stet
