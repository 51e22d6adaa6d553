#include "app/quotations/quotationmarks.h"

#include <algorithm>

namespace stet {

namespace {

constexpr size_t deepest = 4;     ///< marks nested deeper than this are not looked at
constexpr size_t mostNested = 64; ///< nested quotations kept for one stretch

bool isMark(char16_t c)
{
    return c == u'"' || c == u'\'' || c == u'`' || c == u'\u00AB' || c == u'\u00BB' || (c >= u'\u2018' && c <= u'\u201F')
        || c == u'\u2039' || c == u'\u203A';
}

bool isSpaceLike(QChar c)
{
    return c.isSpace() || c == QChar(0x200B) || c == QChar(0xFEFF);
}

/// One mark with what stands around it.
struct Mark
{
    qsizetype position = 0;
    qsizetype length = 1;
    char16_t glyph = 0;
    bool openSide = false;   ///< what stands before it lets a quotation open: nothing, space, bracket, dash
    bool afterSpace = false;
    bool beforeSpace = false; ///< or the end
    bool afterWord = false;   ///< a letter or digit stands before it
    bool beforeWord = false;
    bool afterDigit = false;
    bool isSingle = false;

    bool mayOpen() const { return openSide && !beforeSpace; }
    bool mayClose() const { return !afterSpace && !beforeWord; }
};

struct OpenMark
{
    char16_t glyph = 0;
    qsizetype position = 0;
    qsizetype length = 1;
    bool isSingle = false;
};

class MarkPairing
{
public:
    MarkPairing(const ProseParagraph &paragraph, const LanguageLexicon &lexicon)
        : m_paragraph(paragraph), m_text(paragraph.text), m_lexicon(lexicon)
    {
    }

    std::vector<MarkedStretch> pair()
    {
        collect();
        for (m_index = 0; m_index < m_marks.size(); ++m_index) {
            const Mark &mark = m_marks[m_index];
            if (mark.isSingle)
                readSingle(mark);
            else
                readDouble(mark);
        }
        finish();
        return std::move(m_stretches);
    }

private:
    void collect();
    void countClosing();
    Mark markAt(qsizetype position, qsizetype length, char16_t glyph) const;
    bool isElision(const Mark &mark) const;
    bool closesLater(size_t index) const;
    bool looksPossessive(const Mark &mark) const;
    bool closesWith(char16_t open, char16_t close, const Mark &mark) const;
    void readDouble(const Mark &mark);
    void readSingle(const Mark &mark);
    void openAt(const Mark &mark);
    bool closeAt(const Mark &mark);
    void breakOff(qsizetype end);
    void finish();
    bool isOpen(bool single) const
    {
        return std::any_of(m_open.begin(), m_open.end(), [single](const OpenMark &o) { return o.isSingle == single; });
    }

