#include "app/quotations/verbatimcheck.h"

#include "app/quotations/passagesearch.h"
#include "app/quotations/worddifference.h"

#include <algorithm>

namespace stet {

namespace {

using Kind = QuotationPart::Kind;

constexpr size_t mostPlaces = 50;   ///< shown for an ambiguous quotation
constexpr size_t mostParts = 200;   ///< a quotation with more gaps and brackets is none that can be held to a source
constexpr double nearEnough = 0.6;  ///< share of the words that must stand in the source for `differs`

/// Words whose loss turns a meaning round; English first, then German, French and Spanish.
constexpr QStringView dangerousWords[] = {
    u"not", u"never", u"no", u"only", u"unless", u"but", u"if", u"alleged", u"allegedly", u"cannot", u"nor", u"none",
    u"isn't", u"aren't", u"wasn't", u"weren't", u"hasn't", u"haven't", u"hadn't", u"don't", u"doesn't", u"didn't",
    u"won't", u"wouldn't", u"can't", u"couldn't", u"shan't", u"shouldn't", u"mustn't", u"needn't", u"mightn't", u"mayn't",
    u"ain't", u"daren't", u"oughtn't", u"nicht", u"nie", u"niemals", u"kein", u"keine", u"keinen", u"keinem", u"keiner",
    u"nur", u"wenn", u"falls", u"aber", u"sondern", u"angeblich", u"pas", u"jamais", u"sauf", u"mais", u"ne", u"nunca",
    u"salvo", u"pero", u"solo", u"presunto"};

/// The dangerous words among the tokens of a source, each once, in the order of the text. Does not walk the tokens:
/// what lies between two fragments may be nearly the whole source.
QStringList dangersIn(TokenSpan span, const SourceText &source)
{
    std::vector<std::pair<qint32, QString>> found;
    for (QStringView word : dangerousWords) {
        const QString lower = word.toString();
        qint32 first = span.end;
        for (const QString &form : {lower, QString(lower[0].toUpper() + lower.mid(1)), lower.toUpper()}) {
            const auto places = source.places(source.number(form));
            const auto place = std::lower_bound(places.begin(), places.end(), span.first);
            if (place != places.end())
                first = std::min(first, *place);
        }
        if (first < span.end)
            found.emplace_back(first, lower);
    }
    std::sort(found.begin(), found.end());
    QStringList dangers;
    for (const auto &[place, word] : found)
        dangers.append(word);
    return dangers;
}

/// The tokens of the source that lie within a stretch of its text.
TokenSpan tokensIn(TextRange range, const SourceText &source)
{
    const auto &tokens = source.tokens();
    const auto before = [](const SourceText::Token &token, qsizetype at) { return token.start < at; };
    const auto first = std::lower_bound(tokens.begin(), tokens.end(), range.start, before);
    const auto end = std::lower_bound(first, tokens.end(), range.end, before);
    return {qint32(first - tokens.begin()), qint32(end - tokens.begin())};
}

/// Turns a passage of tokens into what is shown.
class Report
{
public:
    Report(QStringView quotation, const SourceText &source, const std::vector<QuotationPart> &parts, const Passage &passage)
        : m_quotation(quotation), m_source(source), m_parts(parts), m_passage(passage)
    {
    }

    void write(Verification &answer) const
    {
        for (size_t i = 0; i < m_parts.size(); ++i) {
            switch (m_parts[i].kind) {
            case Kind::Words: answer.fragments.append({m_parts[i].quoted, rangeOf(m_passage.spans[i])}); break;
            case Kind::Gap: writeGap(i, answer); break;
            case Kind::Bracket: writeBracket(i, answer); break;
            case Kind::Glued: writeGlued(i, answer); break;
            }
        }
        answer.places = {place()};
        answer.verdict = verdict();
    }

    TextRange place() const { return rangeOf(m_passage.whole()); }

