#include "ui/look/fields.h"

#include "ui/look/icons.h"

#include <QLineEdit>

namespace stet {

void makeFindField(QLineEdit *field, const QString &objectName, const QString &name, const QString &placeholder)
{
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(placeholder);
    field->setClearButtonEnabled(true);
    field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
}

} // namespace stet
