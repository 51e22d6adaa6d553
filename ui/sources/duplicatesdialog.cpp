#include "ui/sources/duplicatesdialog.h"

#include "app/sources/duplicates.h"
#include "app/sources/sourcefields.h"
#include "ui/look/colours.h"
#include "ui/notices.h"
#include "ui/sources/sourcedatefield.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

QString shownValue(const Source &source, const QString &variable)
{
    const SourceField *field = sourceField(variable);
    const QByteArray name = variable.toLatin1();
    if (field && field->kind == SourceFieldKind::Names) {
        QStringList names;
        for (const CslName &person : source.names(name.constData()))
            names.append(person.display());
        return names.join(QStringLiteral(", "));
    }
    if (field && field->kind == SourceFieldKind::Date)
        return shownDate(source.date(name.constData()));
    return variable == QLatin1String("type") ? typeLabel(source.type()) : source.text(name.constData());
}

QString row(const QString &label, const QString &value, const QString &remark, const Colours &colours)
{
    QString html = QStringLiteral("<tr><td style=\"color:%1; padding:2px 16px 2px 0\">%2</td><td style=\"padding:2px 0\">%3")
                       .arg(colours.quietInk.name(), label.toHtmlEscaped(), value.toHtmlEscaped());
    if (!remark.isEmpty())
        html += QStringLiteral(" <span style=\"color:%1\">%2</span>").arg(colours.quietInk.name(), remark.toHtmlEscaped());
    return html + QStringLiteral("</td></tr>");
}

/// Fields as the form has them: type, title and people first.
QStringList fieldsOf(const Source &source)
{
    QStringList fields{QStringLiteral("type")};
    for (const SourceField &field : sourceFields()) {
        if (source.item.contains(QLatin1String(field.variable)))
            fields.append(QLatin1String(field.variable));
    }
    return fields;
}

} // namespace

DuplicatesDialog::DuplicatesDialog(SourcesDesk *desk, QWidget *parent) : QDialog(parent), m_desk(desk)
{
    setObjectName(QStringLiteral("duplicates"));
    setWindowTitle(tr("Duplicates"));
    m_empty = new QLabel(tr("Looking for sources that are the same work…"));
    m_empty->setObjectName(QStringLiteral("noDuplicates"));
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeGroupPage());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_merge = buttons->addButton(tr("Merge"), QDialogButtonBox::ActionRole);
    m_merge->setObjectName(QStringLiteral("mergeDuplicates"));
    m_merge->setEnabled(false);
    connect(m_merge, &QPushButton::clicked, this, &DuplicatesDialog::merge);
    m_apart = buttons->addButton(tr("Not the same work"), QDialogButtonBox::ActionRole);
    m_apart->setObjectName(QStringLiteral("keepApart"));
    m_apart->setToolTip(tr("Leaves these sources as they are and does not offer them for merging again."));
    m_apart->setEnabled(false);
    connect(m_apart, &QPushButton::clicked, this, &DuplicatesDialog::keepApart);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_pages, 1);
    column->addWidget(new NoticeBar(this));
    column->addWidget(buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    connect(desk, &SourcesDesk::edited, this, &DuplicatesDialog::read);
    resize(880, 520);
    read();
}

QWidget *DuplicatesDialog::makeGroupPage()
{
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("duplicateGroups"));
    m_list->setAccessibleName(tr("Works with several records"));
    m_list->setWordWrap(true);
    connect(m_list, &QListWidget::currentRowChanged, this, &DuplicatesDialog::loadGroup);
    m_kept = new QComboBox;
    m_kept->setObjectName(QStringLiteral("keptRecord"));
    m_kept->setAccessibleName(tr("Record to keep"));
    m_kept->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_kept, &QComboBox::activated, this, &DuplicatesDialog::showMerged);
    m_preview = new QTextBrowser;
    m_preview->setObjectName(QStringLiteral("mergedSource"));
    m_preview->setAccessibleName(tr("The source as it will be"));
    m_preview->setOpenLinks(false);
    m_preview->document()->setDocumentMargin(12);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(8);
    auto *keeping = new QHBoxLayout;
    auto *label = new QLabel(tr("Keep"));
    label->setBuddy(m_kept);
    keeping->addWidget(label);
    keeping->addWidget(m_kept, 1);
    column->addLayout(keeping);
    column->addWidget(m_preview, 1);
    auto *parts = new QSplitter;
    parts->addWidget(m_list);
    parts->addWidget(side);
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    return parts;
}

