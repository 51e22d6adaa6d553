// How long a quotation takes to be held to sources of several lengths, once a source is indexed.

#include "app/quotations/verbatimcheck.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringList>
#include <QTextStream>
#include <cmath>

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
    QElapsedTimer timer;
    timer.start();
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i)
        *verdict = verify(quotation, source).verdict;
    return double(timer.nsecsElapsed()) / 1000.0 / rounds;
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
        const std::pair<const char *, QString> quotations[] = {
            {"the very words", passage.join(u' ')},
            {"two fragments", passage.mid(0, 10).join(u' ') + QStringLiteral(" … ") + passage.mid(20).join(u' ')},
            {"a bracket", bracketed.join(u' ')},
            {"one word differs", altered.join(u' ')},
            {"not there", QStringLiteral("these words were never said by anybody in this long text")},
            {"common words", QStringLiteral("w1 … w2 … w1 … w3")},
        };
        for (const auto &[name, quotation] : quotations) {
            Verdict verdict = Verdict::CannotCheck;
            const double time = microseconds(quotation, source, &verdict);
            out << "  " << name << ": " << time << " µs, " << verdictName(verdict) << '\n';
        }
    }
    return 0;
}
