#include "app/article/articleedits.h"

#include <algorithm>

namespace stet {

namespace {

bool makes(const EditStep &edit, const QString &before, const QString &after)
{
    if (before.mid(edit.position, edit.removed.size()) != edit.removed)
        return false;
    return QString(before).replace(edit.position, edit.removed.size(), edit.added) == after;
}

void noteText(EditHistory &history, EditKind kind, const QString &before, const QString &after)
{
    if (before == after)
        return;
    const auto retraced = kind == EditKind::Undo ? history.undoEdit() : kind == EditKind::Redo ? history.redoEdit() : std::nullopt;
    history.note(kind, retraced && makes(*retraced, before, after) ? *retraced : difference(before, after));
}

} // namespace

EditHistory &ArticleEdits::of(EditedText text)
{
    switch (text) {
    case EditedText::Headline:
        return headline;
    case EditedText::Deck:
        return deck;
    case EditedText::Body:
        break;
    }
    return body;
}

void ArticleEdits::noteDetails(EditKind kind, const Article &before, const Article &after)
{
    noteText(headline, kind, before.headline, after.headline);
    noteText(deck, kind, before.deck, after.deck);
}

EditStep difference(const QString &before, const QString &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype start = std::mismatch(before.cbegin(), before.cbegin() + shorter, after.cbegin()).first - before.cbegin();
    if (start > 0 && before.at(start - 1).isHighSurrogate())
        --start;
    qsizetype same = 0;
    while (same < shorter - start && before.at(before.size() - 1 - same) == after.at(after.size() - 1 - same))
        ++same;
    if (same > 0 && before.at(before.size() - same).isLowSurrogate())
        --same;
    return {start, before.mid(start, before.size() - same - start), after.mid(start, after.size() - same - start)};
}

} // namespace stet
