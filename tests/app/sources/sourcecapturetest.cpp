#include "app/sources/sourcecapture.h"

#include "tests/app/import/storedzip.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class SourceCaptureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatASavedPageSaysOfItself();
    void keepsATextFileWordForWord();
    void readsATitleOffPastedText();
    void refusesWhatHoldsNoWords();
    void saysSoWhenThereIsNoFile();
    void trustsJsonLdMostAndThePlainTitleLeast();
    void fillsFromTheNextTrustedWhatTheFirstLeavesOut();
    void readsPapersByTheirCitationTags();
    void readsMicroformats();
    void takesTheAddressThatABrowserNotedWhenItSaved();
    void readsAWordDocumentAndAttachesIt();
    void takesAnAddressThatWasPastedWithTheText();
    void endsWithHostilePages();

private:
    const QDateTime m_now = QDateTime(QDate(2024, 5, 6), QTime(7, 8), Qt::UTC);
};

void SourceCaptureTest::takesWhatASavedPageSaysOfItself()
{
    const QByteArray page = R"(<!DOCTYPE html><html lang="en"><head><title>Harbour plans | The Gazette</title>
<meta property="og:title" content="Harbour plans"><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ruth Vale"><meta property="article:published_time" content="2024-05-01T08:00:00Z">
<link rel="canonical" href="https://gazette.example/harbour?utm_source=mail"></head><body><nav>Home</nav>
<article><h1>Harbour plans</h1><p>The harbour would not improve before the winter, she&nbsp;said.</p>
<p>We have seen the plans.</p></article><script>track()</script></body></html>)";
    const auto source = capturedBytes(page, QStringLiteral("saved.html"), m_now);
    QVERIFY(source);
    QCOMPARE(source->title(), QStringLiteral("Harbour plans"));
    QCOMPARE(source->outlet(), QStringLiteral("The Gazette"));
    QCOMPARE(source->writer(), QStringLiteral("Vale"));
    QCOMPARE(source->date().firstDay(), QDate(2024, 5, 1));
    QCOMPARE(source->address(), QStringLiteral("https://gazette.example/harbour"));
    QCOMPARE(source->captures.size(), 1);
    const QString text = source->captures.first().text;
    QVERIFY(text.contains(QStringLiteral("would not improve before the winter")));
    QVERIFY(text.contains(QStringLiteral("We have seen the plans.")));
    QVERIFY(!text.contains(QStringLiteral("track()")));
    QCOMPARE(source->captures.first().capturedAt, m_now);
    QVERIFY(isIntact(source->captures.first()));
}

void SourceCaptureTest::keepsATextFileWordForWord()
{
    const QString text = QStringLiteral("A transcript.\n\nQ: Is it *done*?\nA: No - “not yet”.\n");
    const auto source = capturedBytes(text.toUtf8(), QStringLiteral("talk.txt"), m_now);
    QVERIFY(source);
    QCOMPARE(source->captures.first().text, text);
}

void SourceCaptureTest::readsATitleOffPastedText()
{
    const auto source = capturedText(QStringLiteral("Statement on the harbour\n\nWe are not convinced."), m_now);
    QVERIFY(source);
    QCOMPARE(source->title(), QStringLiteral("Statement on the harbour"));
    QVERIFY(source->latestCapture()->text.contains(QStringLiteral("We are not convinced.")));
}

void SourceCaptureTest::refusesWhatHoldsNoWords()
{
    QVERIFY(!capturedText(QStringLiteral(" \n\t"), m_now));
    QVERIFY(!capturedBytes(QByteArray(), QStringLiteral("empty.txt"), m_now));
    QVERIFY(!capturedBytes(QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11), QStringLiteral("picture.txt"), m_now));
}

void SourceCaptureTest::saysSoWhenThereIsNoFile()
{
    const QTemporaryDir folder;
    const auto source = capturedFile(folder.filePath(QStringLiteral("none.html")), m_now);
    QVERIFY(!source);
    QVERIFY(!source.error().message.isEmpty());
    QVERIFY(!capturedFile(folder.path(), m_now));
}

