#pragma once

#include <QString>
#include <QStringList>

namespace stet {

/// The words of a text as they are compared across texts: folded as the verbatim check allows, in lower case, without
/// signs.
QStringList comparableWords(const QString &text);

/// Whether `part` stands in `whole`, word after word.
bool holdsInOrder(const QStringList &whole, const QStringList &part);

} // namespace stet
