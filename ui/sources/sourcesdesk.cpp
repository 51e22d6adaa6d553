#include "ui/sources/sourcesdesk.h"

#include "app/sources/sourcecapture.h"
#include "app/sources/sourcefile.h"
#include "app/store/library.h"
#include "ui/sources/sourcelistmodel.h"

#include <QSaveFile>

namespace stet {

namespace {

/// A change that answers nothing but whether it was done.
struct Done
{
};

Result<Done> done(const Result<void> &result)
{
    return result ? Result<Done>(Done()) : Result<Done>(result.error());
}

QList<SourceId> idsOf(const QList<Source> &sources)
{
    QList<SourceId> ids;
    for (const Source &source : sources)
        ids.append(source.id);
    return ids;
}

struct Removal
{
    QList<Source> sources;
    QString sentence; ///< why they are not to be deleted without a question
};

/// What was captured of one file, or why nothing was.
struct CapturedFile
{
    std::optional<KeptCapture> kept;
    Source before;
    std::optional<Error> error;
};

} // namespace

SourcesDesk::SourcesDesk(QObject *parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

SourcesDesk::~SourcesDesk()
{
    m_worker.waitForDone();
}

void SourcesDesk::setLibrary(Library *library)
{
    m_folder = library->folder();
    m_readOnly = library->isReadOnly();
    reload();
}

Result<void> SourcesDesk::inLibrary(const QString &folder, bool readOnly, const std::function<Result<void>(SourceStore &)> &work)
{
    const auto library = Library::connect(folder, {}, readOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite);
    if (!library)
        return library.error();
    return work((*library)->sources());
}

void SourcesDesk::reload()
{
    if (!hasLibrary())
        return;
    ask([](SourceStore &store) { return store.list(); },
        [this](const QList<Source> &sources) {
            m_sources = sources;
            m_isRead = true;
            Q_EMIT listed();
            Q_EMIT changed();
        });
}

void SourcesDesk::reloadUses()
{
    if (!hasLibrary())
        return;
    ask([](SourceStore &store) { return store.usage().all(); },
        [this](const SourceUses &uses) {
            m_uses = uses;
            Q_EMIT usesRead();
            Q_EMIT changed();
        });
}

void SourcesDesk::load(const SourceId &id, const std::function<void(const Source &)> &then)
{
    ask([id](SourceStore &store) { return store.load(id); }, then);
}

void SourcesDesk::load(const QList<SourceId> &ids, const std::function<void(const QList<Source> &)> &then)
{
    ask([ids](SourceStore &store) { return store.load(ids); }, then);
}

void SourcesDesk::find(const QString &words, const std::function<void(const QSet<SourceId> &)> &then)
{
    ask([words](SourceStore &store) { return store.matching(words); },
        [this, then, question = ++m_search](const QSet<SourceId> &ids) {
            if (question == m_search)
                then(ids);
        });
}

void SourcesDesk::exchange(const QList<SourceId> &out, const QList<Source> &in, const std::function<void()> &then)
{
    ask([out, in](SourceStore &store) { return done(store.exchange(out, in)); },
        [this, then](Done) {
            reload();
            Q_EMIT edited();
            then();
        });
}

void SourcesDesk::sayKept(const KeptCapture &kept, const Source &before)
{
    const QString title = shownTitle(kept.source);
    if (kept.isNew) {
        Q_EMIT said(tr("Added “%1”.").arg(title), tr("Undo"), [this, id = kept.source.id] { exchange({id}, {}, [] {}); });
    } else if (kept.source.captures.size() > before.captures.size()) {
        const QString what = kept.hasChanged ? tr("“%1” was saved before with other words; both texts are kept.")
                                             : tr("The text of “%1” is saved.");
        Q_EMIT said(what.arg(title), tr("Undo"), [this, before] { exchange({before.id}, {before}, [] {}); });
    } else {
        Q_EMIT said(tr("“%1” is already saved with the same words.").arg(title), {}, {});
    }
}

void SourcesDesk::keep(const Source &captured, const std::function<void(const Source &)> &then)
{
    ask([captured](SourceStore &store) -> Result<QPair<KeptCapture, Source>> {
            const auto before = store.known(captured);
            if (!before)
                return before.error();
            const auto kept = store.keep(captured);
            if (!kept)
                return kept.error();
            return QPair<KeptCapture, Source>(*kept, before->value_or(Source()));
        },
        [this, then](const QPair<KeptCapture, Source> &answer) {
            reload();
            Q_EMIT edited();
            sayKept(answer.first, answer.second);
            if (then)
                then(answer.first.source);
        });
}

void SourcesDesk::keepFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        runInBackground(
            this, [path] { return capturedFile(path, QDateTime::currentDateTimeUtc()); },
            [this](const Result<Source> &captured) {
                if (captured)
                    keep(*captured);
                else
                    Q_EMIT failed(captured.error());
            });
    }
}

