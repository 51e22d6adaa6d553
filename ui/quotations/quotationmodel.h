#pragma once

#include "app/quotations/quotationreading.h"

#include <QAbstractListModel>

namespace stet {

/// The quotations of the open draft as a list: those that count, in the order of the text.
///
/// A new reading changes only the rows that differ, so that selection and scroll stay. Window's thread.
class QuotationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Unscoped, since Qt takes roles as int.
    enum Role {
        RecordRole = Qt::UserRole, ///< QUuid
        StandingRole,              ///< int, of QuotationStanding
        WordsRole,                 ///< the words, on one line
        SpeakerRole,               ///< the speaker and whether it is only proposed, as it is shown
        SourceRole,                ///< key of the source, or empty
    };

    explicit QuotationModel(QObject *parent = nullptr);

    void setReading(const QuotationReading &reading);
    const QuotationEntry &entry(int row) const { return m_entries[row]; }
    int rowOf(const QUuid &record) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<QuotationEntry> m_entries;
};

/// The speaker as lists show it: the confirmed name, the proposal marked as one, "nobody", or that none was found.
QString shownSpeaker(const QuotationEntry &entry);

} // namespace stet
