#include "app/cli/fileoperand.h"

#include <QCoreApplication>

namespace stet {

Result<FileOperand> FileOperand::read(const QString &operand, Streams &streams, qint64 limit)
{
    const bool input = operand == QLatin1String("-");
    Result<QByteArray> bytes = input ? streams.readInput(limit) : readWholeFile(operand, limit);
    if (!bytes)
        return bytes.error();
    return FileOperand{input ? QCoreApplication::translate("stet-cli", "standard input") : operand, *std::move(bytes)};
}

Result<ImportedArticle> readArticle(const QString &operand, Streams &streams, const ImportOptions &options)
{
    const Result<FileOperand> file = FileOperand::read(operand, streams);
    if (!file)
        return file.error();
    return importBytes(file->bytes, file->name, options);
}

} // namespace stet
