#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace stet {

/// The definition of a footnote in a text: `[^label]: words`, with its continuation lines. Places are bytes.
struct NoteDefinition
{
    /// A line of the note without its indentation and line feed.
    struct Line
    {
        qint32 start = 0;
        qint32 end = 0;
    };

    QByteArray label;   ///< folded to lower case, so that labels can be compared
    qint32 start = 0;
    qint32 end = 0;     ///< after the last line's line feed
    std::vector<Line> lines;
};

/// The definitions of footnotes in a UTF-8 text, in order. A definition begins at most three spaces from the margin and
/// outside fenced code; it goes on with the lines of its paragraph, and after a blank line with what is indented by four
/// spaces or a tab. The rules are those of pandoc and GitHub where these agree.
std::vector<NoteDefinition> noteDefinitions(QByteArrayView text);

/// The label in folded form when a reference `[^label]` begins at `position`, and in `length` its size; else empty.
QByteArray noteReferenceAt(QByteArrayView text, qsizetype position, qsizetype *length);

} // namespace stet
