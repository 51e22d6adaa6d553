#include "app/sources/citationkey.h"
#include "app/sources/duplicates.h"
#include "app/sources/source.h"
#include "app/sources/webaddress.h"

#include <QJsonArray>
#include <QTest>

using namespace stet;

class SourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDates_data();
    void readsDates();
    void keepsDatesThroughJson();
    void readsDatesOfOtherPrograms();
    void readsNames_data();
    void readsNames();
    void keepsEveryMemberOfAnItem();
    void answersWhatListsShow();
    void hashesTheWordsOfACapture();
    void cutsWhatFollowsReadersAround_data();
    void cutsWhatFollowsReadersAround();
    void knowsOnePageByItsAddresses();
    void makesKeysThatNobodyHas();
    void tellsPlainKeysFromOddOnes();
    void findsDuplicates();
    void mergesWithoutLoss();
};

void SourceTest::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // as toText writes it
    QTest::newRow("day") << "2021-05-04" << "2021-05-04";
    QTest::newRow("time stamp") << "2021-05-04T10:20:30+02:00" << "2021-05-04";
    QTest::newRow("compact") << "20210504" << "2021-05-04";
    QTest::newRow("slashes") << "2021/5/4" << "2021-05-04";
    QTest::newRow("RIS") << "2021/05/04/" << "2021-05-04";
    QTest::newRow("month") << "2021-05" << "2021-05";
    QTest::newRow("year") << "2021" << "2021";
    QTest::newRow("uncertain") << "2021~" << "2021~";
    QTest::newRow("circa") << "c. 1850" << "1850~";
    QTest::newRow("span") << "2020-12/2021-02" << "2020-12/2021-02";
    QTest::newRow("open span") << "2020/.." << "2020";
    QTest::newRow("season") << "2021-21" << "2021-21";
    QTest::newRow("season in words") << "Fall 2021" << "2021-23";
    QTest::newRow("before our era") << "-0044-03-15" << "-0044-03-15";
    QTest::newRow("English") << "4 May 2021" << "2021-05-04";
    QTest::newRow("American") << "May 4, 2021" << "2021-05-04";
    QTest::newRow("month in words") << "Sept. 2021" << "2021-09";
    QTest::newRow("ordinal") << "September 22nd, 2021" << "2021-09-22";
    QTest::newRow("words") << "Easter week" << "Easter week";
    QTest::newRow("no such month") << "2021-14" << "2021";
    QTest::newRow("no such day") << "2021-05-77" << "2021-05";
}

void SourceTest::readsDates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(toText(cslDateFromText(text)), expected);
}

void SourceTest::keepsDatesThroughJson()
{
    for (const char *text : {"2021-05-04", "2021~", "2020-12/2021-02", "2021-21", "-0044-03-15", "Easter week"}) {
        const CslDate date = cslDateFromText(text);
        QCOMPARE(cslDateFromJson(toJson(date)), date);
    }
    QVERIFY(toJson(CslDate()).isUndefined());
}

void SourceTest::readsDatesOfOtherPrograms()
{
    QCOMPARE(toText(cslDateFromJson(QJsonObject{{"date-parts", QJsonArray{QJsonArray{"2021", "05", "4"}}}})), "2021-05-04");
    QCOMPARE(toText(cslDateFromJson(QJsonObject{{"raw", "4 May 2021"}})), "2021-05-04");
    QCOMPARE(toText(cslDateFromJson(QJsonObject{{"date-parts", QJsonArray{QJsonArray{2021, 22}}}})), "2021-22");
    QCOMPARE(toText(cslDateFromJson("2021-05")), "2021-05");
    QVERIFY(cslDateFromJson(QJsonObject{{"date-parts", QJsonArray{QJsonArray{""}}}}).isNull());
    QVERIFY(cslDateFromJson(QJsonValue(12)).isNull());
    QCOMPARE(cslDateFromText("2021").firstDay(), QDate(2021, 1, 1));
    QVERIFY(!cslDateFromText("-0044").firstDay().isValid());
}

void SourceTest::readsNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("particle");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("literal");
    QTest::newRow("natural") << "Ned Price" << "Price" << "Ned" << "" << "" << "";
    QTest::newRow("inverted") << "Price, Ned" << "Price" << "Ned" << "" << "" << "";
    QTest::newRow("particle") << "Ludwig van Beethoven" << "Beethoven" << "Ludwig" << "van" << "" << "";
    QTest::newRow("inverted particle") << "de la Fuente, Ana" << "Fuente" << "Ana" << "de la" << "" << "";
    QTest::newRow("junior") << "King, Jr., Martin Luther" << "King" << "Martin Luther" << "" << "Jr." << "";
    QTest::newRow("several given") << "Juan José Martín" << "Martín" << "Juan José" << "" << "" << "";
    QTest::newRow("one word") << "Reuters" << "" << "" << "" << "" << "Reuters";
    QTest::newRow("only a comma") << "Reuters," << "" << "" << "" << "" << "Reuters,";
}

