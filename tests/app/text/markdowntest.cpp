#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/wordcount.h"

#include <QTest>

using namespace stet;

class MarkdownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersFootnotesByTheirFirstReference();
    void findsEveryPieceOfProseAgainInTheSource();
    void countsTheBodyAlone();
};

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

QTEST_GUILESS_MAIN(MarkdownTest)
#include "markdowntest.moc"
