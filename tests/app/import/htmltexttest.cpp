#include "app/import/htmltext.h"

#include <QTest>

using namespace stet;

class HtmlTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesMarkdown_data();
    void writesMarkdown();
    void saysWhatItLeftOut();
    void findsTheArticleAndWhatThePageSaysOfIt();
    void refusesWhatWouldTakeGigabytes_data();
    void refusesWhatWouldTakeGigabytes();
    void refusesTagsOfManyAttributes();
    void readsPagesOfManyComments();
    void refusesDeepPagesOfManyTags();
    void readsPagesThatLeaveTagsOpen();
    void knowsWhereWordsStand();
    void readsTheCharacterSetThatAPageNames();
};

namespace {

QString markdown(const QString &html)
{
    const Result<HtmlText> text = pastedHtml(html);
    return text ? text->markdown : QStringLiteral("refused: ") + text.error().message;
}

} // namespace

void HtmlTextTest::writesMarkdown_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *html, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(expected);
    };
    row("paragraphs", "<p>One\n two</p><p>Three</p>", "One two\n\nThree");
    row("emphasis", "<p>a <i>b</i> <b>c</b> <em><strong>d</strong></em> <s>e</s></p>", "a *b* **c** ***d*** ~~e~~");
    row("spaces leave emphasis", "<p>a<b> b </b>c</p>", "a **b** c");
    row("space alone is not emphasised", "<p>a<b> </b>c</p>", "a c");
    row("emphasis that could not stand", "<p>a<b>(b)</b>c</p>", "a(b)c");
    row("link", "<a href='https://example.org/a?utm_source=x&id=1'>here</a>", "[here](https://example.org/a?id=1)");
    row("redirect", "<a href='https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&sa=D'>here</a>", "[here](https://example.org/a)");
    row("brackets in an address", "<a href='https://example.org/a_(b)'>here</a>", "[here](https://example.org/a_%28b%29)");
    row("script link", "<a href='javascript:alert(1)'>here</a>", "here");
    row("headings", "<h2>A <b>b</b></h2><h3>C</h3>", "## A b\n\n### C");
    row("lists", "<ul><li>a<li>b<ol start=3><li>c</ol></ul>", "- a\n- b\n  3. c");
    row("paragraphs in a list", "<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", "1. a\n\n   b\n\n2. c");
    row("quotation", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b");
    row("code", "<p>Use <code>a*b</code></p><pre>x\n  y\n</pre>", "Use `a*b`\n\n```\nx\n  y\n```");
    row("breaks", "a<br>b<br><br>c", "a\\\nb\n\nc");
    row("table", "<table><tr><th>a<th>b<tr><td>1|2<td>3</table>", "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |");
    row("table for layout", "<table><tr><td><p>a</p><p>b</p></table>", "a\n\nb");
    row("picture", "<img src='https://e.org/a.png' alt='A wall'>", "![A wall](https://e.org/a.png)");
    row("rule", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb");
    row("words that look like markup", "<p># a *b* [c](d) &lt;e&gt;</p>", "\\# a \\*b\\* \\[c\\](d) \\<e>");
    row("quotation element", "<p>He said <q>no</q>.</p>", "He said “no”.");
    row("Google Docs", "<b style='font-weight:normal' id='docs-internal-guid-1'><p><span style='font-weight:700'>a</span>"
                       "<span style='font-weight:400'> b </span><span style='font-style:italic'>c</span></p></b>",
        "**a** b *c*");
    row("Word", "<p class=MsoNormal>A<o:p></o:p></p><p class=MsoListParagraphCxSpFirst><![if !supportLists]>"
                "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>b<o:p></o:p></p>", "A\n\n- b");
    row("emphasis over paragraphs", "<b><p>a</p><p>b</p></b>", "**a**\n\n**b**");
    row("entities", "<p>&ldquo;a&rdquo; &amp; b&hellip;</p>", "“a” & b…");
    row("hidden words", "<p>a<span style='display: none'>x</span></p>", "a");
}

void HtmlTextTest::writesMarkdown()
{
    QFETCH(QString, html);
    QFETCH(QString, expected);
    QCOMPARE(markdown(html), expected);
}

void HtmlTextTest::saysWhatItLeftOut()
{
    const Result<HtmlText> text = pastedHtml("<p>a</p><script>x</script><iframe src=x></iframe><iframe></iframe>"
                                             "<img src='data:image/png;base64,xx'>");
    QVERIFY(text);
    QCOMPARE(text->markdown, QStringLiteral("a"));
    QCOMPARE(text->plainText, QStringLiteral("a"));
    QCOMPARE(text->dropped, (QStringList{"embedded pages (2)", "pictures without a public address (1)", "scripts (1)"}));
}

void HtmlTextTest::findsTheArticleAndWhatThePageSaysOfIt()
{
    const Result<HtmlArticle> page = htmlArticle(
        "<html lang=en-GB><head><title>The Wall | The Courier</title><meta property='og:site_name' content='The Courier'>"
        "<meta property='og:title' content='Not this'><link rel=canonical href='https://courier.example/wall'>"
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":\"NewsArticle\","
        "\"headline\":\"The Wall Must Stand\",\"author\":[{\"name\":\"Ana Ruiz\"},{\"name\":\"Tom Weller\"}],"
        "\"datePublished\":\"2024-10-14T09:00:00Z\"}]}</script></head><body><header>Menu</header>"
        "<article><p>The words.</p></article><aside>Other</aside></body></html>");
    QVERIFY(page);
    QCOMPARE(page->metadata.headline, QStringLiteral("The Wall Must Stand"));
    QCOMPARE(page->metadata.authors, (QStringList{"Ana Ruiz", "Tom Weller"}));
    QCOMPARE(page->metadata.date, QDate(2024, 10, 14));
    QCOMPARE(page->metadata.outlet, QStringLiteral("The Courier"));
    QCOMPARE(page->metadata.language, QStringLiteral("en-GB"));
    QCOMPARE(page->metadata.address, QStringLiteral("https://courier.example/wall"));
    QCOMPARE(page->blocks.size(), 1);
    QCOMPARE(page->blocks.first().text, QStringLiteral("The words."));
}

void HtmlTextTest::refusesWhatWouldTakeGigabytes_data()
{
    QTest::addColumn<QString>("piece");
    // Each of these nests in a browser's tree, whatever its end tags say.
    for (const char *piece : {"<div>", "<b>", "<span><p>", "<ul><li>", "<table><tr><td>", "<div><table><td></div></table>",
                              "<svg><g>", "<svg><p><section/>", "<math><mi>", "<optgroup>", "<ruby><rt>", "<div></b>",
                              "<div a=\">\" b>", "<div ='>", "<!--><div>", "<svg><style><a>", "<font></p>", "<x-y>"})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void HtmlTextTest::refusesWhatWouldTakeGigabytes()
{
    QFETCH(QString, piece);
    const Result<HtmlText> text = pastedHtml(piece.repeated(10'000) + "words");
    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::TooLarge);
}

void HtmlTextTest::refusesTagsOfManyAttributes()
{
    QString attributes;
    for (int i = 0; i < 20'000; ++i)
        attributes += QStringLiteral(" a%1=\"x\"").arg(i);
    const Result<HtmlText> text = pastedHtml(QStringLiteral("<p%1>words</p>").arg(attributes));
    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::TooLarge);
    QVERIFY(pastedHtml(QStringLiteral("<p%1>words</p>").arg(attributes.left(20'000))));
}

void HtmlTextTest::readsPagesOfManyComments()
{
    const auto text = pastedHtml(QStringLiteral("<p>one</p>") + QStringLiteral("<!--x-->").repeated(200'000) + QStringLiteral("<!--a--!><p>two</p><!--b-->"));
    QVERIFY(text);
    QCOMPARE(text->plainText.simplified(), QStringLiteral("one two"));
}

void HtmlTextTest::refusesDeepPagesOfManyTags()
{
    QVERIFY(!pastedHtml(QStringLiteral("<b>").repeated(250) + QStringLiteral("<br>a").repeated(50'000)));
}

void HtmlTextTest::readsPagesThatLeaveTagsOpen()
{
    for (const QString piece : {"<p>a", "<ul><li>a<li>b</ul>", "<table><tr><td>a</table>", "<!-- <div> --><p>a</p>",
                                "<script>'<div>'</script>a ", "<br>a", "<svg><path/><path/></svg>a "}) {
        const Result<HtmlText> text = pastedHtml(piece.repeated(2'000));
        QVERIFY2(text, qPrintable(piece));
        QVERIFY(text->plainText.contains('a'));
    }
}

void HtmlTextTest::knowsWhereWordsStand()
{
    const QString html = "<body><p>A 😀 &amp;\r\n <b>bold</b>&nbsp;&ldquo;word&rdquo; AT&T &#x1F600; end</p></body>";
    const Result<HtmlArticle> page = htmlArticle(html);
    QVERIFY(page);
    const ProseParagraph paragraph = page->blocks.first().prose.first();
    for (const QString word : {"A", "bold", "word", "end"}) {
        const qsizetype at = paragraph.text.indexOf(word);
        const TextRange source = paragraph.sourceRange({at, at + word.size()});
        QCOMPARE(html.mid(source.start, source.length()), word);
    }
}

void HtmlTextTest::readsTheCharacterSetThatAPageNames()
{
    QCOMPARE(declaredCharacterSet("<meta charset=\"ISO-8859-1\">"), QByteArray("iso-8859-1"));
    QCOMPARE(declaredCharacterSet("<meta http-equiv=x content='text/html; charset=windows-1252'>"), QByteArray("windows-1252"));
    QCOMPARE(declaredCharacterSet("charset=utf-8"), QByteArray());
    const auto page = importBytes("<html><head><meta charset=windows-1252></head><body><p>Caf\xE9 \x93so\x94</p></body></html>",
                                  "a.html", {.guessEncoding = false});
    QVERIFY(page);
    QVERIFY(page->article.body.contains(QStringLiteral("Café “so”")));
}

QTEST_GUILESS_MAIN(HtmlTextTest)
#include "htmltexttest.moc"
