#pragma once

#include "app/text/document.h"

#include <QString>

namespace stet {

/// Reads Markdown: CommonMark 0.31 with tables and strikethrough (as GitHub writes them) and footnotes (`[^1]`), where raw
/// HTML is words like any others. Any text is Markdown, so that this cannot fail.
///
/// Costs time in proportion to the text, whatever it holds. Block quotes, lists and emphasis nested deeper than
/// deepestNesting lose the levels beyond it, never their words. Thread-safe. This room's .cpp is the only file that
/// knows md4c.
Document parseMarkdown(const QString &body);

inline constexpr int deepestNesting = 100;

} // namespace stet
