#include "app/citations/citationhtml.h"
#include "app/citations/citationchoices.h"
#include "app/citations/citationform.h"
#include "app/citations/citeprocprocessor.h"
#include "app/export/exporter.h"

#include <QRegularExpression>
#include <QTest>

using namespace stet;

namespace {

Source page(const QString &key, const QString &writer, const QString &title, const QString &outlet, const QString &date)
{
    Source source;
    source.key = key;
    source.item = {{"type", "article-newspaper"}};
    source.setText("title", title);
    source.setText("container-title", outlet);
    source.setText("URL", "https://" + key + ".example/?a=1&b=2");
    source.setDate("issued", cslDateFromText(date));
    if (!writer.isEmpty())
        source.setNames("author", {cslNameFromText(writer)});
    return source;
}

const QList<Source> sources()
{
    return {page("price2021", "Price, Nora", "Talks <i>went</i> well", "The Example Post", "2021-09-04"),
            page("wire", "", "Blast", "Allied Wire", "2021"), page("rubin", "Rubin, Jan", "What the envoys wanted", "Slow Weekly", "2021-10"),
            page("unused", "Nobody, A", "Never cited", "Nowhere", "1999")};
}

PageMaterial material(const QString &body, const QString &form)
{
    CiteprocProcessor processor(StyleCatalogue::installed());
    PageMaterial made;
    made.article.headline = "Headline";
    made.article.body = body;
    const auto citations = citationsOf(body, sources(), formFromName(form), "en-US", processor);
    if (citations)
        made.citations = *citations;
    return made;
}

QString fragment(const QString &body, const QString &form)
{
    return QString::fromUtf8(exported(ExportFormat::HtmlFragment, material(body, form)));
}

QString text(const QString &body, const QString &form)
{
    return QString::fromUtf8(exported(ExportFormat::PlainText, material(body, form)));
}

/// The words of a fragment, without its tags.
QString words(const QString &html)
{
    static const QRegularExpression tag("<[^>]*>");
    return QString(html).replace(tag, QString()).simplified();
}

} // namespace

class CitedPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndLinksTheSourceInTheSentence();
    void listsSourcesAtTheEnd();
    void makesOneNoteOfASourceCitedOften();
    void leadsFromEachMentionToOneEntryAndBack_data();
    void leadsFromEachMentionToOneEntryAndBack();
    void leadsFromTheListToEveryNote();
    void numbersNotesWithTheWritersOwn();
    void printsAStyleInEveryExport();
    void makesRealFootnotesOfANoteStyle();
    void namesPositionsInTheNotes();
    void namesTheWriterWhereAStyleHasOnlyNumbers();
    void leavesTheMarksInMarkdown();
    void leavesUnknownMarksAsTheyAre();
    void followsATextThatHasMovedOn();
    void composesTheSameAfterAnEdit();
    void printsWhileTheStyleIsStillAtWork();
    void takesTheFormOfTheArticleElseOfItsOutlet();
    void letsNothingButSafeTagsThrough_data();
    void letsNothingButSafeTagsThrough();
    void keepsFormNames();
};

void CitedPageTest::namesAndLinksTheSourceInTheSentence()
{
    QCOMPARE(fragment("It went well [@price2021, p. A1].", "journalistic"),
             "<p>It went well (<a href=\"https://price2021.example/?a=1&amp;b=2\">Nora Price, The Example Post</a>, p. A1).</p>\n");
    QCOMPARE(text("@price2021 says so, and [see @wire] too, [-@rubin].", "journalistic").section("\n\n", 1),
             "Nora Price says so, and (see Allied Wire) too, (Slow Weekly).\n");
}

