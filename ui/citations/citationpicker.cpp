#include "ui/citations/citationpicker.h"

#include "app/citations/citationreading.h"
#include "ui/listkeys.h"
#include "ui/look/fieldform.h"
#include "ui/look/fields.h"
#include "ui/look/fonts.h"
#include "ui/look/twolinedelegate.h"
#include "ui/sources/sourcelistmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace stet {

namespace {

constexpr int mostListed = 200;

struct LabelName
{
    const char *label;
    const char *name;
};

constexpr std::array labelNames{LabelName{"page", QT_TRANSLATE_NOOP("stet::CitationPicker", "Page")},
                                LabelName{"chapter", QT_TRANSLATE_NOOP("stet::CitationPicker", "Chapter")},
                                LabelName{"section", QT_TRANSLATE_NOOP("stet::CitationPicker", "Section")},
                                LabelName{"paragraph", QT_TRANSLATE_NOOP("stet::CitationPicker", "Paragraph")},
                                LabelName{"line", QT_TRANSLATE_NOOP("stet::CitationPicker", "Line")},
                                LabelName{"column", QT_TRANSLATE_NOOP("stet::CitationPicker", "Column")},
                                LabelName{"figure", QT_TRANSLATE_NOOP("stet::CitationPicker", "Figure")},
                                LabelName{"folio", QT_TRANSLATE_NOOP("stet::CitationPicker", "Folio")},
                                LabelName{"issue", QT_TRANSLATE_NOOP("stet::CitationPicker", "Number")},
                                LabelName{"note", QT_TRANSLATE_NOOP("stet::CitationPicker", "Note")},
                                LabelName{"part", QT_TRANSLATE_NOOP("stet::CitationPicker", "Part")},
                                LabelName{"volume", QT_TRANSLATE_NOOP("stet::CitationPicker", "Volume")},
                                LabelName{"verse", QT_TRANSLATE_NOOP("stet::CitationPicker", "Verse")},
                                LabelName{"book", QT_TRANSLATE_NOOP("stet::CitationPicker", "Book")},
                                LabelName{"article", QT_TRANSLATE_NOOP("stet::CitationPicker", "Article")},
                                LabelName{"timestamp", QT_TRANSLATE_NOOP("stet::CitationPicker", "Time")},
                                LabelName{"opus", QT_TRANSLATE_NOOP("stet::CitationPicker", "Opus")},
                                LabelName{"sub-verbo", QT_TRANSLATE_NOOP("stet::CitationPicker", "Headword")}};

/// A field whose words can stand inside a mark.
QLineEdit *makeField(const QString &objectName, const QString &accessibleName, const QString &placeholder)
{
    static const QRegularExpression fit(QStringLiteral("[^\\[\\];@\\\\\n]*"));
    auto *field = new QLineEdit;
    field->setObjectName(objectName);
    field->setAccessibleName(accessibleName);
    field->setPlaceholderText(placeholder);
    field->setValidator(new QRegularExpressionValidator(fit, field));
    return field;
}

} // namespace

