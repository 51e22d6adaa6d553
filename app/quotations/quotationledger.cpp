#include "app/quotations/quotationledger.h"

#include <QHash>
#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype neighbourLength = 32;
constexpr qsizetype mostAlike = 200; ///< places of the same words that one record is compared with
constexpr double margin = 0.25;      ///< how much nearer the nearest of two places must be to decide

/// Where a quotation stands: its words and what surrounds it, as records hold them.
struct Selector
{
    QString exact;
    QString prefix;
    QString suffix;
};

Selector selectorOf(const Quotation &quotation, const QList<ProseParagraph> &paragraphs)
{
    Selector selector;
    selector.exact = quotation.words;
    if (quotation.stretches.isEmpty())
        return selector;
    const ProsePlace &first = quotation.stretches.first();
    const ProsePlace &last = quotation.stretches.last();
    const QString &before = paragraphs[first.paragraph].text;
    const QString &after = paragraphs[last.paragraph].text;
    const qsizetype start = std::max<qsizetype>(0, first.range.start - neighbourLength);
    selector.prefix = before.mid(start, first.range.start - start);
    selector.suffix = after.mid(last.range.end, neighbourLength);
    // At the edge of a paragraph the neighbour is the paragraph next to it.
    if (selector.prefix.trimmed().isEmpty() && first.paragraph > 0)
        selector.prefix = paragraphs[first.paragraph - 1].text.right(neighbourLength);
    if (selector.suffix.trimmed().isEmpty() && last.paragraph + 1 < paragraphs.size())
        selector.suffix = paragraphs[last.paragraph + 1].text.left(neighbourLength);
    return selector;
}

qsizetype commonEnd(QStringView a, QStringView b)
{
    qsizetype n = 0;
    while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n])
        ++n;
    return n;
}

qsizetype commonStart(QStringView a, QStringView b)
{
    qsizetype n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n])
        ++n;
    return n;
}

/// How much of the neighbours is still there, 0 to 1 each.
double nearness(const QuotationRecord &record, const Selector &selector, bool needBoth)
{
    const auto share = [](qsizetype same, qsizetype of) { return of == 0 ? 1.0 : double(same) / double(of); };
    const double before = share(commonEnd(record.prefix, selector.prefix), record.prefix.size());
    const double after = share(commonStart(record.suffix, selector.suffix), record.suffix.size());
    return needBoth ? std::min(before, after) : before + after;
}

/// Words, neighbours and part as one key.
QString placeOf(const Selector &selector, ArticlePart part)
{
    return QString::number(int(part)) + QChar(0) + selector.exact + QChar(0) + selector.prefix + QChar(0) + selector.suffix;
}

/// A record as the finder proposes it: nobody decided, checked or added anything.
bool isBareProposal(const QuotationRecord &record)
{
    QuotationRecord bare;
    bare.id = record.id;
    bare.exact = record.exact;
    bare.prefix = record.prefix;
    bare.suffix = record.suffix;
    bare.kind = record.kind;
    bare.part = record.part;
    bare.speaker = record.speaker;
    bare.role = record.role;
    bare.verb = record.verb;
    bare.chain = record.chain;
    bare.verdict = record.verdict;
    return bare == record;
}

class Attaching
{
public:
    Attaching(const QList<QuotationRecord> &records, const QList<Quotation> &quotations,
              const QList<ProseParagraph> &paragraphs)
        : m_records(records), m_quotations(quotations), m_paragraphs(paragraphs)
    {
    }

    QList<LedgerRow> attach(QUuid (*newId)())
    {
        for (qsizetype i = 0; i < m_quotations.size(); ++i) {
            m_selectors.append(selectorOf(m_quotations[i], m_paragraphs));
            m_byWords[m_selectors[i].exact].append(i);
        }
        m_recordOf.fill(-1, m_quotations.size());
        m_state.fill(Anchoring::Lost, m_records.size());
        m_candidates.resize(m_records.size());
        inOrder();
        byWords();
        byNeighbours();
        proposalsInOrder();
        return rows(newId);
    }

private:
    void inOrder();
    void proposalsInOrder();
    void byWords();
    void byNeighbours();
    QList<LedgerRow> rows(QUuid (*newId)()) const;
    void tie(qsizetype record, qsizetype quotation, Anchoring state)
    {
        m_recordOf[quotation] = record;
        m_state[record] = state;
    }

