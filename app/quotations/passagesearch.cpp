#include "app/quotations/passagesearch.h"

#include <algorithm>

namespace stet {

namespace {

using Kind = QuotationPart::Kind;

constexpr qint32 longestReplacement = 8; ///< words of the source that a bracket may stand for

bool isFinalPunctuation(const FoldedToken &token)
{
    // An ellipsis is none: it leaves something out, unless the source has it too.
    return !token.isWord && token.folded.size() == 1 && QStringView(u".,;:!?-").contains(token.folded[0]);
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
    while (!m_parts.empty() && m_parts.back().kind == Kind::Gap)
        m_parts.pop_back(); // nothing is left for it to lead to
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
    m_steps = 8 * (qint64(m_source.tokens().size()) + length) + 200000;
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
    passage.spans[anchor] = {place, place + lengthOf(anchor)};
    return extendRight(run, anchor, passage) && extendLeft(run, anchor, passage);
}

/// The rarest word of the run; false when it has none.
bool PassageSearch::findAnchor(Run &run) const
{
    run.anchor = run.end;
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
                run.anchor = part;
                run.anchorToken = i;
            }
        }
    }
    return run.anchor != run.end;
}

/// Every place of a run, found by its rarest word.
PassageSearch::RunPlaces PassageSearch::placesOf(const Run &run, size_t most)
{
    std::vector<qint32> other; // places of the other forms that the word may stand in
    const quint32 number = m_numbers[run.anchor][run.anchorToken];
    std::span<const qint32> places = m_source.places(number);
    const auto join = [&](quint32 form) {
        const auto more = m_source.places(form);
        if (form == number || more.empty())
            return;
        std::vector<qint32> joined(places.size() + more.size());
        std::merge(places.begin(), places.end(), more.begin(), more.end(), joined.begin());
        other = std::move(joined);
        places = other;
    };
    if (run.anchor == m_firstWords && run.anchorToken == 0)
        join(m_otherCase);
    if (number == m_double)
        join(m_single);
    RunPlaces answer;
    const bool plain = run.end - run.first == 1;
    Passage passage;
    passage.spans.resize(m_parts.size());
    for (qint32 place : places) {
        if (--m_steps < 0 || answer.size() >= most)
            break;
        const qint32 first = place - qint32(run.anchorToken);
        if (!wordsAt(run.anchor, first))
            continue;
        if (plain) {
            answer.push_back({first, first + lengthOf(run.anchor), first});
            continue;
        }
        if (!extend(run, run.anchor, first, passage))
            continue;
        RunPlace found{-1, 0, first};
        for (size_t part = run.first; part < run.end; ++part) {
            const TokenSpan span = passage.spans[part];
            if (span.end > span.first && (found.start < 0 || span.first < found.start))
                found.start = span.first;
            found.end = std::max(found.end, span.end);
        }
        answer.push_back(found);
    }
    return answer;
}

/// The same words between gaps once more: their places need not be sought again.
bool PassageSearch::isSame(const Run &a, const Run &b) const
{
    const bool plain = a.end - a.first == 1 && b.end - b.first == 1;
    return plain && a.anchor != m_firstWords && b.anchor != m_firstWords && m_numbers[a.anchor] == m_numbers[b.anchor];
}

void PassageSearch::addSpans(const Run &run, const RunPlace &place, Passage &passage)
{
    extend(run, run.anchor, place.anchor, passage);
}

/// Runs in the order of the source, each window as narrow as it can be.
std::vector<Passage> PassageSearch::chain(const std::vector<Run> &runs,
                                          const std::vector<std::shared_ptr<const RunPlaces>> &found, size_t most)
{
    std::vector<std::vector<size_t>> windows; // by window: the place of every run
    std::vector<size_t> next(runs.size(), 0);
    qint32 lastEnd = -1;
    for (size_t i = 0; i < found.front()->size() && windows.size() <= most; ++i) {
        next.front() = i;
        qint32 end = (*found.front())[i].end;
        bool whole = true;
        for (size_t run = 1; run < runs.size() && whole; ++run) {
            const RunPlaces &places = *found[run];
            size_t &k = next[run];
            while (k < places.size() && places[k].start < end)
                ++k, --m_steps;
            whole = k < places.size();
            if (whole)
                end = places[k].end;
        }
        m_steps -= qint64(runs.size());
        if (!whole || m_steps < 0)
            break;
        if (end == lastEnd)
            windows.back() = next; // this one begins later and ends at the same word: it is narrower
        else
            windows.push_back(next);
        lastEnd = end;
    }
    std::vector<Passage> answer;
    for (const std::vector<size_t> &window : windows) {
        Passage passage;
        passage.spans.resize(m_parts.size());
        for (size_t run = 0; run < runs.size(); ++run)
            addSpans(runs[run], (*found[run])[window[run]], passage);
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

std::vector<PassageSearch::Run> PassageSearch::runs() const
{
    std::vector<Run> runs;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].kind == Kind::Gap)
            continue;
        if (runs.empty() || runs.back().end != i)
            runs.push_back({i, i});
        runs.back().end = i + 1;
    }
    return runs;
}

std::vector<Passage> PassageSearch::passages(size_t most)
{
    std::vector<Run> all = runs();
    if (all.empty())
        return {};
    std::vector<std::shared_ptr<const RunPlaces>> found;
    for (size_t i = 0; i < all.size(); ++i) {
        if (!findAnchor(all[i]))
            return {};
        const auto before = std::find_if(all.begin(), all.begin() + qsizetype(i),
                                         [&](const Run &run) { return isSame(run, all[i]); });
        if (before != all.begin() + qsizetype(i))
            found.push_back(found[size_t(before - all.begin())]);
        else
            found.push_back(std::make_shared<const RunPlaces>(placesOf(all[i], all.size() == 1 ? most : SIZE_MAX)));
        if (found.back()->empty())
            return {};
    }
    std::vector<Passage> answer = chain(all, found, most);
    if (gaveUp())
        return {};
    for (Passage &passage : answer)
        judge(passage);
    return answer;
}

} // namespace stet
