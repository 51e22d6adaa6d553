#include "app/import/plaintext.h"

#include "app/import/plainmarkdown.h"

#include <QRegularExpression>

#include <algorithm>

namespace stet {

namespace {

struct Line
{
    qsizetype start = 0; ///< of its words in the text
    QStringView words;   ///< without white space at its ends
};

QList<Line> linesOf(const QString &text)
{
    QList<Line> lines;
    const QStringView all(text);
    for (qsizetype start = 0; start <= all.size();) {
        qsizetype end = start;
        while (end < all.size() && !QStringView(u"\n\r\f\u2028\u2029").contains(all[end]))
            ++end;
        const QStringView line = all.mid(start, end - start);
        const QStringView words = line.trimmed();
        lines.append({words.isEmpty() ? start : qsizetype(words.data() - all.data()), words});
        if (end + 1 < all.size() && all[end] == u'\r' && all[end + 1] == u'\n')
            ++end;
        start = end + 1;
    }
    return lines;
}

qsizetype firstWordLength(QStringView line)
{
    const qsizetype space = line.indexOf(u' ');
    return space < 0 ? line.size() : space;
}

bool startsListItem(QStringView line)
{
    static const QRegularExpression item(QStringLiteral("^(?:[-*+•–] |\\d{1,3}[.)] )"));
    return item.match(line.left(8).toString()).hasMatch();
}

/// The width that lines were broken to; 0 when they were not.
qsizetype wrapWidth(const QList<Line> &lines)
{
    constexpr qsizetype widest = 120;
    constexpr qsizetype narrowest = 40;
    qsizetype width = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines[i].words.contains(u' '))
            continue; // an address, a rule: nothing could be broken there
        if (lines[i].words.size() > widest)
            return 0;
        if (i + 1 < lines.size() && !lines[i + 1].words.isEmpty())
            width = std::max(width, lines[i].words.size());
    }
    int joints = 0;
    int full = 0;
    int unfinished = 0;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const QStringView words = lines[i].words;
        const QStringView next = lines[i + 1].words;
        if (words.isEmpty() || next.isEmpty() || startsListItem(next))
            continue;
        ++joints;
        if (words.size() + 1 + firstWordLength(next) <= width)
            continue;
        ++full;
        unfinished += !QStringView(u".!?:”\"’»“").contains(words.back());
    }
    const bool wrapped = width >= narrowest && full >= 3 && full * 10 >= joints * 6 && unfinished * 2 >= full;
    return wrapped ? width : 0;
}

TextBlock blockOf(const QList<Line> &lines)
{
    TextBlock block;
    ProseParagraph paragraph;
    for (const Line &line : lines) {
        if (!paragraph.text.isEmpty())
            paragraph.text += u' ';
        paragraph.pieces.append({paragraph.text.size(), line.start, line.words.size()});
        paragraph.text += line.words;
    }
    paragraph.source = {lines.first().start, lines.last().start + lines.last().words.size()};
    block.text = paragraph.text;
    block.markdown = markdownOfLine(block.text);
    if (block.markdown == block.text)
        block.markdown = block.text; // one copy for both
    block.source = paragraph.source;
    block.prose.append(std::move(paragraph));
    return block;
}

} // namespace

bool isHardWrapped(const QString &text)
{
    return wrapWidth(linesOf(text)) > 0;
}

QList<TextBlock> blocksOfPlainText(const QString &text)
{
    const QList<Line> lines = linesOf(text);
    const qsizetype width = wrapWidth(lines);
    QList<TextBlock> blocks;
    QList<Line> paragraph;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].words.isEmpty())
            continue;
        paragraph.append(lines[i]);
        const QStringView next = i + 1 < lines.size() ? lines[i + 1].words : QStringView();
        const bool goesOn = width > 0 && !next.isEmpty() && !startsListItem(next)
                            && lines[i].words.size() + 1 + firstWordLength(next) > width;
        if (goesOn)
            continue;
        blocks.append(blockOf(paragraph));
        paragraph.clear();
    }
    return blocks;
}

} // namespace stet
