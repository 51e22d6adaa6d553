#include "app/text/worddiff.h"

#include <QHash>
#include <QStringView>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace stet {

namespace {

using Tokens = QList<QStringView>;

constexpr int mostDifferences = 2000; // words; the cost of Myers' search grows with its square

/// Words, white space other than line feeds, line feeds, and single other characters.
int kindOf(QChar character)
{
    if (character.isLetterOrNumber() || character.isMark() || character.isSurrogate() || character == u'\u2019')
        return 1;
    if (character == u'\n')
        return 0;
    return character.isSpace() ? 2 : 0;
}

Tokens wordsOf(QStringView text)
{
    Tokens tokens;
    qsizetype start = 0;
    while (start < text.size()) {
        const int kind = kindOf(text[start]);
        qsizetype end = start + 1;
        while (kind != 0 && end < text.size() && kindOf(text[end]) == kind)
            ++end;
        tokens.append(text.mid(start, end - start));
        start = end;
    }
    return tokens;
}

Tokens linesOf(QStringView text)
{
    Tokens lines;
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype feed = text.indexOf(u'\n', start);
        const qsizetype end = feed < 0 ? text.size() : feed + 1;
        lines.append(text.mid(start, end - start));
        start = end;
    }
    return lines;
}

class Pieces
{
public:
    void add(DiffPiece::Kind kind, QStringView text)
    {
        if (text.isEmpty())
            return;
        if (!m_list.isEmpty() && m_list.last().kind == kind)
            m_list.last().text += text;
        else
            m_list.append({kind, text.toString()});
    }
    QList<DiffPiece> take() { return std::move(m_list); }

private:
    QList<DiffPiece> m_list;
};

using Pairs = QList<std::pair<qsizetype, qsizetype>>;

/// The furthest places on the diagonals from -reach to reach, as Myers' search knows them.
class Frontier
{
public:
    explicit Frontier(int reach) : m_reach(reach), m_places(2 * qsizetype(reach) + 1, 0) {}
    int &operator[](int diagonal) { return m_places[qsizetype(diagonal) + m_reach]; }
    int operator[](int diagonal) const { return m_places[qsizetype(diagonal) + m_reach]; }

    Frontier narrowed(int reach) const
    {
        Frontier part(reach);
        for (int diagonal = -reach; diagonal <= reach; ++diagonal)
            part[diagonal] = (*this)[diagonal];
        return part;
    }
    bool comesFromAbove(int diagonal, int differences) const
    {
        return diagonal == -differences
               || (diagonal != differences && (*this)[diagonal - 1] < (*this)[diagonal + 1]);
    }

private:
    int m_reach;
    std::vector<int> m_places;
};

Pairs pathBack(const std::vector<Frontier> &trace, int x, int y)
{
    Pairs pairs;
    for (int differences = static_cast<int>(trace.size()) - 1; differences >= 0; --differences) {
        const Frontier &before = trace[static_cast<std::size_t>(differences)];
        const int diagonal = x - y;
        const int from = before.comesFromAbove(diagonal, differences) ? diagonal + 1 : diagonal - 1;
        const int fromX = before[from];
        while (x > fromX && y > fromX - from) {
            --x;
            --y;
            pairs.append({x, y});
        }
        x = fromX;
        y = fromX - from;
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

/// The pairs of equal tokens on a shortest path from one list to the other, in order. No answer past the limit.
std::optional<Pairs> shortestMatch(const Tokens &before, const Tokens &after)
{
    const int most = static_cast<int>(std::min<qsizetype>(before.size() + after.size(), mostDifferences));
    Frontier furthest(most + 1);
    std::vector<Frontier> trace;
    for (int differences = 0; differences <= most; ++differences) {
        trace.push_back(furthest.narrowed(differences + 1));
        for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
            int x = furthest.comesFromAbove(diagonal, differences) ? furthest[diagonal + 1] : furthest[diagonal - 1] + 1;
            while (x < before.size() && x - diagonal < after.size() && before[x] == after[x - diagonal])
                ++x;
            furthest[diagonal] = x;
            if (x >= before.size() && x - diagonal >= after.size())
                return pathBack(trace, x, x - diagonal);
        }
    }
    return {};
}

/// Lines that stand once in both texts, as far as they come in the same order: the longest rising run of them.
Pairs anchors(const Tokens &before, const Tokens &after)
{
    QHash<QStringView, std::pair<qsizetype, qsizetype>> places; // place in `after`, how often
    for (qsizetype i = 0; i < after.size(); ++i)
        places[after[i]] = {i, places.value(after[i]).second + 1};
    QHash<QStringView, int> counts;
    for (const QStringView line : before)
        ++counts[line];
    Pairs unique;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (counts.value(before[i]) == 1 && places.value(before[i]).second == 1)
            unique.append({i, places.value(before[i]).first});
    }
    std::vector<qsizetype> tails; // index in `unique` of the last of the best run of each length
    std::vector<qsizetype> previous(static_cast<std::size_t>(unique.size()), -1);
    for (qsizetype i = 0; i < unique.size(); ++i) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), unique[i].second, [&](qsizetype tail, qsizetype at) {
            return unique[tail].second < at;
        });
        if (place != tails.begin())
            previous[static_cast<std::size_t>(i)] = *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    Pairs run;
    for (qsizetype i = tails.empty() ? -1 : tails.back(); i >= 0; i = previous[static_cast<std::size_t>(i)])
        run.prepend(unique[i]);
    return run;
}