namespace {

QByteArray saved(const QByteArray &head, const QByteArray &body = "<article><h1>Plain</h1><p>Some words of the piece, enough to keep.</p></article>")
{
    return "<!DOCTYPE html><html lang=\"en-GB\"><head>" + head + "</head><body>" + body + "</body></html>";
}

const QByteArray jsonLd = R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList"},
{"@type":"NewsArticle","headline":"By JSON-LD","author":[{"@type":"Person","name":"Ann Price"},{"name":"Jan de Vries"}],
"datePublished":"2024-05-01T08:00:00Z","publisher":{"name":"The Gazette"}}]}</script>)";
const QByteArray citationTags = R"(<meta name="citation_title" content="By citation"><meta name="citation_author" content="Rubin, Jan">
<meta name="citation_publication_date" content="2023/04/02">)";
const QByteArray openGraph = R"(<meta property="og:title" content="By Open Graph"><meta property="og:site_name" content="Site">
<meta property="og:description" content="What it is about."><meta property="article:published_time" content="2022-03-02">)";
const QByteArray dublinCore = R"(<meta name="DC.title" content="By Dublin Core"><meta name="DC.creator" content="Vale, Ruth"><meta name="DC.date" content="2021-02-02">)";
const QByteArray plainTags = R"(<title>By title</title><meta name="author" content="Plain Writer"><meta name="description" content="Plain.">)";

} // namespace

void SourceCaptureTest::trustsJsonLdMostAndThePlainTitleLeast()
{
    const QByteArray entry = R"(<article class="h-entry"><h1 class="p-name">By microformats</h1><p>Some words of the piece, enough to keep.</p></article>)";
    QByteArrayList statements{jsonLd, citationTags, openGraph, dublinCore, plainTags};
    const QStringList expected{"By JSON-LD", "By citation", "By Open Graph", "By Dublin Core", "By microformats"};
    for (const QString &title : expected) {
        // Whoever is trusted more counts, wherever it stands in the head.
        QByteArray head;
        for (const QByteArray &statement : statements)
            head.prepend(statement);
        const auto source = capturedBytes(saved(head, entry), QStringLiteral("saved.html"), m_now);
        QVERIFY(source);
        QCOMPARE(source->title(), title);
        statements.removeFirst();
    }
}

void SourceCaptureTest::fillsFromTheNextTrustedWhatTheFirstLeavesOut()
{
    const auto source = capturedBytes(saved(plainTags + dublinCore + openGraph + citationTags + jsonLd), QStringLiteral("saved.html"), m_now);
    QVERIFY(source);
    QCOMPARE(source->type(), QStringLiteral("article-newspaper"));
    QCOMPARE(source->writer(), QStringLiteral("Price and de Vries"));
    QCOMPARE(source->names("author")[1].nonDroppingParticle, QStringLiteral("de"));
    QCOMPARE(source->date().firstDay(), QDate(2024, 5, 1));
    QCOMPARE(source->outlet(), QStringLiteral("The Gazette"));
    QCOMPARE(source->text("abstract"), QStringLiteral("What it is about."));
    QCOMPARE(source->language(), QStringLiteral("en-GB"));
}

