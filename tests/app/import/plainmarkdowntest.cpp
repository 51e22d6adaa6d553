#include "app/import/plainmarkdown.h"

#include "app/text/markdown.h"
#include "app/text/prosereader.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stet;

class PlainMarkdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOrdinaryWordsAlone_data();
    void leavesOrdinaryWordsAlone();
    void escapesWhatWouldBecomeMarkup_data();
    void escapesWhatWouldBecomeMarkup();
    void readsBackAsTheSameWords();
};

namespace {

QString wordsOf(const QString &markdown)
{
    QStringList words;
    for (const ProseParagraph &paragraph : proseOf(parseMarkdown(markdown)))
        words.append(paragraph.text);
    return words.join("¶");
}

} // namespace

void PlainMarkdownTest::leavesOrdinaryWordsAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"He said, “No.” It’s $5 & up!", "snake_case stays", "2 * 3 = 6", "a < b", "[laughs] and (so)",
                             "mail me at ana@example.org", "In 1990. Then", "Required fields are marked", "C# and #1", "+1"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void PlainMarkdownTest::leavesOrdinaryWordsAlone()
{
    QFETCH(QString, text);
    QCOMPARE(markdownOfLine(text), text);
}

void PlainMarkdownTest::escapesWhatWouldBecomeMarkup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("list") << "- no" << "\\- no";
    QTest::newRow("number") << "1. no" << "1\\. no";
    QTest::newRow("heading") << "# no" << "\\# no";
    QTest::newRow("quote") << "> no" << "\\> no";
    QTest::newRow("emphasis") << "*no*" << "\\*no\\*";
    QTest::newRow("rule") << "---" << "\\---";
    QTest::newRow("citation") << "@ruiz" << "\\@ruiz";
    QTest::newRow("note") << "so[^1]" << "so\\[^1]";
    QTest::newRow("entity") << "&amp;" << "\\&amp;";
    QTest::newRow("tag") << "<b>" << "\\<b>";
}

void PlainMarkdownTest::escapesWhatWouldBecomeMarkup()
{
    QFETCH(QString, text);
    QFETCH(QString, markdown);
    QCOMPARE(markdownOfLine(text), markdown);
    QCOMPARE(wordsOf(markdown), text);
}

void PlainMarkdownTest::readsBackAsTheSameWords()
{
    const QStringList pieces{"a", "word", " ", " ", "*", "**", "_", "__", "`", "```", "~", "~~", "[", "]", "(", ")", "[^1]",
                             "]:", "](", "<", ">", "#", "##", "-", "--", "---", "+", "=", "1.", "2)", "|", ":-", "&", "&amp;",
                             "\\", "!", "@", "@key", "[@key]", "http://a.b", ".", ",", "“", "”", "’", "é", "U.S.", "😀", "$",
                             "^", "{", "}", "%", "\"", "'", ";", "<b>", "<!--", "</p>", "&#65;", "x@y.z", "\u00A0"};
    QRandomGenerator random(20261123);
    for (int round = 0; round < 20000; ++round) {
        QString text;
        const int length = 1 + random.bounded(12);
        for (int i = 0; i < length; ++i)
            text += pieces[random.bounded(int(pieces.size()))];
        text = text.trimmed();
        if (text.isEmpty())
            continue;
        const QString markdown = markdownOfLine(text);
        QVERIFY2(wordsOf(markdown) == text,
                 qPrintable("text: " + text + "\nmarkdown: " + markdown + "\nreads: " + wordsOf(markdown)));
    }
}

QTEST_GUILESS_MAIN(PlainMarkdownTest)
#include "plainmarkdowntest.moc"
