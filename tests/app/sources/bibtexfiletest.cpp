#include "app/sources/bibtexfields.h"
#include "app/sources/textext.h"
#include "tests/app/sources/sourcefiles.h"

#include <QTest>

using namespace stet;

/// Files of BibTeX and BibLaTeX, and the TeX in their fields.
class BibtexFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTex_data();
    void readsTex();
    void writesTexThatReadsBack();
    void readsAnEntryOfBibtex();
    void readsTheEntriesOfBiblatex();
    void inheritsThroughCrossref();
    void endsCrossrefCycles();
    void keepsBibtexEntriesWithoutAType();
    void keepsMacroBombsSmall();
    void losesOneEntryToOneMissingBrace();
    void keepsEveryTypeThroughBibtex();
    void keepsOddNamesThroughBibtex();
    void keepsUnknownBibtexFields();
};

void BibtexFileTest::readsTex_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("text");
    QTest::newRow("accents") << R"(G\"odel, G{\"o}del, G\"{o}del, {\'E}cole, \v{c}, \c{c}, \H{o}, \'\i)" << "Gödel, Gödel, Gödel, École, č, ç, ő, í";
    QTest::newRow("letters") << R"(Stra\ss{}e, \O rsted, {\aa}, \L\'od\'z)" << "Straße, Ørsted, å, Łódź";
    QTest::newRow("dashes and marks") << "1--2 --- ``a'' b~c" << "1–2 — “a” b\u00a0c";
    QTest::newRow("escapes") << R"(5\% \& \$1 \#2 a\_b \{c\})" << "5% & $1 #2 a_b {c}";
    QTest::newRow("markup") << R"(\emph{a} \textbf{b} 5\textsuperscript{th} $^{2}$ H$_2$O)" << "<i>a</i> <b>b</b> 5<sup>th</sup> <sup>2</sup> H<sub>2</sub>O";
    QTest::newRow("formula") << "$x+y$" << "$x+y$";
    QTest::newRow("capitals") << "The {NASA} files" << "The <span class=\"nocase\">NASA</span> files";
    QTest::newRow("capitals in italics") << R"(\emph{The {NASA} files})" << "<i>The <span class=\"nocase\">NASA</span> files</i>";
    QTest::newRow("unknown command") << R"(a \strange{b} c)" << "a b c";
    QTest::newRow("link") << R"(\href{https://a.example}{here})" << "here";
    QTest::newRow("unbalanced") << "a } b { c" << "a  b <span class=\"nocase\"> c</span>";
    QTest::newRow("nothing after the accent") << R"(a\')" << "a";
}

void BibtexFileTest::readsTex()
{
    QFETCH(QString, tex);
    QTEST(textFromTex(tex, TexBraces::KeepCase), "text");
}

void BibtexFileTest::writesTexThatReadsBack()
{
    for (const char *given : {"5 % of $1 & #2 a_b {c} ~d ^e \\f", "“Curly” – and — dashes, -- two, ''straight''",
                              "<i>The <span class=\"nocase\">NASA</span> files</i> 5<sup>th</sup> H<sub>2</sub>O a < b",
                              "é ü ß Łódź 北京 \u2009thin\u00a0space", "a </i> b <i>c"}) {
        const QString text = QString::fromUtf8(given);
        const QString expected = text.endsWith("<i>c") ? text + "</i>" : text;
        QCOMPARE(textFromTex(texFromText(text), TexBraces::KeepCase), expected);
    }
}

