#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "tests/app/text/specexamples.h"

#include <QTest>

using namespace stet;

class MarkdownSpecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheExamplesSay_data();
    void writesWhatTheExamplesSay();
    void writesBlockByBlockWhatItWritesAsAWhole_data();
    void writesBlockByBlockWhatItWritesAsAWhole();
};

void MarkdownSpecTest::writesWhatTheExamplesSay_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    // STET_SPEC_FILE holds the reader to another file of examples, as the specification itself.
    const QString other = qEnvironmentVariable("STET_SPEC_FILE");
    const QList<SpecExample> examples =
        specExamples(other.isEmpty() ? QStringLiteral(STET_SOURCE_DIR "/tests/spec/markdown.txt") : other);
    QVERIFY(!examples.isEmpty());
    for (const SpecExample &example : examples)
        QTest::addRow("%s, line %d", qPrintable(example.section), example.line) << example.input << example.expected;
}

void MarkdownSpecTest::writesWhatTheExamplesSay()
{
    QFETCH(QString, input);
    QFETCH(QString, expected);
    const QString html = QString::fromUtf8(renderHtml(parseMarkdown(input)));
    if (html != expected)
        qInfo("--- input\n%s--- got\n%s--- expected\n%s", qUtf8Printable(input), qUtf8Printable(html), qUtf8Printable(expected));
    QVERIFY(html == expected);
}

void MarkdownSpecTest::writesBlockByBlockWhatItWritesAsAWhole_data()
{
    writesWhatTheExamplesSay_data();
}

void MarkdownSpecTest::writesBlockByBlockWhatItWritesAsAWhole()
{
    QFETCH(QString, input);
    const Document document = parseMarkdown(input);
    QByteArray html;
    for (const DocumentBlock &block : document.blocks())
        html += renderHtml(document, block);
    QCOMPARE(html + renderFootnotes(document), renderHtml(document));
}

QTEST_GUILESS_MAIN(MarkdownSpecTest)
#include "markdownspectest.moc"
