#include "tests/ui/sources/opensources.h"
#include "ui/sources/linkwindow.h"
#include "ui/sources/sourceactions.h"
#include "ui/sources/sourceswindow.h"

#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolButton>

using namespace stet;

/// Answers one thing to everybody, and counts who came.
class OneAnswer : public QTcpServer
{
public:
    QHash<QByteArray, QByteArray> pages; ///< status line, headers and body by path
    int connections = 0;

    OneAnswer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++connections;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray path = socket->readAll().split(' ').value(1).split('?').first();
                const QByteArray answer = pages.value(path, "404 Not Found\r\n\r\n");
                socket->write("HTTP/1.1 " + answer);
                socket->disconnectFromHost();
            });
        });
        listen(QHostAddress::LocalHost);
    }
    QString address(const char *path) const { return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(QLatin1String(path)); }
    static QByteArray html(const QByteArray &body)
    {
        return "200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(body.size())
               + "\r\nConnection: close\r\n\r\n" + body;
    }
};

/// What the room of sources asks of the net and of a reference program, and that it asks nobody by itself.
class SourceTrafficTest : public QObject, private OpenSources
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void takesSourcesFromAReferenceProgram();
    void saysThatNoReferenceProgramRuns();
    void checksLinksAndTakesTheNewAddress();
    void savesTheNewTextOfAChangedPage();
    void asksNobodyWithoutACommand();
};

void SourceTrafficTest::takesSourcesFromAReferenceProgram()
{
    OneAnswer program;
    const QByteArray items = R"([{"id":"price2021","type":"book","title":"Talks"},{"id":"vale","type":"book","title":"Ports"}])";
    program.pages.insert("/better-bibtex/cayw", "200 OK\r\nContent-Length: " + QByteArray::number(items.size()) + "\r\nConnection: close\r\n\r\n" + items);
    window()->findChild<SourceActions *>()->setPickerAddress(QUrl(program.address("/better-bibtex/cayw")));
    run("sources.pick");
    QTRY_COMPARE(list()->rowCount(), 2);
    QTRY_VERIFY(notice().contains(QStringLiteral("Added 2 sources")));
    undo();
    QTRY_COMPARE(list()->rowCount(), 0);
}

void SourceTrafficTest::saysThatNoReferenceProgramRuns()
{
    QUrl nobody;
    {
        OneAnswer program;
        nobody = QUrl(program.address("/better-bibtex/cayw"));
    }
    window()->findChild<SourceActions *>()->setPickerAddress(nobody);
    run("sources.pick");
    QTRY_VERIFY(notice().contains(QStringLiteral("Neither Zotero")));
}

void SourceTrafficTest::checksLinksAndTakesTheNewAddress()
{
    OneAnswer site;
    site.pages = {{"/old", "301 Moved Permanently\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"}, {"/new", OneAnswer::html(pageOf("Words."))}};
    Source moved;
    moved.item = {{"type", "webpage"}, {"title", "Moved"}, {"URL", site.address("/old")}};
    Source gone;
    gone.item = {{"type", "webpage"}, {"title", "Gone"}, {"URL", site.address("/none")}};
    gone.captures = {makeCapture(QStringLiteral("Words."), QDateTime::currentDateTimeUtc(), QStringLiteral("text/html"), site.address("/none"))};
    gone.captures.first().archiveAddress = QStringLiteral("https://archive.example/none");
    add({moved, gone});
    run("sources.allLinks");
    auto *window = shown<LinkWindow>("linkWindow");
    QVERIFY(window);
    auto *found = window->findChild<QListWidget *>(QStringLiteral("linkList"));
    QTRY_COMPARE(found->count(), 2);
    QTRY_VERIFY(window->findChild<QLabel *>(QStringLiteral("linkSentence"))->text().startsWith(QStringLiteral("2 of 2")));
    const auto rowOf = [&](const QString &word) { return found->item(0)->text().startsWith(word) ? 0 : 1; };
    found->setCurrentRow(rowOf(QStringLiteral("Gone")));
    QVERIFY(found->currentItem()->text().contains(QStringLiteral("https://archive.example/none")));
    QVERIFY(window->findChild<QPushButton *>(QStringLiteral("openArchive"))->isEnabled());
    QVERIFY(!window->findChild<QPushButton *>(QStringLiteral("takeAddress"))->isEnabled());
    found->setCurrentRow(rowOf(QStringLiteral("Moved")));
    QVERIFY(!window->findChild<QPushButton *>(QStringLiteral("openArchive"))->isEnabled());
    QTest::mouseClick(window->findChild<QPushButton *>(QStringLiteral("takeAddress")), Qt::LeftButton);
    QTRY_COMPARE(kept().at(kept().first().title() == QLatin1String("Moved") ? 0 : 1).address(), site.address("/new"));
    window->close();
    // What was found is remembered.
    find<QToolButton>("sourceView")->menu()->actions()[5]->trigger();
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data().toString(), QStringLiteral("Gone"));
    QTRY_VERIFY(find<QLabel>("shownSourceLink")->text().contains(QStringLiteral("no such page")));
}

void SourceTrafficTest::savesTheNewTextOfAChangedPage()
{
    OneAnswer site;
    site.pages = {{"/page", OneAnswer::html(pageOf("It would improve.", site.address("/page").toUtf8()))}};
    addFile(QStringLiteral("saved.html"), pageOf("It would not improve.", site.address("/page").toUtf8()));
    QTRY_COMPARE(list()->rowCount(), 1);
    run("sources.allLinks");
    auto *window = shown<LinkWindow>("linkWindow");
    QVERIFY(window);
    auto *save = window->findChild<QPushButton *>(QStringLiteral("saveNewText"));
    QTRY_VERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(keptOne().captures.size(), 2);
    QVERIFY(keptOne().latestCapture()->text.contains(QStringLiteral("It would improve.")));
}

void SourceTrafficTest::asksNobodyWithoutACommand()
{
    OneAnswer site;
    Source source;
    source.item = {{"type", "webpage"}, {"title", "One"}, {"URL", site.address("/page")}};
    add({source});
    addFile(QStringLiteral("saved.html"), pageOf("<img src='" + site.address("/image").toUtf8() + "'>Words of the piece.", site.address("/page").toUtf8()));
    QTRY_COMPARE(keptOne().captures.size(), 1);
    run("sources.all");
    auto *window = shown<SourcesWindow>("sourcesWindow");
    QVERIFY(window);
    window->findChild<QTableView *>(QStringLiteral("sourcesTable"))->selectRow(0);
    window->close();
    QVERIFY(editChosen());
    QGuiApplication::clipboard()->setText(site.address("/pasted"));
    find<SourceForm>("sourceForm")->close();
    run("sources.paste");
    QTRY_VERIFY(find<SourceForm>("sourceForm") && find<SourceForm>("sourceForm")->isVisible());
    find<SourceForm>("sourceForm")->close();
    QCOMPARE(site.connections, 0);
    // Only this asks, and whoever had asked before would have come first.
    site.pages = {{"/page", OneAnswer::html(pageOf("Words of the piece."))}};
    run("sources.allLinks");
    QTRY_COMPARE(site.connections, 1);
    QVERIFY(shown<LinkWindow>("linkWindow"));
    auto *stop = find<QPushButton>("stopLinks");
    QTRY_VERIFY(!stop->isVisible());
    QCOMPARE(site.connections, 1);
}

STET_PREVIEW_TEST_MAIN(SourceTrafficTest)

#include "sourcetraffictest.moc"
