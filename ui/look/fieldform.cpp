#include "ui/look/fieldform.h"

#include <QLabel>
#include <QStyle>
#include <QStyleOptionFrame>

namespace stet {

FieldForm::FieldForm(QWidget *parent, int labelWidth) : QFormLayout(parent), m_labelWidth(labelWidth)
{
    setContentsMargins(0, 0, 0, 0);
    setHorizontalSpacing(16);
    setVerticalSpacing(8);
    setFieldGrowthPolicy(ExpandingFieldsGrow);
    setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

QWidget *FieldForm::makeLabel(const QString &text, QWidget *buddy) const
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    if (m_labelWidth > 0) {
        label->setFixedWidth(m_labelWidth);
        label->setWordWrap(true);
    }
    QStyleOptionFrame line;
    line.initFrom(label);
    const int words = label->fontMetrics().height();
    const int field = label->style()->sizeFromContents(QStyle::CT_LineEdit, &line, QSize(0, words), label).height();
    label->setContentsMargins(0, (field - words) / 2, 0, 0);
    return label;
}

void FieldForm::addField(const QString &label, QWidget *field)
{
    addRow(makeLabel(label, field), field);
}

void FieldForm::addField(const QString &label, QLayout *fields, QWidget *buddy)
{
    addRow(makeLabel(label, buddy), fields);
}

} // namespace stet
