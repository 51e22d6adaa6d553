#pragma once

#include "app/import/importer.h"

namespace stet {

/// Puts authors of an imported article that the library knows by name in place of new ones, in `imported` itself, and
/// answers those that are new and have to be added. A known author's profile stays as it is; where the file has other
/// words about them, a remark says so. Authors without a name are always new.
QList<AuthorProfile> matchAuthors(ImportedArticle &imported, const QList<AuthorProfile> &known);

} // namespace stet
