#pragma once

#include <QString>
#include <QStringView>

namespace stet {

/// Words as Markdown that reads as exactly these words: a backslash stands before whatever would become markup, and
/// before nothing else. `line` is one paragraph or heading without line feeds; white space at its ends is cut.
QString markdownOfLine(QStringView line);

/// The same for words in the middle of a line, which cannot begin a block.
QString markdownOfWords(QStringView words);

/// Whether the character at a place would be markup. `linkLike` says that the text has brackets that read as a link.
bool isMarkupAt(QStringView text, qsizetype at, bool linkLike);

/// Whether brackets in the text could be read as a link, a note or a definition.
bool hasLinkLikeBrackets(QStringView text);

/// `markdown` with a backslash where its first characters would begin a heading, a list, a quotation or a rule;
/// `words` is what it says.
QString guardedLine(const QString &markdown, const QString &words);

} // namespace stet
