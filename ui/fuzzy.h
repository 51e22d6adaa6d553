#pragma once

#include <QString>

#include <optional>

namespace stet {

/// How well `typed` names `text`: the letters in order, best at the start of words and next to each other. Higher is
/// better; nothing when a letter is missing. Case and spaces in `typed` do not count.
std::optional<int> fuzzyScore(QStringView typed, QStringView text);

} // namespace stet