    const QList<QuotationRecord> &m_records;
    const QList<Quotation> &m_quotations;
    const QList<ProseParagraph> &m_paragraphs;
    QList<Selector> m_selectors;
    QHash<QString, QList<qsizetype>> m_byWords;
    QList<qsizetype> m_recordOf;            ///< by quotation
    QList<Anchoring> m_state;               ///< by record
    QList<QList<qsizetype>> m_candidates;   ///< by record, when ambiguous
};

/// As many records as places of the same words between the same neighbours: the first goes with the first.
void Attaching::inOrder()
{
    QHash<QString, QList<qsizetype>> places;
    QHash<QString, QList<qsizetype>> records;
    for (qsizetype q = 0; q < m_quotations.size(); ++q)
        places[placeOf(m_selectors[q], m_quotations[q].part)].append(q);
    for (qsizetype r = 0; r < m_records.size(); ++r) {
        const QString place = placeOf({m_records[r].exact, m_records[r].prefix, m_records[r].suffix}, m_records[r].part);
        if (places.value(place).size() > 1)
            records[place].append(r);
    }
    for (auto same = records.cbegin(); same != records.cend(); ++same) {
        const QList<qsizetype> here = places.value(same.key());
        for (qsizetype i = 0; same->size() == here.size() && i < here.size(); ++i)
            tie(same->at(i), here[i], Anchoring::Attached);
    }
}

/// Where several places fit, a record that nobody decided anything in takes any that is free: it stays one row.
void Attaching::proposalsInOrder()
{
    for (qsizetype r = 0; r < m_records.size(); ++r) {
        if (m_state[r] != Anchoring::Ambiguous || !isBareProposal(m_records[r]))
            continue;
        for (qsizetype q : std::as_const(m_candidates[r])) {
            if (m_recordOf[q] < 0 && m_selectors[q].exact == m_records[r].exact) {
                tie(r, q, Anchoring::Attached);
                break;
            }
        }
    }
}

/// The same words: alone, or told apart by their neighbours.
void Attaching::byWords()
{
    struct Match
    {
        double nearness;
        qsizetype record, quotation;
    };
    QList<Match> matches;
    QList<QList<Match>> byRecord(m_records.size());
    for (qsizetype r = 0; r < m_records.size(); ++r) {
        if (m_state[r] != Anchoring::Lost)
            continue; // tied in order
        qsizetype looked = 0;
        for (qsizetype q : m_byWords.value(m_records[r].exact)) {
            if (m_quotations[q].part == m_records[r].part && ++looked <= mostAlike)
                byRecord[r].append({nearness(m_records[r], m_selectors[q], false), r, q});
        }
        matches += byRecord[r];
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.nearness > b.nearness; });
    for (const Match &match : std::as_const(matches)) {
        if (m_state[match.record] != Anchoring::Lost || m_recordOf[match.quotation] >= 0)
            continue;
        // Another place of the same words that is about as near, and free, leaves it open.
        QList<qsizetype> equal{match.quotation};
        for (const Match &other : std::as_const(byRecord[match.record])) {
            const bool near = other.nearness > match.nearness - margin;
            const bool whole = match.nearness > 1.9 && other.nearness < match.nearness;
            if (other.quotation != match.quotation && near && !whole && m_recordOf[other.quotation] < 0)
                equal.append(other.quotation);
        }
        if (equal.size() > 1) {
            m_state[match.record] = Anchoring::Ambiguous;
            m_candidates[match.record] = equal;
        } else {
            tie(match.record, match.quotation, Anchoring::Attached);
        }
    }
}

