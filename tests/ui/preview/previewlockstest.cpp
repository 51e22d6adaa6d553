#include "tests/ui/preview/previewtesting.h"

#include "ui/preview/previewpage.h"
#include "ui/preview/previewscheme.h"
#include "ui/preview/requestgate.h"

#include <QFile>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <QWebEngineView>

using namespace stet;

namespace {

/// A page with every way out that is known to us, but those that only scripts and navigation have.
QByteArray loadingVectors(const Listener &server)
{
    const auto to = [&](const char *path) { return server.address(path); };
    return "<link rel=stylesheet href='" + to("css") + "'><style>@import '" + to("import") + "'; @font-face { "
           "font-family: F; src: url(" + to("font") + "); } b { font-family: F; background: url(" + to("background")
           + "); cursor: url(" + to("cursor") + "), auto; list-style-image: url(" + to("list") + "); }</style>"
           "<link rel=prefetch href='" + to("prefetch") + "'><link rel=preload as=image href='" + to("preload") + "'>"
           "<link rel=icon href='" + to("icon") + "'><link rel=preconnect href='" + to("preconnect") + "'>"
           "<link rel=dns-prefetch href='" + to("dns") + "'><link rel=manifest href='" + to("manifest") + "'>"
           "<link rel=prerender href='" + to("prerender") + "'><link rel=modulepreload href='" + to("module") + "'>"
           "<img src='" + to("img") + "'><img srcset='" + to("srcset") + " 1x'><picture><source srcset='"
           + to("source") + "'><img></picture><input type=image src='" + to("input") + "'>"
           "<video src='" + to("video") + "' poster='" + to("poster") + "' autoplay></video><audio src='" + to("audio")
           + "' autoplay></audio><video><track src='" + to("track") + "' default></video>"
           "<object data='" + to("object") + "'></object><embed src='" + to("embed") + "'>"
           "<iframe src='" + to("iframe") + "'></iframe><iframe srcdoc=\"<img src='" + to("srcdoc") + "'>\"></iframe>"
           "<svg><image href='" + to("svgimage") + "'/><use href='" + to("svguse") + "#a'/></svg>"
           "<table background='" + to("table") + "'><tr><td background='" + to("cell") + "'>x</table>"
           "<body background='" + to("body") + "'><b>words</b>"
           "<div style='background: url(" + to("inline") + "); border-image: url(" + to("border") + ") 1'>x</div>"
           "<img src='data:text/html,x'><a href='" + to("ping-target") + "' ping='" + to("ping") + "'>link</a>";
}

QByteArray scriptVectors(const Listener &server)
{
    const auto to = [&](const char *path) { return server.address(path); };
    return "<script>new Image().src='" + to("script-image") + "'; fetch('" + to("fetch") + "'); "
           "navigator.sendBeacon('" + to("beacon") + "'); new WebSocket('ws" + to("websocket").mid(4) + "'); "
           "document.title = 'ran';</script><script src='" + to("script-src") + "'></script>"
           "<img src=x onerror=\"document.title='ran'; fetch('" + to("onerror") + "')\">"
           "<svg onload=\"document.title='ran'; fetch('" + to("svgload") + "')\"></svg>"
           "<iframe srcdoc=\"<script>parent.document.title='ran'; fetch('" + to("frame-script") + "')</script>\">"
           "</iframe><iframe src=\"javascript:parent.document.title='ran'\"></iframe>"
           "<details open ontoggle=\"document.title='ran'\">d</details><input autofocus onfocus=\"document.title='ran'\">";
}

QByteArray navigationVectors(const Listener &server)
{
    const auto to = [&](const char *path) { return server.address(path); };
    return "<meta http-equiv=refresh content='0;url=" + to("refresh") + "'>"
           "<form id=form action='" + to("form") + "'><input name=a></form>"
           "<a id=plain href='" + to("plain") + "'>plain</a><a id=blank target=_blank href='" + to("blank")
           + "'>blank</a><a id=download download href='" + to("download") + "'>download</a>"
           "<a id=scripted href=\"javascript:document.title='ran'\">scripted</a>"
           "<a id=file href='file:///etc/passwd'>file</a>";
}

QByteArray document(const QByteArray &content)
{
    return "<!DOCTYPE html><html><head><title>quiet</title></head><body>" + content + "</body></html>";
}

/// A view with no lock at all but those that a test adds.
struct OpenView
{
    QWebEngineProfile profile;
    PreviewScheme scheme;
    QWebEnginePage page{&profile};
    QWebEngineView view;

