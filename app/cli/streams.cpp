#include "app/cli/streams.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace stet {

Result<QByteArray> Streams::readInput(qint64 limit)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{Error::Kind::Unreadable,
                     QCoreApplication::translate("stet::Streams", "Standard input cannot be read."),
                     input.errorString()};
    QByteArray bytes;
    constexpr qint64 piece = 1 << 20;
    while (bytes.size() <= limit) {
        const QByteArray more = input.read(piece);
        if (more.isEmpty())
            return bytes;
        bytes += more;
    }
    return Error{Error::Kind::TooLarge,
                 QCoreApplication::translate("stet::Streams", "Standard input is larger than %1 MB and was not read.")
                     .arg(limit / 1'000'000),
                 {}};
}

void Streams::write(const QByteArray &bytes)
{
    const auto size = std::size_t(bytes.size());
    m_failed = std::fwrite(bytes.constData(), 1, size, stdout) != size || m_failed;
}

void Streams::writeLine(const QString &line)
{
    write(line.toUtf8() + '\n');
}

void Streams::writeJson(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Streams::say(const QString &sentence)
{
    QString line = QStringLiteral("stet-cli: ");
    for (const QChar character : sentence)
        line += character.category() == QChar::Other_Control ? QChar(0xFFFD) : character;
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
}

void Streams::say(const Error &error)
{
    say(error.message);
    if (!error.detail.isEmpty() && qEnvironmentVariableIsSet("STET_DEBUG"))
        say(error.detail);
}

bool Streams::finish()
{
    return std::fflush(stdout) == 0 && !m_failed;
}

} // namespace stet
