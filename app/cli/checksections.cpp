#include "app/cli/checksections.h"

#include <QJsonObject>

namespace stet {

const QList<CheckSection> &checkSections()
{
    static const QList<CheckSection> sections{
        {"quotations", checkQuotations},
        {"spelling", checkSpelling},
        {"problems", checkProblems},
    };
    return sections;
}

QString partName(const ProseParagraph &paragraph)
{
    if (paragraph.kind == ProseParagraph::Kind::Footnote)
        return QStringLiteral("note");
    switch (paragraph.part) {
    case ArticlePart::Headline:
        return QStringLiteral("headline");
    case ArticlePart::Deck:
        return QStringLiteral("deck");
    case ArticlePart::Bio:
        return QStringLiteral("bio");
    case ArticlePart::Notice:
        return QStringLiteral("notice");
    case ArticlePart::Comment:
        return QStringLiteral("comment");
    case ArticlePart::Note:
        return QStringLiteral("note");
    case ArticlePart::Body:
        break;
    }
    return QStringLiteral("body");
}

QJsonObject placed(const CheckedFile &file, const ProseParagraph &paragraph, TextRange range)
{
    const TextRange source = paragraph.sourceRange(range);
    return {{"start", file.codePoints.at(source.start)},
            {"end", file.codePoints.at(source.end)},
            {"part", partName(paragraph)}};
}

QString lineStart(const CheckedFile &file, const ProseParagraph &paragraph, TextRange range)
{
    const CodePoints::LineAndColumn place = file.codePoints.lineAt(paragraph.sourceRange(range).start);
    return QStringLiteral("%1:%2:%3: ").arg(file.name, QString::number(place.line), QString::number(place.column));
}

} // namespace stet
