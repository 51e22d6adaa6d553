#pragma once

#include "app/sources/sourcestore.h"

#include <QAbstractTableModel>

namespace stet {

/// The sources of the library as a list (the first column alone) or a table. A value shown as it was read; window's
/// thread.
class SourceListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TitleColumn, WriterColumn, OutletColumn, DateColumn, TypeColumn, UsedColumn, TextColumn, LinkColumn, ColumnCount };
    enum Role {
        OriginRole = Qt::UserRole, ///< writer, outlet and year on one line
        IdRole,
        KeyRole,
        SortRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps the rows that are the same, so that what is chosen stays chosen.
    void setSources(const QList<Source> &sources, const SourceUses &uses);

    const QList<Source> &sources() const { return m_sources; }
    const Source &source(int row) const { return m_sources[row]; }
    int rowOf(const SourceId &id) const;

    /// How many articles cite a source or hold quotations to it.
    int articlesUsing(const QString &key) const { return m_used.value(key); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(const Source &source, int column) const;
    int sortValue(const Source &source, int row, int column) const;
    const QList<int> &ranks(int column) const;

    QList<Source> m_sources;
    QHash<QString, int> m_used;
    mutable QHash<int, QList<int>> m_ranks; ///< by column, then row: its place by the alphabet; made when it is asked for
};

/// The title of a source for lists; its address or key when it has none.
QString shownTitle(const Source &source);

/// Writer, outlet and date on one line.
QString shownOrigin(const Source &source);

} // namespace stet
