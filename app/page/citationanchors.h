#pragma once

#include "app/citations/citationrequest.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace stet {

/// The ways between citations in a text and their entries in the list of sources: each mention leads to its entry, and
/// the entry back to every mention.
class CitationAnchors
{
public:
    /// A citation's HTML with an anchor of its own; a link to the entry when it names one source and holds no link.
    QString anchored(const CitationCluster &cluster, const QString &html);

    /// A note's HTML with an anchor of its own: the way back from an entry leads to the note, and the note's to the text.
    QString anchoredNote(const CitationCluster &cluster, const QString &html);

    /// The links back from an entry to the mentions that were anchored; empty when there are none.
    QString waysBack(const QString &key) const;

private:
    QString newAnchor(const CitationCluster &cluster);

    QHash<QString, int> m_made;         ///< anchors by the first source of their citation
    QHash<QString, QStringList> m_back; ///< ids by source
};

/// The id of a source's entry.
QString entryAnchor(const QString &key);

/// An entry with `ways` after its last word.
QString entryWithWaysBack(const QString &entry, const QString &ways);

} // namespace stet
