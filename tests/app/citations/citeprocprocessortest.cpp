#include "app/citations/citationhtml.h"
#include "app/citations/citeprocprocessor.h"
#include "tests/app/citations/citationdata.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

CitationCluster cluster(const QString &key, const QString &page = {})
{
    CitationCluster made;
    made.works = {CitedWork{key, page, page.isEmpty() ? QString() : QStringLiteral("page"), {}, {}, false}};
    return made;
}

} // namespace

class CiteprocProcessorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWhatNodePrints_data();
    void printsWhatNodePrints();
    void leavesUnknownKeysOut();
    void takesAChangedSourceOver();
    void sortsByTheLocale();
    void printsAnItemOfNoKnownType();
    void saysWhichStyleIsMissing();
    void goesOnAfterABrokenStyle();
};

void CiteprocProcessorTest::printsWhatNodePrints_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("inNotes");
    QTest::newRow("Chicago, author and date") << "chicago-author-date" << "en-US" << false;
    QTest::newRow("Chicago, notes") << "chicago-note-bibliography" << "en-US" << true;
    QTest::newRow("Chicago, full notes") << "chicago-fullnote-bibliography" << "en-US" << true;
    QTest::newRow("Chicago, full notes, ibid.") << "chicago-fullnote-bibliography-with-ibid" << "en-US" << true;
    QTest::newRow("OSCOLA") << "oscola" << "en-GB" << true;
    QTest::newRow("APA") << "apa" << "en-US" << false;
    QTest::newRow("APA in German") << "apa" << "de-DE" << false;
    QTest::newRow("MLA") << "modern-language-association" << "en-US" << false;
    QTest::newRow("IEEE") << "ieee" << "en-US" << false;
    QTest::newRow("Harvard") << "harvard-cite-them-right" << "en-GB" << false;
    QTest::newRow("Harvard in Swedish") << "harvard-cite-them-right" << "sv-SE" << false;
}

void CiteprocProcessorTest::printsWhatNodePrints()
{
    QFETCH(QString, style);
    QFETCH(QString, locale);
    QFETCH(bool, inNotes);
    const QString node = QStandardPaths::findExecutable("node");
    QVERIFY2(!node.isEmpty(), "node is needed to compare with; packaging/dependencies names it");
    QTemporaryDir folder;
    QVERIFY(QFile::copy(":/citeproc/citeproc.js", folder.filePath("citeproc.js")));
    QProcess process;
    process.start(node, {citationData + "reference.js", folder.filePath("citeproc.js"),
                         "/usr/share/citation-style-language/styles/" + style + ".csl",
                         "/usr/share/citation-style-language/locales", locale, citationData + "items.json", citationData + "clusters.json"});
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    const QJsonObject expected = QJsonDocument::fromJson(process.readAllStandardOutput()).object();

    CiteprocProcessor processor(StyleCatalogue::installed());
    const auto formatted = processor.format(citedRequest(style, locale, inNotes));
    QVERIFY2(formatted.has_value(), formatted ? "" : qPrintable(formatted.error().detail));
    QCOMPARE(formatted->inNotes, inNotes);
    QCOMPARE(expected["notes"].toBool(), inNotes);
    const QJsonArray texts = expected["clusters"].toArray();
    QCOMPARE(formatted->clusters.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i)
        QCOMPARE(formatted->clusters[i], texts[i].toString());
    const QJsonArray entries = expected["bibliography"].toArray();
    QVERIFY(entries.size() >= 60);
    QCOMPARE(formatted->bibliography.size(), entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        QCOMPARE(formatted->bibliography[i].key, entries[i][0].toString());
        QCOMPARE(formatted->bibliography[i].html, entries[i][1].toString());
    }
}

void CiteprocProcessorTest::leavesUnknownKeysOut()
{
    CiteprocProcessor processor(StyleCatalogue::installed());
    CitationRequest request;
    request.style = "apa";
    request.sources = citedItems();
    request.clusters = {cluster("nobody"), cluster("book2000"), cluster("nobody")};
    request.clusters[1].works.append(CitedWork{"missing", {}, {}, {}, {}, false});
    const auto formatted = processor.format(request);
    QVERIFY(formatted);
    QCOMPARE(formatted->clusters, QStringList({"", "(Alder, 2000)", ""}));
    QCOMPARE(formatted->unknownKeys, QStringList({"nobody", "missing"}));
    QCOMPARE(formatted->bibliography.size(), 1);
    request.clusters.clear();
    QVERIFY(processor.format(request)->bibliography.isEmpty());
}

