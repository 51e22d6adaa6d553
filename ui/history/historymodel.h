#pragma once

#include "app/article/revision.h"

#include <QAbstractListModel>

namespace stet {

/// The versions of the open draft, newest first. Window's thread.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Unscoped, since Qt takes roles as int.
    enum Role {
        SequenceRole = Qt::UserRole, ///< quint64
        TitleRole,                   ///< the name, else why it was kept
        NamedRole,                   ///< bool: the writer named it
        DetailRole,                  ///< when it was kept, and its words
    };

    using QAbstractListModel::QAbstractListModel;

    void setRevisions(const QList<Revision> &revisions);
    int rowOf(quint64 sequence) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Revision> m_revisions;
};

} // namespace stet
