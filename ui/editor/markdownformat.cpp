#include "ui/editor/markdownformat.h"

#include "app/text/linesyntax.h"
#include "ui/editor/listtyping.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace stet::markdownformat {
namespace {

/// One undo for all that is done while it lives.
class OneUndo
{
public:
    explicit OneUndo(QTextCursor &cursor) : m_cursor(cursor) { m_cursor.beginEditBlock(); }
    ~OneUndo() { m_cursor.endEditBlock(); }
    OneUndo(const OneUndo &) = delete;
    OneUndo &operator=(const OneUndo &) = delete;

private:
    QTextCursor &m_cursor;
};

void replace(QTextDocument *text, int from, int to, const QString &words)
{
    QTextCursor cursor(text);
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    cursor.insertText(words);
}

void select(QTextCursor &cursor, int from, int to)
{
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
}

QList<QTextBlock> touchedBlocks(const QTextCursor &cursor)
{
    QList<QTextBlock> blocks;
    QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    const QTextBlock last = cursor.document()->findBlock(cursor.selectionEnd());
    for (; block.isValid(); block = block.next()) {
        // A selection that ends at a line's start does not mean that line.
        if (block != last || blocks.isEmpty() || cursor.selectionEnd() > block.position())
            blocks.append(block);
        if (block == last)
            break;
    }
    return blocks;
}

int runBefore(const QString &line, qsizetype at, QChar sign)
{
    int count = 0;
    while (at - count > 0 && line[at - count - 1] == sign)
        ++count;
    return count;
}

int runAfter(const QString &line, qsizetype at, QChar sign)
{
    int count = 0;
    while (at + count < line.size() && line[at + count] == sign)
        ++count;
    return count;
}

/// Whether a run of `count` signs holds the mark: *** is both * and **.
bool holdsMark(int count, const QString &mark)
{
    if (mark == u"*")
        return count == 1 || count >= 3;
    return mark == u"`" ? count == 1 : count >= mark.size();
}

/// The words within [from, to) of a line without white space at the ends and without what starts the line.
TextRange wordsWithin(const QString &line, qsizetype from, qsizetype to)
{
    from = std::max(from, readLine(line, 0).contentStart);
    while (from < to && line[from].isSpace())
        ++from;
    while (to > from && line[to - 1].isSpace())
        --to;
    return {from, std::max(from, to)};
}

TextRange wordAt(const QString &line, qsizetype at)
{
    qsizetype from = at;
    qsizetype to = at;
    const auto inWord = [&line](qsizetype i) {
        return line[i].isLetterOrNumber() || line[i] == u'\'' || line[i] == u'’' || line[i] == u'-';
    };
    while (from > 0 && inWord(from - 1))
        --from;
    while (to < line.size() && inWord(to))
        ++to;
    return from < at && to > at ? TextRange{from, to} : TextRange{at, at};
}

struct Stretch
{
    QTextBlock block;
    TextRange words;
    bool marked = false; ///< the marks stand around the words
};

Stretch looked(const QTextBlock &block, TextRange words, const QString &mark)
{
    const QString line = block.text();
    const QChar sign = mark.front();
    // Marks that were selected along with the words are around them, not of them.
    while (words.start < words.end && line[words.start] == sign)
        ++words.start;
    while (words.end > words.start && line[words.end - 1] == sign)
        --words.end;
    const bool marked = holdsMark(runBefore(line, words.start, sign), mark)
        && holdsMark(runAfter(line, words.end, sign), mark);
    return {block, words, marked};
}

/// Without a selection and outside a word: steps out of a pair, takes an empty pair away, or opens one.
void toggleAtCaret(QTextCursor &cursor, const QString &mark)
{
    const QString line = cursor.block().text();
    const int at = cursor.positionInBlock();
    const int size = int(mark.size());
    const bool closes = QStringView(line).mid(at).startsWith(mark);
    if (closes && QStringView(line).left(at).endsWith(mark)) {
        replace(cursor.document(), cursor.position() - size, cursor.position() + size, QString());
    } else if (closes) {
        cursor.setPosition(cursor.position() + size);
    } else {
        cursor.insertText(mark + mark);
        cursor.setPosition(cursor.position() - size);
    }
}

void removeMarks(const Stretch &stretch, int size)
{
    const int from = stretch.block.position() + int(stretch.words.start);
    const int to = stretch.block.position() + int(stretch.words.end);
    QTextDocument *text = const_cast<QTextDocument *>(stretch.block.document());
    replace(text, to, to + size, QString());
    replace(text, from - size, from, QString());
}

} // namespace

