#include "app/sources/bibtexfields.h"
#include "app/sources/sourcefile.h"
#include "app/sources/textext.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace stet;

namespace {

ReadSources read(const QByteArray &bytes, SourceFormat format)
{
    const Result<ReadSources> result = readSources(bytes, format);
    return result ? *result : ReadSources();
}

Source only(const QByteArray &bytes, SourceFormat format)
{
    const ReadSources result = read(bytes, format);
    return result.sources.size() == 1 ? result.sources[0] : Source();
}

/// What RIS, EndNote and BibTeX can all hold.
Source plainSource(const QString &type)
{
    Source source;
    source.key = "key-" + type;
    source.item = {{"type", type}};
    source.setText("title", "A title, with “marks” & 5 % of $x_1$ {braces} ~ and #");
    source.setText("title-short", "A title");
    source.setText("container-title", "The Example Post");
    source.setNames("author", {cslNameFromText("Price, Ned"), cslNameFromText("van der Berg, Jan"), cslNameFromText("Müller, Jr., Eva")});
    source.setNames("editor", {cslNameFromText("Kredo, Adam")});
    source.setDate("issued", cslDateFromText("2021-09-04"));
    source.setDate("accessed", cslDateFromText("2021-10"));
    source.setText("volume", "12");
    source.setText("page", "17-23");
    source.setText("publisher", "House & Sons");
    source.setText("publisher-place", "Kabul");
    source.setText("URL", "https://a.example/x_y?a=1&b=%20#top");
    source.setText("DOI", "10.1000/a_b(c)");
    source.setText("abstract", "First line. Second line.");
    source.setText("language", "en-GB");
    source.tags = QStringList{"kabul", "press freedom"};
    source.notes = "Check the date.";
    return source;
}

} // namespace

class SourceFileTest : public QObject
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
    void readsAnEntryOfRis();
    void keepsRisWithoutEnd();
    void keepsTheTypesOfRis();
    void readsAnEntryOfEndNote();
    void keepsTheTypesOfEndNote();
    void losesOneItemToOneBrokenItem();
    void keepsCslJsonWhole();
    void readsCslJsonInItsWrappings();
    void refusesWhatIsTooLargeOrNoText();
    void knowsFormatsByNameAndBeginning();
    void readsManyEntriesInLinearTime_data();
    void readsManyEntriesInLinearTime();
    void leavesOutWhatIsTooMuchAndSaysSo();
    void stopsWhereTooManyEntriesHaveNoEnd();
    void endsOnHostileInput_data();
    void endsOnHostileInput();
};

void SourceFileTest::readsTex_data()
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

void SourceFileTest::readsTex()
{
    QFETCH(QString, tex);
    QTEST(textFromTex(tex, TexBraces::KeepCase), "text");
}

void SourceFileTest::writesTexThatReadsBack()
{
    for (const char *given : {"5 % of $1 & #2 a_b {c} ~d ^e \\f", "“Curly” – and — dashes, -- two, ''straight''",
                              "<i>The <span class=\"nocase\">NASA</span> files</i> 5<sup>th</sup> H<sub>2</sub>O a < b",
                              "é ü ß Łódź 北京 \u2009thin\u00a0space", "a </i> b <i>c"}) {
        const QString text = QString::fromUtf8(given);
        const QString expected = text.endsWith("<i>c") ? text + "</i>" : text;
        QCOMPARE(textFromTex(texFromText(text), TexBraces::KeepCase), expected);
    }
}

void SourceFileTest::readsAnEntryOfBibtex()
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

void SourceFileTest::readsTheEntriesOfBiblatex()
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

void SourceFileTest::inheritsThroughCrossref()
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

void SourceFileTest::endsCrossrefCycles()
{
    const ReadSources result = read("@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, title={B}}\n@book{c, crossref={c}, title={C}}\n",
                                    SourceFormat::BibTeX);
    QCOMPARE(result.sources.size(), 3);
    QCOMPARE(result.problems.size(), 3);
    QCOMPARE(result.problems[2].line, 3);
    QVERIFY(result.problems[2].message.contains("crossref"));
}

void SourceFileTest::keepsBibtexEntriesWithoutAType()
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

void SourceFileTest::keepsMacroBombsSmall()
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

void SourceFileTest::losesOneEntryToOneMissingBrace()
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

void SourceFileTest::keepsEveryTypeThroughBibtex()
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

void SourceFileTest::keepsOddNamesThroughBibtex()
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