void SourcesDesk::renamed(const QString &from, const QString &to)
{
    if (from != to)
        Q_EMIT keyRenamed(from, to);
}

void SourcesDesk::replace(const Source &before, const Source &edited)
{
    exchange({before.id}, {edited}, [this, before, edited] {
        renamed(before.key, edited.key);
        Q_EMIT said(tr("Changed “%1”.").arg(shownTitle(edited)), tr("Undo"), [this, before, edited] {
            exchange({edited.id}, {before}, [this, before, edited] { renamed(edited.key, before.key); });
        });
    });
}

void SourcesDesk::changeKey(const QString &now, const QString &wanted)
{
    ask([now, wanted](SourceStore &store) -> Result<bool> {
            const auto found = store.find(now);
            if (!found)
                return found.error();
            if (!found->has_value())
                return false;
            Source source = **found;
            source.key = wanted;
            const auto updated = store.update(source);
            return updated ? Result<bool>(true) : Result<bool>(updated.error());
        },
        [this, now, wanted](bool changed) {
            if (!changed)
                return;
            reload();
            Q_EMIT edited();
            renamed(now, wanted);
            Q_EMIT said(tr("The key of this source is @%1 again, in every article.").arg(wanted), {}, {});
        });
}

void SourcesDesk::remove(const QList<SourceId> &ids, const std::function<bool(const QString &)> &confirm)
{
    ask([ids](SourceStore &store) -> Result<Removal> {
            const auto sources = store.load(ids);
            if (!sources)
                return sources.error();
            Removal removal{*sources, {}};
            int used = 0;
            for (const Source &source : *sources) {
                const auto titles = store.usage().titles(source.key);
                if (!titles)
                    return titles.error();
                if (titles->isEmpty())
                    continue;
                ++used;
                removal.sentence = tr("“%1” uses “%2”.").arg(titles->first(), shownTitle(source));
            }
            if (used > 1)
                removal.sentence = tr("Articles use %n of these sources.", nullptr, used);
            return removal;
        },
        [this, confirm](const Removal &removal) {
            if (!removal.sentence.isEmpty() && !confirm(removal.sentence + QLatin1Char(' ') + tr("Their marks would name a source that is not there.")))
                return;
            exchange(idsOf(removal.sources), {}, [this, removal] {
                const QString what = removal.sources.size() == 1 ? tr("Deleted “%1”.").arg(shownTitle(removal.sources.first()))
                                                                 : tr("Deleted %n source(s).", nullptr, int(removal.sources.size()));
                Q_EMIT said(what, tr("Undo"), [this, removal] { exchange({}, removal.sources, [] {}); });
            });
        });
}

void SourcesDesk::merge(const QList<Source> &group, const Source &merged)
{
    exchange(idsOf(group), {merged}, [this, group, merged] {
        for (const Source &source : group) {
            if (source.key != merged.key)
                Q_EMIT keyMerged(source.key, merged.key);
        }
        Q_EMIT said(tr("Merged %n source(s) into “%1”.", nullptr, int(group.size())).arg(shownTitle(merged)), tr("Undo"),
                    [this, group, merged] {
                        exchange({merged.id}, group, [this, group, merged] {
                            for (const Source &source : group)
                                renamed(merged.key, source.key);
                        });
                    });
    });
}

