#pragma once

#include "app/quotations/quotationstore.h"
#include "ui/quotations/verdictmark.h"

#include <QAbstractTableModel>
#include <array>
#include <vector>

namespace stet {

/// The ledger as a table: one row a quotation. A value shown as it was read; window's thread.
class LedgerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StandingColumn, WordsColumn, SpeakerColumn, SourceColumn, CheckedColumn, ArticleColumn, ColumnCount };
    /// Unscoped, since Qt takes roles as int.
    enum Role { SortRole = Qt::UserRole, StandingRole, ArticleRole, RecordRole, SpeakerRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<LibraryQuotation> &lines);
    QStringList speakers() const; ///< sorted, each once
    QStringList sources() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A line and what is asked for again and again while a table of many is sorted and filtered.
    struct Line
    {
        LibraryQuotation quotation;
        QuotationStanding standing;
        std::array<QString, ColumnCount> sortKeys; ///< folded; empty for the columns that sort by another value
    };
    QStringList sortedValues(QString QuotationRecord::*member) const;

    std::vector<Line> m_lines;
};

} // namespace stet
