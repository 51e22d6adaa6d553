#include "ui/search/replacewindow.h"

#include "ui/look/fieldform.h"
#include "ui/progressbox.h"
#include "ui/search/replacedelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stet {

ReplaceWindow::ReplaceWindow(QWidget *parent)
    : QDialog(parent), m_find(new QLineEdit), m_replacement(new QLineEdit), m_case(new QCheckBox(tr("Match case")))
    , m_whole(new QCheckBox(tr("Whole words"))), m_scope(new QComboBox), m_list(new QTreeWidget), m_count(new QLabel)
    , m_replaceAll(new QPushButton), m_progress(new ProgressBox)
{
    setObjectName(QStringLiteral("replaceMany"));
    setWindowTitle(tr("Replace in many drafts"));
    m_list->setObjectName(QStringLiteral("replaceMany.list"));
    m_list->setAccessibleName(tr("Places"));
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new ReplaceDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_list, &QTreeWidget::itemChanged, this, &ReplaceWindow::noteTick);
    m_count->setObjectName(QStringLiteral("replaceMany.count"));
    m_count->setWordWrap(true);
    m_replaceAll->setObjectName(QStringLiteral("replaceMany.replace"));
    m_replaceAll->setDefault(true);
    connect(m_replaceAll, &QPushButton::clicked, this, &ReplaceWindow::replaceAsked);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_count, 1);
    below->addWidget(m_replaceAll);
    below->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(makeFields());
    layout->addWidget(m_list, 1);
    layout->addWidget(m_progress);
    layout->addLayout(below);
    resize(780, 560);

    m_findSoon.setSingleShot(true);
    m_findSoon.setInterval(200);
    connect(&m_findSoon, &QTimer::timeout, this, &ReplaceWindow::findAsked);
    updateCount();
}

QWidget *ReplaceWindow::makeFields()
{
    m_find->setObjectName(QStringLiteral("replaceMany.find"));
    m_find->setAccessibleName(tr("Words to look for"));
    m_replacement->setObjectName(QStringLiteral("replaceMany.replacement"));
    m_replacement->setAccessibleName(tr("Words to put there"));
    m_scope->setObjectName(QStringLiteral("replaceMany.scope"));
    m_scope->setAccessibleName(tr("Which drafts"));
    m_case->setChecked(true);
    m_whole->setChecked(true);
    connect(m_find, &QLineEdit::textChanged, this, &ReplaceWindow::noteWish);
    connect(m_case, &QCheckBox::toggled, this, &ReplaceWindow::noteWish);
    connect(m_whole, &QCheckBox::toggled, this, &ReplaceWindow::noteWish);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ReplaceWindow::noteWish);
    connect(m_replacement, &QLineEdit::textChanged, this, &ReplaceWindow::updateCount);
    auto *how = new QHBoxLayout;
    how->setSpacing(16);
    how->addWidget(m_case);
    how->addWidget(m_whole);
    how->addWidget(m_scope);
    how->addStretch(1);
    auto *fields = new QWidget;
    auto *form = new FieldForm(fields);
    form->addField(tr("Find"), m_find);
    form->addField(tr("Replace with"), m_replacement);
    form->addRow(QString(), how);
    return fields;
}

void ReplaceWindow::showFor(const QList<ArticleId> &chosen)
{
    m_chosen = chosen;
    m_scope->clear();
    m_scope->addItem(tr("In all drafts"));
    if (!chosen.isEmpty())
        m_scope->addItem(tr("In the %Ln chosen draft(s)", nullptr, int(chosen.size())));
    m_scope->setCurrentIndex(m_scope->count() - 1);
    m_scope->setVisible(!chosen.isEmpty());
    show();
    raise();
    activateWindow();
    m_find->setFocus();
    m_find->selectAll();
    noteWish();
}

ReplacementWish ReplaceWindow::wish() const
{
    ReplacementWish wish;
    wish.find.words = m_find->text();
    wish.find.matchCase = m_case->isChecked();
    wish.find.wholeWords = m_whole->isChecked();
    wish.replacement = m_replacement->text();
    return wish;
}

