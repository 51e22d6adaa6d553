#include "app/citations/stylecatalogue.h"
#include "app/citations/stylecheck.h"
#include "app/citations/styleindex.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

QByteArray style(const QByteArray &inside)
{
    return "<?xml version=\"1.0\"?><style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"note\" version=\"1.0\"><info><title>House</title>"
           "<category citation-format=\"note\"/><category field=\"law\"/></info>" + inside + "</style>";
}

const QByteArray citation = "<citation><layout><text variable=\"title\"/></layout></citation>";

} // namespace

class StyleCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheInstalledStyles();
    void findsTheInstalledStylesSound();
    void keepsAnIndexOfLargeFolders();
    void takesTheWritersOwnStylesFirst();
    void followsAStyleToItsParent();
    void refusesBrokenStyles_data();
    void refusesBrokenStyles();
    void canUseEveryInstalledStyle();
    void readsNoFileBesideTheStyles();
    void choosesTheNearestLocale();
};

void StyleCatalogueTest::listsTheInstalledStyles()
{
    const QList<StyleInfo> all = StyleCatalogue::installed().list();
    QVERIFY(all.size() > 2000);
    int found = 0;
    for (const StyleInfo &info : all) {
        if (info.name == "apa") {
            QCOMPARE(info.title, "American Psychological Association 7th edition");
            QCOMPARE(info.kind, StyleInfo::Kind::AuthorDate);
            QVERIFY(info.parent.isEmpty());
            ++found;
        } else if (info.name == "2d-materials") {
            QCOMPARE(info.parent, "institute-of-physics-numeric");
            ++found;
        }
    }
    QCOMPARE(found, 2);
}

void StyleCatalogueTest::findsTheInstalledStylesSound()
{
    const StyleCatalogue catalogue = StyleCatalogue::installed();
    QStringList refused;
    for (const StyleInfo &info : catalogue.list()) {
        if (!info.parent.isEmpty())
            continue;
        if (const auto style = catalogue.style(info.name); !style)
            refused.append(style.error().message);
    }
    QVERIFY2(refused.isEmpty(), qPrintable(refused.join(u'\n')));
}

void StyleCatalogueTest::keepsAnIndexOfLargeFolders()
{
    QTemporaryDir folder;
    const auto fill = [&folder](const QString &name, int count) {
        QDir(folder.path()).mkpath(name);
        for (int i = 0; i < count; ++i) {
            QFile file(folder.filePath(name + QStringLiteral("/style%1.csl").arg(i)));
            if (file.open(QIODevice::WriteOnly))
                file.write(style(citation));
        }
        return folder.filePath(name);
    };
    const auto list = [&folder](const QString &styles) {
        StyleCatalogue catalogue({styles}, {});
        catalogue.keepIndexIn(folder.filePath("index"));
        return catalogue.list();
    };
    QCOMPARE(list(fill("own", 20)).size(), 20);
    QVERIFY(!QDir(folder.filePath("index")).exists());
    QCOMPARE(list(fill("installed", 250)).size(), 250);
    QCOMPARE(QDir(folder.filePath("index")).entryList(QDir::Files).size(), 1);
    const auto kept = StyleIndex(folder.filePath("index")).read(folder.filePath("installed"), QFileInfo(folder.filePath("installed")).lastModified());
    QVERIFY(kept);
    QCOMPARE(*kept, list(folder.filePath("installed")));
}

void StyleCatalogueTest::takesTheWritersOwnStylesFirst()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("apa.csl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(style(citation));
    file.close();
    const StyleCatalogue catalogue = StyleCatalogue::installed(folder.path());
    QCOMPARE(*catalogue.style("apa"), style(citation));
    int named = 0;
    for (const StyleInfo &info : catalogue.list()) {
        if (info.name == "apa") {
            QCOMPARE(info.title, "House");
            QCOMPARE(info.fields, QStringList{"law"});
            ++named;
        }
    }
    QCOMPARE(named, 1);
}

void StyleCatalogueTest::followsAStyleToItsParent()
{
    const StyleCatalogue catalogue = StyleCatalogue::installed();
    QCOMPARE(*catalogue.style("2d-materials"), *catalogue.style("institute-of-physics-numeric"));
}

