#include "app/quotations/passagesearch.h"

#include <algorithm>

namespace stet {

namespace {

using Kind = QuotationPart::Kind;

constexpr size_t mostHits = 100000;      ///< of one fragment between gaps; beyond it the search gives up
constexpr qint32 longestReplacement = 8; ///< words of the source that a bracket may stand for

bool isFinalPunctuation(const FoldedToken &token)
{
    return !token.isWord && token.folded.size() == 1 && QStringView(u".,;:!?-\u2026").contains(token.folded[0]);
}

QString inOtherCase(const QString &word)
{
    if (word.isEmpty())
        return word;
    const QChar first = word[0];
    return (first.isUpper() ? first.toLower() : first.toUpper()) + word.mid(1);
}

} // namespace

PassageSearch::PassageSearch(std::vector<QuotationPart> parts, const SourceText &source)
    : m_source(source), m_parts(std::move(parts))
{
    prepare();
}

void PassageSearch::prepare()
{
    // Final punctuation may differ: it is compared apart.
    while (!m_parts.empty() && m_parts.back().kind == Kind::Words) {
        auto &tokens = m_parts.back().tokens;
        while (!tokens.empty() && isFinalPunctuation(tokens.back())) {
            m_tail.insert(m_tail.begin(), tokens.back());
            tokens.pop_back();
            if (m_tail.size() > 8) // no prose ends so; do not shift for ever
                break;
        }
        if (!tokens.empty())
            break;
        m_parts.pop_back();
    }
    m_single = m_source.number(QStringLiteral("'"));
    m_double = m_source.number(QStringLiteral("\""));
    m_firstWords = m_parts.size();
    qint64 length = 0;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        std::vector<quint32> numbers;
        for (const FoldedToken &token : m_parts[i].tokens)
            numbers.push_back(looseNumber(token));
        length += qint64(numbers.size());
        m_numbers.push_back(std::move(numbers));
        if (m_parts[i].kind == Kind::Words && m_firstWords == m_parts.size()) {
            m_firstWords = i;
            m_otherCase = m_source.number(inOtherCase(m_parts[i].tokens.front().folded));
        }
    }
    m_steps = 64 * (qint64(m_source.tokens().size()) + length) + 100000;
}

/// Single and double marks are one here, since nesting turns one into the other.
quint32 PassageSearch::looseNumber(const FoldedToken &token) const
{
    if (token.folded == u"'" || token.folded == u"\"")
        return m_double != 0 ? m_double : m_single;
    return m_source.number(token.folded);
}

bool PassageSearch::matches(size_t part, size_t token, qint32 place)
{
    --m_steps;
    const auto &tokens = m_source.tokens();
    if (place < 0 || place >= qint32(tokens.size()))
        return false;
    quint32 there = tokens[size_t(place)].number;
    if (there == m_single && m_double != 0)
        there = m_double;
    const quint32 wanted = m_numbers[part][token];
    if (there == wanted)
        return true;
    return part == m_firstWords && token == 0 && m_otherCase != 0 && there == m_otherCase;
}

bool PassageSearch::wordsAt(size_t part, qint32 place)
{
    for (size_t i = 0; i < m_numbers[part].size(); ++i) {
        if (m_steps < 0 || !matches(part, i, place + qint32(i)))
            return false;
    }
    return true;
}

/// [T]he and improv[ed]: the pieces that were left must begin and end one word of the source.
bool PassageSearch::gluedAt(size_t part, qint32 place) const
{
    if (place < 0 || place >= qint32(m_source.tokens().size()))
        return false;
    const SourceText::Token &token = m_source.tokens()[size_t(place)];
    const QString &word = m_source.folded(token.number);
    const QString &before = m_parts[part].tokens[0].folded;
    const QString &after = m_parts[part].tokens[1].folded;
    return token.isWord && word.size() >= before.size() + after.size() && word.startsWith(before) && word.endsWith(after);
}

qint32 PassageSearch::lengthOf(size_t part) const
{
    if (m_parts[part].kind == Kind::Words)
        return qint32(m_numbers[part].size());
    return m_parts[part].kind == Kind::Glued ? 1 : 0;
}

bool PassageSearch::extendRight(const Run &run, size_t from, Passage &passage)
{
    const auto stands = [this](size_t part, qint32 place) {
        return m_parts[part].kind == Kind::Words ? wordsAt(part, place) : gluedAt(part, place);
    };
    for (size_t part = from + 1; part < run.end; ++part) {
        const qint32 end = passage.spans[part - 1].end;
        if (m_parts[part].kind != Kind::Bracket) {
            if (!stands(part, end))
                return false;
            passage.spans[part] = {end, end + lengthOf(part)};
            continue;
        }
        if (part + 1 == run.end || m_parts[part + 1].kind == Kind::Bracket) {
            passage.spans[part] = {end, end};
            continue;
        }
        qint32 skipped = 0;
        while (skipped <= longestReplacement && !stands(part + 1, end + skipped))
            ++skipped;
        if (skipped > longestReplacement)
            return false;
        passage.spans[part] = {end, end + skipped};
    }
    return true;
}

bool PassageSearch::extendLeft(const Run &run, size_t from, Passage &passage)
{
    const auto stands = [this](size_t part, qint32 place) {
        return m_parts[part].kind == Kind::Words ? wordsAt(part, place) : gluedAt(part, place);
    };
    for (size_t part = from; part-- > run.first;) {
        const qint32 start = passage.spans[part + 1].first;
        if (m_parts[part].kind != Kind::Bracket) {
            const qint32 first = start - lengthOf(part);
            if (!stands(part, first))
                return false;
            passage.spans[part] = {first, start};
            continue;
        }
        if (part == run.first || m_parts[part - 1].kind == Kind::Bracket) {
            passage.spans[part] = {start, start};
            continue;
        }
        const qint32 length = lengthOf(part - 1);
        qint32 skipped = 0;
        while (skipped <= longestReplacement && !stands(part - 1, start - skipped - length))
            ++skipped;
        if (skipped > longestReplacement)
            return false;
        passage.spans[part] = {start - skipped, start};
    }
    return true;
}

