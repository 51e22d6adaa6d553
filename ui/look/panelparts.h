#pragma once

#include <QString>

class QLabel;
class QToolButton;

namespace stet {

/// What a side panel shows as long as it has nothing to list: a sentence or two that say how something gets there.
QLabel *makeEmptyPage(const QString &objectName, const QString &words);

/// A flat button of a panel's head, known by its icon; `words` is its tip and its name.
QToolButton *makePanelTool(const QString &objectName, const QString &iconName, const QString &words);

} // namespace stet
