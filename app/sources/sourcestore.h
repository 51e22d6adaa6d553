#pragma once

#include "app/result.h"
#include "app/sources/source.h"
#include "app/sources/sourceusage.h"
#include "app/store/database.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace stet {

/// What became of a page that was captured.
struct KeptCapture
{
    Source source;         ///< as it is kept now, with all its captures
    bool isNew = false;    ///< the library had no source for this page before
    bool hasChanged = false; ///< the words differ from those captured last
};

/// The sources of a library, for all its articles.
///
/// Borrows the library's connection and belongs to its thread. Each call is one transaction, on disk when it returns.
class SourceStore
{
public:
    explicit SourceStore(Database &database) : m_database(database) {}

    /// All sources, sorted by writer, then title. Captures come without their words; `load` brings those.
    Result<QList<Source>> list();

    /// Hands over one source after the other, in no order and without the words of captures: for a library that is read
    /// through and not kept in memory. The store must not be used meanwhile.
    Result<void> each(const std::function<void(const Source &)> &take);

    /// Sources whose title, writer, outlet, tags, key or newest capture hold all these words or beginnings of words.
    Result<QList<Source>> search(const QString &words, int limit = 200);

    /// The ids of all sources that `search` would find, however many.
    Result<QSet<SourceId>> matching(const QString &words);

    /// With all captures. NotFound when it is not there.
    Result<Source> load(const SourceId &id);
    Result<QList<Source>> load(const QList<SourceId> &ids);

    /// The source a citation mark names, with all captures; nothing when no source has the key.
    Result<std::optional<Source>> find(const QString &key);

    /// The sources with these keys, without the words of captures, in the order of the keys; unknown ones are left out.
    Result<QList<Source>> find(const QStringList &keys);

    /// Keeps a new source and answers it with its id and key, which are made when they are empty. Conflict when the key
    /// is another source's.
    Result<Source> add(const Source &source);

    /// All or none; keys that are taken are changed to free ones. Answers them as they are kept.
    Result<QList<Source>> add(QList<Source> sources);

    /// Captures are only ever added: those already kept stay as they are.
    Result<void> update(const Source &source);

    /// Forgets the words of one capture, when the writer asks for it: `place` counts from the oldest.
    Result<void> removeCapture(const SourceId &id, qsizetype place);

    /// A page, file or paper that was read just now: a second capture when the library has this work, a new source
    /// when it has not. What the writer filled in stays; only what was empty is filled. The same words at the same
    /// address are not kept twice.
    Result<KeptCapture> keep(const Source &captured);

    /// The source that `keep` would add a capture to; nothing when the work is new.
    Result<std::optional<Source>> known(const Source &captured);

    enum class WhenCited { Refuse, RemoveAnyway };

    /// Conflict, with the titles, when articles cite it or hold quotations to it and `whenCited` is Refuse. Undone by `add` with the loaded source.
    Result<void> remove(const SourceId &id, WhenCited whenCited = WhenCited::Refuse);

    /// Takes sources out and puts others in, as they are given, with their ids, keys and captures: how merging,
    /// deleting many and undoing either are done. All or none; citations are not asked about. Conflict when a key is
    /// another source's.
    Result<void> exchange(const QList<SourceId> &out, const QList<Source> &in);

    /// Which articles use which sources.
    SourceUsage usage() { return SourceUsage(m_database); }

    /// Remembers what was found at the addresses of these sources; those that are gone are passed over.
    Result<void> noteLinks(const QHash<SourceId, LinkFinding> &findings);

    /// Groups of sources that are most likely the same work, but for those that were set apart.
    Result<QList<QList<Source>>> duplicates();

    /// These are several works, whatever they look like; `apart` false takes that back.
    Result<void> setApart(const QSet<SourceId> &sources, bool apart);

private:
    Result<QList<Source>> sources(const QString &rest, const QVariantList &values);
    Result<void> eachOf(const QString &rest, const QVariantList &values, const std::function<void(const Source &)> &take);
    Result<void> readCaptures(Source *source);
    Result<bool> isKey(const QString &key);
    Result<QStringList> knownWork(const Source &captured);

    Database &m_database;
};

} // namespace stet