bool PassageSearch::extend(const Run &run, size_t anchor, qint32 place, Passage &passage)
{
    passage.spans.assign(m_parts.size(), {});
    passage.spans[anchor] = {place, place + lengthOf(anchor)};
    return extendRight(run, anchor, passage) && extendLeft(run, anchor, passage);
}

/// Every place of a run, found by its rarest word.
std::vector<Passage> PassageSearch::placesOf(const Run &run, size_t most)
{
    size_t anchor = run.end;
    size_t anchorToken = 0;
    size_t fewest = SIZE_MAX;
    for (size_t part = run.first; part < run.end; ++part) {
        if (m_parts[part].kind != Kind::Words)
            continue;
        for (size_t i = 0; i < m_numbers[part].size(); ++i) {
            if (part == m_firstWords && i == 0 && m_numbers[part].size() > 1)
                continue; // it may stand in another case
            const size_t count = m_source.places(m_numbers[part][i]).size();
            if (count < fewest) {
                fewest = count;
                anchor = part;
                anchorToken = i;
            }
        }
    }
    std::vector<Passage> answer;
    if (anchor == run.end)
        return answer;
    std::vector<qint32> places;
    const auto collect = [&](quint32 number) {
        const auto of = m_source.places(number);
        places.insert(places.end(), of.begin(), of.end());
    };
    collect(m_numbers[anchor][anchorToken]);
    if (anchor == m_firstWords && anchorToken == 0)
        collect(m_otherCase);
    if (m_numbers[anchor][anchorToken] == m_double)
        collect(m_single);
    std::sort(places.begin(), places.end());
    for (qint32 place : places) {
        if (m_steps < 0 || answer.size() >= most)
            break;
        --m_steps;
        const qint32 first = place - qint32(anchorToken);
        Passage passage;
        if (wordsAt(anchor, first) && extend(run, anchor, first, passage))
            answer.push_back(std::move(passage));
    }
    return answer;
}

/// Runs in the order of the source, each window as narrow as it can be.
std::vector<Passage> PassageSearch::chain(std::vector<std::vector<Passage>> &found, size_t most)
{
    std::vector<Passage> answer;
    std::vector<size_t> next(found.size(), 0);
    qint32 lastEnd = -1;
    for (size_t i = 0; i < found.front().size() && answer.size() <= most; ++i) {
        Passage passage = found.front()[i];
        const auto endOf = [](const Passage &p) {
            qint32 end = 0;
            for (const TokenSpan &span : p.spans)
                end = std::max(end, span.end);
            return end;
        };
        const auto startOf = [](const Passage &p) {
            qint32 start = -1;
            for (const TokenSpan &span : p.spans) {
                if (span.end > span.first && (start < 0 || span.first < start))
                    start = span.first;
            }
            return start;
        };
        qint32 end = endOf(passage);
        bool whole = true;
        for (size_t run = 1; run < found.size() && whole; ++run) {
            size_t &k = next[run];
            while (k < found[run].size() && startOf(found[run][k]) < end)
                ++k, --m_steps;
            whole = k < found[run].size();
            if (!whole)
                break;
            for (size_t part = 0; part < m_parts.size(); ++part) {
                if (found[run][k].spans[part].end > 0)
                    passage.spans[part] = found[run][k].spans[part];
            }
            end = endOf(found[run][k]);
        }
        m_steps -= qint64(m_parts.size());
        if (!whole || m_steps < 0)
            break;
        if (end == lastEnd)
            answer.pop_back(); // this one begins later and ends at the same word: it is narrower
        lastEnd = end;
        answer.push_back(std::move(passage));
    }
    return answer;
}

/// Whether the passage has nothing but what folding allows.
void PassageSearch::judge(Passage &passage)
{
    const auto &tokens = m_source.tokens();
    for (size_t part = 0; part < m_parts.size(); ++part) {
        if (m_parts[part].kind != Kind::Words)
            continue;
        for (size_t i = 0; i < m_parts[part].tokens.size() && passage.strict; ++i) {
            const quint32 there = tokens[size_t(passage.spans[part].first) + i].number;
            passage.strict = there == m_source.number(m_parts[part].tokens[i].folded);
        }
    }
    qint32 place = passage.spans.back().end;
    for (const FoldedToken &sign : m_tail) {
        if (place >= qint32(tokens.size()) || m_source.folded(tokens[size_t(place)].number) != sign.folded) {
            passage.strict = false;
            return;
        }
        ++place;
    }
}

std::vector<Passage> PassageSearch::passages(size_t most)
{
    std::vector<Run> runs;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].kind == Kind::Gap)
            continue;
        if (runs.empty() || runs.back().end != i)
            runs.push_back({i, i});
        runs.back().end = i + 1;
    }
    if (runs.empty())
        return {};
    std::vector<std::vector<Passage>> found;
    for (const Run &run : runs) {
        found.push_back(placesOf(run, runs.size() == 1 ? most : mostHits));
        if (runs.size() > 1 && found.back().size() >= mostHits)
            m_steps = -1;
        if (found.back().empty())
            return {};
    }
    std::vector<Passage> answer = runs.size() == 1 ? std::move(found.front()) : chain(found, most);
    for (Passage &passage : answer)
        judge(passage);
    return answer;
}

} // namespace stet
