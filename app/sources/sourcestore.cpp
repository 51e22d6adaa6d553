#include "app/sources/sourcestore.h"

#include "app/sources/citationkey.h"
#include "app/sources/duplicates.h"
#include "app/sources/sourcerows.h"
#include "app/sources/worksapart.h"
#include "app/store/settingstore.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace stet {

namespace {

const QString columnsOfSource = QStringLiteral("SELECT details, (SELECT count(*) FROM source_capture WHERE source_capture.source = source.id) FROM source ");

const QString apartSetting = QStringLiteral("sources.apart");

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::SourceStore", text);
}

Error keyTaken(const QString &key)
{
    return {Error::Kind::Conflict, tr("Another source is called “%1” already; choose another key.").arg(key), {}};
}

/// New ids that follow one another: thousands that are added at once go to one place of each index, not to thousands.
class NewIds
{
public:
    SourceId next()
    {
        SourceId id = m_first;
        quint32 low = (quint32(id.data4[4]) << 24 | quint32(id.data4[5]) << 16 | quint32(id.data4[6]) << 8 | id.data4[7]) + m_given++;
        for (int byte = 7; byte >= 4; --byte, low >>= 8)
            id.data4[byte] = uchar(low & 0xff);
        return id;
    }

private:
    SourceId m_first = QUuid::createUuid();
    quint32 m_given = 0;
};

/// Each word as the beginning of one; quoted, so that nothing in it is taken for an operator.
QString matchOf(const QString &words)
{
    QStringList terms;
    for (QString word : words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        word.remove(QLatin1Char('"'));
        const bool says = std::any_of(word.begin(), word.end(), [](QChar character) { return character.isLetterOrNumber(); });
        if (says && terms.size() < 16)
            terms.append(QLatin1Char('"') + word + QStringLiteral("\"*"));
    }
    return terms.join(QLatin1Char(' '));
}

} // namespace

Result<void> SourceStore::eachOf(const QString &rest, const QVariantList &values, const std::function<void(const Source &)> &take)
{
    return m_database.each(columnsOfSource + rest, values, [&take](const Row &row) {
        Source source = sourceFromRow(row.text(0));
        source.captures.resize(row.number(1));
        take(source);
        return true;
    });
}

Result<QList<Source>> SourceStore::sources(const QString &rest, const QVariantList &values)
{
    QList<Source> found;
    const auto read = eachOf(rest, values, [&found](const Source &source) { found.append(source); });
    if (!read)
        return read.error();
    return found;
}

Result<QList<Source>> SourceStore::list()
{
    return sources(QStringLiteral("ORDER BY writer COLLATE NOCASE, title COLLATE NOCASE, number"), {});
}

Result<void> SourceStore::each(const std::function<void(const Source &)> &take)
{
    return eachOf({}, {}, take);
}

Result<QList<Source>> SourceStore::search(const QString &words, int limit)
{
    const QString match = matchOf(words);
    if (match.isEmpty())
        return QList<Source>();
    return sources(QStringLiteral("WHERE number IN (SELECT rowid FROM source_search WHERE source_search MATCH ? "
                                  "ORDER BY rowid DESC LIMIT ?) ORDER BY writer COLLATE NOCASE, title COLLATE NOCASE, number"),
                   {match, limit});
}

Result<QSet<SourceId>> SourceStore::matching(const QString &words)
{
    QSet<SourceId> ids;
    const QString match = matchOf(words);
    if (match.isEmpty())
        return ids;
    const auto read = m_database.each(
        QStringLiteral("SELECT id FROM source WHERE number IN (SELECT rowid FROM source_search WHERE source_search MATCH ?)"), {match}, [&ids](const Row &row) {
            ids.insert(QUuid::fromString(row.text(0)));
            return true;
        });
    if (!read)
        return read.error();
    return ids;
}

/// In place of the empty ones that say how many there are.
Result<void> SourceStore::readCaptures(Source *source)
{
    if (source->captures.isEmpty())
        return {};
    source->captures.clear();
    return m_database.each(QStringLiteral("SELECT words, captured_at, hash, address, media_type, archive_address FROM source_capture "
                                          "WHERE source = ? ORDER BY number"),
                           {rowId(source->id)}, [source](const Row &row) {
        Capture capture;
        capture.text = row.text(0);
        capture.capturedAt = QDateTime::fromString(row.text(1), Qt::ISODateWithMs).toUTC();
        capture.hash = row.text(2).toLatin1();
        capture.address = row.text(3);
        capture.mediaType = row.text(4);
        capture.archiveAddress = row.text(5);
        source->captures.append(capture);
        return true;
    });
}

