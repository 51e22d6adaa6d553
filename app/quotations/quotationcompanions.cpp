#include "app/quotations/quotationcompanions.h"

#include "app/quotations/sourcetext.h"
#include "app/quotations/worddifference.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace stet {

namespace {

constexpr int mostCandidates = 20; ///< earlier quotations that one is compared with word by word

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (const FoldedToken &token : foldedTokens(text)) {
        if (token.isWord)
            words.append(token.folded.toLower());
    }
    return words;
}

/// The words with a blank around each, so that a part of them is found as whole words.
QString spaced(const QStringList &words)
{
    return u' ' + words.join(u' ') + u' ';
}

double alike(const QString &a, const QString &b)
{
    int same = 0, other = 0;
    for (const WordChange &change : wordDifference(a, b)) {
        const int quoted = int(wordsOf(change.quoted).size());
        const int there = int(wordsOf(change.source).size());
        if (change.kind == WordChange::Kind::Same)
            same += quoted;
        else
            other += std::max(quoted, there);
    }
    return same + other > 0 ? double(same) / (same + other) : 0.0;
}

bool isSamePerson(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return true; // nobody is named: nothing contradicts
    const QString left = spaced(wordsOf(a));
    const QString right = spaced(wordsOf(b));
    return left.contains(right) || right.contains(left);
}

} // namespace

QList<UnbackedQuotation> unbackedQuotations(const QList<Quotation> &quotations, const QList<Verdict> &verdicts)
{
    QList<UnbackedQuotation> unbacked;
    for (qsizetype i = 0; i < quotations.size(); ++i) {
        if (quotations[i].part == ArticlePart::Body || !quotations[i].isSpeech())
            continue;
        const QStringList words = wordsOf(quotations[i].words);
        bool backed = false;
        UnbackedQuotation answer{i, -1};
        double nearest = 0.5;
        for (qsizetype k = 0; k < quotations.size() && !backed; ++k) {
            if (quotations[k].part != ArticlePart::Body || !quotations[k].isSpeech())
                continue;
            const QStringList body = wordsOf(quotations[k].words);
            if (spaced(body).contains(spaced(words))) {
                backed = k < verdicts.size() && isFaithful(verdicts[k]);
                answer.nearest = k;
                nearest = 1;
                continue;
            }
            const QSet<QString> there(body.begin(), body.end());
            const auto shared = std::count_if(words.begin(), words.end(), [&there](const QString &w) { return there.contains(w); });
            const double share = words.isEmpty() ? 0 : double(shared) / double(words.size());
            if (share >= nearest && answer.nearest != k && nearest < 1) {
                nearest = share;
                answer.nearest = k;
            }
        }
        if (!backed)
            unbacked.append(answer);
    }
    return unbacked;
}

QList<ArchiveContradiction> archiveContradictions(const QList<QuotationRecord> &records, const QList<QuotationRecord> &archive)
{
    QHash<QString, QList<qsizetype>> byWord; // of the archive
    QList<QStringList> words;
    for (qsizetype i = 0; i < archive.size(); ++i) {
        words.append(wordsOf(archive[i].exact));
        const QSet<QString> distinct(words.last().begin(), words.last().end());
        for (const QString &word : distinct)
            byWord[word].append(i);
    }
    QList<ArchiveContradiction> found;
    for (qsizetype r = 0; r < records.size(); ++r) {
        const QStringList here = wordsOf(records[r].exact);
        QStringList rarest = QSet<QString>(here.begin(), here.end()).values();
        std::sort(rarest.begin(), rarest.end(), [&byWord](const QString &a, const QString &b) {
            return std::pair(byWord.value(a).size(), a) < std::pair(byWord.value(b).size(), b);
        });
        QHash<qsizetype, int> shared;
        for (const QString &word : rarest.mid(0, 12)) {
            for (qsizetype i : byWord.value(word).mid(0, 2000))
                ++shared[i];
        }
        QList<qsizetype> candidates = shared.keys();
        std::sort(candidates.begin(), candidates.end(), [&shared](qsizetype a, qsizetype b) {
            return std::pair(-shared[a], a) < std::pair(-shared[b], b);
        });
        for (qsizetype i : candidates.mid(0, mostCandidates)) {
            const bool samePerson = isSamePerson(records[r].speaker, archive[i].speaker);
            if (words[i] == here) {
                if (!samePerson && here.size() >= 3)
                    found.append({r, i, ArchiveContradiction::Kind::OtherSpeaker});
            } else if (samePerson && here.size() >= 8 && words[i].size() >= 8 && alike(records[r].exact, archive[i].exact) >= 0.85) {
                found.append({r, i, ArchiveContradiction::Kind::OtherWords});
            }
        }
    }
    return found;
}

} // namespace stet
