#pragma once

#include "app/sources/source.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QLabel;
class QPushButton;

namespace stet {

/// What a writer notes of a source so that quotations can be held to it: title, outlet, writers, date, address, text.
///
/// Fields that the form does not show stay as they are. Window's thread.
class SourceForm : public QDialog
{
    Q_OBJECT

public:
    SourceForm(const Source &source, QWidget *parent);

    /// The source as the form has it now. A changed text is a further capture, made at `now`.
    Source source(const QDateTime &now) const;

private:
    void check();

    Source m_source;
    QLineEdit *m_title;
    QLineEdit *m_outlet;
    QLineEdit *m_writers;
    QLineEdit *m_date;
    QLineEdit *m_address;
    QLineEdit *m_key;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_keep;
};

} // namespace stet
