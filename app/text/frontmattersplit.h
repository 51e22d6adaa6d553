#pragma once

#include <QString>

namespace stet {

/// The front matter of a Markdown file as YAML, and where its body begins.
struct FrontMatterSplit
{
    QString yaml;
    qsizetype bodyStart = 0;
    bool found = false;
};

/// Finds YAML between lines of `---`, or what foreignFrontMatter reads. Where neither stands at the very beginning, or
/// the dashes hold no key, the whole text is the body.
FrontMatterSplit splitFrontMatter(const QString &text);

} // namespace stet
