#include "ui/look/panelparts.h"

#include "ui/look/icons.h"

#include <QLabel>
#include <QToolButton>

namespace stet {

QLabel *makeEmptyPage(const QString &objectName, const QString &words)
{
    auto *page = new QLabel(words);
    page->setObjectName(objectName);
    page->setWordWrap(true);
    page->setAlignment(Qt::AlignTop);
    page->setMargin(16);
    page->setForegroundRole(QPalette::PlaceholderText);
    return page;
}

QToolButton *makePanelTool(const QString &objectName, const QString &iconName, const QString &words)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

} // namespace stet