void CitedPageTest::listsSourcesAtTheEnd()
{
    const QString html = fragment("A [@rubin]. B [@price2021]. C [@rubin].", "source-list");
    QVERIFY2(html.startsWith("<p>A <a id=\"cite-rubin-1\" href=\"#source-rubin\">"), qPrintable(html));
    QCOMPARE(words(html).section("Jan Rubin", 0, 0), "A (Rubin 2021). B (Price 2021). C (Rubin 2021). Sources ");
    QCOMPARE(html.count("class=\"h-cite\""), 2);
    QVERIFY(html.indexOf("What the envoys wanted") < html.indexOf("Talks went well"));
    QVERIFY(!html.contains("Never cited"));
    QVERIFY(text("A [@price2021].", "source-list").contains("\n\nSources\n\nNora Price, “Talks went well”, The Example Post, September 4, 2021.\n"));
}

void CitedPageTest::makesOneNoteOfASourceCitedOften()
{
    const QString html = fragment("A [@price2021, p. 1]. B [@wire]. C [@price2021, p. 6].", "footnotes");
    QCOMPARE(html.count("<li"), 2);
    QVERIFY(html.contains("The Example Post</i>, September 4, 2021, p. 1, p. 6."));
    QVERIFY2(html.count("doc-noteref") == 3 && html.count("doc-backlink") == 3, qPrintable(html));
}

void CitedPageTest::leadsFromEachMentionToOneEntryAndBack_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"source-list", "apa", "chicago-author-date", "modern-language-association", "ieee"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void CitedPageTest::leadsFromEachMentionToOneEntryAndBack()
{
    QFETCH(QString, form);
    const QString html = fragment("A [@price2021]. B [@wire; @price2021, p. 2]. C @price2021 says.", form);
    QCOMPARE(html.count("id=\"source-price2021\""), 1);
    QCOMPARE(html.count("id=\"source-wire\""), 1);
    QCOMPARE(html.count("href=\"#source-price2021\""), 2);
    const QString entry = html.mid(html.indexOf("id=\"source-price2021\"")).section("id=\"source-", 1, 1);
    QCOMPARE(entry.count("role=\"doc-backlink\""), 3);
    static const QRegularExpression back("href=\"#(cite-[^\"]*)\"");
    for (QRegularExpressionMatchIterator link = back.globalMatch(html); link.hasNext();)
        QCOMPARE(html.count(QStringLiteral("id=\"%1\"").arg(link.next().captured(1))), 1);
}

void CitedPageTest::leadsFromTheListToEveryNote()
{
    const QString html = fragment("A [@price2021]. @rubin says. B [@wire; @price2021, p. 3]. C [@price2021, p. 3].", "chicago-fullnote-bibliography");
    const QString entry = html.mid(html.indexOf("id=\"source-price2021\"")).section("id=\"source-", 1, 1);
    static const QRegularExpression back("href=\"#(cite-[^\"]*)\"");
    int ways = 0;
    for (QRegularExpressionMatchIterator link = back.globalMatch(entry); link.hasNext(); ++ways) {
        const QString anchor = QStringLiteral("id=\"%1\"").arg(link.next().captured(1));
        QCOMPARE(html.count(anchor), 1);
        // The note, which has its own way back to the text.
        const QString note = html.section(anchor, 1).section("</li>", 0, 0);
        QVERIFY2(html.indexOf(anchor) > html.indexOf("<ol>") && note.contains("href=\"#fnref"), qPrintable(note));
    }
    QCOMPARE(ways, 3);
    // A form of notes without a list has nothing to come back from.
    QVERIFY(!fragment("A [@price2021].", "footnotes").contains("cite-price2021"));
}

void CitedPageTest::numbersNotesWithTheWritersOwn()
{
    const QString plain = text("One [@price2021]. Own[^x]. Two [@wire].\n\n[^x]: My note.\n", "footnotes");
    QVERIFY2(plain.indexOf("Nora Price") < plain.indexOf("My note.") && plain.indexOf("My note.") < plain.indexOf("“Blast”"), qPrintable(plain));
}

