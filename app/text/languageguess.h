#pragma once

#include <QString>

namespace stet {

/// The language that a text is written in, told by its script or by the small words that every sentence needs: a BCP 47
/// tag with the region of its largest press ("de-DE"). Empty when the text is too short to say, or mixed. Looks at the
/// first pages only. Pure and thread-safe.
QString guessedLanguage(const QString &text);

} // namespace stet
