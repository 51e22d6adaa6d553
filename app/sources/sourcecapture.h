#pragma once

#include "app/result.h"
#include "app/sources/source.h"

#include <QByteArray>
#include <QDateTime>

namespace stet {

/// Makes sources out of what a writer saved, pasted or dropped: pages, texts, Markdown files. Nothing is fetched.
///
/// A page says itself who wrote it, where and when (see app/import/htmltext.h for whom of its statements is trusted
/// first); its readable words become the captured text. The answers have neither id nor key: the store gives them.
/// Any thread. Errors are the importer's: a file that cannot be read, is too large, or holds no text.
Result<Source> capturedFile(const QString &path, const QDateTime &now);
Result<Source> capturedBytes(const QByteArray &bytes, const QString &fileName, const QDateTime &now);

/// Pasted text: its first line is the title when it is short enough to be one.
Result<Source> capturedText(const QString &text, const QDateTime &now);

} // namespace stet