void SourceFileTest::keepsUnknownBibtexFields()
{
    const Source source = only(R"(@book{a, title={A}, file={:a\_b.pdf:PDF}, timestamp={2020.01.01}})", SourceFormat::BibTeX);
    const QString written = QString::fromUtf8(writeSources({source}, SourceFormat::BibTeX));
    QVERIFY(written.contains(R"(file = {:a\_b.pdf:PDF})"));
    QVERIFY(written.contains("timestamp = {2020.01.01}"));
}

void SourceFileTest::readsAnEntryOfRis()
{
    const Source source = only("\xef\xbb\xbfTY  - NEWS\r\nAU  - Price, Ned\r\nAU  - Associated Press\r\nTI  - Kabul\r\n  falls\r\nT2  - Post\r\n"
                               "PY  - 2021\r\nDA  - 2021/09/04/\r\nSP  - 1\r\nEP  - 3\r\nKW  - a\r\nKW  - b\r\nUR  - https://a.example\r\n"
                               "N1  - one\r\nSN  - 1234-5678\r\nER  - \r\n", SourceFormat::Ris);
    QCOMPARE(source.type(), "article-newspaper");
    QCOMPARE(source.title(), "Kabul falls");
    QCOMPARE(source.writer(), "Price and Press");
    QCOMPARE(toText(source.date()), "2021-09-04");
    QCOMPARE(source.text("page"), "1-3");
    QCOMPARE(source.tags, QStringList({"a", "b"}));
    QCOMPARE(source.text("ISSN"), "1234-5678");
    QCOMPARE(source.key, "price2021");
}

void SourceFileTest::keepsRisWithoutEnd()
{
    const ReadSources result = read("AU  - Stray\nTY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nTY  - ODD\nTI  - Three\n", SourceFormat::Ris);
    QCOMPARE(result.sources.size(), 3);
    QCOMPARE(result.sources[2].type(), "document");
    QList<int> lines;
    for (const ReadProblem &problem : result.problems)
        lines.append(problem.line);
    QCOMPARE(lines, QList<int>({1, 2, 7, 7}));
}

void SourceFileTest::keepsTheTypesOfRis()
{
    for (const char *type : {"article-journal", "article-magazine", "article-newspaper", "book", "chapter", "paper-conference",
                             "thesis", "report", "webpage", "post-weblog", "dataset", "software", "patent", "map", "song",
                             "motion_picture", "legal_case", "bill", "hearing", "interview", "manuscript", "pamphlet"}) {
        Source source = plainSource(QString::fromLatin1(type));
        source.setText("issue", "5");
        source.setText(qstrcmp(type, "book") == 0 ? "ISBN" : "ISSN", "1234-5679");
        if (qstrcmp(type, "chapter") == 0)
            source.item.remove("ISSN");
        if (qstrcmp(type, "pamphlet") == 0)
            source.item.remove("ISSN");
        source.attachments = {{"/tmp/a.pdf", "", ""}};
        source.setText("note", "A note.");
        Source expected = source;
        if (qstrcmp(type, "interview") == 0) // RIS has no such type
            expected.item.insert("type", "document");
        QCOMPARE(only(writeSources({source}, SourceFormat::Ris), SourceFormat::Ris), expected);
    }
}

void SourceFileTest::readsAnEntryOfEndNote()
{
    const ReadSources result = read("%0 Newspaper Article\n%A Price, Ned\n%A Associated Press,\n%T Kabul\nfalls\n%J Post\n%D 2021\n%8 September 4\n"
                                    "%K one\ntwo; three\n%P 1-3\n\n%0 Book\n%T Another\n\nnothing\n%T No type\n", SourceFormat::EndNote);
    QCOMPARE(result.sources.size(), 3);
    const Source &source = result.sources[0];
    QCOMPARE(source.type(), "article-newspaper");
    QCOMPARE(source.title(), "Kabul falls");
    QCOMPARE(source.names("author")[1].literal, "Associated Press");
    QCOMPARE(toText(source.date()), "2021-09-04");
    QCOMPARE(source.tags, QStringList({"one two", "three"}));
    QCOMPARE(result.sources[2].type(), "document");
    QCOMPARE(result.problems.size(), 2);
}

void SourceFileTest::keepsTheTypesOfEndNote()
{
    for (const char *type : {"article-journal", "article-newspaper", "book", "chapter", "thesis", "report", "webpage", "patent",
                             "motion_picture", "legal_case", "personal_communication"}) {
        Source source = plainSource(QString::fromLatin1(type));
        source.setText("issue", "5");
        source.setText("note", "A note.");
        source.setNames("author", source.names("author") + QList<CslName>{CslName{"", "", "", "", "", "Associated Press"}});
        QCOMPARE(only(writeSources({source}, SourceFormat::EndNote), SourceFormat::EndNote), source);
    }
}

