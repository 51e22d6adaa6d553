#include "app/spelling/speller.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class SpellerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheNearestDictionary_data();
    void choosesTheNearestDictionary();
    void listsEachDictionaryOnceWithAReadableName();
    void saysWhichLanguageHasNoDictionary();
    void saysWhenADictionaryIsDamaged_data();
    void saysWhenADictionaryIsDamaged();
    void readsDictionariesInOldEncodings();
    void foldsWhatTypingMakesOfAWord();
    void suggestsWithTheApostropheOfTheWord();
};

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

DictionaryInfo made(const QTemporaryDir &folder, const QByteArray &affixes, const QByteArray &words)
{
    write(folder.filePath("xx_XX.aff"), affixes);
    write(folder.filePath("xx_XX.dic"), words);
    return {"xx-XX", "Test", folder.filePath("xx_XX.aff"), folder.filePath("xx_XX.dic")};
}

} // namespace

void SpellerTest::choosesTheNearestDictionary_data()
{
    QTest::addColumn<QStringList>("installed");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chosen");
    const QStringList many{"de-AT", "de-DE", "en-GB", "en-US", "es-ES", "fr", "fr-CA", "pt-BR"};
    QTest::newRow("the very one") << many << "en-GB" << "en-GB";
    QTest::newRow("underscore") << many << "en_US" << "en-US";
    QTest::newRow("bare language") << many << "en" << "en-US";
    QTest::newRow("bare German") << many << "de" << "de-DE";
    QTest::newRow("Australia writes British") << many << "en-AU" << "en-GB";
    QTest::newRow("a region without its own") << many << "fr-FR" << "fr";
    QTest::newRow("script and variant are passed over") << many << "de-Latn-AT-1996" << "de-AT";
    QTest::newRow("any region rather than none") << many << "pt-PT" << "pt-BR";
    QTest::newRow("none") << many << "it-IT" << "";
    QTest::newRow("no language") << many << "" << "";
}

void SpellerTest::choosesTheNearestDictionary()
{
    QFETCH(QStringList, installed);
    QFETCH(QString, language);
    QFETCH(QString, chosen);
    QList<DictionaryInfo> dictionaries;
    for (const QString &code : installed)
        dictionaries.append({code, code, {}, {}});
    const auto best = bestDictionary(language, dictionaries);
    QCOMPARE(best ? best->language : QString(), chosen);
}

void SpellerTest::listsEachDictionaryOnceWithAReadableName()
{
    QTemporaryDir first;
    QTemporaryDir second;
    for (const QString &name : {first.filePath("en_GB"), second.filePath("en_GB"), second.filePath("de_DE_frami"),
                                second.filePath("hyph_en_GB"), second.filePath("tlh")}) {
        if (!name.contains("hyph"))
            write(name + ".aff", "SET UTF-8\n");
        write(name + ".dic", "1\nword\n");
    }
    QStringList names;
    const QList<DictionaryInfo> found
        = installedDictionaries({first.path(), second.path(), second.filePath("missing")});
    for (const DictionaryInfo &dictionary : found)
        names.append(dictionary.language + "=" + dictionary.name);
    QCOMPARE(names, (QStringList{"en-GB=English (United Kingdom)", "de-DE-frami=German (Germany), frami", "tlh=tlh"}));
    QVERIFY(found.first().affixFile.startsWith(first.path()));
}

void SpellerTest::saysWhichLanguageHasNoDictionary()
{
    const auto opened = Speller::open(QStringLiteral("tlh"));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Unavailable);
    QVERIFY(opened.error().message.contains("tlh"));
}

void SpellerTest::saysWhenADictionaryIsDamaged_data()
{
    QTest::addColumn<QByteArray>("affixes");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("empty words") << QByteArray("SET UTF-8\n") << QByteArray();
    QTest::newRow("empty affixes") << QByteArray() << QByteArray("1\nword\n");
    QTest::newRow("no count") << QByteArray("SET UTF-8\n") << QByteArray("word\nother\n");
    QTest::newRow("binary words") << QByteArray("SET UTF-8\n") << QByteArray("1\nwo\0rd\n", 9);
    QTest::newRow("unknown encoding") << QByteArray("SET KLINGON-7\n") << QByteArray("1\nword\n");
    QTest::newRow("a count and nothing else") << QByteArray("SET UTF-8\n") << QByteArray("40000\n");
}

void SpellerTest::saysWhenADictionaryIsDamaged()
{
    QFETCH(QByteArray, affixes);
    QFETCH(QByteArray, words);
    QTemporaryDir folder;
    const auto opened = Speller::open(made(folder, affixes, words));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Unreadable);
    QVERIFY(opened.error().message.contains("damaged"));
    QVERIFY(!opened.error().detail.isEmpty());
}

void SpellerTest::readsDictionariesInOldEncodings()
{
    QTemporaryDir folder;
    const auto opened = Speller::open(made(folder, "SET ISO8859-1\n", "2\ncaf\xE9\nthe\n"));
    QVERIFY(opened);
    QVERIFY((*opened)->isCorrect(QStringLiteral("café")));
    QVERIFY(!(*opened)->isCorrect(QStringLiteral("cafe")));
    QVERIFY(!(*opened)->isCorrect(QStringLiteral("кафе")));
    QVERIFY((*opened)->suggestions(QStringLiteral("cafee")).contains(QStringLiteral("café")));
}

void SpellerTest::foldsWhatTypingMakesOfAWord()
{
    QCOMPARE(foldedWord(u"don’t"), QStringLiteral("don't"));
    QCOMPARE(foldedWord(u"no\u2011break"), QStringLiteral("no-break"));
    QCOMPARE(foldedWord(u"care\u00ADful"), QStringLiteral("careful"));
    QCOMPARE(foldedWord(u"cafe\u0301"), QStringLiteral("café"));
    QCOMPARE(foldedWord(u"o\uFB03ce"), QStringLiteral("office"));
}

void SpellerTest::suggestsWithTheApostropheOfTheWord()
{
    const auto opened = Speller::open(QStringLiteral("en-US"));
    QVERIFY(opened);
    QVERIFY((*opened)->suggestions(QStringLiteral("dosen’t")).contains(QStringLiteral("doesn’t")));
    QVERIFY((*opened)->suggestions(QStringLiteral("dosen't")).contains(QStringLiteral("doesn't")));
    QVERIFY((*opened)->suggestions(QString(QLatin1Char('x')).repeated(5000)).isEmpty());
}

QTEST_GUILESS_MAIN(SpellerTest)
#include "spellertest.moc"