void toggleInline(QTextCursor &cursor, const QString &mark)
{
    const int size = int(mark.size());
    QList<Stretch> stretches;
    const bool selected = cursor.hasSelection();
    for (const QTextBlock &block : touchedBlocks(cursor)) {
        const QString line = block.text();
        const qsizetype from = std::max(0, cursor.selectionStart() - block.position());
        const qsizetype to = std::min<qsizetype>(line.size(), cursor.selectionEnd() - block.position());
        const Stretch stretch = looked(block, selected ? wordsWithin(line, from, to) : wordAt(line, from), mark);
        if (stretch.words.length() > 0)
            stretches.append(stretch);
    }
    const OneUndo undo(cursor);
    if (stretches.isEmpty()) {
        if (!selected)
            toggleAtCaret(cursor, mark);
        return;
    }
    const bool all = std::all_of(stretches.begin(), stretches.end(),
                                 [](const Stretch &stretch) { return stretch.marked; });
    const int caret = cursor.position();
    int from = stretches.first().block.position() + int(stretches.first().words.start);
    int to = 0;
    for (const Stretch &stretch : stretches) {
        const int start = stretch.block.position() + int(stretch.words.start);
        const int end = stretch.block.position() + int(stretch.words.end);
        if (all) {
            if (&stretch == &stretches.first())
                from -= size;
            removeMarks(stretch, size);
            to = end - size;
        } else if (!stretch.marked) {
            replace(const_cast<QTextDocument *>(stretch.block.document()), end, end, mark);
            replace(const_cast<QTextDocument *>(stretch.block.document()), start, start, mark);
            if (&stretch == &stretches.first())
                from += size;
            to = end + size;
        } else {
            to = end;
        }
    }
    if (selected)
        select(cursor, from, to);
    else
        cursor.setPosition(caret + (all ? -size : size));
}

void toggleCode(QTextCursor &cursor)
{
    const QList<QTextBlock> blocks = touchedBlocks(cursor);
    if (blocks.size() < 2) {
        toggleInline(cursor, QStringLiteral("`"));
        return;
    }
    const OneUndo undo(cursor);
    QTextDocument *text = cursor.document();
    const QTextBlock above = blocks.first().previous();
    const QTextBlock below = blocks.last().next();
    const bool fenced = above.isValid() && below.isValid() && above.text().startsWith(u"```")
        && below.text().startsWith(u"```");
    const int from = blocks.first().position();
    const int to = blocks.last().position() + blocks.last().length() - 1;
    if (fenced) {
        const int shift = above.length();
        replace(text, below.position() - 1, below.position() + below.length() - 1, QString());
        replace(text, above.position(), above.position() + above.length(), QString());
        select(cursor, from - shift, to - shift);
        return;
    }
    replace(text, to, to, QStringLiteral("\n```"));
    replace(text, from, from, QStringLiteral("```\n"));
    select(cursor, from + 4, to + 4);
}

void setHeading(QTextCursor &cursor, int level)
{
    static const QRegularExpression heading(QStringLiteral("^((?:[ ]{0,3}>[ ]?)*[ ]{0,3})(#{1,6}(?:[ \\t]+|$))?"));
    const QList<QTextBlock> blocks = touchedBlocks(cursor);
    const OneUndo undo(cursor);
    for (const QTextBlock &block : blocks) {
        if (block.text().trimmed().isEmpty() && blocks.size() > 1)
            continue;
        const QRegularExpressionMatch match = heading.match(block.text());
        const int had = int(match.captured(2).trimmed().size());
        const bool remove = level == 0 || had == level;
        const int at = block.position() + int(match.capturedLength(1));
        replace(cursor.document(), at, at + int(match.capturedLength(2)),
                remove ? QString() : QString(level, QLatin1Char('#')) + QLatin1Char(' '));
    }
}

void toggleQuote(QTextCursor &cursor)
{
    const QList<QTextBlock> blocks = touchedBlocks(cursor);
    const bool all = std::all_of(blocks.begin(), blocks.end(),
                                 [](const QTextBlock &block) { return block.text().startsWith(u'>'); });
    const OneUndo undo(cursor);
    for (const QTextBlock &block : blocks) {
        const int length = block.text().startsWith(u"> ") ? 2 : 1;
        if (all)
            replace(cursor.document(), block.position(), block.position() + length, QString());
        else
            replace(cursor.document(), block.position(), block.position(),
                    block.text().isEmpty() ? QStringLiteral(">") : QStringLiteral("> "));
    }
}

