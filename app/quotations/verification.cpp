#include "app/quotations/verification.h"

namespace stet {

namespace {

struct VerdictWord
{
    Verdict verdict;
    QLatin1StringView name;
};

constexpr VerdictWord verdictWords[] = {
    {Verdict::Exact, QLatin1StringView("exact")},
    {Verdict::Typography, QLatin1StringView("typography")},
    {Verdict::Permitted, QLatin1StringView("permitted")},
    {Verdict::Elided, QLatin1StringView("elided")},
    {Verdict::Interpolated, QLatin1StringView("interpolated")},
    {Verdict::Differs, QLatin1StringView("differs")},
    {Verdict::NotFound, QLatin1StringView("not-found")},
    {Verdict::Ambiguous, QLatin1StringView("ambiguous")},
    {Verdict::CannotCheck, QLatin1StringView("cannot-check")},
    {Verdict::Stale, QLatin1StringView("stale")},
};

} // namespace

QString verdictName(Verdict verdict)
{
    for (const VerdictWord &entry : verdictWords) {
        if (entry.verdict == verdict)
            return entry.name;
    }
    return {};
}

Verdict verdictFromName(QStringView name, Verdict otherwise)
{
    for (const VerdictWord &entry : verdictWords) {
        if (name == entry.name)
            return entry.verdict;
    }
    return otherwise;
}

bool isFaithful(Verdict verdict)
{
    return verdict == Verdict::Exact || verdict == Verdict::Typography || verdict == Verdict::Permitted
        || verdict == Verdict::Elided || verdict == Verdict::Interpolated;
}

} // namespace stet
