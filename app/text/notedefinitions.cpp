#include "app/text/notedefinitions.h"

#include <QString>

#include <cstring>

namespace stet {

namespace {

constexpr qsizetype longestLabel = 200;

struct SourceLine
{
    qsizetype start;
    qsizetype end;  ///< before the line feed
    qsizetype next; ///< after it
};

SourceLine lineAt(QByteArrayView text, qsizetype start)
{
    const void *feed = std::memchr(text.data() + start, '\n', std::size_t(text.size() - start));
    if (!feed)
        return {start, text.size(), text.size()};
    const qsizetype end = static_cast<const char *>(feed) - text.data();
    return {start, end, end + 1};
}

/// How far the first character lies from the margin: spaces, and a tab for four.
qsizetype indentation(QByteArrayView line)
{
    qsizetype width = 0;
    for (const char character : line) {
        if (character == ' ')
            ++width;
        else if (character == '\t')
            width += 4;
        else
            break;
    }
    return width;
}

bool isBlank(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

/// The fence that a line consists of or opens: its character and length, or a length of 0.
struct Fence
{
    char character = 0;
    qsizetype length = 0;
    bool alone = false; ///< nothing follows it, so that it can close one
};

Fence fenceOf(QByteArrayView line)
{
    if (indentation(line) > 3)
        return {};
    const QByteArrayView rest = line.trimmed();
    if (rest.size() < 3 || (rest[0] != '`' && rest[0] != '~'))
        return {};
    qsizetype length = 0;
    while (length < rest.size() && rest[length] == rest[0])
        ++length;
    if (length < 3 || (rest[0] == '`' && rest.sliced(length).contains('`')))
        return {};
    return {rest[0], length, length == rest.size()};
}

/// Where the words of a definition begin in a line, or -1 when it is none.
qsizetype definitionIn(QByteArrayView line, QByteArray *label)
{
    qsizetype start = 0;
    while (start < line.size() && start < 4 && line[start] == ' ')
        ++start;
    if (start > 3)
        return -1;
    qsizetype length = 0;
    *label = noteReferenceAt(line, start, &length);
    const qsizetype colon = start + length;
    if (label->isEmpty() || colon >= line.size() || line[colon] != ':')
        return -1;
    qsizetype words = colon + 1;
    while (words < line.size() && (line[words] == ' ' || line[words] == '\t'))
        ++words;
    return words;
}

/// Whether a line that follows a note's paragraph directly begins something of its own.
bool beginsOtherBlock(QByteArrayView line)
{
    const QByteArrayView rest = line.trimmed();
    const bool listItem = rest.size() > 1 && (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') && rest[1] == ' ';
    return indentation(line) < 4 && (listItem || rest.startsWith('#') || rest.startsWith('>') || fenceOf(line).length > 0);
}

/// Takes up to four columns of indentation off.
qsizetype dedented(QByteArrayView text, const SourceLine &line)
{
    qsizetype position = line.start;
    qsizetype width = 0;
    while (position < line.end && width < 4 && (text[position] == ' ' || text[position] == '\t')) {
        width += text[position] == '\t' ? 4 : 1;
        ++position;
    }
    return position;
}

/// Reads on from the line after the definition's first; answers where the definition ends.
qsizetype readContinuation(QByteArrayView text, qsizetype next, NoteDefinition *definition)
{
    qsizetype end = next;
    bool afterBlank = false;
    std::vector<NoteDefinition::Line> blanks;
    while (next < text.size()) {
        const SourceLine line = lineAt(text, next);
        const QByteArrayView words = text.sliced(line.start, line.end - line.start);
        next = line.next;
        if (isBlank(words)) {
            afterBlank = true;
            blanks.push_back({qint32(line.end), qint32(line.end)});
            continue;
        }
        QByteArray label;
        const bool indented = indentation(words) >= 4;
        if (!indented && (afterBlank || beginsOtherBlock(words) || definitionIn(words, &label) >= 0))
            break;
        definition->lines.insert(definition->lines.end(), blanks.begin(), blanks.end());
        blanks.clear();
        definition->lines.push_back({qint32(dedented(text, line)), qint32(line.end)});
        end = line.next;
    }
    return end;
}

} // namespace

QByteArray noteReferenceAt(QByteArrayView text, qsizetype position, qsizetype *length)
{
    *length = 0;
    if (position + 3 >= text.size() || text[position] != '[' || text[position + 1] != '^')
        return {};
    const qsizetype start = position + 2;
    const qsizetype limit = qMin(text.size(), start + longestLabel);
    for (qsizetype end = start; end < limit; ++end) {
        const char character = text[end];
        if (character == ']') {
            if (end == start)
                return {};
            *length = end + 1 - position;
            return QString::fromUtf8(text.sliced(start, end - start)).toLower().toUtf8();
        }
        if (character == '[' || character == '^' || character == ' ' || character == '\t' || character == '\n'
            || character == '\\')
            return {};
    }
    return {};
}

std::vector<NoteDefinition> noteDefinitions(QByteArrayView text)
{
    std::vector<NoteDefinition> definitions;
    if (text.indexOf(QByteArrayView("]:")) < 0 || text.indexOf(QByteArrayView("[^")) < 0)
        return definitions;
    Fence open;
    for (qsizetype next = 0; next < text.size();) {
        const SourceLine line = lineAt(text, next);
        const QByteArrayView words = text.sliced(line.start, line.end - line.start);
        next = line.next;
        const Fence fence = fenceOf(words);
        if (open.length > 0) {
            if (fence.alone && fence.character == open.character && fence.length >= open.length)
                open = {};
            continue;
        }
        if (fence.length > 0) {
            open = fence;
            continue;
        }
        NoteDefinition definition;
        const qsizetype begin = definitionIn(words, &definition.label);
        if (begin < 0)
            continue;
        definition.start = qint32(line.start);
        definition.lines.push_back({qint32(line.start + begin), qint32(line.end)});
        next = readContinuation(text, next, &definition);
        definition.end = qint32(next);
        definitions.push_back(std::move(definition));
    }
    return definitions;
}

} // namespace stet
