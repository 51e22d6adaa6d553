#include <QProcess>
#include <QTest>

/// The shape of the command line: what every sub-command shares. Each sub-command has a test of its own.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsItsCommandsInTheHelp();
    void tellsItsVersion();
    void saysWhatIsWrongAndWhereTheHelpIs_data();
    void saysWhatIsWrongAndWhereTheHelpIs();
    void explainsEverySubCommand();
};

namespace {

struct Answer
{
    int code = -1;
    QString out;
    QString err;
};

Answer run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(STET_CLI), arguments);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

void CommandLineTest::listsItsCommandsInTheHelp()
{
    const Answer answer = run({"--help"});
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.out.contains("dictionaries"));
    QVERIFY(answer.err.isEmpty());
}

void CommandLineTest::tellsItsVersion()
{
    const Answer answer = run({"--version"});
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.out.startsWith("stet-cli "));
}

void CommandLineTest::saysWhatIsWrongAndWhereTheHelpIs_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QStringList{} << "Say what to do";
    QTest::newRow("unknown command") << QStringList{"prnit"} << "prnit";
    QTest::newRow("unknown option") << QStringList{"dictionaries", "--colour"} << "--colour";
    QTest::newRow("value missing") << QStringList{"dictionaries", "--format"} << "--format";
    QTest::newRow("value not wanted") << QStringList{"dictionaries", "--format=xml"} << "text or json";
    QTest::newRow("option after --") << QStringList{"dictionaries", "--", "--format"} << "no operands";
}

void CommandLineTest::saysWhatIsWrongAndWhereTheHelpIs()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Answer answer = run(arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains(words), qPrintable(answer.err));
    QVERIFY2(answer.err.contains("--help"), qPrintable(answer.err));
    QCOMPARE(answer.err.count('\n'), 1);
    QVERIFY(answer.out.isEmpty());
}

void CommandLineTest::explainsEverySubCommand()
{
    const QStringList lines = run({"--help"}).out.split('\n');
    const qsizetype first = lines.indexOf(QStringLiteral("Commands:")) + 1;
    QVERIFY(first > 0);
    for (qsizetype i = first; lines[i].startsWith("  "); ++i) {
        const QString name = lines[i].trimmed().section(' ', 0, 0);
        const Answer answer = run({name, "--help"});
        QCOMPARE(answer.code, 0);
        QVERIFY2(answer.out.startsWith("Usage: stet-cli " + name), qPrintable(answer.out));
        QVERIFY(answer.out.contains("--library DIR"));
    }
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
