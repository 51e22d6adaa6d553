#include "ui/editor/linktyping.h"

#include <QRegularExpression>

namespace stet {

std::optional<TextRange> nextStopInLink(const QString &line, qsizetype caret, bool back)
{
    static const QRegularExpression shape(QStringLiteral("\\[((?:\\\\.|[^\\]\\[])*)\\]\\(([^()\\n]*)\\)"));
    for (auto all = shape.globalMatch(line); all.hasNext();) {
        const auto link = all.next();
        const TextRange words{link.capturedStart(1), link.capturedEnd(1)};
        const TextRange address{link.capturedStart(2), link.capturedEnd(2)};
        const bool inWords = words.start <= caret && caret <= words.end;
        const bool inAddress = address.start <= caret && caret <= address.end;
        if (inWords && !back)
            return address;
        if (inAddress)
            return back ? words : TextRange{link.capturedEnd(), link.capturedEnd()};
    }
    return std::nullopt;
}

} // namespace stet
