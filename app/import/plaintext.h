#pragma once

#include "app/import/textblock.h"

namespace stet {

/// Whether lines were broken to fit a width: then a line feed is a space, and only a blank line or a line that ends
/// early ends a paragraph. Needs at least three lines that were.
bool isHardWrapped(const QString &text);

/// The paragraphs of a text without markup. Form feeds and blank lines separate; `\r\n` and `\r` count as line feeds.
QList<TextBlock> blocksOfPlainText(const QString &text);

} // namespace stet
