#include "app/sources/linkchecker.h"
#include "app/sources/sourcecapture.h"

#include <QHash>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace stet;

namespace {

const QByteArray page = "<!doctype html><html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>"
                        "<p>The harbour would not improve before the winter, she said.</p></article></body></html>";

QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = "Content-Type: text/html; charset=utf-8\r\n")
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

QByteArray redirection(const QByteArray &status, const QByteArray &to)
{
    return answer(status, "", "Location: " + to + "\r\n");
}

} // namespace

/// A site with every kind of page that a link can lead to.
class Site : public QTcpServer
{
    Q_OBJECT

public:
    QHash<QByteArray, QByteArray> pages; ///< whole answers by path; "endless", "slow" and "silent" are kinds of their own
    QList<QByteArray> requests;
    int open = 0;
    int mostOpen = 0; ///< connections being answered at the same time

    Site()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->peek(100000);
                if (!request.contains("\r\n\r\n"))
                    return;
                socket->readAll();
                requests.append(request);
                mostOpen = qMax(mostOpen, ++open);
                reply(socket, request.split(' ').value(1));
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        listen(QHostAddress::LocalHost);
    }

    QString address(const QString &path) const { return QStringLiteral("http://127.0.0.1:%1/%2").arg(serverPort()).arg(path); }

private:
    void reply(QTcpSocket *socket, const QByteArray &path)
    {
        const QByteArray kind = pages.value(path);
        if (kind == "silent")
            return;
        if (kind == "endless") {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            auto *more = new QTimer(socket);
            connect(more, &QTimer::timeout, socket, [socket] {
                if (socket->bytesToWrite() < 1'000'000)
                    socket->write(QByteArray(200'000, 'x'));
            });
            more->start(0);
            return;
        }
        if (kind == "slow") {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n");
            auto *more = new QTimer(socket);
            connect(more, &QTimer::timeout, socket, [socket] { socket->write("x"); });
            more->start(20);
            return;
        }
        --open;
        socket->write(kind.isEmpty() ? answer("404 Not Found", "") : kind);
        socket->disconnectFromHost();
    }
};

class LinkCheckerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void findsAPageThatSaysWhatWasSaved();
    void tellsGoneFromUnreachable();
    void offersTheNewAddressOfWhatMovedForGoodOnly();
    void seesThatAPageChangedAndWhichQuotationsStand();
    void comparesQuotationsWithoutACapturedPage();
    void doesNotGoRoundInCirclesNorToFiles();
    void endsWithSlowSilentAndEndlessPages();
    void readsNothingWhenThereIsNothingToCompare();
    void asksPolitely();
    void asksASiteOneQuestionAtATime();
    void stopsWhenToldTo();
    void asksOnlyForWebAddresses();

private:
    LinkQuestion ask(const QString &path) const { return {QUuid::createUuid(), m_site->address(path), {}, {}}; }
    LinkFinding find(const LinkQuestion &question);
    QByteArray hashOf(const QByteArray &html) const { return capturedBytes(html, QStringLiteral("a.html"), {})->latestCapture()->hash; }

    std::unique_ptr<Site> m_site;
    LinkLimits m_limits;
    QString m_text; ///< of the page that was found last
};

void LinkCheckerTest::init()
{
    m_site = std::make_unique<Site>();
    m_limits = {};
    m_limits.pause = 0;
}

void LinkCheckerTest::cleanup()
{
    m_site.reset();
}

LinkFinding LinkCheckerTest::find(const LinkQuestion &question)
{
    LinkChecker checker(m_limits);
    LinkFinding finding;
    QSignalSpy finished(&checker, &LinkChecker::finished);
    connect(&checker, &LinkChecker::found, this, [&](const SourceId &, const LinkFinding &found, const QString &text) {
        finding = found;
        m_text = text;
    });
    checker.check({question});
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 20000))
        qWarning("The checker did not come to an end.");
    return finding;
}

void LinkCheckerTest::findsAPageThatSaysWhatWasSaved()
{
    m_site->pages = {{"/page", answer("200 OK", page)}};
    LinkQuestion question = ask(QStringLiteral("page"));
    question.captured = hashOf(page);
    const LinkFinding finding = find(question);
    QCOMPARE(finding.state, LinkState::Alive);
    QVERIFY(finding.compared);
    QCOMPARE(finding.answer, 200);
    QVERIFY(finding.checkedAt.isValid());
}