void CitedPageTest::printsAStyleInEveryExport()
{
    const QString body = "It went well [@price2021, p. A1; @rubin], says @wire.";
    const QString html = fragment(body, "apa");
    QVERIFY2(words(html).startsWith("It went well (Price, 2021, p. A1; Rubin, 2021), says"), qPrintable(html));
    QVERIFY(html.contains("csl-entry"));
    QVERIFY(html.contains("sources-hanging"));
    QVERIFY(QString::fromUtf8(exported(ExportFormat::HtmlPage, material(body, "apa"))).contains("(Price, 2021, p. A1; Rubin, 2021)"));
    const QString plain = text(body, "apa");
    QVERIFY(plain.contains("It went well (Price, 2021, p. A1; Rubin, 2021)"));
    QVERIFY(plain.contains("Price, N. (2021, September 4). Talks went well. The Example Post."));
    QVERIFY(fragment(body, "ieee").contains("[1]"));
}

void CitedPageTest::makesRealFootnotesOfANoteStyle()
{
    const QString html = fragment("A [@price2021]. @rubin says. B [@price2021, p. 3]. C [@price2021, p. 3].", "chicago-fullnote-bibliography");
    QVERIFY2(html.contains("Rubin<sup"), qPrintable(html));
    QCOMPARE(html.count("<li"), 4);
    QVERIFY(html.contains("Nora Price, “Talks <i>Went</i> Well,”"));
    QCOMPARE(html.count("class=\"h-cite\""), 2);
}

/// First, again at once, again elsewhere: the writer's own notes between them count as notes.
void CitedPageTest::namesPositionsInTheNotes()
{
    const QString html = fragment("A [@rubin, p. 3]. B [@rubin, p. 3]. C [@rubin, p. 5]. Own[^x]. D [@price2021]. E [@rubin].\n\n[^x]: Mine.\n",
                                  "chicago-fullnote-bibliography-with-ibid");
    QStringList notes;
    for (const QString &item : html.section("<ol>", 1).section("</ol>", 0, 0).split("<li", Qt::SkipEmptyParts))
        notes.append(words("<li" + item));
    QCOMPARE(notes.size(), 7);
    QVERIFY2(notes[1].startsWith("Jan Rubin, “What the Envoys Wanted,” Slow Weekly, October 2021, 3,"), qPrintable(notes.join('\n')));
    QVERIFY2(notes[2].startsWith("Ibid. "), qPrintable(notes[2]));
    QVERIFY2(notes[3].startsWith("Ibid., 5."), qPrintable(notes[3]));
    QVERIFY2(notes[4].startsWith("Mine."), qPrintable(notes[4]));
    QVERIFY2(notes[6].startsWith("Rubin, “What the Envoys Wanted.”"), qPrintable(notes[6]));
}

void CitedPageTest::namesTheWriterWhereAStyleHasOnlyNumbers()
{
    QVERIFY2(text("As @price2021 says, and @wire too.", "ieee").contains("As Price [1] says, and Allied Wire [2] too."),
             qPrintable(text("As @price2021 says, and @wire too.", "ieee")));
}

void CitedPageTest::leavesTheMarksInMarkdown()
{
    const QString body = "It went well [@price2021, p. A1].";
    for (const char *form : {"journalistic", "footnotes", "apa"})
        QVERIFY(QString::fromUtf8(exported(ExportFormat::Markdown, material(body, form))).contains(body));
}

void CitedPageTest::leavesUnknownMarksAsTheyAre()
{
    QVERIFY(fragment("A [@nobody] and [@wire].", "journalistic").startsWith("<p>A [@nobody] and (<a "));
    PageMaterial bare;
    bare.article.body = "A [@wire].";
    QCOMPARE(exported(ExportFormat::HtmlFragment, bare), "<p>A [@wire].</p>\n");
}

void CitedPageTest::followsATextThatHasMovedOn()
{
    PageMaterial made = material("A [@price2021]. B [@wire].", "journalistic");
    made.article.body = "New words. A [@rubin] and [@price2021]. B [@wire].";
    const QString html = QString::fromUtf8(exported(ExportFormat::HtmlFragment, made));
    QVERIFY(html.contains("A [@rubin] and (<a"));
    QVERIFY(html.contains("Allied Wire</a>)"));
}

