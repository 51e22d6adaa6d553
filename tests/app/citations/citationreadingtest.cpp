#include "app/citations/citationreading.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stet;

class CitationReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLocators_data();
    void readsLocators();
    void readsMarksIntoClusters();
    void leavesCodeAlone();
    void countsNotesTogetherWithTheWritersOwn();
    void renamesAKeyEverywhere();
    void writesAMarkThatReadsTheSame();
    void writesLocatorsThatReadTheSame();
    void staysLinear();
};

void CitationReadingTest::readsLocators_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("rest");
    QTest::newRow("page") << "p. 12" << "page" << "12" << "";
    QTest::newRow("pages") << "pp. 12-15, 20" << "page" << "12-15, 20" << "";
    QTest::newRow("dash") << "pp. 12–15" << "page" << "12–15" << "";
    QTest::newRow("bare") << "12" << "page" << "12" << "";
    QTest::newRow("chapter") << "chap. 3" << "chapter" << "3" << "";
    QTest::newRow("section sign") << "§ 7" << "section" << "7" << "";
    QTest::newRow("Roman") << "p. xiv" << "page" << "xiv" << "";
    QTest::newRow("newspaper page") << "p. A6" << "page" << "A6" << "";
    QTest::newRow("with words after it") << "p. 12, emphasis added" << "page" << "12" << ", emphasis added";
    QTest::newRow("no locator") << "emphasis added" << "" << "" << "emphasis added";
    QTest::newRow("a word that only looks like one") << "pages" << "" << "" << "pages";
    QTest::newRow("nothing") << "" << "" << "" << "";
}

void CitationReadingTest::readsLocators()
{
    QFETCH(QString, words);
    const Locator locator = readLocator(words);
    QTEST(locator.label, "label");
    QTEST(locator.number, "number");
    QTEST(locator.rest, "rest");
}

void CitationReadingTest::readsMarksIntoClusters()
{
    const CitationReading reading = readCitations("As said [see @a, p. 12; @b], and @a [chap. 3] says, [-@{odd..key}].");
    QCOMPARE(reading.clusters.size(), 3);
    QCOMPARE(reading.clusters[0].mark, "[see @a, p. 12; @b]");
    QCOMPARE(reading.clusters[0].works[0], (CitedWork{"a", "12", "page", "see ", "", false}));
    QCOMPARE(reading.clusters[0].works[1], (CitedWork{"b", "", "", "", "", false}));
    QVERIFY(reading.clusters[1].authorInText);
    QCOMPARE(reading.clusters[1].works[0].label, "chapter");
    QVERIFY(reading.clusters[2].works[0].authorSuppressed);
    QCOMPARE(reading.keys, QStringList({"a", "b", "odd..key"}));
}

void CitationReadingTest::leavesCodeAlone()
{
    const CitationReading reading = readCitations("`[@a]` and [@b]\n\n```\n[@c]\n```\n\n    [@d]\n\nme@e.example");
    QCOMPARE(reading.keys, QStringList({"b"}));
}

void CitationReadingTest::countsNotesTogetherWithTheWritersOwn()
{
    const CitationReading reading = readCitations("One [@a]. Own[^x]. Two [@b]. Again[^x]. Three [@a].\n\n[^x]: A note.\n");
    QList<int> notes;
    for (const CitationCluster &cluster : reading.clusters)
        notes.append(cluster.note);
    QCOMPARE(notes, QList<int>({1, 3, 4}));
}

void CitationReadingTest::renamesAKeyEverywhere()
{
    const QString body = "A [@a; @ab, p. 3] and @a says. `@a` stays. [-@{a}] and me@a.example.";
    QString renamed = body;
    const QList<TextEdit> edits = renameEdits(body, "a", "new..key");
    QCOMPARE(edits.size(), 3);
    for (const TextEdit &edit : edits)
        renamed.replace(edit.position, edit.removed, edit.added);
    QCOMPARE(renamed, "A [@{new..key}; @ab, p. 3] and @{new..key} says. `@a` stays. [-@{new..key}] and me@a.example.");
    QVERIFY(renameEdits(body, "nobody", "x").isEmpty());
}

void CitationReadingTest::writesAMarkThatReadsTheSame()
{
    for (const char *text : {"[@a]", "[see @a, p. 12; @b]", "[-@a, chap. 3]", "@a", "@a [p. 3]", "[@{odd..key}, vol. 2, emphasis added]",
                             "[compare @a, pp. 12-15; see also -@b, fig. 3]"}) {
        const QList<CitationMark> marks = citationMarks(QString::fromUtf8(text));
        QCOMPARE(marks.size(), 1);
        QCOMPARE(writtenMark(marks[0]), QString::fromUtf8(text));
    }
    QCOMPARE(writtenMark({}), QString());
}

void CitationReadingTest::writesLocatorsThatReadTheSame()
{
    for (const QString &label : locatorLabels()) {
        for (const char *number : {"12", "12-15"}) {
            const Locator read = readLocator(writtenLocator(label, number));
            QCOMPARE(read.label, label);
            QCOMPARE(read.number, number);
        }
    }
    QCOMPARE(writtenLocator("page", "  "), QString());
}

void CitationReadingTest::staysLinear()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(readCitations(QString("[@a, p. 3] words `code` ").repeated(20'000)).marks.size(), 20'000);
    readCitations(QString("@").repeated(1'000'000));
    readCitations(QString("[@").repeated(300'000));
    readCitations("[@a, " + QString("p. 1, ").repeated(100'000));
    QVERIFY(timer.elapsed() < 60'000);
}

QTEST_GUILESS_MAIN(CitationReadingTest)
#include "citationreadingtest.moc"
