#pragma once

#include "app/store/backupstore.h"
#include "ui/library/draftlist.h"

#include <QAbstractListModel>

namespace stet {

/// A backup, and how many drafts are in it.
struct BackupLine
{
    Backup backup;
    int drafts = -1; ///< -1: it cannot be read
};

/// The backups of a library, newest first. Window's thread.
class BackupModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// As DraftList, so that the same lines are drawn.
    enum Role { DetailsRole = DraftList::DetailsRole };

    using QAbstractListModel::QAbstractListModel;

    void setLines(const QList<BackupLine> &lines);
    const QList<BackupLine> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<BackupLine> m_lines;
};

} // namespace stet
