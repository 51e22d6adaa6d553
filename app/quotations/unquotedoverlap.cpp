#include "app/quotations/unquotedoverlap.h"

#include <QHash>
#include <algorithm>

namespace stet {

namespace {

constexpr int mostPlaces = 32; ///< places of one run of words in a source that are compared

/// The words of a text without its signs, in lower case, each as a number; equal number, equal word.
struct Words
{
    std::vector<quint64> hashes;
    std::vector<TextRange> ranges;
};

quint64 hashOf(const QString &word)
{
    quint64 hash = 1469598103934665603ULL;
    for (QChar c : word.toLower())
        hash = (hash ^ c.unicode()) * 1099511628211ULL;
    return hash;
}

Words wordsOf(const SourceText &source)
{
    Words words;
    std::vector<quint64> known; // by number
    for (const SourceText::Token &token : source.tokens()) {
        if (!token.isWord)
            continue;
        if (known.size() <= token.number)
            known.resize(token.number + 1, 0);
        if (known[token.number] == 0)
            known[token.number] = hashOf(source.folded(token.number));
        words.hashes.push_back(known[token.number]);
        words.ranges.push_back({token.start, token.end});
    }
    return words;
}

/// Hashes of every run of `length` words, by a rolling sum.
std::vector<quint64> runHashes(const std::vector<quint64> &words, int length)
{
    constexpr quint64 base = 0x9E3779B97F4A7C15ULL;
    const size_t run = size_t(length);
    std::vector<quint64> hashes;
    if (words.size() < run)
        return hashes;
    quint64 top = 1;
    for (size_t i = 1; i < run; ++i)
        top *= base;
    quint64 hash = 0;
    for (size_t i = 0; i < words.size(); ++i) {
        if (i >= run)
            hash -= words[i - run] * top;
        hash = hash * base + words[i];
        if (i + 1 >= run)
            hashes.push_back(hash);
    }
    return hashes;
}

/// Words of a paragraph in stretches between quotations.
std::vector<Words> freeStretches(const ProseParagraph &paragraph, const QList<TextRange> &quoted)
{
    std::vector<Words> stretches(1);
    for (const FoldedToken &token : foldedTokens(paragraph.text)) {
        const bool isQuoted = std::any_of(quoted.begin(), quoted.end(), [&token](TextRange range) {
            return range.start < token.end && token.start < range.end;
        });
        if (isQuoted) {
            if (!stretches.back().hashes.empty())
                stretches.emplace_back();
        } else if (token.isWord) {
            stretches.back().hashes.push_back(hashOf(token.folded));
            stretches.back().ranges.push_back({token.start, token.end});
        }
    }
    return stretches;
}

/// What of the body stands outside quotations and block quotations, with the paragraph of each stretch.
std::vector<std::pair<qsizetype, Words>> bodyStretches(const QList<ProseParagraph> &paragraphs, const QList<Quotation> &quotations,
                                                       int fewest)
{
    QHash<qsizetype, QList<TextRange>> quoted;
    for (const Quotation &quotation : quotations) {
        for (const ProsePlace &stretch : quotation.stretches)
            quoted[stretch.paragraph].append(stretch.range);
    }
    std::vector<std::pair<qsizetype, Words>> texts;
    for (qsizetype i = 0; i < paragraphs.size(); ++i) {
        const ProseParagraph &paragraph = paragraphs[i];
        if (paragraph.quoteDepth > 0 || paragraph.kind == ProseParagraph::Kind::Code || paragraph.part != ArticlePart::Body)
            continue;
        for (Words &stretch : freeStretches(paragraph, quoted.value(i))) {
            if (stretch.hashes.size() >= size_t(fewest))
                texts.emplace_back(i, std::move(stretch));
        }
    }
    return texts;
}

class Comparison
{
public:
    Comparison(const SourceText &source, qsizetype index, int fewest)
        : m_words(wordsOf(source)), m_index(index), m_fewest(fewest)
    {
        const std::vector<quint64> runs = runHashes(m_words.hashes, fewest);
        for (size_t i = 0; i < runs.size(); ++i) {
            QList<qint32> &places = m_runs[runs[i]];
            if (places.size() < mostPlaces)
                places.append(qint32(i));
        }
    }

    void find(const Words &text, qsizetype paragraph, QList<UnquotedOverlap> &found) const
    {
        const std::vector<quint64> runs = runHashes(text.hashes, m_fewest);
        for (size_t i = 0; i < runs.size();) {
            size_t longest = 0;
            qint32 where = 0;
            for (qint32 place : m_runs.value(runs[i])) {
                size_t length = 0;
                while (i + length < text.hashes.size() && size_t(place) + length < m_words.hashes.size()
                       && text.hashes[i + length] == m_words.hashes[size_t(place) + length])
                    ++length;
                if (length > longest) {
                    longest = length;
                    where = place;
                }
            }
            if (longest < size_t(m_fewest)) {
                ++i;
                continue;
            }
            UnquotedOverlap overlap;
            overlap.place = {paragraph, {text.ranges[i].start, text.ranges[i + longest - 1].end}};
            overlap.source = m_index;
            overlap.inSource = {m_words.ranges[size_t(where)].start, m_words.ranges[size_t(where) + longest - 1].end};
            overlap.words = int(longest);
            found.append(overlap);
            i += longest;
        }
    }

private:
    Words m_words;
    qsizetype m_index;
    int m_fewest;
    QHash<quint64, QList<qint32>> m_runs;
};

} // namespace

QStringList overlapPhrases(const QList<ProseParagraph> &paragraphs, const QList<Quotation> &quotations)
{
    constexpr size_t length = 5;
    constexpr size_t step = 4; // from any place on, the next multiple of four and five words more are within eight
    QStringList phrases;
    for (const auto &[paragraph, words] : bodyStretches(paragraphs, quotations, int(step + length - 1))) {
        for (size_t i = 0; i + length <= words.ranges.size(); i += step) {
            const TextRange range{words.ranges[i].start, words.ranges[i + length - 1].end};
            phrases.append(paragraphs[paragraph].text.mid(range.start, range.length()));
        }
    }
    phrases.removeDuplicates();
    return phrases;
}

QList<UnquotedOverlap> unquotedOverlaps(const QList<ProseParagraph> &paragraphs, const QList<Quotation> &quotations,
                                        const QList<const SourceText *> &sources, int fewest)
{
    const std::vector<std::pair<qsizetype, Words>> texts = bodyStretches(paragraphs, quotations, fewest);
    QList<UnquotedOverlap> found;
    for (qsizetype s = 0; s < sources.size(); ++s) {
        const Comparison comparison(*sources[s], s, std::max(2, fewest));
        for (const auto &[paragraph, words] : texts)
            comparison.find(words, paragraph, found);
    }
    std::stable_sort(found.begin(), found.end(), [](const UnquotedOverlap &a, const UnquotedOverlap &b) {
        return std::pair(a.place.paragraph, a.place.range.start) < std::pair(b.place.paragraph, b.place.range.start);
    });
    return found;
}

} // namespace stet
