#pragma once

#include "app/article/article.h"
#include "app/article/articleedits.h"
#include "app/result.h"
#include "app/store/libraryfolder.h"

#include <QByteArray>

#include <optional>

namespace stet {

/// The steps of a draft's texts beside the library, so that undo outlives the program.
///
/// A file (0600) of its own for each draft: what is in it is a convenience, and its loss or damage costs no word. It
/// names the draft and holds a check of itself, and with each text's steps one of the words that they belong to: a text
/// with other words has no history, and none has one when a byte differs. For any thread.
namespace undofile {

QByteArray encoded(const ArticleId &id, const Article &article, const ArticleEdits &edits);
std::optional<ArticleEdits> decoded(const QByteArray &bytes, const ArticleId &id, const Article &article);

/// The steps of a draft; none where there are none for its words.
ArticleEdits read(const LibraryFolder &folder, const ArticleId &id, const Article &article);

/// Keeps them; removes the file when there is nothing to take back.
Result<void> write(const LibraryFolder &folder, const ArticleId &id, const Article &article, const ArticleEdits &edits);

} // namespace undofile

} // namespace stet
