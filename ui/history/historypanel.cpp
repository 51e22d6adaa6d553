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
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

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
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPanel::comparisonAsked);
    connect(m_list, &QListView::activated, this, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    return m_list;
}

QWidget *HistoryPanel::makeComparison()
{
    m_withNow = new QRadioButton(tr("What changed since then"));
    m_withNow->setAccessibleName(tr("What changed since then: compare with the text now"));
    m_withNow->setObjectName(QStringLiteral("compareWithNow"));
    m_withNow->setChecked(true);
    auto *withBefore = new QRadioButton(tr("What changed then"));
    withBefore->setAccessibleName(tr("What changed then: compare with the version before"));
    withBefore->setObjectName(QStringLiteral("compareWithBefore"));
    connect(m_withNow, &QRadioButton::toggled, this, &HistoryPanel::comparisonAsked);
    auto *choice = new QVBoxLayout;
    choice->setContentsMargins(16, 0, 16, 8);
    choice->addWidget(m_withNow);
    choice->addWidget(withBefore);

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
    auto *below = new QHBoxLayout;
    below->setContentsMargins(16, 8, 16, 12);
    below->addWidget(m_restore);
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
    m_restore->setEnabled(!revisions.isEmpty());
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
                         || m_comparison->withNow != comparison.withNow;
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

quint64 HistoryPanel::chosen() const
{
    return m_list->currentIndex().data(HistoryModel::SequenceRole).toULongLong();
}

quint64 HistoryPanel::before() const
{
    const QModelIndex current = m_list->currentIndex();
    return current.siblingAtRow(current.row() + 1).data(HistoryModel::SequenceRole).toULongLong();
}

bool HistoryPanel::comparesWithNow() const
{
    return m_withNow->isChecked();
}

} // namespace stet
