#include "ui/quotations/findingmodel.h"

#include "ui/look/icons.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace stet {

QString findingName(QuotationFinding::Kind kind)
{
    switch (kind) {
    case QuotationFinding::Kind::UnquotedOverlap:
        return FindingModel::tr("A source’s words without marks");
    case QuotationFinding::Kind::UnbackedWords:
        return FindingModel::tr("Quoted, but not in the text");
    case QuotationFinding::Kind::OtherWords:
        return FindingModel::tr("Quoted otherwise before");
    case QuotationFinding::Kind::OtherSpeaker:
        break;
    }
    return FindingModel::tr("Given to another speaker before");
}

void FindingModel::setEntries(const QList<FindingEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int FindingModel::rowOf(const QuotationFinding &finding) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&finding](const FindingEntry &entry) {
        return entry.finding.kind == finding.kind && entry.finding.words == finding.words && entry.finding.article == finding.article
            && entry.finding.source == finding.source;
    });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const FindingEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DecorationRole:
        return entry.settled ? standingIcon(QuotationStanding::Waived, QGuiApplication::palette()) : icon(QStringLiteral("warning"));
    case QuotationModel::StandingRole:
        return int(entry.settled ? QuotationStanding::Dismissed : QuotationStanding::Differs);
    case QuotationModel::WordsRole:
        return entry.finding.words.simplified();
    case QuotationModel::SpeakerRole:
        return entry.settled ? tr("Let stand") : findingName(entry.finding.kind);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1: “%2”").arg(entry.settled ? tr("Let stand") : findingName(entry.finding.kind), entry.finding.words.simplified());
    case Qt::ToolTipRole:
        return findingSentence(entry.finding);
    default:
        return {};
    }
}

} // namespace stet