void BibtexFileTest::readsAnEntryOfBibtex()
{
    const Source source = only(R"(
Anything may stand between entries, even me@mail.example.
@string{ap = "Associated Press"} @comment{ @article{no, title={no}} }
@Article (price:2021,
  Author = "Ned Price and Jan van der Berg and {The Editors} and others",
  title = {On {Kabul}} # { and more},
  journal = ap, year = 2021, month = sep # "~4", number = 3, volume = 12,
  pages = {17--23}, doi = {10.1000/a\_b}, keywords = {kabul, press},
  url = {\url{https://a.example/x_y?a=1&b=2}},
))", SourceFormat::BibTeX);
    QCOMPARE(source.key, "price:2021");
    QCOMPARE(source.type(), "article-journal");
    QCOMPARE(source.title(), "On <span class=\"nocase\">Kabul</span> and more");
    QCOMPARE(source.outlet(), "Associated Press");
    QCOMPARE(source.names("author").size(), 4);
    QCOMPARE(source.names("author")[1], (CslName{"Berg", "Jan", "", "van der", "", ""}));
    QCOMPARE(source.names("author")[2].literal, "The Editors");
    QCOMPARE(source.text("issue"), "3");
    QCOMPARE(source.text("page"), "17-23");
    QCOMPARE(source.doi(), "10.1000/a_b");
    QCOMPARE(source.address(), "https://a.example/x_y?a=1&b=2");
    QCOMPARE(source.year(), "2021");
    QCOMPARE(source.tags, QStringList({"kabul", "press"}));
}

void BibtexFileTest::readsTheEntriesOfBiblatex()
{
    const ReadSources result = read(R"(
@online{a, title={One}, subtitle={Two}, date={2021-09-04}, urldate={2021-10-01}, url={https://a.example}}
@article{b, entrysubtype={newspaper}, title={News}, journaltitle={Post}, date={2020-12/2021-02}, issue={Winter}}
@thesis{c, title={T}, type={mathesis}, institution={U}, date={2019~}, author={family=Berg, given=Jan, prefix=van, useprefix=true}}
@misc{d, entrysubtype={interview}, title={Talk}, editor={A B}, editortype={interviewer}}
@phdthesis{e, title={P}, school={S}, year={2001}}
@inproceedings{f, title={P}, booktitle={Proc}, eventtitle={Conf}, venue={Rome}, pages={1--2}}
)", SourceFormat::BibTeX);
    QCOMPARE(result.problems.size(), 0);
    QCOMPARE(result.sources.size(), 6);
    QCOMPARE(result.sources[0].title(), "One: Two");
    QCOMPARE(toText(result.sources[0].date("accessed")), "2021-10-01");
    QCOMPARE(result.sources[1].type(), "article-newspaper");
    QCOMPARE(toText(result.sources[1].date()), "2020-12/2021-02");
    QCOMPARE(result.sources[1].text("issue"), "Winter");
    QCOMPARE(result.sources[2].names("author")[0].nonDroppingParticle, "van");
    QVERIFY(result.sources[2].date().circa);
    QCOMPARE(result.sources[3].type(), "interview");
    QCOMPARE(result.sources[3].names("interviewer").size(), 1);
    QCOMPARE(result.sources[4].text("genre"), "PhD thesis");
    QCOMPARE(result.sources[4].text("publisher"), "S");
    QCOMPARE(result.sources[5].type(), "paper-conference");
    QCOMPARE(result.sources[5].text("event-place"), "Rome");
}

void BibtexFileTest::inheritsThroughCrossref()
{
    const ReadSources result = read(R"(
@inbook{child, crossref={parent}, title={Chapter}, pages={5}}
@book{parent, title={The Book}, editor={Ed Itor}, publisher={House}, date={1999}, xdata={common}}
@xdata{common, location={Paris}}
)", SourceFormat::BibTeX);
    QCOMPARE(result.sources.size(), 2);
    QCOMPARE(result.sources[0].outlet(), "The Book");
    QCOMPARE(result.sources[0].title(), "Chapter");
    QCOMPARE(result.sources[0].text("publisher"), "House");
    QCOMPARE(result.sources[0].text("publisher-place"), "Paris");
    QCOMPARE(result.sources[0].year(), "1999");
    QVERIFY(!result.sources[1].item.contains("page"));
}

void BibtexFileTest::endsCrossrefCycles()
{
    const ReadSources result = read("@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, title={B}}\n@book{c, crossref={c}, title={C}}\n",
                                    SourceFormat::BibTeX);
    QCOMPARE(result.sources.size(), 3);
    QCOMPARE(result.problems.size(), 3);
    QCOMPARE(result.problems[2].line, 3);
    QVERIFY(result.problems[2].message.contains("crossref"));
}

void BibtexFileTest::keepsBibtexEntriesWithoutAType()
{
    const ReadSources result = read("Write to us@{nobody}.\n@{one, title={One}}\n  @ {two,\n  title={Two}}\n@book{three, title={Three}}\n", SourceFormat::BibTeX);
    QStringList titles;
    for (const Source &source : result.sources)
        titles.append(source.title());
    QCOMPARE(titles, QStringList({"One", "Two", "Three"}));
    QCOMPARE(result.sources.first().type(), "document");
    QCOMPARE(result.problems.size(), 2);
    QCOMPARE(result.problems.first().line, 2);
}

void BibtexFileTest::keepsMacroBombsSmall()
{
    QByteArray bomb = "@string{a = {0123456789}}\n";
    for (char letter = 'b'; letter <= 'p'; ++letter) {
        const QByteArray before(1, char(letter - 1));
        bomb += "@string{" + QByteArray(1, letter) + " = " + QByteArray(before + " # ").repeated(9) + before + "}\n";
    }
    bomb += "@book{x, title = p}\n@book{y, title = {Still here}}\n";
    const ReadSources result = read(bomb, SourceFormat::BibTeX);
    QVERIFY(!result.problems.isEmpty());
    QVERIFY(result.problems[0].message.contains("@string"));
    QCOMPARE(result.sources.last().title(), "Still here");
    qsizetype units = 0;
    for (const Source &source : result.sources)
        units += source.title().size();
    QVERIFY(units < 300'000);
}

void BibtexFileTest::losesOneEntryToOneMissingBrace()
{
    const ReadSources result = read(R"(@book{a, title={A}}
@book{b, title={B unclosed, year=2001
}
@book{c, title={C}}
@book{d title={D}}
@book{e, title=}
@book{f, title={F}}
@book{f, title={F again}}
@book{g}
)", SourceFormat::BibTeX);
    QStringList keys;
    for (const Source &source : result.sources)
        keys.append(source.key);
    QCOMPARE(keys, QStringList({"a", "c", "f", "f2"}));
    QList<int> lines;
    for (const ReadProblem &problem : result.problems)
        lines.append(problem.line);
    QCOMPARE(lines, QList<int>({2, 5, 6, 8, 9}));
}

void BibtexFileTest::keepsEveryTypeThroughBibtex()
{
    for (const QString &type : cslTypes()) {
        Source source = plainSource(type);
        source.item.insert("custom", QJsonObject{{"bibtex-file", "a.pdf"}});
        source.setText("number", "4");
        source.setText("issue", "5");
        source.setText("collection-number", "6");
        source.setText("collection-title", "Series");
        source.setText("number-of-pages", "300");
        source.setText("scale", "1:1000");
        source.setText("jurisdiction", "us");
        source.setNames("director", {cslNameFromText("Lee, Ang")});
        source.setDate("submitted", cslDateFromText("2020-12"));
        const Source again = only(writeSources({source}, SourceFormat::BibTeX), SourceFormat::BibTeX);
        QCOMPARE(again.item, source.item);
        QCOMPARE(again, source);
    }
}

void BibtexFileTest::keepsOddNamesThroughBibtex()
{
    Source source;
    source.key = "k";
    source.item = {{"type", "book"}, {"title", "T"}};
    source.setNames("author", {CslName{"Beauvoir", "Simone", "", "de", "", ""}, CslName{"Braun", "Wernher", "von", "", "", ""},
                               CslName{"", "", "", "", "", "Barnes and Noble, Inc."}, CslName{"Berg", "Jan", "", "Van der", "", ""},
                               CslName{"", "Madonna", "", "", "", ""}, CslName{"hooks", "bell", "", "", "", ""},
                               CslName{"Smith and Jones", "A, B", "", "", "", ""}, CslName{"O'Neil", "", "", "", "", ""}});
    const Source again = only(writeSources({source}, SourceFormat::BibTeX), SourceFormat::BibTeX);
    QCOMPARE(again.names("author"), source.names("author"));
}

void BibtexFileTest::keepsUnknownBibtexFields()
{
    const Source source = only(R"(@book{a, title={A}, file={:a\_b.pdf:PDF}, timestamp={2020.01.01}})", SourceFormat::BibTeX);
    const QString written = QString::fromUtf8(writeSources({source}, SourceFormat::BibTeX));
    QVERIFY(written.contains(R"(file = {:a\_b.pdf:PDF})"));
    QVERIFY(written.contains("timestamp = {2020.01.01}"));
}

QTEST_GUILESS_MAIN(BibtexFileTest)
#include "bibtexfiletest.moc"