void toggleList(QTextCursor &cursor, List list)
{
    QList<QTextBlock> blocks;
    for (const QTextBlock &block : touchedBlocks(cursor)) {
        if (!block.text().trimmed().isEmpty() || touchedBlocks(cursor).size() == 1)
            blocks.append(block);
    }
    const bool numbered = list == List::Numbered;
    const bool all = std::all_of(blocks.begin(), blocks.end(), [numbered](const QTextBlock &block) {
        const LinePrefix prefix = linePrefixOf(block.text());
        return prefix.isList() && prefix.isNumbered() == numbered;
    });
    const OneUndo undo(cursor);
    int number = 0;
    for (const QTextBlock &block : blocks) {
        const LinePrefix prefix = linePrefixOf(block.text());
        const int at = block.position() + int(prefix.quotes.size() + prefix.indent.size());
        const int end = at + int(prefix.marker.size() + prefix.space.size());
        QString marker;
        if (!all)
            marker = numbered ? QString::number(++number) + QStringLiteral(". ") : QStringLiteral("- ");
        replace(cursor.document(), at, end, marker);
    }
}

void insertLink(QTextCursor &cursor, const QString &address)
{
    const OneUndo undo(cursor);
    const QTextBlock block = cursor.block();
    const int at = cursor.positionInBlock();
    if (!cursor.hasSelection()) {
        static const QRegularExpression link(QStringLiteral("\\[[^\\[\\]]*\\]\\(([^()]*)\\)"));
        QRegularExpressionMatchIterator links = link.globalMatch(block.text());
        while (links.hasNext()) {
            const QRegularExpressionMatch match = links.next();
            if (at <= match.capturedStart() || at >= match.capturedEnd())
                continue;
            select(cursor, block.position() + int(match.capturedStart(1)), block.position() + int(match.capturedEnd(1)));
            return;
        }
        const TextRange word = wordAt(block.text(), at);
        select(cursor, block.position() + int(word.start), block.position() + int(word.end));
    }
    if (cursor.document()->findBlock(cursor.selectionStart()) != cursor.document()->findBlock(cursor.selectionEnd()))
        return;
    const QString words = cursor.selectedText();
    const int start = cursor.selectionStart();
    const bool isAddress = words.startsWith(u"http://") || words.startsWith(u"https://");
    if (isAddress) {
        cursor.insertText(QStringLiteral("[](%1)").arg(words));
        cursor.setPosition(start + 1);
        return;
    }
    cursor.insertText(QStringLiteral("[%1](%2)").arg(words, address));
    const int target = start + int(words.size()) + 3;
    if (words.isEmpty())
        cursor.setPosition(start + 1);
    else if (address.isEmpty())
        cursor.setPosition(target);
}

void insertFootnote(QTextCursor &cursor)
{
    static const QRegularExpression mark(QStringLiteral("\\[\\^(\\d{1,6})\\]"));
    int number = 1;
    QTextDocument *text = cursor.document();
    for (QTextBlock block = text->firstBlock(); block.isValid(); block = block.next()) {
        QRegularExpressionMatchIterator marks = mark.globalMatch(block.text());
        while (marks.hasNext())
            number = std::max(number, marks.next().captured(1).toInt() + 1);
    }
    const OneUndo undo(cursor);
    cursor.setPosition(cursor.selectionEnd());
    cursor.insertText(QStringLiteral("[^%1]").arg(number));
    cursor.movePosition(QTextCursor::End);
    const QString last = cursor.block().text();
    const bool afterNote = last.startsWith(u"[^");
    cursor.insertText((last.isEmpty() ? QString() : afterNote ? QStringLiteral("\n") : QStringLiteral("\n\n"))
                      + QStringLiteral("[^%1]: ").arg(number));
}

void clear(QTextCursor &cursor)
{
    if (!cursor.hasSelection()) {
        const QTextBlock block = cursor.block();
        select(cursor, block.position(), block.position() + block.length() - 1);
    }
    const OneUndo undo(cursor);
    const int from = cursor.selectionStart();
    const int to = cursor.selectionEnd();
    int removed = 0;
    QList<QTextBlock> blocks = touchedBlocks(cursor);
    for (qsizetype b = blocks.size() - 1; b >= 0; --b) {
        const QTextBlock &block = blocks[b];
        const LineSyntax syntax = readLine(block.text(), block.previous().isValid() ? block.previous().userState() : 0);
        for (qsizetype r = syntax.runs.size() - 1; r >= 0; --r) {
            const LineSyntax::Run &run = syntax.runs[r];
            const bool markup = (run.styles & LineSyntax::Mark) && !(run.styles & LineSyntax::FootnoteMark);
            const bool target = (run.styles & LineSyntax::Address) && run.start > 0
                && block.text()[run.start - 1] == u'(' && block.text().mid(run.start - 2, 1) == u"]";
            if (!markup && !target)
                continue;
            int start = block.position() + int(run.start);
            int end = start + int(run.length);
            if (syntax.kind == LineSyntax::Kind::Heading && run.start < syntax.contentStart)
                end = block.position() + int(syntax.contentStart);
            start = std::max(start, from);
            end = std::min(end, to);
            if (end <= start)
                continue;
            replace(cursor.document(), start, end, QString());
            removed += end - start;
        }
    }
    select(cursor, from, to - removed);
}

} // namespace stet::markdownformat
