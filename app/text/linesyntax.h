#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QStringView>

namespace stet {

/// What one line of Markdown shows in the editor, decided from that line and a number handed over by the line before.
///
/// This is the editor's view and not the document: `parseMarkdown` decides what is published. Reading one line at a
/// time keeps a keystroke at the price of its own line; what only the following lines can tell (a reference that is
/// defined nowhere, emphasis that runs over a line's end) is not shown. Rules are those of CommonMark 0.31 where one
/// line is enough to follow them. Time is linear in the length of the line. A plain value; any thread.
struct LineSyntax
{
    enum class Kind { Blank, Paragraph, Heading, HeadingUnderline, ListItem, Rule, Fence, Code, Footnote, Definition, Table };

    /// How a character shows. Several may hold at once.
    enum Style : quint16 {
        Mark = 1,        ///< markup that the reader will not see
        Emphasis = 2,
        Strong = 4,
        Strike = 8,
        CodeSpan = 16,
        LinkText = 32,
        Address = 64,    ///< a link's address, or one that stands in the text
        FootnoteMark = 128,
        CitationMark = 256,
    };

    /// A stretch of characters of one look; stretches that show as plain text are left out.
    struct Run
    {
        qsizetype start = 0;
        qsizetype length = 0;
        quint16 styles = 0;

        bool operator==(const Run &) const = default;
    };

    Kind kind = Kind::Blank;
    int level = 0;              ///< 1 to 6 for a heading
    int quoteDepth = 0;         ///< how many ">" it starts with
    qsizetype contentStart = 0; ///< where the words start, after quote, list, heading or footnote marks
    QList<Run> runs;            ///< in order, none over another
    int stateAfter = 0;         ///< for the next line

    /// What spelling leaves alone: code, addresses, citation and footnote marks.
    QList<TextRange> notLanguage() const;

    bool operator==(const LineSyntax &) const = default;
};

/// Reads one line. `before` is the line before's `stateAfter`, 0 for the first line.
LineSyntax readLine(QStringView line, int before);

/// Only the number for the next line: what `readLine` answers as `stateAfter`, at a fraction of its cost.
int lineStateAfter(QStringView line, int before);

/// True for a line of "===" or "---" that makes the paragraph line before it a heading. Answers its level, else 0.
int headingUnderlineLevel(QStringView line);

} // namespace stet
