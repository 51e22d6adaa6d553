#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

namespace {

constexpr qint64 hundredMegabytes = 100'000'000;

/// One style: its macros call the next one ten times over, so that the last would be printed ten thousand million times.
QByteArray tenfoldMacros()
{
    QByteArray macros;
    for (int i = 0; i < 10; ++i) {
        macros += "<macro name=\"m" + QByteArray::number(i) + "\">" + ("<text macro=\"m" + QByteArray::number(i + 1) + "\"/>").repeated(10) + "</macro>";
    }
    return macros + "<macro name=\"m10\"><text variable=\"title\"/></macro><citation><layout><text macro=\"m0\"/></layout></citation>";
}

QByteArray styleOf(const QByteArray &inside, const QByteArray &before = {})
{
    return before + "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>T</title></info>" + inside + "</style>";
}

QByteArray tenfoldStrings()
{
    QByteArray bib = "@string{a0=\"0123456789\"}\n";
    for (int i = 1; i < 12; ++i)
        bib += "@string{a" + QByteArray::number(i) + "=" + ("a" + QByteArray::number(i - 1) + " # ").repeated(9) + "a" + QByteArray::number(i - 1) + "}\n";
    return bib + "@book{bomb, title=a11}\n@book{good, title={Good}}\n";
}

QByteArray manyAttributes()
{
    QByteArray html = "<html><body><p";
    for (int i = 0; i < 300'000; ++i)
        html += " a" + QByteArray::number(i) + "=1";
    return html + ">words</p></body></html>";
}

} // namespace

/// Files that are made to hurt, through the real program: each is answered with a sentence, what can be read is kept, and
/// no more memory is used than a reader may.
class HostileInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_library = m_folder.filePath(QStringLiteral("library%1").arg(++m_runs)); }
    void keepsWhatABibliographyHoldsAndSaysTheRest_data();
    void keepsWhatABibliographyHoldsAndSaysTheRest();
    void capturesOrRefusesWithASentence_data();
    void capturesOrRefusesWithASentence();
    void refusesHostileStyles_data();
    void refusesHostileStyles();
    void refusesFilesOfAHundredMegabytesUnread_data();
    void refusesFilesOfAHundredMegabytesUnread();

private:
    int run(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(STET_CLI), arguments + QStringList{QStringLiteral("--library"), m_library});
        process.closeWriteChannel();
        process.waitForFinished(120'000);
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    /// Sentences and nothing else, and no run so far that took too much.
    void verifyManners() const
    {
        for (const QByteArray &line : m_err.trimmed().split('\n'))
            QVERIFY2(line.startsWith("stet-cli: ") && line.trimmed().endsWith('.'), line.constData());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        rusage used{};
        QCOMPARE(getrusage(RUSAGE_CHILDREN, &used), 0);
        QVERIFY2(used.ru_maxrss < 256 * 1024, qPrintable(QStringLiteral("%1 kB").arg(used.ru_maxrss)));
#endif
    }

    QTemporaryDir m_folder;
    QString m_library; ///< a new one each time, which knows nothing yet
    int m_runs = 0;
    QByteArray m_out;
    QByteArray m_err;
};

void HostileInputTest::keepsWhatABibliographyHoldsAndSaysTheRest_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("@string chained tenfold") << "bib" << tenfoldStrings() << QByteArray("Good");
    QTest::newRow("crossref loop") << "bib" << QByteArray("@book{a, crossref={b}, title={Good}}\n@book{b, crossref={a}, title={B}}\n") << QByteArray("Good");
    QTest::newRow("BibTeX without type") << "bib" << QByteArray("@{a, title={Good}}\n") << QByteArray("Good");
    QTest::newRow("BibTeX cut short") << "bib" << QByteArray("@book{a, title={Good}}\n@book{b, title={Half") << QByteArray("Good");
    QTest::newRow("RIS without ER") << "ris" << QByteArray("TY  - BOOK\nTI  - Good\n").repeated(20'000) << QByteArray("Good");
    QTest::newRow("more RIS without ER than is read") << "ris" << QByteArray("TY  - JOUR\nAU  - Vale, Ruth\nTI  - Good\nPY  - 2014\nDO  - 10.1000/1\n").repeated(50'000) << QByteArray("Good");
    QTest::newRow("RIS without type") << "ris" << QByteArray("TI  - Lost\nER  - \nTY  - \nTI  - Good\nER  - \n") << QByteArray("Good");
    QTest::newRow("EndNote without type") << "enw" << QByteArray("%T Good\n") << QByteArray("Good");
    QTest::newRow("JSON without type") << "json" << QByteArray("[{\"title\": \"Good\"}, {}]") << QByteArray("Good");
    QTest::newRow("JSON cut short") << "json" << QByteArray("[{\"type\": \"book\", \"title\": \"Good\"}, {\"ty") << QByteArray("Good");
    QTest::newRow("deeply nested JSON") << "json" << "[{\"type\": \"book\", \"title\": \"Good\"}, " + QByteArray("{\"a\":").repeated(3'000'000) << QByteArray("Good");
    QTest::newRow("nothing but brackets") << "json" << QByteArray(20'000'000, '[') << QByteArray();
    QTest::newRow("no text") << "bib" << QByteArray(5'000'000, '\0') << QByteArray();
}

void HostileInputTest::keepsWhatABibliographyHoldsAndSaysTheRest()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, kept);
    const int code = run({QStringLiteral("sources"), QStringLiteral("import"), write(QStringLiteral("hostile.") + ending, bytes)});
    QVERIFY2(code == 1 || code == 2, qPrintable(QString::number(code)));
    QVERIFY(!m_err.isEmpty());
    QVERIFY2(m_out.contains(kept), m_out.left(400).constData());
    verifyManners();
}

