#include "ui/quotations/quotationmodel.h"

#include "ui/quotations/verdictmark.h"

#include <algorithm>

namespace stet {

namespace {

QUuid idOf(const QuotationEntry &entry)
{
    return entry.record().id;
}

bool showSame(const QuotationEntry &left, const QuotationEntry &right)
{
    return left.record() == right.record() && left.row.anchoring == right.row.anchoring && left.words == right.words
           && left.proposedSpeaker == right.proposedSpeaker && left.evidence == right.evidence
           && left.markedSource == right.markedSource && left.verification == right.verification;
}

} // namespace

QString shownSpeaker(const QuotationEntry &entry)
{
    switch (entry.record().speakerDecision) {
    case SpeakerDecision::Confirmed:
        return entry.record().speaker;
    case SpeakerDecision::Nobody:
        return QuotationModel::tr("Nobody in particular");
    case SpeakerDecision::Proposed:
        break;
    }
    if (entry.proposedSpeaker.isEmpty())
        return QuotationModel::tr("No speaker in the sentence");
    return QuotationModel::tr("%1?").arg(entry.proposedSpeaker);
}

QuotationModel::QuotationModel(QObject *parent) : QAbstractListModel(parent)
{
}

void QuotationModel::setReading(const QuotationReading &reading)
{
    QList<QuotationEntry> next;
    std::copy_if(reading.entries.begin(), reading.entries.end(), std::back_inserter(next),
                 [](const QuotationEntry &entry) { return entry.counts(); });
    qsizetype first = 0;
    while (first < m_entries.size() && first < next.size() && idOf(m_entries[first]) == idOf(next[first]))
        ++first;
    qsizetype same = 0;
    while (same < m_entries.size() - first && same < next.size() - first
           && idOf(m_entries[m_entries.size() - 1 - same]) == idOf(next[next.size() - 1 - same]))
        ++same;
    const qsizetype removed = m_entries.size() - first - same;
    const qsizetype added = next.size() - first - same;
    const QList<QuotationEntry> before = m_entries;
    if (removed > 0) {
        beginRemoveRows({}, int(first), int(first + removed - 1));
        m_entries.remove(first, removed);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, int(first), int(first + added - 1));
        m_entries = next;
        endInsertRows();
    }
    m_entries = next;
    const auto refresh = [&](qsizetype row, const QuotationEntry &old) {
        if (!showSame(old, m_entries[row]))
            Q_EMIT dataChanged(index(int(row)), index(int(row)));
    };
    for (qsizetype row = 0; row < first; ++row)
        refresh(row, before[row]);
    for (qsizetype i = 1; i <= same; ++i)
        refresh(m_entries.size() - i, before[before.size() - i]);
}

int QuotationModel::rowOf(const QUuid &record) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const QuotationEntry &entry) { return idOf(entry) == record; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int QuotationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant QuotationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const QuotationEntry &entry = m_entries[index.row()];
    switch (role) {
    case RecordRole:
        return entry.record().id;
    case StandingRole:
        return int(standingOf(entry));
    case WordsRole:
        return entry.words.simplified();
    case SpeakerRole:
        return shownSpeaker(entry);
    case SourceRole:
        return entry.source();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1: “%2”, %3")
            .arg(standingName(standingOf(entry)), entry.words.simplified(), shownSpeaker(entry));
    case Qt::ToolTipRole:
        return standingSentence(standingOf(entry));
    default:
        return {};
    }
}

} // namespace stet
