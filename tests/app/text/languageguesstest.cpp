#include "app/text/languageguess.h"

#include <QTest>

using namespace stet;

class LanguageGuessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsALanguageByItsSmallWords_data();
    void tellsALanguageByItsSmallWords();
    void saysNothingOfTooLittle();
};

void LanguageGuessTest::tellsALanguageByItsSmallWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("en-US") << "The council has voted to close the ferry, and the island is to pay for it by the spring.";
    QTest::newRow("de-DE") << "Der Rat hat beschlossen, die Fähre einzustellen, und die Insel wird dafür mit dem Winter bezahlen.";
    QTest::newRow("fr-FR") << "Le conseil a voté la fermeture du ferry, et les gens qui le prennent ne sont pas contents.";
    QTest::newRow("es-ES") << "El consejo votó cerrar el ferry y la isla lo pagará, pero no se lo dijo a los que viven en las casas.";
    QTest::newRow("it-IT") << "Il consiglio ha votato la chiusura del traghetto, che gli abitanti della costa non hanno più.";
    QTest::newRow("nl-NL") << "De raad heeft besloten dat het veer niet meer vaart, en van de zomer is er ook geen bus.";
    QTest::newRow("sv-SE") << "Rådet har beslutat att färjan inte ska gå, och det är för ön en lång vinter som kommer med is.";
    QTest::newRow("pl-PL") << "Rada zdecydowała, że prom nie popłynie, a to jest dla wyspy zła zima, bo się nie da inaczej i już.";
    QTest::newRow("ar") << QString::fromUtf8("صوّت المجلس يوم الثلاثاء على إغلاق العبّارة.");
    QTest::newRow("ru-RU") << QString::fromUtf8("Совет проголосовал за закрытие переправы.");
}

void LanguageGuessTest::tellsALanguageByItsSmallWords()
{
    QFETCH(QString, text);
    QCOMPARE(guessedLanguage(text), QString::fromUtf8(QTest::currentDataTag()));
}

void LanguageGuessTest::saysNothingOfTooLittle()
{
    QCOMPARE(guessedLanguage({}), QString());
    QCOMPARE(guessedLanguage("Ferry"), QString());
    QCOMPARE(guessedLanguage("Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"), QString());
}

QTEST_APPLESS_MAIN(LanguageGuessTest)
#include "languageguesstest.moc"
