#include "ui/quotations/ledgermodel.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

namespace stet {

namespace {

QString columnText(const LibraryQuotation &line, int column)
{
    switch (column) {
    case LedgerModel::StandingColumn:
        return standingName(standingOf(line.record, line.record.needsTick));
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
    m_lines.clear();
    m_lines.reserve(size_t(lines.size()));
    for (const LibraryQuotation &quotation : lines) {
        Line line{quotation, standingOf(quotation.record, quotation.record.needsTick), {}};
        for (int column : {WordsColumn, SpeakerColumn, SourceColumn, ArticleColumn})
            line.sortKeys[size_t(column)] = columnText(quotation, column).toCaseFolded();
        m_lines.push_back(std::move(line));
    }
    endResetModel();
}

QStringList LedgerModel::sortedValues(QString QuotationRecord::*member) const
{
    QStringList values;
    for (const Line &line : m_lines) {
        if (!(line.quotation.record.*member).isEmpty())
            values.append(line.quotation.record.*member);
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
    const Line &entry = m_lines[size_t(index.row())];
    const LibraryQuotation &line = entry.quotation;
    switch (role) {
    case Qt::DisplayRole:
        return columnText(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == StandingColumn ? standingSentence(entry.standing)
                                                : columnText(line, index.column());
    case Qt::DecorationRole:
        if (index.column() == StandingColumn)
            return standingIcon(entry.standing, QGuiApplication::palette());
        return {};
    case SortRole:
        if (index.column() == StandingColumn)
            return int(entry.standing);
        if (index.column() == CheckedColumn)
            return line.record.checkedAt;
        return entry.sortKeys[size_t(index.column())];
    case StandingRole:
        return int(entry.standing);
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
