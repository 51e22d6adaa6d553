#include "app/quotations/worddifference.h"

#include <QHash>
#include <algorithm>
#include <numeric>

namespace stet {

namespace {

constexpr size_t longestQuotation = 3000; ///< tokens compared; of a longer one, the head
constexpr size_t mostPlaces = 400000;     ///< looked at for the stretch that is nearest, the rarest words first
constexpr size_t largestTable = 500000;    ///< cells that one comparison may fill
constexpr qint32 blockLength = 16;        ///< places are counted in blocks of so many tokens

struct Step
{
    bool inQuotation = false;
    bool inSource = false;
    size_t quoted = 0;
    size_t source = 0;
};

/// A stretch of either text that is still to be compared; ends exclusive.
struct Pair
{
    size_t a = 0, aEnd = 0;
    size_t b = 0, bEnd = 0;

    size_t cells() const { return (aEnd - a + 1) * (bEnd - b + 1); }
};

using Numbers = std::vector<quint32>;

/// Longest common subsequence by the table of all pairs.
void alignByTable(const Numbers &a, const Numbers &b, Pair pair, std::vector<Step> &steps)
{
    const size_t n = pair.aEnd - pair.a;
    const size_t m = pair.bEnd - pair.b;
    std::vector<quint16> best((n + 1) * (m + 1), 0);
    const auto at = [&best, m](size_t i, size_t k) -> quint16 & { return best[i * (m + 1) + k]; };
    for (size_t i = n; i-- > 0;) {
        for (size_t k = m; k-- > 0;) {
            at(i, k) = a[pair.a + i] == b[pair.b + k] ? quint16(at(i + 1, k + 1) + 1) : std::max(at(i + 1, k), at(i, k + 1));
        }
    }
    size_t i = 0, k = 0;
    while (i < n || k < m) {
        if (i < n && k < m && a[pair.a + i] == b[pair.b + k]) {
            steps.push_back({true, true, pair.a + i++, pair.b + k++});
        } else if (i < n && (k == m || at(i + 1, k) >= at(i, k + 1))) {
            steps.push_back({true, false, pair.a + i++, 0});
        } else {
            steps.push_back({false, true, 0, pair.b + k++});
        }
    }
}

void alignPair(const Numbers &a, const Numbers &b, Pair pair, std::vector<Step> &steps)
{
    if (pair.cells() <= largestTable) {
        alignByTable(a, b, pair, steps);
        return;
    }
    // Too far apart to be compared word by word.
    for (size_t i = pair.a; i < pair.aEnd; ++i)
        steps.push_back({true, false, i, 0});
    for (size_t k = pair.b; k < pair.bEnd; ++k)
        steps.push_back({false, true, 0, k});
}

/// Words that stand once in either text, in an order that both have: they cut a long comparison into short ones.
std::vector<std::pair<size_t, size_t>> fixedPoints(const Numbers &a, const Numbers &b)
{
    struct Where
    {
        int inA = 0, inB = 0;
        size_t a = 0, b = 0;
    };
    QHash<quint32, Where> words;
    for (size_t i = 0; i < a.size(); ++i) {
        Where &where = words[a[i]];
        ++where.inA;
        where.a = i;
    }
    for (size_t k = 0; k < b.size(); ++k) {
        Where &where = words[b[k]];
        ++where.inB;
        where.b = k;
    }
    std::vector<std::pair<size_t, size_t>> pairs; // in the order of a
    for (size_t i = 0; i < a.size(); ++i) {
        const Where where = words.value(a[i]);
        if (where.inA == 1 && where.inB == 1)
            pairs.emplace_back(i, where.b);
    }
    // Longest run that rises in b as well.
    std::vector<size_t> tails, before(pairs.size(), SIZE_MAX);
    for (size_t p = 0; p < pairs.size(); ++p) {
        const auto tail = std::lower_bound(tails.begin(), tails.end(), p, [&pairs](size_t left, size_t right) {
            return pairs[left].second < pairs[right].second;
        });
        if (tail != tails.begin())
            before[p] = *(tail - 1);
        if (tail == tails.end())
            tails.push_back(p);
        else
            *tail = p;
    }
    std::vector<std::pair<size_t, size_t>> points;
    for (size_t p = tails.empty() ? SIZE_MAX : tails.back(); p != SIZE_MAX; p = before[p])
        points.push_back(pairs[p]);
    std::reverse(points.begin(), points.end());
    return points;
}

/// Words that both have in the same order, and those that only one has.
std::vector<Step> align(const Numbers &a, const Numbers &b)
{
    std::vector<Step> steps;
    Pair rest{0, a.size(), 0, b.size()};
    if (rest.cells() > largestTable) {
        for (const auto &[i, k] : fixedPoints(a, b)) {
            alignPair(a, b, {rest.a, i, rest.b, k}, steps);
            steps.push_back({true, true, i, k});
            rest.a = i + 1;
            rest.b = k + 1;
        }
    }
    alignPair(a, b, rest, steps);
    return steps;
}

/// Numbers for words, so that comparing two costs nothing; single and double marks are one.
class Numbering
{
public:
    Numbers of(const std::vector<FoldedToken> &tokens)
    {
        Numbers numbers;
        for (const FoldedToken &token : tokens) {
            quint32 &number = m_numbers[token.folded == u"'" ? QStringLiteral("\"") : token.folded];
            if (number == 0)
                number = quint32(m_numbers.size());
            numbers.push_back(number);
        }
        return numbers;
    }

private:
    QHash<QString, quint32> m_numbers;
};

void append(QString &words, QStringView text, const FoldedToken &token)
{
    if (!words.isEmpty() && token.spaced)
        words += u' ';
    words += text.mid(token.start, token.end - token.start);
}

/// Groups steps: a run of only-quoted and only-source words side by side is one change.
QList<WordChange> changesOf(const std::vector<Step> &steps, QStringView quotation, const std::vector<FoldedToken> &quoted,
                            QStringView sourceText, const std::vector<FoldedToken> &source)
{
    QList<WordChange> changes;
    for (const Step &step : steps) {
        const bool same = step.inQuotation && step.inSource;
        if (changes.isEmpty() || (changes.last().kind == WordChange::Kind::Same) != same)
            changes.append({same ? WordChange::Kind::Same : WordChange::Kind::Changed, {}, {}});
        if (step.inQuotation)
            append(changes.last().quoted, quotation, quoted[step.quoted]);
        if (step.inSource)
            append(changes.last().source, sourceText, source[step.source]);
    }
    for (WordChange &change : changes) {
        if (change.kind == WordChange::Kind::Same)
            continue;
        if (change.source.isEmpty())
            change.kind = WordChange::Kind::Added;
        else if (change.quoted.isEmpty())
            change.kind = WordChange::Kind::Missing;
    }
    return changes;
}

/// The stretch of source tokens where most of the quotation's rarer words stand close together.
std::pair<qint32, qint32> densestStretch(const std::vector<FoldedToken> &quoted, const SourceText &source)
{
    std::vector<size_t> order(quoted.size()); // by how rare the word is
    std::iota(order.begin(), order.end(), size_t(0));
    std::vector<std::span<const qint32>> places;
    places.reserve(quoted.size());
    for (const FoldedToken &token : quoted)
        places.push_back(source.places(source.number(token.folded)));
    std::stable_sort(order.begin(), order.end(), [&places](size_t a, size_t b) { return places[a].size() < places[b].size(); });
    // By block of the diagonal. The quotation may begin before the source does.
    const qint32 shift = qint32(quoted.size()) / blockLength + 2;
    std::vector<double> weights(size_t(shift) + source.tokens().size() / blockLength + 3, 0.0);
    size_t seen = 0;
    for (size_t i : order) {
        seen += places[i].size();
        if (seen > mostPlaces)
            break;
        const double weight = places[i].empty() ? 0 : (quoted[i].isWord ? 1.0 : 0.1) / double(places[i].size());
        for (qint32 place : places[i]) {
            const size_t diagonal = size_t((place - qint32(i) + shift * blockLength) / blockLength);
            weights[diagonal] += weight;
            weights[diagonal + 1] += weight / 2;
            weights[diagonal - 1] += weight / 2;
        }
    }
    const auto heaviest = std::max_element(weights.begin(), weights.end());
    if (*heaviest == 0)
        return {0, 0};
    const qint32 best = qint32(heaviest - weights.begin()) - shift;
    const qint32 slack = qint32(quoted.size()) / 3 + 2 * blockLength;
    const qint32 first = std::max(0, best * blockLength - slack);
    const qint32 end = std::min(qint32(source.tokens().size()), best * blockLength + qint32(quoted.size()) + slack);
    return {first, std::max(first, end)};
}

} // namespace

QList<WordChange> wordDifference(QStringView quoted, QStringView source)
{
    std::vector<FoldedToken> a = foldedTokens(quoted);
    std::vector<FoldedToken> b = foldedTokens(source);
    a.resize(std::min(a.size(), longestQuotation));
    b.resize(std::min(b.size(), 2 * longestQuotation));
    Numbering numbering;
    const Numbers left = numbering.of(a);
    return changesOf(align(left, numbering.of(b)), quoted, a, source, b);
}

NearestPassage nearestPassage(QStringView quotation, const SourceText &source)
{
    NearestPassage nearest;
    std::vector<FoldedToken> quoted = foldedTokens(quotation);
    while (!quoted.empty() && !quoted.back().isWord)
        quoted.pop_back(); // final punctuation may differ
    quoted.resize(std::min(quoted.size(), longestQuotation));
    const auto [first, end] = densestStretch(quoted, source);
    if (quoted.empty() || first == end)
        return nearest;
    const TextRange stretch{source.tokens()[size_t(first)].start, source.tokens()[size_t(end - 1)].end};
    const QStringView text = QStringView(source.text()).mid(stretch.start, stretch.length());
    std::vector<FoldedToken> there = foldedTokens(text);
    Numbering numbering;
    const Numbers left = numbering.of(quoted);
    const std::vector<Step> steps = align(left, numbering.of(there));
    // What the source says before the first and after the last shared word is no part of the difference.
    const auto shared = [](const Step &step) { return step.inQuotation && step.inSource; };
    const auto firstShared = std::find_if(steps.begin(), steps.end(), shared);
    const auto lastShared = std::find_if(steps.rbegin(), steps.rend(), shared);
    if (firstShared == steps.end())
        return nearest;
    std::vector<Step> kept;
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        if ((step >= firstShared && step < lastShared.base()) || step->inQuotation)
            kept.push_back(*step);
    }
    int words = 0, alike = 0;
    for (const Step &step : kept) {
        if (step.inQuotation && quoted[step.quoted].isWord) {
            ++words;
            alike += step.inSource;
        }
    }
    nearest.alike = words > 0 ? double(alike) / words : 0;
    const FoldedToken &from = there[firstShared->source];
    const FoldedToken &to = there[lastShared->source];
    nearest.source = {stretch.start + from.start, stretch.start + to.end};
    nearest.difference = changesOf(kept, quotation, quoted, text, there);
    return nearest;
}

} // namespace stet
