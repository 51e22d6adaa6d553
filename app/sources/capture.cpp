#include "app/sources/capture.h"

#include <QCryptographicHash>

namespace stet {

namespace {

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
}

} // namespace

Capture makeCapture(const QString &text, const QDateTime &at, const QString &mediaType, const QString &address)
{
    Capture capture;
    capture.text = text;
    capture.text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    capture.text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    capture.capturedAt = at.toUTC();
    capture.hash = hashOf(capture.text);
    capture.address = address;
    capture.mediaType = mediaType;
    return capture;
}

bool isIntact(const Capture &capture)
{
    return capture.hash == hashOf(capture.text);
}

QJsonObject toJson(const Capture &capture)
{
    return {{QStringLiteral("text"), capture.text},
            {QStringLiteral("capturedAt"), capture.capturedAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("hash"), QString::fromLatin1(capture.hash)},
            {QStringLiteral("address"), capture.address},
            {QStringLiteral("mediaType"), capture.mediaType},
            {QStringLiteral("archiveAddress"), capture.archiveAddress}};
}

Capture captureFromJson(const QJsonObject &json)
{
    Capture capture;
    capture.text = json.value(QLatin1String("text")).toString();
    capture.capturedAt = QDateTime::fromString(json.value(QLatin1String("capturedAt")).toString(), Qt::ISODateWithMs).toUTC();
    capture.hash = json.value(QLatin1String("hash")).toString().toLatin1();
    capture.address = json.value(QLatin1String("address")).toString();
    capture.mediaType = json.value(QLatin1String("mediaType")).toString();
    capture.archiveAddress = json.value(QLatin1String("archiveAddress")).toString();
    return capture;
}

} // namespace stet
