#include "ui/sources/sourcedatefield.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace stet {

namespace {

QString shownYear(int year)
{
    return year > 0 ? QString::number(year) : QCoreApplication::translate("stet::Source", "%1 BC").arg(-year);
}

QString shownPart(const PartialDate &date, int season)
{
    const QString year = shownYear(date.year);
    switch (season) {
    case 1:
        return SourceDateField::tr("spring %1").arg(year);
    case 2:
        return SourceDateField::tr("summer %1").arg(year);
    case 3:
        return SourceDateField::tr("autumn %1").arg(year);
    case 4:
        return SourceDateField::tr("winter %1").arg(year);
    default:
        break;
    }
    if (date.month == 0)
        return year;
    const QString month = QLocale().standaloneMonthName(date.month);
    if (date.day == 0)
        return SourceDateField::tr("%1 %2", "month, year").arg(month, year);
    return SourceDateField::tr("%1 %2 %3", "day, month, year").arg(QString::number(date.day), QLocale().monthName(date.month), year);
}

} // namespace

QString shownDate(const CslDate &date)
{
    if (date.from.isNull())
        return date.literal.isEmpty() ? QString() : SourceDateField::tr("printed in these words: “%1”").arg(date.literal);
    QString shown = shownPart(date.from, date.season);
    if (!date.to.isNull())
        shown = SourceDateField::tr("%1 to %2").arg(shown, shownPart(date.to, 0));
    return date.circa ? SourceDateField::tr("about %1").arg(shown) : shown;
}

SourceDateField::SourceDateField(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    m_line = new QLineEdit;
    m_line->setAccessibleName(accessibleName);
    m_line->setPlaceholderText(tr("2021-05-04, May 2021, c. 1916 or 2021/2023"));
    m_reading = new QLabel;
    m_reading->setForegroundRole(QPalette::PlaceholderText);
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_line);
    column->addWidget(m_reading);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &SourceDateField::showReading);
    connect(m_line, &QLineEdit::textEdited, this, &SourceDateField::edited);
    showReading();
}

void SourceDateField::setDate(const CslDate &date)
{
    m_line->setText(toText(date));
}

CslDate SourceDateField::date() const
{
    const QString text = m_line->text().trimmed();
    return text.isEmpty() ? CslDate() : cslDateFromText(text);
}

void SourceDateField::showReading()
{
    m_reading->setText(shownDate(date()));
    m_reading->setVisible(!m_reading->text().isEmpty());
}

} // namespace stet
