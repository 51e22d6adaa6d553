#include "ui/citations/styledialog.h"

#include "app/background.h"
#include "ui/citations/articlecitations.h"
#include "ui/citations/stylelistmodel.h"
#include "ui/citations/stylesamples.h"
#include "ui/languagename.h"
#include "ui/listkeys.h"
#include "ui/look/fields.h"
#include "ui/look/icons.h"
#include "ui/look/twolinedelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

StyleDialog::StyleDialog(ArticleCitations *citations, StyleSamples *samples, QWidget *parent)
    : QDialog(parent), m_citations(citations), m_samples(samples),
      m_model(new StyleListModel(samples, citations->choices().favourites, this))
{
    setObjectName(QStringLiteral("styleDialog"));
    setWindowTitle(tr("Citation style"));
    auto *panes = new QHBoxLayout;
    panes->setSpacing(24);
    panes->addWidget(makeList(), 4);
    panes->addWidget(makeSample(), 5);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_use = buttons->addButton(tr("Use this style"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("useStyle"));
    connect(buttons, &QDialogButtonBox::accepted, this, &StyleDialog::useChosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(panes, 1);
    column->addWidget(buttons);
    m_use->setDefault(true); // once it is in the dialog
    resize(860, 600);

    takeSubject();
    connect(samples, &StyleSamples::made, this, [this](const QString &form) {
        if (form == chosen())
            showChosen();
    });
    choose(formName(citations->form()));
    m_search->setFocus(Qt::OtherFocusReason);
    runInBackground(
        this, [styles = citations->styles()] { return styles.list(); },
        [this](const QList<StyleInfo> &styles) {
            // Until now only the press forms were there: the first of them stood for a style that was not.
            const bool isUntouched = m_list->currentIndex().row() <= 0 && m_search->text().isEmpty();
            const QString wanted = isUntouched ? formName(m_citations->form()) : chosen();
            m_model->setStyles(styles);
            choose(wanted);
            Q_EMIT listed();
        });
}

QWidget *StyleDialog::makeList()
{
    m_search = new QLineEdit;
    makeFindField(m_search, QStringLiteral("findStyle"), tr("Find a style"), tr("Find a style or a journal"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        const QString before = chosen();
        m_model->setSearch(words);
        choose(before);
    });
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("styleList"));
    m_list->setAccessibleName(tr("Citation styles"));
    m_list->setModel(m_model);
    new ListKeys(m_search, m_list);
    m_list->setItemDelegate(new TwoLineDelegate(StyleListModel::SampleRole, m_list, StyleListModel::FavouriteRole));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &StyleDialog::showChosen);
    connect(m_list, &QListView::activated, this, &StyleDialog::useChosen);
    auto *room = new QWidget;
    auto *column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    return room;
}

QWidget *StyleDialog::makeSample()
{
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("styleTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_kind = new QLabel;
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    m_sample = new QTextBrowser;
    m_sample->setObjectName(QStringLiteral("styleSample"));
    m_sample->setAccessibleName(tr("Sample of the style"));
    m_sample->setOpenLinks(false);
    m_sample->document()->setDocumentMargin(12);
    m_favourite = new QPushButton(tr("&Favourite"));
    m_favourite->setObjectName(QStringLiteral("favouriteStyle"));
    m_favourite->setCheckable(true);
    m_favourite->setAutoDefault(false);
    m_favourite->setIcon(icon(QStringLiteral("star")));
    m_favourite->setToolTip(tr("Favourites stand on top of the list."));
    connect(m_favourite, &QPushButton::clicked, this, &StyleDialog::toggleFavourite);
    m_locale = new QComboBox;
    m_locale->setObjectName(QStringLiteral("styleLocale"));
    m_locale->setAccessibleName(tr("Language of dates and words in citations"));
    m_locale->setToolTip(m_locale->accessibleName());
    m_locale->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_locale->setMinimumContentsLength(20);
    const Article &article = m_citations->draft()->details();
    m_locale->addItem(tr("In the article’s language"), QString());
    for (const QString &name : m_citations->styles().localeNames())
        m_locale->addItem(languageName(name), name);
    m_locale->setCurrentIndex(std::max(0, m_locale->findData(article.citationLocale)));
    connect(m_locale, &QComboBox::currentIndexChanged, this, [this] {
        takeSubject();
        showChosen();
    });
    makeOutlet(article);
    auto *row = new QHBoxLayout;
    row->addWidget(m_locale, 1);
    row->addWidget(m_favourite);
    auto *room = new QWidget;
    auto *column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_kind);
    column->addWidget(m_sample, 1);
    column->addLayout(row);
    column->addWidget(m_outlet);
    column->addWidget(m_forOutlet);
    return room;
}

