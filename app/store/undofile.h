#pragma once

#include "app/article/article.h"
#include "app/article/edithistory.h"
#include "app/result.h"
#include "app/store/libraryfolder.h"

#include <QByteArray>

#include <optional>

namespace stet {

/// The steps of a draft's body beside the library, so that undo outlives the program.
///
/// A file (0600) of its own for each draft: what is in it is a convenience, and its loss or damage costs no word. It
/// names the draft and holds a check of the body that it belongs to and one of itself: with any other body, or when a
/// byte differs, there is no history. For any thread.
namespace undofile {

QByteArray encoded(const ArticleId &id, const QString &body, const EditHistory &edits);
std::optional<EditHistory> decoded(const QByteArray &bytes, const ArticleId &id, const QString &body);

/// The history of a draft; an empty one when there is none for this body.
EditHistory read(const LibraryFolder &folder, const ArticleId &id, const QString &body);

/// Keeps it; removes the file when there is nothing to take back.
Result<void> write(const LibraryFolder &folder, const ArticleId &id, const QString &body, const EditHistory &edits);

} // namespace undofile

} // namespace stet
