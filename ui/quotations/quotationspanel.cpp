#include "ui/quotations/quotationspanel.h"

#include "ui/look/icons.h"
#include "ui/quotations/quotationdelegate.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/quotations/quotationform.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace stet {

namespace {

QWidget *makeEmptyPage()
{
    auto *page = new QLabel(QuotationsPanel::tr("Put somebody’s words between quotation marks, and they are listed "
                                                "here to be held to their source."));
    page->setObjectName(QStringLiteral("noQuotations"));
    page->setWordWrap(true);
    page->setAlignment(Qt::AlignTop);
    page->setMargin(16);
    page->setForegroundRole(QPalette::PlaceholderText);
    return page;
}

QToolButton *makeTool(const QString &objectName, const QString &iconName, const QString &words)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

} // namespace

QuotationsPanel::QuotationsPanel(QuotationDesk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(new QuotationModel(this))
{
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("quotationCount"));
    m_check = makeTool(QStringLiteral("checkQuotations"), QStringLiteral("check"), tr("Check all quotations"));
    connect(m_check, &QToolButton::clicked, desk, &QuotationDesk::checkAll);
    QToolButton *ledger = makeTool(QStringLiteral("openLedger"), QStringLiteral("list"),
                                   tr("Open the ledger of quotations"));
    connect(ledger, &QToolButton::clicked, this, &QuotationsPanel::ledgerAsked);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(16, 4, 8, 4);
    top->addWidget(m_count, 1);
    top->addWidget(m_check);
    top->addWidget(ledger);

    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("quotationList"));
    m_list->setAccessibleName(tr("Quotations of the article"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QuotationDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QuotationsPanel::showChosen);
    connect(m_list, &QListView::clicked, this, [this] { Q_EMIT placeAsked(chosen()); });
    connect(m_list, &QListView::activated, this, [this] { Q_EMIT placeAsked(chosen()); });

    m_form = new QuotationForm(desk);
    connect(m_form, &QuotationForm::addSourceAsked, this, &QuotationsPanel::addSourceAsked);
    connect(m_form, &QuotationForm::openSourceAsked, this, &QuotationsPanel::openSourceAsked);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_list);
    parts->addWidget(scroll);
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);

    m_pages = new QStackedWidget;
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(parts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_list);
    connect(desk, &QuotationDesk::readingChanged, this, &QuotationsPanel::takeReading);
    takeReading();
}

void QuotationsPanel::takeReading()
{
    m_model->setReading(m_desk->reading());
    const int count = m_model->rowCount();
    int left = 0;
    for (int row = 0; row < count; ++row)
        left += isDone(standingOf(m_model->entry(row))) ? 0 : 1;
    const QString all = tr("%n quotation(s)", nullptr, count);
    m_count->setText(left == 0 ? all : tr("%1, %n left", nullptr, left).arg(all));
    m_count->setVisible(count > 0);
    m_check->setEnabled(count > 0);
    m_pages->setCurrentIndex(count > 0 ? 1 : 0);
    if (count > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    showChosen();
}

void QuotationsPanel::showChosen()
{
    const QModelIndex current = m_list->currentIndex();
    m_form->showEntry(current.isValid() ? &m_model->entry(current.row()) : nullptr);
}

void QuotationsPanel::choose(const QUuid &record)
{
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
