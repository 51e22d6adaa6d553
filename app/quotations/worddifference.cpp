#include "app/quotations/worddifference.h"

#include <QHash>
#include <algorithm>

namespace stet {

namespace {

constexpr size_t longestQuotation = 1500; ///< tokens compared; of a longer one, the head
constexpr size_t commonWord = 400;        ///< a word with more places says little about where a passage is
constexpr qint32 blockLength = 16;        ///< places are counted in blocks of so many tokens

struct Step
{
    bool inQuotation = false;
    bool inSource = false;
    size_t quoted = 0;
    size_t source = 0;
};

/// Longest common subsequence, after common heads and tails were taken off.
std::vector<Step> align(const std::vector<QString> &a, const std::vector<QString> &b)
{
    std::vector<Step> steps;
    size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) {
        steps.push_back({true, true, head, head});
        ++head;
    }
    size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const size_t n = a.size() - head - tail;
    const size_t m = b.size() - head - tail;
    std::vector<quint16> best((n + 1) * (m + 1), 0);
    const auto at = [&best, m](size_t i, size_t k) -> quint16 & { return best[i * (m + 1) + k]; };
    for (size_t i = n; i-- > 0;) {
        for (size_t k = m; k-- > 0;) {
            at(i, k) = a[head + i] == b[head + k] ? quint16(at(i + 1, k + 1) + 1) : std::max(at(i + 1, k), at(i, k + 1));
        }
    }
    size_t i = 0, k = 0;
    while (i < n || k < m) {
        if (i < n && k < m && a[head + i] == b[head + k]) {
            steps.push_back({true, true, head + i++, head + k++});
        } else if (i < n && (k == m || at(i + 1, k) >= at(i, k + 1))) {
            steps.push_back({true, false, head + i++, 0});
        } else {
            steps.push_back({false, true, 0, head + k++});
        }
    }
    for (size_t t = tail; t > 0; --t)
        steps.push_back({true, true, a.size() - t, b.size() - t});
    return steps;
}

std::vector<QString> foldedOf(const std::vector<FoldedToken> &tokens)
{
    std::vector<QString> words;
    for (const FoldedToken &token : tokens)
        words.push_back(token.folded == u"'" ? QStringLiteral("\"") : token.folded);
    return words;
}

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
    QHash<qint32, double> weights; // by block of the diagonal
    for (size_t i = 0; i < quoted.size(); ++i) {
        const auto places = source.places(source.number(quoted[i].folded));
        if (places.empty() || places.size() > commonWord)
            continue;
        const double weight = (quoted[i].isWord ? 1.0 : 0.1) / double(places.size());
        for (qint32 place : places) {
            const qint32 diagonal = (place - qint32(i)) / blockLength;
            weights[diagonal] += weight;
            weights[diagonal + 1] += weight / 2;
            weights[diagonal - 1] += weight / 2;
        }
    }
    qint32 best = -1;
    double heaviest = 0;
    for (auto entry = weights.cbegin(); entry != weights.cend(); ++entry) {
        if (entry.value() > heaviest || (entry.value() == heaviest && entry.key() < best)) {
            heaviest = entry.value();
            best = entry.key();
        }
    }
    if (heaviest == 0)
        return {0, 0};
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
    return changesOf(align(foldedOf(a), foldedOf(b)), quoted, a, source, b);
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
    std::vector<Step> steps = align(foldedOf(quoted), foldedOf(there));
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