CitationPicker::CitationPicker(const SourceIndex &sources, const CitationMark &mark, QWidget *parent)
    : QDialog(parent), m_sources(sources), m_works(mark.sources), m_model(new SourceListModel(this))
{
    const bool isNew = m_works.isEmpty();
    if (isNew)
        m_works.append(CitedSource());
    setObjectName(QStringLiteral("citationPicker"));
    setWindowTitle(isNew ? tr("Cite a source") : tr("Change the citation"));
    m_search = new QLineEdit;
    makeFindField(m_search, QStringLiteral("citeSearch"), tr("Find a source"), tr("Writer, title, year or key"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &CitationPicker::search);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("citeSources"));
    m_list->setAccessibleName(tr("Sources"));
    m_list->setModel(m_model);
    new ListKeys(m_search, m_list);
    m_list->setItemDelegate(new TwoLineDelegate(SourceListModel::OriginRole, m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CitationPicker::takeSource);
    connect(m_list, &QListView::activated, this, [this] { m_accept->click(); });

    m_mark = new QLabel;
    m_mark->setObjectName(QStringLiteral("citeMark"));
    m_mark->setAccessibleName(tr("The mark in the text"));
    m_mark->setTextFormat(Qt::PlainText);
    m_mark->setWordWrap(true);
    m_mark->setFont(exactFont(font().pointSizeF()));
    m_mark->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(isNew ? tr("Insert citation") : tr("Change citation"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("citeAccept"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(makeWorks());
    column->addSpacing(8);
    column->addWidget(makeFields());
    column->addWidget(m_mark);
    column->addSpacing(8);
    column->addWidget(buttons);
    m_accept->setDefault(true); // once it is in the dialog
    m_inText->setChecked(mark.inText);
    resize(560, 640);
    search();
    showWork();
}

QWidget *CitationPicker::makeWorks()
{
    m_worksRoom = new QWidget;
    m_workList = new QListWidget;
    m_workList->setObjectName(QStringLiteral("citeWorks"));
    m_workList->setAccessibleName(tr("Sources of this citation"));
    m_workList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_workList->setMaximumHeight(4 * fontMetrics().height() + 16);
    connect(m_workList, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_showing || row < 0)
            return;
        m_current = row;
        showWork();
    });
    m_remove = new QPushButton(tr("Take out"));
    m_remove->setObjectName(QStringLiteral("citeRemove"));
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &CitationPicker::removeWork);
    auto *row = new QHBoxLayout(m_worksRoom);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_workList, 1);
    row->addWidget(m_remove, 0, Qt::AlignTop);
    return m_worksRoom;
}

QWidget *CitationPicker::makeFields()
{
    m_label = new QComboBox;
    m_label->setObjectName(QStringLiteral("citeLabel"));
    m_label->setAccessibleName(tr("What the place is counted in"));
    for (const LabelName &label : labelNames)
        m_label->addItem(tr(label.name), QLatin1String(label.label));
    m_locator = makeField(QStringLiteral("citeLocator"), tr("Place in the source"), tr("12 or 12-15"));
    m_prefix = makeField(QStringLiteral("citePrefix"), tr("Words before it"), tr("see"));
    m_suffix = makeField(QStringLiteral("citeSuffix"), tr("Words after it"), tr("emphasis added"));
    m_suppress = new QCheckBox(tr("&Leave the writer’s name out"));
    m_suppress->setObjectName(QStringLiteral("citeSuppress"));
    m_inText = new QCheckBox(tr("&Name the writer in the sentence"));
    m_inText->setObjectName(QStringLiteral("citeInText"));
    auto *another = new QPushButton(tr("Cite &another source as well"));
    another->setObjectName(QStringLiteral("citeAnother"));
    another->setAutoDefault(false);
    connect(another, &QPushButton::clicked, this, &CitationPicker::addWork);
    for (QLineEdit *field : {m_locator, m_prefix, m_suffix})
        connect(field, &QLineEdit::textChanged, this, &CitationPicker::takeFields);
    connect(m_label, &QComboBox::currentIndexChanged, this, &CitationPicker::takeFields);
    connect(m_suppress, &QCheckBox::toggled, this, &CitationPicker::takeFields);
    connect(m_inText, &QCheckBox::toggled, this, &CitationPicker::showMark);

    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(m_label);
    place->addWidget(m_locator, 1);
    auto *form = new FieldForm;
    form->addField(tr("Place"), place, m_label);
    form->addField(tr("Before it"), m_prefix);
    form->addField(tr("After it"), m_suffix);
    form->addUnlabelled(m_suppress);
    form->addUnlabelled(m_inText);
    form->addUnlabelled(another);
    auto *room = new QWidget;
    room->setLayout(form);
    return room;
}

