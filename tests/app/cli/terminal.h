#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace stet {

/// What stet-cli answered.
struct Answer
{
    int code = -1;
    QString out;
    QString err;
};

/// Runs stet-cli as a person at a terminal does, with nothing on its standard input.
inline Answer runCli(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(STET_CLI), arguments);
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// A file with these bytes; answers its path.
inline QString writtenFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return file.fileName();
}

} // namespace stet