void SourceFileTest::losesOneItemToOneBrokenItem()
{
    const ReadSources result = read("[\n{\"id\":\"a\",\"type\":\"book\",\"title\":\"A }] \\\" {\"},\n{\"id\":\"b\", oops},\n{\"id\":7,\"title\":\"C\"},\n{}\n,{\"id\":\"d\"",
                                    SourceFormat::CslJson);
    QCOMPARE(result.sources.size(), 2);
    QCOMPARE(result.sources[0].title(), "A }] \" {");
    QCOMPARE(result.sources[1].key, "7");
    QCOMPARE(result.sources[1].type(), "document");
    QList<int> lines;
    for (const ReadProblem &problem : result.problems)
        lines.append(problem.line);
    QCOMPARE(lines, QList<int>({3, 4, 5, 6}));
}

void SourceFileTest::keepsCslJsonWhole()
{
    Source source = plainSource("broadcast");
    source.item.insert("custom", QJsonObject{{"x", QJsonArray{1, 2}}});
    source.item.insert("categories", QJsonArray{"a"});
    source.item.insert("volume", 12);
    QCOMPARE(only(writeSources({source}, SourceFormat::CslJson), SourceFormat::CslJson), source);
}

void SourceFileTest::readsCslJsonInItsWrappings()
{
    QCOMPARE(only("{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\"}", SourceFormat::CslJson).title(), "A");
    QCOMPARE(only("{\"items\":[{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\"}]}", SourceFormat::CslJson).title(), "A");
    QCOMPARE(only("{\"references\":[{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\"}]}", SourceFormat::CslJson).title(), "A");
    QVERIFY(read("[]", SourceFormat::CslJson).problems.isEmpty());
    QCOMPARE(read("nonsense", SourceFormat::CslJson).problems.size(), 1);
}

void SourceFileTest::refusesWhatIsTooLargeOrNoText()
{
    const Result<ReadSources> large = readSources(QByteArray(largestSourceFile + 1, 'x'), SourceFormat::BibTeX);
    QVERIFY(!large);
    QCOMPARE(large.error().kind, Error::Kind::TooLarge);
    const Result<ReadSources> binary = readSources(QByteArray("@book{a\0b", 9), SourceFormat::BibTeX);
    QVERIFY(!binary);
    QCOMPARE(binary.error().kind, Error::Kind::Unreadable);
    const Result<ReadSources> missing = readSourceFile("/nowhere/at/all.bib");
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    QTemporaryDir folder;
    QVERIFY(!readSourceFile(folder.path()));
    QCOMPARE(only("@book{a, title={caf\xe9}}", SourceFormat::BibTeX).title(), "café");
}

void SourceFileTest::knowsFormatsByNameAndBeginning()
{
    QCOMPARE(sourceFormatOf("a.BIB"), SourceFormat::BibTeX);
    QCOMPARE(sourceFormatOf("a.txt", "TY  - JOUR\n"), SourceFormat::Ris);
    QCOMPARE(sourceFormatOf("a", "\n[{"), SourceFormat::CslJson);
    QCOMPARE(sourceFormatOf("a", "%0 Book"), SourceFormat::EndNote);
    QVERIFY(!sourceFormatOf("a.txt", "Hello"));
}

void SourceFileTest::readsManyEntriesInLinearTime_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("CSL-JSON") << int(SourceFormat::CslJson);
    QTest::newRow("BibTeX") << int(SourceFormat::BibTeX);
    QTest::newRow("RIS") << int(SourceFormat::Ris);
    QTest::newRow("EndNote") << int(SourceFormat::EndNote);
}

