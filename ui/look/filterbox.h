#pragma once

#include <QList>
#include <QPair>
#include <QString>

class QComboBox;

namespace stet {

/// A box in the head of a window's table that narrows its rows down.
QComboBox *makeFilterBox(const QString &objectName, const QString &accessibleName);

/// Fills such a box: `all` narrows nothing, then one entry (label, value) each. What was chosen stays chosen; when it is
/// gone, the box goes back to `all` and says so with currentIndexChanged.
void fillFilterBox(QComboBox *box, const QString &all, const QList<QPair<QString, QString>> &values);

} // namespace stet
