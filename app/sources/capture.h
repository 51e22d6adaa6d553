#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace stet {

/// The words of a source as they were read at one moment: what quotations are held to. A plain value.
///
/// A capture is never changed. The same page read again gives a second capture beside the first.
struct Capture
{
    QString text;           ///< the readable words, paragraphs parted by an empty line
    QDateTime capturedAt;   ///< UTC
    QByteArray hash;        ///< SHA-256 of `text` in UTF-8, lower-case hexadecimal
    QString address;        ///< where these words were read; empty for a paper or a file
    QString mediaType;      ///< of what was captured: "text/html", "text/plain", "application/pdf"…
    QString archiveAddress; ///< a copy in a public archive, when the writer made one

    bool operator==(const Capture &) const = default;
};

/// A capture of `text` with its hash. Line ends become line feeds; nothing else is touched.
Capture makeCapture(const QString &text, const QDateTime &at, const QString &mediaType, const QString &address = {});

/// False when the words are no longer those that were captured.
bool isIntact(const Capture &capture);

QJsonObject toJson(const Capture &capture);
Capture captureFromJson(const QJsonObject &json);

} // namespace stet
