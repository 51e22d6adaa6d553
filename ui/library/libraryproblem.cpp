#include "ui/library/libraryproblem.h"

#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace stet {

LibraryProblem::LibraryProblem(QWidget *desk)
    : QFrame(desk->parentWidget()), m_desk(desk), m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight)), m_icon(new QLabel), m_sentence(new QLabel), m_folder(new QLabel)
{
    setObjectName(QStringLiteral("libraryProblem"));
    setAccessibleName(tr("About the library"));
    m_sentence->setObjectName(QStringLiteral("libraryProblem.sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_folder->setWordWrap(true);
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setForegroundRole(QPalette::PlaceholderText);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_again = addButton(QStringLiteral("libraryProblem.again"), tr("Try again"), &LibraryProblem::tryAgainAsked);
    m_another = addButton(QStringLiteral("libraryProblem.another"), tr("Choose another folder…"), &LibraryProblem::anotherAsked);
    addButton(QStringLiteral("libraryProblem.copy"), tr("Open a copy…"), &LibraryProblem::copyAsked)
        ->setToolTip(tr("Makes a library in another folder of what can be read; this one stays as it is."));
    addButton(QStringLiteral("libraryProblem.export"), tr("Export its texts…"), &LibraryProblem::exportAsked)
        ->setToolTip(tr("Writes every article that can be read as a Markdown file into a folder."));
    m_layout->addWidget(m_icon, 0, Qt::AlignTop | Qt::AlignHCenter);
    m_layout->addWidget(m_sentence, 1);
    m_layout->addWidget(m_folder);
    m_layout->addLayout(m_buttons);
    hide();
}

QPushButton *LibraryProblem::addButton(const QString &name, const QString &text, void (LibraryProblem::*asked)())
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, asked);
    m_buttons->addWidget(button);
    return button;
}

void LibraryProblem::showPage(const QString &sentence, const QString &folder)
{
    m_isPage = true;
    m_icon->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(32, 32), devicePixelRatioF()));
    m_sentence->setText(sentence);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_folder->setText(folder);
    m_folder->setAlignment(Qt::AlignHCenter);
    m_folder->show();
    m_again->show();
    m_another->show();
    m_layout->setDirection(QBoxLayout::TopToBottom);
    m_layout->setContentsMargins(48, 96, 48, 48);
    m_layout->setSpacing(16);
    m_layout->setStretch(1, 0);
    m_layout->setStretch(3, 1);
    m_buttons->setDirection(QBoxLayout::TopToBottom);
    m_buttons->setContentsMargins(0, 16, 0, 0);
    m_buttons->setSpacing(8);
    m_buttons->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_desk->hide();
    if (auto *room = qobject_cast<QBoxLayout *>(parentWidget()->layout()))
        room->insertWidget(0, this, 1);
    show();
    m_again->setFocus();
    QAccessibleEvent event(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void LibraryProblem::showBanner(const QString &sentence)
{
    m_isPage = false;
    m_icon->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_sentence->setText(sentence);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_folder->hide();
    m_again->hide();
    m_another->hide();
    m_layout->setDirection(QBoxLayout::LeftToRight);
    m_layout->setContentsMargins(16, 8, 16, 8);
    m_layout->setSpacing(12);
    m_layout->setStretch(1, 1);
    m_layout->setStretch(3, 0);
    m_buttons->setDirection(QBoxLayout::LeftToRight);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(8);
    m_desk->show();
    if (auto *room = qobject_cast<QBoxLayout *>(parentWidget()->layout()))
        room->insertWidget(0, this, 0);
    show();
    QAccessibleEvent event(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void LibraryProblem::clear()
{
    if (m_isPage)
        m_desk->show();
    m_isPage = false;
    hide();
}

QString LibraryProblem::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void LibraryProblem::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_isPage ? colours.paper : colours.raised);
    if (m_isPage)
        return;
    painter.fillRect(0, height() - 1, width(), 1, colours.hairline);
    painter.fillRect(0, 0, 4, height(), colours.doubtful);
}

} // namespace stet
