#include "app/article/edithistory.h"

namespace stet {

namespace {

qsizetype weightOf(const EditStep &edit)
{
    return edit.removed.size() + edit.added.size();
}

/// One letter as a key gives it, which may be two units long.
bool isLetter(const QString &text)
{
    return text.size() == 1 ? text.front() != u'\n' : text.size() == 2 && text.front().isHighSurrogate();
}

bool isTyped(const EditStep &edit)
{
    return edit.removed.isEmpty() ? isLetter(edit.added) : edit.added.isEmpty() && isLetter(edit.removed);
}

/// Whether letters, one after the other, can have made it.
bool isLetters(const EditStep &edit)
{
    return edit.removed.isEmpty() != edit.added.isEmpty();
}

} // namespace

void EditHistory::note(EditKind kind, const EditStep &edit)
{
    switch (kind) {
    case EditKind::Step:
        addStep(edit);
        return;
    case EditKind::Undo:
        if (undoEdit() != edit)
            break;
        --m_done;
        m_open = false;
        return;
    case EditKind::Redo:
        if (redoEdit() != edit)
            break;
        ++m_done;
        m_open = false;
        return;
    case EditKind::Anew:
        break;
    }
    *this = {}; // it belongs to another text
}

std::optional<EditStep> EditHistory::undoEdit() const
{
    return canUndo() ? std::optional(m_steps[m_done - 1].reversed()) : std::nullopt;
}

std::optional<EditStep> EditHistory::redoEdit() const
{
    return canRedo() ? std::optional(m_steps[m_done]) : std::nullopt;
}

void EditHistory::addStep(const EditStep &edit)
{
    while (m_steps.size() > m_done) {
        m_characters -= weightOf(m_steps.last());
        m_steps.removeLast();
    }
    m_characters += weightOf(edit);
    if (joinsLast(edit)) {
        EditStep &last = m_steps.last();
        last.added += edit.added;
        if (edit.position < last.position) {
            last.position = edit.position; // Backspace
            last.removed.prepend(edit.removed);
        } else {
            last.removed += edit.removed;
        }
    } else {
        m_steps.append(edit);
        ++m_done;
    }
    m_open = isTyped(edit);
    keepBounds();
}

/// A letter that goes on where the last one ended, unless a new word begins with it.
bool EditHistory::joinsLast(const EditStep &edit) const
{
    if (!m_open || m_done == 0 || !isTyped(edit))
        return false;
    const EditStep &last = m_steps.last();
    if (edit.removed.isEmpty()) {
        const bool follows = last.removed.isEmpty() && edit.position == last.position + last.added.size();
        return follows && (!last.added.back().isSpace() || edit.added.front().isSpace());
    }
    if (!last.added.isEmpty())
        return false;
    if (edit.position + edit.removed.size() == last.position)
        return !last.removed.front().isSpace() || edit.removed.front().isSpace();
    return edit.position == last.position && (!last.removed.back().isSpace() || edit.removed.front().isSpace());
}

void EditHistory::keepBounds()
{
    while (m_steps.size() > 1 && (m_steps.size() > mostSteps || m_characters > mostCharacters)) {
        m_characters -= weightOf(m_steps.first());
        m_steps.removeFirst();
        --m_done;
    }
}

EditHistory EditHistory::fromSteps(const QList<EditStep> &steps, qsizetype done, bool isLastOpen)
{
    EditHistory history;
    for (const EditStep &step : steps) {
        if (step.position < 0 || weightOf(step) == 0)
            return {};
        history.m_characters += weightOf(step);
    }
    if (done < 0 || done > steps.size() || steps.size() > mostSteps
        || (history.m_characters > mostCharacters && steps.size() > 1))
        return {};
    history.m_steps = steps;
    history.m_done = done;
    history.m_open = isLastOpen && done == steps.size() && done > 0 && isLetters(steps.last());
    return history;
}

} // namespace stet
