#include "app/spelling/words.h"

#include <algorithm>
#include <array>

namespace stet {

namespace {

/// Letters and the marks above and below them. Astral letters are not asked about; their halves join a word, so that
/// none of it is marked.
bool isLetter(QChar c)
{
    return c.unicode() < 0x80 ? (c.unicode() | 0x20) >= 'a' && (c.unicode() | 0x20) <= 'z'
                              : c.isLetter() || c.isMark() || c.isSurrogate();
}

bool isInvisible(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x00AD || u == 0x200B || u == 0x200C || u == 0x200D || u == 0x2060 || u == 0xFEFF;
}

bool isWordUnit(QChar c)
{
    return isLetter(c) || c.isDigit() || c == QLatin1Char('_');
}

/// "tis" is no word, "’tis" is. Spoken shortenings that dictionaries lack.
bool isElision(QStringView word)
{
    static constexpr std::array elisions{u"tis",  u"twas", u"twere", u"twould", u"em",   u"til",  u"bout", u"cos",
                                         u"cuz",  u"kay",  u"neath", u"nother", u"gainst", u"tween", u"tisn’t",
                                         u"tisn't", u"twasn’t", u"twasn't"};
    return std::any_of(elisions.begin(), elisions.end(),
                       [word](const char16_t *e) { return word.compare(QStringView(e), Qt::CaseInsensitive) == 0; });
}

/// Walks a text once; each step answers the end of what starts here and says whether it is a word to ask about.
class WordReader
{
public:
    explicit WordReader(QStringView text) : m_text(text) {}

    QList<TextRange> read(const QList<TextRange> &notLanguage)
    {
        QList<TextRange> words;
        qsizetype skip = 0;
        for (qsizetype at = 0; at < m_text.size();) {
            while (skip < notLanguage.size() && notLanguage[skip].end <= at)
                ++skip;
            if (skip < notLanguage.size() && notLanguage[skip].start <= at) {
                at = notLanguage[skip].end;
                continue;
            }
            m_end = skip < notLanguage.size() ? std::min(notLanguage[skip].start, m_text.size()) : m_text.size();
            const QChar c = m_text[at];
            if (c == QLatin1Char('`'))
                at = afterCode(at);
            else if (c == QLatin1Char('@') || c == QLatin1Char('#'))
                at = afterHandle(at);
            else if (isWordUnit(c))
                at = readWord(at, words);
            else
                ++at;
        }
        return words;
    }

private:
    static constexpr std::size_t longestFence = 64;

    QChar at(qsizetype position) const
    {
        return position >= 0 && position < m_end ? m_text[position] : QChar();
    }

    /// Past the closing run of as many backticks, or past the run alone when nothing closes it.
    qsizetype afterCode(qsizetype start)
    {
        qsizetype open = start;
        while (at(open) == QLatin1Char('`'))
            ++open;
        const qsizetype length = open - start;
        if (length >= qsizetype(longestFence) || (m_unclosed[std::size_t(length)] && m_unclosedBefore == m_end))
            return open;
        for (qsizetype i = open; i < m_end;) {
            if (m_text[i] != QLatin1Char('`')) {
                ++i;
                continue;
            }
            qsizetype close = i;
            while (at(close) == QLatin1Char('`'))
                ++close;
            if (close - i == length)
                return close;
            i = close;
        }
        // Remembered, or a line of lone backticks would be walked once for each of them.
        if (m_unclosedBefore != m_end)
            m_unclosed.fill(false);
        m_unclosedBefore = m_end;
        m_unclosed[std::size_t(length)] = true;
        return open;
    }

    /// "@smith2020", "@{odd key}", "#tag": names, not words.
    qsizetype afterHandle(qsizetype start) const
    {
        qsizetype end = start + 1;
        if (at(start) == QLatin1Char('@') && at(end) == QLatin1Char('{')) {
            const qsizetype limit = std::min(m_end, end + 200);
            while (end < limit && m_text[end] != QLatin1Char('}'))
                ++end;
            return end;
        }
        const auto joins = [this](qsizetype i) {
            return QStringView(u":.#$%&-+?<>~/").contains(at(i)) && isWordUnit(at(i + 1));
        };
        while (isWordUnit(at(end)) || joins(end))
            ++end;
        return end;
    }

    /// The end of the run without white space, quotation marks and brackets that `start` begins.
    qsizetype endOfRun(qsizetype start) const
    {
        qsizetype end = start;
        while (end < m_end && !m_text[end].isSpace() && !QStringView(u"<>()[]{}\"“”„«»`|—…").contains(m_text[end]))
            ++end;
        return end;
    }

    /// "https://…", "mailto:…", "www.…", "example.org/page", "name@example.org", "C:\\…", "and/or" is none of them.
    bool isAddress(QStringView run) const
    {
        const qsizetype colon = run.indexOf(u"://");
        if (colon > 0 || run.startsWith(u"www.", Qt::CaseInsensitive) || run.startsWith(u"mailto:", Qt::CaseInsensitive)
            || run.startsWith(u"doi:", Qt::CaseInsensitive))
            return true;
        const qsizetype sign = run.indexOf(u'@');
        if (sign > 0 && sign + 1 < run.size() && isWordUnit(run[sign + 1]))
            return true;
        const qsizetype slash = run.indexOf(u'/');
        const QStringView host = slash < 0 ? run : run.left(slash);
        const qsizetype point = host.lastIndexOf(u'.');
        if (point <= 0 || point + 2 >= host.size())
            return false;
        const QStringView ending = host.mid(point + 1);
        const bool letters = std::all_of(ending.begin(), ending.end(), [](QChar c) { return isLetter(c); });
        return letters && (slash > 0 || isKnownEnding(ending));
    }