void SourceFileTest::readsManyEntriesInLinearTime()
{
    QFETCH(int, format);
    QList<Source> sources;
    for (int i = 0; i < 10'000; ++i) {
        Source source = plainSource("article-journal");
        source.key.clear();
        sources.append(source);
    }
    const QByteArray bytes = writeSources(sources, SourceFormat(format));
    QElapsedTimer timer;
    timer.start();
    const ReadSources result = read(bytes, SourceFormat(format));
    qInfo("%lld ms for %lld bytes", timer.elapsed(), qint64(bytes.size()));
    QCOMPARE(result.sources.size(), 10'000);
    QVERIFY(result.sources.last().key != result.sources.first().key);
}

void SourceFileTest::leavesOutWhatIsTooMuchAndSaysSo()
{
    const auto many = [](const QByteArray &entry) { return entry.repeated(mostSourcesOfFile) + "\n"; };
    const QList<QPair<QByteArray, SourceFormat>> entries{{"@book{a,title=T}\n", SourceFormat::BibTeX}, {"TY  - BOOK\nTI  - T\nER  - \n", SourceFormat::Ris},
                                                         {"%0 Book\n%T T\n\n", SourceFormat::EndNote}, {"{\"type\":\"book\"},", SourceFormat::CslJson}};
    for (const auto &[entry, format] : entries) {
        const QByteArray begin = format == SourceFormat::CslJson ? "[" : "";
        const auto whole = readSources(begin + many(entry), format);
        const auto cut = readSources(begin + many(entry) + entry, format);
        QVERIFY(whole && cut);
        QCOMPARE(whole->sources.size(), mostSourcesOfFile);
        QCOMPARE(cut->sources.size(), mostSourcesOfFile);
        const auto says = [](const ReadSources &read) {
            return std::any_of(read.problems.begin(), read.problems.end(), [](const ReadProblem &problem) { return problem.message.contains(QStringLiteral("50000")); });
        };
        QVERIFY(!says(*whole));
        QVERIFY(says(*cut));
    }
}

void SourceFileTest::stopsWhereTooManyEntriesHaveNoEnd()
{
    const QByteArray entry = "TY  - BOOK\nTI  - T\n";
    const auto whole = readSources(entry.repeated(20'000), SourceFormat::Ris);
    const auto cut = readSources(entry.repeated(20'001) + "ER  - \n", SourceFormat::Ris);
    QVERIFY(whole && cut);
    QCOMPARE(whole->sources.size(), 20'000);
    QCOMPARE(cut->sources.size(), 20'000);
    QVERIFY(!whole->problems.last().message.contains(QStringLiteral("left out")));
    QCOMPARE(cut->problems.last().line, 40'001);
    QVERIFY(cut->problems.last().message.contains(QStringLiteral("left out")));
}

void SourceFileTest::endsOnHostileInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("format");
    const int bibtex = int(SourceFormat::BibTeX);
    QTest::newRow("open braces") << "@book{a, title=" + QByteArray(4'000'000, '{') << bibtex;
    QTest::newRow("open entries") << QByteArray("@book{a, title={x\n").repeated(200'000) << bibtex;
    QTest::newRow("at signs") << QByteArray(4'000'000, '@') << bibtex;
    QTest::newRow("open quotation") << QByteArray("@book{a, title=\"").repeated(200'000) << bibtex;
    QTest::newRow("nested commands") << "@book{a, title={" + QByteArray("\\emph{").repeated(20'000) + QByteArray(20'000, '}') + "}}" << bibtex;
    QTest::newRow("nested accents") << "@book{a, title={" + QByteArray("\\'").repeated(60'000) + "}}" << bibtex;
    QTest::newRow("names") << "@book{a, author={" + QByteArray("a and ").repeated(40'000) + "}}" << bibtex;
    QTest::newRow("commas") << "@book{a" + QByteArray(4'000'000, ',') << bibtex;
    QTest::newRow("one parent, many heirs") << "@book{p, title={" + QByteArray(200'000, 'x') + "}}" + QByteArray("@inbook{c, crossref={p}, title={y}}\n").repeated(20'000) << bibtex;
    QTest::newRow("joined") << "@book{a, title={x}" + QByteArray("#{xxxxxxxxxxxxxxxxxxxx}").repeated(100'000) + "}" << bibtex;
    QTest::newRow("endless RIS") << QByteArray("TY  - BOOK\n").repeated(300'000) << int(SourceFormat::Ris);
    QTest::newRow("one RIS entry") << "TY  - BOOK\n" + QByteArray("AU  - A\n").repeated(400'000) << int(SourceFormat::Ris);
    QTest::newRow("going on") << "TY  - BOOK\nTI  - a\n" + QByteArray(" going on and on\n").repeated(200'000) << int(SourceFormat::Ris);
    QTest::newRow("EndNote authors") << "%0 Book\n" + QByteArray("%A A\n").repeated(500'000) << int(SourceFormat::EndNote);
    QTest::newRow("nested JSON") << QByteArray(4'000'000, '[') << int(SourceFormat::CslJson);
    QTest::newRow("nested objects") << "[" + QByteArray("{\"a\":").repeated(500'000) << int(SourceFormat::CslJson);
    QTest::newRow("empty objects") << "[" + QByteArray("{},").repeated(500'000) << int(SourceFormat::CslJson);
}

void SourceFileTest::endsOnHostileInput()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, format);
    QElapsedTimer timer;
    timer.start();
    const Result<ReadSources> result = readSources(bytes, SourceFormat(format));
    qInfo("%lld ms for %lld bytes", timer.elapsed(), qint64(bytes.size()));
    QVERIFY(result);
    QVERIFY(result->problems.size() <= 1002);
}

QTEST_GUILESS_MAIN(SourceFileTest)
#include "sourcefiletest.moc"
