#include "app/text/linesyntax.h"

#include "app/text/inlinesyntax.h"

#include <algorithm>

namespace stet {
namespace {

/// What a line hands to the next, packed into the int that a text block can carry.
struct State
{
    bool paragraph = false; ///< the line is part of a paragraph, so that "---" below it makes a heading
    bool list = false;      ///< an item is open, so that an indented line is no code
    bool fence = false;
    bool tilde = false;
    int fenceLength = 0;
    int fenceIndent = 0;
    int quotes = 0;         ///< the line, or the fence that is open, stands in so many quotes

    static State unpacked(int value)
    {
        if (value <= 0)
            return {};
        return {(value & 1) != 0,      (value & 2) != 0,        (value & 4) != 0,     (value & 8) != 0,
                (value >> 4) & 0xff, (value >> 12) & 0x3f, (value >> 18) & 0xf};
    }
    int packed() const
    {
        return int(paragraph) | int(list) << 1 | int(fence) << 2 | int(tilde) << 3 | std::min(fenceLength, 0xff) << 4
            | std::min(fenceIndent, 0x3f) << 12 | std::min(quotes, 0xf) << 18;
    }
};

class LineReader
{
public:
    LineReader(QStringView line, int before, bool withRuns)
        : m_line(line), m_state(State::unpacked(before)), m_withRuns(withRuns)
    {
        if (withRuns)
            m_styles.assign(size_t(line.size()), 0);
    }

    LineSyntax read();

private:
    QChar at(qsizetype i) const { return i < m_line.size() ? m_line[i] : QChar(); }
    void mark(qsizetype start, qsizetype end, int styles = LineSyntax::Mark)
    {
        if (m_withRuns) {
            for (qsizetype i = start; i < end; ++i)
                m_styles[size_t(i)] = quint16(m_styles[size_t(i)] | styles);
        }
    }
    void skipSpaces()
    {
        while (at(m_at) == u' ' || at(m_at) == u'\t') {
            m_indent += m_line[m_at] == u'\t' ? 4 : 1;
            ++m_at;
        }
    }
    void readQuotes();
    bool readList();
    bool insideFence();
    bool opensFence();
    bool isRule() const;
    bool readHeading();
    bool readBracketStart();
    bool readTable();
    void readLeaf();
    void inlineFrom(qsizetype start)
    {
        if (m_withRuns)
            readInline(m_line, start, m_styles);
    }
    LineSyntax done();

