#include "ui/library/librarypane.h"

#include "ui/commands.h"
#include "ui/library/draftview.h"
#include "ui/library/emptyshelfpage.h"
#include "ui/library/shelfmodel.h"
#include "ui/library/shelfview.h"
#include "ui/look/buttons.h"
#include "ui/look/colours.h"
#include "ui/look/fields.h"
#include "ui/look/fonts.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace stet {

namespace {

const QString shelfKey = QStringLiteral("library/shelf");
const QString orderKey = QStringLiteral("library/order");
const QString openShelvesKey = QStringLiteral("library/openShelves");
const QString shelfHeightKey = QStringLiteral("library/shelfHeight");

constexpr std::array stateCommands{std::pair("state.idea", ArticleState::Idea), std::pair("state.draft", ArticleState::Draft),
                                   std::pair("state.inReview", ArticleState::InReview),
                                   std::pair("state.ready", ArticleState::Ready),
                                   std::pair("state.published", ArticleState::Published)};

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

} // namespace

LibraryPane::LibraryPane(Commands *commands, QWidget *parent)
    : QWidget(parent), m_commands(commands), m_drafts(new DraftList(this)), m_trash(new DraftList(this))
    , m_shelves(new ShelfModel(this)), m_shelfView(new ShelfView(m_shelves)), m_splitter(new QSplitter(Qt::Vertical))
    , m_title(new QLabel), m_filter(new QLineEdit), m_list(new DraftView), m_pages(new QStackedWidget)
    , m_empty(new EmptyShelfPage), m_foot(new QLabel), m_keepList(nullptr)
{
    setObjectName(QStringLiteral("library"));
    setAccessibleName(tr("Library"));
    setAcceptDrops(true);
    m_trash->setEditable(false);
    connectList();
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    m_foot->setObjectName(QStringLiteral("library.foot"));
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setFont(interfaceFont(0.9));
    m_foot->setWordWrap(true);
    m_foot->setContentsMargins(16, 8, 16, 8);
    m_foot->hide();

    auto *lower = new QWidget;
    auto *column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_pages, 1);
    column->addWidget(m_foot);
    m_splitter->addWidget(m_shelfView);
    m_splitter->addWidget(lower);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_shelfView->setMinimumHeight(60);
    lower->setMinimumHeight(160);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_shelvesSized = true; });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter);
    connectShelves();
    connectCommands();
    showShelf({});
    showRightPage();
}

void LibraryPane::connectList()
{
    m_list->setList(m_drafts);
    connect(m_list, &DraftView::openAsked, this, &LibraryPane::openIndex);
    connect(m_list, &DraftView::putBackAsked, this, [this] {
        if (showsTrash())
            Q_EMIT restoreAsked(m_list->chosen());
    });
    connect(m_list, &DraftView::deleteAsked, this, [this] {
        if (showsTrash())
            Q_EMIT removeForGoodAsked(m_list->chosen());
        else
            Q_EMIT deleteAsked(m_list->chosen());
    });
    connect(m_list, &DraftView::countChanged, this, &LibraryPane::showRightPage);
    connect(m_list, &QWidget::customContextMenuRequested, this, &LibraryPane::showMenu);
    connect(m_empty, &EmptyShelfPage::newAsked, this, &LibraryPane::newAsked);
    connect(m_empty, &EmptyShelfPage::searchAsked, this, &LibraryPane::searchAsked);
    connect(m_empty, &EmptyShelfPage::wordsGivenUp, m_filter, &QLineEdit::clear);
    connect(m_empty, &EmptyShelfPage::allAsked, this, [this] { showShelf({}); });
}

QWidget *LibraryPane::makeHeader()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    QToolButton *sort = makeIconButton(QStringLiteral("library.sort"), QStringLiteral("sort"), tr("Order of the drafts"));
    connect(sort, &QToolButton::clicked, this, &LibraryPane::showSortMenu);
    QToolButton *add = makeIconButton(QStringLiteral("library.new"), QStringLiteral("new"), tr("New draft"));
    connect(add, &QToolButton::clicked, this, &LibraryPane::newAsked);
    m_keepList = makeIconButton(QStringLiteral("library.keepList"), QStringLiteral("smart"), tr("Save as smart list"));
    connect(m_keepList, &QToolButton::clicked, this, [this] { Q_EMIT smartListAsked(m_filter->text().trimmed()); });
    m_keepList->hide();

    makeFindField(m_filter, QStringLiteral("library.filter"), tr("Find a draft"), tr("Find a draft"));
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_keepList->setVisible(!text.trimmed().isEmpty() && !showsTrash());
        Q_EMIT listAsked();
    });

    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 4, 8, 0);
    line->setSpacing(0);
    line->addWidget(m_title, 1);
    line->addWidget(sort);
    line->addWidget(add);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(8, 4, 8, 8);
    field->setSpacing(2);
    field->addWidget(m_filter);
    field->addWidget(m_keepList);
    auto *header = new QWidget;
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addLayout(field);
    return header;
}

