#pragma once

#include "app/sources/sourcefields.h"
#include "app/sources/source.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace stet {

class CreatorsEditor;
class FieldForm;
class SourceDateField;

/// What is known about a source: its type, and the fields that this type has; all others under "More fields", and
/// those that are filled in always. Fields that are left as they are stay as another program wrote them. Window's
/// thread.
class SourceDetailsForm : public QWidget
{
    Q_OBJECT

public:
    static constexpr int labelWidth = 128; ///< pixels, here and in what stands below

    explicit SourceDetailsForm(const Source &source, QWidget *parent = nullptr);

    /// Puts what was filled in into a source.
    void apply(Source &source) const;

    QString title() const;
    QString address() const;

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QString variable;
        QLineEdit *line = nullptr;
        QPlainTextEdit *paragraph = nullptr;
        SourceDateField *date = nullptr;
    };

    void changeType();
    void makeRows();
    void addRow(const QString &variable);
    QString text(const char *variable) const;

    Source m_source; ///< as it was when the rows were made
    QComboBox *m_type;
    FieldForm *m_form;
    CreatorsEditor *m_creators;
    QWidget *m_fields = nullptr;
    QToolButton *m_more;
    QList<Row> m_rows;
};

} // namespace stet
