#pragma once

#include "app/sources/csldate.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace stet {

/// A date of a source as people write it, with how it was understood under it: "about 1916", "Spring 2021", "May to
/// July 2021". Window's thread.
class SourceDateField : public QWidget
{
    Q_OBJECT

public:
    explicit SourceDateField(const QString &accessibleName, QWidget *parent = nullptr);

    void setDate(const CslDate &date);
    CslDate date() const;
    QLineEdit *line() const { return m_line; }

Q_SIGNALS:
    void edited();

private:
    void showReading();

    QLineEdit *m_line;
    QLabel *m_reading;
};

/// A date in words, in the language of the window.
QString shownDate(const CslDate &date);

} // namespace stet
