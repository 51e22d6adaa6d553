#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace stet {

/// The UTF-8 that an entity stands for (`&amp;`, `&#8217;`, `&#x2019;`), after the HTML standard's list of names; empty
/// when there is no such entity. NUL and numbers beyond Unicode answer U+FFFD. Thread-safe.
QByteArray entityText(QByteArrayView entity);

} // namespace stet
