#pragma once

#include "app/export/citedreferences.h"
#include "app/export/wholefile.h"
#include "app/page/pagecomposer.h"
#include "app/result.h"

#include <QByteArray>
#include <QStringList>
#include <QString>
#include <optional>

namespace stet {

enum class ExportFormat {
    HtmlPage,     ///< the whole page, at MetadataLevel::Full byte for byte what the preview shows
    HtmlFragment, ///< the body alone, without classes or styles, for pasting into a site
    Markdown,     ///< with front matter; citation marks stay, and what they name travels along
    PlainText,    ///< headline, byline, paragraphs, citations as the article prints them; UTF-8
};

/// "html", "fragment", "markdown", "text": the words on the command line. Nothing for another word.
std::optional<ExportFormat> exportFormatFromName(QStringView name);
QString exportFormatName(ExportFormat format);

/// The bytes of an export. Cannot fail. `bibFile` is the name of the file beside it, for References::BibFile.
QByteArray exported(ExportFormat format, const PageMaterial &material, References references = References::FrontMatter,
                    const QString &bibFile = {});

/// A safe file name for an article: its slug, else its headline, with the ending of the format ("is-the-taliban.html").
/// Never empty, hidden, reserved by Windows, longer than 100 bytes, or with a path in it.
QString exportFileName(const Article &article, ExportFormat format);

/// Writes to the file `path` with writeWholeFile(). Answers the paths written, the article first: Markdown that cites may
/// bring a BibTeX file, whose name differs by its ending alone.
Result<QStringList> exportTo(const QString &path, ExportFormat format, const PageMaterial &material,
                             Overwrite overwrite = Overwrite::Never, References references = References::FrontMatter);

/// The same into a folder under exportFileName(), with "-2", "-3"… before the ending when a name is taken. The folder
/// must be there.
Result<QStringList> exportIntoFolder(const QString &folder, ExportFormat format, const PageMaterial &material,
                                     References references = References::FrontMatter);

/// The name of the file that this export writes beside the article's; empty for none.
QString bibFileName(const QString &fileName, ExportFormat format, const PageMaterial &material, References references);

} // namespace stet
