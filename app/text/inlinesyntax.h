#pragma once

#include <QStringView>
#include <vector>

namespace stet {

/// Adds the LineSyntax::Style of each character of `line` from `from` on to `styles`, which has one entry a character.
///
/// The part of the line reader that knows code spans, links, footnote and citation marks, addresses and emphasis.
/// Linear in the length of the line. Any thread.
void readInline(QStringView line, qsizetype from, std::vector<quint16> &styles);

} // namespace stet
