#include "ui/editor/listtyping.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>

namespace stet {
namespace {

// A list longer than this keeps its numbers: looking through all of it would be felt.
constexpr int mostRenumbered = 500;

QString numberAfter(const QString &marker)
{
    return QString::number(QStringView(marker).chopped(1).toInt() + 1) + marker.back();
}

void replace(const QTextBlock &block, qsizetype from, qsizetype length, const QString &words)
{
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + int(from));
    cursor.setPosition(block.position() + int(from + length), QTextCursor::KeepAnchor);
    cursor.insertText(words);
}

/// Numbers the items after `block` that belong to the same list on from its number.
void renumberAfter(QTextBlock block)
{
    LinePrefix last = linePrefixOf(block.text());
    if (!last.isNumbered())
        return;
    for (int i = 0; i < mostRenumbered; ++i) {
        block = block.next();
        if (!block.isValid())
            return;
        const QString line = block.text();
        const LinePrefix prefix = linePrefixOf(line);
        if (prefix.quotes != last.quotes || (!prefix.isList() && prefix.indent.isEmpty()))
            return;
        if (prefix.indent.size() > last.indent.size())
            continue; // a part of the item before
        if (prefix.indent != last.indent || !prefix.isNumbered())
            return;
        const QString number = numberAfter(last.marker);
        if (prefix.marker != number)
            replace(block, prefix.quotes.size() + prefix.indent.size(), prefix.marker.size(), number);
        last.marker = number;
    }
}

/// Makes a line of its own of an empty item or of an empty line of a quotation. A blank line comes between, or Markdown
/// would take what is written next for a part of what was left.
void leave(const QTextBlock &block, const LinePrefix &prefix)
{
    const QString kept = prefix.isList() ? prefix.quotes : QString();
    const QTextBlock before = block.previous();
    const bool apart = !before.isValid() || linePrefixOf(before.text()).length() == before.text().size();
    replace(block, kept.size(), block.text().size() - kept.size(), apart ? QString() : QLatin1Char('\n') + kept);
}

} // namespace

LinePrefix linePrefixOf(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral("^((?:[ ]{0,3}>[ ]?)*)([ \\t]*)(?:([-*+]|\\d{1,9}[.)])([ \\t]+(?:\\[[ xX]\\][ \\t]+)?|$))?"));
    const QRegularExpressionMatch match = pattern.match(line.left(200));
    return {match.captured(1), match.captured(2), match.captured(3), match.captured(4)};
}

bool returnInList(QTextCursor cursor)
{
    const QTextBlock block = cursor.block();
    const QString line = block.text();
    LinePrefix prefix = linePrefixOf(line);
    if ((!prefix.isList() && prefix.quotes.isEmpty()) || cursor.hasSelection()
        || cursor.positionInBlock() < prefix.length())
        return false;
    cursor.beginEditBlock();
    if (line.size() == prefix.length()) {
        // Return on an empty item steps out of the list, and on an empty line out of the quotation.
        if (prefix.isList() && prefix.indent.size() >= 2)
            indentItems(cursor, false);
        else
            leave(block, prefix);
    } else {
        if (prefix.isNumbered())
            prefix.marker = numberAfter(prefix.marker);
        prefix.space.replace(QLatin1Char('x'), QLatin1Char(' ')).replace(QLatin1Char('X'), QLatin1Char(' '));
        if (!prefix.isList())
            prefix.indent.clear();
        cursor.insertText(QLatin1Char('\n') + prefix.text());
        renumberAfter(cursor.block());
    }
    cursor.endEditBlock();
    return true;
}

bool indentItems(QTextCursor cursor, bool inwards)
{
    const QTextDocument *text = cursor.document();
    const int last = text->findBlock(cursor.selectionEnd()).blockNumber();
    QTextBlock block = text->findBlock(cursor.selectionStart());
    if (!linePrefixOf(block.text()).isList())
        return false;
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        const LinePrefix prefix = linePrefixOf(block.text());
        if (!prefix.isList())
            continue;
        // One step is the width of the item's mark, so that the nested list hangs under its words.
        const qsizetype step = prefix.isNumbered() ? prefix.marker.size() + 1 : 2;
        if (inwards) {
            replace(block, prefix.quotes.size(), 0, QString(step, QLatin1Char(' ')));
            if (prefix.isNumbered())
                replace(block, prefix.quotes.size() + prefix.indent.size() + step, prefix.marker.size(),
                        QLatin1Char('1') + QString(prefix.marker.back()));
        } else {
            replace(block, prefix.quotes.size(), qMin(step, prefix.indent.size()), QString());
        }
    }
    cursor.endEditBlock();
    return true;
}

} // namespace stet
