#pragma once

#include "app/citations/citationform.h"

#include <QStringList>

namespace stet {

/// What is shown of each citation when the writer points at it: how it prints, then its sources in full as the list of
/// sources has them, then the keys that no source has. Safe HTML, one for each cluster that was asked. Pure.
QStringList citationTips(const Citations &citations);

/// One sentence about keys that no source has; empty when there are none.
QString unknownKeysSentence(const QStringList &keys);

} // namespace stet
