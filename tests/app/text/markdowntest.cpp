#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/wordcount.h"

#include <QTest>
#include <algorithm>

using namespace stet;

class MarkdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersFootnotesByTheirFirstReference();
    void findsEveryPieceOfProseAgainInTheSource();
    void countsTheBodyAlone();
    void losesLevelsOfDeepNestingButNoWords_data();
    void losesLevelsOfDeepNestingButNoWords();
    void readsBombsInOneGo_data();
    void readsBombsInOneGo();
    void keepsPlacesWhateverTheText();
};

namespace {

/// How deep the tags of some HTML are nested.
int deepestTag(const QByteArray &html)
{
    int depth = 0;
    int deepest = 0;
    for (qsizetype i = 0; i + 1 < html.size(); ++i) {
        if (html[i] != '<')
            continue;
        const qsizetype end = html.indexOf('>', i);
        if (html[i + 1] == '/')
            --depth;
        else if (html[end - 1] != '/')
            deepest = std::max(deepest, ++depth);
    }
    return depth == 0 ? deepest : -1;
}

} // namespace

void MarkdownTest::numbersFootnotesByTheirFirstReference()
{
    const Document document = parseMarkdown(QStringLiteral(
        "A[^b] and B[^a] and A again[^b].\n\n[^a]: Note *a*.\n[^b]: Note b\n\n    goes on.\n\nEnd.\n"));
    QCOMPARE(document.footnotes().size(), 2);
    QCOMPARE(document.footnotes()[0].label, QStringLiteral("b"));
    QCOMPARE(document.footnotes()[0].mentions, 2);
    const QByteArray html = renderHtml(document);
    QCOMPARE(html, QByteArray(
        "<p>A<sup><a href=\"#fn1\" id=\"fnref1\" role=\"doc-noteref\">1</a></sup> and B<sup><a href=\"#fn2\" id=\"fnref2\" "
        "role=\"doc-noteref\">2</a></sup> and A again<sup><a href=\"#fn1\" id=\"fnref1-2\" role=\"doc-noteref\">1</a></sup>."
        "</p>\n<p>End.</p>\n<section role=\"doc-endnotes\">\n<ol>\n<li id=\"fn1\">\n<p>Note b</p>\n<p>goes on. "
        "<a href=\"#fnref1\" role=\"doc-backlink\">↩︎</a> <a href=\"#fnref1-2\" role=\"doc-backlink\">↩︎<sup>2</sup></a>"
        "</p>\n</li>\n<li id=\"fn2\">\n<p>Note <em>a</em>. <a href=\"#fnref2\" role=\"doc-backlink\">↩︎</a></p>\n</li>\n"
        "</ol>\n</section>\n"));
}

void MarkdownTest::findsEveryPieceOfProseAgainInTheSource()
{
    const QString body = QStringLiteral(
        "# Über **alles**\n\n> “Quoted”, she said[^n].\n\n- one `code`\n- two\n  - 𝕏 three &amp; four\n\n[^n]: The *note* “é”.\n\n"
        "| a | b |\n|---|---|\n| é𝕏 | [link](http://x.org) |\n\n    code\n    more\n\nLast\nline ![alt](p.png) here.\n");
    const QList<ProseParagraph> paragraphs = proseOf(parseMarkdown(body));
    QStringList texts;
    qsizetype before = 0;
    for (const ProseParagraph &paragraph : paragraphs) {
        texts.append(paragraph.text);
        QVERIFY(paragraph.source.start >= before);
        before = paragraph.source.start;
        for (const ProseParagraph::Piece &piece : paragraph.pieces)
            QCOMPARE(body.mid(piece.sourceStart, piece.length), paragraph.text.mid(piece.textStart, piece.length));
    }
    QCOMPARE(texts, QStringList({"Über alles", "“Quoted”, she said.", "one code", "two", "𝕏 three & four", "The note “é”.",
                                 "a", "b", "é𝕏", "link", "code\nmore\n", "Last line  here."}));
    QCOMPARE(paragraphs[1].quoteDepth, 1);
    QCOMPARE(paragraphs[5].kind, ProseParagraph::Kind::Footnote);
    QCOMPARE(paragraphs[2].notLanguage, QList<TextRange>({{4, 8}}));
}

void MarkdownTest::countsTheBodyAlone()
{
    QCOMPARE(countWords(u"U.S. socio-economic $1.15 billion — isn’t peace—or war"), 8);
    QCOMPARE(countWords(u""), 0);
    const QString body = QStringLiteral("Two words[^1] [@price2021, p. 12].\n\n[^1]: Three more words.\n");
    QCOMPARE(countWords(proseOf(parseMarkdown(body))), 2);
}

void MarkdownTest::losesLevelsOfDeepNestingButNoWords_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("quotations") << QStringLiteral("> ").repeated(10000) + QStringLiteral("word");
    QTest::newRow("lists") << QStringLiteral("- ").repeated(10000) + QStringLiteral("word");
    QTest::newRow("numbered lists") << QStringLiteral("1. ").repeated(10000) + QStringLiteral("word");
    QTest::newRow("mixed") << QStringLiteral("> - ").repeated(5000) + QStringLiteral("word");
    QTest::newRow("emphasis") << QStringLiteral("*a _b ").repeated(5000) + QStringLiteral("word") + QStringLiteral("_ a*").repeated(5000);
    QTest::newRow("strong") << QStringLiteral("**a ").repeated(10000) + QStringLiteral("word") + QStringLiteral(" a**").repeated(10000);
    QTest::newRow("pictures") << QStringLiteral("![").repeated(10000) + QStringLiteral("word") + QStringLiteral("](x)").repeated(10000);
    QTest::newRow("quotations in a note") << QStringLiteral("a[^1]\n\n[^1]: ") + QStringLiteral("> ").repeated(10000) + QStringLiteral("word");
}

