#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QVariant>

#include <memory>

class QSettings;

namespace stet {

/// What a writer can choose about the program itself.
enum class Setting {
    ColourScheme,      ///< "system", "light", "dark"
    TextSize,          ///< of the words being written, in points
    Language,          ///< BCP 47, of new drafts
    TypographicQuotes, ///< curly quotation marks, dashes and ellipses while typing
    CheckSpelling,
    Typewriter,        ///< the line being written stays in the middle
    ShowToolbar,
};

/// One setting: its place in the file, its bounds, and its words in the settings dialog.
struct SettingRow
{
    enum class Kind {
        Choice,   ///< one of `choices`
        Number,   ///< a whole number from `least` to `most`
        Switch,   ///< true or false
        Language, ///< a language, best one with a dictionary
    };
    struct Choice
    {
        const char *value;
        const char *text; ///< marked for translation in the context stet::Settings
    };

    Setting setting;
    const char *key; ///< "group/name" in the settings file
    Kind kind;
    QVariant standard;
    const char *text; ///< marked for translation in the context stet::Settings, as is `help`
    const char *help = "";
    QList<Choice> choices = {};
    int least = 0;
    int most = 0;
};

/// Every setting, in the order of the dialog. Reader, writer and dialog are made from it.
const QList<SettingRow> &settingTable();
const SettingRow &rowOf(Setting setting);

/// Texts of the table, translated.
QString settingText(const char *text);

/// The settings of one writer on one machine.
///
/// Owned by Application; lives in the window's thread. A value in the file that is missing, of another kind or out of
/// its bounds reads as the standard one, so a spoilt file spoils nothing. Changes are written at once.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// Reads the file at `path`, which need not exist.
    explicit Settings(const QString &path, QObject *parent = nullptr);
    ~Settings() override;

    QVariant value(Setting setting) const;
    QString text(Setting setting) const { return value(setting).toString(); }
    int number(Setting setting) const { return value(setting).toInt(); }
    bool isOn(Setting setting) const { return value(setting).toBool(); }

    /// Does nothing when the value is not allowed or no other than before.
    void set(Setting setting, const QVariant &value);

    /// `$XDG_CONFIG_HOME/stet/settings.ini`
    static QString standardPath();

Q_SIGNALS:
    void changed(stet::Setting setting);

private:
    std::unique_ptr<QSettings> m_file;
};

} // namespace stet
