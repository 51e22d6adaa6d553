#pragma once

#include "app/import/importer.h"

namespace stet {

/// What a Markdown text without front matter says about itself above and below its body: a deck in italics, "By Ana
/// Ruiz", a date, a bio in italics at the end. Moves them out of `imported`'s body into their fields; a line of any other
/// shape ends the search, and the body keeps it. Answers where the body that is left began in the body as it was, in
/// UTF-16 units. Pure.
qsizetype takeSigning(ImportedArticle &imported);

} // namespace stet
