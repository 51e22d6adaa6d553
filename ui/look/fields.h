#pragma once

#include <QString>

class QLineEdit;

namespace stet {

/// Makes a field to find something in: with our sign, a button that empties it, a name for those who cannot see it and
/// words that stand in it while it is empty.
void makeFindField(QLineEdit *field, const QString &objectName, const QString &name, const QString &placeholder);

} // namespace stet