void SourceTest::readsNames()
{
    QFETCH(QString, text);
    const CslName name = cslNameFromText(text);
    QTEST(name.family, "family");
    QTEST(name.given, "given");
    QTEST(name.nonDroppingParticle, "particle");
    QTEST(name.suffix, "suffix");
    QTEST(name.literal, "literal");
    QCOMPARE(cslNameFromJson(toJson(name)), name);
    if (name.literal.isEmpty())
        QCOMPARE(cslNameFromText(invertedText(name)), name);
}

void SourceTest::keepsEveryMemberOfAnItem()
{
    Source source;
    source.id = QUuid::createUuid();
    source.key = "price2021";
    source.item = {{"type", "broadcast"}, {"title", "Briefing"}, {"custom", QJsonObject{{"x", 1}}}, {"volume", 12}};
    source.tags = QStringList{"kabul", "press"};
    source.notes = "Check the **date**.";
    source.attachments = {{"/home/a/b.pdf", "Transcript", "application/pdf"}};
    QCOMPARE(sourceFromDetails(detailsToJson(source)), source);
    QCOMPARE(source.text("volume"), "12");
    QCOMPARE(cslItem(source).value("id").toString(), "price2021");
    const Capture capture = makeCapture("Words", QDateTime(QDate(2021, 9, 1), QTime(8, 0), Qt::UTC), "text/plain", "https://a.example/");
    QCOMPARE(captureFromJson(toJson(capture)), capture);
}

void SourceTest::answersWhatListsShow()
{
    Source source;
    QCOMPARE(source.type(), "document");
    QVERIFY(source.writer().isEmpty());
    QVERIFY(source.year().isEmpty());
    source.setText("DOI", "https://doi.org/10.1000/X1");
    QCOMPARE(source.doi(), "10.1000/X1");
    QCOMPARE(source.address(), "https://doi.org/10.1000/X1");
    source.setNames("editor", {cslNameFromText("Kredo, Adam")});
    QCOMPARE(source.writer(), "Kredo");
    source.setNames("author", {cslNameFromText("Rubin, Jennifer"), cslNameFromText("van der Berg, Jan")});
    QCOMPARE(source.writer(), "Rubin and van der Berg");
    source.setNames("author", source.names("author") + QList<CslName>{cslNameFromText("Reuters")});
    QCOMPARE(source.writer(), "Rubin et al.");
    source.setDate("issued", cslDateFromText("2021-09"));
    QCOMPARE(source.year(), "2021");
    source.setText("publisher", "AP");
    QCOMPARE(source.outlet(), "AP");
    source.setText("container-title", "The Post");
    QCOMPARE(source.outlet(), "The Post");
    source.setDate("issued", {});
    QVERIFY(!source.item.contains("issued"));
}

void SourceTest::hashesTheWordsOfACapture()
{
    const Capture capture = makeCapture("a\r\nb\rc", QDateTime::currentDateTime(), "text/plain");
    QCOMPARE(capture.text, "a\nb\nc");
    QCOMPARE(capture.capturedAt.timeSpec(), Qt::UTC);
    // The digest of "abc" stands in FIPS 180-4.
    QCOMPARE(makeCapture("abc", QDateTime(), "text/plain").hash,
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Capture changed = capture;
    QVERIFY(isIntact(changed));
    changed.text += QLatin1Char('.');
    QVERIFY(!isIntact(changed));
}

void SourceTest::cutsWhatFollowsReadersAround_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("expected");
    QTest::newRow("utm") << "https://a.example/x?utm_source=n&id=7&fbclid=zz" << "https://a.example/x?id=7";
    QTest::newRow("nothing left") << "https://a.example/x?utm_source=n" << "https://a.example/x";
    QTest::newRow("order and escapes stay") << "https://a.example/x?b=%20%26&a=1&gclid=2" << "https://a.example/x?b=%20%26&a=1";
    QTest::newRow("anchor stays") << "https://a.example/x#part-2" << "https://a.example/x#part-2";
    QTest::newRow("text fragment") << "https://a.example/x#:~:text=went%20well" << "https://a.example/x";
    QTest::newRow("anchor and text fragment") << "https://a.example/x#p:~:text=a" << "https://a.example/x#p";
    QTest::newRow("Google") << "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2Fx%3Futm_id%3D1%26p%3D2&usg=A" << "https://a.example/x?p=2";
    QTest::newRow("Facebook") << "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT" << "https://a.example/";
    QTest::newRow("Outlook") << "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fz&data=05" << "https://a.example/z";
    QTest::newRow("search stays") << "https://www.google.com/search?q=https%3A%2F%2Fa.example" << "https://www.google.com/search?q=https%3A%2F%2Fa.example";
    QTest::newRow("no trick with a script") << "https://www.google.com/url?q=javascript%3Aalert(1)" << "https://www.google.com/url?q=javascript%3Aalert(1)";
    QTest::newRow("a host that only looks like it") << "https://notgoogle.com/url?q=https%3A%2F%2Fa.example" << "https://notgoogle.com/url?q=https%3A%2F%2Fa.example";
    QTest::newRow("no address") << "  see page 4 " << "see page 4";
    QTest::newRow("a file") << "file:///etc/passwd?utm_source=1" << "file:///etc/passwd?utm_source=1";
}

