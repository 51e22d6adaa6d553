#include "ui/sources/sourcedetailsform.h"

#include "app/sources/webaddress.h"
#include "ui/look/fieldform.h"
#include "ui/look/icons.h"
#include "ui/sources/creatorseditor.h"
#include "ui/sources/sourcedatefield.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

/// Names that tests and remembered focus know; other fields are called after their variable.
QString objectNameOf(const QString &variable)
{
    if (variable == QLatin1String("title"))
        return QStringLiteral("sourceTitle");
    if (variable == QLatin1String("container-title"))
        return QStringLiteral("sourceOutlet");
    if (variable == QLatin1String("issued"))
        return QStringLiteral("sourceDate");
    if (variable == QLatin1String("URL"))
        return QStringLiteral("sourceAddress");
    return QStringLiteral("source_") + variable;
}

QComboBox *makeTypeBox(const QString &chosen)
{
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("sourceType"));
    box->setAccessibleName(SourceDetailsForm::tr("Type of source"));
    box->setMaxVisibleItems(20);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const QString &type : typesForChoosing()) {
        if (type.isEmpty())
            box->insertSeparator(box->count());
        else
            box->addItem(typeLabel(type), type);
    }
    // A type of a newer CSL stays what it is until the writer chooses another.
    if (box->findData(chosen) < 0)
        box->addItem(chosen, chosen);
    box->setCurrentIndex(box->findData(chosen));
    return box;
}

} // namespace

SourceDetailsForm::SourceDetailsForm(const Source &source, QWidget *parent) : QWidget(parent), m_source(source)
{
    m_type = makeTypeBox(source.item.isEmpty() ? QStringLiteral("webpage") : source.type());
    m_creators = new CreatorsEditor;
    m_more = new QToolButton;
    m_more->setObjectName(QStringLiteral("moreFields"));
    m_more->setText(tr("More fields"));
    m_more->setAccessibleName(tr("More fields"));
    m_more->setCheckable(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setIcon(icon(QStringLiteral("chevron-down")));
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    auto *top = new QWidget;
    m_form = new FieldForm(top, labelWidth);
    m_form->addField(tr("Type"), m_type);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(top);
    column->addWidget(m_creators);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    m_source.setText("type", m_type->currentData().toString());
    m_creators->setCreators(m_source);
    makeRows();
    connect(m_type, &QComboBox::activated, this, &SourceDetailsForm::changeType);
    connect(m_creators, &CreatorsEditor::edited, this, &SourceDetailsForm::edited);
    connect(m_more, &QToolButton::toggled, this, [this](bool on) {
        m_more->setText(on ? tr("Fewer fields") : tr("More fields"));
        m_more->setIcon(icon(on ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
        apply(m_source);
        makeRows();
    });
}

void SourceDetailsForm::changeType()
{
    apply(m_source);
    m_creators->setType(m_type->currentData().toString());
    makeRows();
    Q_EMIT edited();
}

void SourceDetailsForm::makeRows()
{
    if (m_fields) {
        m_fields->hide();
        m_fields->deleteLater();
    }
    m_rows.clear();
    while (m_form->rowCount() > 1)
        m_form->removeRow(1);
    m_fields = new QWidget;
    m_fields->setLayout(new FieldForm(nullptr, labelWidth));
    QStringList variables = fieldsOfType(m_type->currentData().toString());
    for (const SourceField &field : sourceFields()) {
        const QString variable = QLatin1String(field.variable);
        const bool isFilled = m_source.item.contains(variable);
        if (field.kind != SourceFieldKind::Names && !variables.contains(variable) && (isFilled || m_more->isChecked()))
            variables.append(variable);
    }
    for (const QString &variable : std::as_const(variables))
        addRow(variable);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->insertWidget(2, m_fields);
    // The order of the Tab key: type, title, creators, fields, more.
    QWidget *last = nullptr;
    for (const Row &row : std::as_const(m_rows)) {
        QWidget *widget = row.line ? static_cast<QWidget *>(row.line) : row.paragraph ? static_cast<QWidget *>(row.paragraph) : row.date->line();
        if (row.variable == QLatin1String("title")) {
            setTabOrder(m_type, widget);
            continue;
        }
        if (last)
            setTabOrder(last, widget);
        last = widget;
    }
    if (last)
        setTabOrder(last, m_more);
}

void SourceDetailsForm::addRow(const QString &variable)
{
    const SourceField *field = sourceField(variable);
    const QString label = fieldLabel(variable, m_type->currentData().toString());
    const QByteArray name = variable.toLatin1();
    Row row;
    row.variable = variable;
    QWidget *widget = nullptr;
    if (field && field->kind == SourceFieldKind::Date) {
        row.date = new SourceDateField(label);
        row.date->line()->setObjectName(objectNameOf(variable));
        row.date->setDate(m_source.date(name.constData()));
        connect(row.date, &SourceDateField::edited, this, &SourceDetailsForm::edited);
        widget = row.date;
    } else if (field && field->kind == SourceFieldKind::Paragraph) {
        row.paragraph = new QPlainTextEdit(m_source.text(name.constData()));
        row.paragraph->setTabChangesFocus(true);
        row.paragraph->setFixedHeight(row.paragraph->fontMetrics().lineSpacing() * 4 + 16);
        connect(row.paragraph, &QPlainTextEdit::textChanged, this, &SourceDetailsForm::edited);
        widget = row.paragraph;
    } else {
        row.line = new QLineEdit(m_source.text(name.constData()));
        row.line->setCursorPosition(0);
        if (variable == QLatin1String("language"))
            row.line->setPlaceholderText(tr("en-GB"));
        connect(row.line, &QLineEdit::textEdited, this, &SourceDetailsForm::edited);
        widget = row.line;
    }
    if (!row.date)
        widget->setObjectName(objectNameOf(variable));
    widget->setAccessibleName(label);
    // The title stands above the people, everything else below them.
    auto *form = variable == QLatin1String("title") ? m_form : qobject_cast<FieldForm *>(m_fields->layout());
    form->addField(label, widget);
    m_rows.append(row);
}

void SourceDetailsForm::apply(Source &source) const
{
    source.setText("type", m_type->currentData().toString());
    m_creators->apply(source);
    for (const Row &row : m_rows) {
        const QByteArray variable = row.variable.toLatin1();
        if (row.date) {
            if (row.date->date() != source.date(variable.constData()))
                source.setDate(variable.constData(), row.date->date());
            continue;
        }
        QString text = row.line ? row.line->text().trimmed() : row.paragraph->toPlainText().trimmed();
        if (row.variable == QLatin1String("URL"))
            text = cleanedAddress(text);
        if (text != source.text(variable.constData()))
            source.setText(variable.constData(), text);
    }
}

QString SourceDetailsForm::text(const char *variable) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [variable](const Row &row) { return row.variable == QLatin1String(variable); });
    return found == m_rows.end() || !found->line ? QString() : found->line->text().trimmed();
}

QString SourceDetailsForm::title() const
{
    return text("title");
}

QString SourceDetailsForm::address() const
{
    return text("URL");
}

} // namespace stet