void MarkdownTest::losesLevelsOfDeepNestingButNoWords()
{
    QFETCH(QString, body);
    const Document document = parseMarkdown(body);
    const QByteArray html = renderHtml(document);
    QVERIFY(html.contains("word"));
    const int deepest = deepestTag(html);
    QVERIFY2(deepest > 0 && deepest <= deepestNesting + 8, qPrintable(QString::number(deepest)));
    (void)proseOf(document);
}

void MarkdownTest::readsBombsInOneGo_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const QString &piece, int times) { QTest::newRow(name) << piece.repeated(times); };
    row("open brackets", "[", 200000);
    row("brackets", "[a](", 50000);
    row("pictures", "![[]()", 50000);
    row("note references", "[^a", 70000);
    row("notes", "[^a]: x\n", 30000);
    row("notes and references", "[^a]\n\n[^a]: [^b]\n[^b]: [^a]\n\n", 10000);
    row("notes with blanks", "[^a]: x\n\n\n\n", 30000);
    row("open mark-up", "a <?", 50000);
    row("declarations", "<!A ", 50000);
    row("data", "<![CDATA[", 20000);
    row("ticks", "` `` ``` ", 30000);
    row("stars", "*_", 100000);
    row("stars and words", "**a *b ", 30000);
    row("entities", "&a;&#1;&#x110000;", 20000);
    row("citations", "[@a; ", 50000);
    row("citation brackets", "[", 50000);
    row("signs", "@", 200000);
    row("braces", "@{a", 70000);
    row("line ends", "\n", 300000);
    row("spaces", " ", 300000);
    row("carriage returns", "\r", 300000);
    row("fences", "```\n", 50000);
    row("definitions", "[a]: /b\n", 30000);
    row("quotation lines", "> a\n- b\n", 30000);
    QTest::newRow("wide table") << QStringLiteral("|a").repeated(2000) + u'\n' + QStringLiteral("|-").repeated(2000) + u'\n'
            + QStringLiteral("|\n").repeated(2000);
    QTest::newRow("brackets around a citation") << QStringLiteral("[").repeated(50000) + u'@' + u'a' + QStringLiteral("]").repeated(50000);
    QTest::newRow("NUL") << QString(100000, QChar(0));
    QTest::newRow("half characters") << QString(100000, QChar(0xD800)) + QString(100000, QChar(0xDC00));
}

void MarkdownTest::readsBombsInOneGo()
{
    QFETCH(QString, body);
    const Document document = parseMarkdown(body);
    QVERIFY(deepestTag(renderHtml(document)) >= 0);
    const QList<ProseParagraph> paragraphs = proseOf(document);
    (void)countWords(paragraphs);
    for (const ProseParagraph &paragraph : paragraphs) {
        for (const ProseParagraph::Piece &piece : paragraph.pieces)
            QVERIFY(piece.sourceStart >= 0 && piece.sourceStart + piece.length <= body.size());
    }
}

/// Random texts of marks and characters of every width: each piece of prose must stand in the source where it says.
void MarkdownTest::keepsPlacesWhateverTheText()
{
    const QStringList pieces{"a",  "é",  "𝕏", "\n", "\n\n", " ",   "    ", "\t",  "> ", "- ",  "1. ", "# ", "*",  "**", "_",
                             "`",  "```", "[", "](x)", "]",  "[^n]", "[^n]: ", "&amp;", "\\", "|", "\n|-|-|\n", "~~", "---",
                             "“x”", "[@k, p. 1]", "<b>", "![", "words and more "};
    quint32 state = 7;
    const auto next = [&state](qsizetype below) {
        state = state * 1664525U + 1013904223U;
        return qsizetype(state >> 8U) % below;
    };
    for (int round = 0; round < 3000; ++round) {
        QString body;
        const qsizetype count = 1 + next(40);
        for (qsizetype i = 0; i < count; ++i)
            body += pieces[next(pieces.size())];
        const Document document = parseMarkdown(body);
        for (const ProseParagraph &paragraph : proseOf(document)) {
            QVERIFY2(paragraph.source.start >= 0 && paragraph.source.end <= body.size(), qPrintable(body));
            for (const ProseParagraph::Piece &piece : paragraph.pieces) {
                QVERIFY2(body.mid(piece.sourceStart, piece.length) == paragraph.text.mid(piece.textStart, piece.length),
                         qPrintable(body));
            }
        }
        const qsizetype lines = body.count(u'\n') + 1;
        for (const DocumentBlock &block : document.blocks())
            QVERIFY2(block.sourceLine >= 0 && block.sourceLine < lines, qPrintable(body));
    }
}

QTEST_GUILESS_MAIN(MarkdownTest)
#include "markdowntest.moc"