void LibraryPane::connectShelves()
{
    connect(m_shelfView, &ShelfView::shelfChosen, this, &LibraryPane::showShelf);
    connect(m_shelfView, &ShelfView::wantedHeightChanged, this, &LibraryPane::fitShelves);
    connect(m_shelfView, &ShelfView::newFolderAsked, this, [this](const QString &parent) { Q_EMIT newFolderAsked(parent, {}); });
    connect(m_shelfView, &ShelfView::removeAsked, this, &LibraryPane::shelfRemoveAsked);
    connect(m_shelfView, &ShelfView::emptyTrashAsked, this, &LibraryPane::emptyTrashAsked);
    connect(m_shelfView, &ShelfView::left, this, [this] {
        m_list->setFocus(Qt::OtherFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_list->list()->index(0));
    });
    connect(m_shelves, &ShelfModel::renameAsked, this, &LibraryPane::shelfRenameAsked);
    connect(m_shelves, &ShelfModel::folderMoveAsked, this, &LibraryPane::folderMoveAsked);
    connect(m_shelves, &ShelfModel::draftsDropped, this, &LibraryPane::takeDrop);
    connect(m_shelves, &QAbstractItemModel::modelReset, this, [this] {
        // What was shown may have gone, or been given another name.
        if (m_filled && !m_shelves->indexOf(m_shelf.key()).isValid())
            showShelf({});
    });
}

void LibraryPane::connectCommands()
{
    m_commands->connect("draft.new", this, &LibraryPane::newAsked);
    m_commands->connect("draft.duplicate", this, [this] {
        if (const auto ids = chosen(); !ids.isEmpty())
            Q_EMIT duplicateAsked(ids.first());
    });
    m_commands->connect("draft.rename", this, &LibraryPane::renameChosen);
    m_commands->connect("draft.delete", this, [this] { Q_EMIT deleteAsked(chosen()); });
    m_commands->connect("draft.tags", this, [this] { Q_EMIT tagsAsked(chosen()); });
    m_commands->connect("draft.folder", this, &LibraryPane::showFolderMenu);
    m_commands->connect("draft.next", this, [this] { step(1); });
    m_commands->connect("draft.previous", this, [this] { step(-1); });
    m_commands->connect("library.find", this, &LibraryPane::findDraft);
    m_commands->connect("library.trash", this, &LibraryPane::showTrash);
    m_commands->connect("library.newFolder", this, [this] { Q_EMIT newFolderAsked({}, {}); });
    m_commands->connect("library.shelves", this, [this] {
        if (!m_commands->action("view.library")->isChecked())
            m_commands->action("view.library")->trigger();
        m_shelfView->setFocus(Qt::ShortcutFocusReason);
    });
    for (const auto &[id, state] : stateCommands)
        m_commands->connect(id, this, [this, state = state] { Q_EMIT stateAsked(chosen(), state); });
}

QList<ArticleId> LibraryPane::chosen() const
{
    const QList<ArticleId> ids = showsTrash() ? QList<ArticleId>() : m_list->chosen();
    if (ids.size() > 1 || (m_list->hasFocus() && !ids.isEmpty()))
        return ids;
    return m_openDraft.isNull() ? QList<ArticleId>() : QList<ArticleId>{m_openDraft};
}

void LibraryPane::showDraft(const ArticleSummary &draft)
{
    const QModelIndex known = m_drafts->indexOf(draft.id);
    if (known.isValid()) {
        const ArticleSummary before = m_drafts->drafts().at(known.row());
        m_drafts->showDraft(draft);
        if (before.state != draft.state || before.tags != draft.tags || before.folder != draft.folder)
            Q_EMIT shelvesChanged();
        return;
    }
    Q_EMIT shelvesChanged();
    if (m_shelf.accepts(draft) && m_filter->text().trimmed().isEmpty())
        m_drafts->showDraft(draft);
}

void LibraryPane::setOpenDraft(const ArticleId &id)
{
    m_openDraft = id;
    if (showsTrash())
        return;
    const QModelIndex index = m_drafts->indexOf(id);
    if (index.isValid() && m_list->selectionModel()->isSelected(index)
        && m_list->chosen().size() > 1)
        return; // one of several that are being worked on
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
    if (m_list->chosen().isEmpty())
        setOpenDraft(m_openDraft);
}

void LibraryPane::showCut(int shown)
{
    if (showsTrash())
        m_foot->setText(tr("What lies here for 30 days is deleted for good."));
    else if (shown > 0)
        m_foot->setText(tr("The newest %Ln find(s); more words show fewer.", nullptr, shown));
    m_foot->setVisible(shown > 0 || (showsTrash() && m_trash->rowCount() > 0));
}

ListWish LibraryPane::wish() const
{
    return {m_shelf, m_filter->text().trimmed(), m_order};
}

void LibraryPane::openIndex(const QModelIndex &index)
{
    if (!showsTrash() && index.isValid())
        Q_EMIT openAsked(m_list->idAt(index));
}

