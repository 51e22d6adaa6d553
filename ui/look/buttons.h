#pragma once

#include <QString>

class QToolButton;

namespace stet {

/// A flat button that shows one of our icons; `text` is its tool tip and its name for those who cannot see it.
QToolButton *makeIconButton(const QString &objectName, const QString &iconName, const QString &text);

} // namespace stet
