#include "ui/library/librarypane.h"

#include "ui/commands.h"
#include "ui/library/draftline.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace stet {

namespace {

/// The files that a drag brings along; empty when it brings anything else.
QStringList filesOf(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (!url.isLocalFile())
            return {};
        paths.append(url.toLocalFile());
    }
    return paths;
}

QToolButton *makeButton(const QString &name, const QString &text, const QString &iconName)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

} // namespace

LibraryPane::LibraryPane(Commands *commands, QWidget *parent)
    : QWidget(parent), m_commands(commands), m_drafts(new DraftList(this)), m_trash(new DraftList(this))
    , m_filtered(new QSortFilterProxyModel(this)), m_title(new QLabel), m_trashButton(nullptr), m_filter(new QLineEdit)
    , m_list(new QListView), m_pages(new QStackedWidget), m_emptyText(new QLabel), m_emptyButton(new QPushButton)
{
    setObjectName(QStringLiteral("library"));
    setAccessibleName(tr("Library"));
    setAcceptDrops(true);
    m_trash->setEditable(false);
    m_filtered->setFilterRole(DraftList::FilterRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setSourceModel(m_drafts);

    m_list->setObjectName(QStringLiteral("library.list"));
    m_list->setAccessibleName(tr("Drafts"));
    m_list->setModel(m_filtered);
    m_list->setItemDelegate(new DraftLine(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);

    auto *empty = new QWidget;
    auto *emptyLayout = new QVBoxLayout(empty);
    emptyLayout->setContentsMargins(24, 24, 24, 24);
    emptyLayout->setSpacing(16);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_emptyText->setObjectName(QStringLiteral("library.empty"));
    m_emptyButton->setObjectName(QStringLiteral("library.emptyButton"));
    emptyLayout->addStretch(2);
    emptyLayout->addWidget(m_emptyText);
    emptyLayout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    emptyLayout->addStretch(3);
    m_pages->addWidget(m_list);
    m_pages->addWidget(empty);

    auto *header = new QWidget;
    buildHeader(header);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_pages, 1);

    connect(m_list, &QListView::clicked, this, &LibraryPane::openIndex);
    connect(m_list, &QListView::activated, this, &LibraryPane::openIndex);
    connect(m_list, &QWidget::customContextMenuRequested, this, &LibraryPane::showMenu);
    for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(m_filtered)}) {
        connect(model, &QAbstractItemModel::modelReset, this, &LibraryPane::showRightPage);
        connect(model, &QAbstractItemModel::rowsInserted, this, &LibraryPane::showRightPage);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &LibraryPane::showRightPage);
    }
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (!m_filter->text().isEmpty())
            m_filter->clear();
        else if (m_showsTrash)
            showTrash(false);
        else
            Q_EMIT newAsked();
    });
    connectCommands();
    showRightPage();
}

void LibraryPane::buildHeader(QWidget *header)
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(tr("Drafts"));
    m_trashButton = makeButton(QStringLiteral("library.trashButton"), tr("Show the trash"), QStringLiteral("trash"));
    m_trashButton->setCheckable(true);
    connect(m_trashButton, &QToolButton::clicked, this, &LibraryPane::showTrash);
    QToolButton *add = makeButton(QStringLiteral("library.new"), tr("New draft"), QStringLiteral("new"));
    connect(add, &QToolButton::clicked, this, &LibraryPane::newAsked);

    m_filter->setObjectName(QStringLiteral("library.filter"));
    m_filter->setAccessibleName(tr("Find a draft"));
    m_filter->setPlaceholderText(tr("Find a draft"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text.trimmed());
        showRightPage();
    });

    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 4, 8, 0);
    line->setSpacing(0);
    line->addWidget(m_title, 1);
    line->addWidget(m_trashButton);
    line->addWidget(add);
    auto *field = new QVBoxLayout;
    field->setContentsMargins(8, 4, 8, 8);
    field->addWidget(m_filter);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addLayout(field);
}

void LibraryPane::connectCommands()
{
    m_commands->connect("draft.new", this, &LibraryPane::newAsked);
    m_commands->connect("draft.duplicate", this, [this] { Q_EMIT duplicateAsked(chosen()); });
    m_commands->connect("draft.rename", this, &LibraryPane::renameChosen);
    m_commands->connect("draft.delete", this, [this] { Q_EMIT deleteAsked(chosen()); });
    m_commands->connect("draft.next", this, [this] { step(1); });
    m_commands->connect("draft.previous", this, [this] { step(-1); });
    m_commands->connect("library.find", this, &LibraryPane::findDraft);
    m_commands->connect("library.trash", this, &LibraryPane::showTrash);
    const std::pair<const char *, ArticleState> states[] = {{"state.idea", ArticleState::Idea},
                                                            {"state.draft", ArticleState::Draft},
                                                            {"state.inReview", ArticleState::InReview},
                                                            {"state.ready", ArticleState::Ready},
                                                            {"state.published", ArticleState::Published}};
    for (const auto &[id, state] : states)
        m_commands->connect(id, this, [this, state = state] { Q_EMIT stateAsked(chosen(), state); });
}

ArticleId LibraryPane::idAt(const QModelIndex &index) const
{
    return index.data(DraftList::IdRole).value<ArticleId>();
}

