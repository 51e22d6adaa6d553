#include "app/citations/citationhtml.h"

#include <QList>
#include <QRegularExpression>

namespace stet {

namespace {

/// The opening tags that are let through, exactly as they are written.
bool isAllowed(QStringView tag)
{
    static const QRegularExpression plain(QStringLiteral("^<(?:i|b|sup|sub|em|strong)>$"));
    static const QRegularExpression span(QStringLiteral(
        "^<span(?: class=\"[a-z -]*\"| style=\"(?:font-variant: ?small-caps|font-style: ?normal|font-weight: ?normal|"
        "font-variant: ?normal|text-decoration: ?(?:none|underline)|baseline);?\")>$"));
    static const QRegularExpression div(QStringLiteral("^<div class=\"csl-[a-z-]+\">$"));
    static const QRegularExpression link(QStringLiteral("^<a href=\"https?://[^\"<>\\s]*\">$"));
    for (const QRegularExpression *form : {&plain, &span, &div, &link}) {
        if (form->match(tag).hasMatch())
            return true;
    }
    return false;
}

QString nameOf(QStringView tag)
{
    qsizetype start = tag.startsWith(u"</") ? 2 : 1;
    qsizetype end = start;
    while (end < tag.size() && tag[end].isLetterOrNumber())
        ++end;
    return tag.mid(start, end - start).toString();
}

} // namespace

QString safeCitationHtml(const QString &html)
{
    QString safe;
    QList<QString> open;
    qsizetype place = 0;
    while (place < html.size()) {
        const qsizetype start = html.indexOf(u'<', place);
        if (start < 0) {
            safe += QStringView(html).mid(place);
            break;
        }
        safe += QStringView(html).mid(place, start - place);
        const qsizetype end = html.indexOf(u'>', start);
        const QStringView tag = end < 0 ? QStringView() : QStringView(html).mid(start, end + 1 - start);
        const bool closes = tag.startsWith(u"</") && !open.isEmpty() && nameOf(tag) == open.last();
        if (tag.size() > 2000 || !(closes || isAllowed(tag))) {
            safe += QStringLiteral("&lt;");
            place = start + 1;
            continue;
        }
        if (closes)
            open.removeLast();
        else
            open.append(nameOf(tag));
        safe += tag;
        place = end + 1;
    }
    while (!open.isEmpty())
        safe += QStringLiteral("</") + open.takeLast() + QLatin1Char('>');
    return safe;
}

QString plainCitation(const QString &html)
{
    static const QRegularExpression margin(QStringLiteral("</div>\\s*<div class=\"csl-right-inline\">"));
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    static const QRegularExpression number(QStringLiteral("&#(\\d{1,6});"));
    QString text = html;
    text.replace(margin, QStringLiteral(" "));
    text.remove(tag);
    qsizetype place = 0;
    for (QRegularExpressionMatch match = number.match(text); match.hasMatch(); match = number.match(text, place)) {
        const char32_t character = match.captured(1).toUInt();
        const QString letter = QString::fromUcs4(&character, 1);
        text.replace(match.capturedStart(), match.capturedLength(), letter);
        place = match.capturedStart() + letter.size();
    }
    text.replace(QLatin1String("&lt;"), QLatin1String("<"));
    text.replace(QLatin1String("&gt;"), QLatin1String(">"));
    text.replace(QLatin1String("&quot;"), QLatin1String("\""));
    text.replace(QLatin1String("&amp;"), QLatin1String("&"));
    return text.simplified();
}

} // namespace stet
