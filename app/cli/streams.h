#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace stet {

/// Where a sub-command reads and writes. Answers go to standard output, words about them to standard error, so that a
/// pipe never gets a message for an answer. All of it is UTF-8.
class Streams
{
public:
    /// Everything from standard input, which can be read once. TooLarge past `limit` bytes.
    Result<QByteArray> readInput(qint64 limit);

    /// Bytes as they are.
    void write(const QByteArray &bytes);

    /// A line of text; the line feed is added.
    void writeLine(const QString &line);

    /// One object on one line.
    void writeJson(const QJsonObject &object);

    /// A sentence for the person at the terminal, on standard error: "stet-cli: …". Control characters are left out.
    void say(const QString &sentence);

    /// The message of an error. The detail follows when STET_DEBUG is set.
    void say(const Error &error);

    /// Flushes; answers false when standard output could not take everything, as on a full disk.
    bool finish();

private:
    bool m_failed = false;
};

} // namespace stet
