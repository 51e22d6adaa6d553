#include "tests/app/cli/terminal.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// `export`, as a person at a terminal uses it.
class ExportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesTheLevelThatWasAsked_data();
    void writesTheLevelThatWasAsked();
    void refusesALevelThatThereIsNot();
    void namesTheBibFileItWrote();
    void printsCitationsInTheStyleThatWasAsked();
    void knowsTheRecordsOfALibrarysArticle();

private:
    QString write(const QString &name, const QByteArray &bytes) { return writtenFile(*m_folder, name, bytes); }
    int run(const QStringList &arguments)
    {
        const Answer answer = runCli(arguments);
        m_out = answer.out;
        m_err = answer.err;
        return answer.code;
    }
    int exportArticle(const QStringList &more) { return run(QStringList{"export", m_article, "--sources", m_sources, "--output", m_folder->path()} + more); }
    QByteArray content(const QString &name)
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_article;
    QString m_sources;
    QString m_out;
    QString m_err;
};

void ExportCommandTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_article = write("a.md", "# Harbour lights\n\n“It was late,” said Vale [@vale2021].\n\n> The ice goes.\n>\n> — Ruth Vale\n");
    m_sources = write("s.json", R"([{"id":"vale2021","type":"book","title":"Minutes","author":[{"family":"Vale"}],"issued":{"date-parts":[[2021]]},"URL":"https://x.example/"}])");
}

void ExportCommandTest::writesTheLevelThatWasAsked_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<bool>("linkedData");
    QTest::newRow("full") << "full" << true << true;
    QTest::newRow("semantic") << "semantic" << true << false;
    QTest::newRow("clean") << "clean" << false << false;
}

void ExportCommandTest::writesTheLevelThatWasAsked()
{
    QFETCH(QString, level);
    QFETCH(bool, marked);
    QFETCH(bool, linkedData);
    QCOMPARE(exportArticle({"--to", "html", "--level", level}), 0);
    const QByteArray page = content("harbour-lights.html");
    QCOMPARE(page.contains("<q cite=\"https://x.example/\">“It was late,”</q>"), marked);
    QCOMPARE(page.contains("<figcaption>— Ruth Vale</figcaption>"), marked);
    QCOMPARE(page.contains("\"@type\":\"Quotation\""), linkedData);
    QVERIFY(page.contains("“It was late,”"));
}

void ExportCommandTest::refusesALevelThatThereIsNot()
{
    QCOMPARE(exportArticle({"--to", "html", "--level", "some"}), 2);
    QVERIFY(m_err.contains("full, semantic or clean"));
    QCOMPARE(exportArticle({"--to", "markdown", "--references", "some"}), 2);
    QVERIFY(m_err.contains("front-matter, bib or none"));
}

void ExportCommandTest::namesTheBibFileItWrote()
{
    QCOMPARE(exportArticle({"--to", "markdown", "--references", "bib"}), 0);
    QCOMPARE(m_out.trimmed().split('\n'), (QStringList{m_folder->filePath("harbour-lights.md"), m_folder->filePath("harbour-lights.bib")}));
    QVERIFY(content("harbour-lights.bib").contains("vale2021"));
}

void ExportCommandTest::printsCitationsInTheStyleThatWasAsked()
{
    QCOMPARE(exportArticle({"--to", "text", "--style", "source-list"}), 0);
    QVERIFY(content("harbour-lights.txt").contains("said Vale (Vale 2021)."));
    QCOMPARE(exportArticle({"--to", "fragment", "--style", "apa"}), 0);
    QVERIFY(content("harbour-lights.fragment.html").contains(">(Vale, 2021)</a>."));
    QCOMPARE(exportArticle({"--to", "text", "--style", "no-such-style"}), 2);
    QVERIFY(!m_err.isEmpty());
}

void ExportCommandTest::knowsTheRecordsOfALibrarysArticle()
{
    const QStringList library{"--library", m_folder->filePath("library")};
    QCOMPARE(run(QStringList{"sources", "import", m_sources} + library), 0);
    QCOMPARE(run(QStringList{"import", m_article} + library), 0);
    QCOMPARE(run(QStringList{"list"} + library), 0);
    const QString id = m_out.section(QRegularExpression(QStringLiteral("\\s")), 0, 0);
    QCOMPARE(run(QStringList{"export", id, "--to", "html", "--output", m_folder->path()} + library), 0);
    QVERIFY2(content("harbour-lights.html").contains("<q cite=\"https://x.example/\">"), qPrintable(m_out + m_err));
}

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "exportcommandtest.moc"
