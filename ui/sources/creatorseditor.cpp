#include "ui/sources/creatorseditor.h"

#include "app/sources/sourcefields.h"
#include "ui/look/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

QLineEdit *makeLine(const QString &objectName, const QString &words)
{
    auto *line = new QLineEdit;
    line->setObjectName(objectName);
    line->setAccessibleName(words);
    line->setPlaceholderText(words);
    return line;
}

} // namespace

CreatorsEditor::CreatorsEditor(QWidget *parent) : QWidget(parent)
{
    auto *adding = new QPushButton(tr("Add a person"));
    adding->setObjectName(QStringLiteral("addCreator"));
    connect(adding, &QPushButton::clicked, this, [this] {
        const QString role = m_rows.isEmpty() ? rolesOfType(m_type).value(0, QStringLiteral("author")) : m_rows.last().role->currentData().toString();
        add(role, {});
        m_rows.last().given->setFocus(Qt::OtherFocusReason);
    });
    m_layout = new QVBoxLayout;
    m_layout->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_layout);
    column->addWidget(adding, 0, Qt::AlignLeft);
}

void CreatorsEditor::setCreators(const Source &source)
{
    for (const Row &row : std::as_const(m_rows))
        delete row.widget;
    m_rows.clear();
    m_type = source.type();
    QStringList roles = rolesOfType(m_type);
    for (const QString &role : allRoles()) {
        if (!roles.contains(role))
            roles.append(role);
    }
    for (const QString &role : roles) {
        for (const CslName &name : source.names(role.toLatin1().constData()))
            add(role, name);
    }
    if (m_rows.isEmpty())
        add(roles.first(), {});
}

void CreatorsEditor::setType(const QString &cslType)
{
    m_type = cslType;
    for (const Row &row : std::as_const(m_rows)) {
        QString role = row.role->currentData().toString();
        // A line nobody has filled in takes the usual role of the type.
        if (nameOf(row).isNull())
            role = rolesOfType(m_type).first();
        fillRoles(row.role, role);
    }
}

void CreatorsEditor::fillRoles(QComboBox *box, const QString &chosen) const
{
    const QSignalBlocker quiet(box);
    box->clear();
    const QStringList usual = rolesOfType(m_type);
    for (const QString &role : usual)
        box->addItem(roleLabel(role), role);
    box->insertSeparator(box->count());
    for (const QString &role : allRoles()) {
        if (!usual.contains(role))
            box->addItem(roleLabel(role), role);
    }
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

CreatorsEditor::Row CreatorsEditor::makeRow()
{
    Row row;
    row.widget = new QWidget;
    row.role = new QComboBox;
    row.role->setObjectName(QStringLiteral("creatorRole"));
    row.role->setAccessibleName(tr("Role"));
    row.role->setFixedWidth(136);
    row.given = makeLine(QStringLiteral("creatorGiven"), tr("Given names"));
    row.family = makeLine(QStringLiteral("creatorFamily"), tr("Family name"));
    row.institution = makeLine(QStringLiteral("creatorInstitution"), tr("Institution, or a name in one piece"));
    row.institution->hide();
    row.particle = makeLine(QStringLiteral("creatorParticle"), tr("Particle (de)"));
    row.particle->setToolTip(tr("Stays with the family name: de Beauvoir"));
    row.droppingParticle = makeLine(QStringLiteral("creatorDroppingParticle"), tr("Dropped (von)"));
    row.droppingParticle->setToolTip(tr("Is dropped where the family name stands alone: von Braun, later Braun"));
    row.suffix = makeLine(QStringLiteral("creatorSuffix"), tr("Suffix (Jr.)"));
    row.more = new QToolButton;
    row.more->setObjectName(QStringLiteral("creatorMore"));
    row.more->setAccessibleName(tr("More about this person"));
    row.more->setToolTip(tr("Institution, particle and suffix, order, remove"));
    row.more->setIcon(icon(QStringLiteral("more")));
    row.more->setAutoRaise(true);
    row.more->setFocusPolicy(Qt::StrongFocus);
    row.more->setPopupMode(QToolButton::InstantPopup);
    row.details = new QWidget;
    auto *small = new QHBoxLayout(row.details);
    small->setContentsMargins(144, 0, 0, 0);
    small->setSpacing(8);
    for (QLineEdit *line : {row.particle, row.droppingParticle, row.suffix})
        small->addWidget(line);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(row.role);
    first->addWidget(row.given, 1);
    first->addWidget(row.family, 1);
    first->addWidget(row.institution, 1);
    first->addWidget(row.more);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(first);
    column->addWidget(row.details);
    return row;
}

void CreatorsEditor::fillMenu(const Row &row)
{
    auto *menu = new QMenu(row.more);
    QAction *institution = menu->addAction(tr("An institution"), this, [this, row](bool on) {
        setInstitution(row, on);
        Q_EMIT edited();
    });
    institution->setCheckable(true);
    QAction *details = menu->addAction(tr("Particle and suffix"), row.details, &QWidget::setVisible);
    details->setCheckable(true);
    menu->addSeparator();
    QAction *up = menu->addAction(icon(QStringLiteral("up")), tr("Move up"), this, [this, row] { move(row.widget, -1); });
    QAction *down = menu->addAction(icon(QStringLiteral("down")), tr("Move down"), this, [this, row] { move(row.widget, 1); });
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("trash")), tr("Remove"), this, [this, row] { remove(row.widget); });
    connect(menu, &QMenu::aboutToShow, this, [this, row, institution, details, up, down] {
        institution->setChecked(!row.institution->isHidden());
        details->setChecked(!row.details->isHidden());
        details->setEnabled(row.institution->isHidden());
        up->setEnabled(placeOf(row.widget) > 0);
        down->setEnabled(placeOf(row.widget) < m_rows.size() - 1);
    });
    row.more->setMenu(menu);
}

