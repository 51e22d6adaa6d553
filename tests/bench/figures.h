#pragma once

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace stet::bench {

/// Words as articles have them: a third of them common, the others rare.
inline QString wordsOf(QRandomGenerator &random, int words)
{
    static const char *const common[] = {"the", "said", "river", "minister", "of", "water", "budget", "vote"};
    QString body;
    for (int i = 0; i < words; ++i) {
        body += random.bounded(3) == 0 ? QString::fromLatin1(common[random.bounded(8)])
                                       : QStringLiteral("w%1").arg(random.bounded(30000));
        body += i % 80 == 79 ? QStringLiteral(".\n\n") : QStringLiteral(" ");
    }
    return body;
}

/// What some work cost, in milliseconds of the clock on the wall.
struct Figures
{
    double least = 0;
    double median = 0;
    double late = 0; ///< the 95th of a hundred
    double worst = 0;
};

inline Figures measure(int times, const std::function<void(int)> &work)
{
    std::vector<double> costs;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer clock;
        clock.start();
        work(i);
        costs.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(costs.begin(), costs.end());
    return {costs.front(), costs[costs.size() / 2], costs[costs.size() * 95 / 100], costs.back()};
}

inline void print(const char *what, const Figures &figures)
{
    std::printf("  %-46s %8.2f ms least %8.2f ms median %8.2f ms p95 %8.2f ms worst\n", what, figures.least,
                figures.median, figures.late, figures.worst);
    std::fflush(stdout);
}

} // namespace stet::bench
