#pragma once

#include "app/sources/source.h"

#include <QAbstractListModel>

namespace stet {

/// The sources of the library as a list. A value shown as it was read; window's thread.
class SourceListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Keeps the rows that are the same, so that what is chosen stays chosen.
    void setSources(const QList<Source> &sources);
    const Source &source(int row) const { return m_sources[row]; }
    int rowOf(const SourceId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Source> m_sources;
};

/// The title of a source for lists; its address or key when it has none.
QString shownTitle(const Source &source);

/// Writer, outlet and date on one line.
QString shownOrigin(const Source &source);

} // namespace stet
