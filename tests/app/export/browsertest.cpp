#include "app/export/exporter.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// Opens an exported page in Debian's Chromium, scripts on, as a reader would.
class BrowserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsNoScriptFromAnyField_data();
    void runsNoScriptFromAnyField();
    void showsTheWordsOfTheArticle();
    void wouldNoticeAScript();

private:
    QByteArray treeOf(const QByteArray &page);
    QString m_chromium;
};

namespace {

/// Ways to bring a script into a page. Each would set the title of the page to "canary".
const char *const attacks = R"(
<script>document.title='canary'</script>
<img src=x onerror="document.title='canary'">
<svg onload="document.title='canary'"><script>document.title='canary'</script></svg>
</title></style></textarea></script><script>document.title='canary'</script>
"><script>document.title='canary'</script>
' onmouseover='document.title="canary"' autofocus onfocus='document.title="canary"'
<iframe srcdoc="<script>parent.document.title='canary'</script>"></iframe>
<meta http-equiv="refresh" content="0;url=javascript:document.title='canary'">
<!-- --!><script>document.title='canary'</script> -->
[a](javascript:document.title='canary') ![b](x" onerror="document.title='canary')
[c](&#106;avascript:document.title='canary') <javascript:document.title='canary'>
![d](data:image/svg+xml,<svg/onload=document.title='canary'>)

```"><script>document.title='canary'</script>
```

[e]: javascript:document.title='canary'
[e] {{head}} {{body}} ${document.title='canary'} \u003cscript\u003e
)";

} // namespace

void BrowserTest::initTestCase()
{
    m_chromium = QStandardPaths::findExecutable(QStringLiteral("chromium"));
    if (m_chromium.isEmpty())
        QSKIP("Debian's package chromium is not installed.");
}

/// The tree of a page after its load, as the browser writes it.
QByteArray BrowserTest::treeOf(const QByteArray &page)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("page.html")));
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size())
        return {};
    file.close();
    QProcess chromium;
    chromium.setProcessChannelMode(QProcess::SeparateChannels);
    chromium.start(m_chromium, {"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                                "--user-data-dir=" + folder.filePath(QStringLiteral("profile")), "--virtual-time-budget=2000",
                                "--dump-dom", "file://" + file.fileName()});
    if (!chromium.waitForFinished(120000)) {
        chromium.kill();
        chromium.waitForFinished();
        return {};
    }
    return chromium.readAllStandardOutput();
}

void BrowserTest::runsNoScriptFromAnyField_data()
{
    QTest::addColumn<QString>("theme");
    for (const char *theme : {"blog", "plain"})
        QTest::newRow(theme) << theme;
}

void BrowserTest::runsNoScriptFromAnyField()
{
    QFETCH(QString, theme);
    const QString hostile = QString::fromUtf8(attacks);
    PageMaterial material;
    material.theme = Theme::open(theme).value();
    Article &article = material.article;
    article.headline = article.deck = article.body = article.outlet = article.byline.text = hostile;
    article.language = QStringLiteral("en\" onload=\"document.title='canary'");
    article.tags = {hostile};
    article.page = {hostile, true, hostile, 3, {{hostile, hostile}}};
    AuthorProfile author;
    author.name = author.bio = author.role = author.location = author.email = hostile;
    author.website = QStringLiteral("javascript:document.title='canary'");
    author.links = {{hostile, QStringLiteral("JAVASCRIPT:document.title='canary'")}, {hostile, hostile}};
    author.portrait = "\"><script>document.title='canary'</script>";
    author.portraitMimeType = QStringLiteral("image/png");
    material.authors = {author};
    QByteArray page = exported(ExportFormat::HtmlPage, material);
    // Without the policy: what is written must be safe by itself, the policy is the second lock.
    const qsizetype policy = page.indexOf("<meta http-equiv=");
    QVERIFY(policy > 0);
    page.remove(policy, page.indexOf('\n', policy) - policy);
    const QByteArray tree = treeOf(page);
    QVERIFY(tree.contains("data-part=\"body\""));
    QVERIFY2(!tree.contains("<title>canary"), tree.left(400).constData());
    for (const char *bad : {"<script>", "<iframe", "<svg", "<img src=\"x\"", "href=\"javascript:", "href=\"JAVASCRIPT:", "onfocus=\"",
                            "<meta http-equiv=\"refresh"})
        QVERIFY2(!tree.contains(bad), bad);
}

void BrowserTest::showsTheWordsOfTheArticle()
{
    PageMaterial material;
    material.article.headline = QStringLiteral("A “quoted” headline & more");
    material.article.body = QStringLiteral("One <b>paragraph</b> with *emphasis*[^1].\n\n> Quoted.\n\n[^1]: Noted.");
    material.article.page.announcedComments = 2;
    material.article.page.comments = {{{}, QStringLiteral("Held.")}};
    const QByteArray tree = treeOf(exported(ExportFormat::HtmlPage, material));
    for (const char *words : {"<title>A “quoted” headline &amp; more</title>", "A “quoted” headline &amp; more</h1>",
                              "<p>One &lt;b&gt;paragraph&lt;/b&gt; with <em>emphasis</em><sup>", "<p>Quoted.</p>", "<p>Noted. ",
                              "2 thoughts on “A “quoted” headline &amp; more”", "<p>Held.</p>",
                              "The page announced 2 comments. The text holds 1 of them."})
        QVERIFY2(tree.contains(words), words);
}

/// The canary itself: a page that does carry a script is found out.
void BrowserTest::wouldNoticeAScript()
{
    QVERIFY(treeOf("<!DOCTYPE html><title>x</title><script>document.title='canary'</script>").contains("<title>canary"));
}

QTEST_GUILESS_MAIN(BrowserTest)
#include "browsertest.moc"
