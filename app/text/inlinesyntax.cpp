#include "app/text/inlinesyntax.h"

#include "app/text/linesyntax.h"

#include <QChar>
#include <QHash>
#include <algorithm>
#include <array>

namespace stet {
namespace {

/// A run of *, _ or ~ that may open or close emphasis.
struct Delimiter
{
    qsizetype start;
    int count;
    int original;
    QChar sign;
    bool opens;
    bool closes;
};

class InlineReader
{
public:
    InlineReader(QStringView line, qsizetype from, std::vector<quint16> &styles)
        : m_line(line), m_from(from), m_styles(styles)
    {
    }

    void read();

private:
    void add(qsizetype start, qsizetype end, int style)
    {
        for (qsizetype i = start; i < end; ++i)
            m_styles[i] = quint16(m_styles[i] | style);
    }
    QChar at(qsizetype i) const { return i >= 0 && i < m_line.size() ? m_line[i] : QChar(); }
    qsizetype codeSpan(qsizetype at);
    qsizetype bracketClosed(qsizetype at);
    qsizetype linkTarget(qsizetype at) const;
    qsizetype angleAddress(qsizetype at);
    qsizetype bareAddress(qsizetype at);
    qsizetype citationKey(qsizetype at);
    qsizetype delimiterRun(qsizetype at);
    void pairDelimiters();
    void show(const Delimiter &opener, const Delimiter &closer, int count);