void DuplicatesDialog::read()
{
    m_desk->ask([](SourceStore &store) { return store.duplicates(); },
                [this, here = QPointer<DuplicatesDialog>(this)](const QList<QList<Source>> &groups) {
                    if (!here)
                        return;
                    const int before = m_list->currentRow();
                    m_groups = groups;
                    {
                        const QSignalBlocker quiet(m_list);
                        m_list->clear();
                        for (const QList<Source> &group : groups)
                            m_list->addItem(tr("%1\n%2 records").arg(shownTitle(group.first())).arg(group.size()));
                    }
                    m_empty->setText(tr("No two sources that could be one work have a DOI, an address, or title, year and writer in common."));
                    m_pages->setCurrentIndex(groups.isEmpty() ? 0 : 1);
                    if (!groups.isEmpty())
                        m_list->setCurrentRow(std::clamp(before, 0, int(groups.size()) - 1));
                    else
                        loadGroup();
                });
}

void DuplicatesDialog::loadGroup()
{
    m_group.clear();
    m_merge->setEnabled(false);
    m_apart->setEnabled(false);
    m_kept->clear();
    m_preview->clear();
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_groups.size())
        return;
    QList<SourceId> ids;
    for (const Source &source : std::as_const(m_groups[row]))
        ids.append(source.id);
    m_desk->load(ids, [this, row, here = QPointer<DuplicatesDialog>(this)](const QList<Source> &group) {
        if (!here || m_list->currentRow() != row)
            return;
        m_group = group;
        int fullest = 0;
        for (int place = 0; place < int(group.size()); ++place) {
            const Source &source = group[place];
            const int used = int(m_desk->uses().citing.value(source.key).size());
            m_kept->addItem(used > 0 ? tr("@%1, used in %n article(s)", nullptr, used).arg(source.key)
                                     : tr("@%1, %2").arg(source.key, shownOrigin(source)));
            const int usedBest = int(m_desk->uses().citing.value(group[fullest].key).size());
            if (used > usedBest || (used == usedBest && source.item.size() > group[fullest].item.size()))
                fullest = place;
        }
        m_kept->setCurrentIndex(fullest);
        m_merge->setEnabled(true);
        m_apart->setEnabled(true);
        showMerged();
    });
}

Source DuplicatesDialog::result() const
{
    Source whole = m_group[m_kept->currentIndex()];
    for (qsizetype place = 0; place < m_group.size(); ++place) {
        if (place != m_kept->currentIndex())
            whole = merged(whole, m_group[place]);
    }
    return whole;
}

void DuplicatesDialog::showMerged()
{
    if (m_group.isEmpty() || m_kept->currentIndex() < 0)
        return;
    const Colours &colours = coloursOf(palette());
    const Source kept = m_group[m_kept->currentIndex()];
    const Source whole = result();
    QString html = QStringLiteral("<table>") + row(tr("Key"), whole.key, {}, colours);
    for (const QString &variable : fieldsOf(whole)) {
        QStringList others;
        for (const Source &source : m_group) {
            const QString value = shownValue(source, variable);
            if (!value.isEmpty() && value != shownValue(whole, variable) && !others.contains(value))
                others.append(value);
        }
        const QString remark = !kept.item.contains(variable) && variable != QLatin1String("type") ? tr("(from the other record)")
                               : !others.isEmpty() ? tr("(not kept: %1)").arg(others.join(QStringLiteral("; ")))
                                                   : QString();
        const QString label = variable == QLatin1String("type") ? tr("Type") : fieldLabel(variable, whole.type());
        html += row(label, shownValue(whole, variable), remark, colours);
    }
    if (!whole.tags.isEmpty())
        html += row(tr("Tags"), whole.tags.join(QStringLiteral(", ")), {}, colours);
    html += row(tr("Saved texts"), whole.captures.isEmpty() ? tr("none") : tr("%n, all kept", nullptr, int(whole.captures.size())), {}, colours);
    m_preview->setHtml(html + QStringLiteral("</table>"));
}

void DuplicatesDialog::merge()
{
    if (m_group.isEmpty())
        return;
    m_merge->setEnabled(false);
    m_desk->merge(m_group, result());
}

void DuplicatesDialog::keepApart()
{
    if (m_group.isEmpty())
        return;
    m_apart->setEnabled(false);
    m_desk->keepApart(m_group);
}

void DuplicatesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMerged();
}

} // namespace stet
