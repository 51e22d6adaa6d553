#include "ui/look/buttons.h"

#include "ui/look/icons.h"

#include <QToolButton>

namespace stet {

QToolButton *makeIconButton(const QString &objectName, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace stet