    /// "end.The" is a missing space and "example.com" an address: without a path only these endings are believed.
    static bool isKnownEnding(QStringView ending)
    {
        static constexpr std::array known{u"com", u"org", u"net", u"edu", u"gov",  u"mil", u"int",  u"info", u"eu",
                                          u"uk",  u"de",  u"fr",  u"es",  u"io",   u"tv",  u"news", u"co",   u"ch",
                                          u"pdf", u"txt", u"md",  u"doc", u"docx", u"htm", u"html", u"csv",  u"jpg",
                                          u"png", u"js",  u"py",  u"xml", u"json", u"zip", u"exe"};
        return std::any_of(known.begin(), known.end(), [ending](const char16_t *e) { return ending == QStringView(e); });
    }

    /// "U.S.", "U.S.-led", "e.g.", "a.m.", "Ph.D." begin like this: the position after the last point, or -1.
    qsizetype afterPoints(qsizetype start)
    {
        if (start < m_noPointsEnd)
            return -1;
        qsizetype end = start;
        int points = 0;
        for (;;) {
            qsizetype letters = end;
            while (isLetter(at(letters)) && letters - end < 3)
                ++letters;
            const bool shortEnough = letters - end == 1 || (letters - end == 2 && m_text[end].isUpper());
            if (!shortEnough || at(letters) != QLatin1Char('.'))
                break;
            end = letters + 1;
            ++points;
        }
        if (points == 0 || (points == 1 && !(isLetter(at(end)) && !isLetter(at(end + 1)))))
            return -1;
        if (isLetter(at(end)) && !isLetter(at(end + 1))) // "U.S" without its last point
            ++end;
        if (!isLetter(at(end)))
            return end;
        m_noPointsEnd = end;
        return -1;
    }

    qsizetype readWord(qsizetype start, QList<TextRange> &words)
    {
        if (start >= m_runEnd) {
            m_runEnd = endOfRun(start);
            if (isAddress(m_text.mid(start, m_runEnd - start)))
                return m_runEnd;
        }
        if (const qsizetype after = afterPoints(start); after > 0)
            return isHyphen(at(after)) ? after + 1 : after;
        qsizetype end = start;
        bool language = true;
        // An underscore at the edge of a word is emphasis; inside it makes a name of code.
        while (at(end) == QLatin1Char('_'))
            ++end;
        for (bool underscores = false; end < m_end; ++end) {
            const QChar c = m_text[end];
            if (c == QLatin1Char('_')) {
                underscores = true;
                continue;
            }
            if (!isLetter(c) && !c.isDigit() && !(isJoin(c) && joinsAt(end)) && !(isInvisible(c) && end > start))
                break;
            language = language && !c.isDigit() && !underscores;
        }
        TextRange word{start, end};
        while (word.start < word.end && !isLetter(m_text[word.start]))
            ++word.start;
        while (word.end > word.start && !isLetter(m_text[word.end - 1]))
            --word.end;
        const bool afterApostrophe = word.start > 0 && isApostrophe(m_text[word.start - 1])
                                     && (word.start == 1 || !isLetter(m_text[word.start - 2]));
        const QStringView letters = m_text.mid(word.start, word.length());
        if (language && word.length() > 1 && !(afterApostrophe && isElision(letters)))
            words.append(word);
        return std::max(end, start + 1);
    }

    static bool isJoin(QChar c) { return isApostrophe(c) || isHyphen(c); }

    /// An apostrophe or hyphen belongs to a word when letters stand at both its sides.
    bool joinsAt(qsizetype position) const
    {
        qsizetype next = position + 1;
        while (next < m_end && isInvisible(m_text[next]))
            ++next;
        return position > 0 && (isWordUnit(m_text[position - 1]) || isInvisible(m_text[position - 1]))
               && isWordUnit(at(next));
    }

    QStringView m_text;
    qsizetype m_end = 0; ///< where the stretch of language that is being read ends
    qsizetype m_runEnd = 0;      ///< up to here addresses have been looked for
    qsizetype m_noPointsEnd = 0; ///< up to here letters with points are no abbreviation
    std::array<bool, longestFence> m_unclosed{}; ///< lengths of backtick runs that nothing closes…
    qsizetype m_unclosedBefore = -1;             ///< …before this place
};

} // namespace

bool isApostrophe(QChar character)
{
    const char16_t u = character.unicode();
    return u == '\'' || u == 0x2019 || u == 0x02BC || u == 0x2018 || u == 0xFF07;
}

bool isHyphen(QChar character)
{
    const char16_t u = character.unicode();
    return u == '-' || u == 0x2010 || u == 0x2011;
}

QList<TextRange> wordsToCheck(QStringView text, const QList<TextRange> &notLanguage)
{
    return WordReader(text).read(notLanguage);
}

} // namespace stet
