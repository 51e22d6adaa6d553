#pragma once

#include <QString>
#include <QTextCursor>
#include <optional>

namespace stet {

/// The marks at the start of a line of a list or a quotation.
struct LinePrefix
{
    QString quotes; ///< "> > " as written, with the white space before it
    QString indent; ///< between quotes and marker
    QString marker; ///< "-", "12." or empty
    QString space;  ///< after the marker, with a task's "[ ] "

    qsizetype length() const { return quotes.size() + indent.size() + marker.size() + space.size(); }
    bool isList() const { return !marker.isEmpty(); }
    bool isNumbered() const { return !marker.isEmpty() && marker.front().isDigit(); }
    QString text() const { return quotes + indent + marker + space; }
};

LinePrefix linePrefixOf(const QString &line);

/// What Return does in lists and quotations: goes on with the next item or line, or ends it on an empty one.
/// False, and nothing done, where Return is only a line feed.
bool returnInList(QTextCursor cursor);

/// Moves the items that the cursor or its selection touches one step in or out. False where there is no item.
bool indentItems(QTextCursor cursor, bool inwards);

} // namespace stet