Result<Source> SourceStore::load(const SourceId &id)
{
    auto found = sources(QStringLiteral("WHERE id = ?"), {rowId(id)});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return sourceNotThere(id);
    Source source = found->first();
    if (const auto read = readCaptures(&source); !read)
        return read.error();
    return source;
}

Result<QList<Source>> SourceStore::load(const QList<SourceId> &ids)
{
    QList<Source> all;
    for (const SourceId &id : ids) {
        const auto source = load(id);
        if (!source)
            return source.error();
        all.append(*source);
    }
    return all;
}

Result<std::optional<Source>> SourceStore::find(const QString &key)
{
    auto found = sources(QStringLiteral("WHERE key = ?"), {key});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return std::optional<Source>();
    Source source = found->first();
    if (const auto read = readCaptures(&source); !read)
        return read.error();
    return std::optional<Source>(source);
}

Result<QList<Source>> SourceStore::find(const QStringList &keys)
{
    QList<Source> all;
    for (const QString &key : keys) {
        const auto found = sources(QStringLiteral("WHERE key = ?"), {key});
        if (!found)
            return found.error();
        all += *found;
    }
    return all;
}

Result<bool> SourceStore::isKey(const QString &key)
{
    const auto count = m_database.number(QStringLiteral("SELECT count(*) FROM source WHERE key = ?"), {key});
    if (!count)
        return count.error();
    return *count > 0;
}

Result<Source> SourceStore::add(const Source &source)
{
    const auto taken = isKey(source.key);
    if (!taken)
        return taken.error();
    if (*taken)
        return keyTaken(source.key);
    auto added = add(QList<Source>{source});
    if (!added)
        return added.error();
    return added->first();
}

Result<QList<Source>> SourceStore::add(QList<Source> sources)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun().error();
    Result<void> asked;
    NewIds ids;
    KeyMaker keyMaker([this, &asked](const QString &key) {
        const auto taken = isKey(key);
        if (!taken)
            asked = taken.error();
        return taken && *taken;
    });
    for (Source &source : sources) {
        if (source.id.isNull())
            source.id = ids.next();
        source.key = source.key.isEmpty() ? keyMaker.keyFor(source) : keyMaker.freeKey(citableKey(source.key));
        if (!asked)
            return asked.error();
    }
    if (const auto inserted = SourceRows(m_database).insert(sources); !inserted)
        return inserted.error();
    if (const auto done = change.commit(); !done)
        return done.error();
    return sources;
}

Result<void> SourceStore::update(const Source &source)
{
    const auto named = find(source.key);
    if (!named)
        return named.error();
    if (named->has_value() && (*named)->id != source.id)
        return keyTaken(source.key);
    const auto known = load(source.id);
    if (!known)
        return known.error();
    Transaction change(m_database);
    if (!change.begun())
        return change.begun().error();
    SourceRows rows(m_database);
    if (const auto cleared = rows.unindex(source.id); !cleared)
        return cleared;
    for (const Capture &capture : source.captures) {
        // An empty capture stands for words that a list did not read.
        if (capture.hash.isEmpty() || known->captures.contains(capture))
            continue;
        if (const auto kept = rows.addCapture(source, capture); !kept)
            return kept;
    }
    if (const auto written = rows.write(source); !written)
        return written;
    if (const auto noted = rows.index(source.id); !noted)
        return noted;
    return change.commit();
}

Result<void> SourceStore::removeCapture(const SourceId &id, qsizetype place)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun().error();
    SourceRows rows(m_database);
    if (const auto cleared = rows.unindex(id); !cleared)
        return cleared;
    const auto removed = m_database.run(
        QStringLiteral("DELETE FROM source_capture WHERE number = (SELECT number FROM source_capture WHERE source = ? "
                       "ORDER BY number LIMIT 1 OFFSET ?)"), {rowId(id), place});
    if (!removed)
        return removed;
    if (m_database.changedRows() == 0)
        return sourceNotThere(id);
    if (const auto noted = rows.index(id); !noted)
        return noted;
    return change.commit();
}

/// The ids of sources that are this work, surest first.
Result<QStringList> SourceStore::knownWork(const Source &captured)
{
    QStringList ids;
    for (const QString &identity : workIdentities(captured)) {
        // A title alone does not make two pages one: only address and DOI do so without asking.
        if (identity.startsWith(QLatin1String("title:")))
            continue;
        const auto read = m_database.each(QStringLiteral("SELECT source FROM source_identity WHERE identity = ? ORDER BY number"),
                                          {identity}, [&ids](const Row &row) {
            ids.append(row.text(0));
            return true;
        });
        if (!read)
            return read.error();
    }
    return ids;
}

