#include "app/page/pagecomposer.h"
#include "app/page/quotedpassage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace stet;

/// What a page says of its quotations besides their words.
class QuotedPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAQuotationWithTheAddressOfItsSource();
    void setsTheSpeakerOfABlockQuotationAsItsCaption_data();
    void setsTheSpeakerOfABlockQuotationAsItsCaption();
    void leavesOutAQuotationThatDoesNotNest_data();
    void leavesOutAQuotationThatDoesNotNest();
    void keepsToItsWordsWhereACitationIsPrintedAmongThem();
    void namesOnlyASpeakerWhomTheWriterConfirmed();
    void leavesOutWhatTheWriterDismissed();
    void tellsQuotationsAndSourcesAsLinkedData();
    void nothingInTheLinkedDataEndsItsElement();
    void tellsNoAddressThatRuns();
    void hasTheSameWordsAtEveryLevel_data();
    void hasTheSameWordsAtEveryLevel();
    void saysNothingBesidesTheWordsAtTheCleanLevel();
    void writesNoElementIntoAFragmentThatAddsMarks();
    void composesTheSameAfterAnyChangeAsFromScratch();
    void followsAQuotationThatIsBeingWritten();
};

namespace {

Source sourceOf(const QString &key, const QString &address, const QString &title = QStringLiteral("Minutes of March"))
{
    Source source;
    source.key = key;
    source.item = QJsonObject{{"type", "article-newspaper"}, {"title", title}, {"container-title", "Harbour Post"},
                              {"URL", address}, {"issued", QJsonObject{{"date-parts", QJsonArray{QJsonArray{2021, 8, 17}}}}},
                              {"author", QJsonArray{QJsonObject{{"family", "Vale"}, {"given", "Ruth"}}}}};
    return source;
}

const QString address = QStringLiteral("https://post.example/minutes?a=1&b=2");

PageMaterial materialOf(const QString &body, const QList<Source> &sources = {sourceOf(QStringLiteral("vale2021"), address)},
                        const QList<QuotationRecord> &records = {})
{
    PageMaterial material;
    material.article.headline = QStringLiteral("Harbour lights");
    material.article.body = body;
    material.quotations = quotedPassages(material.article, records, byKey(sources));
    const CitationForm form;
    material.citations = pressCitations(citationRequest(body, sources, form, material.article.language), form);
    return material;
}

QString bodyHtml(const PageMaterial &material)
{
    QByteArray html;
    for (const PageBlock &block : PageComposer().composeBody(material))
        html += block.html + '\n';
    return QString::fromUtf8(html);
}

/// What a reader reads: the text without its elements, white space folded.
QString words(const QByteArray &html)
{
    static const QRegularExpression unread(QStringLiteral("<(script|style|head)\\b[^>]*>.*?</\\1>"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression block(QStringLiteral("</?(?:p|div|h[1-6]|li|ol|ul|blockquote|figure|figcaption|section|br|tr|td|th)\\b[^>]*>"));
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    QString text = QString::fromUtf8(html);
    text.remove(unread).replace(block, QStringLiteral(" ")).remove(tag);
    text.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">"));
    return text.replace(QLatin1String("&quot;"), QLatin1String("\"")).replace(QLatin1String("&amp;"), QLatin1String("&")).simplified();
}

QJsonObject linkedDataOf(const QByteArray &page)
{
    static const QByteArray start = "<script type=\"application/ld+json\">";
    const qsizetype from = page.indexOf(start) + start.size();
    return QJsonDocument::fromJson(page.mid(from, page.indexOf("</script>", from) - from)).object();
}

QuotationRecord confirmed(const QString &exact, const QString &speaker)
{
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = exact;
    record.speaker = speaker;
    record.speakerDecision = SpeakerDecision::Confirmed;
    return record;
}

} // namespace

void QuotedPageTest::marksAQuotationWithTheAddressOfItsSource()
{
    const QString html = bodyHtml(materialOf(QStringLiteral("“It was *very* late,” said Vale [@vale2021]. “Too late for us,” Aster said.")));
    QVERIFY2(html.contains(QStringLiteral("<q cite=\"https://post.example/minutes?a=1&amp;b=2\">“It was <em>very</em> late,”</q> said Vale")),
             qPrintable(html));
    QVERIFY(html.contains(QStringLiteral("<q>“Too late for us,”</q>"))); // no mark says where it comes from
}

