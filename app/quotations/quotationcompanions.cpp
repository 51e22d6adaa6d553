#include "app/quotations/quotationcompanions.h"

#include "app/quotations/comparablewords.h"

#include <QSet>

#include <algorithm>

namespace stet {

namespace {

/// Words of a block quotation that the body has too, from this share on, make it a pull quote.
constexpr double pulled = 0.6;

bool isInBody(const Quotation &quotation)
{
    return quotation.part == ArticlePart::Body;
}

double shareOf(const QStringList &words, const QStringList &in)
{
    if (words.isEmpty())
        return 0;
    const QSet<QString> there(in.begin(), in.end());
    const auto shared = std::count_if(words.begin(), words.end(), [&there](const QString &word) { return there.contains(word); });
    return double(shared) / double(words.size());
}

} // namespace

QList<UnbackedQuotation> unbackedQuotations(const QList<Quotation> &quotations, const QList<Verdict> &verdicts,
                                            const QList<bool> &hasSource)
{
    QList<qsizetype> origins;
    QList<QStringList> originWords;
    for (qsizetype i = 0; i < quotations.size(); ++i) {
        if (isInBody(quotations[i]) && quotations[i].isSpeech()) {
            origins.append(i);
            originWords.append(comparableWords(quotations[i].words));
        }
    }
    QList<UnbackedQuotation> unbacked;
    for (qsizetype i = 0; i < quotations.size(); ++i) {
        const bool inBody = isInBody(quotations[i]);
        const bool running = inBody && quotations[i].kind != QuotationKind::Block;
        if (running || (inBody && (!quotations[i].isSpeech() || hasSource.value(i, false))))
            continue;
        const QStringList words = comparableWords(quotations[i].words);
        UnbackedQuotation answer{i, -1, false};
        bool backed = false;
        double nearest = inBody ? pulled : 0.5;
        for (qsizetype k = 0; k < origins.size() && !backed; ++k) {
            if (inBody && quotations[origins[k]].kind == QuotationKind::Block)
                continue;
            if (holdsInOrder(originWords[k], words)) {
                answer.held = true;
                answer.nearest = origins[k];
                backed = isFaithful(verdicts.value(origins[k], Verdict::CannotCheck));
            } else if (const double share = shareOf(words, originWords[k]); !answer.held && share >= nearest) {
                nearest = share;
                answer.nearest = origins[k];
            }
        }
        // A block quotation that is like nothing else in the body is a quotation by itself, and so are marks of a headline
        // that are nobody's words.
        const bool byItself = inBody || !quotations[i].isSpeech();
        if (!backed && (!byItself || answer.nearest >= 0))
            unbacked.append(answer);
    }
    return unbacked;
}

} // namespace stet