void LinkCheckerTest::tellsGoneFromUnreachable()
{
    m_site->pages = {{"/gone", answer("410 Gone", "")}, {"/broken", answer("500 Internal Server Error", "")}, {"/busy", answer("503 Service Unavailable", "")},
                     {"/login", answer("403 Forbidden", "")}, {"/patience", answer("429 Too Many Requests", "")}};
    QCOMPARE(find(ask(QStringLiteral("nothing"))).state, LinkState::Gone);
    QCOMPARE(find(ask(QStringLiteral("gone"))).state, LinkState::Gone);
    QCOMPARE(find(ask(QStringLiteral("broken"))).state, LinkState::Unreachable);
    QCOMPARE(find(ask(QStringLiteral("busy"))).state, LinkState::Unreachable);
    QCOMPARE(find(ask(QStringLiteral("login"))).state, LinkState::Refused);
    QCOMPARE(find(ask(QStringLiteral("patience"))).state, LinkState::Refused);
    LinkQuestion nobody = ask(QStringLiteral("page"));
    m_site->close();
    QCOMPARE(find(nobody).state, LinkState::Unreachable);
}

void LinkCheckerTest::offersTheNewAddressOfWhatMovedForGoodOnly()
{
    m_site->pages = {{"/new", answer("200 OK", page)}, {"/old", redirection("301 Moved Permanently", "/new")}, {"/older", redirection("308 Permanent Redirect", "/old")},
                     {"/today", redirection("302 Found", "/new")}, {"/lost", redirection("301 Moved Permanently", "/nothing")},
                     {"/slash", redirection("301 Moved Permanently", "/slash/")}, {"/slash/", answer("200 OK", page)}};
    const LinkFinding moved = find(ask(QStringLiteral("older")));
    QCOMPARE(moved.state, LinkState::Moved);
    QCOMPARE(moved.movedTo, m_site->address(QStringLiteral("new")));
    QVERIFY(linkSentence(moved).contains(m_site->address(QStringLiteral("new"))));
    const LinkFinding passing = find(ask(QStringLiteral("today")));
    QCOMPARE(passing.state, LinkState::Alive);
    QVERIFY(passing.movedTo.isEmpty());
    QCOMPARE(find(ask(QStringLiteral("lost"))).state, LinkState::Gone);
    QCOMPARE(find(ask(QStringLiteral("slash"))).state, LinkState::Alive);
}

void LinkCheckerTest::seesThatAPageChangedAndWhichQuotationsStand()
{
    QByteArray now = page;
    now.replace("before the winter", "before the spring");
    m_site->pages = {{"/page", answer("200 OK", now)}};
    LinkQuestion question = ask(QStringLiteral("page"));
    question.captured = hashOf(page);
    question.quotations = {QStringLiteral("would not improve"), QStringLiteral("before the winter"), QStringLiteral("she said")};
    const LinkFinding finding = find(question);
    QCOMPARE(finding.state, LinkState::Changed);
    QCOMPARE(finding.quotationsStand, 2);
    QCOMPARE(finding.quotationsLost, 1);
    QVERIFY(m_text.contains(QStringLiteral("before the spring")));
}

void LinkCheckerTest::comparesQuotationsWithoutACapturedPage()
{
    m_site->pages = {{"/page", answer("200 OK", page)}};
    LinkQuestion question = ask(QStringLiteral("page"));
    question.quotations = {QStringLiteral("would not improve")};
    const LinkFinding finding = find(question);
    QCOMPARE(finding.state, LinkState::Alive);
    QVERIFY(!finding.compared);
    QCOMPARE(finding.quotationsStand, 1);
}

void LinkCheckerTest::doesNotGoRoundInCirclesNorToFiles()
{
    m_site->pages = {{"/a", redirection("302 Found", "/b")}, {"/b", redirection("302 Found", "/a")}, {"/self", redirection("301 Moved Permanently", "/self")},
                     {"/file", redirection("302 Found", "file:///etc/passwd")}, {"/data", redirection("302 Found", "data:text/html,x")},
                     {"/mail", redirection("301 Moved Permanently", "mailto:a@example.org")}};
    for (int step = 0; step < 30; ++step)
        m_site->pages.insert("/" + QByteArray::number(step), redirection("302 Found", "/" + QByteArray::number(step + 1)));
    for (const char *path : {"a", "self", "file", "data", "mail", "0"})
        QCOMPARE(find(ask(QLatin1String(path))).state, LinkState::Astray);
}

