#pragma once

#include "app/quotations/quotationrecord.h"

namespace stet {

/// How a record hangs on the text of today.
enum class Anchoring {
    Attached,  ///< the same words at the same place, or nowhere else
    Drifted,   ///< between the same neighbours stand other words: the verdict is stale
    Ambiguous, ///< the words stand at several places and their neighbours do not decide
    Lost,      ///< neither words nor neighbours were found
    New,       ///< a quotation of the text without a record: the row proposes one
};

/// One row of an article's ledger.
struct LedgerRow
{
    QuotationRecord record;
    Anchoring anchoring = Anchoring::New;
    qsizetype quotation = -1;      ///< index in the quotations; -1 when lost or ambiguous
    QList<qsizetype> candidates;   ///< when ambiguous
};

/// Ties the records of an article to the quotations found in it now.
///
/// Never a silent match: drift and ambiguity are answers of their own. A drifted record that had a verdict becomes
/// Verdict::Stale. Every quotation gets exactly one row: the record's, or a new one filled with the proposals
/// of the finder (its id is made from `newId`). Rows come in the order of the text, lost ones last.
QList<LedgerRow> attachRecords(const QList<QuotationRecord> &records, const QList<Quotation> &quotations,
                               const QList<ProseParagraph> &paragraphs, QUuid (*newId)() = &QUuid::createUuid);

/// A record filled with what the finder proposes, without an id.
QuotationRecord proposedRecord(const Quotation &quotation, const QList<ProseParagraph> &paragraphs);

/// Writes the words and neighbours of today into a record, after the writer confirmed that it is the same quotation.
/// A verdict that was given for other words becomes stale.
QuotationRecord rewritten(QuotationRecord record, const Quotation &quotation, const QList<ProseParagraph> &paragraphs);

/// A record with the result of a check.
QuotationRecord checkedRecord(QuotationRecord record, const Verification &verification, const QString &sourceHash,
                        const QString &checkedBy, const QDateTime &checkedAt);

} // namespace stet