void StyleCatalogueTest::refusesBrokenStyles_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("usable");
    QTest::newRow("sound") << style("<macro name=\"a\"><text variable=\"title\"/></macro>" + citation) << true;
    QTest::newRow("missing macro") << style(citation + "<bibliography><layout><text macro=\"gone\"/></layout></bibliography>") << false;
    QTest::newRow("macro within itself") << style("<macro name=\"a\"><text macro=\"b\"/></macro><macro name=\"b\"><text macro=\"a\"/></macro>" + citation) << false;
    QTest::newRow("macro of itself alone") << style("<macro name=\"a\"><group><text macro=\"a\"/></group></macro>" + citation) << false;
    QTest::newRow("entities") << QByteArray("<!DOCTYPE style [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>") + style(citation).mid(21) << false;
    QTest::newRow("not closed") << style(citation).chopped(5) << false;
    QTest::newRow("too deep") << style(QByteArray("<group>").repeated(5000) + QByteArray("</group>").repeated(5000) + citation) << false;
    QTest::newRow("no citation") << style("") << false;
    QTest::newRow("another language") << QByteArray("<html><body/></html>") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QByteArray chain = style("");
    chain.chop(8);
    for (int i = 0; i < 2500; ++i)
        chain += "<macro name=\"m" + QByteArray::number(i) + "\"><text macro=\"m" + QByteArray::number(i + 1) + "\"/></macro>";
    QByteArray bomb = style("");
    bomb.chop(8);
    for (int i = 0; i < 10; ++i)
        bomb += "<macro name=\"m" + QByteArray::number(i) + "\">" + ("<text macro=\"m" + QByteArray::number(i + 1) + "\"/>").repeated(10) + "</macro>";
    bomb += "<macro name=\"m10\"><text variable=\"title\"/></macro>";
    QTest::newRow("tenfold macros") << bomb + "<citation><layout><text macro=\"m0\"/></layout></citation></style>" << false;
    QTest::newRow("tenfold macros that nothing calls") << bomb + citation + "</style>" << true;
    const auto citing = [](const QByteArray &elements) { return style("<citation><layout>" + elements + "</layout></citation>"); };
    const QByteArray names = "<names variable=\"author\"/>";
    const QByteArray manyNames = names.repeated(150);
    QTest::newRow("more names than any reader has patience for") << citing(names.repeated(200)) << false;
    QTest::newRow("as many names, of which one entry meets a half")
        << citing("<choose><if type=\"book\">" + manyNames + "</if><else>" + manyNames + "</else></choose>") << true;
    QTest::newRow("as many names, one half after the other")
        << citing("<choose><if type=\"book\">" + manyNames + "</if></choose><choose><if type=\"book\">" + manyNames + "</if></choose>") << false;
    QTest::newRow("as many names through a macro")
        << style("<macro name=\"a\">" + names.repeated(20) + "</macro><citation><layout>" + QByteArray("<text macro=\"a\"/>").repeated(10) + "</layout></citation>") << false;
    QTest::newRow("endless groups") << citing(QByteArray("<group/>").repeated(1000)) << false;
    QTest::newRow("endless dates") << citing(QByteArray("<date variable=\"issued\"/>").repeated(300)) << false;
    QTest::newRow("endless words") << citing("<text value=\"" + QByteArray(200'000, 'x') + "\"/>") << false;
    QTest::newRow("endless elements") << style(QByteArray("<macro name=\"unused\"><text/></macro>").repeated(4000) + citation) << false;
    QTest::newRow("long chain") << chain + "<macro name=\"m2500\"/>" + citation + "</style>" << true;
}

void StyleCatalogueTest::refusesBrokenStyles()
{
    QFETCH(QByteArray, xml);
    const auto checked = checkStyle(xml);
    QTEST(checked.has_value(), "usable");
    if (!checked)
        QVERIFY(!checked.error().message.isEmpty());
}

void StyleCatalogueTest::canUseEveryInstalledStyle()
{
    const StyleCatalogue catalogue = StyleCatalogue::installed();
    for (const StyleInfo &info : catalogue.list()) {
        if (!info.parent.isEmpty())
            continue; // its parent is one of the others
        const auto xml = catalogue.style(info.name);
        QVERIFY2(xml, qPrintable(xml ? QString() : xml.error().message));
    }
}

void StyleCatalogueTest::readsNoFileBesideTheStyles()
{
    for (const char *name : {"../locales/locales-en-US", "/etc/passwd", "", ".", "..", "a/b"})
        QCOMPARE(StyleCatalogue::installed().style(QString::fromLatin1(name)).error().kind, Error::Kind::NotFound);
}

void StyleCatalogueTest::choosesTheNearestLocale()
{
    const StyleCatalogue catalogue = StyleCatalogue::installed();
    QCOMPARE(catalogue.localeName("de"), "de-DE");
    QCOMPARE(catalogue.localeName("en_GB"), "en-GB");
    QCOMPARE(catalogue.localeName("en-ZA"), "en-US");
    QCOMPARE(catalogue.localeName("sv"), "sv-SE");
    QCOMPARE(catalogue.localeName("pl"), "pl-PL");
    QCOMPARE(catalogue.localeName("xx"), "en-US");
    QVERIFY(catalogue.locale("fr").contains("xml:lang=\"fr-FR\""));
    QVERIFY(StyleCatalogue({}, {"/nowhere"}).locale("fr").isEmpty());
}

QTEST_GUILESS_MAIN(StyleCatalogueTest)
#include "stylecataloguetest.moc"
