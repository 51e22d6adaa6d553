#pragma once

#include "app/settings.h"

#include <QDialog>
#include <QList>
#include <QPair>
#include <QString>

class QFormLayout;

namespace stet {

/// The settings as a form made from their table. What is changed is in force at once; closing is all that is left.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `languages` are those that have a dictionary: BCP 47 and the name to show.
    SettingsDialog(Settings &settings, const QList<QPair<QString, QString>> &languages, QWidget *parent = nullptr);

private:
    QWidget *makeField(const SettingRow &row);
    QWidget *makeChoice(const SettingRow &row, const QList<QPair<QString, QString>> &choices);
    QWidget *makeNumber(const SettingRow &row);
    QWidget *makeSwitch(const SettingRow &row);

    Settings &m_settings;
    QList<QPair<QString, QString>> m_languages;
};

} // namespace stet
