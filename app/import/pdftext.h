#pragma once

#include "app/result.h"

#include <QString>

namespace stet {

/// The words of a PDF, read by `pdftotext` (Debian: poppler-utils) in a process of its own, which may use 20 seconds,
/// 512 MB and no file to write to.
///
/// Paragraphs are parted by an empty line, and words that were divided at the end of a line are whole again. Waits for
/// the process: not for the window's thread. Unavailable when the program is not installed, Unreadable when the file
/// is no PDF, is protected, or holds pictures of pages only, TooLarge when its words pass 16 MB.
Result<QString> pdfText(const QString &path);

/// The lines of a page as pdftotext writes them, made into paragraphs.
QString paragraphsOfPdf(const QString &lines);

} // namespace stet