void SourceCaptureTest::readsPapersByTheirCitationTags()
{
    const auto source = capturedBytes(saved(citationTags + R"(<meta name="citation_journal_title" content="Journal of Ports"><meta name="citation_volume" content="7">
<meta name="citation_issue" content="2"><meta name="citation_firstpage" content="11"><meta name="citation_lastpage" content="29">
<meta name="citation_doi" content="doi:10.1000/ports.7"><meta name="citation_issn" content="1234-5678">)"), QStringLiteral("paper.html"), m_now);
    QVERIFY(source);
    QCOMPARE(source->type(), QStringLiteral("article-journal"));
    QCOMPARE(source->outlet(), QStringLiteral("Journal of Ports"));
    QCOMPARE(source->text("volume"), QStringLiteral("7"));
    QCOMPARE(source->text("issue"), QStringLiteral("2"));
    QCOMPARE(source->text("page"), QStringLiteral("11-29"));
    QCOMPARE(source->doi(), QStringLiteral("10.1000/ports.7"));
    QCOMPARE(source->writer(), QStringLiteral("Rubin"));
}

void SourceCaptureTest::readsMicroformats()
{
    const auto source = capturedBytes(saved("<title>Blog</title>", R"(<div class="h-entry"><h1 class="p-name">A post</h1>
<a class="p-author h-card" href="/x"><img alt=""><span class="p-name">Iris Aster</span> of the harbour</a>
<time class="dt-published" datetime="2020-06-07T10:00:00+02:00">June</time><div class="e-content"><p>Some words of the piece, enough to keep.</p></div></div>)"),
                                      QStringLiteral("post.html"), m_now);
    QVERIFY(source);
    QCOMPARE(source->title(), QStringLiteral("A post"));
    QCOMPARE(source->writer(), QStringLiteral("Aster"));
    QCOMPARE(source->date().firstDay(), QDate(2020, 6, 7));
}

void SourceCaptureTest::takesTheAddressThatABrowserNotedWhenItSaved()
{
    const QByteArray note = "<!-- saved from url=(0055)https://gazette.example/harbour?id=7&utm_source=mail -->\n";
    const auto source = capturedBytes(note + saved("<title>T</title>"), QStringLiteral("saved.html"), m_now);
    QVERIFY(source);
    QCOMPARE(source->address(), QStringLiteral("https://gazette.example/harbour?id=7"));
    QCOMPARE(source->latestCapture()->address, source->address());
    QCOMPARE(source->date("accessed").firstDay(), m_now.date());
    // The page's own word for where it stands comes before it; a relative one is taken from there.
    const auto canonical = capturedBytes(note + saved("<link rel=canonical href='/harbour'>"), QStringLiteral("saved.html"), m_now);
    QVERIFY(canonical);
    QCOMPARE(canonical->address(), QStringLiteral("https://gazette.example/harbour"));
}

void SourceCaptureTest::readsAWordDocumentAndAttachesIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("Minutes of May.docx"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(storedZip({{"word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>The harbour would not improve.</w:t></w:r></w:p></w:body></w:document>"},
                          {"docProps/core.xml", "<p xmlns:dc='d'><dc:title>Document1</dc:title><dc:creator>Ruth Vale</dc:creator></p>"}}));
    file.close();
    const auto source = capturedFile(path, m_now);
    QVERIFY(source);
    QCOMPARE(source->title(), QStringLiteral("Minutes of May"));
    QCOMPARE(source->writer(), QStringLiteral("Vale"));
    QCOMPARE(source->latestCapture()->text, QStringLiteral("The harbour would not improve."));
    QCOMPARE(source->attachments.size(), 1);
    QCOMPARE(source->attachments.first().path, path);
}

void SourceCaptureTest::takesAnAddressThatWasPastedWithTheText()
{
    const auto source = capturedText(QStringLiteral("https://gazette.example/a?utm_medium=x\nStatement on the harbour\n\nWe are not convinced."), m_now);
    QVERIFY(source);
    QCOMPARE(source->address(), QStringLiteral("https://gazette.example/a"));
    QCOMPARE(source->title(), QStringLiteral("Statement on the harbour"));
    QVERIFY(!source->latestCapture()->text.contains(QStringLiteral("https")));
    const auto last = capturedText(QStringLiteral("Words of the piece.\n\nhttps://gazette.example/b"), m_now);
    QVERIFY(last);
    QCOMPARE(last->address(), QStringLiteral("https://gazette.example/b"));
    const auto alone = capturedText(QStringLiteral(" https://gazette.example/c \n"), m_now);
    QVERIFY(alone);
    QVERIFY(alone->captures.isEmpty());
    QCOMPARE(alone->address(), QStringLiteral("https://gazette.example/c"));
}

void SourceCaptureTest::endsWithHostilePages()
{
    QByteArray graph = "1";
    for (int depth = 0; depth < 400; ++depth)
        graph = "{\"@graph\":[" + graph + "]}";
    const QByteArray authors = QByteArray("<meta name=author content='A B'>").repeated(50000);
    for (const QByteArray &page : {saved("<script type=application/ld+json>" + graph + "</script>"), saved(authors), saved("<title>" + QByteArray(3'000'000, 'x')),
                                   saved({}, QByteArray("<div>").repeated(200000)), saved({}, "<p>" + QByteArray("&lt;").repeated(500000))}) {
        const auto source = capturedBytes(page, QStringLiteral("a.html"), m_now);
        if (source) {
            QVERIFY(source->title().size() <= 4000);
            QVERIFY(source->names("author").size() <= 200);
        } else {
            QVERIFY(!source.error().message.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(SourceCaptureTest)
#include "sourcecapturetest.moc"