void CitedPageTest::composesTheSameAfterAnEdit()
{
    PageComposer led;
    for (const char *body : {"A [@price2021].\n\nB [@wire].", "A [@price2021].\n\nNew [@rubin].\n\nB [@wire].", "B [@wire].\n\nB [@wire]."}) {
        for (const char *form : {"journalistic", "footnotes", "source-list", "chicago-fullnote-bibliography"}) {
            const PageMaterial made = material(body, form);
            QCOMPARE(led.compose(made).html(), PageComposer().compose(made).html());
        }
    }
}

/// What is shown at once, and that it is the style's answer as soon as it is to the same text.
void CitedPageTest::printsWhileTheStyleIsStillAtWork()
{
    const QString body = "A [@price2021]. B [@wire].";
    CitationMaterial going{sources(), formFromName("apa"), "en-US", {}};
    QCOMPARE(citationsNow(body, going).formatted.clusters, QStringList({"(Price 2021)", "(Allied Wire 2021)"}));
    going.answered = material(body, "apa").citations;
    QCOMPARE(citationsNow(body, going), going.answered);
    const Citations moved = citationsNow("A [@rubin] and [@price2021]. B [@wire].", going);
    QCOMPARE(moved.formatted.clusters, QStringList({"(Rubin 2021)", "(Price, 2021)", going.answered.formatted.clusters[1]}));
    QCOMPARE(moved.formatted.bibliography, going.answered.formatted.bibliography);
    going.form = formFromName("footnotes");
    QVERIFY(citationsNow(body, going).formatted.inNotes);
    for (const char *form : {"journalistic", "source-list", "footnotes"}) {
        going.form = formFromName(form);
        QCOMPARE(citationsNow(body, going), material(body, form).citations);
    }
}

void CitedPageTest::takesTheFormOfTheArticleElseOfItsOutlet()
{
    CitationChoices choices;
    choices.outlets.insert("Foreign Desk", "footnotes");
    Article article;
    QCOMPARE(formName(formOf(article, choices)), "journalistic");
    article.outlet = "Foreign Desk";
    QCOMPARE(formName(formOf(article, choices)), "footnotes");
    article.citationStyle = "apa";
    QCOMPARE(formName(formOf(article, choices)), "apa");
    QCOMPARE(citationLocaleOf(article), "en-US");
    article.citationLocale = "de-DE";
    QCOMPARE(citationLocaleOf(article), "de-DE");
    QCOMPARE(articleFromDetails(detailsToJson(article)), article);
}

void CitedPageTest::letsNothingButSafeTagsThrough_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("safe");
    QTest::newRow("kept") << "<i>a</i> <span style=\"font-variant:small-caps;\">b</span> <div class=\"csl-entry\">c</div>"
                          << "<i>a</i> <span style=\"font-variant:small-caps;\">b</span> <div class=\"csl-entry\">c</div>";
    QTest::newRow("link") << "<a href=\"https://a.example/\">a</a>" << "<a href=\"https://a.example/\">a</a>";
    QTest::newRow("script") << "<script>alert(1)</script>" << "&lt;script>alert(1)&lt;/script>";
    QTest::newRow("running link") << "<a href=\"javascript:alert(1)\">a</a>" << "&lt;a href=\"javascript:alert(1)\">a&lt;/a>";
    QTest::newRow("handler") << "<i onclick=\"x\">a</i>" << "&lt;i onclick=\"x\">a&lt;/i>";
    QTest::newRow("unbalanced") << "<i>a</b> <b>c" << "<i>a&lt;/b> <b>c</b></i>";
    QTest::newRow("open end") << "a <i" << "a &lt;i";
}

void CitedPageTest::letsNothingButSafeTagsThrough()
{
    QFETCH(QString, html);
    QTEST(safeCitationHtml(html), "safe");
    QCOMPARE(safeCitationHtml(safeCitationHtml(html)), safeCitationHtml(html));
}

void CitedPageTest::keepsFormNames()
{
    for (const char *name : {"journalistic", "source-list", "footnotes", "apa"})
        QCOMPARE(formName(formFromName(name)), name);
    QCOMPARE(formName(formFromName("")), "journalistic");
}

QTEST_GUILESS_MAIN(CitedPageTest)
#include "citedpagetest.moc"
