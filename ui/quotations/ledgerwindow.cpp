#include "ui/quotations/ledgerwindow.h"

#include "app/background.h"
#include "app/store/library.h"
#include "ui/look/filterbox.h"
#include "ui/quotations/ledgerfilter.h"
#include "ui/quotations/ledgermodel.h"
#include "ui/quotations/verdictmark.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace stet {

namespace {

/// Values that are shown as they are.
QList<QPair<QString, QString>> choices(const QStringList &values)
{
    QList<QPair<QString, QString>> choices;
    for (const QString &value : values)
        choices.append({value, value});
    return choices;
}

} // namespace

LedgerWindow::LedgerWindow(Library *library, QWidget *parent)
    : QDialog(parent), m_library(library), m_model(new LedgerModel(this)), m_filter(new LedgerFilter(this))
{
    setObjectName(QStringLiteral("ledgerWindow"));
    setWindowTitle(tr("Ledger of quotations"));
    m_filter->setSourceModel(m_model);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("ledgerTable"));
    m_table->setAccessibleName(tr("Quotations"));
    m_table->setModel(m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LedgerModel::StandingColumn, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (const auto &[column, width] : {std::pair(LedgerModel::StandingColumn, 180), {LedgerModel::WordsColumn, 340},
                                        {LedgerModel::SpeakerColumn, 150}, {LedgerModel::SourceColumn, 120},
                                        {LedgerModel::CheckedColumn, 130}})
        m_table->setColumnWidth(column, width);
    connect(m_table, &QTableView::activated, this, &LedgerWindow::goToPlace);

    m_count = new QLabel;
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *go = buttons->addButton(tr("Go to the place"), QDialogButtonBox::ActionRole);
    go->setObjectName(QStringLiteral("goToPlace"));
    connect(go, &QPushButton::clicked, this, &LedgerWindow::goToPlace);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->addLayout(makeFilters());
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
    resize(1000, 600);
}

QLayout *LedgerWindow::makeFilters()
{
    m_words = new QLineEdit;
    m_words->setObjectName(QStringLiteral("ledgerWords"));
    m_words->setAccessibleName(tr("Words of the quotation"));
    m_words->setPlaceholderText(tr("Words of the quotation"));
    m_words->setClearButtonEnabled(true);
    connect(m_words, &QLineEdit::textChanged, m_filter, &LedgerFilter::setWords);
    m_scope = makeFilterBox(QStringLiteral("ledgerScope"), tr("Which articles"));
    m_scope->addItems({tr("This article"), tr("All articles")});
    connect(m_scope, &QComboBox::currentIndexChanged, this,
            [this] { chooseScope(); });
    m_speaker = makeFilterBox(QStringLiteral("ledgerSpeaker"), tr("Speaker"));
    connect(m_speaker, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setSpeaker(m_speaker->currentData().toString()); });
    m_source = makeFilterBox(QStringLiteral("ledgerSource"), tr("Source"));
    connect(m_source, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setSource(m_source->currentData().toString()); });
    m_standing = makeFilterBox(QStringLiteral("ledgerVerdict"), tr("Verdict"));
    m_standing->addItem(tr("Every verdict"), -1);
    for (int standing = 0; standing < int(QuotationStanding::Lost); ++standing) {
        const auto value = static_cast<QuotationStanding>(standing);
        m_standing->addItem(standingIcon(value, palette()), standingName(value), standing);
    }
    connect(m_standing, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setStanding(m_standing->currentData().toInt()); });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &LedgerWindow::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &LedgerWindow::showCount);

    auto *row = new QHBoxLayout;
    row->addWidget(m_words, 1);
    for (QComboBox *box : {m_scope, m_speaker, m_source, m_standing})
        row->addWidget(box);
    return row;
}

void LedgerWindow::fillChoices()
{
    fillFilterBox(m_speaker, tr("Every speaker"), choices(m_model->speakers()));
    fillFilterBox(m_source, tr("Every source"), choices(m_model->sources()));
}

void LedgerWindow::showCount()
{
    m_count->setText(tr("%n quotation(s)", nullptr, m_filter->rowCount()));
}

/// One article needs no column that names it on every row.
void LedgerWindow::chooseScope()
{
    const bool one = m_scope->currentIndex() == 0;
    m_filter->setArticle(one ? m_article : ArticleId());
    m_table->setColumnHidden(LedgerModel::ArticleColumn, one);
    showCount();
}

void LedgerWindow::showLedger(const ArticleId &article)
{
    m_article = article;
    chooseScope();
    m_count->setText(tr("Reading…"));
    // A library may hold a hundred thousand quotations.
    runInBackground(
        this,
        [folder = m_library->folder()]() -> Result<QList<LibraryQuotation>> {
            const Result<std::unique_ptr<Library>> library = Library::connect(folder, {}, Database::Access::ReadOnly);
            if (!library)
                return library.error();
            return QuotationStore((*library)->database()).all();
        },
        [this](const Result<QList<LibraryQuotation>> &lines) { takeLines(lines); });
    show();
    raise();
    activateWindow();
    m_words->setFocus();
}

void LedgerWindow::takeLines(const Result<QList<LibraryQuotation>> &lines)
{
    m_model->setLines(lines ? *lines : QList<LibraryQuotation>());
    fillChoices();
    showCount();
    if (!lines)
        m_count->setText(lines.error().message);
}

void LedgerWindow::goToPlace()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    Q_EMIT placeAsked(current.data(LedgerModel::ArticleRole).toUuid(), current.data(LedgerModel::RecordRole).toUuid());
}

} // namespace stet