    /// Cheap: nothing is written down for it.
    Verdict verdict() const
    {
        const auto has = [this](Kind kind) {
            return std::any_of(m_parts.begin(), m_parts.end(), [kind](const QuotationPart &part) { return part.kind == kind; });
        };
        if (has(Kind::Bracket) || has(Kind::Glued))
            return Verdict::Interpolated;
        if (has(Kind::Gap))
            return Verdict::Elided;
        if (!m_passage.strict)
            return Verdict::Permitted;
        return QStringView(m_source.text()).mid(place().start, m_quotation.size()) == m_quotation ? Verdict::Exact
                                                                                                 : Verdict::Typography;
    }

private:
    TextRange rangeOf(TokenSpan span) const
    {
        const auto &tokens = m_source.tokens();
        if (span.end <= span.first) {
            const qsizetype at = span.first < qint32(tokens.size()) ? tokens[size_t(span.first)].start : m_source.text().size();
            return {at, at};
        }
        return {tokens[size_t(span.first)].start, tokens[size_t(span.end - 1)].end};
    }

    QString words(TextRange range) const { return m_source.text().mid(range.start, range.length()); }

    /// What a bracket at either end may stand for: up to eight words, within the sentence.
    TextRange outerWords(qsizetype position, bool before) const
    {
        const TextRange sentence = m_source.sentenceAround({position, position});
        const auto &tokens = m_source.tokens();
        const auto next = std::lower_bound(tokens.begin(), tokens.end(), position,
                                           [](const SourceText::Token &token, qsizetype at) { return token.start < at; });
        TextRange range{position, position};
        auto token = next;
        for (int words = 0; words < 8; ++words) {
            if (before) {
                if (token == tokens.begin() || (token - 1)->start < sentence.start || !(token - 1)->isWord)
                    break;
                range.start = (--token)->start;
                range.end = (next - 1)->end;
            } else {
                if (token == tokens.end() || token->end > sentence.end || !token->isWord)
                    break;
                range.end = (token++)->end;
            }
        }
        return range;
    }

    void writeGap(size_t part, Verification &answer) const
    {
        ElidedGap gap;
        gap.quoted = m_parts[part].quoted;
        const TokenSpan omitted{m_passage.spans[part - 1].end, m_passage.spans[part + 1].first};
        gap.source = rangeOf(omitted);
        gap.omitted = words(gap.source);
        gap.dangers = dangersIn(omitted, m_source);
        gap.sentence = words(m_source.sentenceAround(gap.source));
        answer.needsTick |= !gap.dangers.isEmpty();
        answer.gaps.append(gap);
    }

    void writeBracket(size_t part, Verification &answer) const
    {
        BracketChange change;
        change.quoted = m_parts[part].quoted;
        change.inserted = m_parts[part].inserted;
        change.source = rangeOf(m_passage.spans[part]);
        const bool outer = part == 0 || part + 1 == m_parts.size();
        if (outer && change.source.length() == 0 && change.inserted.compare(u"sic", Qt::CaseInsensitive) != 0)
            change.source = outerWords(change.source.start, part == 0);
        change.replaced = words(change.source);
        const SourceText inserted(change.inserted);
        const QStringList lost = dangersIn(tokensIn(change.source, m_source), m_source);
        const QStringList won = dangersIn({0, qint32(inserted.tokens().size())}, inserted);
        for (const QString &danger : lost + won) { // what stands on both sides turns nothing
            if (lost.contains(danger) != won.contains(danger))
                change.dangers.append(danger);
        }
        answer.needsTick |= !change.dangers.isEmpty();
        answer.brackets.append(change);
    }

    void writeGlued(size_t part, Verification &answer) const
    {
        const TextRange word = rangeOf(m_passage.spans[part]);
        const auto &pieces = m_parts[part].tokens;
        BracketChange change;
        change.quoted = m_parts[part].quoted;
        change.source = {word.start + (pieces[0].end - pieces[0].start), word.end - (pieces[1].end - pieces[1].start)};
        change.inserted = m_parts[part].inserted;
        change.replaced = words(change.source);
        answer.brackets.append(change);
    }