void QuotedPageTest::setsTheSpeakerOfABlockQuotationAsItsCaption_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("html");
    QTest::newRow("a paragraph of its own")
        << QStringLiteral("> The ice goes when it goes.\n>\n> — Ruth Vale, harbour master")
        << QStringLiteral("<figure>\n<blockquote>\n<p>The ice goes when it goes.</p>\n</blockquote>\n"
                          "<figcaption>— Ruth Vale, harbour master</figcaption>\n</figure>");
    QTest::newRow("a line of the last paragraph")
        << QStringLiteral("> The ice goes.\n>\n> It goes when it goes.\\\n> — Ruth *Vale*")
        << QStringLiteral("<figure>\n<blockquote>\n<p>The ice goes.</p>\n<p>It goes when it goes.</p>\n</blockquote>\n"
                          "<figcaption>— Ruth <em>Vale</em></figcaption>\n</figure>");
    QTest::newRow("nobody") << QStringLiteral("> The ice goes when it goes.")
                            << QStringLiteral("<blockquote>\n<p>The ice goes when it goes.</p>\n</blockquote>");
}

void QuotedPageTest::setsTheSpeakerOfABlockQuotationAsItsCaption()
{
    QFETCH(QString, body);
    QFETCH(QString, html);
    QCOMPARE(bodyHtml(materialOf(body)).trimmed(), html);
}

void QuotedPageTest::leavesOutAQuotationThatDoesNotNest_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("begins in bold") << QStringLiteral("She said: **“It was** very late, I think.”");
    QTest::newRow("ends in a link") << QStringLiteral("She said: “It was [very late, I think.”](https://a.example)");
}

void QuotedPageTest::leavesOutAQuotationThatDoesNotNest()
{
    QFETCH(QString, body);
    PageMaterial material = materialOf(body);
    QCOMPARE(material.quotations.size(), 1);
    const QString with = bodyHtml(material);
    material.quotations.clear();
    QCOMPARE(with, bodyHtml(material));
}

void QuotedPageTest::keepsToItsWordsWhereACitationIsPrintedAmongThem()
{
    for (const char *form : {"journalistic", "footnotes"}) {
        PageMaterial material = materialOf(QStringLiteral("He cites [@vale2021]. Vale said: “It was very late [@vale2021] for us,” and left."));
        const CitationForm chosen = formFromName(QLatin1String(form));
        material.citations = pressCitations(citationRequest(material.article.body, material.citations.sources, chosen, QStringLiteral("en-US")), chosen);
        const QString html = bodyHtml(material);
        QVERIFY2(html.contains(QRegularExpression(QStringLiteral("<q[^>]*>“It was very late.* for us,”</q> and left"))), qPrintable(html));
    }
}

void QuotedPageTest::namesOnlyASpeakerWhomTheWriterConfirmed()
{
    const QString body = QStringLiteral("“It was very late,” said Vale.\n\n“It was too late for us,” said Aster.");
    const PageMaterial material = materialOf(body, {}, {confirmed(QStringLiteral("It was too late for us,"), QStringLiteral("Iris Aster"))});
    QCOMPARE(material.quotations.size(), 2);
    QCOMPARE(material.quotations[0].speaker, QString());
    QCOMPARE(material.quotations[1].speaker, QStringLiteral("Iris Aster"));
}

void QuotedPageTest::leavesOutWhatTheWriterDismissed()
{
    QuotationRecord record = confirmed(QStringLiteral("It was very late,"), {});
    record.dismissal = Dismissal::Dialogue;
    const PageMaterial material = materialOf(QStringLiteral("“It was very late,” said Vale."), {}, {record});
    QVERIFY(material.quotations.isEmpty());
    QVERIFY(!PageComposer().compose(material).html().contains("<q"));
}

void QuotedPageTest::tellsQuotationsAndSourcesAsLinkedData()
{
    const PageMaterial material = materialOf(QStringLiteral("“It was very late,” said Vale [@vale2021].\n\n“Too late for us,” said the council."),
                                             {sourceOf(QStringLiteral("vale2021"), address)},
                                             {confirmed(QStringLiteral("It was very late,"), QStringLiteral("Ruth Vale")),
                                              confirmed(QStringLiteral("Too late for us,"), QStringLiteral("the council"))});
    const QJsonObject page = linkedDataOf(PageComposer().compose(material).html());
    QCOMPARE(page["@type"].toString(), QStringLiteral("NewsArticle"));
    const QJsonObject cited = page["citation"].toArray()[0].toObject();
    QCOMPARE(cited["@type"].toString(), QStringLiteral("NewsArticle"));
    QCOMPARE(cited["name"].toString(), QStringLiteral("Minutes of March"));
    QCOMPARE(cited["url"].toString(), address);
    QCOMPARE(cited["datePublished"].toString(), QStringLiteral("2021-08-17"));
    QCOMPARE(cited["author"].toArray()[0].toObject()["name"].toString(), QStringLiteral("Ruth Vale"));
    const QJsonArray quotations = page["hasPart"].toArray();
    QCOMPARE(quotations.size(), 2);
    QCOMPARE(quotations[0].toObject()["@type"].toString(), QStringLiteral("Quotation"));
    QCOMPARE(quotations[0].toObject()["text"].toString(), QStringLiteral("It was very late,"));
    QCOMPARE(quotations[0].toObject()["creator"].toObject()["name"].toString(), QStringLiteral("Ruth Vale"));
    QCOMPARE(quotations[0].toObject()["creator"].toObject()["@type"].toString(), QStringLiteral("Person"));
    QCOMPARE(quotations[0].toObject()["isBasedOn"].toObject()["url"].toString(), address);
    QCOMPARE(quotations[1].toObject()["creator"].toObject()["@type"].toString(), QStringLiteral("Organization"));
    QVERIFY(!quotations[1].toObject().contains(QLatin1String("isBasedOn")));
}