void SourceTest::cutsWhatFollowsReadersAround()
{
    QFETCH(QString, address);
    QTEST(cleanedAddress(address), "expected");
}

void SourceTest::knowsOnePageByItsAddresses()
{
    const QString identity = addressIdentity("https://www.a.example/story/1/?b=2&a=1#top");
    QCOMPARE(addressIdentity("http://a.example/story/1?a=1&b=2&utm_medium=mail"), identity);
    QVERIFY(addressIdentity("https://a.example/story/2?a=1&b=2") != identity);
    QVERIFY(addressIdentity("https://a.example:8080/") != addressIdentity("https://a.example/"));
    QVERIFY(addressIdentity("not an address").isEmpty());
    QCOMPARE(hostName("https://www.A.example/x"), "a.example");
}

void SourceTest::makesKeysThatNobodyHas()
{
    Source source;
    source.setNames("author", {cslNameFromText("Müller-Straße, Eva")});
    source.setDate("issued", cslDateFromText("2021"));
    KeyMaker keys;
    QCOMPARE(keys.keyFor(source), "mullerstrasse2021");
    QCOMPARE(keys.keyFor(source), "mullerstrasse2021a");
    QCOMPARE(keys.keyFor(source), "mullerstrasse2021b");
    Source bare;
    QCOMPARE(keys.keyFor(bare), "source");
    QCOMPARE(keys.keyFor(bare), "source2");
    bare.setText("title", "On the withdrawal from Kabul");
    QCOMPARE(keys.keyFor(bare), "withdrawal");
    KeyMaker known({"a2020", "a2020a"});
    QCOMPARE(known.freeKey("a2020"), "a2020b");
    QCOMPARE(known.freeKey("b"), "b");
}

void SourceTest::tellsPlainKeysFromOddOnes()
{
    QVERIFY(isPlainKey("price2021"));
    QVERIFY(isPlainKey("DBLP:conf/icse/2021"));
    QVERIFY(isPlainKey("müller_21"));
    QVERIFY(!isPlainKey(""));
    QVERIFY(!isPlainKey("two words"));
    QVERIFY(!isPlainKey("ends."));
    QVERIFY(!isPlainKey("a..b"));
    QVERIFY(!isPlainKey("a]b"));
    QCOMPARE(citableKey(" two words {x} "), "two_words_x_");
}

void SourceTest::findsDuplicates()
{
    const auto source = [](const QString &title, const QString &url, const QString &doi) {
        Source made;
        made.setText("title", title);
        made.setText("URL", url);
        made.setText("DOI", doi);
        return made;
    };
    const QList<Source> sources{source("Kabul falls to the Taliban", "https://a.example/1", ""),
                                source("Another piece altogether", "https://a.example/2", "10.1/A"),
                                source("Kabul Falls to the Taliban!", "https://b.example/9", ""),
                                source("Something else", "", "10.1/a"),
                                source("Third", "http://www.b.example/9/?utm_source=x", ""),
                                source("Front", "https://a.example/", ""),
                                source("Page", "https://a.example", "")};
    const QList<QList<qsizetype>> expected{{0, 2, 4}, {1, 3}};
    QCOMPARE(duplicateGroups(sources), expected);
}

void SourceTest::mergesWithoutLoss()
{
    const QDateTime day(QDate(2021, 9, 1), QTime(8, 0), Qt::UTC);
    Source kept;
    kept.key = "kept";
    kept.item = {{"title", "A"}};
    kept.tags = QStringList{"one"};
    kept.captures = {makeCapture("new", day.addDays(1), "text/plain")};
    Source other;
    other.key = "other";
    other.item = {{"title", "B"}, {"publisher", "P"}};
    other.tags = QStringList{"one", "two"};
    other.notes = "n";
    other.captures = {makeCapture("old", day, "text/plain"), makeCapture("new", day.addDays(2), "text/plain")};
    const Source both = merged(kept, other);
    QCOMPARE(both.key, "kept");
    QCOMPARE(both.title(), "A");
    QCOMPARE(both.text("publisher"), "P");
    QCOMPARE(both.tags, QStringList({"one", "two"}));
    QCOMPARE(both.notes, "n");
    QCOMPARE(both.captures.size(), 2);
    QCOMPARE(both.latestCapture()->text, "new");
}

QTEST_GUILESS_MAIN(SourceTest)
#include "sourcetest.moc"
