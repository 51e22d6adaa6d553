#include "ui/quotations/findingspage.h"

#include "ui/look/panelparts.h"
#include "ui/quotations/findingmodel.h"
#include "ui/quotations/listanddetails.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace stet {

namespace {

QPushButton *makeButton(const QString &objectName, const QString &words)
{
    auto *button = new QPushButton(words);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

QLabel *makeSentence(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FindingsPage::FindingsPage(FindingsDesk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(new FindingModel(this)), m_empty(makeEmptyPage(QStringLiteral("noFindings"), {}))
{
    m_list = makeQuotationList(QStringLiteral("findingList"), tr("Findings about the article"), m_model);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPage::showChosen);
    connect(m_list, &QListView::clicked, this, &FindingsPage::showPlace);
    connect(m_list, &QListView::activated, this, &FindingsPage::showPlace);

    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeListAndDetails(m_list, makeDetails()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    setFocusProxy(m_list);
    connect(desk, &FindingsDesk::changed, this, &FindingsPage::takeEntries);
    takeEntries();
}

QWidget *FindingsPage::makeDetails()
{
    auto *details = new QWidget;
    m_name = new QLabel;
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_sentence = makeSentence(QStringLiteral("findingSentence"));
    m_settled = makeSentence(QStringLiteral("findingSettled"));
    m_settled->setForegroundRole(QPalette::PlaceholderText);
    QPushButton *place = makeButton(QStringLiteral("showFinding"), tr("Show the place"));
    connect(place, &QPushButton::clicked, this, &FindingsPage::showPlace);
    m_other = makeButton(QStringLiteral("showOtherSide"), {});
    connect(m_other, &QPushButton::clicked, this, [this] {
        // A copy: opening another article takes the rows away.
        const QuotationFinding finding = m_model->entry(m_list->currentIndex().row()).finding;
        if (finding.article.isNull())
            Q_EMIT sourceAsked(finding.source, finding.words);
        else
            Q_EMIT articleAsked(finding.article);
    });
    auto *places = new QHBoxLayout;
    places->setSpacing(4);
    places->addWidget(place);
    places->addWidget(m_other);
    places->addStretch(1);

    auto *reasonLabel = new QLabel(tr("It may stand, because"));
    m_reason = new QLineEdit;
    m_reason->setObjectName(QStringLiteral("findingReason"));
    m_reason->setAccessibleName(reasonLabel->text());
    m_reason->setPlaceholderText(tr("A reason, for whoever asks later"));
    reasonLabel->setBuddy(m_reason);
    connect(m_reason, &QLineEdit::returnPressed, this, &FindingsPage::decide);
    m_decide = makeButton(QStringLiteral("settleFinding"), {});
    connect(m_decide, &QPushButton::clicked, this, &FindingsPage::decide);

    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_name);
    column->addWidget(m_sentence);
    column->addLayout(places);
    column->addSpacing(8);
    column->addWidget(m_settled);
    column->addWidget(reasonLabel);
    column->addWidget(m_reason);
    column->addWidget(m_decide, 0, Qt::AlignLeft);
    column->addStretch(1);
    return details;
}

void FindingsPage::takeEntries()
{
    const QModelIndex current = m_list->currentIndex();
    const int row = current.row();
    const std::optional<QuotationFinding> chosen =
        current.isValid() ? std::optional(m_model->entry(row).finding) : std::nullopt;
    m_model->setEntries(m_desk->entries());
    const int count = m_model->rowCount();
    const int same = chosen ? m_model->rowOf(*chosen) : -1;
    if (count > 0)
        m_list->setCurrentIndex(m_model->index(same >= 0 ? same : std::clamp(row, 0, count - 1)));
    m_empty->setText(m_desk->hasLooked()
                         ? tr("Nothing found. No words of a saved source stand outside quotation marks, headline, deck and "
                              "captions quote what was said, and no earlier article has it otherwise.")
                         : tr("The text is held against the saved sources and your earlier articles as you write."));
    m_pages->setCurrentIndex(count > 0 ? 1 : 0);
    showChosen();
}

void FindingsPage::showChosen()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const FindingEntry &entry = m_model->entry(current.row());
    m_name->setText(findingName(entry.finding.kind));
    m_sentence->setText(findingSentence(entry.finding));
    m_other->setText(entry.finding.article.isNull() ? tr("Show the source") : tr("Open the earlier article"));
    m_other->setVisible(entry.finding.kind != QuotationFinding::Kind::UnbackedWords);
    m_settled->setVisible(entry.settled.has_value());
    if (entry.settled) {
        const QString day = QLocale().toString(entry.settled->settledAt.toLocalTime().date(), QLocale::ShortFormat);
        m_settled->setText(entry.settled->reason.isEmpty() ? tr("Let stand on %1.").arg(day)
                                                           : tr("Let stand on %1: %2").arg(day, entry.settled->reason));
    }
    m_reason->setEnabled(!entry.settled);
    m_decide->setText(entry.settled ? tr("Look at it again") : tr("Let it stand"));
}

void FindingsPage::showPlace()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid())
        Q_EMIT placeAsked(QuotationFinding(m_model->entry(current.row()).finding));
}

void FindingsPage::decide()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const FindingEntry entry = m_model->entry(current.row());
    const QString reason = m_reason->text().trimmed();
    m_reason->clear();
    if (entry.settled)
        m_desk->takeBack(entry.finding);
    else
        m_desk->letStand(entry.finding, reason);
}

} // namespace stet
