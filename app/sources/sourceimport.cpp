#include "app/sources/sourceimport.h"

#include "app/sources/duplicates.h"
#include "app/sources/sourcestore.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype atOnce = 500;

bool isSame(const Source &known, const Source &read)
{
    return known.item == read.item && known.tags == read.tags && known.notes == read.notes;
}

} // namespace

Result<SourceImport> importSources(SourceStore &store, const ReadSources &read, const ImportProgress &progress)
{
    const auto before = store.list();
    if (!before)
        return before.error();
    QHash<QString, const Source *> byKey;
    QSet<QString> works;
    for (const Source &source : *before) {
        byKey.insert(source.key, &source);
        for (const QString &identity : workIdentities(source))
            works.insert(identity);
    }
    SourceImport import;
    import.problems = read.problems;
    QList<Source> fresh;
    for (const Source &source : read.sources) {
        const Source *known = byKey.value(source.key);
        if (known && isSame(*known, source)) {
            ++import.known;
            continue;
        }
        const QStringList identities = workIdentities(source);
        import.alike += std::any_of(identities.begin(), identities.end(), [&](const QString &identity) { return works.contains(identity); }) ? 1 : 0;
        fresh.append(source);
    }
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
        for (const Source &source : *added)
            import.added.append(source.id);
    }
    if (progress)
        progress(fresh.size(), fresh.size());
    return import;
}

} // namespace stet