void QuotedPageTest::nothingInTheLinkedDataEndsItsElement()
{
    const QString hostile = QStringLiteral("</script><script>alert(1)</script><!-- <script> ]]> & \u2028");
    const QString body = QStringLiteral("“It was </script><!-- <script> late,” said Vale [@vale2021].");
    const PageMaterial material = materialOf(body, {sourceOf(QStringLiteral("vale2021"), address, hostile)},
                                             {confirmed(QStringLiteral("It was </script><!-- <script> late,"), hostile)});
    QCOMPARE(material.quotations.size(), 1);
    const QByteArray page = PageComposer().compose(material).html();
    QCOMPARE(page.count("<script"), 1);
    QCOMPARE(page.count("</script"), 1);
    QVERIFY(!page.contains("<!--"));
    const QJsonObject quotation = linkedDataOf(page)["hasPart"].toArray()[0].toObject();
    QCOMPARE(quotation["text"].toString(), QStringLiteral("It was </script><!-- <script> late,"));
    QCOMPARE(quotation["creator"].toObject()["name"].toString(), hostile);
    QCOMPARE(quotation["isBasedOn"].toObject()["name"].toString(), hostile);
}

void QuotedPageTest::tellsNoAddressThatRuns()
{
    for (const char *bad : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//elsewhere.example/a", "https:\" onclick=\"x"}) {
        const PageMaterial material = materialOf(QStringLiteral("“It was very late,” said Vale [@vale2021]."),
                                                 {sourceOf(QStringLiteral("vale2021"), QLatin1String(bad))});
        const QByteArray page = PageComposer().compose(material).html();
        QVERIFY(!page.contains("cite=\"javascript") && !page.contains("cite=\"data") && !page.contains("cite=\"file"));
        QVERIFY(!page.contains("cite=\"//") && !page.contains("onclick=\""));
        QVERIFY(!QString::fromUtf8(page).contains(QRegularExpression(QStringLiteral("\"url\":\"(javascript|data|file)"))));
    }
}

void QuotedPageTest::hasTheSameWordsAtEveryLevel_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("inline") << QStringLiteral("“It was *very* late,” said Vale [@vale2021]. “Too late.”");
    QTest::newRow("block") << QStringLiteral("She wrote:\n\n> The ice goes when it goes.\n>\n> — Ruth Vale, harbour master\n\nThen she left.");
    QTest::newRow("block with a line") << QStringLiteral("> The ice goes.\\\n> — Ruth Vale [@vale2021]");
    QTest::newRow("paragraphs") << QStringLiteral("“The first winter was hard,” Vale said. “We burned the pews.\n\n“The second was worse.\n\n“The third we left.”");
    QTest::newRow("nested") << QStringLiteral("“He told me ‘it was very late’ and went,” said Vale & sons [see @vale2021, p. 3].");
    QTest::newRow("list, table, heading") << QStringLiteral("## “A heading of words” \n\n- “It was very late,” said Vale.\n\n| a |\n|---|\n| “It was too late,” said Vale. |\n");
    QTest::newRow("no nesting") << QStringLiteral("**“It was** very late,” said Vale. *“All of it in italics,”* she said.");
    QTest::newRow("entities") << QStringLiteral("&ldquo;It was < late & dark,&rdquo; said Vale.");
    QTest::newRow("notes") << QStringLiteral("“It was very late[^1],” said Vale.\n\n[^1]: “In a note, it was late,” he said.");
    QTest::newRow("beyond the first plane") << QStringLiteral("𝔘𝔫𝔡 “it was 𝔳𝔢𝔯𝔶 late,” said Vale. 🚢 “It was too late,” she said [@vale2021].");
}

