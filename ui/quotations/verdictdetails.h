#pragma once

#include "app/quotations/verification.h"

#include <QString>

class QPalette;

namespace stet {

/// What a check found, spelled out as rich text: the word diff, what was left out, what a bracket replaced.
///
/// Words of the article and of the source are escaped. Colour only repeats what strike-through and underline say.
/// Empty when there is nothing beyond the verdict.
QString verdictDetails(const Verification &verification, const QPalette &palette);

} // namespace stet
