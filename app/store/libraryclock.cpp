#include "app/store/libraryclock.h"

#include <algorithm>
#include <utility>

namespace stet {

namespace {

constexpr qint64 minute = 60LL * 1000;
constexpr qint64 week = 7 * 24 * 60 * minute;

} // namespace

Result<qint64> livedTime(Database &database, const QDateTime &time)
{
    const qint64 now = time.toMSecsSinceEpoch();
    const auto seen = database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'clock'"), {}, now);
    const auto lived = database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'lived'"));
    if (!seen || !lived)
        return seen ? lived.error() : seen.error();
    const qint64 next = *lived + std::clamp<qint64>(now - *seen, 0, week);
    if (next - *lived < minute && now > *seen)
        return next; // not worth a write yet; nothing is lost by waiting
    for (const auto &[name, value] : {std::pair{"clock", now}, {"lived", next}}) {
        const auto set = database.run(QStringLiteral("INSERT INTO counter VALUES(?, ?) "
                                                       "ON CONFLICT(name) DO UPDATE SET value = excluded.value"),
                                        {QString::fromLatin1(name), value});
        if (!set)
            return set.error();
    }
    return next;
}

} // namespace stet
