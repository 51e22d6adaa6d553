#include "ui/sources/sourceswindow.h"

#include "app/sources/sourcefields.h"
#include "ui/look/emptypage.h"
#include "ui/look/filterbox.h"
#include "ui/look/icons.h"
#include "ui/notices.h"
#include "ui/sources/sourceactions.h"
#include "ui/sources/sourcefilter.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

SourcesWindow::SourcesWindow(SourcesDesk *desk, SourceActions *actions, SourceListModel *model, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_actions(actions), m_model(model), m_filter(new SourceFilter(this))
{
    setObjectName(QStringLiteral("sourcesWindow"));
    setWindowTitle(tr("All sources"));
    setAcceptDrops(true);
    m_filter->setSourceModel(m_model);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(makeTable());
    parts->addWidget(makeUses());
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 4);
    parts->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(makeFilters());
    column->addWidget(parts, 1);
    auto *notices = new NoticeBar(this);
    column->addWidget(notices);
    column->addLayout(makeBottom());
    for (QPushButton *button : notices->findChildren<QPushButton *>())
        button->setAutoDefault(false);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &SourcesWindow::showChosen);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &SourcesWindow::showChosen);
    connect(m_desk, &SourcesDesk::changed, this, &SourcesWindow::takeList);
    resize(QSize(1080, 640).boundedTo(screen()->availableSize()));
    takeList();
}

QLayout *SourcesWindow::makeFilters()
{
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("findInAllSources"));
    m_search->setAccessibleName(tr("Find in all sources"));
    m_search->setPlaceholderText(tr("Find by title, writer, tag or words of the saved text"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SourcesWindow::search);
    m_view = makeFilterBox(QStringLiteral("sourcesView"), tr("Which sources"));
    for (const SourceFilter::View view : sourceViews())
        m_view->addItem(viewLabel(view), int(view));
    connect(m_view, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setView(SourceFilter::View(m_view->currentData().toInt()));
        showChosen();
    });
    m_type = makeFilterBox(QStringLiteral("sourcesType"), tr("Type of source"));
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setType(m_type->currentData().toString());
        showChosen();
    });
    m_tag = makeFilterBox(QStringLiteral("sourcesTag"), tr("Tag"));
    connect(m_tag, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setTag(m_tag->currentData().toString());
        showChosen();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    for (QComboBox *box : {m_view, m_type, m_tag})
        row->addWidget(box);
    return row;
}

QWidget *SourcesWindow::makeTable()
{
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("sourcesTable"));
    m_table->setAccessibleName(tr("Sources"));
    m_table->setModel(m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(SourceListModel::WriterColumn, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setMinimumSectionSize(48);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    for (const auto &[column, width] : {std::pair(SourceListModel::WriterColumn, 136), {SourceListModel::OutletColumn, 136}, {SourceListModel::DateColumn, 56},
                                        {SourceListModel::TypeColumn, 128}, {SourceListModel::UsedColumn, 80}, {SourceListModel::TextColumn, 72},
                                        {SourceListModel::LinkColumn, 112}})
        m_table->setColumnWidth(column, width);
    m_table->horizontalHeader()->setSectionResizeMode(SourceListModel::TitleColumn, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { m_actions->edit(index.data(SourceListModel::IdRole).toUuid()); });
    connect(m_table, &QTableView::customContextMenuRequested, this, &SourcesWindow::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SourcesWindow::showChosen);
    m_empty = new EmptyPage(QStringLiteral("noSources"), QStringLiteral("noSourcesButton"));
    connect(m_empty, &EmptyPage::asked, this, [this] {
        if (m_model->sources().isEmpty()) {
            m_actions->addFromFiles();
            return;
        }
        m_search->clear();
        for (QComboBox *box : {m_view, m_type, m_tag})
            box->setCurrentIndex(0);
    });
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    return m_pages;
}

QWidget *SourcesWindow::makeUses()
{
    m_usesTitle = new QLabel;
    m_usesTitle->setObjectName(QStringLiteral("sourceUsesTitle"));
    m_uses = new QListWidget;
    m_uses->setObjectName(QStringLiteral("sourceUses"));
    m_uses->setAccessibleName(tr("Articles that use the source"));
    m_uses->setMinimumHeight(m_uses->fontMetrics().lineSpacing() * 2 + 16);
    connect(m_uses, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT articleAsked(item->data(Qt::UserRole).toUuid()); });
    connect(m_uses, &QListWidget::itemClicked, m_uses, &QListWidget::itemActivated);
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_usesTitle);
    column->addWidget(m_uses, 1);
    column->addStretch(0);
    return part;
}

