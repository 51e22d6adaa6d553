#pragma once

#include "app/cli/streams.h"
#include "app/import/decodedtext.h"
#include "app/import/importer.h"
#include "app/result.h"

#include <QString>

namespace stet {

/// A file that was named on the command line, read whole; "-" is standard input.
struct FileOperand
{
    QString name; ///< "-" is called "standard input" in sentences
    QByteArray bytes;

    /// TooLarge beyond that many bytes.
    static Result<FileOperand> read(const QString &operand, Streams &streams, qint64 limit = largestTextFile);
};

/// The file as an article. Only `import` guesses encodings: everywhere else places in the text have to be certain.
Result<ImportedArticle> readArticle(const QString &operand, Streams &streams, const ImportOptions &options);

} // namespace stet
