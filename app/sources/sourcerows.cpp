#include "app/sources/sourcerows.h"

#include "app/sources/duplicates.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace stet {

QString rowId(const SourceId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString sourceDetails(const Source &source)
{
    return QString::fromUtf8(QJsonDocument(detailsToJson(source)).toJson(QJsonDocument::Compact));
}

Source sourceFromRow(const QString &details)
{
    return sourceFromDetails(QJsonDocument::fromJson(details.toUtf8()).object());
}

Error sourceNotThere(const SourceId &id)
{
    return {Error::Kind::NotFound, QCoreApplication::translate("stet::SourceStore", "This source is not in the library any more."), rowId(id)};
}

Result<void> SourceRows::insert(const QList<Source> &sources)
{
    const auto newest = m_database.number(QStringLiteral("SELECT max(number) FROM source"));
    if (!newest)
        return newest.error();
    for (const Source &source : sources) {
        if (const auto inserted = insertRow(source); !inserted)
            return inserted;
        for (const Capture &capture : source.captures) {
            if (const auto kept = addCapture(source, capture); !kept)
                return kept;
        }
    }
    if (const auto noted = noteIdentities(sources); !noted)
        return noted;
    return indexAfter(*newest);
}

Result<void> SourceRows::insertRow(const Source &source)
{
    return m_database.run(QStringLiteral("INSERT INTO source(id, key, title, writer, outlet, tags, details) VALUES(?, ?, ?, ?, ?, ?, ?)"),
                          {rowId(source.id), source.key, source.title(), source.writer(), source.outlet(),
                           source.tags.join(QLatin1Char(' ')), sourceDetails(source)});
}

/// In the order of their index: thousands then go through its pages once, not each to a page of its own.
Result<void> SourceRows::noteIdentities(const QList<Source> &sources)
{
    QList<std::pair<QString, const Source *>> identities;
    for (const Source &source : sources) {
        for (const QString &identity : workIdentities(source))
            identities.append({identity, &source});
    }
    std::stable_sort(identities.begin(), identities.end(), [](const auto &one, const auto &other) { return one.first < other.first; });
    for (const auto &[identity, source] : std::as_const(identities)) {
        const auto noted = m_database.run(QStringLiteral("INSERT INTO source_identity(source, identity) VALUES(?, ?)"), {rowId(source->id), identity});
        if (!noted)
            return noted;
    }
    return {};
}

Result<void> SourceRows::indexAfter(qint64 number)
{
    return m_database.run(QStringLiteral("INSERT INTO source_search(rowid, title, writer, outlet, tags, captured) "
                                         "SELECT number, title, writer, outlet, tags, captured FROM source_words WHERE number > ?"),
                          {number});
}

Result<void> SourceRows::write(const Source &source)
{
    const auto updated = m_database.run(
        QStringLiteral("UPDATE source SET key = ?, title = ?, writer = ?, outlet = ?, tags = ?, details = ? WHERE id = ?"),
        {source.key, source.title(), source.writer(), source.outlet(), source.tags.join(QLatin1Char(' ')), sourceDetails(source), rowId(source.id)});
    if (!updated)
        return updated;
    if (m_database.changedRows() == 0)
        return sourceNotThere(source.id);
    if (const auto cleared = m_database.run(QStringLiteral("DELETE FROM source_identity WHERE source = ?"), {rowId(source.id)}); !cleared)
        return cleared;
    return noteIdentities({source});
}

Result<void> SourceRows::writeLink(const Source &source)
{
    return m_database.run(QStringLiteral("UPDATE source SET details = ? WHERE id = ?"), {sourceDetails(source), rowId(source.id)});
}

Result<void> SourceRows::addCapture(const Source &source, const Capture &capture)
{
    return m_database.run(
        QStringLiteral("INSERT INTO source_capture(source, captured_at, hash, address, media_type, archive_address, words) "
                       "VALUES(?, ?, ?, ?, ?, ?, ?)"),
        {rowId(source.id), capture.capturedAt.toString(Qt::ISODateWithMs), QString::fromLatin1(capture.hash), capture.address,
         capture.mediaType, capture.archiveAddress, capture.text});
}

Result<void> SourceRows::unindex(const SourceId &id)
{
    return m_database.run(
        QStringLiteral("INSERT INTO source_search(source_search, rowid, title, writer, outlet, tags, captured) "
                       "SELECT 'delete', number, title, writer, outlet, tags, captured FROM source_words "
                       "WHERE number = (SELECT number FROM source WHERE id = ?)"), {rowId(id)});
}

Result<void> SourceRows::index(const SourceId &id)
{
    return m_database.run(
        QStringLiteral("INSERT INTO source_search(rowid, title, writer, outlet, tags, captured) "
                       "SELECT number, title, writer, outlet, tags, captured FROM source_words "
                       "WHERE number = (SELECT number FROM source WHERE id = ?)"), {rowId(id)});
}

Result<void> SourceRows::remove(const SourceId &id)
{
    if (const auto cleared = unindex(id); !cleared)
        return cleared;
    return m_database.run(QStringLiteral("DELETE FROM source WHERE id = ?"), {rowId(id)});
}

} // namespace stet
