#include "app/sources/worksapart.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype mostSets = 10'000;

} // namespace

WorksApart WorksApart::fromText(const QString &text)
{
    WorksApart works;
    for (const QJsonValue value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        QSet<SourceId> sources;
        for (const QJsonValue id : value.toArray())
            sources.insert(SourceId::fromString(id.toString()));
        works.add(sources);
    }
    return works;
}

QString WorksApart::toText() const
{
    QJsonArray sets;
    for (const QSet<SourceId> &sources : m_sets) {
        QStringList ids;
        for (const SourceId &id : sources)
            ids.append(id.toString(QUuid::WithoutBraces));
        ids.sort(); // the same text for the same works
        sets.append(QJsonArray::fromStringList(ids));
    }
    return QString::fromUtf8(QJsonDocument(sets).toJson(QJsonDocument::Compact));
}

void WorksApart::add(const QSet<SourceId> &sources)
{
    if (sources.size() < 2 || m_sets.contains(sources))
        return;
    m_sets.append(sources);
    if (m_sets.size() > mostSets)
        m_sets.removeFirst();
}

void WorksApart::remove(const QSet<SourceId> &sources)
{
    m_sets.removeAll(sources);
}

bool WorksApart::holds(const QSet<SourceId> &sources) const
{
    return std::any_of(m_sets.begin(), m_sets.end(), [&sources](const QSet<SourceId> &set) { return set.contains(sources); });
}

} // namespace stet