QList<ArticleId> ReplaceWindow::within() const
{
    return m_scope->currentIndex() == 1 ? m_chosen : QList<ArticleId>();
}

void ReplaceWindow::noteWish()
{
    m_found = false;
    m_findSoon.start();
    updateCount();
}

void ReplaceWindow::showPlaces(const ReplacementPlaces &places)
{
    m_ticking = true;
    m_places = places;
    m_found = true;
    m_list->clear();
    for (const ReplacementArticle &article : places.articles) {
        auto *draft = new QTreeWidgetItem(m_list, {article.title.isEmpty() ? tr("Untitled") : article.title});
        draft->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        draft->setData(0, ReplaceDelegate::AsideRole, tr("%Ln place(s)", nullptr, int(article.places.size())));
        for (const ReplacementPlace &place : article.places) {
            auto *line = new QTreeWidgetItem(draft, {place.before + place.words + place.after});
            line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
            line->setCheckState(0, place.isChosen ? Qt::Checked : Qt::Unchecked);
            const qsizetype start = place.before.size();
            line->setData(0, ReplaceDelegate::HitsRole, QVariant::fromValue(QList<TextRange>{{start, start + place.words.size()}}));
            QString aside = place.part == ArticlePart::Headline ? tr("headline") : place.part == ArticlePart::Deck ? tr("deck") : QString();
            if (place.isQuoted)
                aside = tr("in a quotation");
            line->setData(0, ReplaceDelegate::AsideRole, aside);
            line->setData(0, Qt::AccessibleDescriptionRole, aside);
        }
        draft->setExpanded(true);
    }
    m_ticking = false;
    updateCount();
}

void ReplaceWindow::showError(const QString &sentence)
{
    showPlaces({});
    m_count->setText(sentence);
}

void ReplaceWindow::noteTick(QTreeWidgetItem *item)
{
    if (m_ticking || !item->parent())
        return;
    const int article = m_list->indexOfTopLevelItem(item->parent());
    m_places.articles[article].places[item->parent()->indexOfChild(item)].isChosen = item->checkState(0) == Qt::Checked;
    updateCount();
}

QList<ReplacementArticle> ReplaceWindow::places() const
{
    return m_places.articles;
}

void ReplaceWindow::updateCount()
{
    int chosen = 0;
    int quoted = 0;
    for (const ReplacementArticle &article : std::as_const(m_places.articles)) {
        for (const ReplacementPlace &place : article.places) {
            chosen += place.isChosen ? 1 : 0;
            quoted += place.isQuoted && !place.isChosen ? 1 : 0;
        }
    }
    m_replaceAll->setText(tr("Replace %Ln place(s)", nullptr, chosen));
    m_replaceAll->setEnabled(m_found && chosen > 0 && !m_progress->isRunning());
    if (m_find->text().isEmpty()) {
        m_count->setText(tr("Words that somebody else said are found and left alone, unless you tick them."));
    } else if (!m_found) {
        m_count->setText(tr("Looking…"));
    } else if (m_places.articles.isEmpty()) {
        m_count->setText(tr("No draft has these words."));
    } else {
        QString said = tr("Found in %Ln draft(s).", nullptr, int(m_places.articles.size()));
        if (quoted > 0)
            said += QLatin1Char(' ') + tr("%Ln place(s) in quotations are left alone.", nullptr, quoted);
        if (!m_places.isComplete)
            said += QLatin1Char(' ') + tr("There are more: replace these first.");
        m_count->setText(said);
    }
}

Progress ReplaceWindow::beginWork()
{
    const Progress progress = m_progress->begin(tr("Replacing…"));
    m_list->setEnabled(false);
    updateCount();
    return progress;
}

void ReplaceWindow::endWork()
{
    m_progress->end();
    m_list->setEnabled(true);
    updateCount();
}

} // namespace stet
