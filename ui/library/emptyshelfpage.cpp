#include "ui/library/emptyshelfpage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stet {

EmptyShelfPage::EmptyShelfPage(QWidget *parent) : QWidget(parent), m_sentence(new QLabel), m_button(new QPushButton)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setObjectName(QStringLiteral("library.empty"));
    m_button->setObjectName(QStringLiteral("library.emptyButton"));
    layout->addStretch(2);
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyShelfPage::press);
}

void EmptyShelfPage::tellOf(const Shelf &shelf, const QString &words)
{
    m_shelf = shelf;
    m_words = words.trimmed();
    if (!m_words.isEmpty()) {
        m_sentence->setText(shelf.kind == Shelf::Kind::All ? tr("No draft has these words.")
                                                           : tr("No draft in “%1” has these words.").arg(shelf.title()));
        m_button->setText(shelf.kind == Shelf::Kind::Trash ? tr("Show all") : tr("Search everything"));
    } else if (shelf.kind == Shelf::Kind::Trash) {
        m_sentence->setText(tr("What you delete waits here for 30 days, until you want it back."));
        m_button->setText(tr("Back to the drafts"));
    } else if (shelf.kind == Shelf::Kind::All) {
        m_sentence->setText(tr("Everything you write is kept here from its first letter, without saving."));
        m_button->setText(tr("New draft"));
    } else {
        m_sentence->setText(shelf.kind == Shelf::Kind::SmartList
                                ? tr("Nothing in the library answers “%1” now.").arg(shelf.query)
                                : tr("Drag drafts onto “%1”, and they are found here.").arg(shelf.title()));
        m_button->setText(tr("Show all drafts"));
    }
}

void EmptyShelfPage::press()
{
    if (!m_words.isEmpty() && m_shelf.kind != Shelf::Kind::Trash)
        Q_EMIT searchAsked(m_words);
    else if (!m_words.isEmpty())
        Q_EMIT wordsGivenUp();
    else if (m_shelf.kind == Shelf::Kind::All)
        Q_EMIT newAsked();
    else
        Q_EMIT allAsked();
}

} // namespace stet
