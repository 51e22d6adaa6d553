#include "app/page/citationanchors.h"

namespace stet {

QString entryAnchor(const QString &key)
{
    return QStringLiteral("source-") + key.toHtmlEscaped();
}

QString CitationAnchors::newAnchor(const CitationCluster &cluster)
{
    const QString first = cluster.works.first().key;
    const QString id = QStringLiteral("cite-%1-%2").arg(first.toHtmlEscaped()).arg(++m_made[first]);
    for (const CitedWork &work : cluster.works) {
        if (!m_back[work.key].contains(id))
            m_back[work.key].append(id);
    }
    return id;
}

QString CitationAnchors::anchored(const CitationCluster &cluster, const QString &html)
{
    if (cluster.works.isEmpty())
        return html;
    const QString id = newAnchor(cluster);
    if (cluster.works.size() == 1 && !html.contains(QLatin1String("<a ")))
        return QStringLiteral("<a id=\"%1\" href=\"#%2\">%3</a>").arg(id, entryAnchor(cluster.works.first().key), html);
    return QStringLiteral("<span id=\"%1\">%2</span>").arg(id, html);
}

QString CitationAnchors::anchoredNote(const CitationCluster &cluster, const QString &html)
{
    return cluster.works.isEmpty() ? html : QStringLiteral("<span id=\"%1\">%2</span>").arg(newAnchor(cluster), html);
}

QString CitationAnchors::waysBack(const QString &key) const
{
    QString ways;
    const QStringList ids = m_back.value(key);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QString number = i > 0 ? QStringLiteral("<sup>%1</sup>").arg(i + 1) : QString();
        ways += QStringLiteral(" <a href=\"#%1\" role=\"doc-backlink\">\u21a9\ufe0e%2</a>").arg(ids[i], number);
    }
    return ways;
}

QString entryWithWaysBack(const QString &entry, const QString &ways)
{
    // Inside the element that the words stand in, which may lie in another.
    qsizetype end = entry.size();
    while (true) {
        qsizetype words = end;
        while (words > 0 && entry[words - 1].isSpace())
            --words;
        if (!QStringView(entry).left(words).endsWith(u"</div>"))
            break;
        end = words - 6;
    }
    while (end > 0 && entry[end - 1].isSpace())
        --end;
    return entry.left(end) + ways + entry.mid(end);
}

} // namespace stet