void LibraryPane::renameChosen()
{
    if (m_shelfView->hasFocus() && (m_shelves->flags(m_shelfView->currentIndex()) & Qt::ItemIsEditable)) {
        m_shelfView->edit(m_shelfView->currentIndex());
        return;
    }
    const QList<ArticleId> ids = chosen();
    const QModelIndex index = ids.isEmpty() ? QModelIndex() : m_drafts->indexOf(ids.first());
    if (!index.isValid() || showsTrash())
        return;
    if (!m_commands->action("view.library")->isChecked())
        m_commands->action("view.library")->trigger();
    m_list->setCurrentIndex(index);
    m_list->edit(index);
}

void LibraryPane::step(int by)
{
    if (showsTrash() || m_drafts->rowCount() == 0)
        return;
    const QModelIndex open = m_drafts->indexOf(m_openDraft);
    const int row = open.isValid() ? open.row() + by : 0;
    if (row >= 0 && row < m_drafts->rowCount())
        Q_EMIT openAsked(m_list->idAt(m_drafts->index(row)));
}

void LibraryPane::showShelf(const Shelf &shelf)
{
    const bool other = !m_shelf.isSame(shelf);
    m_shelf = shelf;
    if (!m_shelfView->chosen().isSame(shelf) || !m_shelfView->currentIndex().isValid())
        m_shelfView->choose(shelf);
    m_title->setText(fontMetrics().elidedText(shelf.title(), Qt::ElideRight, 160));
    m_list->setAccessibleName(shelf.title());
    m_commands->action("library.trash")->setChecked(showsTrash());
    m_keepList->setVisible(!m_filter->text().trimmed().isEmpty() && !showsTrash());
    m_list->setList(showsTrash() ? m_trash : m_drafts);
    if (other) {
        m_list->clearSelection();
        m_list->scrollToTop();
        Q_EMIT listAsked();
    }
    showCut(0);
    showRightPage();
}

void LibraryPane::showTrash(bool shown)
{
    if (shown != showsTrash())
        showShelf(shown ? Shelf::ofTrash() : Shelf());
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
    const bool empty = m_filled && m_list->list()->rowCount() == 0;
    m_pages->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    m_foot->hide();
    m_empty->tellOf(m_shelf, m_filter->text());
}

void LibraryPane::takeDrop(const QList<ArticleId> &ids, const Shelf &shelf)
{
    if (ids.isEmpty())
        return;
    if (showsTrash() && shelf.kind != Shelf::Kind::Trash) {
        Q_EMIT restoreAsked(ids);
        if (shelf.kind == Shelf::Kind::All)
            return;
    }
    switch (shelf.kind) {
    case Shelf::Kind::State:
        Q_EMIT stateAsked(ids, shelf.state);
        break;
    case Shelf::Kind::All:
    case Shelf::Kind::Folder:
        Q_EMIT folderAsked(ids, shelf.name);
        break;
    case Shelf::Kind::Tag:
        Q_EMIT tagAsked(ids, shelf.name);
        break;
    case Shelf::Kind::Trash:
        if (!showsTrash())
            Q_EMIT deleteAsked(ids);
        break;
    case Shelf::Kind::SmartList:
        break;
    }
}

bool LibraryPane::handleFieldKey(int key)
{
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        const QModelIndex first = m_list->list()->index(0);
        m_list->setFocus(Qt::OtherFocusReason);
        if (first.isValid())
            m_list->setCurrentIndex(first);
        if (key != Qt::Key_Down)
            openIndex(first);
        return true;
    }
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    return false;
}

bool LibraryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    return watched == m_filter && handleFieldKey(static_cast<QKeyEvent *>(event)->key());
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

/// As high as what is open in them, but the drafts keep the greater part.
void LibraryPane::fitShelves()
{
    if (m_shelvesSized || height() <= 0)
        return;
    const int high = qMin(m_shelfView->wantedHeight(), height() * 2 / 5);
    m_splitter->setSizes({high, qMax(1, height() - high)});
}

void LibraryPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitShelves();
}

void LibraryPane::saveLayout(QSettings &settings) const
{
    settings.setValue(shelfKey, m_shelf.key());
    settings.setValue(orderKey, static_cast<int>(m_order));
    settings.setValue(openShelvesKey, m_shelfView->openKeys());
    settings.setValue(shelfHeightKey, m_shelvesSized ? m_splitter->sizes().first() : 0);
}

QString LibraryPane::savedShelf(const QSettings &settings)
{
    return settings.value(shelfKey).toString();
}

void LibraryPane::restoreLayout(const QSettings &settings)
{
    const int order = settings.value(orderKey, 0).toInt();
    if (order >= 0 && order <= static_cast<int>(ArticleFilter::Order::Words))
        m_order = static_cast<ArticleFilter::Order>(order);
    if (settings.contains(openShelvesKey))
        m_shelfView->setOpenKeys(settings.value(openShelvesKey).toStringList());
    if (const int high = settings.value(shelfHeightKey, 0).toInt(); high > 0) {
        m_shelvesSized = true;
        m_splitter->setSizes({high, qMax(1, height() - high)});
    }
}

void LibraryPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), coloursOf(palette()).chrome);
}

} // namespace stet
