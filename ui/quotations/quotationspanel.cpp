#include "ui/quotations/quotationspanel.h"

#include "ui/look/panelparts.h"
#include "ui/quotations/findingsdesk.h"
#include "ui/quotations/findingspage.h"
#include "ui/quotations/listanddetails.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/quotations/quotationform.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace stet {

namespace {

/// A word of the panel's head that shows a page of it.
QToolButton *makePageButton(const QString &objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoRaise(true);
    return button;
}

} // namespace

QuotationsPanel::QuotationsPanel(QuotationDesk *desk, FindingsDesk *findings, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(new QuotationModel(this)), m_findings(findings)
    , m_findingsPage(new FindingsPage(findings))
{
    m_rooms = new QStackedWidget;
    m_rooms->addWidget(makeQuotations());
    m_rooms->addWidget(m_findingsPage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeHead());
    column->addWidget(m_rooms, 1);
    setFocusProxy(m_list);
    connect(desk, &QuotationDesk::readingChanged, this, &QuotationsPanel::takeReading);
    connect(findings, &FindingsDesk::changed, this, &QuotationsPanel::countFindings);
    takeReading();
    countFindings();
}

QLayout *QuotationsPanel::makeHead()
{
    m_count = makePageButton(QStringLiteral("quotationCount"));
    m_count->setChecked(true);
    m_findingCount = makePageButton(QStringLiteral("findingCount"));
    connect(m_count, &QToolButton::toggled, this, [this](bool on) { m_rooms->setCurrentIndex(on ? 0 : 1); });
    m_check = makePanelTool(QStringLiteral("checkQuotations"), QStringLiteral("check"), tr("Check all quotations"));
    connect(m_check, &QToolButton::clicked, m_desk, &QuotationDesk::checkAll);
    QToolButton *ledger = makePanelTool(QStringLiteral("openLedger"), QStringLiteral("list"),
                                        tr("Open the ledger of quotations"));
    connect(ledger, &QToolButton::clicked, this, &QuotationsPanel::ledgerAsked);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 4, 8, 4);
    head->setSpacing(4);
    head->addWidget(m_count);
    head->addWidget(m_findingCount);
    head->addStretch(1);
    head->addWidget(m_check);
    head->addWidget(ledger);
    return head;
}

QWidget *QuotationsPanel::makeQuotations()
{
    m_list = makeQuotationList(QStringLiteral("quotationList"), tr("Quotations of the article"), m_model);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QuotationsPanel::showChosen);
    connect(m_list, &QListView::clicked, this, [this] { Q_EMIT placeAsked(chosen()); });
    connect(m_list, &QListView::activated, this, [this] { Q_EMIT placeAsked(chosen()); });

    m_form = new QuotationForm(m_desk);
    connect(m_form, &QuotationForm::addSourceAsked, this, &QuotationsPanel::addSourceAsked);
    connect(m_form, &QuotationForm::openSourceAsked, this, &QuotationsPanel::openSourceAsked);
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeEmptyPage(QStringLiteral("noQuotations"),
                                     tr("Put somebody’s words between quotation marks, and they are listed here to be "
                                        "held to their source.")));
    m_pages->addWidget(makeListAndDetails(m_list, m_form));
    return m_pages;
}

void QuotationsPanel::takeReading()
{
    m_model->setReading(m_desk->reading());
    const int count = m_model->rowCount();
    int left = 0;
    for (int row = 0; row < count; ++row)
        left += isDone(standingOf(m_model->entry(row))) ? 0 : 1;
    const QString all = count == 0 ? tr("Quotations") : tr("%n quotation(s)", nullptr, count);
    m_count->setText(left == 0 ? all : tr("%n to check", nullptr, left));
    m_count->setToolTip(left == 0 ? all : tr("%1, %n left", nullptr, left).arg(all));
    m_count->setAccessibleName(m_count->toolTip());
    m_check->setEnabled(count > 0);
    m_pages->setCurrentIndex(count > 0 ? 1 : 0);
    if (count > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    showChosen();
}

void QuotationsPanel::countFindings()
{
    const int open = int(m_findings->openCount());
    m_findingCount->setText(open == 0 ? tr("Findings") : tr("%n finding(s)", nullptr, open));
}

void QuotationsPanel::showFindings(bool findings)
{
    (findings ? m_findingCount : m_count)->setChecked(true);
}

/// What is shown takes the focus from a field that disappears; what was typed there is a change, and has this called
/// again while it is at work. So the entry is a copy, and the newest one is shown once more afterwards.
void QuotationsPanel::showChosen()
{
    m_showAgain = true;
    if (m_showing)
        return;
    m_showing = true;
    while (std::exchange(m_showAgain, false)) {
        const QModelIndex current = m_list->currentIndex();
        if (current.isValid()) {
            const QuotationEntry entry = m_model->entry(current.row());
            m_form->showEntry(&entry);
        } else {
            m_form->showEntry(nullptr);
        }
    }
    m_showing = false;
}

void QuotationsPanel::choose(const QUuid &record)
{
    showFindings(false);
    const int row = m_model->rowOf(record);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

QUuid QuotationsPanel::chosen() const
{
    return m_list->currentIndex().data(QuotationModel::RecordRole).toUuid();
}

void QuotationsPanel::setSources(const QList<SourceChoice> &sources)
{
    m_form->setSources(sources);
    showChosen();
}

void QuotationsPanel::focusSpeaker()
{
    m_form->focusSpeaker();
}

} // namespace stet
