#include "app/quotations/quotationrecord.h"

namespace stet {

namespace {

template <typename Value>
struct Name
{
    Value value;
    QLatin1StringView name;
};

constexpr Name<Dismissal> dismissalNames[] = {
    {Dismissal::None, QLatin1StringView("none")},   {Dismissal::ScareQuotes, QLatin1StringView("scare")},
    {Dismissal::Title, QLatin1StringView("title")}, {Dismissal::Term, QLatin1StringView("term")},
    {Dismissal::Dialogue, QLatin1StringView("dialogue")},
};

constexpr Name<QuotationMedium> mediumNames[] = {
    {QuotationMedium::Unknown, QLatin1StringView("unknown")},     {QuotationMedium::Speech, QLatin1StringView("speech")},
    {QuotationMedium::Statement, QLatin1StringView("statement")}, {QuotationMedium::Interview, QLatin1StringView("interview")},
    {QuotationMedium::Article, QLatin1StringView("article")},     {QuotationMedium::Post, QLatin1StringView("post")},
    {QuotationMedium::Document, QLatin1StringView("document")},   {QuotationMedium::Translation, QLatin1StringView("translation")},
};

constexpr Name<QuotationTerms> termsNames[] = {
    {QuotationTerms::OnRecord, QLatin1StringView("on-record")},
    {QuotationTerms::Background, QLatin1StringView("background")},
    {QuotationTerms::Anonymous, QLatin1StringView("anonymous")},
};

constexpr Name<SpeakerDecision> decisionNames[] = {
    {SpeakerDecision::Proposed, QLatin1StringView("proposed")},
    {SpeakerDecision::Confirmed, QLatin1StringView("confirmed")},
    {SpeakerDecision::Nobody, QLatin1StringView("nobody")},
};

constexpr Name<ArticlePart> partNames[] = {
    {ArticlePart::Headline, QLatin1StringView("headline")}, {ArticlePart::Deck, QLatin1StringView("deck")},
    {ArticlePart::Body, QLatin1StringView("body")},         {ArticlePart::Bio, QLatin1StringView("bio")},
    {ArticlePart::Notice, QLatin1StringView("notice")},     {ArticlePart::Comment, QLatin1StringView("comment")},
    {ArticlePart::Note, QLatin1StringView("note")},
};

template <typename Value, size_t count>
QString nameOf(const Name<Value> (&names)[count], Value value)
{
    for (const Name<Value> &entry : names) {
        if (entry.value == value)
            return entry.name;
    }
    return {};
}

template <typename Value, size_t count>
Value fromName(const Name<Value> (&names)[count], const QString &name)
{
    for (const Name<Value> &entry : names) {
        if (name == entry.name)
            return entry.value;
    }
    return names[0].value;
}

/// The members of a record that are plain text, by their names in the file.
struct TextMember
{
    QLatin1StringView name;
    QString QuotationRecord::*member;
};

constexpr TextMember textMembers[] = {
    {QLatin1StringView("exact"), &QuotationRecord::exact},
    {QLatin1StringView("prefix"), &QuotationRecord::prefix},
    {QLatin1StringView("suffix"), &QuotationRecord::suffix},
    {QLatin1StringView("speaker"), &QuotationRecord::speaker},
    {QLatin1StringView("role"), &QuotationRecord::role},
    {QLatin1StringView("verb"), &QuotationRecord::verb},
    {QLatin1StringView("occasion"), &QuotationRecord::occasion},
    {QLatin1StringView("termsReason"), &QuotationRecord::termsReason},
    {QLatin1StringView("source"), &QuotationRecord::source},
    {QLatin1StringView("locator"), &QuotationRecord::locator},
    {QLatin1StringView("chain"), &QuotationRecord::chain},
    {QLatin1StringView("sourceHash"), &QuotationRecord::sourceHash},
    {QLatin1StringView("checkedBy"), &QuotationRecord::checkedBy},
    {QLatin1StringView("dismissalReason"), &QuotationRecord::dismissalReason},
    {QLatin1StringView("waiver"), &QuotationRecord::waiver},
    {QLatin1StringView("waivedBy"), &QuotationRecord::waivedBy},
};

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

} // namespace

QString dismissalName(Dismissal dismissal) { return nameOf(dismissalNames, dismissal); }
QString quotationMediumName(QuotationMedium medium) { return nameOf(mediumNames, medium); }
QString quotationTermsName(QuotationTerms terms) { return nameOf(termsNames, terms); }

QJsonObject toJson(const QuotationRecord &record)
{
    QJsonObject json = record.other;
    json[QStringLiteral("id")] = record.id.toString(QUuid::WithoutBraces);
    for (const TextMember &member : textMembers) {
        if (!(record.*member.member).isEmpty())
            json[member.name] = record.*member.member;
    }
    json[QStringLiteral("kind")] = quotationKindName(record.kind);
    json[QStringLiteral("part")] = nameOf(partNames, record.part);
    json[QStringLiteral("speakerDecision")] = nameOf(decisionNames, record.speakerDecision);
    json[QStringLiteral("medium")] = quotationMediumName(record.medium);
    json[QStringLiteral("terms")] = quotationTermsName(record.terms);
    json[QStringLiteral("verdict")] = verdictName(record.verdict);
    json[QStringLiteral("elisionAccepted")] = record.elisionAccepted;
    if (record.needsTick)
        json[QStringLiteral("needsTick")] = true;
    json[QStringLiteral("dismissal")] = dismissalName(record.dismissal);
    if (record.date.isValid())
        json[QStringLiteral("date")] = record.date.toString(Qt::ISODate);
    if (record.checkedAt.isValid())
        json[QStringLiteral("checkedAt")] = timeText(record.checkedAt);
    if (record.waivedAt.isValid())
        json[QStringLiteral("waivedAt")] = timeText(record.waivedAt);
    return json;
}

QuotationRecord quotationRecordFromJson(const QJsonObject &json)
{
    QuotationRecord record;
    record.other = json;
    const auto take = [&record](QLatin1StringView name) {
        const QJsonValue value = record.other.value(name);
        record.other.remove(name);
        return value;
    };
    record.id = QUuid(take(QLatin1StringView("id")).toString());
    for (const TextMember &member : textMembers)
        record.*member.member = take(member.name).toString();
    record.kind = quotationKindFromName(take(QLatin1StringView("kind")).toString());
    // Without a part it is the body's.
    const QString part = take(QLatin1StringView("part")).toString();
    record.part = part.isEmpty() ? ArticlePart::Body : fromName(partNames, part);
    record.speakerDecision = fromName(decisionNames, take(QLatin1StringView("speakerDecision")).toString());
    record.medium = fromName(mediumNames, take(QLatin1StringView("medium")).toString());
    record.terms = fromName(termsNames, take(QLatin1StringView("terms")).toString());
    record.verdict = verdictFromName(take(QLatin1StringView("verdict")).toString());
    record.needsTick = take(QLatin1StringView("needsTick")).toBool();
    record.elisionAccepted = take(QLatin1StringView("elisionAccepted")).toBool();
    record.dismissal = fromName(dismissalNames, take(QLatin1StringView("dismissal")).toString());
    record.date = QDate::fromString(take(QLatin1StringView("date")).toString(), Qt::ISODate);
    record.checkedAt = timeFrom(take(QLatin1StringView("checkedAt")));
    record.waivedAt = timeFrom(take(QLatin1StringView("waivedAt")));
    return record;
}

bool isSettled(const QuotationRecord &record, bool needsTick)
{
    if (record.dismissal != Dismissal::None || !record.waiver.isEmpty())
        return true;
    return isFaithful(record.verdict) && (!needsTick || record.elisionAccepted);
}

} // namespace stet