QLayout *SourcesWindow::makeBottom()
{
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("sourcesCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    const auto makeButton = [this](const QString &objectName, const QString &words, const auto &action) {
        auto *button = new QPushButton(words);
        button->setObjectName(objectName);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    };
    auto *adding = new QPushButton(tr("Add"));
    adding->setObjectName(QStringLiteral("addToSources"));
    adding->setAutoDefault(false);
    auto *menu = new QMenu(adding);
    menu->addAction(tr("From the clipboard"), m_actions, &SourceActions::addFromClipboard);
    menu->addAction(tr("From files…"), m_actions, &SourceActions::addFromFiles);
    menu->addAction(tr("By hand…"), m_actions, &SourceActions::addByHand);
    menu->addSeparator();
    menu->addAction(tr("Import a bibliography…"), m_actions, &SourceActions::importFiles);
    menu->addAction(tr("Choose in Zotero or JabRef"), m_actions, &SourceActions::pick);
    adding->setMenu(menu);
    m_edit = makeButton(QStringLiteral("editChosenSource"), tr("Edit…"), [this] { m_actions->edit(chosen().value(0)); });
    m_delete = makeButton(QStringLiteral("deleteChosenSources"), tr("Delete"), [this] { m_actions->remove(chosen()); });
    auto *row = new QHBoxLayout;
    row->addWidget(adding);
    row->addWidget(m_edit);
    row->addWidget(m_delete);
    row->addWidget(makeButton(QStringLiteral("exportSources"), tr("Export…"), [this] {
        QList<SourceId> ids = chosen();
        if (ids.size() < 2) // one chosen row is where the writer stands, not what is meant
            ids.clear();
        for (int place = 0; ids.isEmpty() && place < m_filter->rowCount() && m_filter->rowCount() < m_model->rowCount(); ++place)
            ids.append(m_filter->index(place, 0).data(SourceListModel::IdRole).toUuid());
        m_actions->exportFiles(ids);
    }));
    row->addWidget(makeButton(QStringLiteral("findDuplicates"), tr("Duplicates…"), [this] { m_actions->mergeDuplicates(); }));
    row->addWidget(makeButton(QStringLiteral("checkTheseLinks"), tr("Check links"), [this] { m_actions->checkLinks(chosen().size() > 1 ? chosen() : QList<SourceId>()); }));
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(makeButton(QStringLiteral("closeSources"), tr("Close"), [this] { reject(); }));
    return row;
}

void SourcesWindow::setCitedHere(const QSet<QString> &keys)
{
    m_filter->setCitedHere(keys);
    showChosen();
}

void SourcesWindow::open()
{
    m_desk->reloadUses();
    show();
    raise();
    activateWindow();
    m_search->setFocus();
    showChosen();
}

QList<SourceId> SourcesWindow::chosen() const
{
    QList<SourceId> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids.append(index.data(SourceListModel::IdRole).toUuid());
    return ids;
}

