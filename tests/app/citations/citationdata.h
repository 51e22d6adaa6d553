#pragma once

#include "app/citations/citationrequest.h"
#include "app/sources/sourcefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

/// The items and citations of tests/data/citations, as one request for a style.
namespace stet {

inline const QString citationData = QStringLiteral(STET_SOURCE_DIR "/tests/data/citations/");

inline QList<Source> citedItems()
{
    return readSourceFile(citationData + QStringLiteral("items.json"))->sources;
}

inline QList<CitationCluster> citedClusters(bool inNotes)
{
    QList<CitationCluster> list;
    QFile file(citationData + QStringLiteral("clusters.json"));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    for (const QJsonValue &value : QJsonDocument::fromJson(bytes).array()) {
        CitationCluster cluster;
        for (const QJsonValue &item : value["items"].toArray()) {
            cluster.works.append({item["id"].toString(), item["locator"].toString(), item["label"].toString(), item["prefix"].toString(),
                                  item["suffix"].toString(), item["suppress-author"].toBool()});
        }
        cluster.authorInText = value["mode"].toString() == QLatin1String("composite");
        cluster.note = inNotes ? int(list.size()) + 1 : 0;
        list.append(cluster);
    }
    return list;
}

inline CitationRequest citedRequest(const QString &style, const QString &locale, bool inNotes)
{
    CitationRequest request;
    request.style = style;
    request.locale = locale;
    request.sources = citedItems();
    request.clusters = citedClusters(inNotes);
    return request;
}

} // namespace stet
