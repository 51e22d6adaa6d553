#include "ui/look/emptypage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stet {

EmptyPage::EmptyPage(const QString &textName, const QString &buttonName, QWidget *parent)
    : QWidget(parent), m_text(new QLabel), m_button(new QPushButton)
{
    m_text->setObjectName(textName);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName(buttonName);
    connect(m_button, &QPushButton::clicked, this, &EmptyPage::asked);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addStretch(1);
}

void EmptyPage::say(const QString &sentence, const QString &action)
{
    m_text->setText(sentence);
    m_button->setVisible(!action.isNull());
    m_button->setText(action);
}

} // namespace stet
