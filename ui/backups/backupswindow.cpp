#include "ui/backups/backupswindow.h"

#include "ui/library/draftlist.h"
#include "ui/library/draftline.h"
#include "ui/look/fields.h"
#include "ui/look/fonts.h"
#include "ui/look/icons.h"
#include "ui/progressbox.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace stet {

namespace {

QListView *makeList(const QString &objectName, const QString &name, QAbstractItemModel *model)
{
    auto *list = new QListView;
    list->setObjectName(objectName);
    list->setAccessibleName(name);
    list->setModel(model);
    list->setItemDelegate(new DraftLine(list));
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return list;
}

QPushButton *makeButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

QLabel *makeHeading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setContentsMargins(16, 0, 0, 4);
    return label;
}

} // namespace

BackupsWindow::BackupsWindow(QWidget *parent)
    : QDialog(parent), m_model(new BackupModel(this)), m_drafts(new DraftList(this)), m_found(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit), m_folder(new QLabel), m_said(new QLabel), m_progress(new ProgressBox)
{
    setObjectName(QStringLiteral("backups"));
    setWindowTitle(tr("Backups"));
    m_drafts->setEditable(false);
    m_found->setSourceModel(m_drafts);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_backupList = makeList(QStringLiteral("backups.list"), tr("Backups"), m_model);
    m_draftList = makeList(QStringLiteral("backups.drafts"), tr("Drafts in this backup"), m_found);
    m_draftList->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_said->setObjectName(QStringLiteral("backups.said"));
    m_said->setWordWrap(true);
    m_restore = makeButton(QStringLiteral("backups.restore"), tr("Bring back"));
    m_restore->setToolTip(tr("The chosen drafts, beside those that are there: nothing is overwritten."));
    m_restoreAll = makeButton(QStringLiteral("backups.restoreAll"), tr("Bring back all"));
    m_restoreAll->setToolTip(tr("Every draft that is missing or differs, beside those that are there."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_said, 1);
    below->addWidget(m_restoreAll);
    below->addWidget(m_restore);
    below->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(makeTop());
    layout->addLayout(makeLists(), 1);
    layout->addWidget(m_progress);
    layout->addLayout(below);
    resize(820, 560);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_backUp, &QPushButton::clicked, this, &BackupsWindow::backUpAsked);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const BackupLine *line = chosen())
            Q_EMIT restoreAsked(line->backup, chosenDrafts());
    });
    connect(m_draftList, &QListView::activated, m_restore, &QPushButton::click);
    connect(m_restoreAll, &QPushButton::clicked, this, [this] {
        if (const BackupLine *line = chosen())
            Q_EMIT restoreAsked(line->backup, {});
    });
    connect(m_backupList->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_drafts->setDrafts({});
        updateButtons();
        if (const BackupLine *line = chosen(); line && line->drafts >= 0)
            Q_EMIT lookAsked(line->backup.path);
    });
    connect(m_draftList->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BackupsWindow::updateButtons);
    updateButtons();
    m_backupList->setFocus();
}

QWidget *BackupsWindow::makeTop()
{
    auto *about = new QLabel(tr("A backup is made every hour, day and week in which you wrote, and read back before it counts."));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    m_backUp = makeButton(QStringLiteral("backups.now"), tr("Back up now"));
    m_backUp->setIcon(icon(QStringLiteral("backup")));
    QPushButton *choose = makeButton(QStringLiteral("backups.folder"), tr("Choose…"));
    choose->setAccessibleName(tr("Choose a second folder for backups"));
    m_removeFolder = makeButton(QStringLiteral("backups.noFolder"), tr("None"));
    m_removeFolder->setAccessibleName(tr("Keep no second backups"));
    connect(choose, &QPushButton::clicked, this, &BackupsWindow::secondFolderAsked);
    connect(m_removeFolder, &QPushButton::clicked, this, &BackupsWindow::secondFolderRemoved);
    auto *first = new QHBoxLayout;
    first->addWidget(about, 1);
    first->addWidget(m_backUp);
    auto *second = new QHBoxLayout;
    m_folder->setObjectName(QStringLiteral("backups.folderName"));
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    second->addWidget(m_folder, 1);
    second->addWidget(choose);
    second->addWidget(m_removeFolder);
    auto *top = new QWidget;
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(first);
    layout->addLayout(second);
    return top;
}

QLayout *BackupsWindow::makeLists()
{
    makeFindField(m_filter, QStringLiteral("backups.filter"), tr("Find a draft in this backup"), tr("Find a draft"));
    connect(m_filter, &QLineEdit::textChanged, m_found,
            [this](const QString &text) { m_found->setFilterFixedString(text.trimmed()); });
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(makeHeading(tr("Backups")));
    left->addWidget(m_backupList, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(makeHeading(tr("Drafts in this backup")));
    right->addWidget(m_filter);
    right->addWidget(m_draftList, 1);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(16);
    lists->addLayout(left, 2);
    lists->addLayout(right, 3);
    return lists;
}

const BackupLine *BackupsWindow::chosen() const
{
    const QModelIndex index = m_backupList->currentIndex();
    return index.isValid() ? &m_model->lines().at(index.row()) : nullptr;
}

QList<ArticleId> BackupsWindow::chosenDrafts() const
{
    QList<ArticleId> ids;
    for (const QModelIndex &index : m_draftList->selectionModel()->selectedRows())
        ids.append(index.data(DraftList::IdRole).value<ArticleId>());
    return ids;
}

void BackupsWindow::setBackups(const QList<BackupLine> &lines)
{
    const QString before = chosen() ? chosen()->backup.path : QString();
    m_model->setLines(lines);
    int row = 0;
    for (int i = 0; i < lines.size(); ++i) {
        if (lines[i].backup.path == before)
            row = i;
    }
    if (before.isEmpty()) // just opened
        m_backupList->setFocus();
    m_backupList->setCurrentIndex(m_model->index(row));
    if (lines.isEmpty())
        say(tr("There is no backup yet; the first one comes by itself after you have written for a while."));
    updateButtons();
}

void BackupsWindow::setDrafts(const QString &backup, const QList<ArticleSummary> &drafts)
{
    if (!chosen() || chosen()->backup.path != backup)
        return;
    m_drafts->setDrafts(drafts);
    updateButtons();
}

void BackupsWindow::setSecondFolder(const QString &folder)
{
    m_folder->setText(folder.isEmpty() ? tr("Second backups in another folder, best on another disk: none.")
                                       : tr("Second backups in %1").arg(folder));
    m_folder->setToolTip(folder);
    m_removeFolder->setEnabled(!folder.isEmpty());
}

void BackupsWindow::say(const QString &sentence, bool wentWrong)
{
    m_said->setText(sentence);
    m_said->setAccessibleDescription(wentWrong ? tr("Error") : QString());
}

Progress BackupsWindow::beginWork(const QString &sentence)
{
    say({});
    const Progress progress = m_progress->begin(sentence);
    updateButtons();
    return progress;
}

void BackupsWindow::endWork()
{
    m_progress->end();
    updateButtons();
}

void BackupsWindow::updateButtons()
{
    const bool free = !m_progress->isRunning();
    m_backUp->setEnabled(free);
    m_restore->setEnabled(free && !m_draftList->selectionModel()->selectedRows().isEmpty());
    m_restoreAll->setEnabled(free && m_drafts->rowCount() > 0);
}

} // namespace stet
