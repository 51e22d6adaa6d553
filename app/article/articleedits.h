#pragma once

#include "app/article/article.h"
#include "app/article/edithistory.h"

namespace stet {

/// The texts of an article that are written on the desk, each with an undo of its own.
enum class EditedText : quint8 { Body, Headline, Deck };

/// The steps of all three texts: a plain value, which the draft has, the journal replays and the library keeps.
struct ArticleEdits
{
    EditHistory body;
    EditHistory headline;
    EditHistory deck;

    EditHistory &of(EditedText text);
    const EditHistory &of(EditedText text) const { return const_cast<ArticleEdits *>(this)->of(text); }

    /// Headline and deck have become what they are in `after`. Undo and Redo are of whichever of them differs.
    void noteDetails(EditKind kind, const Article &before, const Article &after);

    bool isEmpty() const { return *this == ArticleEdits(); }
    bool operator==(const ArticleEdits &) const = default;
};

/// The one edit that makes `after` of `before`, as short as it can be; it never stands between the halves of a surrogate
/// pair. Empty when nothing differs.
EditStep difference(const QString &before, const QString &after);

} // namespace stet