void SourcesDesk::keepApart(const QList<Source> &group)
{
    const QList<SourceId> ids = idsOf(group);
    const QSet<SourceId> set(ids.begin(), ids.end());
    ask([set](SourceStore &store) { return done(store.setApart(set, true)); },
        [this, set, title = shownTitle(group.first())](Done) {
            Q_EMIT edited();
            Q_EMIT said(tr("“%1” will not be offered for merging again.").arg(title), tr("Undo"), [this, set] {
                ask([set](SourceStore &store) { return done(store.setApart(set, false)); }, [this](Done) { Q_EMIT edited(); });
            });
        });
}

void SourcesDesk::add(const QList<Source> &sources)
{
    ask([sources](SourceStore &store) { return importSources(store, ReadSources{sources, {}, {}}); },
        [this](const SourceImport &import) {
            reload();
            Q_EMIT edited();
            if (import.added.isEmpty())
                Q_EMIT said(tr("The library has these sources already."), {}, {});
            else
                Q_EMIT said(tr("Added %n source(s).", nullptr, int(import.added.size())), tr("Undo"), [this, import] { takeBack(import); });
        });
}

void SourcesDesk::import(const QString &path, const std::shared_ptr<std::atomic<bool>> &stop, const std::function<void(qsizetype, qsizetype)> &progress,
                         const std::function<void(const Result<SourceImport> &)> &then)
{
    runInBackground(
        &m_worker, this,
        [this, path, stop, progress, folder = m_folder, readOnly = m_readOnly]() -> Result<SourceImport> {
            const auto read = readSourceFile(path);
            if (!read)
                return read.error();
            std::optional<Result<SourceImport>> import;
            const auto opened = inLibrary(folder, readOnly, [&](SourceStore &store) -> Result<void> {
                import.emplace(importSources(store, *read, [&](qsizetype so, qsizetype all) {
                    // The destructor waits for this thread, so the desk is there.
                    QMetaObject::invokeMethod(this, [progress, so, all] { progress(so, all); }, Qt::QueuedConnection);
                    return !stop->load();
                }));
                return {};
            });
            return opened ? *import : Result<SourceImport>(opened.error());
        },
        [this, then](const Result<SourceImport> &import) {
            reload();
            Q_EMIT edited();
            then(import);
        });
}

void SourcesDesk::takeBack(const SourceImport &import)
{
    exchange(import.added, {}, [this, import] { Q_EMIT said(tr("Took back %n source(s).", nullptr, int(import.added.size())), {}, {}); });
}

void SourcesDesk::exportTo(const QString &path, SourceFormat format, const QList<SourceId> &ids)
{
    ask([path, format, ids](SourceStore &store) -> Result<qsizetype> {
            const auto all = store.list();
            if (!all)
                return all.error();
            const QSet<SourceId> wanted(ids.begin(), ids.end());
            QList<Source> chosen = *all;
            if (!wanted.isEmpty())
                chosen.removeIf([&](const Source &source) { return !wanted.contains(source.id); });
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(writeSources(chosen, format)) < 0 || !file.commit())
                return Error{Error::Kind::Unwritable, tr("“%1” could not be written, so nothing was exported; choose another place.").arg(path), file.errorString()};
            return chosen.size();
        },
        [this, path](qsizetype count) { Q_EMIT said(tr("Exported %n source(s) to “%1”.", nullptr, int(count)).arg(path), {}, {}); });
}

void SourcesDesk::noteLinks(const QHash<SourceId, LinkFinding> &findings)
{
    ask([findings](SourceStore &store) { return done(store.noteLinks(findings)); }, [this](Done) { reload(); });
}

} // namespace stet
