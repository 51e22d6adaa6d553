#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace stet {

/// What a scan of HTML's tags found, without building anything.
struct HtmlShape
{
    int depth = 0; ///< never less than how deep a parser nests elements
    int tags = 0;  ///< opening tags
    qint64 attributePairs = 0; ///< of each tag its attributes squared: a parser compares each with all before it
};

/// Looks at every tag once. A parser's cost grows with the square of the depth (100 kB of nested tags take it 3 GB), so
/// this stands before it. Stops early once `deepest` is passed.
HtmlShape scanHtml(QByteArrayView html, int deepest);

} // namespace stet
