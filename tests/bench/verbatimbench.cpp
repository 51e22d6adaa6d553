// How long a quotation takes to be held to sources of several lengths, once a source is indexed.

#include "app/quotations/verbatimcheck.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringList>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <ctime>

using namespace stet;

namespace {

/// Words with the frequencies of a language: few very common, many rare.
QString makeText(int words)
{
    QRandomGenerator random(7);
    QString text;
    for (int i = 0; i < words; ++i) {
        const double share = random.generateDouble();
        const int rank = int(std::pow(20000.0, share));
        text += QStringLiteral("w%1%2").arg(QString::number(rank), i % 15 == 14 ? QStringLiteral(". ") : QStringLiteral(" "));
    }
    return text;
}

double microseconds(const QString &quotation, const SourceText &source, Verdict *verdict)
{
    const std::clock_t start = std::clock(); // of this process: what else the machine does is not counted
    constexpr int rounds = 10;
    for (int i = 0; i < rounds; ++i)
        *verdict = verify(quotation, source).verdict;
    return double(std::clock() - start) * 1e6 / CLOCKS_PER_SEC / rounds;
}

/// The words over and over, parted by `between`.
QString repeated(const QString &words, int times, const QString &between = QStringLiteral(" "))
{
    QStringList all;
    for (int i = 0; i < times; ++i)
        all.append(words);
    return all.join(between);
}

/// What makes a search slow: many fragments of the commonest words, long quotations that are not there, words that
/// come again and again.
QList<std::pair<QString, QString>> hardQuotations(const QStringList &text)
{
    const QString gap = QStringLiteral(" … ");
    QStringList common;
    for (int i = 0; i < 1000; ++i)
        common.append(QStringLiteral("w%1").arg(1 + i % 9));
    QStringList altered = text.mid(text.size() / 3, 1000);
    for (int i = 3; i < altered.size(); i += 7)
        altered[i] = QStringLiteral("w%1").arg(1 + i % 5);
    QStringList brackets = text.mid(text.size() / 2, 60);
    for (int i = 5; i < brackets.size(); i += 6)
        brackets[i] = QStringLiteral("[w%1]").arg(i);
    return {{QStringLiteral("common fragments"), QStringLiteral("w1 … w2 … w1 … w3")},
            {QStringLiteral("90 common fragments"), repeated(QStringLiteral("w1 … w2 … w3"), 30, gap)},
            {QStringLiteral("a common fragment, a rare end"), QStringLiteral("w1 … w2 … ") + text.last()},
            {QStringLiteral("first and last words"), text.mid(0, 6).join(u' ') + gap + text.mid(text.size() - 6).join(u' ')},
            {QStringLiteral("common words in a row"), repeated(QStringLiteral("w1 w2 w1 w3"), 6)},
            {QStringLiteral("1,000 common words"), common.join(u' ')},
            {QStringLiteral("1,000 words altered"), altered.join(u' ')},
            {QStringLiteral("9 brackets"), brackets.join(u' ')},
            {QStringLiteral("common words in brackets"), repeated(QStringLiteral("w1 [w9] w2"), 12)},
            {QStringLiteral("one common word"), QStringLiteral("w1")}};
}

void measure(QTextStream &out, const QString &name, const QString &quotation, const SourceText &source, double *slowest)
{
    Verdict verdict = Verdict::CannotCheck;
    const double time = microseconds(quotation, source, &verdict);
    *slowest = std::max(*slowest, time);
    out << "  " << name << ": " << time << " µs, " << verdictName(verdict) << '\n';
}

} // namespace

int main()
{
    QTextStream out(stdout);
    for (const int words : {1000, 10000, 100000, 1000000}) {
        const QString text = makeText(words);
        QElapsedTimer timer;
        timer.start();
        const SourceText source(text);
        out << words << " words: indexed in " << double(timer.nsecsElapsed()) / 1e6 << " ms\n";
        const QStringList all = text.split(u' ', Qt::SkipEmptyParts);
        const QStringList passage = all.mid(words / 2, 30);
        QStringList altered = passage;
        altered[15] = QStringLiteral("never");
        QStringList bracketed = passage;
        bracketed[15] = QStringLiteral("[another]");
        QList<std::pair<QString, QString>> quotations{
            {QStringLiteral("the very words"), passage.join(u' ')},
            {QStringLiteral("two fragments"), passage.mid(0, 10).join(u' ') + QStringLiteral(" … ") + passage.mid(20).join(u' ')},
            {QStringLiteral("a bracket"), bracketed.join(u' ')},
            {QStringLiteral("one word differs"), altered.join(u' ')},
            {QStringLiteral("not there"), QStringLiteral("these words were never said by anybody in this long text")}};
        quotations += hardQuotations(all);
        double slowest = 0;
        for (const auto &[name, quotation] : quotations)
            measure(out, name, quotation, source, &slowest);
        out << "  the slowest: " << slowest / 1000 << " ms\n";
    }
    // A text of one word, which a search by words can only walk through.
    const SourceText same(repeated(QStringLiteral("row"), 100000));
    double slowest = 0;
    out << "100000 times one word:\n";
    for (const QString &quotation : {repeated(QStringLiteral("row"), 50), repeated(QStringLiteral("row"), 50) + QStringLiteral(" boat"),
                                     repeated(QStringLiteral("row"), 100, QStringLiteral(" … ")),
                                     repeated(QStringLiteral("row [the] row"), 20, QStringLiteral(" … "))})
        measure(out, quotation.left(20), quotation, same, &slowest);
    out << "  the slowest: " << slowest / 1000 << " ms\n";
    return 0;
}
