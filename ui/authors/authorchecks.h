#pragma once

#include <QString>

namespace stet {

/// What a form says under a field while it is being filled in: one sentence, or nothing. None of them keeps anything
/// from being kept.
QString remarkOnName(const QString &name);
QString remarkOnBio(const QString &bio, const QString &name);
QString remarkOnEmail(const QString &email);
QString remarkOnAddress(const QString &address); ///< of a website or a page elsewhere

} // namespace stet
