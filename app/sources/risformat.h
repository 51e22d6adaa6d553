#pragma once

#include "app/sources/sourcefile.h"

namespace stet {

/// RIS as its 2011 specification has it, and the older spellings that reference programs still write.
ReadSources readRis(const QString &text);
QString writeRis(const QList<Source> &sources);

} // namespace stet
