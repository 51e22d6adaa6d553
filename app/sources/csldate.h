#pragma once

#include <QDate>
#include <QJsonValue>
#include <QString>

namespace stet {

/// A date of which only a part may be known: 2021, May 2021, 4 May 2021. Month and day are 0 when unknown.
struct PartialDate
{
    int year = 0; ///< 0: there is no date at all; years before our era are negative, as in CSL-JSON
    int month = 0;
    int day = 0;

    bool isNull() const { return year == 0; }
    bool operator==(const PartialDate &) const = default;
};

/// A date of a source as CSL-JSON has it: partial, uncertain, a span, a season, or words. A plain value.
struct CslDate
{
    PartialDate from;
    PartialDate to;  ///< null unless this is a span of time
    int season = 0;  ///< 1 to 4, spring first; 0: none
    bool circa = false;
    QString literal; ///< printed as it stands when there are no numbers ("Easter 1916")

    bool isNull() const { return from.isNull() && literal.isEmpty(); }

    /// The first day the date may mean: 2021 is 1 January 2021. Invalid for words and for years before 1.
    QDate firstDay() const;

    bool operator==(const CslDate &) const = default;
};

/// `[[2021,5,4]]` parts, and the `raw` form, which is read as fromText does. Never fails: what has no meaning becomes
/// `literal`.
CslDate cslDateFromJson(const QJsonValue &value);

/// Undefined for a null date.
QJsonValue toJson(const CslDate &date);

/// Reads what people and programs write: ISO 8601 and the parts of EDTF that BibLaTeX uses ("2021-05-04",
/// "2021-05/2021-07", "2021~", "2021-21"), "2021/05/04", "4 May 2021", "May 4, 2021", "Spring 2021", time stamps.
/// Anything else becomes `literal`.
CslDate cslDateFromText(const QString &text);

/// ISO 8601 and EDTF, the reverse of fromText; words as they are.
QString toText(const CslDate &date);

} // namespace stet
