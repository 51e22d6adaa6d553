#include "app/import/pagedates.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace stet::shapes {

namespace {

using Pattern = QRegularExpression;

Pattern pattern(const char *text)
{
    Pattern made(QString::fromUtf8(text), Pattern::UseUnicodePropertiesOption | Pattern::CaseInsensitiveOption);
    made.optimize();
    return made;
}

/// The months by name, and by the short forms that print uses, without points.
const QHash<QString, int> &months()
{
    static const QHash<QString, int> table = [] {
        static constexpr std::array names{
            "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń يناير января",
            "february feb februar février févr fevr febrero febbraio febb fevereiro fev februari lutego luty فبراير февраля",
            "march mar märz mrz mars marzo março maart mrt marca marzec مارس марта",
            "april apr avril avr abril abr aprile kwietnia kwiecień أبريل ابريل апреля",
            "may mai mayo maggio mag maio mei maj maja مايو мая",
            "june jun juni juin junio giugno giu junho czerwca czerwiec يونيو июня",
            "july jul juli juillet juil julio luglio lug julho lipca lipiec يوليو июля",
            "august aug août aout agosto ago augustus augusti sierpnia sierpień أغسطس августа",
            "september sept sep septembre septiembre set settembre setembro września wrzesień سبتمبر сентября",
            "october oct oktober okt octobre octubre ottobre ott outubro out października październik أكتوبر октября",
            "november nov novembre noviembre novembro listopada listopad نوفمبر ноября",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień ديسمبر декабря"};
        QHash<QString, int> made;
        for (std::size_t i = 0; i < names.size(); ++i) {
            for (const QString &name : QString::fromUtf8(names[i]).split(u' '))
                made.insert(name, int(i) + 1);
        }
        return made;
    }();
    return table;
}

/// Digits of other scripts as those that the patterns know; every one stays where it is.
QString withPlainDigits(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() > 127 && c.isDigit())
            c = QChar(u'0' + c.digitValue());
    }
    return text;
}

struct FoundDate
{
    QDate date;
    qsizetype start;
    qsizetype length;
};

std::optional<FoundDate> findDate(const QString &text)
{
    struct Form
    {
        Pattern pattern;
        int year, month, day; ///< their groups
    };
    static const std::array forms{
        Form{pattern("\\b(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b"), 3, 1, 2},
        Form{pattern("\\b(\\d{1,2})(?:\\.|st|nd|rd|th|er|[ºª°])?\\s+(?:de\\s+|of\\s+)?(\\p{L}{3,12})\\.?,?\\s+(?:de[l]?\\s+)?"
                     "(\\d{4})\\b"), 3, 2, 1},
        Form{pattern("\\b(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)"), 1, 2, 3},
        Form{pattern("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?![\\d.])"), 3, 2, 1},
    };
    const QString plain = withPlainDigits(text);
    for (const Form &form : forms) {
        for (auto all = form.pattern.globalMatch(plain); all.hasNext();) {
            const auto found = all.next();
            const QString word = found.captured(form.month);
            const int month = word.front().isDigit() ? word.toInt() : months().value(word.toLower());
            const QDate date(found.captured(form.year).toInt(), month, found.captured(form.day).toInt());
            if (date.isValid())
                return FoundDate{date, found.capturedStart(), found.capturedLength()};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QDate> dateIn(const QString &text)
{
    const auto found = findDate(text);
    return found ? std::optional(found->date) : std::nullopt;
}

std::optional<QDate> dateline(const QString &text)
{
    static const Pattern rest = pattern(
        "\\b(?:\\d+ min(?:ute)?s?(?: read)?|(?:first |originally )?published|posted|updated|last|modified|date|on|at|by|in|from|[ap]\\.?m\\.?|"
        "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        "est|edt|et|cst|cdt|pst|pdt|gmt|utc|bst|cet|cest|\\d+(?:st|nd|rd|th|h\\d*)?|[t]\\d*|z|"
        "(?:zuletzt )?(?:veröffentlicht|aktualisiert|erschienen)|stand|am|um|uhr|vom|"
        "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)|"
        "publiée?|mise? à jour|modifiée?|le|à|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
        "publicad[oa]|actualizad[oa]|atualizad[oa]|el|em|a las?|às|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
        "pubblicato|aggiornato|il|alle|ore|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
        "gepubliceerd|bijgewerkt|op|om|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
        "نشر(?: في)?|تاريخ النشر)\\b|[\\W_]");
    if (text.size() > 90)
        return std::nullopt;
    const auto found = findDate(text);
    if (!found)
        return std::nullopt;
    const QString others = text.left(found->start) + u' ' + text.mid(found->start + found->length);
    const QString left = withPlainDigits(others).remove(rest);
    // A second date, as in "Published … Updated …", is no more than a date.
    const bool again = !left.isEmpty() && dateIn(others) && dateline(others);
    return left.size() <= 3 || again ? std::optional(found->date) : std::nullopt;
}

} // namespace stet::shapes
