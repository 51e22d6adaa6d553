#include "app/settings.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace stet {

namespace {

#define TEXT(words) QT_TRANSLATE_NOOP("stet::Settings", words)

QList<SettingRow> makeTable()
{
    using Kind = SettingRow::Kind;
    return {
        {Setting::ColourScheme, "look/colourScheme", Kind::Choice, QStringLiteral("system"), TEXT("Colours"), "",
         {{"system", TEXT("As the system")}, {"light", TEXT("Light")}, {"dark", TEXT("Dark")}}},
        {Setting::TextSize, "look/textSize", Kind::Number, 14, TEXT("Text size"),
         TEXT("Of the words you write, in points. Ctrl and plus or minus change it too."), {}, 8, 48},
        {Setting::ShowToolbar, "look/toolbar", Kind::Switch, true, TEXT("Show the toolbar"),
         TEXT("Every command is in the menus and the command palette as well.")},
        {Setting::Typewriter, "writing/typewriter", Kind::Switch, false, TEXT("Keep the line in the middle"),
         TEXT("The text moves instead of the caret, as in a typewriter.")},
        {Setting::TypographicQuotes, "writing/typographicQuotes", Kind::Switch, true,
         TEXT("Typographic quotation marks"),
         TEXT("Straight marks, double hyphens and three full stops become “ ”, – and … while you type.")},
        {Setting::Language, "writing/language", Kind::Language, QStringLiteral("en-US"),
         TEXT("Language of new drafts"), ""},
        {Setting::CheckSpelling, "writing/spelling", Kind::Switch, true, TEXT("Check spelling while typing"), ""},
    };
}

#undef TEXT

/// The value as the row wants it, or an invalid one.
QVariant fitted(const SettingRow &row, const QVariant &value)
{
    switch (row.kind) {
    case SettingRow::Kind::Choice: {
        const QString text = value.toString();
        const bool known = std::any_of(row.choices.cbegin(), row.choices.cend(),
                                       [&](const auto &choice) { return text == QLatin1String(choice.value); });
        return known ? QVariant(text) : QVariant();
    }
    case SettingRow::Kind::Number: {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        return isNumber && number >= row.least && number <= row.most ? QVariant(number) : QVariant();
    }
    case SettingRow::Kind::Switch: {
        const QString text = value.toString();
        return text == QLatin1String("true") ? QVariant(true)
               : text == QLatin1String("false") ? QVariant(false)
                                                : QVariant();
    }
    case SettingRow::Kind::Language: {
        const QString text = value.toString();
        return text.size() >= 2 && text.size() <= 35 ? QVariant(text) : QVariant();
    }
    }
    return {};
}

} // namespace

const QList<SettingRow> &settingTable()
{
    static const QList<SettingRow> table = makeTable();
    return table;
}

const SettingRow &rowOf(Setting setting)
{
    const QList<SettingRow> &table = settingTable();
    return *std::find_if(table.cbegin(), table.cend(), [&](const SettingRow &row) { return row.setting == setting; });
}

QString settingText(const char *text)
{
    return *text ? QCoreApplication::translate("stet::Settings", text) : QString();
}

Settings::Settings(const QString &path, QObject *parent)
    : QObject(parent), m_file(std::make_unique<QSettings>(path, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QVariant Settings::value(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    const QVariant found = fitted(row, m_file->value(QLatin1String(row.key)));
    return found.isValid() ? found : row.standard;
}

void Settings::set(Setting setting, const QVariant &value)
{
    const SettingRow &row = rowOf(setting);
    const QVariant wanted = fitted(row, value);
    if (!wanted.isValid() || wanted == this->value(setting))
        return;
    m_file->setValue(QLatin1String(row.key), wanted);
    m_file->sync();
    Q_EMIT changed(setting);
}

QString Settings::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/stet/settings.ini");
}

} // namespace stet
