#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QString>

namespace stet {

/// How sure a reader has to be of a file's encoding.
enum class EncodingGuess {
    Refuse, ///< UTF-8, or UTF-16 and UTF-32 with a byte order mark, or nothing
    Allow,  ///< what reads like a text of Windows-1252 is taken for one, and said
};

/// A file's text, without its byte order mark and with its line ends as they are.
struct DecodedText
{
    QString text;
    QString remark; ///< one sentence for the writer when the encoding was guessed
};

/// The largest file that is read, over a million words; a larger one is refused before a byte of it is.
inline constexpr qint64 largestTextFile = 8 * 1000 * 1000;

/// The bytes of a file. `NotFound`, `Unreadable` (a folder, no permission, a device) or `TooLarge`.
Result<QByteArray> readWholeFile(const QString &path, qint64 limit = largestTextFile);

/// Text from bytes. Refuses with one sentence what is empty, binary, in an unknown encoding or too large.
/// `fileName` is for the sentence only. `characterSet` is what the file itself says, as HTML does; it counts when the
/// bytes are not Unicode.
Result<DecodedText> decodeText(const QByteArray &bytes, const QString &fileName, EncodingGuess guess,
                               const QByteArray &characterSet = {});

} // namespace stet