    const ProseParagraph &m_paragraph;
    QStringView m_text;
    const LanguageLexicon &m_lexicon;
    std::vector<Mark> m_marks;
    std::vector<OpenMark> m_open;
    std::vector<TextRange> m_nested;
    std::vector<MarkedStretch> m_stretches;
    std::vector<bool> m_closesLater; ///< by mark: a single mark after it may close
    std::vector<int> m_spareClosing; ///< by mark: double closing marks from it on, less the opening ones
    size_t m_index = 0;
};

Mark MarkPairing::markAt(qsizetype position, qsizetype length, char16_t glyph) const
{
    Mark mark{position, length, glyph};
    const qsizetype after = position + length;
    const QChar before = position > 0 ? m_text[position - 1] : QChar(u' ');
    const QChar behind = after < m_text.size() ? m_text[after] : QChar(u' ');
    mark.afterSpace = isSpaceLike(before);
    mark.beforeSpace = isSpaceLike(behind);
    mark.afterWord = before.isLetterOrNumber() || before.isLowSurrogate();
    mark.beforeWord = behind.isLetterOrNumber();
    mark.afterDigit = before.isDigit();
    mark.openSide = mark.afterSpace || QStringView(u"([{-\u2013\u2014/\u2026\u00BF\u00A1*_:=|>").contains(before)
        || isMark(before.unicode());
    mark.isSingle = length == 1 && (glyph == u'\'' || glyph == u'\u2018' || glyph == u'\u2019' || glyph == u'\u201A'
                                    || glyph == u'\u201B' || glyph == u'\u2039' || glyph == u'\u203A');
    return mark;
}

void MarkPairing::collect()
{
    const char16_t *text = m_text.utf16();
    auto skip = m_paragraph.notLanguage.begin();
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        const char16_t c = text[i];
        if (c < u'"' || (c > u'`' && c < u'\u00AB') || !isMark(c))
            continue;
        while (skip != m_paragraph.notLanguage.end() && skip->end <= i)
            ++skip;
        if (skip != m_paragraph.notLanguage.end() && skip->contains(i))
            continue;
        const bool twice = i + 1 < m_text.size() && text[i + 1] == c;
        if ((c == u'\'' || c == u'`') && twice) { // two signs typed for one
            m_marks.push_back(markAt(i, 2, c == u'`' ? u'\u201C' : u'"'));
            ++i;
        } else if (c != u'`') {
            m_marks.push_back(markAt(i, 1, c));
        }
    }
    countClosing();
    m_closesLater.assign(m_marks.size(), false);
    bool closes = false;
    for (size_t i = m_marks.size(); i-- > 0;) {
        m_closesLater[i] = closes;
        const Mark &mark = m_marks[i];
        if (mark.isSingle && mark.mayClose())
            closes = true;
        else if (mark.isSingle && mark.mayOpen() && !isElision(mark))
            closes = false; // what closes after it belongs to that one
    }
}

/// “A “B” C”: a mark that opens within a quotation of its kind nests when enough marks close behind it.
void MarkPairing::countClosing()
{
    m_spareClosing.assign(m_marks.size(), 0);
    const bool low = std::any_of(m_marks.begin(), m_marks.end(), [](const Mark &mark) { return mark.glyph == u'\u201E'; });
    int spare = 0;
    for (size_t i = m_marks.size(); i-- > 0;) {
        const char16_t glyph = m_marks[i].glyph;
        if (glyph == (low ? u'\u201E' : u'\u201C'))
            --spare;
        else if (glyph == u'\u201D' || (low && glyph == u'\u201C'))
            ++spare;
        m_spareClosing[i] = spare;
    }
}

/// 'tis, ’em, ’90s: the apostrophe stands for letters left out.
bool MarkPairing::isElision(const Mark &mark) const
{
    const qsizetype start = mark.position + mark.length;
    if (start < m_text.size() && m_text[start].isDigit()) {
        qsizetype end = start;
        while (end < m_text.size() && m_text[end].isDigit())
            ++end;
        return end - start == 2; // '90s, ’68
    }
    qsizetype end = start;
    while (end < m_text.size() && end - start < 8 && m_text[end].isLetter())
        ++end;
    return end > start && (m_lexicon.classes(m_text.mid(start, end - start)) & wordclass::Elision) != 0;
}

/// The boys’ room: an apostrophe after s that looks like a closing mark, while another one closes later.
bool MarkPairing::looksPossessive(const Mark &mark) const
{
    if (mark.position == 0 || !m_closesLater[m_index])
        return false;
    const QChar before = m_text[mark.position - 1];
    if (before != u's' && before != u'S' && before != u'z' && before != u'n')
        return false;
    const qsizetype after = mark.position + mark.length;
    return after + 1 < m_text.size() && m_text[after].isSpace() && m_text[after + 1].isLower();
}

bool MarkPairing::closesWith(char16_t open, char16_t close, const Mark &mark) const
{
    switch (open) {
    case u'\u201E': case u'\u201F':
        return close == u'\u201C' || close == u'\u201D' || close == u'"' || close == u'\u201F';
    case u'\u201C':
        return close == u'\u201D' || close == u'"' || (close == u'\u201C' && mark.mayClose());
    case u'\u201D':
        return close == u'\u201D' || close == u'"';
    case u'"':
        return close == u'"' || close == u'\u201D' || (close == u'\u201C' && mark.mayClose());
    case u'\u00AB': return close == u'\u00BB';
    case u'\u00BB': return close == u'\u00AB' || (close == u'\u00BB' && mark.mayClose());
    case u'\u201A': return close == u'\u2018' || close == u'\u2019' || close == u'\'';
    case u'\u2018': return close == u'\u2019' || close == u'\'';
    case u'\'': return close == u'\'' || close == u'\u2019';
    case u'\u2039': return close == u'\u203A';
    case u'\u203A': return close == u'\u2039';
    default: return false;
    }
}

void MarkPairing::openAt(const Mark &mark)
{
    if (m_open.size() < deepest)
        m_open.push_back({mark.glyph, mark.position, mark.length, mark.isSingle});
}

/// Closes the innermost quotation that this mark can close; what was opened within it and never closed is forgotten.
bool MarkPairing::closeAt(const Mark &mark)
{
    for (size_t depth = m_open.size(); depth-- > 0;) {
        const OpenMark open = m_open[depth];
        if (open.isSingle != mark.isSingle || !closesWith(open.glyph, mark.glyph, mark))
            continue;
        m_open.resize(depth);
        const TextRange range{open.position, mark.position + mark.length};
        if (depth > 0) {
            if (m_nested.size() < mostNested)
                m_nested.push_back(range);
            return true;
        }
        MarkedStretch stretch{range, open.length, mark.length, open.glyph, std::move(m_nested)};
        m_nested.clear();
        if (stretch.inner().length() > 0)
            m_stretches.push_back(std::move(stretch));
        return true;
    }
    return false;
}

/// The outer quotation never closed and another begins: it ends before that.
void MarkPairing::breakOff(qsizetype end)
{
    if (m_open.empty())
        return;
    const OpenMark open = m_open.front();
    m_open.clear();
    while (end > open.position + open.length && isSpaceLike(m_text[end - 1]))
        --end;
    if (end > open.position + open.length)
        m_stretches.push_back({{open.position, end}, open.length, 0, open.glyph, std::move(m_nested)});
    m_nested.clear();
}

void MarkPairing::readDouble(const Mark &mark)
{
    const char16_t glyph = mark.glyph;
    const bool isOpened = isOpen(false);
    const bool onlyOpens = glyph == u'\u201E' || glyph == u'\u201F';
    const bool angle = glyph == u'\u00AB' || glyph == u'\u00BB';
    if (angle) {
        const bool french = glyph == u'\u00AB' && m_lexicon.language() != LanguageLexicon::Language::German;
        if (!(french && mark.openSide) && closeAt(mark))
            return;
        if (glyph == u'\u00AB' || mark.mayOpen())
            openAt(mark);
        return;
    }
    if (isOpened && !onlyOpens) {
        const bool reopens = mark.mayOpen() && mark.afterSpace && mark.position > 0
            && !(m_open.back().glyph == u'\u201E' && glyph == u'\u201C' && !mark.beforeWord);
        if (!reopens) {
            closeAt(mark);
            return;
        }
        // The mark can only open, yet a quotation of its kind is open: that one was never closed.
        if (glyph == u'\u201D' || (glyph == u'\u201C' && m_open.front().glyph == u'\u201E')) {
            closeAt(mark);
            return;
        }
        const bool nests = m_open.front().glyph == glyph && m_spareClosing[m_index] > 0;
        if ((m_open.front().glyph == glyph || m_open.front().glyph == u'"') && !nests)
            breakOff(mark.position);
        openAt(mark);
        return;
    }
    if (isOpened && onlyOpens && m_open.front().glyph == glyph && m_spareClosing[m_index] <= 0)
        breakOff(mark.position);
    if (glyph == u'"' && (mark.beforeSpace || (mark.afterDigit && !mark.openSide)))
        return; // inches, or a mark left over
    if (glyph == u'\u201D' && !(mark.mayOpen() && m_lexicon.language() != LanguageLexicon::Language::English))
        return;
    if (mark.beforeSpace && !onlyOpens && glyph != u'\u201C')
        return;
    openAt(mark);
}

void MarkPairing::readSingle(const Mark &mark)
{
    const char16_t glyph = mark.glyph;
    if (glyph == u'\u2039' || glyph == u'\u203A') {
        if (!closeAt(mark) && mark.mayOpen())
            openAt(mark);
        return;
    }
    if (mark.afterWord && mark.beforeWord)
        return; // an apostrophe
    if (glyph == u'\u201A') {
        if (mark.mayOpen())
            openAt(mark);
        return;
    }
    const bool opened = isOpen(true);
    if (opened && mark.mayClose() && !(mark.openSide && mark.beforeWord)) {
        if (glyph != u'\u2018' || m_open.back().glyph == u'\u201A') {
            if (!looksPossessive(mark))
                closeAt(mark);
            return;
        }
    }
    if (glyph == u'\u2019' || opened || !mark.mayOpen() || isElision(mark) || !m_closesLater[m_index])
        return;
    openAt(mark);
}

void MarkPairing::finish()
{
    // A single mark that never closes was an apostrophe.
    if (!m_open.empty() && m_open.front().isSingle)
        m_open.clear();
    breakOff(m_text.size());
}

} // namespace

std::vector<MarkedStretch> pairQuotationMarks(const ProseParagraph &paragraph, const LanguageLexicon &lexicon)
{
    return MarkPairing(paragraph, lexicon).pair();
}

bool beginsWithMark(QStringView text, char16_t glyph)
{
    qsizetype start = 0;
    while (start < text.size() && isSpaceLike(text[start]))
        ++start;
    if (start >= text.size())
        return false;
    const char16_t first = text[start].unicode();
    // French repeats either mark at the head of a paragraph.
    return first == glyph || (glyph == u'\u00AB' && first == u'\u00BB');
}

} // namespace stet
