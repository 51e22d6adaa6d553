#include "tests/app/sources/sourcefiles.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace stet;

/// Files of RIS, EndNote and CSL-JSON, and what every format does with too much.
class SourceFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
