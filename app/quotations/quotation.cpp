#include "app/quotations/quotation.h"

namespace stet {

namespace {

struct KindName
{
    QuotationKind kind;
    QLatin1StringView name;
};

constexpr KindName kindNames[] = {
    {QuotationKind::Direct, QLatin1StringView("direct")}, {QuotationKind::Block, QLatin1StringView("block")},
    {QuotationKind::Scare, QLatin1StringView("scare")},   {QuotationKind::Title, QLatin1StringView("title")},
    {QuotationKind::Term, QLatin1StringView("term")},
};

} // namespace

QString quotationKindName(QuotationKind kind)
{
    for (const KindName &entry : kindNames) {
        if (entry.kind == kind)
            return entry.name;
    }
    return {};
}

QuotationKind quotationKindFromName(QStringView name, QuotationKind otherwise)
{
    for (const KindName &entry : kindNames) {
        if (name == entry.name)
            return entry.kind;
    }
    return otherwise;
}

QString wordsAt(const ProsePlace &place, const QList<ProseParagraph> &paragraphs)
{
    if (place.paragraph < 0 || place.paragraph >= paragraphs.size())
        return {};
    return paragraphs[place.paragraph].text.mid(place.range.start, place.range.length());
}

QString speakerName(const Attribution &attribution, const QList<ProseParagraph> &paragraphs)
{
    return wordsAt(attribution.standsFor.isNull() ? attribution.speaker : attribution.standsFor, paragraphs);
}

} // namespace stet
