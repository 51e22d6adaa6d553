#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

/// `sources`, as a person at a terminal uses it.
class SourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsTheSameFileOnce();
    void checksLinksAndRemembers();
    void capturesPagesAndTellsWhatChanged();
    void saysWhatItDoesNotKnow();

private:
    struct Answer
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    /// The test's own server answers while the program runs.
    Answer run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(STET_CLI), arguments + QStringList{QStringLiteral("--library"), m_folder.filePath(QStringLiteral("library"))});
        (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void SourcesTest::importsTheSameFileOnce()
{
    const QString file = write(QStringLiteral("a.bib"), "@book{one, title={One}}\n@book{two, title={Two}}\n");
    QCOMPARE(run({QStringLiteral("sources"), QStringLiteral("import"), file}).out, QByteArray("one\tOne\ntwo\tTwo\n"));
    const Answer again = run({QStringLiteral("sources"), QStringLiteral("import"), file});
    QCOMPARE(again.code, 0);
    QCOMPARE(again.out, QByteArray());
    QVERIFY(again.err.contains("2 of its entries were in the library already"));
    QCOMPARE(run({QStringLiteral("sources"), QStringLiteral("list")}).out.count('\n'), 2);
}

void SourcesTest::checksLinksAndRemembers()
{
    QTcpServer site;
    QVERIFY(site.listen(QHostAddress::LocalHost));
    connect(&site, &QTcpServer::newConnection, this, [&site] {
        QTcpSocket *socket = site.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const bool isThere = socket->readAll().startsWith("GET /there ");
            socket->write(isThere ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(site.serverPort());
    const QString file = write(QStringLiteral("b.bib"), "@online{there, title={There}, url={" + address + "/there}}\n@online{gone, title={Gone}, url={" + address + "/gone}}\n");
    QCOMPARE(run({QStringLiteral("sources"), QStringLiteral("import"), file}).code, 0);
    const Answer one = run({QStringLiteral("sources"), QStringLiteral("check-links"), QStringLiteral("there")});
    QCOMPARE(one.code, 0);
    QVERIFY2(one.out.startsWith("there\talive\t"), one.out.constData());
    const Answer all = run({QStringLiteral("sources"), QStringLiteral("check-links"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(all.code, 1);
    QCOMPARE(all.out.count('\n'), 2);
    QVERIFY(all.out.contains("\"state\":\"gone\""));
    const QByteArray listed = run({QStringLiteral("sources"), QStringLiteral("list"), QStringLiteral("--format"), QStringLiteral("json")}).out;
    for (const QByteArray &line : listed.trimmed().split('\n')) {
        const QJsonObject source = QJsonDocument::fromJson(line).object();
        if (source["key"] == QLatin1String("gone"))
            QCOMPARE(source["link"].toString(), QStringLiteral("gone"));
    }
}

void SourcesTest::capturesPagesAndTellsWhatChanged()
{
    const auto page = [](const QByteArray &words) {
        return "<html><head><title>Harbour plans</title><link rel=canonical href=\"https://gazette.example/harbour\"></head><body><article><h1>Harbour plans</h1><p>"
            + words + "</p></article></body></html>";
    };
    const QStringList capture{QStringLiteral("sources"), QStringLiteral("capture")};
    const Answer first = run(capture + QStringList{write(QStringLiteral("page.html"), page("The lights stay on until the winter comes."))});
    QCOMPARE(first.code, 0);
    QVERIFY2(first.out.endsWith("\tHarbour plans\n"), first.out.constData());
    const Answer second = run(capture + QStringList{QStringLiteral("--format"), QStringLiteral("json"),
                                                    write(QStringLiteral("page.html"), page("The lights go out before the winter comes."))});
    QCOMPARE(second.code, 0);
    const QJsonObject kept = QJsonDocument::fromJson(second.out).object();
    QCOMPARE(kept["captures"].toInt(), 2);
    QCOMPARE(kept["new"].toBool(), false);
    QVERIFY(second.err.contains("the words differ"));
    const Answer mixed = run(capture + QStringList{m_folder.filePath(QStringLiteral("none.html")), write(QStringLiteral("other.txt"), "Minutes\n\nNobody came.\n")});
    QCOMPARE(mixed.code, 2);
    QVERIFY(mixed.err.contains("none.html"));
    QVERIFY(mixed.out.contains("Minutes"));
    QCOMPARE(run(capture).code, 2);
}

void SourcesTest::saysWhatItDoesNotKnow()
{
    const Answer unknown = run({QStringLiteral("sources"), QStringLiteral("check-links"), QStringLiteral("nobody")});
    QCOMPARE(unknown.code, 2);
    QVERIFY(unknown.err.contains("nobody"));
    QCOMPARE(run({QStringLiteral("sources"), QStringLiteral("dance")}).code, 2);
    QCOMPARE(run({QStringLiteral("sources"), QStringLiteral("import")}).code, 2);
}

QTEST_GUILESS_MAIN(SourcesTest)
#include "sourcestest.moc"
