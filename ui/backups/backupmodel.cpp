#include "ui/backups/backupmodel.h"

#include <QLocale>

namespace stet {

namespace {

QString kindText(Backup::Kind kind)
{
    switch (kind) {
    case Backup::Kind::Hourly:
        return BackupModel::tr("Hourly");
    case Backup::Kind::Daily:
        return BackupModel::tr("Daily");
    case Backup::Kind::Weekly:
        return BackupModel::tr("Weekly");
    case Backup::Kind::Asked:
        return BackupModel::tr("Asked for");
    case Backup::Kind::Migration:
        return BackupModel::tr("Before an update");
    }
    return {};
}

} // namespace

void BackupModel::setLines(const QList<BackupLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BackupLine &line = m_lines[index.row()];
    const QString when = QLocale().toString(line.backup.made.toLocalTime(), QLocale::ShortFormat);
    const auto details = [&line] {
        if (line.drafts < 0)
            return tr("%1 · cannot be read").arg(kindText(line.backup.kind));
        return tr("%1 · %Ln draft(s) · %2", "kind, drafts, size", line.drafts)
            .arg(kindText(line.backup.kind), QLocale().formattedDataSize(line.backup.bytes, 1));
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return when;
    case DetailsRole:
        return details();
    case Qt::AccessibleTextRole:
        return when + QStringLiteral(", ") + details();
    case Qt::ToolTipRole:
        return line.backup.path;
    default:
        return {};
    }
}

} // namespace stet
