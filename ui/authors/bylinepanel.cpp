#include "ui/authors/bylinepanel.h"

#include "app/article/draft.h"
#include "ui/authors/authorform.h"
#include "ui/authors/authorrows.h"
#include "ui/authors/authorslist.h"
#include "ui/authors/masthead.h"
#include "ui/look/buttons.h"
#include "ui/look/icons.h"
#include "ui/notices.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace stet {

namespace {

constexpr int mostRowsShown = 8;

} // namespace

BylinePanel::BylinePanel(Masthead &masthead, NoticeBar *notices, QWidget *parent)
    : QWidget(parent), m_masthead(masthead), m_notices(notices), m_pages(new QStackedWidget)
    , m_bylinePage(makeBylinePage()), m_allPage(new AuthorsList(masthead)), m_formPage(makeFormPage())
{
    setObjectName(QStringLiteral("bylinePanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    for (QWidget *page : {m_bylinePage, static_cast<QWidget *>(m_allPage), m_formPage})
        m_pages->addWidget(page);
    setFocusProxy(m_add);
    connect(&m_masthead, &Masthead::changed, this, &BylinePanel::showByline);
    connect(m_allPage, &AuthorsList::editAsked, this, &BylinePanel::editAuthor);
    connect(m_allPage, &AuthorsList::createAsked, this, &BylinePanel::createAuthor);
    connect(m_allPage, &AuthorsList::deleteAsked, this, &BylinePanel::deleteProfile);
    connect(m_allPage, &AuthorsList::backAsked, this, &BylinePanel::back);
    showByline();
}

QLayout *BylinePanel::makeSignerButtons()
{
    m_up = makeIconButton(QStringLiteral("signerUp"), QStringLiteral("up"), tr("Move up (Alt+Up)"));
    m_down = makeIconButton(QStringLiteral("signerDown"), QStringLiteral("down"), tr("Move down (Alt+Down)"));
    m_edit = makeIconButton(QStringLiteral("signerEdit"), QStringLiteral("rename"), tr("Edit this author’s profile"));
    m_remove = makeIconButton(QStringLiteral("signerRemove"), QStringLiteral("remove"), tr("Take off the byline (Del)"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QToolButton *button : {m_up, m_down, m_edit, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    return buttons;
}

QWidget *BylinePanel::makeBylinePage()
{
    auto *page = new QWidget;
    QVBoxLayout *layout = authorrows::pageLayout(page);

    m_signers = new QListWidget;
    m_signers->setObjectName(QStringLiteral("signers"));
    m_signers->setAccessibleName(tr("Authors of this article, in order"));
    m_signers->setDragDropMode(QAbstractItemView::InternalMove);
    m_signers->setDefaultDropAction(Qt::MoveAction);
    m_signers->installEventFilter(this);
    m_nobody = new QLabel(tr("Nobody signs this article yet. Write a name below to add its author."));
    m_nobody->setObjectName(QStringLiteral("nobodySigns"));
    m_nobody->setWordWrap(true);

    m_add = new QLineEdit;
    m_add->setObjectName(QStringLiteral("addSigner"));
    m_add->setAccessibleName(tr("Name of an author to add"));
    m_add->setPlaceholderText(tr("Add an author by name"));
    m_addButton = new QPushButton(tr("Add"));
    m_addButton->setObjectName(QStringLiteral("addSignerButton"));
    auto *addRow = new QHBoxLayout;
    addRow->setSpacing(8);
    addRow->addWidget(m_add, 1);
    addRow->addWidget(m_addButton);

    auto *lineLabel = new QLabel(tr("Own wording"));
    m_line = new QLineEdit;
    m_line->setObjectName(QStringLiteral("bylineText"));
    m_line->setAccessibleName(tr("Own wording of the byline"));
    m_line->setMaxLength(1000);
    lineLabel->setBuddy(m_line);
    m_result = new QLabel;
    m_result->setObjectName(QStringLiteral("bylineResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    auto *all = new QPushButton(tr("All authors…"));
    all->setObjectName(QStringLiteral("allAuthors"));
    all->setAccessibleName(tr("All authors"));

    layout->addWidget(m_nobody);
    layout->addWidget(m_signers);
    layout->addLayout(makeSignerButtons());
    layout->addLayout(addRow);
    layout->addSpacing(8);
    layout->addWidget(lineLabel);
    layout->addWidget(m_line);
    layout->addWidget(m_result);
    layout->addStretch(1);
    layout->addWidget(all, 0, Qt::AlignLeft);

    connect(all, &QPushButton::clicked, this, &BylinePanel::showAllAuthors);
    connectBylinePage();
    return page;
}

void BylinePanel::connectBylinePage()
{
    connect(m_signers, &QListWidget::currentRowChanged, this, &BylinePanel::updateButtons);
    connect(m_signers, &QListWidget::itemActivated, this, [this] { editAuthor(selectedSigner()); });
    connect(m_signers->model(), &QAbstractItemModel::rowsMoved, this, &BylinePanel::readOrder);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_edit, &QToolButton::clicked, this, [this] { editAuthor(selectedSigner()); });
    connect(m_remove, &QToolButton::clicked, this, &BylinePanel::removeSelected);
    connect(m_add, &QLineEdit::textChanged, this, &BylinePanel::updateButtons);
    connect(m_add, &QLineEdit::returnPressed, this, &BylinePanel::addTyped);
    connect(m_addButton, &QPushButton::clicked, this, &BylinePanel::addTyped);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_draft)
            return;
        Article details = m_draft->details();
        details.byline.text = text;
        m_draft->setDetails(details);
    });
}

QWidget *BylinePanel::makeFormPage()
{
    auto *page = new QWidget;
    QVBoxLayout *layout = authorrows::pageLayout(page);
    QPushButton *back = authorrows::makeBack(QStringLiteral("backFromForm"), tr("Back"));
    m_form = new AuthorForm;
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("authorFormScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addWidget(scroll, 1);
    connect(back, &QPushButton::clicked, this, &BylinePanel::back);
    connect(m_form, &AuthorForm::edited, &m_masthead, &Masthead::change);
    return page;
}

void BylinePanel::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    m_draft = draft;
    if (m_draft)
        connect(m_draft, &Draft::detailsEdited, this, &BylinePanel::showByline);
    showByline();
}

void BylinePanel::showAllAuthors()
{
    m_pages->setCurrentWidget(m_allPage);
    m_allPage->open();
}

void BylinePanel::createAuthor()
{
    const AuthorId id = m_masthead.add({});
    if (!id.isNull())
        editAuthor(id);
}

void BylinePanel::editAuthor(const AuthorId &id)
{
    const AuthorProfile *profile = m_masthead.find(id);
    if (profile == nullptr)
        return;
    if (m_pages->currentWidget() != m_formPage)
        m_backTo = m_pages->currentWidget();
    m_form->setProfile(*profile);
    m_pages->setCurrentWidget(m_formPage);
    m_form->focusName();
}

void BylinePanel::back()
{
    const bool fromForm = m_pages->currentWidget() == m_formPage;
    m_masthead.keepNow();
    const AuthorId id = m_form->profile().id;
    m_pages->setCurrentWidget(fromForm && m_backTo != nullptr ? m_backTo : m_bylinePage);
    if (!fromForm) {
        m_add->setFocus();
        return;
    }
    if (m_backTo && m_backTo == m_allPage) {
        m_allPage->select(id);
    } else {
        authorrows::select(m_signers, id);
        m_signers->setFocus();
    }
}

void BylinePanel::showByline()
{
    m_filling = true;
    const AuthorId selected = selectedSigner();
    m_signers->clear();
    const QList<AuthorId> authors = m_draft ? m_draft->details().byline.authors : QList<AuthorId>();
    for (const AuthorId &id : authors)
        authorrows::add(m_signers, id, m_masthead.find(id));
    m_signers->setFixedHeight(qBound(1, m_signers->count(), mostRowsShown) * authorrows::rowHeight + 2 * m_signers->frameWidth());
    m_signers->setCurrentRow(0);
    authorrows::select(m_signers, selected);
    m_filling = false;

    m_nobody->setVisible(m_draft != nullptr && authors.isEmpty());
    m_signers->setVisible(!authors.isEmpty());
    QStringList names;
    for (const AuthorProfile &profile : m_masthead.profiles()) {
        if (!authors.contains(profile.id) && !profile.name.trimmed().isEmpty())
            names.append(profile.name);
    }
    auto *completer = new QCompleter(names, m_add);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete m_add->completer();
    m_add->setCompleter(completer);
    showResult();
    updateButtons();
}

void BylinePanel::showResult()
{
    const Byline byline = m_draft ? m_draft->details().byline : Byline();
    QStringList names;
    for (const AuthorId &id : byline.authors) {
        const AuthorProfile *profile = m_masthead.find(id);
        if (profile != nullptr && !profile->name.trimmed().isEmpty())
            names.append(profile->name.trimmed());
    }
    if (m_line->text() != byline.text)
        m_line->setText(byline.text);
    m_line->setPlaceholderText(bylineLine({byline.authors, {}}, names));
    const QString line = bylineLine(byline, names);
    m_result->setText(line.isEmpty() ? tr("The article is printed without a byline.") : tr("Printed as: %1").arg(line));
    m_result->setVisible(m_draft != nullptr);
}

void BylinePanel::addTyped()
{
    const QString name = m_add->text().simplified();
    if (name.isEmpty() || !m_draft)
        return;
    const AuthorProfile *known = m_masthead.findByName(name);
    AuthorProfile profile;
    profile.name = name;
    const AuthorId id = known != nullptr ? known->id : m_masthead.add(profile);
    if (id.isNull())
        return;
    m_add->clear();
    sign(id);
}

void BylinePanel::sign(const AuthorId &id)
{
    QList<AuthorId> authors = signing();
    if (!authors.contains(id))
        setSigning(authors << id);
    authorrows::select(m_signers, id);
}

QList<AuthorId> BylinePanel::signing() const
{
    return m_draft ? m_draft->details().byline.authors : QList<AuthorId>();
}

void BylinePanel::setSigning(const QList<AuthorId> &authors)
{
    if (!m_draft)
        return;
    Article details = m_draft->details();
    details.byline.authors = authors;
    m_draft->setDetails(details);
}

/// After a drag. The list is filled anew by the change, so not from inside its own move.
void BylinePanel::readOrder()
{
    if (m_filling)
        return;
    QList<AuthorId> authors;
    for (int row = 0; row < m_signers->count(); ++row)
        authors.append(authorrows::idOf(m_signers->item(row)));
    QMetaObject::invokeMethod(this, [this, authors] { setSigning(authors); }, Qt::QueuedConnection);
}

void BylinePanel::move(int by)
{
    QList<AuthorId> authors = signing();
    const qsizetype from = m_signers->currentRow();
    const qsizetype to = from + by;
    if (from < 0 || from >= authors.size() || to < 0 || to >= authors.size())
        return;
    authors.move(from, to);
    setSigning(authors);
}

void BylinePanel::removeSelected()
{
    QList<AuthorId> authors = signing();
    const int row = m_signers->currentRow();
    if (row < 0 || row >= authors.size())
        return;
    const QList<AuthorId> before = authors;
    const QString name = m_signers->item(row)->text();
    authors.removeAt(row);
    setSigning(authors);
    m_signers->setCurrentRow(qMin(row, m_signers->count() - 1));
    if (m_signers->count() == 0)
        m_add->setFocus();
    if (m_notices != nullptr) {
        m_notices->say(tr("%1 no longer signs this article.").arg(name), tr("Undo"),
                       [this, before, draft = m_draft] {
                           if (draft && draft == m_draft)
                               setSigning(before);
                       });
    }
}

void BylinePanel::deleteProfile(const AuthorId &id)
{
    if (id.isNull())
        return;
    const AuthorProfile removed = m_masthead.remove(id);
    if (removed.id.isNull() || m_notices == nullptr)
        return;
    const QString name = removed.name.trimmed().isEmpty() ? tr("The profile without a name") : removed.name;
    m_notices->say(tr("%1 was deleted from the authors.").arg(name), tr("Undo"),
                   [masthead = QPointer<Masthead>(&m_masthead), removed] {
                       if (masthead)
                           masthead->add(removed);
                   });
}

void BylinePanel::updateButtons()
{
    const int row = m_signers->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_signers->count());
    m_edit->setEnabled(row >= 0 && m_masthead.find(selectedSigner()) != nullptr);
    m_remove->setEnabled(row >= 0);
    for (QWidget *control : {static_cast<QWidget *>(m_add), static_cast<QWidget *>(m_line)})
        control->setEnabled(m_draft != nullptr);
    const QString name = m_add->text().simplified();
    m_addButton->setVisible(m_draft && !name.isEmpty());
    m_addButton->setText(name.isEmpty() || m_masthead.findByName(name) != nullptr ? tr("Add") : tr("Create"));
    m_addButton->setAccessibleName(m_addButton->text());
}

AuthorId BylinePanel::selectedSigner() const
{
    return authorrows::idOf(m_signers->currentItem());
}

bool BylinePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() == Qt::AltModifier;
        if (watched == m_signers && alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (watched == m_signers && key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) {
            removeSelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace stet