void CiteprocProcessorTest::takesAChangedSourceOver()
{
    CiteprocProcessor processor(StyleCatalogue::installed());
    CitationRequest request;
    request.style = "apa";
    request.sources = citedItems();
    request.clusters = {cluster("book2000"), cluster("oneil1999")};
    QVERIFY(processor.format(request));
    for (Source &source : request.sources) {
        if (source.key == "book2000")
            source.setText("title", "Another title");
    }
    const auto formatted = processor.format(request);
    QVERIFY(formatted);
    QVERIFY(formatted->bibliography[0].html.contains("Another title"));
}

void CiteprocProcessorTest::sortsByTheLocale()
{
    const auto made = [](const QString &family) {
        Source source;
        source.key = family;
        source.item = {{"type", "book"}, {"title", "T"}};
        source.setNames("author", {CslName{family, "A", "", "", "", ""}});
        return source;
    };
    CitationRequest request;
    request.style = "harvard-cite-them-right";
    request.sources = {made("Zander"), made("Ärlig"), made("Adam"), made("Övrig"), made("Oscar")};
    for (const Source &source : request.sources)
        request.clusters.append(cluster(source.key));
    CiteprocProcessor processor(StyleCatalogue::installed());
    const auto keys = [&](const QString &locale) {
        request.locale = locale;
        QStringList list;
        const auto formatted = processor.format(request);
        for (const BibliographyEntry &entry : formatted->bibliography)
            list.append(entry.key);
        return list;
    };
    QCOMPARE(keys("de-DE"), QStringList({"Adam", "Ärlig", "Oscar", "Övrig", "Zander"}));
    QCOMPARE(keys("sv-SE"), QStringList({"Adam", "Oscar", "Zander", "Ärlig", "Övrig"}));
}

void CiteprocProcessorTest::printsAnItemOfNoKnownType()
{
    Source source;
    source.key = "x";
    source.item = {{"title", "T <script>alert(1)</script>"}, {"type", "no-such-type"}, {"issued", "not a date"}, {"author", "not names"},
                   {"URL", "javascript:alert(1)"}};
    CitationRequest request;
    request.style = "apa";
    request.sources = {source};
    request.clusters = {cluster("x")};
    CiteprocProcessor processor(StyleCatalogue::installed());
    const auto formatted = processor.format(request);
    if (formatted) {
        QVERIFY(!formatted->bibliography[0].html.contains("<script"));
        QVERIFY(!formatted->bibliography[0].html.contains("href=\"javascript"));
        QVERIFY(formatted->bibliography[0].html.contains("alert(1)"));
    }
    // And whatever it answered, the next text is formatted.
    request.sources = citedItems();
    request.clusters = {cluster("book2000")};
    QVERIFY(processor.format(request));
}

void CiteprocProcessorTest::saysWhichStyleIsMissing()
{
    CiteprocProcessor processor(StyleCatalogue::installed());
    CitationRequest request;
    request.style = "no-such-style";
    const auto formatted = processor.format(request);
    QVERIFY(!formatted);
    QCOMPARE(formatted.error().kind, Error::Kind::NotFound);
    QVERIFY(formatted.error().message.contains("no-such-style"));
    CiteprocProcessor bare(StyleCatalogue({"/nowhere"}, {"/nowhere"}));
    request.style = "apa";
    QCOMPARE(bare.format(request).error().kind, Error::Kind::Unavailable);
}

void CiteprocProcessorTest::goesOnAfterABrokenStyle()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("broken.csl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>B</title></info>"
               "<citation><layout><text macro=\"gone\"/></layout></citation></style>");
    file.close();
    CiteprocProcessor processor(StyleCatalogue::installed(folder.path()));
    CitationRequest request;
    request.style = "broken";
    request.sources = citedItems();
    request.clusters = {cluster("book2000")};
    const auto refused = processor.format(request);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("gone"));
    request.style = "apa";
    QCOMPARE(processor.format(request)->clusters, QStringList({"(Alder, 2000)"}));
}

QTEST_GUILESS_MAIN(CiteprocProcessorTest)
#include "citeprocprocessortest.moc"
