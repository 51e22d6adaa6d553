#pragma once

#include "app/store/library.h"

#include <QString>

#include <memory>

namespace stet {

/// The library that --library, STET_LIBRARY or the writer's account names. What it has to say (that it was made anew from
/// its second copies, that it can only be read) goes to standard error.
Result<std::unique_ptr<Library>> openLibrary();

/// The one article whose id is, or begins with, what was typed. NotFound or Conflict otherwise.
Result<ArticleId> findArticle(Library &library, const QString &typed);

} // namespace stet
