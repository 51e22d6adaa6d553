#pragma once

#include "app/export/wholefile.h"
#include "app/page/pagecomposer.h"
#include "app/result.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace stet {

enum class ExportFormat {
    HtmlPage,     ///< the whole page, byte for byte what the preview shows
    HtmlFragment, ///< the body alone, without classes or styles, for pasting into a site
    Markdown,     ///< with front matter
    PlainText,    ///< headline, byline, paragraphs; UTF-8
};

/// "html", "fragment", "markdown", "text": the words on the command line. Nothing for another word.
std::optional<ExportFormat> exportFormatFromName(QStringView name);
QString exportFormatName(ExportFormat format);

/// The bytes of an export. Cannot fail.
QByteArray exported(ExportFormat format, const PageMaterial &material);

/// A safe file name for an article: its slug, else its headline, with the ending of the format ("is-the-taliban.html").
/// Never empty, hidden, reserved by Windows, longer than 100 bytes, or with a path in it.
QString exportFileName(const Article &article, ExportFormat format);

/// Writes to the file `path` with writeWholeFile(). Answers the path written.
Result<QString> exportTo(const QString &path, ExportFormat format, const PageMaterial &material,
                         Overwrite overwrite = Overwrite::Never);

/// The same into a folder under exportFileName(), with "-2", "-3"… before the ending when the name is taken. The folder
/// must be there.
Result<QString> exportIntoFolder(const QString &folder, ExportFormat format, const PageMaterial &material);

} // namespace stet
