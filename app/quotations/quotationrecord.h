#pragma once

#include "app/quotations/quotation.h"
#include "app/quotations/verification.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>
#include <QUuid>

namespace stet {

/// How the words came to the writer.
enum class QuotationMedium { Unknown, Speech, Statement, Interview, Article, Post, Document, Translation };

/// On what terms they may be used.
enum class QuotationTerms { OnRecord, Background, Anonymous };

/// What the writer said about the proposed speaker.
enum class SpeakerDecision {
    Proposed,  ///< nobody has looked at it yet
    Confirmed, ///< the writer confirmed or typed `speaker`
    Nobody,    ///< the writer said that there is none
};

/// Why a marked stretch needs no source.
enum class Dismissal { None, ScareQuotes, Title, Term, Dialogue };

/// What is known about one quotation of an article: its line in the ledger. A plain value.
///
/// It is tied to the text by the words themselves with what stands before and after them (W3C Web Annotation,
/// TextQuoteSelector), never by an offset.
struct QuotationRecord
{
    QUuid id;
    QString exact;  ///< the words without the outer marks
    QString prefix; ///< up to 32 units before the opening mark, as the reader sees them
    QString suffix; ///< up to 32 units after the closing mark
    QuotationKind kind = QuotationKind::Direct;
    ArticlePart part = ArticlePart::Body;

    QString speaker; ///< a person or body by name
    SpeakerDecision speakerDecision = SpeakerDecision::Proposed;
    QString role;    ///< as printed
    QString verb;    ///< "told"
    QuotationMedium medium = QuotationMedium::Unknown;
    QDate date;      ///< when it was said
    QString occasion;
    QuotationTerms terms = QuotationTerms::OnRecord;
    QString termsReason; ///< why anonymous or on background
    QString source;      ///< key of the source in the library
    QString locator;     ///< page, minute, paragraph
    QString chain;       ///< original venue, when it was read elsewhere: "told the AP"

    Verdict verdict = Verdict::CannotCheck;
    QString sourceHash;   ///< of the captured text that was checked against
    QString checkedBy;
    QDateTime checkedAt;  ///< UTC
    bool needsTick = false;       ///< the check found that a word which turns the meaning was left out
    bool elisionAccepted = false; ///< the tick that this asks for

    Dismissal dismissal = Dismissal::None;
    QString dismissalReason;
    QString waiver; ///< why it may go out although the verdict is not faithful
    QString waivedBy;
    QDateTime waivedAt; ///< UTC

    QJsonObject other; ///< members that a newer Stet wrote, kept as they came

    bool operator==(const QuotationRecord &) const = default;
};

QJsonObject toJson(const QuotationRecord &record);

/// Members that are missing keep their default; unknown ones are kept in `other`.
QuotationRecord quotationRecordFromJson(const QJsonObject &json);

QString dismissalName(Dismissal dismissal);       ///< "none", "scare", "title", "term", "dialogue"
QString quotationMediumName(QuotationMedium medium); ///< "unknown", "speech", "statement", …
QString quotationTermsName(QuotationTerms terms);    ///< "on-record", "background", "anonymous"

/// True when the quotation may go out: dismissed, waived, or faithful with any asked-for tick given.
bool isSettled(const QuotationRecord &record, bool needsTick = false);

} // namespace stet
