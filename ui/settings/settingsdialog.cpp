#include "ui/settings/settingsdialog.h"

#include "ui/look/colours.h"
#include "ui/look/fieldform.h"
#include "ui/look/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

namespace stet {

namespace {

/// Pixels of the screen that the dialog leaves free above and below, for the window's frame and the desktop's bars.
constexpr int roomAround = 64;

} // namespace

SettingsDialog::SettingsDialog(Settings &settings, const QList<QPair<QString, QString>> &languages, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_languages(languages)
{
    setObjectName(QStringLiteral("settings"));
    setWindowTitle(tr("Settings"));
    auto *rows = new QWidget;
    auto *form = new FieldForm(rows);
    form->setContentsMargins(24, 24, 24, 8);
    form->setHorizontalSpacing(24);
    for (const SettingRow &row : settingTable()) {
        QWidget *field = makeField(row);
        field->setObjectName(QStringLiteral("setting.") + QLatin1String(row.key));
        field->setAccessibleName(settingText(row.text));
        field->setAccessibleDescription(settingText(row.help));
        if (row.kind == SettingRow::Kind::Switch)
            form->addUnlabelled(field);
        else
            form->addField(settingText(row.text), field);
        if (*row.help) {
            auto *help = new QLabel(settingText(row.help));
            help->setWordWrap(true);
            help->setFont(interfaceFont(0.92));
            help->setForegroundRole(QPalette::PlaceholderText);
            help->setContentsMargins(0, 0, 0, 8);
            form->addUnlabelled(help);
        }
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // A low screen or large letters: the rows scroll, and none is cut off.
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(rows);
    layout->addWidget(scroll, 1);
    buttons->setContentsMargins(24, 8, 24, 16);
    layout->addWidget(buttons);
    const int width = qMax(480, rows->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    setMinimumWidth(width);
    const int room = screen()->availableGeometry().height() - roomAround;
    resize(width, qMin(room, form->totalHeightForWidth(width) + buttons->sizeHint().height()));
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
