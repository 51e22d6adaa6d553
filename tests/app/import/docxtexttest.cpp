#include "app/import/docxtext.h"
#include "app/import/ziparchive.h"
#include "tests/app/import/storedzip.h"

#include <QTest>

using namespace stet;

namespace {

QByteArray document(const QByteArray &body)
{
    return "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
           + "</w:body></w:document>";
}

QByteArray paragraph(const QByteArray &runs)
{
    return "<w:p>" + runs + "</w:p>";
}

QByteArray run(const QByteArray &words)
{
    return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
}

} // namespace

class DocxTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsParagraphsAsTheReaderSeesThem();
    void takesInsertionsAndLeavesDeletions();
    void readsNotesAndProperties();
    void refusesWhatIsNoDocument();
    void refusesEntitiesAndNesting();
    void keepsWhatCameBeforeTheDamage();
    void refusesWhatUnpacksToTooMuch();
};

void DocxTextTest::readsParagraphsAsTheReaderSeesThem()
{
    const auto text = wordXmlText(document(
        paragraph("<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>" + run("The harbour ") + run("&amp; the town"))
        + paragraph("") + paragraph(run("One") + "<w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>")));
    QVERIFY(text);
    QCOMPARE(*text, QStringLiteral("The harbour & the town\n\nOne\ttwo\nthree"));
}

void DocxTextTest::takesInsertionsAndLeavesDeletions()
{
    const auto text = wordXmlText(document(paragraph(run("It will ") + "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>" + run("soon ") + "</w:ins>"
                                                     + run("improve.") + "<w:r><w:instrText>PAGE</w:instrText></w:r>")));
    QVERIFY(text);
    QCOMPARE(*text, QStringLiteral("It will soon improve."));
}

void DocxTextTest::readsNotesAndProperties()
{
    const QByteArray notes = "<w:footnotes xmlns:w=\"w\"><w:footnote>" + paragraph(run("A note.")) + "</w:footnote></w:footnotes>";
    const QByteArray properties = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Minutes</dc:title><dc:creator>Ruth Vale</dc:creator></cp:coreProperties>";
    const auto read = docxText(storedZip({{"word/document.xml", document(paragraph(run("Words.")))}, {"word/footnotes.xml", notes}, {"docProps/core.xml", properties}}));
    QVERIFY(read);
    QCOMPARE(read->text, QStringLiteral("Words.\n\nA note."));
    QCOMPARE(read->title, QStringLiteral("Minutes"));
    QCOMPARE(read->creator, QStringLiteral("Ruth Vale"));
}

void DocxTextTest::refusesWhatIsNoDocument()
{
    const QByteArray whole = storedZip({{"word/document.xml", document(paragraph(run("Words.")))}});
    for (const QByteArray &bytes : {QByteArray(), QByteArray("PK\x03\x04"), QByteArray(2000, 'x'), whole.left(whole.size() / 2), storedZip({{"other.xml", "<a/>"}}),
                                    storedZip({{"word/document.xml", "not xml"}})}) {
        const auto read = docxText(bytes);
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
    }
}

void DocxTextTest::refusesEntitiesAndNesting()
{
    const auto laughs = wordXmlText("<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>" + document(paragraph(run("&b;"))).mid(21));
    QVERIFY(!laughs);
    const auto outside = wordXmlText("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + document(paragraph(run("&x;"))).mid(21));
    QVERIFY(!outside);
    const auto deep = wordXmlText(document(QByteArray("<w:p>").repeated(100000)));
    QVERIFY(!deep);
    QCOMPARE(deep.error().kind, Error::Kind::TooLarge);
}

void DocxTextTest::keepsWhatCameBeforeTheDamage()
{
    const QByteArray whole = document(paragraph(run("Kept.")) + paragraph(run("Lost")));
    const auto text = wordXmlText(whole.left(whole.indexOf("Lost") + 2));
    QVERIFY(text);
    QVERIFY(text->startsWith(QStringLiteral("Kept.")));
    QVERIFY(docxText(storedZip({{"word/document.xml", whole.left(whole.indexOf("Lost") + 2)}}))->isCut);
    QVERIFY(!docxText(storedZip({{"word/document.xml", whole}}))->isCut);
}

void DocxTextTest::refusesWhatUnpacksToTooMuch()
{
    const QByteArray big = document(QByteArray("<w:p/>").repeated(6'000'000));
    const auto read = docxText(storedZip({{"word/document.xml", big}}));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::TooLarge);
    const auto archive = ZipArchive::open(storedZip({{"a", "12345"}}));
    QVERIFY(archive);
    QVERIFY((*archive)->has(QStringLiteral("a")));
    QVERIFY(!(*archive)->read(QStringLiteral("a"), 4));
    QCOMPARE(*(*archive)->read(QStringLiteral("a"), 5), QByteArray("12345"));
}

QTEST_GUILESS_MAIN(DocxTextTest)
#include "docxtexttest.moc"
