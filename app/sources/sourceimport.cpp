#include "app/sources/sourceimport.h"

#include "app/sources/duplicates.h"
#include "app/sources/sourcestore.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype atOnce = 2000; // fewer would write the same pages of the file more often

bool isSame(const Source &known, const Source &read)
{
    return known.item == read.item && known.tags == read.tags && known.notes == read.notes;
}

/// What was read, against what the library has.
struct SortedOut
{
    QList<Source> fresh;
    qsizetype known = 0;
    qsizetype alike = 0;
};

/// Goes through the library once and holds on to none of it: either may have fifty thousand entries.
Result<SortedOut> sortedOut(SourceStore &store, const QList<Source> &read)
{
    QHash<QString, const Source *> byKey;
    for (const Source &source : read)
        byKey.insert(source.key, &source);
    QSet<const Source *> known;
    QSet<QString> works;
    const auto gone = store.each([&](const Source &source) {
        const Source *same = byKey.value(source.key);
        if (same && isSame(source, *same))
            known.insert(same);
        for (const QString &identity : workIdentities(source))
            works.insert(identity);
    });
    if (!gone)
        return gone.error();
    SortedOut sorted;
    for (const Source &source : read) {
        if (known.contains(&source)) {
            ++sorted.known;
            continue;
        }
        const QStringList identities = works.isEmpty() ? QStringList() : workIdentities(source);
        sorted.alike += std::any_of(identities.begin(), identities.end(), [&](const QString &identity) { return works.contains(identity); }) ? 1 : 0;
        sorted.fresh.append(source);
    }
    return sorted;
}

} // namespace

Result<SourceImport> importSources(SourceStore &store, const ReadSources &read, const ImportProgress &progress, const SourceAdded &keptOne)
{
    const auto sorted = sortedOut(store, read.sources);
    if (!sorted)
        return sorted.error();
    SourceImport import;
    import.problems = read.problems;
    import.known = sorted->known;
    import.alike = sorted->alike;
    const QList<Source> &fresh = sorted->fresh;
    for (qsizetype start = 0; start < fresh.size(); start += atOnce) {
        const bool goesOn = !progress || progress(start, fresh.size());
        const auto added = goesOn ? store.add(fresh.mid(start, atOnce)) : Result<QList<Source>>(QList<Source>());
        if (!goesOn || !added) {
            const auto back = store.exchange(import.added, {});
            if (!added)
                return added.error();
            if (!back)
                return back.error();
            import.added.clear();
            import.stopped = true;
            return import;
        }
        for (const Source &source : *added) {
            import.added.append(source.id);
            if (keptOne)
                keptOne(source);
        }
    }
    if (progress)
        progress(fresh.size(), fresh.size());
    return import;
}

} // namespace stet
