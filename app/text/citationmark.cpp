#include "app/text/citationmark.h"

#include <algorithm>

namespace stet {

namespace {

bool isKeyCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

/// Punctuation that may stand inside a key, but not at its end, and not twice in a row.
bool isInnerPunctuation(QChar character)
{
    return QStringView(u":.#$%&-+?<>~/").contains(character);
}

/// The key after an @ at `at`: its range without @ and braces, and in `end` where it is over. Empty range: no key.
TextRange keyAt(QStringView text, qsizetype at, qsizetype *end)
{
    qsizetype i = at + 1;
    *end = i;
    if (i >= text.size())
        return {};
    if (text[i] == u'{') {
        const qsizetype longest = std::min(text.size(), i + 200);
        for (qsizetype close = i + 1; close < longest; ++close) {
            if (text[close] == u'}') {
                *end = close + 1;
                return {i + 1, close};
            }
            if (text[close].isSpace() || text[close] == u'{')
                return {};
        }
        return {};
    }
    if (!isKeyCharacter(text[i]) )
        return {};
    const qsizetype start = i;
    while (i < text.size()) {
        if (isKeyCharacter(text[i]))
            ++i;
        else if (isInnerPunctuation(text[i]) && i + 1 < text.size() && isKeyCharacter(text[i + 1]))
            i += 2;
        else
            break;
    }
    *end = i;
    return {start, i};
}

/// Whether an @ at `at` can begin a key: not inside a word (an e-mail address) and not after a backslash.
bool canBeginKey(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() && before != u'_' && before != u'.' && before != u'\\' && before != u'@'
        && before != u'/';
}

/// One part of a bracketed mark, between semicolons. False when it names no source.
bool readSource(QStringView text, TextRange range, CitedSource *source)
{
    for (qsizetype at = range.start; at < range.end; ++at) {
        if (text[at] != u'@' || !canBeginKey(text, at))
            continue;
        qsizetype end = 0;
        const TextRange key = keyAt(text, at, &end);
        if (key.length() == 0 || end > range.end)
            continue;
        source->keyRange = key;
        source->key = text.sliced(key.start, key.length()).toString();
        qsizetype prefixEnd = at;
        if (at > range.start && text[at - 1] == u'-') {
            source->authorSuppressed = true;
            --prefixEnd;
        }
        source->prefix = text.sliced(range.start, prefixEnd - range.start).trimmed().toString();
        QStringView suffix = text.sliced(end, range.end - end).trimmed();
        if (suffix.startsWith(u','))
            suffix = suffix.sliced(1).trimmed();
        source->suffix = suffix.toString();
        return true;
    }
    return false;
}

/// The places of the brackets that close each opening one; -1 where none does. Linear.
QList<qsizetype> bracketPairs(QStringView text)
{
    QList<qsizetype> closing(text.size(), -1);
    QList<qsizetype> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\') {
            ++i;
        } else if (text[i] == u'[') {
            open.append(i);
        } else if (text[i] == u']' && !open.isEmpty()) {
            closing[open.takeLast()] = i;
        }
    }
    return closing;
}

/// A mark in brackets, when every part between its semicolons names a source.
bool readBracketed(QStringView text, TextRange range, CitationMark *mark)
{
    qsizetype start = range.start + 1;
    for (qsizetype i = start; i < range.end; ++i) {
        if (text[i] != u';' && i != range.end - 1)
            continue;
        CitedSource source;
        if (!readSource(text, {start, i}, &source))
            return false;
        mark->sources.append(source);
        start = i + 1;
    }
    mark->range = range;
    return !mark->sources.isEmpty();
}

} // namespace

QList<CitationMark> citationMarks(QStringView text)
{
    QList<CitationMark> marks;
    if (!text.contains(u'@'))
        return marks;
    const QList<qsizetype> closing = bracketPairs(text);
    const qsizetype lastSign = text.lastIndexOf(u'@');
    qsizetype triedTo = 0; // brackets inside a bracket that holds no mark are looked at once more, not again and again
    int tries = 0;
    for (qsizetype i = 0; i <= lastSign; ++i) {
        if (text[i] == u'\\') {
            ++i;
            continue;
        }
        if (text[i] == u'[' && closing[i] > i) {
            tries = i < triedTo ? tries + 1 : 0;
            triedTo = std::max(triedTo, closing[i]);
            CitationMark mark;
            if (tries < 8 && readBracketed(text, {i, closing[i] + 1}, &mark)) {
                marks.append(mark);
                i = closing[i];
            }
            continue;
        }
        if (text[i] != u'@' || !canBeginKey(text, i))
            continue;
        qsizetype end = 0;
        const TextRange key = keyAt(text, i, &end);
        if (key.length() == 0)
            continue;
        CitationMark mark;
        mark.inText = true;
        CitedSource source;
        source.key = text.sliced(key.start, key.length()).toString();
        source.keyRange = key;
        source.authorSuppressed = i > 0 && text[i - 1] == u'-' && (i == 1 || text[i - 2].isSpace());
        mark.range = {source.authorSuppressed ? i - 1 : i, end};
        const qsizetype bracket = end + 1;
        const bool locatorFollows = bracket < text.size() && text[end] == u' ' && text[bracket] == u'['
            && closing[bracket] > bracket
            && !text.sliced(bracket, closing[bracket] - bracket).contains(u'@')
            && !text.sliced(bracket + 1).startsWith(u'^');
        if (locatorFollows) {
            source.suffix = text.sliced(bracket + 1, closing[bracket] - bracket - 1).trimmed().toString();
            mark.range.end = closing[bracket] + 1;
        }
        mark.sources.append(source);
        marks.append(mark);
        i = mark.range.end - 1;
    }
    return marks;
}

} // namespace stet
