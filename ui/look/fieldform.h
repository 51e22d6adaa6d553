#pragma once

#include <QFormLayout>

namespace stet {

/// Labels at the left of their fields, their words on the line of the field's.
///
/// Qt centres a label beside its field only as far as seven quarters of its own height reach, which leaves it too high
/// beside ours. Owned as any layout; window's thread.
class FieldForm : public QFormLayout
{
    Q_OBJECT

public:
    /// `labelWidth` in pixels has several forms below one another line up; longer labels wrap. 0: as wide as they are.
    explicit FieldForm(QWidget *parent = nullptr, int labelWidth = 0);

    void addField(const QString &label, QWidget *field);
    void addField(const QString &label, QLayout *fields, QWidget *buddy);

    /// What says its own name: check boxes, buttons, remarks.
    void addUnlabelled(QWidget *field) { addRow(QString(), field); }

private:
    QWidget *makeLabel(const QString &text, QWidget *buddy) const;

    int m_labelWidth;
};

} // namespace stet