void CitationPicker::search()
{
    m_showing = true; // the list's own choice of a row is not the writer's
    m_model->setSources(m_sources.completions(m_search->text().trimmed(), mostListed), {});
    m_showing = false;
    const Source *chosen = m_sources.find(m_works[m_current].key);
    const int row = chosen ? m_model->rowOf(chosen->id) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
    else if (!m_search->text().trimmed().isEmpty() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    else
        showMark();
}

void CitationPicker::takeSource()
{
    const QModelIndex index = m_list->currentIndex();
    if (m_showing || !index.isValid())
        return;
    m_works[m_current].key = m_model->source(index.row()).key;
    showMark();
}

void CitationPicker::takeFields()
{
    if (m_showing)
        return;
    CitedSource &work = m_works[m_current];
    work.prefix = m_prefix->text().trimmed();
    work.authorSuppressed = m_suppress->isChecked();
    QStringList after{writtenLocator(m_label->currentData().toString(), m_locator->text()), m_suffix->text().trimmed()};
    after.removeAll(QString());
    work.suffix = after.join(QStringLiteral(", "));
    showMark();
}

void CitationPicker::showWork()
{
    m_showing = true;
    const CitedSource &work = m_works[m_current];
    const Locator locator = readLocator(work.suffix);
    m_label->setCurrentIndex(std::max(0, m_label->findData(locator.label)));
    m_locator->setText(locator.number);
    QString rest = locator.rest.trimmed();
    if (rest.startsWith(u','))
        rest = rest.mid(1).trimmed();
    m_suffix->setText(rest);
    m_prefix->setText(work.prefix);
    m_suppress->setChecked(work.authorSuppressed);
    m_showing = false;
    const Source *source = m_sources.find(work.key);
    const int row = source ? m_model->rowOf(source->id) : -1;
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
    showMark();
}

void CitationPicker::showMark()
{
    m_showing = true;
    const bool several = m_works.size() > 1;
    m_worksRoom->setVisible(several);
    m_workList->clear();
    for (const CitedSource &work : std::as_const(m_works))
        m_workList->addItem(nameOf(work));
    m_workList->setCurrentRow(int(m_current));
    // A sentence can name the writer of one source; what stands before a name is part of the sentence then.
    m_inText->setEnabled(!several);
    const bool inText = !several && m_inText->isChecked();
    m_prefix->setEnabled(!inText);
    m_suppress->setEnabled(!inText);
    m_showing = false;
    const CitationMark now = mark();
    m_accept->setEnabled(!now.sources.isEmpty());
    m_mark->setText(now.sources.isEmpty()            ? tr("Choose a source from the list.")
                    : m_sources.sources().isEmpty() ? tr("The library holds no sources yet.")
                                                    : writtenMark(now));
}

QString CitationPicker::nameOf(const CitedSource &work) const
{
    if (work.key.isEmpty())
        return tr("Choose a source");
    const Source *source = m_sources.find(work.key);
    QString name = source ? source->writer() : tr("@%1, which no source is called").arg(work.key);
    if (source && name.isEmpty())
        name = shownTitle(*source);
    if (source && !source->year().isEmpty())
        name += u' ' + source->year();
    return work.suffix.isEmpty() ? name : name + QStringLiteral(", ") + work.suffix;
}

CitationMark CitationPicker::mark() const
{
    CitationMark mark;
    for (const CitedSource &work : m_works) {
        if (!work.key.isEmpty())
            mark.sources.append(work);
    }
    mark.inText = mark.sources.size() == 1 && m_inText->isChecked();
    if (mark.inText) {
        mark.sources.first().prefix.clear();
        mark.sources.first().authorSuppressed = false;
    }
    return mark;
}

void CitationPicker::addWork()
{
    if (m_works.last().key.isEmpty()) {
        m_current = m_works.size() - 1;
    } else {
        m_works.append(CitedSource());
        m_current = m_works.size() - 1;
    }
    m_inText->setChecked(false);
    m_search->clear();
    showWork();
    m_search->setFocus(Qt::OtherFocusReason);
}

void CitationPicker::removeWork()
{
    m_works.removeAt(m_current);
    m_current = std::min(m_current, m_works.size() - 1);
    showWork();
}

} // namespace stet