Result<std::optional<Source>> SourceStore::known(const Source &captured)
{
    const auto ids = knownWork(captured);
    if (!ids)
        return ids.error();
    if (ids->isEmpty())
        return std::optional<Source>();
    const auto source = load(QUuid::fromString(ids->first()));
    if (!source)
        return source.error();
    return std::optional<Source>(*source);
}

Result<KeptCapture> SourceStore::keep(const Source &captured)
{
    const auto known = this->known(captured);
    if (!known)
        return known.error();
    if (!known->has_value()) {
        auto added = add(QList<Source>{captured});
        if (!added)
            return added.error();
        return KeptCapture{added->first(), true, false};
    }
    KeptCapture kept;
    kept.source = **known;
    const Capture *before = (*known)->latestCapture();
    kept.hasChanged = before && captured.latestCapture() && before->hash != captured.latestCapture()->hash;
    for (auto field = captured.item.begin(); field != captured.item.end(); ++field) {
        if (!kept.source.item.contains(field.key()))
            kept.source.item.insert(field.key(), field.value());
    }
    for (const Capture &capture : captured.captures) {
        const Capture *latest = kept.source.latestCapture();
        if (!latest || latest->hash != capture.hash)
            kept.source.captures.append(capture);
    }
    if (const auto updated = update(kept.source); !updated)
        return updated.error();
    return kept;
}

Result<void> SourceStore::remove(const SourceId &id, WhenCited whenCited)
{
    const auto source = load(id);
    if (!source)
        return source.error();
    if (whenCited == WhenCited::Refuse) {
        const auto titles = usage().titles(source->key);
        if (!titles)
            return titles.error();
        if (!titles->isEmpty()) {
            return Error{Error::Kind::Conflict,
                QCoreApplication::translate("stet::SourceStore", "%n article(s) cite “%1”, so it was not removed.", nullptr, int(titles->size())).arg(source->key),
                titles->join(QStringLiteral("; "))};
        }
    }
    Transaction change(m_database);
    if (!change.begun())
        return change.begun().error();
    if (const auto removed = SourceRows(m_database).remove(id); !removed)
        return removed;
    return change.commit();
}

Result<void> SourceStore::exchange(const QList<SourceId> &out, const QList<Source> &in)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun();
    SourceRows rows(m_database);
    for (const SourceId &id : out) {
        if (const auto removed = rows.remove(id); !removed)
            return removed;
    }
    QSet<QString> keys;
    for (const Source &source : in) {
        const auto taken = isKey(source.key);
        if (!taken)
            return taken.error();
        if (*taken || keys.contains(source.key))
            return keyTaken(source.key);
        keys.insert(source.key);
    }
    if (const auto inserted = rows.insert(in); !inserted)
        return inserted;
    return change.commit();
}

Result<void> SourceStore::noteLinks(const QHash<SourceId, LinkFinding> &findings)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun();
    for (auto finding = findings.begin(); finding != findings.end(); ++finding) {
        auto found = sources(QStringLiteral("WHERE id = ?"), {rowId(finding.key())});
        if (!found)
            return found.error();
        if (found->isEmpty())
            continue;
        Source &source = found->first();
        source.link = finding.value();
        if (const auto written = SourceRows(m_database).writeLink(source); !written)
            return written;
    }
    return change.commit();
}

Result<QList<QList<Source>>> SourceStore::duplicates()
{
    const auto all = list();
    if (!all)
        return all.error();
    const auto known = SettingStore(m_database).value(apartSetting);
    if (!known)
        return known.error();
    const WorksApart apart = WorksApart::fromText(*known);
    QList<QList<Source>> groups;
    for (const QList<qsizetype> &places : duplicateGroups(*all)) {
        QList<Source> group;
        QSet<SourceId> ids;
        for (const qsizetype place : places) {
            group.append(all->at(place));
            ids.insert(all->at(place).id);
        }
        if (!apart.holds(ids))
            groups.append(group);
    }
    return groups;
}

Result<void> SourceStore::setApart(const QSet<SourceId> &sources, bool apart)
{
    Transaction change(m_database);
    if (!change.begun())
        return change.begun();
    SettingStore settings(m_database);
    const auto known = settings.value(apartSetting);
    if (!known)
        return known.error();
    WorksApart works = WorksApart::fromText(*known);
    if (apart)
        works.add(sources);
    else
        works.remove(sources);
    if (const auto kept = settings.setValue(apartSetting, works.toText()); !kept)
        return kept;
    return change.commit();
}

} // namespace stet
