#pragma once

#include <QList>

class QWidget;

namespace stet {

/// Takes the keyboard from the pane that has it to the next visible one, or to the one before; from the last it goes on
/// to the first. A pane gets it where it had it last, else at its first control. Window's thread.
void stepToPane(const QList<QWidget *> &panes, bool back);

} // namespace stet
