#include "ui/history/historymodel.h"

#include <QLocale>

#include <algorithm>

namespace stet {

namespace {

QString reasonText(Revision::Reason reason)
{
    switch (reason) {
    case Revision::Reason::Written:
        return HistoryModel::tr("Kept while writing");
    case Revision::Reason::Named:
        return HistoryModel::tr("Kept on your word");
    case Revision::Reason::Restore:
        return HistoryModel::tr("Before another version was brought back");
    case Revision::Reason::Shrink:
        return HistoryModel::tr("Before most of the words went");
    case Revision::Reason::Conflict:
        return HistoryModel::tr("Saved elsewhere at the same time");
    case Revision::Reason::Recovered:
        return HistoryModel::tr("Before newer words were recovered");
    }
    return {};
}

QString timeText(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const QString clock = QLocale().toString(local.time(), QLocale::ShortFormat);
    if (local.date() == QDate::currentDate())
        return HistoryModel::tr("Today, %1").arg(clock);
    return HistoryModel::tr("%1, %2", "date, time").arg(QLocale().toString(local.date(), QLocale::ShortFormat), clock);
}

} // namespace

void HistoryModel::setRevisions(const QList<Revision> &revisions)
{
    const bool same = std::equal(m_revisions.cbegin(), m_revisions.cend(), revisions.cbegin(), revisions.cend(),
                                 [](const Revision &one, const Revision &other) {
                                     return one.sequence == other.sequence && one.kept == other.kept
                                            && one.name == other.name;
                                 });
    if (same)
        return;
    beginResetModel();
    m_revisions = revisions;
    endResetModel();
}

int HistoryModel::rowOf(quint64 sequence) const
{
    const auto found = std::find_if(m_revisions.cbegin(), m_revisions.cend(),
                                    [sequence](const Revision &revision) { return revision.sequence == sequence; });
    return found == m_revisions.cend() ? -1 : int(found - m_revisions.cbegin());
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_revisions.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Revision &revision = m_revisions[index.row()];
    const QString title = revision.name.isEmpty() ? reasonText(revision.reason) : revision.name;
    switch (role) {
    case SequenceRole:
        return revision.sequence;
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case TitleRole:
        return title;
    case NamedRole:
        return !revision.name.isEmpty();
    case DetailRole:
        return tr("%1 · %2", "time, words")
            .arg(timeText(revision.kept), tr("%n word(s)", nullptr, revision.words));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(title, data(index, DetailRole).toString());
    default:
        return {};
    }
}

} // namespace stet
