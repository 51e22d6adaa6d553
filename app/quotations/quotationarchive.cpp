#include "app/quotations/quotationarchive.h"

#include "app/quotations/comparablewords.h"
#include "app/quotations/worddifference.h"

#include <QSet>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype mostCandidates = 20; ///< earlier quotations that one is compared with word by word
constexpr qsizetype mostRareWords = 12;
constexpr qsizetype mostWithAWord = 2000;
constexpr double nearlyTheSame = 0.85;

double alike(const QString &a, const QString &b)
{
    qsizetype same = 0;
    qsizetype other = 0;
    for (const WordChange &change : wordDifference(a, b)) {
        const qsizetype quoted = comparableWords(change.quoted).size();
        const qsizetype there = comparableWords(change.source).size();
        if (change.kind == WordChange::Kind::Same)
            same += quoted;
        else
            other += std::max(quoted, there);
    }
    return same + other > 0 ? double(same) / double(same + other) : 0.0;
}

bool isPronoun(const QString &word)
{
    static const QSet<QString> pronouns{"he", "she", "they", "it", "we", "i", "who", "er", "sie", "es", "il", "elle", "ils",
                                        "elles", "\u00e9l", "ella", "ellos", "ellas"};
    return pronouns.contains(word.toLower());
}

/// The speaker when that is a name one can hold against another.
QString namedSpeaker(const QuotationRecord &record)
{
    if (record.speakerDecision == SpeakerDecision::Nobody)
        return {};
    if (record.speakerDecision == SpeakerDecision::Confirmed)
        return record.speaker;
    const QStringList words = record.speaker.split(u' ', Qt::SkipEmptyParts);
    if (words.size() == 1 && isPronoun(words.first()))
        return {};
    // "The mayor" may be the one who is named elsewhere; "the Taliban" is a name.
    const bool named = std::any_of(words.begin(), words.end(), [&words](const QString &word) {
        const bool article = &word == &words.first() && (word.size() <= 3 && words.size() > 1);
        return word.front().isUpper() && !article;
    });
    return named ? record.speaker : QString();
}

bool isSamePerson(const QuotationRecord &one, const QuotationRecord &other)
{
    const QStringList left = comparableWords(namedSpeaker(one));
    const QStringList right = comparableWords(namedSpeaker(other));
    if (left.isEmpty() || right.isEmpty())
        return true; // nobody is named: nothing contradicts
    return holdsInOrder(left, right) || holdsInOrder(right, left);
}

} // namespace

QuotationArchive::QuotationArchive(const QList<QuotationRecord> &earlier) : m_earlier(earlier)
{
    m_words.reserve(earlier.size());
    for (qsizetype i = 0; i < earlier.size(); ++i) {
        m_words.append(comparableWords(earlier[i].exact));
        const QSet<QString> distinct(m_words.last().begin(), m_words.last().end());
        for (const QString &word : distinct)
            m_byWord[word].append(i);
    }
}

/// Those that share the most of the rarest words.
QList<qsizetype> QuotationArchive::candidates(const QStringList &words) const
{
    QStringList rarest = QSet<QString>(words.begin(), words.end()).values();
    const auto countOf = [this](const QString &word) {
        const auto found = m_byWord.constFind(word);
        return found == m_byWord.constEnd() ? 0 : found->size();
    };
    std::sort(rarest.begin(), rarest.end(), [&countOf](const QString &a, const QString &b) {
        return std::pair(countOf(a), a) < std::pair(countOf(b), b);
    });
    QHash<qsizetype, int> shared;
    for (const QString &word : rarest.mid(0, mostRareWords)) {
        for (qsizetype i : m_byWord.value(word).mid(0, mostWithAWord))
            ++shared[i];
    }
    QList<qsizetype> nearest = shared.keys();
    std::sort(nearest.begin(), nearest.end(), [&shared](qsizetype a, qsizetype b) {
        return std::pair(-shared[a], a) < std::pair(-shared[b], b);
    });
    return nearest.mid(0, mostCandidates);
}

QList<ArchiveContradiction> QuotationArchive::contradictions(const QList<QuotationRecord> &records) const
{
    using Kind = ArchiveContradiction::Kind;
    QList<ArchiveContradiction> found;
    for (qsizetype r = 0; r < records.size(); ++r) {
        const QStringList here = comparableWords(records[r].exact);
        for (qsizetype i : candidates(here)) {
            const bool samePerson = isSamePerson(records[r], m_earlier[i]);
            if (m_words[i] == here) {
                if (!samePerson && here.size() >= 3)
                    found.append({r, i, Kind::OtherSpeaker});
            } else if (samePerson && here.size() >= 8 && m_words[i].size() >= 8
                       && alike(records[r].exact, m_earlier[i].exact) >= nearlyTheSame) {
                found.append({r, i, Kind::OtherWords});
            }
        }
    }
    return found;
}

} // namespace stet