    QStringView m_line;
    State m_state;
    bool m_withRuns;
    qsizetype m_at = 0;
    int m_indent = 0;
    bool m_list = false; ///< this line starts an item
    LineSyntax m_syntax;
    std::vector<quint16> m_styles;
};

LineSyntax LineReader::read()
{
    readQuotes();
    if (m_state.fence && m_syntax.quoteDepth >= m_state.quotes) {
        if (insideFence())
            return done();
    }
    m_state.fence = false;
    if (m_at >= m_line.size()) {
        m_syntax.kind = LineSyntax::Kind::Blank;
        m_state.paragraph = false;
        return done();
    }
    if (m_indent >= 4 && !m_state.paragraph && !m_state.list) {
        m_syntax.kind = LineSyntax::Kind::Code;
        m_syntax.contentStart = m_at;
        mark(m_at, m_line.size(), LineSyntax::CodeSpan);
        return done();
    }
    const int indentBefore = m_indent;
    while (!isRule() && readList())
        m_list = true;
    if (!m_list && indentBefore == 0 && !m_state.paragraph)
        m_state.list = false;
    readLeaf();
    return done();
}

void LineReader::readQuotes()
{
    skipSpaces();
    while (at(m_at) == u'>' && m_indent < 4 && !(m_state.fence && m_syntax.quoteDepth >= m_state.quotes)) {
        ++m_syntax.quoteDepth;
        mark(m_at, m_at + 1);
        ++m_at;
        m_indent = -1; // the one space after the sign belongs to it
        skipSpaces();
        m_indent = std::max(m_indent, 0);
    }
    m_syntax.contentStart = m_at;
}

bool LineReader::insideFence()
{
    const QChar sign = m_state.tilde ? u'~' : u'`';
    qsizetype end = m_at;
    while (at(end) == sign)
        ++end;
    const bool closes = end - m_at >= m_state.fenceLength && m_indent <= m_state.fenceIndent + 3
        && m_line.mid(end).trimmed().isEmpty();
    if (closes) {
        m_syntax.kind = LineSyntax::Kind::Fence;
        mark(m_at, m_line.size(), LineSyntax::Mark | LineSyntax::CodeSpan);
        m_state.fence = false;
    } else {
        m_syntax.kind = LineSyntax::Kind::Code;
        mark(m_at, m_line.size(), LineSyntax::CodeSpan);
    }
    m_state.paragraph = false;
    return true;
}

bool LineReader::readList()
{
    qsizetype end = m_at;
    const QChar sign = at(m_at);
    if (sign == u'-' || sign == u'*' || sign == u'+') {
        end = m_at + 1;
    } else {
        while (at(end).unicode() >= u'0' && at(end).unicode() <= u'9' && end - m_at < 9)
            ++end;
        if (end == m_at || (at(end) != u'.' && at(end) != u')'))
            return false;
        // Only a list that starts with 1 may follow a paragraph line: "…in\n1968. It was" is prose.
        if (m_state.paragraph && !m_state.list && m_line.mid(m_at, end - m_at) != u"1")
            return false;
        ++end;
    }
    const bool empty = end >= m_line.size();
    if (!empty && m_line[end] != u' ' && m_line[end] != u'\t')
        return false;
    if (empty && m_state.paragraph && !m_state.list)
        return false;
    mark(m_at, end);
    m_at = end;
    skipSpaces();
    m_syntax.kind = LineSyntax::Kind::ListItem;
    m_syntax.contentStart = m_at;
    m_state.list = true;
    m_state.paragraph = false;
    return true;
}

bool LineReader::isRule() const
{
    const QChar sign = at(m_at);
    if (sign != u'-' && sign != u'*' && sign != u'_')
        return false;
    int count = 0;
    for (qsizetype i = m_at; i < m_line.size(); ++i) {
        if (m_line[i] == sign)
            ++count;
        else if (m_line[i] != u' ' && m_line[i] != u'\t')
            return false;
    }
    return count >= 3;
}

bool LineReader::opensFence()
{
    const QChar sign = at(m_at);
    if (sign != u'`' && sign != u'~')
        return false;
    qsizetype end = m_at;
    while (at(end) == sign)
        ++end;
    if (end - m_at < 3 || (sign == u'`' && m_line.mid(end).contains(u'`')))
        return false;
    m_state.fence = true;
    m_state.tilde = sign == u'~';
    m_state.fenceLength = int(std::min<qsizetype>(end - m_at, 0xff));
    m_state.fenceIndent = m_indent;
    m_state.quotes = m_syntax.quoteDepth;
    m_state.paragraph = false;
    m_syntax.kind = LineSyntax::Kind::Fence;
    mark(m_at, m_line.size(), LineSyntax::Mark | LineSyntax::CodeSpan);
    return true;
}

bool LineReader::readHeading()
{
    qsizetype end = m_at;
    while (at(end) == u'#')
        ++end;
    const qsizetype level = end - m_at;
    if (level < 1 || level > 6 || (end < m_line.size() && m_line[end] != u' ' && m_line[end] != u'\t'))
        return false;
    m_syntax.kind = LineSyntax::Kind::Heading;
    m_syntax.level = int(level);
    m_state.paragraph = false;
    mark(m_at, end);
    while (at(end) == u' ' || at(end) == u'\t')
        ++end;
    m_syntax.contentStart = end;
    // A closing run of # is markup too, when a space stands before it.
    qsizetype tail = m_line.size();
    while (tail > end && m_line[tail - 1].isSpace())
        --tail;
    qsizetype close = tail;
    while (close > end && m_line[close - 1] == u'#')
        --close;
    inlineFrom(end);
    if (close < tail && (close == end || m_line[close - 1].isSpace()))
        mark(close, tail);
    return true;
}

/// "[^note]: words" and "[reference]: address".
bool LineReader::readBracketStart()
{
    if (at(m_at) != u'[' || m_indent > 3)
        return false;
    const bool footnote = at(m_at + 1) == u'^';
    if (!footnote && m_state.paragraph)
        return false;
    const qsizetype close = m_line.indexOf(u"]:", m_at);
    if (close < m_at + (footnote ? 3 : 2) || m_line.mid(m_at + 1, close - m_at - 1).contains(u'['))
        return false;
    qsizetype content = close + 2;
    while (at(content) == u' ' || at(content) == u'\t')
        ++content;
    if (footnote) {
        m_syntax.kind = LineSyntax::Kind::Footnote;
        mark(m_at, close + 2, LineSyntax::Mark | LineSyntax::FootnoteMark);
        m_state.paragraph = true;
        inlineFrom(content);
    } else {
        if (content >= m_line.size())
            return false;
        m_syntax.kind = LineSyntax::Kind::Definition;
        mark(m_at, content);
        mark(content, m_line.size(), LineSyntax::Address);
        m_state.paragraph = false;
    }
    m_syntax.contentStart = content;
    return true;
}

bool LineReader::readTable()
{
    if (at(m_at) != u'|')
        return false;
    m_syntax.kind = LineSyntax::Kind::Table;
    inlineFrom(m_at);
    const bool ruler = std::all_of(m_line.begin() + m_at, m_line.end(), [](QChar c) {
        return c == u'|' || c == u'-' || c == u':' || c == u' ';
    });
    for (qsizetype i = m_at; i < m_line.size(); ++i) {
        if (m_line[i] == u'\\')
            ++i;
        else if (ruler || m_line[i] == u'|')
            mark(i, i + 1);
    }
    m_state.paragraph = true;
    return true;
}

void LineReader::readLeaf()
{
    if (m_at >= m_line.size()) { // an empty list item
        m_state.paragraph = false;
        return;
    }
    if (m_state.paragraph && !m_list && !m_state.list && m_syntax.quoteDepth == m_state.quotes && m_indent < 4 && headingUnderlineLevel(m_line.mid(m_at)) > 0) {
        m_syntax.kind = LineSyntax::Kind::HeadingUnderline;
        m_syntax.level = headingUnderlineLevel(m_line.mid(m_at));
        mark(m_at, m_line.size());
        m_state.paragraph = false;
        return;
    }
    if (isRule()) {
        m_syntax.kind = LineSyntax::Kind::Rule;
        mark(m_at, m_line.size());
        m_state.paragraph = false;
        return;
    }
    if (opensFence() || readHeading() || readBracketStart() || readTable())
        return;
    if (!m_list)
        m_syntax.kind = LineSyntax::Kind::Paragraph;
    m_syntax.contentStart = m_at;
    m_state.paragraph = true;
    inlineFrom(m_at);
}

LineSyntax LineReader::done()
{
    if (!m_state.fence)
        m_state.quotes = m_syntax.quoteDepth;
    m_syntax.stateAfter = m_state.packed();
    for (size_t i = 0; i < m_styles.size(); ++i) {
        if (m_styles[i] == 0)
            continue;
        if (!m_syntax.runs.isEmpty()) {
            LineSyntax::Run &last = m_syntax.runs.last();
            if (last.styles == m_styles[i] && last.start + last.length == qsizetype(i)) {
                ++last.length;
                continue;
            }
        }
        m_syntax.runs.append({qsizetype(i), 1, m_styles[i]});
    }
    return m_syntax;
}

} // namespace

QList<TextRange> LineSyntax::notLanguage() const
{
    QList<TextRange> ranges;
    for (const Run &run : runs) {
        if ((run.styles & (CodeSpan | Address | FootnoteMark | CitationMark)) == 0)
            continue;
        if (!ranges.isEmpty() && ranges.last().end == run.start)
            ranges.last().end += run.length;
        else
            ranges.append({run.start, run.start + run.length});
    }
    return ranges;
}

LineSyntax readLine(QStringView line, int before)
{
    return LineReader(line, before, true).read();
}

int lineStateAfter(QStringView line, int before)
{
    return LineReader(line, before, false).read().stateAfter;
}

int headingUnderlineLevel(QStringView line)
{
    const QStringView sign = line.trimmed();
    if (sign.isEmpty() || (sign[0] != u'=' && sign[0] != u'-'))
        return 0;
    const bool same = std::all_of(sign.begin(), sign.end(), [&sign](QChar c) { return c == sign[0]; });
    return same ? (sign[0] == u'=' ? 1 : 2) : 0;
}

} // namespace stet
