#pragma once

#include "ui/quotations/findingsdesk.h"

#include <QAbstractListModel>

namespace stet {

/// The findings about the open draft as a list, with the roles of QuotationModel, so that one delegate paints both.
/// Window's thread.
class FindingModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<FindingEntry> &entries);
    const FindingEntry &entry(int row) const { return m_entries[row]; }
    int rowOf(const QuotationFinding &finding) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<FindingEntry> m_entries;
};

/// A few words for lists: "Words of a source, without quotation marks".
QString findingName(QuotationFinding::Kind kind);

} // namespace stet
