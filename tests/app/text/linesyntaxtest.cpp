#include "app/text/linesyntax.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace stet;

class LineSyntaxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachExampleAsSpecified_data();
    void showsEachExampleAsSpecified();
    void keepsRunsInOrderAndInsideTheLine();
    void handsOverTheSameStateWithAndWithoutRuns();
    void staysLinearOnHostileLines_data();
    void staysLinearOnHostileLines();
    void leavesCodeAddressesAndMarksToNoDictionary();
};

namespace {

QString kindName(const LineSyntax &syntax)
{
    switch (syntax.kind) {
    case LineSyntax::Kind::Blank: return QStringLiteral("blank");
    case LineSyntax::Kind::Paragraph: return QStringLiteral("paragraph");
    case LineSyntax::Kind::Heading: return QStringLiteral("heading %1").arg(syntax.level);
    case LineSyntax::Kind::HeadingUnderline: return QStringLiteral("underline %1").arg(syntax.level);
    case LineSyntax::Kind::ListItem: return QStringLiteral("item");
    case LineSyntax::Kind::Rule: return QStringLiteral("rule");
    case LineSyntax::Kind::Fence: return QStringLiteral("fence");
    case LineSyntax::Kind::Code: return QStringLiteral("code");
    case LineSyntax::Kind::Footnote: return QStringLiteral("footnote");
    case LineSyntax::Kind::Definition: return QStringLiteral("definition");
    case LineSyntax::Kind::Table: return QStringLiteral("table");
    }
    return {};
}

QString shown(const QString &line, const LineSyntax &syntax)
{
    QString text = kindName(syntax);
    for (const LineSyntax::Run &run : syntax.runs) {
        QString letters;
        const std::pair<int, char> names[] = {{LineSyntax::Emphasis, 'e'}, {LineSyntax::Strong, 's'},
            {LineSyntax::Strike, 'x'}, {LineSyntax::CodeSpan, 'c'}, {LineSyntax::LinkText, 'l'},
            {LineSyntax::Address, 'a'}, {LineSyntax::FootnoteMark, 'f'}, {LineSyntax::CitationMark, 'k'},
            {LineSyntax::Mark, 'm'}};
        for (const auto &[style, letter] : names) {
            if (run.styles & style)
                letters += QLatin1Char(letter);
        }
        text += QStringLiteral(" %1[%2]").arg(letters, line.mid(run.start, run.length));
    }
    return text;
}

} // namespace

void LineSyntaxTest::showsEachExampleAsSpecified_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QStringList>("expected");
    QFile file(QStringLiteral(STET_SOURCE_DIR "/tests/spec/linesyntax.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList all = QString::fromUtf8(file.readAll()).split(u'\n');
    int number = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i] != u"```` example")
            continue;
        QStringList lines;
        QStringList expected;
        while (all[++i] != u".")
            lines.append(all[i]);
        while (all[++i] != u"````")
            expected.append(all[i]);
        QTest::addRow("example %d, line %d", ++number, int(i)) << lines << expected;
    }
    QVERIFY(number >= 9);
}

void LineSyntaxTest::showsEachExampleAsSpecified()
{
    QFETCH(QStringList, lines);
    QFETCH(QStringList, expected);
    QStringList seen;
    int state = 0;
    for (const QString &line : lines) {
        const LineSyntax syntax = readLine(line, state);
        seen.append(shown(line, syntax));
        state = syntax.stateAfter;
    }
    QCOMPARE(seen.join(u'\n'), expected.join(u'\n'));
}

void LineSyntaxTest::keepsRunsInOrderAndInsideTheLine()
{
    QRandomGenerator random(11);
    const QString signs = QStringLiteral("ab *_~`[]()<>!@^#->\\|:1. \t“é\n");
    for (int i = 0; i < 20'000; ++i) {
        QString line;
        for (int length = random.bounded(30); length > 0; --length)
            line += signs[random.bounded(int(signs.size() - 1))];
        const LineSyntax syntax = readLine(line, random.bounded(1 << 22));
        qsizetype at = 0;
        for (const LineSyntax::Run &run : syntax.runs) {
            QVERIFY2(run.start >= at && run.length > 0 && run.styles != 0, qPrintable(line));
            at = run.start + run.length;
        }
        QVERIFY2(at <= line.size() && syntax.contentStart <= line.size(), qPrintable(line));
    }
}

void LineSyntaxTest::handsOverTheSameStateWithAndWithoutRuns()
{
    QRandomGenerator random(12);
    const QString signs = QStringLiteral("a `~>-#1. \t[^]:");
    int state = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString line;
        for (int length = random.bounded(9); length > 0; --length)
            line += signs[random.bounded(int(signs.size()))];
        QCOMPARE(lineStateAfter(line, state), readLine(line, state).stateAfter);
        state = lineStateAfter(line, state);
    }
}

void LineSyntaxTest::staysLinearOnHostileLines_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : {"*a ", "**", "a**b_", "[", "[](", "![", "`", "``a` ", "<a:", "[^", "@{", "http://", "~~",
                              "\\", "> ", "- ", "| ", "***a_**", "![a](b) [", "[@a "})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void LineSyntaxTest::staysLinearOnHostileLines()
{
    QFETCH(QString, piece);
    // A quadratic reader would take minutes for the longer one; the test's own limit ends it.
    for (const int times : {1'000, 20'000}) {
        const LineSyntax syntax = readLine(piece.repeated(times), 0);
        QVERIFY(syntax.contentStart >= 0);
    }
}

void LineSyntaxTest::leavesCodeAddressesAndMarksToNoDictionary()
{
    const QString line = QStringLiteral("a `b` [c](http://d) [@e] f[^g] *h*");
    QString left = line;
    const QList<TextRange> ranges = readLine(line, 0).notLanguage();
    for (qsizetype i = ranges.size() - 1; i >= 0; --i)
        left.remove(ranges[i].start, ranges[i].length());
    QCOMPARE(left, QStringLiteral("a  [c]()  f *h*"));
}

QTEST_GUILESS_MAIN(LineSyntaxTest)
#include "linesyntaxtest.moc"
