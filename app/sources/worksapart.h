#pragma once

#include "app/sources/source.h"

#include <QList>
#include <QSet>
#include <QString>

namespace stet {

/// Sources that look like records of one work and are not, as the writer said: they are not offered for merging again.
class WorksApart
{
public:
    /// What `toText` made; anything else is nothing.
    static WorksApart fromText(const QString &text);
    QString toText() const;

    void add(const QSet<SourceId> &sources);
    void remove(const QSet<SourceId> &sources);

    /// Whether the writer has looked at all of them together: one that came later makes it a new question.
    bool holds(const QSet<SourceId> &sources) const;

private:
    QList<QSet<SourceId>> m_sets; ///< the newest last
};

} // namespace stet
