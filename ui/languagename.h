#pragma once

#include <QString>

namespace stet {

/// A language (BCP 47) as lists and the status line call it: "English (United Kingdom)"; the tag itself when Qt does
/// not know it.
QString languageName(const QString &language);

} // namespace stet