ArticleId LibraryPane::chosen() const
{
    if (m_list->hasFocus() && !m_showsTrash && m_list->currentIndex().isValid())
        return idAt(m_list->currentIndex());
    return m_openDraft;
}

void LibraryPane::setOpenDraft(const ArticleId &id)
{
    m_openDraft = id;
    if (m_showsTrash)
        return;
    const QModelIndex index = m_filtered->mapFromSource(m_drafts->indexOf(id));
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    } else {
        m_list->clearSelection();
    }
}

void LibraryPane::setFilled()
{
    m_filled = true;
    showRightPage();
    setOpenDraft(m_openDraft);
}

void LibraryPane::openIndex(const QModelIndex &index)
{
    if (!m_showsTrash && index.isValid())
        Q_EMIT openAsked(idAt(index));
}

void LibraryPane::renameChosen()
{
    const QModelIndex index = m_filtered->mapFromSource(m_drafts->indexOf(chosen()));
    if (!index.isValid() || m_showsTrash)
        return;
    if (!m_commands->action("view.library")->isChecked())
        m_commands->action("view.library")->trigger();
    m_list->setCurrentIndex(index);
    m_list->edit(index);
}

void LibraryPane::step(int by)
{
    if (m_showsTrash || m_filtered->rowCount() == 0)
        return;
    const QModelIndex open = m_filtered->mapFromSource(m_drafts->indexOf(m_openDraft));
    const int row = open.isValid() ? open.row() + by : 0;
    if (row >= 0 && row < m_filtered->rowCount())
        Q_EMIT openAsked(idAt(m_filtered->index(row, 0)));
}

void LibraryPane::showTrash(bool shown)
{
    m_showsTrash = shown;
    m_trashButton->setChecked(shown);
    m_commands->action("library.trash")->setChecked(shown);
    m_title->setText(shown ? tr("Trash") : tr("Drafts"));
    m_list->setAccessibleName(m_title->text());
    m_filtered->setSourceModel(shown ? m_trash : m_drafts);
    if (shown)
        Q_EMIT trashAsked();
    else
        setOpenDraft(m_openDraft);
    showRightPage();
}

void LibraryPane::findDraft()
{
    if (!m_commands->action("view.library")->isChecked())
        m_commands->action("view.library")->trigger();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LibraryPane::showRightPage()
{
    const bool empty = m_filled && m_filtered->rowCount() == 0;
    m_pages->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    if (!m_filter->text().isEmpty()) {
        m_emptyText->setText(tr("No title, tag or folder has these letters."));
        m_emptyButton->setText(tr("Show all"));
    } else if (m_showsTrash) {
        m_emptyText->setText(tr("What you delete waits here until you want it back."));
        m_emptyButton->setText(tr("Back to the drafts"));
    } else {
        m_emptyText->setText(tr("Everything you write is kept here from its first letter, without saving."));
        m_emptyButton->setText(tr("New draft"));
    }
}

void LibraryPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    m_list->setFocus(Qt::PopupFocusReason);
    QMenu menu(this);
    if (m_showsTrash)
        addTrashMenu(menu, idAt(index));
    else
        addDraftMenu(menu);
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

void LibraryPane::addDraftMenu(QMenu &menu)
{
    for (const char *id : {"draft.rename", "draft.duplicate"})
        menu.addAction(m_commands->action(id));
    QMenu *states = menu.addMenu(tr("State"));
    for (const char *id : {"state.idea", "state.draft", "state.inReview", "state.ready", "state.published"})
        states->addAction(m_commands->action(id));
    menu.addSeparator();
    menu.addAction(m_commands->action("draft.delete"));
}

void LibraryPane::addTrashMenu(QMenu &menu, const ArticleId &id)
{
    menu.addAction(icon(QStringLiteral("undo")), tr("Put back"), this, [this, id] { Q_EMIT restoreAsked(id); });
    menu.addAction(icon(QStringLiteral("trash")), tr("Delete for good"), this,
                   [this, id] { Q_EMIT removeForGoodAsked(id); });
}

bool LibraryPane::handleListKey(int key)
{
    const QModelIndex index = m_list->currentIndex();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_showsTrash && index.isValid())
            Q_EMIT restoreAsked(idAt(index));
        else
            openIndex(index);
        return true;
    case Qt::Key_Delete:
        if (index.isValid() && m_showsTrash)
            Q_EMIT removeForGoodAsked(idAt(index));
        else if (index.isValid())
            Q_EMIT deleteAsked(idAt(index));
        return true;
    default:
        return false;
    }
}

bool LibraryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_list)
        return handleListKey(key);
    if (watched == m_filter && (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        const QModelIndex first = m_filtered->index(0, 0);
        m_list->setFocus(Qt::OtherFocusReason);
        if (first.isValid())
            m_list->setCurrentIndex(first);
        if (key != Qt::Key_Down)
            openIndex(first);
        return true;
    }
    if (watched == m_filter && key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LibraryPane::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LibraryPane::dropEvent(QDropEvent *event)
{
    const QStringList paths = filesOf(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

void LibraryPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), coloursOf(palette()).chrome);
}

} // namespace stet
