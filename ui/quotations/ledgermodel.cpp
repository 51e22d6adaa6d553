#include "ui/quotations/ledgermodel.h"

#include "ui/quotations/verdictmark.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

namespace stet {

namespace {

QuotationStanding standingOf(const QuotationRecord &record)
{
    return stet::standingOf(record, record.needsTick);
}

QString columnText(const LibraryQuotation &line, int column)
{
    switch (column) {
    case LedgerModel::StandingColumn:
        return standingName(standingOf(line.record));
    case LedgerModel::WordsColumn:
        return line.record.exact.simplified();
    case LedgerModel::SpeakerColumn: // nobody is given words that nobody confirmed
        return line.record.speaker.isEmpty() || line.record.speakerDecision == SpeakerDecision::Confirmed
            ? line.record.speaker
            : LedgerModel::tr("%1?").arg(line.record.speaker);
    case LedgerModel::SourceColumn:
        return line.record.source;
    case LedgerModel::CheckedColumn:
        return line.record.checkedAt.isValid()
            ? LedgerModel::tr("%1, %2").arg(QLocale().toString(line.record.checkedAt.toLocalTime().date(), QLocale::ShortFormat), line.record.checkedBy)
            : QString();
    case LedgerModel::ArticleColumn:
        return line.articleTitle.isEmpty() ? LedgerModel::tr("Without a headline") : line.articleTitle;
    default:
        return {};
    }
}

} // namespace

void LedgerModel::setLines(const QList<LibraryQuotation> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

QStringList LedgerModel::sortedValues(QString QuotationRecord::*member) const
{
    QStringList values;
    for (const LibraryQuotation &line : m_lines) {
        if (!(line.record.*member).isEmpty())
            values.append(line.record.*member);
    }
    values.removeDuplicates();
    values.sort(Qt::CaseInsensitive);
    return values;
}

QStringList LedgerModel::speakers() const
{
    return sortedValues(&QuotationRecord::speaker);
}

QStringList LedgerModel::sources() const
{
    return sortedValues(&QuotationRecord::source);
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LibraryQuotation &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return columnText(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == StandingColumn ? standingSentence(standingOf(line.record))
                                                : columnText(line, index.column());
    case Qt::DecorationRole:
        if (index.column() == StandingColumn)
            return standingIcon(standingOf(line.record), QGuiApplication::palette());
        return {};
    case SortRole:
        if (index.column() == StandingColumn)
            return int(standingOf(line.record));
        if (index.column() == CheckedColumn)
            return line.record.checkedAt;
        return columnText(line, index.column()).toCaseFolded();
    case StandingRole:
        return int(standingOf(line.record));
    case ArticleRole:
        return line.article;
    case RecordRole:
        return line.record.id;
    case SpeakerRole:
        return line.record.speaker;
    default:
        return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StandingColumn: return tr("Verdict");
    case WordsColumn: return tr("Quotation");
    case SpeakerColumn: return tr("Speaker");
    case SourceColumn: return tr("Source");
    case CheckedColumn: return tr("Checked");
    case ArticleColumn: return tr("Article");
    default: return {};
    }
}

} // namespace stet
