#include "ui/history/historypanel.h"

#include "ui/history/comparisonpage.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historymodel.h"
#include "ui/look/panelparts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace stet {

HistoryPanel::HistoryPanel(QWidget *parent) : QWidget(parent), m_model(new HistoryModel(this))
{
    auto *name = new QPushButton(tr("Name this version…"));
    name->setObjectName(QStringLiteral("nameVersion"));
    name->setToolTip(tr("Keeps the text as it is now, under a name."));
    connect(name, &QPushButton::clicked, this, &HistoryPanel::nameAsked);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(16, 4, 16, 8);
    top->addWidget(name);
    top->addStretch();

    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(makeVersions());
    parts->addWidget(makeComparison());
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);

    m_pages = new QStackedWidget;
    m_pages->addWidget(makeEmptyPage(QStringLiteral("noVersions"),
                                     tr("Versions are kept by themselves while you write. Name one to find it again, and "
                                        "it is kept for ever.")));
    m_pages->addWidget(parts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_list);
}

QWidget *HistoryPanel::makeVersions()
{
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("versionList"));
    m_list->setAccessibleName(tr("Versions of the article, newest first"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HistoryDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setToolTip(tr("Choose two versions with Ctrl or Shift to compare them with each other."));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showChoice();
        Q_EMIT comparisonAsked();
    });
    connect(m_list, &QListView::activated, this, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    return m_list;
}

QWidget *HistoryPanel::makeComparison()
{
    m_withNow = new QRadioButton(tr("What changed since then"));
    m_withNow->setAccessibleName(tr("What changed since then: compare with the text now"));
    m_withNow->setObjectName(QStringLiteral("compareWithNow"));
    m_withNow->setChecked(true);
    m_withBefore = new QRadioButton(tr("What changed then"));
    m_withBefore->setAccessibleName(tr("What changed then: compare with the version before"));
    m_withBefore->setObjectName(QStringLiteral("compareWithBefore"));
    m_between = new QLabel(tr("What changed between the two versions"));
    m_between->setObjectName(QStringLiteral("compareTwo"));
    m_between->hide();
    connect(m_withNow, &QRadioButton::toggled, this, &HistoryPanel::comparisonAsked);
    auto *choice = new QVBoxLayout;
    choice->setContentsMargins(16, 0, 16, 8);
    choice->addWidget(m_withNow);
    choice->addWidget(m_withBefore);
    choice->addWidget(m_between);

    m_text = new QTextBrowser;
    m_text->setObjectName(QStringLiteral("versionText"));
    m_text->setAccessibleName(tr("What differs"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == QLatin1String("passage"))
            Q_EMIT passageAsked(link.path().toLongLong());
    });

    m_restore = new QPushButton(tr("Restore this version"));
    m_restore->setObjectName(QStringLiteral("restoreVersion"));
    m_restore->setToolTip(tr("Brings back headline, deck, byline and text. What is there now stays in the history."));
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreAsked(chosen()); });
    m_restoreSelection = new QPushButton(tr("Bring back the selection"));
    m_restoreSelection->setObjectName(QStringLiteral("restoreSelection"));
    m_restoreSelection->setToolTip(tr("What differs in the words selected above becomes as it was in this version."));
    m_restoreSelection->setEnabled(false);
    connect(m_restoreSelection, &QPushButton::clicked, this, [this] { Q_EMIT selectionAsked(selectedStretches()); });
    connect(m_text, &QTextBrowser::selectionChanged, this,
            [this] { m_restoreSelection->setEnabled(!selectedStretches().isEmpty()); });
    auto *below = new QHBoxLayout;
    below->setContentsMargins(16, 8, 16, 12);
    below->addWidget(m_restore);
    below->addWidget(m_restoreSelection);
    below->addStretch();

    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(0);
    column->addLayout(choice);
    column->addWidget(m_text, 1);
    column->addLayout(below);
    return part;
}

void HistoryPanel::setRevisions(const QList<Revision> &revisions)
{
    const quint64 before = chosen();
    m_model->setRevisions(revisions);
    m_pages->setCurrentIndex(revisions.isEmpty() ? 0 : 1);
    showChoice();
    if (revisions.isEmpty()) {
        showSentence({});
        return;
    }
    if (chosen() == 0)
        m_list->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(before))));
}

void HistoryPanel::showComparison(const VersionComparison &comparison)
{
    const bool fromTop = !m_comparison || m_comparison->sequence != comparison.sequence
                         || m_comparison->withNow != comparison.withNow || m_comparison->before != comparison.before;
    m_comparison = comparison;
    showPage(fromTop);
}

void HistoryPanel::showSentence(const QString &sentence)
{
    m_comparison.reset();
    m_text->setPlainText(sentence);
}

void HistoryPanel::showPage(bool fromTop)
{
    if (!m_comparison)
        return;
    const int scrolled = m_text->verticalScrollBar()->value();
    m_text->setHtml(comparisonPage(*m_comparison, palette()));
    m_text->verticalScrollBar()->setValue(fromTop ? 0 : scrolled);
}

void HistoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showPage(false);
}

bool HistoryPanel::hasTwo() const
{
    return m_list->selectionModel()->selectedIndexes().size() > 1;
}

/// Two versions are compared with each other; only one can be brought back.
void HistoryPanel::showChoice()
{
    const bool two = hasTwo();
    m_withNow->setVisible(!two);
    m_withBefore->setVisible(!two);
    m_between->setVisible(two);
    m_restore->setEnabled(!two && chosen() != 0);
}

/// The rows are newest first.
quint64 HistoryPanel::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    if (rows.size() < 2)
        return m_list->currentIndex().data(HistoryModel::SequenceRole).toULongLong();
    return std::min_element(rows.begin(), rows.end())->data(HistoryModel::SequenceRole).toULongLong();
}

quint64 HistoryPanel::before() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    if (rows.size() > 1)
        return std::max_element(rows.begin(), rows.end())->data(HistoryModel::SequenceRole).toULongLong();
    const QModelIndex current = m_list->currentIndex();
    return current.siblingAtRow(current.row() + 1).data(HistoryModel::SequenceRole).toULongLong();
}

bool HistoryPanel::comparesWithNow() const
{
    return m_withNow->isChecked() && !hasTwo();
}

/// Each passage is a paragraph of the page, with its pieces from the start and its link at the end.
QList<ChosenStretch> HistoryPanel::selectedStretches() const
{
    QList<ChosenStretch> stretches;
    const QTextCursor cursor = m_text->textCursor();
    if (!cursor.hasSelection() || !m_comparison || !m_comparison->withNow)
        return stretches;
    QTextBlock block = m_text->document()->findBlock(cursor.selectionStart());
    for (; block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QUrl link(it.fragment().charFormat().anchorHref());
            if (link.scheme() != QLatin1String("passage"))
                continue;
            const qsizetype from = cursor.selectionStart() - block.position();
            const qsizetype to = std::min(cursor.selectionEnd(), it.fragment().position()) - block.position();
            if (to > from)
                stretches.append({link.path().toLongLong(), std::max<qsizetype>(0, from), to});
        }
    }
    return stretches;
}

} // namespace stet