    QStringView m_line;
    qsizetype m_from;
    std::vector<quint16> &m_styles;
    std::vector<qsizetype> m_brackets; ///< positions of "[" that wait for their "]"
    qsizetype m_lastCitation = -1;
    int m_images = 0; ///< images inside open brackets: those brackets may be read again
    std::vector<Delimiter> m_delimiters;
    QHash<qsizetype, qsizetype> m_noFenceAfter; ///< backtick runs of this length: none from here on
    std::vector<std::array<int, 3>> m_changes;  ///< where emphasis, strong and strike begin and end
};

// Bounds that no written text reaches and that keep a hostile line linear.
constexpr qsizetype longestTarget = 2048;
constexpr int deepestParentheses = 32; // as CommonMark allows at least
constexpr qsizetype longestKey = 256;
constexpr int maximumImages = 64;

bool isSpaceOrEnd(QChar c)
{
    return c.isNull() || c.isSpace();
}

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

void InlineReader::read()
{
    for (qsizetype i = m_from; i < m_line.size();) {
        const char16_t c = m_line[i].unicode();
        qsizetype next = i + 1;
        switch (c) {
        case u'\\':
            if (at(i + 1).unicode() < 128 && isPunctuation(at(i + 1))) {
                add(i, i + 1, LineSyntax::Mark);
                next = i + 2;
            }
            break;
        case u'`': next = codeSpan(i); break;
        case u'<': next = angleAddress(i); break;
        case u'[': m_brackets.push_back(i); break;
        case u']': next = bracketClosed(i); break;
        case u'*':
        case u'_':
        case u'~': next = delimiterRun(i); break;
        case u'h':
        case u'w': next = bareAddress(i); break;
        case u'@': next = citationKey(i); break;
        default: break;
        }
        i = next;
    }
    pairDelimiters();
}

qsizetype InlineReader::codeSpan(qsizetype start)
{
    qsizetype end = start;
    while (at(end) == u'`')
        ++end;
    const qsizetype length = end - start;
    const auto none = m_noFenceAfter.constFind(length);
    if (none != m_noFenceAfter.constEnd() && start >= *none)
        return end;
    for (qsizetype i = end; i < m_line.size();) {
        if (m_line[i] != u'`') {
            ++i;
            continue;
        }
        qsizetype close = i;
        while (at(close) == u'`')
            ++close;
        if (close - i == length) {
            add(start, end, LineSyntax::Mark | LineSyntax::CodeSpan);
            add(end, i, LineSyntax::CodeSpan);
            add(i, close, LineSyntax::Mark | LineSyntax::CodeSpan);
            return close;
        }
        i = close;
    }
    m_noFenceAfter.insert(length, start);
    return end;
}

qsizetype InlineReader::angleAddress(qsizetype start)
{
    qsizetype i = start + 1;
    bool address = false;
    while (i < m_line.size() && !m_line[i].isSpace() && m_line[i] != u'<' && m_line[i] != u'>') {
        address = address || m_line[i] == u':' || m_line[i] == u'@';
        ++i;
    }
    if (!address || at(i) != u'>' || !at(start + 1).isLetter())
        return start + 1;
    add(start, start + 1, LineSyntax::Mark);
    add(start + 1, i, LineSyntax::Address);
    add(i, i + 1, LineSyntax::Mark);
    return i + 1;
}

qsizetype InlineReader::bareAddress(qsizetype start)
{
    if (at(start - 1).isLetterOrNumber())
        return start + 1;
    const QStringView rest = m_line.mid(start);
    if (!rest.startsWith(u"http://") && !rest.startsWith(u"https://") && !rest.startsWith(u"www."))
        return start + 1;
    qsizetype end = start;
    int open = 0;
    while (end < m_line.size() && !m_line[end].isSpace() && m_line[end] != u'<' && m_line[end] != u'"') {
        if (m_line[end] == u'(')
            ++open;
        else if (m_line[end] == u')' && --open < 0)
            break;
        ++end;
    }
    while (end > start && QStringView(u".,;:!?*_~'’”]").contains(m_line[end - 1]))
        --end;
    if (end - start <= 8)
        return start + 1;
    add(start, end, LineSyntax::Address);
    return end;
}

/// "@key" and "-@key", also outside brackets; "name@host" is no citation.
qsizetype InlineReader::citationKey(qsizetype start)
{
    if (at(start - 1).isLetterOrNumber())
        return start + 1;
    qsizetype end = start + 1;
    if (at(end) == u'{') {
        while (end < m_line.size() && m_line[end] != u'}' && end - start < longestKey)
            ++end;
        if (at(end) != u'}')
            return start + 1;
        ++end;
    } else {
        if (!at(end).isLetterOrNumber() && at(end) != u'_')
            return start + 1;
        while (at(end).isLetterOrNumber() || (!at(end).isNull() && QStringView(u"_:.#$%&-+?<>~/").contains(at(end))))
            ++end;
        while (!at(end - 1).isLetterOrNumber() && at(end - 1) != u'_')
            --end;
    }
    add(start, end, LineSyntax::CitationMark);
    m_lastCitation = start;
    return end;
}

/// Past "(address "title")" or "[reference]" that starts at `at`; `at` itself when there is none.
qsizetype InlineReader::linkTarget(qsizetype start) const
{
    const qsizetype last = std::min(m_line.size(), start + longestTarget);
    if (at(start) == u'(') {
        int depth = 0;
        for (qsizetype i = start; i < last; ++i) {
            if (m_line[i] == u'\\')
                ++i;
            else if (m_line[i] == u'(' && ++depth > deepestParentheses)
                return start;
            else if (m_line[i] == u')' && --depth == 0)
                return i + 1;
        }
    } else if (at(start) == u'[') {
        for (qsizetype i = start + 1; i < last && m_line[i] != u'['; ++i) {
            if (m_line[i] == u']')
                return i + 1;
        }
    }
    return start;
}

qsizetype InlineReader::bracketClosed(qsizetype close)
{
    if (m_brackets.empty())
        return close + 1;
    const qsizetype open = m_brackets.back();
    m_brackets.pop_back();
    if (at(open + 1) == u'^' && close > open + 2) {
        m_brackets.clear();
        add(open, close + 1, LineSyntax::FootnoteMark);
        return close + 1;
    }
    if (m_lastCitation > open && at(close + 1) != u'(') {
        m_brackets.clear();
        add(open, close + 1, LineSyntax::CitationMark);
        return close + 1;
    }
    const qsizetype end = linkTarget(close + 1);
    if (end == close + 1 || m_images > maximumImages)
        return close + 1;
    add(open, open + 1, LineSyntax::Mark);
    if (at(open - 1) == u'!')
        add(open - 1, open, LineSyntax::Mark);
    add(open + 1, close, LineSyntax::LinkText);
    add(close, close + 2, LineSyntax::Mark);
    add(close + 2, end - 1, LineSyntax::Address);
    add(end - 1, end, LineSyntax::Mark);
    if (at(open - 1) == u'!')
        m_images += m_brackets.empty() ? 0 : 1;
    else
        m_brackets.clear(); // a link holds no link
    return end;
}

/// Left- and right-flanking as CommonMark 0.31 section 6.2 says.
qsizetype InlineReader::delimiterRun(qsizetype start)
{
    const QChar sign = m_line[start];
    qsizetype end = start;
    while (at(end) == sign)
        ++end;
    const int count = int(end - start);
    if (sign == u'~' && count > 2)
        return end;
    const QChar before = start > m_from ? at(start - 1) : QChar();
    const QChar after = at(end);
    const bool left = !isSpaceOrEnd(after) && (!isPunctuation(after) || isSpaceOrEnd(before) || isPunctuation(before));
    const bool right = !isSpaceOrEnd(before) && (!isPunctuation(before) || isSpaceOrEnd(after) || isPunctuation(after));
    Delimiter delimiter{start, count, count, sign, left, right};
    if (sign == u'_') {
        delimiter.opens = left && (!right || isPunctuation(before));
        delimiter.closes = right && (!left || isPunctuation(after));
    }
    m_delimiters.push_back(delimiter);
    return end;
}

void InlineReader::show(const Delimiter &opener, const Delimiter &closer, int count)
{
    const int kind = opener.sign == u'~' ? 2 : count - 1;
    const qsizetype start = opener.start + opener.count;
    const qsizetype end = closer.start + closer.original - closer.count;
    ++m_changes[start][kind];
    --m_changes[end][kind];
    add(start - count, start, LineSyntax::Mark);
    add(end, end + count, LineSyntax::Mark);
}

void InlineReader::pairDelimiters()
{
    if (m_delimiters.empty())
        return;
    m_changes.assign(m_line.size() + 1, {0, 0, 0});
    std::vector<size_t> open;
    // Where the search for an opener ended in vain, by sign, closing power and length: never searched again.
    std::array<size_t, 18> bottom{};
    for (size_t c = 0; c < m_delimiters.size(); ++c) {
        Delimiter &closer = m_delimiters[c];
        while (closer.closes && closer.count > 0) {
            const size_t sign = closer.sign == u'*' ? 0 : closer.sign == u'_' ? 6 : 12;
            const size_t slot = sign + (closer.opens ? 3 : 0) + size_t(closer.original % 3);
            size_t at = open.size();
            bool found = false;
            while (at > 0 && open[at - 1] >= bottom[slot] && !found) {
                const Delimiter &candidate = m_delimiters[open[--at]];
                const bool both = (candidate.closes || closer.opens) && closer.original % 3 != 0
                    && (candidate.original + closer.original) % 3 == 0;
                found = candidate.sign == closer.sign && !(both && closer.sign != u'~')
                    && (closer.sign != u'~' || candidate.count == closer.count);
            }
            if (!found) {
                bottom[slot] = c;
                break;
            }
            Delimiter &opener = m_delimiters[open[at]];
            const int count = closer.sign == u'~' ? closer.count : (opener.count >= 2 && closer.count >= 2 ? 2 : 1);
            open.resize(at + 1);
            show(opener, closer, count);
            opener.count -= count;
            closer.count -= count;
            if (opener.count == 0)
                open.pop_back();
        }
        if (closer.opens && closer.count > 0)
            open.push_back(c);
    }
    std::array<int, 3> depth{};
    const std::array<quint16, 3> style{LineSyntax::Emphasis, LineSyntax::Strong, LineSyntax::Strike};
    for (qsizetype i = 0; i < m_line.size(); ++i) {
        for (size_t kind = 0; kind < 3; ++kind) {
            depth[kind] += m_changes[i][kind];
            if (depth[kind] > 0)
                m_styles[i] = quint16(m_styles[i] | style[kind]);
        }
    }
}

} // namespace

void readInline(QStringView line, qsizetype from, std::vector<quint16> &styles)
{
    InlineReader(line, from, styles).read();
}

} // namespace stet
