#pragma once

#include "app/result.h"
#include "app/sources/source.h"

#include <QByteArray>
#include <QDateTime>

namespace stet {

/// Makes sources out of what a writer saved, pasted or dropped: pages, texts, Markdown, Word documents, PDFs. Nothing
/// is fetched.
///
/// A page says itself who wrote it, where and when (see pagerecord.h for whom of its statements is trusted first); its
/// readable words become the captured text. The answers have neither id nor key: the store gives them. A document or
/// PDF is attached where it lies. Any thread but the window's: a PDF is read by another program. Errors are the
/// readers': a file that cannot be read, is too large, or holds no text.
Result<Source> capturedFile(const QString &path, const QDateTime &now);

/// The same for bytes; the ending of `fileName` tells the kind. Not for PDFs.
Result<Source> capturedBytes(const QByteArray &bytes, const QString &fileName, const QDateTime &now);

/// Pasted text: an address on a line of its own at its beginning or end is where it was read, and its first line is
/// the title when it is short enough to be one. An address alone is a source without a text.
Result<Source> capturedText(const QString &text, const QDateTime &now);

} // namespace stet
