#include "ui/settings/settingsdialog.h"

#include "ui/look/colours.h"
#include "ui/look/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace stet {

SettingsDialog::SettingsDialog(Settings &settings, const QList<QPair<QString, QString>> &languages, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_languages(languages)
{
    setObjectName(QStringLiteral("settings"));
    setWindowTitle(tr("Settings"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (const SettingRow &row : settingTable()) {
        QWidget *field = makeField(row);
        field->setObjectName(QStringLiteral("setting.") + QLatin1String(row.key));
        field->setAccessibleName(settingText(row.text));
        field->setAccessibleDescription(settingText(row.help));
        // A check box says its own name.
        form->addRow(row.kind == SettingRow::Kind::Switch ? QString() : settingText(row.text), field);
        if (*row.help) {
            auto *help = new QLabel(settingText(row.help));
            help->setWordWrap(true);
            help->setFont(interfaceFont(0.92));
            help->setForegroundRole(QPalette::PlaceholderText);
            help->setContentsMargins(0, 0, 0, 8);
            form->addRow(QString(), help);
        }
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(480);
}

QWidget *SettingsDialog::makeField(const SettingRow &row)
{
    switch (row.kind) {
    case SettingRow::Kind::Choice: {
        QList<QPair<QString, QString>> choices;
        for (const SettingRow::Choice &choice : row.choices)
            choices.append({QLatin1String(choice.value), settingText(choice.text)});
        return makeChoice(row, choices);
    }
    case SettingRow::Kind::Language:
        return makeChoice(row, m_languages);
    case SettingRow::Kind::Number:
        return makeNumber(row);
    case SettingRow::Kind::Switch:
        break;
    }
    return makeSwitch(row);
}

QWidget *SettingsDialog::makeChoice(const SettingRow &row, const QList<QPair<QString, QString>> &choices)
{
    auto *box = new QComboBox;
    for (const auto &[value, text] : choices)
        box->addItem(text, value);
    const QString present = m_settings.text(row.setting);
    // What is in force is shown even when its dictionary has gone.
    if (box->findData(present) < 0)
        box->addItem(present, present);
    box->setCurrentIndex(box->findData(present));
    connect(box, &QComboBox::activated, this,
            [this, box, setting = row.setting] { m_settings.set(setting, box->currentData()); });
    return box;
}

QWidget *SettingsDialog::makeNumber(const SettingRow &row)
{
    auto *box = new QSpinBox;
    box->setRange(row.least, row.most);
    box->setValue(m_settings.number(row.setting));
    connect(box, &QSpinBox::valueChanged, this,
            [this, setting = row.setting](int value) { m_settings.set(setting, value); });
    return box;
}

QWidget *SettingsDialog::makeSwitch(const SettingRow &row)
{
    auto *box = new QCheckBox(settingText(row.text));
    box->setChecked(m_settings.isOn(row.setting));
    connect(box, &QCheckBox::toggled, this,
            [this, setting = row.setting](bool on) { m_settings.set(setting, on); });
    return box;
}

} // namespace stet
