#pragma once

#include "app/sources/source.h"

#include <QList>
#include <QString>

namespace stet {

/// Words that two records of one work have in common, strongest first: DOI, address, then title with year and writer.
/// Two sources that share one are most likely the same.
QStringList workIdentities(const Source &source);

/// Groups of two and more sources that are most likely the same work, as places in `sources`, in their order.
QList<QList<qsizetype>> duplicateGroups(const QList<Source> &sources);

/// One source out of two records of it: what `kept` lacks comes from `other`, captures and tags of both stay, the
/// newest last. Id and key are those of `kept`.
Source merged(const Source &kept, const Source &other);

} // namespace stet
