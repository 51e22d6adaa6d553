#pragma once

#include <QString>
#include <optional>

namespace stet {

/// Front matter that is no YAML, made YAML, and where the body begins in the text.
struct ForeignFrontMatter
{
    QString yaml;
    qsizetype bodyStart = 0;
};

/// Reads TOML between two lines of `+++` at the very beginning, as Hugo has it, or the title block of pandoc (`% Title`,
/// `% Author; Author`, `% Date`). Nothing when there is neither, or when the TOML holds what has no plain equal (strings
/// of several lines, lists of tables): the text is all body then, and nothing of it is lost. Line feeds alone end a line.
std::optional<ForeignFrontMatter> foreignFrontMatter(const QString &text);

} // namespace stet
