#pragma once

#include "app/page/page.h"
#include "tests/ui/testmain.h"
#include "ui/preview/previewview.h"

#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebEngineScript>

namespace stet {

inline PageBlock block(const QByteArray &html, int line = -1)
{
    return {html, qHash(html), line};
}

/// A page of paragraphs, one line of source each, between the bytes of a small theme.
inline Page pageOf(const QStringList &paragraphs, const QByteArray &style = "p { margin: 16px; }",
                   const QByteArray &title = "A page")
{
    Page page;
    page.theme = QStringLiteral("test");
    page.parts.append({{}, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>" + title + "</title>\n<style>" + style
                               + "</style>\n</head>\n<body>\n", {}});
    page.parts.append({"headline", {}, {block("<h1>Harbour lights</h1>")}});
    PagePart body{"body", {}, {}};
    for (int i = 0; i < paragraphs.size(); ++i)
        body.blocks.append(block("<p>" + paragraphs[i].toUtf8() + "</p>", 2 * i));
    page.parts.append(body);
    page.parts.append({{}, "</body>\n</html>\n", {}});
    return page;
}

inline QStringList paragraphs(int count)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(QStringLiteral("Paragraph %1 says that the ferry leaves at nine and comes back when it can.").arg(i));
    return list;
}

/// What a call in our script's world answers.
inline QVariant answerOf(QWebEnginePage *page, const QString &script,
                         quint32 world = QWebEngineScript::ApplicationWorld)
{
    QVariant answer;
    bool answered = false;
    page->runJavaScript(script, world, [&](const QVariant &value) {
        answer = value;
        answered = true;
    });
    if (!QTest::qWaitFor([&] { return answered; }, 10'000))
        qWarning("The page did not answer.");
    return answer;
}

/// Stands for the rest of the world: answers every request and remembers which paths were asked for.
class Listener : public QTcpServer
{
public:
    Listener()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    const QByteArray request = socket->readAll();
                    const QList<QByteArray> words = request.left(request.indexOf('\n')).split(' ');
                    if (words.size() > 1)
                        paths.insert(words[1]);
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n"
                                  "Access-Control-Allow-Origin: *\r\n\r\n");
                    socket->disconnectFromHost();
                });
            }
        });
    }

    QByteArray address(const QByteArray &path = {}) const
    {
        return "http://127.0.0.1:" + QByteArray::number(serverPort()) + "/" + path;
    }

    int connections = 0;
    QSet<QByteArray> paths;
};

} // namespace stet