void LinkCheckerTest::endsWithSlowSilentAndEndlessPages()
{
    m_limits.idle = 300;
    m_limits.whole = 600;
    m_limits.largest = 300'000;
    m_site->pages = {{"/silent", "silent"}, {"/slow", "slow"}, {"/endless", "endless"}};
    QCOMPARE(find(ask(QStringLiteral("silent"))).state, LinkState::Unreachable);
    LinkQuestion slow = ask(QStringLiteral("slow"));
    slow.captured = hashOf(page);
    QCOMPARE(find(slow).state, LinkState::Unreachable);
    LinkQuestion endless = ask(QStringLiteral("endless"));
    endless.captured = hashOf(page);
    m_limits.whole = 20'000;
    const LinkFinding finding = find(endless);
    QCOMPARE(finding.state, LinkState::Alive); // it is there; what it says is not known
    QVERIFY(!finding.compared);
}

void LinkCheckerTest::readsNothingWhenThereIsNothingToCompare()
{
    m_site->pages = {{"/endless", "endless"}};
    m_limits.whole = 20'000;
    QCOMPARE(find(ask(QStringLiteral("endless"))).state, LinkState::Alive);
}

void LinkCheckerTest::asksPolitely()
{
    m_site->pages = {{"/one", answer("200 OK", page, "Content-Type: text/html\r\nSet-Cookie: who=you; Path=/\r\n")}, {"/two", answer("200 OK", page)}};
    LinkChecker checker(m_limits);
    QSignalSpy finished(&checker, &LinkChecker::finished);
    checker.check({ask(QStringLiteral("one")), ask(QStringLiteral("two"))});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_site->requests.size(), 2);
    for (const QByteArray &request : std::as_const(m_site->requests)) {
        QVERIFY(request.startsWith("GET /"));
        QVERIFY(request.contains("User-Agent: Stet/"));
        QVERIFY(!request.toLower().contains("cookie"));
        QVERIFY(!request.toLower().contains("referer"));
    }
}

void LinkCheckerTest::asksASiteOneQuestionAtATime()
{
    QList<LinkQuestion> questions;
    for (int place = 0; place < 12; ++place) {
        m_site->pages.insert("/" + QByteArray::number(place), answer("200 OK", page));
        questions.append(ask(QString::number(place)));
        questions.last().captured = hashOf(page);
    }
    LinkChecker checker(m_limits);
    QSignalSpy found(&checker, &LinkChecker::found);
    QSignalSpy finished(&checker, &LinkChecker::finished);
    checker.check(questions);
    QVERIFY(checker.isWorking());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    QCOMPARE(found.size(), 12);
    QCOMPARE(m_site->mostOpen, 1);
    QVERIFY(!checker.isWorking());
}

void LinkCheckerTest::stopsWhenToldTo()
{
    m_site->pages = {{"/silent", "silent"}};
    LinkChecker checker(m_limits);
    QSignalSpy found(&checker, &LinkChecker::found);
    checker.check({ask(QStringLiteral("silent")), ask(QStringLiteral("page"))});
    QTRY_COMPARE(m_site->requests.size(), 1);
    checker.cancel();
    QVERIFY(!checker.isWorking());
    QCOMPARE(found.size(), 0);
}

void LinkCheckerTest::asksOnlyForWebAddresses()
{
    Source file;
    file.setText("URL", QStringLiteral("file:///etc/passwd"));
    Source paper;
    paper.setText("DOI", QStringLiteral("10.1000/182"));
    Source captured;
    captured.key = QStringLiteral("port");
    captured.setText("URL", QStringLiteral("https://gazette.example/a"));
    captured.captures = {makeCapture(QStringLiteral("Words"), {}, QStringLiteral("text/html"), QStringLiteral("https://gazette.example/a"))};
    const auto questions = linkQuestions({file, paper, captured, Source()}, {{QStringLiteral("port"), {QStringLiteral("Words")}}});
    QCOMPARE(questions.size(), 2);
    QCOMPARE(questions[0].address, QStringLiteral("https://doi.org/10.1000/182"));
    QVERIFY(questions[0].captured.isEmpty());
    QCOMPARE(questions[1].captured, captured.captures.first().hash);
    QCOMPARE(questions[1].quotations, QStringList{QStringLiteral("Words")});
    QCOMPARE(find({QUuid::createUuid(), QStringLiteral("file:///etc/passwd"), {}, {}}).state, LinkState::Astray);
}

QTEST_GUILESS_MAIN(LinkCheckerTest)
#include "linkcheckertest.moc"
