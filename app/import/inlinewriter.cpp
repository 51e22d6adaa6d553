#include "app/import/inlinewriter.h"

#include "app/import/plainmarkdown.h"

#include <algorithm>

namespace stet {

namespace {

/// nbsp is a character of its own; everything else that is white folds.
bool folds(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

QString backticksFor(QStringView code)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : code) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(longest + 1, u'`');
}

} // namespace

void InlineWriter::addWords(const HtmlNode &node)
{
    for (qsizetype i = 0; i < node.text.size(); ++i) {
        const bool white = folds(node.text[i]);
        if (white && (m_text.isEmpty() || m_text.back() == u' ' || m_text.back() == u'\n'))
            continue;
        m_text += white ? QChar(u' ') : node.text[i];
        m_places.push_back(node.places[std::size_t(i)]);
    }
}

void InlineWriter::addBreak()
{
    if (m_text.endsWith(u' ')) {
        m_text.chop(1);
        m_places.pop_back();
    }
    m_text += u'\n';
    m_places.push_back(-1);
}

void InlineWriter::addVerbatim(const QString &markdown)
{
    m_verbatim.append({m_text.size(), markdown});
}

void InlineWriter::open(Mark mark, const QString &address)
{
    // Emphasis within emphasis of its own kind says nothing more.
    int &times = m_openTimes[std::size_t(mark)];
    if (times++ == 0)
        m_open.append({mark, address, m_text.size(), 0});
    m_order.push_back(mark);
}

void InlineWriter::close()
{
    const Mark mark = m_order.back();
    m_order.pop_back();
    if (--m_openTimes[std::size_t(mark)] > 0)
        return;
    Span span = m_open.takeLast();
    span.end = m_text.size();
    m_spans.append(span);
}

InlineWriter::Written InlineWriter::take(bool oneLine)
{
    for (Span &open : m_open) {
        m_spans.append({open.mark, open.address, open.start, m_text.size()});
        open.start = 0;
    }
    trim();
    tidySpans();
    Written result{written(oneLine), prose()};
    m_text.clear();
    m_places.clear();
    m_spans.clear();
    m_verbatim.clear();
    return result;
}

void InlineWriter::trim()
{
    while (!m_text.isEmpty() && folds(m_text.back())) {
        m_text.chop(1);
        m_places.pop_back();
    }
    qsizetype lead = 0;
    while (lead < m_text.size() && folds(m_text[lead]))
        ++lead;
    m_text.remove(0, lead);
    m_places.erase(m_places.begin(), m_places.begin() + lead);
    for (Span &span : m_spans) {
        span.start = std::clamp<qsizetype>(span.start - lead, 0, m_text.size());
        span.end = std::clamp<qsizetype>(span.end - lead, 0, m_text.size());
    }
    for (Verbatim &verbatim : m_verbatim)
        verbatim.position = std::clamp<qsizetype>(verbatim.position - lead, 0, m_text.size());
}

/// Emphasis begins and ends at words, never at the spaces around them, and not twice over the same words.
void InlineWriter::tidySpans()
{
    for (Span &span : m_spans) {
        while (span.start < span.end && m_text[span.start].isSpace())
            ++span.start;
        while (span.end > span.start && m_text[span.end - 1].isSpace())
            --span.end;
    }
    // The outer one first; of two over the same words the one that was closed last.
    std::reverse(m_spans.begin(), m_spans.end());
    std::stable_sort(m_spans.begin(), m_spans.end(), [](const Span &a, const Span &b) {
        return a.start != b.start ? a.start < b.start : a.end > b.end;
    });
    QList<Span> kept;
    QList<Span> around; // never more than there are kinds of marks
    for (const Span &span : std::as_const(m_spans)) {
        while (!around.isEmpty() && around.last().end <= span.start)
            around.removeLast();
        const bool inside = std::any_of(around.begin(), around.end(), [&span](const Span &outer) {
            return outer.mark == span.mark || outer.mark == Mark::Code;
        });
        if (span.start >= span.end || inside || !canStand(span))
            continue;
        kept.append(span);
        around.append(span);
    }
    m_spans = kept;
}