/// Other words between the same neighbours: the quotation was edited.
void Attaching::byNeighbours()
{
    QHash<QString, QList<qsizetype>> byEdge; // free quotations by the nearest units of either neighbour
    const auto edges = [](const QString &prefix, const QString &suffix) {
        return QStringList{QStringLiteral("<") + prefix.right(8), QStringLiteral(">") + suffix.left(8)};
    };
    for (qsizetype q = 0; q < m_quotations.size(); ++q) {
        if (m_recordOf[q] >= 0)
            continue;
        for (const QString &edge : edges(m_selectors[q].prefix, m_selectors[q].suffix))
            byEdge[edge].append(q);
    }
    for (qsizetype r = 0; r < m_records.size(); ++r) {
        if (m_state[r] != Anchoring::Lost)
            continue;
        QList<qsizetype> near;
        double best = 0.6; // about twenty units on the worse side, or one side whole and the words begun alike
        for (const QString &edge : edges(m_records[r].prefix, m_records[r].suffix)) {
            for (qsizetype q : byEdge.value(edge)) {
                if (m_recordOf[q] >= 0 || near.contains(q) || m_quotations[q].part != m_records[r].part)
                    continue;
                const double both = nearness(m_records[r], m_selectors[q], true);
                const double one = nearness(m_records[r], m_selectors[q], false) / 2;
                const bool alike = commonStart(m_records[r].exact, m_selectors[q].exact)
                        + commonEnd(m_records[r].exact, m_selectors[q].exact)
                    > m_records[r].exact.size() / 2;
                const double value = alike ? std::max(both, one + 0.2) : both;
                if (value > best) {
                    best = value;
                    near = {q};
                } else if (value == best) {
                    near.append(q);
                }
            }
        }
        if (near.size() == 1) {
            tie(r, near.first(), Anchoring::Drifted);
        } else if (near.size() > 1) {
            m_state[r] = Anchoring::Ambiguous;
            m_candidates[r] = near;
        }
    }
}

QList<LedgerRow> Attaching::rows(QUuid (*newId)()) const
{
    QList<LedgerRow> rows;
    for (qsizetype q = 0; q < m_quotations.size(); ++q) {
        LedgerRow row;
        row.quotation = q;
        if (m_recordOf[q] >= 0) {
            row.record = m_records[m_recordOf[q]];
            row.anchoring = m_state[m_recordOf[q]];
            if (row.anchoring == Anchoring::Drifted && row.record.checkedAt.isValid())
                row.record.verdict = Verdict::Stale;
        } else {
            row.record = proposedRecord(m_quotations[q], m_paragraphs);
            row.record.id = newId();
        }
        rows.append(row);
    }
    for (qsizetype r = 0; r < m_records.size(); ++r) {
        if (m_state[r] == Anchoring::Attached || m_state[r] == Anchoring::Drifted)
            continue;
        if (m_state[r] == Anchoring::Ambiguous && isBareProposal(m_records[r]))
            continue; // its words have their rows, and it says nothing that they do not
        LedgerRow row;
        row.record = m_records[r];
        row.anchoring = m_state[r];
        row.candidates = m_candidates[r];
        rows.append(row);
    }
    return rows;
}

void writeSelector(QuotationRecord &record, const Selector &selector)
{
    record.exact = selector.exact;
    record.prefix = selector.prefix;
    record.suffix = selector.suffix;
}

} // namespace

QList<LedgerRow> attachRecords(const QList<QuotationRecord> &records, const QList<Quotation> &quotations,
                               const QList<ProseParagraph> &paragraphs, QUuid (*newId)())
{
    return Attaching(records, quotations, paragraphs).attach(newId);
}

QuotationRecord proposedRecord(const Quotation &quotation, const QList<ProseParagraph> &paragraphs)
{
    QuotationRecord record;
    writeSelector(record, selectorOf(quotation, paragraphs));
    record.kind = quotation.kind;
    record.part = quotation.part;
    record.speaker = speakerName(quotation.attribution, paragraphs);
    record.role = wordsAt(quotation.attribution.role, paragraphs);
    record.verb = wordsAt(quotation.attribution.cue, paragraphs);
    record.chain = wordsAt(quotation.attribution.venue, paragraphs);
    return record;
}

QuotationRecord rewritten(QuotationRecord record, const Quotation &quotation, const QList<ProseParagraph> &paragraphs)
{
    const bool sameWords = record.exact == quotation.words;
    writeSelector(record, selectorOf(quotation, paragraphs));
    record.part = quotation.part;
    if (!sameWords && record.checkedAt.isValid()) {
        record.verdict = Verdict::Stale;
        record.elisionAccepted = false;
    }
    return record;
}

QuotationRecord checkedRecord(QuotationRecord record, const Verification &verification, const QString &sourceHash,
                        const QString &checkedBy, const QDateTime &checkedAt)
{
    // A tick was given for one gap of one source; for another it must be given again.
    if (record.sourceHash != sourceHash)
        record.elisionAccepted = false;
    record.verdict = verification.verdict;
    record.needsTick = verification.needsTick;
    record.sourceHash = sourceHash;
    record.checkedBy = checkedBy;
    record.checkedAt = checkedAt.toUTC();
    return record;
}

} // namespace stet
