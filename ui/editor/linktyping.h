#pragma once

#include "app/text/prose.h"

#include <QString>
#include <optional>

namespace stet {

/// Where Tab goes from inside a link of Markdown, `[words](address)`: from the words to the address, which is selected,
/// and from there behind the link. `back` is Shift+Tab: from the address to the words, selected. Places count units of
/// the line. None outside of links. Pure.
std::optional<TextRange> nextStopInLink(const QString &line, qsizetype caret, bool back);

} // namespace stet
