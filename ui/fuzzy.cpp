#include "ui/fuzzy.h"

#include <QList>

#include <algorithm>

namespace stet {

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    constexpr int impossible = -1'000'000;
    QString wanted;
    for (const QChar letter : typed) {
        if (!letter.isSpace())
            wanted += letter.toCaseFolded();
    }
    if (wanted.isEmpty())
        return 0;

    // best[i]: the best score with the letters so far, the last of them standing at place i of the text
    QList<int> best(text.size(), impossible);
    for (qsizetype letter = 0; letter < wanted.size(); ++letter) {
        QList<int> next(text.size(), impossible);
        int bestBefore = impossible;
        for (qsizetype place = 0; place < text.size(); ++place) {
            if (place > 0)
                bestBefore = std::max(bestBefore - 1, best[place - 1]);
            if (text[place].toCaseFolded() != wanted[letter])
                continue;
            const bool startsWord = place == 0 || !text[place - 1].isLetterOrNumber();
            const int here = 1 + (startsWord ? 8 : 0);
            if (letter == 0) {
                next[place] = here - int(std::min<qsizetype>(place, 12) / 4);
            } else if (bestBefore > impossible / 2) {
                const int joined = place > 0 && best[place - 1] > impossible / 2 ? best[place - 1] + 6 : impossible;
                next[place] = here + std::max(bestBefore, joined);
            }
        }
        best = next;
    }
    const auto top = std::max_element(best.cbegin(), best.cend());
    if (top == best.cend() || *top <= impossible / 2)
        return std::nullopt;
    return *top;
}

} // namespace stet