void CreatorsEditor::add(const QString &role, const CslName &name)
{
    const Row row = makeRow();
    fillRoles(row.role, role);
    fillMenu(row);
    row.given->setText(name.given);
    row.family->setText(name.family);
    row.institution->setText(name.literal);
    row.particle->setText(name.nonDroppingParticle);
    row.droppingParticle->setText(name.droppingParticle);
    row.suffix->setText(name.suffix);
    row.details->setVisible(!name.nonDroppingParticle.isEmpty() || !name.droppingParticle.isEmpty() || !name.suffix.isEmpty());
    setInstitution(row, !name.literal.isEmpty());
    connect(row.role, &QComboBox::activated, this, &CreatorsEditor::edited);
    for (const QLineEdit *line : {row.given, row.family, row.institution, row.particle, row.droppingParticle, row.suffix})
        connect(line, &QLineEdit::textEdited, this, &CreatorsEditor::edited);
    m_rows.append(row);
    m_layout->addWidget(row.widget);
}

void CreatorsEditor::setInstitution(const Row &row, bool on)
{
    if (on && row.institution->text().isEmpty())
        row.institution->setText(nameOf(row).display());
    else if (!on && !row.institution->text().isEmpty() && row.family->text().isEmpty()) {
        // One word alone is read as an institution; here the writer has said that it is none.
        const CslName name = cslNameFromText(row.institution->text());
        row.given->setText(name.given);
        row.family->setText(name.family.isEmpty() ? name.literal : name.family);
        row.particle->setText(name.nonDroppingParticle);
    }
    row.institution->setVisible(on);
    row.given->setVisible(!on);
    row.family->setVisible(!on);
    if (on)
        row.details->hide();
}

qsizetype CreatorsEditor::placeOf(const QWidget *row) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [row](const Row &other) { return other.widget == row; });
    return found - m_rows.begin();
}

void CreatorsEditor::move(const QWidget *row, int by)
{
    const qsizetype place = placeOf(row);
    if (place + by < 0 || place + by >= m_rows.size())
        return;
    m_rows.swapItemsAt(place, place + by);
    lay();
    m_rows[place + by].more->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void CreatorsEditor::remove(const QWidget *row)
{
    const qsizetype place = placeOf(row);
    if (place >= m_rows.size())
        return;
    m_rows[place].widget->hide();
    m_rows[place].widget->deleteLater();
    m_rows.removeAt(place);
    if (m_rows.isEmpty())
        add(rolesOfType(m_type).first(), {});
    m_rows[std::min(place, m_rows.size() - 1)].role->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void CreatorsEditor::lay()
{
    QWidget *before = nullptr;
    for (const Row &row : std::as_const(m_rows)) {
        m_layout->removeWidget(row.widget);
        m_layout->addWidget(row.widget);
        // The order of the Tab key is that of the lines.
        QWidget *last = before;
        for (QWidget *widget : {static_cast<QWidget *>(row.role), static_cast<QWidget *>(row.given), static_cast<QWidget *>(row.family),
                                static_cast<QWidget *>(row.institution), static_cast<QWidget *>(row.more)}) {
            if (last)
                setTabOrder(last, widget);
            last = widget;
        }
        before = last;
    }
}

CslName CreatorsEditor::nameOf(const Row &row)
{
    CslName name;
    if (!row.institution->isHidden()) {
        name.literal = row.institution->text().simplified();
        return name;
    }
    name.given = row.given->text().simplified();
    name.family = row.family->text().simplified();
    name.nonDroppingParticle = row.particle->text().simplified();
    name.droppingParticle = row.droppingParticle->text().simplified();
    name.suffix = row.suffix->text().simplified();
    return name;
}

void CreatorsEditor::apply(Source &source) const
{
    QHash<QString, QList<CslName>> byRole;
    for (const Row &row : m_rows) {
        if (const CslName name = nameOf(row); !name.isNull())
            byRole[row.role->currentData().toString()].append(name);
    }
    for (const QString &role : allRoles()) {
        const QByteArray variable = role.toLatin1();
        if (source.names(variable.constData()) != byRole.value(role))
            source.setNames(variable.constData(), byRole.value(role));
    }
}

} // namespace stet