/// Whether Markdown reads the marks as marks there: "**“So”**he" would not be strong.
bool InlineWriter::canStand(const Span &span) const
{
    if (span.mark == Mark::Link)
        return true;
    if (span.mark == Mark::Code)
        return !m_text.mid(span.start, span.end - span.start).contains(u'\n');
    const auto isWord = [this](qsizetype at) {
        return at >= 0 && at < m_text.size() && !m_text[at].isSpace() && !m_text[at].isPunct() && !m_text[at].isSymbol();
    };
    const bool opens = isWord(span.start) || !isWord(span.start - 1);
    const bool closes = isWord(span.end - 1) || !isWord(span.end);
    return opens && closes;
}

QString InlineWriter::written(bool oneLine) const
{
    const bool linkLike = hasLinkLikeBrackets(m_text);
    QStringList lines{QString()};
    QList<Span> open;
    qsizetype nextSpan = 0;
    qsizetype nextVerbatim = 0;
    for (qsizetype i = 0; i <= m_text.size(); ++i) {
        while (!open.isEmpty() && open.last().end == i) {
            const Span span = open.takeLast();
            const QStringView words = QStringView(m_text).mid(span.start, span.end - span.start);
            switch (span.mark) {
            case Mark::Emphasis:
                lines.last() += u'*';
                break;
            case Mark::Strong:
                lines.last() += QLatin1String("**");
                break;
            case Mark::Strikethrough:
                lines.last() += QLatin1String("~~");
                break;
            case Mark::Code:
                lines.last() += (words.endsWith(u'`') ? QStringLiteral(" ") : QString()) + backticksFor(words);
                break;
            case Mark::Link:
                lines.last() += QStringLiteral("](") + span.address + u')';
                break;
            }
        }
        for (; nextVerbatim < m_verbatim.size() && m_verbatim[nextVerbatim].position <= i; ++nextVerbatim)
            lines.last() += m_verbatim[nextVerbatim].markdown;
        for (; nextSpan < m_spans.size() && m_spans[nextSpan].start == i; ++nextSpan) {
            const Span &span = m_spans[nextSpan];
            const QStringView words = QStringView(m_text).mid(span.start, span.end - span.start);
            // Spans of a tree are nested; one that would cross another after trimming is left out.
            if (!open.isEmpty() && open.last().end < span.end)
                continue;
            open.append(span);
            lines.last() += span.mark == Mark::Emphasis        ? QStringLiteral("*")
                            : span.mark == Mark::Strong        ? QStringLiteral("**")
                            : span.mark == Mark::Strikethrough ? QStringLiteral("~~")
                            : span.mark == Mark::Link
                                ? QStringLiteral("[")
                                : backticksFor(words) + (words.startsWith(u'`') ? QStringLiteral(" ") : QString());
        }
        if (i == m_text.size())
            break;
        const bool code = !open.isEmpty() && open.last().mark == Mark::Code;
        if (m_text[i] == u'\n') {
            if (oneLine)
                lines.last() += u' ';
            else
                lines.append(QString());
            continue;
        }
        if (!code && (m_text[i] == u'*' || isMarkupAt(m_text, i, linkLike)))
            lines.last() += u'\\';
        lines.last() += m_text[i];
    }
    const QStringList words = oneLine ? QStringList{QString(m_text).replace(u'\n', u' ')} : m_text.split(u'\n');
    for (qsizetype i = 0; i < lines.size() && i < words.size(); ++i)
        lines[i] = guardedLine(lines[i].trimmed(), words[i].trimmed());
    lines.removeAll(QString());
    return lines.join(QStringLiteral("\\\n"));
}

ProseParagraph InlineWriter::prose() const
{
    ProseParagraph paragraph;
    paragraph.text = m_text;
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        const qint32 place = m_places[std::size_t(i)];
        if (place < 0)
            continue;
        QList<ProseParagraph::Piece> &pieces = paragraph.pieces;
        if (!pieces.isEmpty() && pieces.last().textStart + pieces.last().length == i
            && pieces.last().sourceStart + pieces.last().length == place)
            ++pieces.last().length;
        else
            pieces.append({i, place, 1});
    }
    if (!paragraph.pieces.isEmpty())
        paragraph.source = {paragraph.pieces.first().sourceStart,
                            paragraph.pieces.last().sourceStart + paragraph.pieces.last().length};
    for (const Span &span : m_spans) {
        if (span.mark == Mark::Code)
            paragraph.notLanguage.append({span.start, span.end});
    }
    return paragraph;
}

} // namespace stet