void StyleDialog::makeOutlet(const Article &article)
{
    m_outlet = new QLineEdit(article.outlet);
    m_outlet->setObjectName(QStringLiteral("outlet"));
    m_outlet->setAccessibleName(tr("Outlet of the article"));
    m_outlet->setPlaceholderText(tr("Outlet: where the article is to appear"));
    m_outlet->setMaxLength(200);
    auto *known = new QCompleter(QStringList(m_citations->choices().outlets.keys()), m_outlet);
    known->setCaseSensitivity(Qt::CaseInsensitive);
    m_outlet->setCompleter(known);
    m_forOutlet = new QCheckBox;
    m_forOutlet->setObjectName(QStringLiteral("styleForOutlet"));
    connect(m_outlet, &QLineEdit::textChanged, this, &StyleDialog::showOutlet);
    showOutlet();
    m_forOutlet->setChecked(!outlet().isEmpty() && article.citationStyle.isEmpty()
                            && m_citations->choices().outlets.contains(outlet()));
}

/// What is ticked for one outlet is not meant for another.
void StyleDialog::showOutlet()
{
    m_forOutlet->setEnabled(!outlet().isEmpty());
    m_forOutlet->setChecked(false);
    m_forOutlet->setText(outlet().isEmpty() ? tr("For every article of the outlet without a style of its own")
                                            : tr("For every article of %1 without a style of its own").arg(outlet()));
}

QString StyleDialog::outlet() const
{
    return m_outlet->text().trimmed();
}

/// Samples show the sources that the article cites, in the language that is chosen.
void StyleDialog::takeSubject()
{
    const QString locale = m_locale->currentData().toString();
    m_samples->setSubject(m_citations->answer().citations.sources,
                          locale.isEmpty() ? m_citations->draft()->details().language : locale);
    m_list->viewport()->update();
}

QString StyleDialog::chosen() const
{
    return m_list->currentIndex().data(StyleListModel::NameRole).toString();
}

/// The row of a form, else the first.
void StyleDialog::choose(const QString &name)
{
    const int row = std::max(0, m_model->rowOf(name));
    m_list->setCurrentIndex(m_model->rowCount() > 0 ? m_model->index(row) : QModelIndex());
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::EnsureVisible);
    showChosen();
}

void StyleDialog::showChosen()
{
    const QModelIndex current = m_list->currentIndex();
    m_use->setEnabled(current.isValid());
    m_favourite->setEnabled(current.isValid());
    if (!current.isValid()) {
        m_title->setText(tr("No style is called so."));
        m_kind->clear();
        m_sample->clear();
        return;
    }
    const QString name = chosen();
    const StyleInfo *info = m_model->style(name);
    m_title->setText(current.data(Qt::DisplayRole).toString());
    QStringList about{info ? kindName(info->kind) : tr("For the press"), info ? info->fields.join(QStringLiteral(", ")) : QString()};
    about.removeAll(QString());
    m_kind->setText(about.join(QStringLiteral(" · ")));
    m_favourite->setChecked(m_model->isFavourite(name));
    m_favourite->setIcon(icon(m_favourite->isChecked() ? QStringLiteral("starred") : QStringLiteral("star")));
    const StyleSample *sample = m_samples->sample(name);
    if (!sample)
        m_sample->setHtml(QString());
    else if (sample->trouble)
        m_sample->setPlainText(*sample->trouble);
    else
        m_sample->setHtml(sample->clusters + (sample->entries.isEmpty() ? QString() : QStringLiteral("<hr>")) + sample->entries);
}

void StyleDialog::toggleFavourite()
{
    const QString name = chosen();
    m_model->setFavourite(name, !m_model->isFavourite(name));
    CitationChoices choices = m_citations->choices();
    choices.favourites = m_model->favourites();
    m_citations->setChoices(choices);
    choose(name);
}

void StyleDialog::useChosen()
{
    const QString name = chosen();
    if (name.isEmpty())
        return;
    const QString locale = m_locale->currentData().toString();
    Article details = m_citations->draft()->details();
    if (outlet() != details.outlet.trimmed()) {
        details.outlet = outlet();
        m_citations->draft()->setDetails(details);
    }
    if (m_forOutlet->isChecked()) {
        CitationChoices choices = m_citations->choices();
        choices.outlets.insert(outlet(), name);
        m_citations->setChoices(choices);
    }
    m_citations->choose(m_forOutlet->isChecked() ? QString() : name, locale);
    accept();
}

} // namespace stet