void SourcesWindow::takeList()
{
    QStringList types;
    QStringList tags;
    for (const Source &source : m_desk->sources()) {
        if (!types.contains(source.type()))
            types.append(source.type());
        for (const QString &tag : source.tags) {
            if (!tags.contains(tag))
                tags.append(tag);
        }
    }
    QList<QPair<QString, QString>> typeChoices;
    for (const QString &type : std::as_const(types))
        typeChoices.append({typeLabel(type), type});
    std::sort(typeChoices.begin(), typeChoices.end(), [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    tags.sort(Qt::CaseInsensitive);
    QList<QPair<QString, QString>> tagChoices;
    for (const QString &tag : std::as_const(tags))
        tagChoices.append({tag, tag});
    fillFilterBox(m_type, tr("Every type"), typeChoices);
    fillFilterBox(m_tag, tr("Every tag"), tagChoices);
    m_tag->setVisible(!tags.isEmpty());
    if (!m_search->text().trimmed().isEmpty())
        search();
    m_filter->invalidate();
    showChosen();
}

void SourcesWindow::search()
{
    const QString words = m_search->text().trimmed();
    if (words.isEmpty()) {
        m_filter->setFound({});
        showChosen();
        return;
    }
    m_desk->find(words, [this, words](const QSet<SourceId> &ids) {
        if (words != m_search->text().trimmed())
            return;
        m_filter->setFound(ids);
        showChosen();
    });
}

void SourcesWindow::showChosen()
{
    const bool isEmpty = m_filter->rowCount() == 0;
    const bool hasNone = m_model->sources().isEmpty();
    m_pages->setCurrentIndex(isEmpty ? 0 : 1);
    m_empty->say(hasNone ? tr("What you quote and cite is kept here, for all your articles. Add a page, a document or a bibliography.")
                 : !m_search->text().trimmed().isEmpty() ? tr("No source in this view holds these words.")
                                                          : emptyViewSentence(m_filter->view()),
                 hasNone ? tr("Add from files…") : tr("Show all sources"));
    m_count->setText(m_filter->rowCount() == m_model->rowCount() ? tr("%n source(s)", nullptr, m_model->rowCount())
                                                                  : tr("%1 of %n source(s)", nullptr, m_model->rowCount()).arg(m_filter->rowCount()));
    const QList<SourceId> ids = chosen();
    m_edit->setEnabled(ids.size() == 1);
    m_delete->setEnabled(!ids.isEmpty());
    m_uses->clear();
    m_uses->hide();
    const int place = ids.size() == 1 ? m_model->rowOf(ids.first()) : -1;
    if (place < 0) {
        m_usesTitle->setText(ids.isEmpty() ? tr("Choose a source to see which articles use it.") : tr("%n source(s) chosen", nullptr, int(ids.size())));
        return;
    }
    const QString key = m_model->source(place).key;
    QHash<ArticleId, QStringList> how;
    QList<CitingArticle> articles;
    const auto add = [&](const QList<CitingArticle> &uses, const auto &words) {
        for (const CitingArticle &article : uses) {
            if (!how.contains(article.id))
                articles.append(article);
            how[article.id].append(words(article.marks));
        }
    };
    add(m_desk->uses().citing.value(key), [](int marks) { return tr("cited %n time(s)", nullptr, marks); });
    add(m_desk->uses().quoting.value(key), [](int quotations) { return tr("%n quotation(s)", nullptr, quotations); });
    for (const CitingArticle &article : std::as_const(articles)) {
        const QString title = article.title.isEmpty() ? tr("Untitled") : article.title;
        auto *item = new QListWidgetItem(tr("%1 (%2)").arg(title, how.value(article.id).join(QStringLiteral(", "))));
        item->setData(Qt::UserRole, article.id);
        m_uses->addItem(item);
    }
    m_uses->setVisible(!articles.isEmpty());
    m_usesTitle->setText(articles.isEmpty() ? tr("No article cites or quotes @%1.").arg(key) : tr("Articles that use @%1").arg(key));
}

void SourcesWindow::showMenu(const QPoint &at)
{
    const QList<SourceId> ids = chosen();
    const int place = ids.isEmpty() ? -1 : m_model->rowOf(ids.first());
    if (place < 0)
        return;
    const Source source = m_model->source(place);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (ids.size() == 1) {
        menu->addAction(tr("Edit…"), this, [this, ids] { m_actions->edit(ids.first()); });
        menu->addAction(tr("Read the saved text"), this, [this, source] { Q_EMIT readingAsked(source.key); })->setEnabled(!source.captures.isEmpty());
        menu->addAction(tr("Open the address"), this, [source] { QDesktopServices::openUrl(QUrl(source.address())); })->setEnabled(!source.address().isEmpty());
        menu->addAction(tr("Copy the citation mark"), this, [source] { QGuiApplication::clipboard()->setText(QStringLiteral("[@%1]").arg(source.key)); });
        menu->addSeparator();
    }
    menu->addAction(tr("Check links"), this, [this, ids] { m_actions->checkLinks(ids); });
    menu->addAction(tr("Export…"), this, [this, ids] { m_actions->exportFiles(ids); });
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this, [this, ids] { m_actions->remove(ids); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void SourcesWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_table->hasFocus())
        m_actions->remove(chosen());
    else if (event->matches(QKeySequence::Find))
        m_search->setFocus(Qt::ShortcutFocusReason);
    else if (event->key() == Qt::Key_Down && m_search->hasFocus() && m_filter->rowCount() > 0) {
        m_table->setFocus(Qt::OtherFocusReason);
        if (!m_table->currentIndex().isValid())
            m_table->selectRow(0);
    } else
        QDialog::keyPressEvent(event);
}

void SourcesWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (SourceActions::canAdd(*event->mimeData()))
        event->acceptProposedAction();
}

void SourcesWindow::dropEvent(QDropEvent *event)
{
    m_actions->addMime(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace stet
