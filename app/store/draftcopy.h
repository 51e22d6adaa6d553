#pragma once

#include "app/store/articlestore.h"

#include <QByteArray>

#include <optional>

namespace stet {

/// The second copy of a draft: a Markdown file with front matter that any editor reads, outside the database.
///
/// The lines that people want come first (title, deck, date, tags); the lines beginning with "stet-" hold what Stet
/// needs to take the draft back whole. The body follows byte for byte.
/// `library` is written into a copy outside the library's folder, so that it finds its way back.
QByteArray draftCopy(const StoredDraft &draft, const QString &library = {});

/// The most bytes that are read of one.
constexpr qint64 largestDraftCopy = qint64(256) << 20;

/// A copy that was read back.
struct ReadDraftCopy
{
    StoredDraft draft;
    QString library;      ///< the folder of the library it belongs to; empty in a copy inside that folder
    bool changed = false; ///< its text is not what Stet wrote: somebody edited it, or it is damaged
};

/// Reads a copy as far as it can be read; lines that are missing keep their default, and text without front matter is
/// a body. `id` counts when the file names none. No answer for bytes that are no text at all.
std::optional<ReadDraftCopy> readDraftCopy(const QByteArray &bytes, const ArticleId &id);

/// A file name for people: the working title's words, short and safe on every disk, and the id's first digits.
QString readableFileName(const StoredDraft &draft);

} // namespace stet
