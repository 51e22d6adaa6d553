#include "app/settings.h"

#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySettingHasOneRowAndOneKey();
    void answersTheStandardWhereNothingWasChosen();
    void remembersWhatWasChosen();
    void refusesWhatIsOutOfBounds();
    void readsASpoiltFileAsTheStandard();
    void saysWhenSomethingChangedAndOnlyThen();

private:
    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
};

void SettingsTest::everySettingHasOneRowAndOneKey()
{
    QSet<int> settings;
    QSet<QByteArray> keys;
    for (const SettingRow &row : settingTable()) {
        settings.insert(int(row.setting));
        keys.insert(row.key);
        QVERIFY(!settingText(row.text).isEmpty());
    }
    QCOMPARE(settings.size(), settingTable().size());
    QCOMPARE(keys.size(), settingTable().size());
    QCOMPARE(settings.size(), int(Setting::ShowToolbar) + 1);
}

void SettingsTest::answersTheStandardWhereNothingWasChosen()
{
    const Settings settings(path("none.ini"));
    for (const SettingRow &row : settingTable())
        QCOMPARE(settings.value(row.setting), row.standard);
    QVERIFY(!QFile::exists(path("none.ini")));
}

void SettingsTest::remembersWhatWasChosen()
{
    {
        Settings settings(path("kept.ini"));
        settings.set(Setting::ColourScheme, QStringLiteral("dark"));
        settings.set(Setting::TextSize, 20);
        settings.set(Setting::TypographicQuotes, false);
        settings.set(Setting::Language, QStringLiteral("de-DE"));
    }
    const Settings settings(path("kept.ini"));
    QCOMPARE(settings.text(Setting::ColourScheme), QStringLiteral("dark"));
    QCOMPARE(settings.number(Setting::TextSize), 20);
    QCOMPARE(settings.isOn(Setting::TypographicQuotes), false);
    QCOMPARE(settings.text(Setting::Language), QStringLiteral("de-DE"));
}

void SettingsTest::refusesWhatIsOutOfBounds()
{
    Settings settings(path("bounds.ini"));
    settings.set(Setting::TextSize, 4000);
    settings.set(Setting::TextSize, QStringLiteral("big"));
    settings.set(Setting::ColourScheme, QStringLiteral("mauve"));
    QCOMPARE(settings.value(Setting::TextSize), rowOf(Setting::TextSize).standard);
    QCOMPARE(settings.value(Setting::ColourScheme), rowOf(Setting::ColourScheme).standard);
}

void SettingsTest::readsASpoiltFileAsTheStandard()
{
    QFile file(path("spoilt.ini"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArrayLiteral("[look]\ntextSize=-3\ncolourScheme=@Invalid()\ntoolbar=perhaps\n\0\xff\xfe[[[writing\nlanguage=\n"));
    file.close();
    const Settings settings(path("spoilt.ini"));
    for (const SettingRow &row : settingTable())
        QCOMPARE(settings.value(row.setting), row.standard);
}

void SettingsTest::saysWhenSomethingChangedAndOnlyThen()
{
    Settings settings(path("said.ini"));
    const QSignalSpy spy(&settings, &Settings::changed);
    settings.set(Setting::Typewriter, true);
    settings.set(Setting::Typewriter, true);
    settings.set(Setting::TextSize, -1);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<Setting>(), Setting::Typewriter);
}

QTEST_GUILESS_MAIN(SettingsTest)

#include "settingstest.moc"