void addMatched(Pieces &pieces, const Tokens &before, const Tokens &after, const Pairs &pairs,
                const std::function<void(QStringView, QStringView)> &between)
{
    const auto stretch = [](const Tokens &tokens, qsizetype from, qsizetype to) {
        return from >= to ? QStringView()
                          : QStringView(tokens[from].begin(), tokens[to - 1].end()); // tokens lie side by side
    };
    qsizetype x = 0;
    qsizetype y = 0;
    for (const auto &[atX, atY] : pairs) {
        between(stretch(before, x, atX), stretch(after, y, atY));
        pieces.add(DiffPiece::Kind::Same, before[atX]);
        x = atX + 1;
        y = atY + 1;
    }
    between(stretch(before, x, before.size()), stretch(after, y, after.size()));
}

void compare(Pieces &pieces, QStringView before, QStringView after, bool byLines)
{
    const auto replaced = [&pieces](QStringView removed, QStringView added) {
        pieces.add(DiffPiece::Kind::Removed, removed);
        pieces.add(DiffPiece::Kind::Added, added);
    };
    const Tokens oldWords = wordsOf(before);
    const Tokens newWords = wordsOf(after);
    if (const auto pairs = shortestMatch(oldWords, newWords)) {
        addMatched(pieces, oldWords, newWords, *pairs, replaced);
        return;
    }
    const Tokens oldLines = linesOf(before);
    const Tokens newLines = linesOf(after);
    const Pairs held = byLines ? anchors(oldLines, newLines) : Pairs();
    if (held.isEmpty())
        replaced(before, after);
    else
        addMatched(pieces, oldLines, newLines, held,
                   [&pieces](QStringView removed, QStringView added) { compare(pieces, removed, added, false); });
}

} // namespace

QList<DiffPiece> wordDiff(const QString &before, const QString &after)
{
    const auto [differsBefore, differsAfter] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto isInside = [](QStringView text, qsizetype at) {
        return at > 0 && at < text.size() && kindOf(text[at - 1]) != 0 && kindOf(text[at - 1]) == kindOf(text[at]);
    };
    qsizetype start = differsBefore - before.begin();
    while (start > 0 && (isInside(before, start) || isInside(after, start)))
        --start;
    qsizetype end = 0; // units that are the same at the end
    const qsizetype shorter = std::min(before.size(), after.size()) - start;
    while (end < shorter && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    while (end > 0 && (isInside(before, before.size() - end) || isInside(after, after.size() - end)))
        --end;
    Pieces pieces;
    const QStringView old(before);
    pieces.add(DiffPiece::Kind::Same, old.left(start));
    compare(pieces, old.mid(start, old.size() - start - end), QStringView(after).mid(start, after.size() - start - end),
            true);
    pieces.add(DiffPiece::Kind::Same, old.right(end));
    return pieces.take();
}

} // namespace stet
