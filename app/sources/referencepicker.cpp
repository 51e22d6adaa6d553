#include "app/sources/referencepicker.h"

#include "app/sources/sourcefile.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>

namespace stet {

namespace {

constexpr qint64 longestAnswer = 8 * 1024 * 1024;

} // namespace

ReferencePicker::ReferencePicker(const QUrl &address, QObject *parent) : QObject(parent), m_address(address)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void ReferencePicker::pick()
{
    if (m_reply)
        return;
    QUrl url = m_address;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("format"), QStringLiteral("translate"));
    query.addQueryItem(QStringLiteral("translator"), QStringLiteral("json"));
    url.setQuery(query);
    QNetworkRequest request(url);
    // Zotero turns away what calls itself a browser, and Qt's own name begins like one.
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Stet"));
    request.setTransferTimeout(10 * 60 * 1000);
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::downloadProgress, m_reply, [reply = m_reply](qint64 received) {
        if (received > longestAnswer)
            reply->abort();
    });
    connect(m_reply, &QNetworkReply::finished, this, &ReferencePicker::take);
}

void ReferencePicker::cancel()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void ReferencePicker::take()
{
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->deleteLater();
    if (reply->error() == QNetworkReply::ConnectionRefusedError) {
        Q_EMIT failed({Error::Kind::Unavailable,
            tr("Neither Zotero (with Better BibTeX) nor JabRef is running on this machine; start one and try again."), reply->errorString()});
        return;
    }
    if (reply->error() != QNetworkReply::NoError) {
        Q_EMIT failed({Error::Kind::Unavailable,
            tr("The reference program did not answer as its picker does; check that Better BibTeX is installed."), reply->errorString()});
        return;
    }
    const QByteArray answer = reply->readAll().trimmed();
    if (answer.isEmpty()) {
        Q_EMIT picked({});
        return;
    }
    // Programs that do not know this translator answer in their own BibTeX.
    const Result<ReadSources> read = readSources(answer, sourceFormatOf({}, answer).value_or(SourceFormat::CslJson));
    if (!read || (read->sources.isEmpty() && !read->problems.isEmpty())) {
        Q_EMIT failed({Error::Kind::Unreadable, tr("The reference program answered something that holds no sources; nothing was added."),
                       QString::fromUtf8(answer.left(200))});
        return;
    }
    Q_EMIT picked(read->sources);
}

} // namespace stet
