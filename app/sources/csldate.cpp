#include "app/sources/csldate.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace stet {

namespace {

PartialDate partialDate(int year, int month, int day)
{
    PartialDate date{year, month, day};
    if (date.month < 1 || date.month > 12)
        date.month = date.day = 0;
    if (date.day < 1 || date.day > 31)
        date.day = 0;
    return date;
}

int number(const QJsonValue &value)
{
    // Other programs write the parts as strings as often as not.
    return value.isString() ? value.toString().trimmed().toInt() : value.toInt();
}

PartialDate partsFromJson(const QJsonArray &parts, int *season)
{
    const int month = parts.size() > 1 ? number(parts[1]) : 0;
    // EDTF and old citeproc files write a season in the place of the month.
    if (month >= 13 && month <= 16)
        *season = month - 12;
    else if (month >= 21 && month <= 24)
        *season = month - 20;
    return partialDate(parts.isEmpty() ? 0 : number(parts[0]), month, parts.size() > 2 ? number(parts[2]) : 0);
}

QJsonArray partsToJson(const PartialDate &date)
{
    QJsonArray parts{date.year};
    if (date.month > 0)
        parts.append(date.month);
    if (date.month > 0 && date.day > 0)
        parts.append(date.day);
    return parts;
}

int monthFromName(const QString &word)
{
    static const QStringList names{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    return word.size() < 3 ? 0 : int(names.indexOf(word.left(3).toLower())) + 1;
}

int seasonFromName(const QString &word)
{
    static const QStringList names{"spring", "summer", "autumn", "winter"};
    const QString lower = word.toLower();
    return lower == QLatin1String("fall") ? 3 : int(names.indexOf(lower)) + 1;
}

/// "2021", "2021-05", "2021-05-04T…", "-0044-03-15", "2021/5/4", "20210504", with "~" or "?" for uncertain.
bool readNumbers(QString text, PartialDate *date, int *season, bool *circa)
{
    static const QRegularExpression form(
        QStringLiteral("^(-?\\d{1,6})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2})(?:[T ]\\d{1,2}:.*|/.*)?)?)?/*$"));
    static const QRegularExpression compact(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})(?:T?\\d*Z?)$"));
    if (text.endsWith(QLatin1Char('~')) || text.endsWith(QLatin1Char('?')) || text.endsWith(QLatin1Char('%'))) {
        *circa = true;
        text.chop(1);
    }
    QRegularExpressionMatch match = compact.match(text);
    if (!match.hasMatch())
        match = form.match(text);
    if (!match.hasMatch())
        return false;
    const int month = match.captured(2).toInt();
    if (month >= 21 && month <= 24)
        *season = month - 20;
    *date = partialDate(match.captured(1).toInt(), month, match.captured(3).toInt());
    return !date->isNull();
}

/// "4 May 2021", "May 4, 2021", "May 2021", "Spring 2021".
bool readWords(const QString &text, CslDate *date)
{
    static const QRegularExpression space(QStringLiteral("[\\s,.]+"));
    static const QRegularExpression ordinal(QStringLiteral("^(\\d{1,2})(?:st|nd|rd|th)?$"));
    PartialDate parts;
    int season = 0;
    for (const QString &word : text.split(space, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int value = word.toInt(&isNumber);
        const QRegularExpressionMatch day = ordinal.match(word);
        if (isNumber && word.size() == 4 && parts.year == 0)
            parts.year = value;
        else if (day.hasMatch() && parts.day == 0 && day.captured(1).toInt() <= 31)
            parts.day = day.captured(1).toInt();
        else if (monthFromName(word) > 0 && parts.month == 0)
            parts.month = monthFromName(word);
        else if (seasonFromName(word) > 0 && season == 0)
            season = seasonFromName(word);
        else
            return false;
    }
    if (parts.year == 0 || (parts.day > 0 && parts.month == 0) || (season > 0 && parts.month > 0))
        return false;
    date->from = parts;
    date->season = season;
    return true;
}

QString twoDigits(int value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString partialToText(const PartialDate &date, int season)
{
    QString text = date.year < 0 ? QStringLiteral("-%1").arg(-date.year, 4, 10, QLatin1Char('0'))
                                 : QStringLiteral("%1").arg(date.year, 4, 10, QLatin1Char('0'));
    if (season > 0)
        return text + QLatin1Char('-') + QString::number(20 + season);
    if (date.month > 0)
        text += QLatin1Char('-') + twoDigits(date.month);
    if (date.month > 0 && date.day > 0)
        text += QLatin1Char('-') + twoDigits(date.day);
    return text;
}

} // namespace

QDate CslDate::firstDay() const
{
    if (from.year < 1)
        return {};
    int month = from.month;
    if (month == 0)
        month = season > 0 ? (season * 3) % 12 : 1;
    return QDate(from.year, qMax(1, month), qMax(1, from.day));
}

CslDate cslDateFromJson(const QJsonValue &value)
{
    CslDate date;
    if (value.isString())
        return cslDateFromText(value.toString());
    const QJsonObject json = value.toObject();
    const QJsonArray parts = json.value(QLatin1String("date-parts")).toArray();
    if (!parts.isEmpty())
        date.from = partsFromJson(parts[0].toArray(), &date.season);
    int ignoredSeason = 0;
    if (parts.size() > 1)
        date.to = partsFromJson(parts[1].toArray(), &ignoredSeason);
    const QJsonValue season = json.value(QLatin1String("season"));
    if (number(season) >= 1 && number(season) <= 4)
        date.season = number(season);
    else if (season.isString() && seasonFromName(season.toString()) > 0)
        date.season = seasonFromName(season.toString());
    const QJsonValue circa = json.value(QLatin1String("circa"));
    date.circa = circa.toBool() || number(circa) != 0 || circa.toString() == QLatin1String("true");
    date.literal = json.value(QLatin1String("literal")).toString();
    if (date.from.isNull() && date.literal.isEmpty() && json.contains(QLatin1String("raw"))) {
        const bool wasCirca = date.circa;
        date = cslDateFromText(json.value(QLatin1String("raw")).toString());
        date.circa = date.circa || wasCirca;
    }
    return date;
}

QJsonValue toJson(const CslDate &date)
{
    if (date.isNull())
        return QJsonValue(QJsonValue::Undefined);
    QJsonObject json;
    if (!date.from.isNull()) {
        QJsonArray parts{partsToJson(date.from)};
        if (!date.to.isNull())
            parts.append(partsToJson(date.to));
        json.insert(QStringLiteral("date-parts"), parts);
    }
    if (date.season > 0)
        json.insert(QStringLiteral("season"), date.season);
    if (date.circa)
        json.insert(QStringLiteral("circa"), true);
    if (!date.literal.isEmpty())
        json.insert(QStringLiteral("literal"), date.literal);
    return json;
}

CslDate cslDateFromText(const QString &given)
{
    CslDate date;
    QString text = given.simplified();
    static const QRegularExpression circaWord(QStringLiteral("^(?:c\\.|ca\\.|circa)\\s*"), QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch circa = circaWord.match(text);
    if (circa.hasMatch() && text.size() > circa.capturedLength()) {
        date.circa = true;
        text.remove(0, circa.capturedLength());
    }
    if (readNumbers(text, &date.from, &date.season, &date.circa))
        return date;
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash > 0) {
        CslDate span = date;
        int ignoredSeason = 0;
        if (readNumbers(text.left(slash), &span.from, &span.season, &span.circa)
            && (text.mid(slash + 1).isEmpty() || text.mid(slash + 1) == QLatin1String("..")
                || readNumbers(text.mid(slash + 1), &span.to, &ignoredSeason, &span.circa)))
            return span;
    }
    if (readWords(text, &date))
        return date;
    date = CslDate();
    date.literal = given.simplified();
    return date;
}

QString toText(const CslDate &date)
{
    if (date.from.isNull())
        return date.literal;
    QString text = partialToText(date.from, date.season);
    if (!date.to.isNull())
        text += QLatin1Char('/') + partialToText(date.to, 0);
    if (date.circa)
        text += QLatin1Char('~');
    return text;
}

} // namespace stet
