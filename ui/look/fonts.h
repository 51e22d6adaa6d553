#pragma once

#include <QFont>

namespace stet {

/// The face of the words that are being written: a book face of this machine, at `points`.
QFont writingFont(double points);

/// The face for text where every character counts: addresses, keys, the Markdown of a table.
QFont exactFont(double points);

/// The program's own face, scaled: 1.0 as the system has it, 0.9 for small print.
QFont interfaceFont(double scale = 1.0);

} // namespace stet