void QuotedPageTest::hasTheSameWordsAtEveryLevel()
{
    QFETCH(QString, body);
    PageMaterial material = materialOf(body);
    for (const char *form : {"journalistic", "source-list", "footnotes"}) {
        const CitationForm chosen = formFromName(QLatin1String(form));
        const QList<Source> sources{sourceOf(QStringLiteral("vale2021"), address)};
        material.citations = pressCitations(citationRequest(body, sources, chosen, QStringLiteral("en-US")), chosen);
        material.level = MetadataLevel::Clean;
        const QString clean = words(PageComposer().compose(material).html());
        QVERIFY(clean.contains(QStringLiteral("Vale")) || clean.contains(QStringLiteral("ice")));
        for (const MetadataLevel level : {MetadataLevel::Full, MetadataLevel::Semantic}) {
            material.level = level;
            QCOMPARE(words(PageComposer().compose(material).html()), clean);
        }
        QByteArray fragment;
        for (const PageBlock &block : PageComposer().composeBody(material, BodyStyle::Clean))
            fragment += block.html + '\n';
        QVERIFY(clean.contains(words(fragment)));
        PageMaterial without = material;
        without.quotations.clear();
        QCOMPARE(words(PageComposer().compose(without).html()), clean);
    }
}

void QuotedPageTest::saysNothingBesidesTheWordsAtTheCleanLevel()
{
    PageMaterial material = materialOf(QStringLiteral("“It was very late,” said Vale [@vale2021].\n\n> The ice goes.\n>\n> — Ruth Vale"));
    const CitationForm form{CitationForm::Kind::SourceList, {}};
    material.citations = pressCitations(citationRequest(material.article.body, material.citations.sources, form, QStringLiteral("en-US")), form);
    const QByteArray full = PageComposer().compose(material).html();
    material.level = MetadataLevel::Semantic;
    const QByteArray semantic = PageComposer().compose(material).html();
    material.level = MetadataLevel::Clean;
    const QByteArray clean = PageComposer().compose(material).html();
    for (const char *sign : {"<q cite=", "<figure>", "<figcaption>"}) {
        QVERIFY2(full.contains(sign), sign);
        QVERIFY2(semantic.contains(sign), sign);
        QVERIFY2(!clean.contains(sign), sign);
    }
    for (const char *sign : {"ld+json", "class=\"h-cite\""}) {
        QVERIFY2(full.contains(sign), sign);
        QVERIFY2(!semantic.contains(sign), sign);
        QVERIFY2(!clean.contains(sign), sign);
    }
    QVERIFY(!clean.contains("class=\"csl-entry")); // its name stands in the style of the page
}

void QuotedPageTest::writesNoElementIntoAFragmentThatAddsMarks()
{
    const PageMaterial material = materialOf(QStringLiteral("“It was very late,” said Vale [@vale2021].\n\n> The ice goes.\n>\n> — Ruth Vale"));
    QByteArray fragment;
    for (const PageBlock &block : PageComposer().composeBody(material, BodyStyle::Clean))
        fragment += block.html;
    QVERIFY(!fragment.contains("<q"));
    QVERIFY(!fragment.contains("class="));
    QVERIFY(fragment.contains("<figcaption>— Ruth Vale</figcaption>"));
}

/// Whatever an instance remembers must never show.
void QuotedPageTest::composesTheSameAfterAnyChangeAsFromScratch()
{
    const QList<Source> sources{sourceOf(QStringLiteral("vale2021"), address)};
    const QString one = QStringLiteral("“It was very late,” said Vale [@vale2021].\n\nNothing.\n\n> The ice goes.\n>\n> — Ruth Vale");
    QList<PageMaterial> materials{materialOf(one), materialOf(one, {}), materialOf(one, sources), materialOf(QStringLiteral("Nothing.\n\n") + one)};
    materials.append(materials.first());
    materials.last().level = MetadataLevel::Clean;
    materials.append(materials.first());
    materials.last().quotations.clear();
    PageComposer remembering;
    for (int round = 0; round < 2; ++round) {
        for (const PageMaterial &material : materials)
            QCOMPARE(remembering.compose(material).html(), PageComposer().compose(material).html());
    }
}

void QuotedPageTest::followsAQuotationThatIsBeingWritten()
{
    PageMaterial material = materialOf(QStringLiteral("“It was very late,” said Vale [@vale2021].\n\n“It was too late,” said Aster."));
    material.article.body.replace(QStringLiteral("very late"), QStringLiteral("very very late"));
    QVERIFY(bodyHtml(material).contains(QStringLiteral("<q cite=\"https://post.example/minutes?a=1&amp;b=2\">“It was very very late,”</q>")));
}

QTEST_GUILESS_MAIN(QuotedPageTest)
#include "quotedpagetest.moc"