    QStringView m_quotation;
    const SourceText &m_source;
    const std::vector<QuotationPart> &m_parts;
    const Passage &m_passage;
};

/// An ellipsis at either end leaves out the rest of the sentence.
void addOuterGap(Verification &answer, const SourceText &source, TextRange quoted, bool before)
{
    if (answer.places.size() != 1)
        return;
    const TextRange place = answer.places.first();
    const TextRange sentence = source.sentenceAround(place);
    ElidedGap gap;
    gap.quoted = quoted;
    gap.source = before ? TextRange{sentence.start, place.start} : TextRange{place.end, sentence.end};
    if (gap.source.end < gap.source.start)
        gap.source.end = gap.source.start;
    gap.omitted = source.text().mid(gap.source.start, gap.source.length()).trimmed();
    gap.dangers = dangersIn(tokensIn(gap.source, source), source);
    gap.sentence = source.text().mid(sentence.start, sentence.length());
    answer.needsTick |= !gap.dangers.isEmpty();
    if (before)
        answer.gaps.prepend(gap);
    else
        answer.gaps.append(gap);
    if (answer.verdict != Verdict::Interpolated)
        answer.verdict = Verdict::Elided;
}

/// One reading of the quotation, literal or with gaps and brackets. False when the source has no such passage.
bool tryReading(QStringView quotation, const SourceText &source, std::vector<QuotationPart> parts, Verification &answer)
{
    PassageSearch search(std::move(parts), source);
    const std::vector<Passage> passages = search.passages(mostPlaces);
    if (search.gaveUp()) {
        answer.verdict = Verdict::CannotCheck;
        return true;
    }
    if (passages.empty())
        return false;
    // Verdicts are in the order of trust: a place that has the very words outdoes one that nearly has them.
    QList<Verdict> verdicts;
    for (const Passage &passage : passages)
        verdicts.append(Report(quotation, source, search.parts(), passage).verdict());
    const Verdict best = *std::min_element(verdicts.cbegin(), verdicts.cend());
    for (size_t i = 0; i < passages.size(); ++i) {
        if (verdicts[qsizetype(i)] != best)
            continue;
        const Report report(quotation, source, search.parts(), passages[i]);
        if (verdicts.count(best) == 1)
            report.write(answer);
        else
            answer.places.append(report.place());
    }
    if (answer.places.size() > 1)
        answer.verdict = Verdict::Ambiguous;
    return true;
}

/// Nothing but punctuation.
bool isSigns(const QuotationPart &part)
{
    return part.kind == Kind::Words
        && std::none_of(part.tokens.begin(), part.tokens.end(), [](const FoldedToken &token) { return token.isWord; });
}

/// The quotation without its marks of omission and without what its writer put in.
QString spokenWords(QStringView quotation, const std::vector<QuotationPart> &parts)
{
    QString words;
    for (const QuotationPart &part : parts) {
        if (part.kind == Kind::Gap || part.kind == Kind::Bracket)
            continue;
        if (!words.isEmpty())
            words += u' ';
        words += quotation.mid(part.quoted.start, part.quoted.length());
    }
    return words;
}

} // namespace

Verification verify(QStringView quotation, const SourceText &source)
{
    Verification answer;
    const std::vector<QuotationPart> literal = quotationParts(quotation, true);
    const bool hasWords = !literal.empty()
        && std::any_of(literal.front().tokens.begin(), literal.front().tokens.end(),
                       [](const FoldedToken &token) { return token.isWord; });
    if (source.isEmpty() || !hasWords)
        return answer;
    if (tryReading(quotation, source, literal, answer))
        return answer;
    std::vector<QuotationPart> parts = quotationParts(quotation, false);
    const bool edited = parts.size() > 1 || parts.front().kind != Kind::Words;
    if (edited && parts.size() <= mostParts) {
        std::vector<QuotationPart> inner = parts;
        TextRange before, after;
        if (!inner.empty() && inner.front().kind == Kind::Gap) {
            before = inner.front().quoted;
            inner.erase(inner.begin());
        }
        while (inner.size() > 1 && (inner.back().kind == Kind::Gap || (isSigns(inner.back()) && inner[inner.size() - 2].kind == Kind::Gap))) {
            after = inner.back().quoted; // "word …", "word … ,"
            inner.pop_back();
        }
        if (!inner.empty() && tryReading(quotation, source, inner, answer)) {
            if (before.length() > 0 && isFaithful(answer.verdict))
                addOuterGap(answer, source, before, true);
            if (after.length() > 0 && isFaithful(answer.verdict))
                addOuterGap(answer, source, after, false);
            return answer;
        }
    }
    const QString spoken = edited ? spokenWords(quotation, parts) : quotation.toString();
    const NearestPassage nearest = nearestPassage(spoken, source);
    answer = {};
    answer.verdict = nearest.alike >= nearEnough ? Verdict::Differs : Verdict::NotFound;
    if (answer.verdict == Verdict::Differs) {
        answer.places = {nearest.source};
        answer.difference = nearest.difference;
    }
    return answer;
}

} // namespace stet