void HostileInputTest::capturesOrRefusesWithASentence_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("deep HTML") << "html" << "<p>words</p>" + QByteArray("<div>").repeated(1'000'000);
    QTest::newRow("a tag of many attributes") << "html" << manyAttributes();
    QTest::newRow("a damaged document") << "docx" << QByteArray("PK\x03\x04 and no more");
    QTest::newRow("a damaged PDF") << "pdf" << "%PDF-1.4\n" + QByteArray(100'000, 'x');
    QTest::newRow("a PDF of itself") << "pdf" << QByteArray("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[2 0 R]>>\n"
                                                           "endobj\ntrailer<</Size 3/Root 1 0 R>>\n");
    QTest::newRow("no text") << "txt" << QByteArray(100'000, '\x01');
}

void HostileInputTest::capturesOrRefusesWithASentence()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, bytes);
    QCOMPARE(run({QStringLiteral("sources"), QStringLiteral("capture"), write(QStringLiteral("hostile.") + ending, bytes)}), 2);
    QVERIFY(m_out.isEmpty());
    verifyManners();
}

void HostileInputTest::refusesHostileStyles_data()
{
    QTest::addColumn<QByteArray>("xml");
    const QByteArray entities = "<!DOCTYPE style [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    QTest::newRow("missing macro") << styleOf("<citation><layout><text macro=\"gone\"/></layout></citation>");
    QTest::newRow("macro within itself") << styleOf("<macro name=\"a\"><text macro=\"a\"/></macro><citation><layout><text macro=\"a\"/></layout></citation>");
    QTest::newRow("tenfold macros") << styleOf(tenfoldMacros());
    QTest::newRow("more than a style has") << styleOf("<citation><layout>" + QByteArray("<text variable=\"title\"/>").repeated(80'000) + "</layout></citation>");
    QTest::newRow("names that keep it busy for a minute") << styleOf("<citation><layout>" + QByteArray("<names variable=\"author\"/>").repeated(3000) + "</layout></citation>");
    QTest::newRow("groups that take a gigabyte") << styleOf("<citation><layout>" + QByteArray("<group><text variable=\"title\"/></group>").repeated(12'000) + "</layout></citation>");
    QTest::newRow("file of the machine") << styleOf("<citation><layout><text value=\"&x;\"/></layout></citation>", entities);
    QTest::newRow("entities in entities") << styleOf("<citation><layout><text value=\"&b;\"/></layout></citation>", entities);
    QTest::newRow("endless") << styleOf(QByteArray("<macro name=\"a\"/>").repeated(200'000)).chopped(8);
    QTest::newRow("cut short") << styleOf("<citation><layout>").chopped(8);
}

void HostileInputTest::refusesHostileStyles()
{
    QFETCH(QByteArray, xml);
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("citation-style-language/styles")));
    write(QStringLiteral("citation-style-language/styles/hostile.csl"), xml);
    const QString sources = write(QStringLiteral("cited.bib"), "@book{one, title={One}}\n");
    const QString article = write(QStringLiteral("article.md"), "It went well [@one].\n");
    QCOMPARE(run({QStringLiteral("cite"), QStringLiteral("--style"), QStringLiteral("hostile"), QStringLiteral("--sources"), sources, article}), 2);
    QVERIFY2(m_err.contains("“hostile”"), m_err.constData());
    verifyManners();
}

void HostileInputTest::refusesFilesOfAHundredMegabytesUnread_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("name");
    for (const char *name : {"big.bib", "big.ris", "big.enw", "big.json"})
        QTest::newRow(name) << "import" << QString::fromLatin1(name);
    for (const char *name : {"big.html", "big.txt", "big.md", "big.docx", "big.pdf"})
        QTest::newRow(name) << "capture" << QString::fromLatin1(name);
}

void HostileInputTest::refusesFilesOfAHundredMegabytesUnread()
{
    QFETCH(QString, verb);
    QFETCH(QString, name);
    const QString path = write(name, "begin");
    QVERIFY(QFile::resize(path, hundredMegabytes)); // sparse
    QCOMPARE(run({QStringLiteral("sources"), verb, path}), 2);
    QVERIFY2(m_err.contains(name.toUtf8()) && m_err.contains(" MB"), m_err.constData());
    verifyManners();
    QVERIFY(QFile::remove(path));
}

QTEST_GUILESS_MAIN(HostileInputTest)
#include "hostileinputtest.moc"
