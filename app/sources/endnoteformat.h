#pragma once

#include "app/sources/sourcefile.h"

namespace stet {

/// EndNote's tagged format (.enw).
ReadSources readEndNote(const QString &text);
QString writeEndNote(const QList<Source> &sources);

} // namespace stet
