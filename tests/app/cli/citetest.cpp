#include "tests/app/cli/terminal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// `sources` and `cite`, as a person at a terminal uses them.
class CiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void carriesSourcesThroughTheLibrary();
    void saysWhichEntriesWereLeftOut();
    void citesAFileInAStyle();
    void answersInJson();
    void saysWhatItDoesNotKnow();

private:
    QString write(const QString &name, const QByteArray &bytes) { return writtenFile(*m_folder, name, bytes); }
    Answer inLibrary(QStringList arguments) { return runCli(arguments + QStringList{"--library", m_folder->filePath("library")}); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_bib;
    QString m_article;
};

void CiteTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bib = write("a.bib", "@article{price2021, author={Price, Nora}, title={Talks went well}, journaltitle={Example Post}, date={2021-09-04}}\n"
                           "@book{rubin, author={Rubin, Jan}, title={What envoys want}, publisher={House}, date={2020}}\n");
    m_article = write("a.md", "# Headline\n\nIt went well [see @price2021, p. 3; @rubin], says @rubin.\n");
}

void CiteTest::carriesSourcesThroughTheLibrary()
{
    const Answer imported = inLibrary({"sources", "import", m_bib});
    QCOMPARE(imported.code, 0);
    QCOMPARE(imported.out, "price2021\tTalks went well\nrubin\tWhat envoys want\n");
    QCOMPARE(inLibrary({"sources", "list"}).out, "price2021\tPrice\t2021\tTalks went well\tExample Post\nrubin\tRubin\t2020\tWhat envoys want\tHouse\n");
    const Answer ris = inLibrary({"sources", "export", "--to", "ris"});
    QVERIFY(ris.out.startsWith("TY  - JOUR\n"));
    const QJsonArray items = QJsonDocument::fromJson(inLibrary({"sources", "export"}).out.toUtf8()).array();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0]["id"].toString(), "price2021");
    QVERIFY(inLibrary({"cite", "--style", "apa", m_article}).out.contains("(see Price, 2021, p. 3; Rubin, 2020)"));
}

void CiteTest::saysWhichEntriesWereLeftOut()
{
    const Answer answer = inLibrary({"sources", "import", write("b.bib", "@book{a, title={A}}\n@book{b, title={B\n@book{c, title={C}}\n")});
    QCOMPARE(answer.code, 1);
    QCOMPARE(answer.out, "a\tA\nc\tC\n");
    QVERIFY2(answer.err.contains("b.bib:2: "), qPrintable(answer.err));
    QCOMPARE(inLibrary({"sources", "import", m_folder->filePath("nowhere.bib")}).code, 2);
    QCOMPARE(inLibrary({"sources", "import", write("c.txt", "Just words.")}).code, 2);
}

void CiteTest::citesAFileInAStyle()
{
    const Answer press = runCli({"cite", "--sources", m_bib, m_article});
    QCOMPARE(press.code, 0);
    QVERIFY2(press.out.contains("(see Nora Price, Example Post, p. 3; Jan Rubin, House)"), qPrintable(press.out));
    const Answer apa = runCli({"cite", "--style", "apa", "--sources", m_bib, m_article});
    QCOMPARE(apa.code, 0);
    QVERIFY(apa.out.contains("[see @price2021, p. 3; @rubin]\t(see Price, 2021, p. 3; Rubin, 2020)\n"));
    QVERIFY(apa.out.endsWith("Price, N. (2021). Talks went well. Example Post.\nRubin, J. (2020). What envoys want. House.\n"));
}

void CiteTest::answersInJson()
{
    const QJsonObject json = QJsonDocument::fromJson(runCli({"cite", "--style", "apa", "--format", "json", "--sources", m_bib, m_article}).out.toUtf8()).object();
    QCOMPARE(json["style"].toString(), "apa");
    QCOMPARE(json["clusters"].toArray().size(), 2);
    QVERIFY(json["bibliography"].toArray().at(0)["html"].toString().contains("<i>"));
    QVERIFY(!json["bibliography"].toArray().at(0)["text"].toString().contains("<"));
}

void CiteTest::saysWhatItDoesNotKnow()
{
    const Answer unknown = runCli({"cite", "--style", "apa", "--sources", m_bib, write("b.md", "A [@nobody].")});
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.err.contains("nobody"));
    const Answer style = runCli({"cite", "--style", "no-such-style", "--sources", m_bib, m_article});
    QCOMPARE(style.code, 2);
    QVERIFY(style.err.contains("no-such-style"));
    QCOMPARE(runCli({"cite"}).code, 2);
    QCOMPARE(inLibrary({"sources"}).code, 2);
    QCOMPARE(inLibrary({"sources", "export", "--to", "pdf"}).code, 2);
}

QTEST_GUILESS_MAIN(CiteTest)
#include "citetest.moc"
