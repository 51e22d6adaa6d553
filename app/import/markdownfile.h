#pragma once

#include "app/import/importer.h"

#include <QString>

namespace stet {

/// Reads the text of a Markdown file, with or without front matter. Its prose carries places in `text`.
Result<ImportedArticle> readMarkdownFile(const QString &text, const ImportOptions &options);

/// What stands after the front matter, as it stands there; a leading "# Heading" stays.
Result<QString> markdownBody(const QString &text);

} // namespace stet
