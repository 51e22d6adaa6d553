#pragma once

#include <QTextCursor>

namespace stet::markdownformat {

/// The formatting commands as edits of Markdown: each is one undo, each takes back what it did when it is asked again.
///
/// They work on the selection, without one on the word at the caret, and leave what they changed selected.

/// `mark` is "*", "**", "~~" or "`".
void toggleInline(QTextCursor &cursor, const QString &mark);

/// A code span; over several lines a fenced block.
void toggleCode(QTextCursor &cursor);

/// `level` 1 to 6; the level that the line already has takes the heading away, and so does 0.
void setHeading(QTextCursor &cursor, int level);

void toggleQuote(QTextCursor &cursor);

enum class List { Bulleted, Numbered };
void toggleList(QTextCursor &cursor, List list);

/// Makes a link of the selection with the caret where the address goes; `address` fills it in. Inside a link: selects
/// its address.
void insertLink(QTextCursor &cursor, const QString &address);

/// Puts the next free footnote mark at the caret and its note at the end, where the caret goes.
void insertFootnote(QTextCursor &cursor);

/// Takes all markup of the selected lines' words away but footnotes and citation marks; links leave their words.
void clear(QTextCursor &cursor);

} // namespace stet::markdownformat
