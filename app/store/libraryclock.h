#pragma once

#include "app/store/database.h"

#include <QDateTime>

namespace stet {

/// The library's own time in milliseconds, for ages that something is thrown away by. It goes on with the clock, but
/// never back, and by a week at most from one call to the next: a clock that jumps takes nothing away.
Result<qint64> livedTime(Database &database, const QDateTime &now);

} // namespace stet
