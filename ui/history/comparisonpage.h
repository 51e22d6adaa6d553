#pragma once

#include "ui/history/versioncomparison.h"

#include <QString>

class QPalette;

namespace stet {

/// A comparison as rich text to be read: what went is struck through, what came is underlined, and long stretches in
/// which nothing differs are left out. Colour only repeats what the lines say. Words of the article are escaped.
///
/// A passage that differs from the text now ends with a link `passage:NUMBER`, the place in `comparison.body`, by which
/// the writer asks for it to be as it was.
QString comparisonPage(const VersionComparison &comparison, const QPalette &palette);

} // namespace stet
