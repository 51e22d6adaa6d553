#include "app/sources/referencepicker.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace stet;

/// Answers as the picker does: one reply, then the connection ends.
class PickerServer : public QTcpServer
{
    Q_OBJECT

public:
    QByteArray status = "200 OK";
    QByteArray body;
    QByteArray asked;
    bool answers = true;

    PickerServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                asked += socket->readAll();
                if (!asked.contains("\r\n\r\n") || !answers)
                    return;
                socket->write("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size())
                              + "\r\nConnection: close\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        listen(QHostAddress::LocalHost);
    }

    QUrl address() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/better-bibtex/cayw").arg(serverPort())); }
};

class ReferencePickerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatWasPicked();
    void takesBibtexAsWell();
    void asksAsAProgramAndNotAsABrowser();
    void takesAnEmptyAnswerForNothingChosen();
    void saysThatNoProgramRuns();
    void saysThatTheAnswerIsNone();
    void saysThatTheProgramRefused();
    void stopsWaitingWhenCancelled();
};

void ReferencePickerTest::takesWhatWasPicked()
{
    PickerServer server;
    server.body = "[{\"id\":\"price2021\",\"type\":\"article-journal\",\"title\":\"Talks\"},{\"id\":\"b\",\"type\":\"book\",\"title\":\"B\"}]";
    ReferencePicker picker(server.address());
    QList<Source> sources;
    connect(&picker, &ReferencePicker::picked, this, [&sources](const QList<Source> &got) { sources = got; });
    picker.pick();
    QVERIFY(picker.isWaiting());
    QTRY_COMPARE(sources.size(), 2);
    QCOMPARE(sources[0].key, "price2021");
    QVERIFY(!picker.isWaiting());
}

void ReferencePickerTest::takesBibtexAsWell()
{
    PickerServer server;
    server.body = "@book{rubin, author={Rubin, Jan}, title={T}}";
    ReferencePicker picker(server.address());
    QList<Source> sources;
    connect(&picker, &ReferencePicker::picked, this, [&sources](const QList<Source> &got) { sources = got; });
    picker.pick();
    QTRY_COMPARE(sources.size(), 1);
    QCOMPARE(sources[0].key, "rubin");
}

void ReferencePickerTest::asksAsAProgramAndNotAsABrowser()
{
    PickerServer server;
    ReferencePicker picker(server.address());
    QSignalSpy picked(&picker, &ReferencePicker::picked);
    picker.pick();
    QTRY_COMPARE(picked.size(), 1);
    QVERIFY(server.asked.startsWith("GET /better-bibtex/cayw?format=translate&translator=json HTTP/1.1\r\n"));
    QVERIFY(server.asked.contains("User-Agent: Stet\r\n"));
    QVERIFY(!server.asked.contains("Mozilla"));
}

void ReferencePickerTest::takesAnEmptyAnswerForNothingChosen()
{
    PickerServer server;
    ReferencePicker picker(server.address());
    QSignalSpy picked(&picker, &ReferencePicker::picked);
    QSignalSpy failed(&picker, &ReferencePicker::failed);
    picker.pick();
    QTRY_COMPARE(picked.size(), 1);
    QVERIFY(failed.isEmpty());
}

void ReferencePickerTest::saysThatNoProgramRuns()
{
    QUrl address;
    {
        PickerServer server; // a port that was free a moment ago
        address = server.address();
    }
    ReferencePicker picker(address);
    std::optional<Error> error;
    connect(&picker, &ReferencePicker::failed, this, [&error](const Error &got) { error = got; });
    picker.pick();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, Error::Kind::Unavailable);
    QVERIFY(error->message.contains("Zotero") && error->message.contains("JabRef"));
}

void ReferencePickerTest::saysThatTheAnswerIsNone()
{
    PickerServer server;
    server.body = "<html>hello</html>";
    ReferencePicker picker(server.address());
    std::optional<Error> error;
    connect(&picker, &ReferencePicker::failed, this, [&error](const Error &got) { error = got; });
    picker.pick();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, Error::Kind::Unreadable);
}

void ReferencePickerTest::saysThatTheProgramRefused()
{
    PickerServer server;
    server.status = "404 Not Found";
    ReferencePicker picker(server.address());
    QSignalSpy failed(&picker, &ReferencePicker::failed);
    picker.pick();
    QTRY_COMPARE(failed.size(), 1);
}

void ReferencePickerTest::stopsWaitingWhenCancelled()
{
    PickerServer server;
    server.answers = false;
    ReferencePicker picker(server.address());
    QSignalSpy picked(&picker, &ReferencePicker::picked);
    QSignalSpy failed(&picker, &ReferencePicker::failed);
    picker.pick();
    QTRY_VERIFY(!server.asked.isEmpty());
    picker.cancel();
    QVERIFY(!picker.isWaiting());
    server.answers = true;
    server.asked.clear();
    picker.pick();
    QTRY_COMPARE(picked.size(), 1);
    QVERIFY(failed.isEmpty());
}

QTEST_GUILESS_MAIN(ReferencePickerTest)
#include "referencepickertest.moc"
