#include "ui/authors/authorslist.h"

#include "ui/authors/authorrows.h"
#include "ui/authors/masthead.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stet {

AuthorsList::AuthorsList(Masthead &masthead, QWidget *parent)
    : QWidget(parent), m_masthead(masthead), m_filter(new QLineEdit), m_profiles(new QListWidget)
    , m_edit(new QPushButton(tr("Edit"))), m_delete(new QPushButton(tr("Delete")))
{
    QVBoxLayout *layout = authorrows::pageLayout(this);
    QPushButton *back = authorrows::makeBack(QStringLiteral("backToByline"), tr("Byline"));
    m_filter->setObjectName(QStringLiteral("authorFilter"));
    m_filter->setAccessibleName(tr("Find an author"));
    m_filter->setPlaceholderText(tr("Find an author"));
    m_filter->setClearButtonEnabled(true);
    m_profiles->setObjectName(QStringLiteral("profiles"));
    m_profiles->setAccessibleName(tr("All authors"));
    m_profiles->installEventFilter(this);
    auto *create = new QPushButton(tr("New author"));
    create->setObjectName(QStringLiteral("newAuthor"));
    m_edit->setObjectName(QStringLiteral("editProfile"));
    m_delete->setObjectName(QStringLiteral("deleteProfile"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {create, m_edit, m_delete}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addWidget(m_filter);
    layout->addWidget(m_profiles, 1);
    layout->addLayout(buttons);

    connect(back, &QPushButton::clicked, this, &AuthorsList::backAsked);
    connect(m_filter, &QLineEdit::textChanged, this, &AuthorsList::fill);
    connect(m_profiles, &QListWidget::currentRowChanged, this, &AuthorsList::updateButtons);
    connect(m_profiles, &QListWidget::itemActivated, this, [this] { Q_EMIT editAsked(selected()); });
    connect(create, &QPushButton::clicked, this, &AuthorsList::createAsked);
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editAsked(selected()); });
    connect(m_delete, &QPushButton::clicked, this, &AuthorsList::askToDelete);
    connect(&m_masthead, &Masthead::changed, this, &AuthorsList::fill);
    fill();
}

void AuthorsList::open()
{
    m_filter->clear();
    m_profiles->setFocus();
    if (m_profiles->currentRow() < 0)
        m_profiles->setCurrentRow(0);
}

AuthorId AuthorsList::selected() const
{
    return authorrows::idOf(m_profiles->currentItem());
}

void AuthorsList::select(const AuthorId &id)
{
    authorrows::select(m_profiles, id);
    m_profiles->setFocus();
}

void AuthorsList::fill()
{
    const AuthorId before = selected();
    const QString wanted = m_filter->text().trimmed();
    m_profiles->clear();
    for (const AuthorProfile &profile : m_masthead.profiles()) {
        if (profile.name.contains(wanted, Qt::CaseInsensitive) || profile.role.contains(wanted, Qt::CaseInsensitive))
            authorrows::add(m_profiles, profile.id, &profile);
    }
    authorrows::select(m_profiles, before);
    updateButtons();
}

void AuthorsList::updateButtons()
{
    const bool chosen = m_profiles->currentRow() >= 0;
    m_edit->setEnabled(chosen);
    m_delete->setEnabled(chosen);
}

void AuthorsList::askToDelete()
{
    const int row = m_profiles->currentRow();
    Q_EMIT deleteAsked(selected());
    m_profiles->setCurrentRow(qMin(row, m_profiles->count() - 1));
}

bool AuthorsList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_profiles && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) {
            askToDelete();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stet
