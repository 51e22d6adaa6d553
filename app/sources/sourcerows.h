#pragma once

#include "app/result.h"
#include "app/sources/source.h"
#include "app/store/database.h"

#include <QList>

namespace stet {

/// The rows in which a library keeps its sources: their details, captures, what makes two of them one work, and the
/// search index.
///
/// Borrows the library's connection and belongs to its thread. Every call is part of the caller's transaction.
class SourceRows
{
public:
    explicit SourceRows(Database &database) : m_database(database) {}

    /// New sources with ids and keys that nobody else has, and their captures. Many at once cost far less each.
    Result<void> insert(const QList<Source> &sources);

    /// All but the captures, which are only ever added. NotFound when the source is gone. The search index is left as it
    /// is: `unindex` goes before all changes of a source and `index` after them.
    Result<void> write(const Source &source);
    Result<void> writeLink(const Source &source); ///< what was found at its address, which no list or search shows
    Result<void> addCapture(const Source &source, const Capture &capture);
    Result<void> unindex(const SourceId &id);
    Result<void> index(const SourceId &id);

    /// With everything that belongs to it, the search index included.
    Result<void> remove(const SourceId &id);

private:
    Result<void> insertRow(const Source &source);
    Result<void> noteIdentities(const QList<Source> &sources);
    Result<void> indexAfter(qint64 number);

    Database &m_database;
};

/// The JSON of a source without its captures, as a row holds it.
QString sourceDetails(const Source &source);
Source sourceFromRow(const QString &details);

/// How the columns of all tables name a source.
QString rowId(const SourceId &id);

/// The answer for one that is gone.
Error sourceNotThere(const SourceId &id);

} // namespace stet