    OpenView()
    {
        profile.installUrlSchemeHandler(PreviewScheme::name(), &scheme);
        view.setPage(&page);
        view.resize(600, 400);
        view.show();
    }
    ~OpenView() { view.setPage(nullptr); }

    /// Loads and gives the page time to do its worst: what it asks for is asked for while it loads or just after.
    void load(const QByteArray &html)
    {
        QSignalSpy loaded(&page, &QWebEnginePage::loadFinished);
        page.setHtml(QString::fromUtf8(html), PreviewScheme::address(1));
        QVERIFY(loaded.wait(15'000));
        QTest::qWait(600);
    }
};

} // namespace

class PreviewLocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectorsReachTheServerWithoutAnyLock();
    void switchedOffPageRunsNoScript();
    void policyAloneLetsNothingOut();
    void gateAloneLetsNothingOut();
    void allLocksTogetherLetNothingOut();
    void ourScriptRunsBehindAllLocks();
    void pageGoesNowhere();
    void linkIsReportedAndNotFollowed();
    void ownAddressInALinkIsNotFollowed();
    void pageGetsNoPermission();
    void profileKeepsNothing();
    void downloadIsRefused();
    void policyLineIsAllThatIsAdded_data();
    void policyLineIsAllThatIsAdded();
    void policyStandsBeforeEverythingThatLoads();
};

/// Without this the other tests could pass for a page that does nothing at all.
void PreviewLocksTest::vectorsReachTheServerWithoutAnyLock()
{
    Listener server;
    OpenView open;
    open.load(document(loadingVectors(server) + scriptVectors(server)));
    QTRY_VERIFY2(server.paths.size() >= 15, QByteArray::number(server.paths.size()).constData());
    for (const char *path : {"/img", "/css", "/import", "/background", "/iframe", "/fetch", "/beacon"})
        QVERIFY2(server.paths.contains(path), path);
    QCOMPARE(open.page.title(), QStringLiteral("ran"));
}

void PreviewLocksTest::switchedOffPageRunsNoScript()
{
    Listener server;
    OpenView open;
    PreviewPage::switchOff(open.page.settings());
    open.load(document(scriptVectors(server)));
    QCOMPARE(open.page.title(), QStringLiteral("quiet"));
    server.paths.remove("/script-src");
    QVERIFY2(server.paths.isEmpty(), server.paths.values().join(' ').constData());
    QCOMPARE(answerOf(&open.page, QStringLiteral("1 + 1"), QWebEngineScript::MainWorld), QVariant());
}

void PreviewLocksTest::policyAloneLetsNothingOut()
{
    Listener server;
    OpenView open;
    open.load(PreviewScheme::withPolicy(document(loadingVectors(server) + scriptVectors(server))));
    QCOMPARE(server.connections, 0);
    QCOMPARE(open.page.title(), QStringLiteral("quiet"));
}

void PreviewLocksTest::gateAloneLetsNothingOut()
{
    Listener server;
    OpenView open;
    open.profile.setUrlRequestInterceptor(new RequestGate(&open.profile));
    open.load(document(loadingVectors(server) + scriptVectors(server) + navigationVectors(server)));
    QCOMPARE(server.connections, 0);
}

void PreviewLocksTest::allLocksTogetherLetNothingOut()
{
    Listener server;
    PreviewView view;
    view.resize(600, 400);
    view.show();
    Page page = pageOf({});
    page.parts[2].blocks = {block("<div>" + loadingVectors(server) + scriptVectors(server) + navigationVectors(server)
                                  + "</div>", 0)};
    QSignalSpy shown(&view, &PreviewView::pageShown);
    view.showPage(page);
    QVERIFY(shown.wait(15'000));
    // The same again as a change of the shown page, which takes the other way in.
    page.parts[2].blocks[0] = block("<div>second" + page.parts[2].blocks[0].html.mid(5), 0);
    view.showPage(page);
    QVERIFY(shown.wait(15'000));
    for (const char *id : {"plain", "blank", "download", "scripted", "file"})
        answerOf(view.page(), QStringLiteral("(document.getElementById('%1') || document.body).click()")
                                  .arg(QLatin1String(id)));
    answerOf(view.page(), QStringLiteral("document.getElementById('form') && document.getElementById('form').submit()"));
    QTest::qWait(600);
    QCOMPARE(server.connections, 0);
    QCOMPARE(view.title(), QStringLiteral("A page"));
    QCOMPARE(view.url().scheme(), QStringLiteral("stet-preview"));
}

void PreviewLocksTest::ourScriptRunsBehindAllLocks()
{
    PreviewView view;
    view.resize(600, 400);
    view.show();
    QSignalSpy shown(&view, &PreviewView::pageShown);
    view.showPage(pageOf({QStringLiteral("one")}));
    QVERIFY(shown.wait(15'000));
    QCOMPARE(answerOf(view.page(), QStringLiteral("typeof stet.patch")), QVariant(QStringLiteral("function")));
    QCOMPARE(answerOf(view.page(), QStringLiteral("typeof stet"), QWebEngineScript::MainWorld), QVariant());
}

void PreviewLocksTest::pageGoesNowhere()
{
    // No policy, no gate, scripts on: the page's own refusal is all that holds.
    Listener server;
    QWebEngineProfile profile;
    PreviewScheme scheme;
    profile.installUrlSchemeHandler(PreviewScheme::name(), &scheme);
    PreviewPage page(&profile, nullptr);
    page.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, true);
    QWebEngineView view;
    view.setPage(&page);
    view.show();
    scheme.setDocument({});
    QSignalSpy loaded(&page, &QWebEnginePage::loadFinished);
    page.open(PreviewScheme::address(7));
    QVERIFY(loaded.wait(15'000));
    const QUrl before = page.url();
    for (const QString &script :
         {QStringLiteral("location.href = '%1'"), QStringLiteral("location.replace('%1')"),
          QStringLiteral("window.open('%1')"),
          QStringLiteral("let f = document.createElement('form'); f.action = '%1'; document.body.append(f); f.submit()"),
          QStringLiteral("let m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=%1';"
                         "document.head.append(m)"),
          QStringLiteral("let a = document.createElement('a'); a.href = '%1'; a.target = '_blank';"
                         "document.body.append(a); a.click()")})
        answerOf(&page, QStringLiteral("{ %1; 1 }").arg(script.arg(QString::fromLatin1(server.address("go")))));
    answerOf(&page, QStringLiteral("location.href = 'stet-preview://article/7?again'; 1"));
    QTest::qWait(600);
    QCOMPARE(server.connections, 0);
    QCOMPARE(page.url(), before);
    view.setPage(nullptr);
}

void PreviewLocksTest::linkIsReportedAndNotFollowed()
{
    PreviewView view;
    view.resize(600, 400);
    view.show();
    QSignalSpy shown(&view, &PreviewView::pageShown);
    view.showPage(pageOf({QStringLiteral("<a href='https://harbour.example/lights'>the lights are a link all along "
                                         "this line</a>")}));
    QVERIFY(shown.wait(15'000));
    const QUrl before = view.url();
    QSignalSpy clicked(&view, &PreviewView::linkClicked);
    const QVariantList place = answerOf(view.page(), QStringLiteral("let r = document.querySelector('a')"
                                                                    ".getBoundingClientRect(); [r.x + 20, r.y + 6]"))
                                   .toList();
    QTest::mouseClick(view.focusProxy(), Qt::LeftButton, {}, QPoint(place[0].toInt(), place[1].toInt()));
    QTRY_COMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toUrl(), QUrl(QStringLiteral("https://harbour.example/lights")));
    QCOMPARE(view.url(), before);
}

void PreviewLocksTest::ownAddressInALinkIsNotFollowed()
{
    PreviewView view;
    view.resize(600, 400);
    view.show();
    QSignalSpy shown(&view, &PreviewView::pageShown);
    view.showPage(pageOf({QStringLiteral("<a href='stet-preview://article/2'>again</a>")}));
    QVERIFY(shown.wait(15'000));
    const QUrl before = view.url();
    answerOf(view.page(), QStringLiteral("document.querySelector('a').click(); 1"));
    QTest::qWait(300);
    QCOMPARE(view.url(), before);
    QCOMPARE(view.loads(), 1);
}

void PreviewLocksTest::pageGetsNoPermission()
{
    // Scripts on, so that the page can ask at all.
    QWebEngineProfile profile;
    PreviewScheme scheme;
    profile.installUrlSchemeHandler(PreviewScheme::name(), &scheme);
    PreviewPage page(&profile, nullptr);
    page.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, true);
    QWebEngineView view;
    view.setPage(&page);
    view.show();
    QSignalSpy asked(&page, &QWebEnginePage::featurePermissionRequested);
    QSignalSpy loaded(&page, &QWebEnginePage::loadFinished);
    page.open(PreviewScheme::address(3));
    QVERIFY(loaded.wait(15'000));
    answerOf(&page, QStringLiteral("window.said = ''; navigator.geolocation.getCurrentPosition("
                                   "() => { said = 'granted' }, error => { said = 'refused ' + error.code }); 1"));
    QTRY_COMPARE(answerOf(&page, QStringLiteral("window.said")).toString(), QStringLiteral("refused 1"));
    QCOMPARE(asked.size(), 1);
    view.setPage(nullptr);
}

void PreviewLocksTest::profileKeepsNothing()
{
    PreviewView view;
    QVERIFY(view.page()->profile()->isOffTheRecord());
    QCOMPARE(view.page()->profile()->httpCacheType(), QWebEngineProfile::NoCache);
    QCOMPARE(view.page()->profile()->persistentCookiesPolicy(), QWebEngineProfile::NoPersistentCookies);
}

void PreviewLocksTest::downloadIsRefused()
{
    PreviewView view;
    view.resize(600, 400);
    view.show();
    QSignalSpy shown(&view, &PreviewView::pageShown);
    view.showPage(pageOf({QStringLiteral("<a id=d download=x.txt href='data:text/plain,words'>download</a>")}));
    QVERIFY(shown.wait(15'000));
    QList<QWebEngineDownloadRequest::DownloadState> states;
    connect(view.page()->profile(), &QWebEngineProfile::downloadRequested, &view,
            [&](QWebEngineDownloadRequest *download) { states.append(download->state()); });
    view.page()->download(QUrl(QStringLiteral("data:text/plain,words")), QStringLiteral("x.txt"));
    QTest::qWait(500);
    for (const auto state : states)
        QCOMPARE(state, QWebEngineDownloadRequest::DownloadCancelled);
}

void PreviewLocksTest::policyLineIsAllThatIsAdded_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("usual") << pageOf(paragraphs(3)).html();
    QTest::newRow("head with attributes") << QByteArray("<!doctype html><HTML lang='a>b'><HEAD data-x=\"1>2\">x</HEAD>");
    QTest::newRow("no head") << QByteArray("<!DOCTYPE html>\n<p>words</p>");
    QTest::newRow("nothing") << QByteArray();
}

void PreviewLocksTest::policyLineIsAllThatIsAdded()
{
    QFETCH(QByteArray, html);
    QByteArray served = PreviewScheme::withPolicy(html);
    QCOMPARE(served.count(PreviewScheme::policyLine()), 1);
    served.remove(served.indexOf(PreviewScheme::policyLine()), PreviewScheme::policyLine().size());
    QCOMPARE(served, html);
}

void PreviewLocksTest::policyStandsBeforeEverythingThatLoads()
{
    const QByteArray line = PreviewScheme::policyLine();
    QVERIFY(PreviewScheme::withPolicy("<!-- <head> --><html><head><link>")
                .startsWith("<!-- <head> --><html><head>" + line));
    QVERIFY(PreviewScheme::withPolicy("<html><header><img></header>").startsWith("<html>" + line + "<header>"));
    QVERIFY(PreviewScheme::withPolicy("<img><head>").startsWith(line));
    QVERIFY(PreviewScheme::withPolicy("<!-- never closed <head>").startsWith(line));
}

STET_PREVIEW_TEST_MAIN(PreviewLocksTest)
#include "previewlockstest.moc"
