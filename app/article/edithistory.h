#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace stet {

/// Why a text was changed.
enum class EditKind : quint8 {
    Step, ///< somebody wrote: it can be taken back
    Undo, ///< the last step was taken back
    Redo, ///< and done again
    Anew, ///< the text is another one now: what came before it cannot be taken back
};

/// `removed` at `position` gave way to `added`. Positions count UTF-16 units.
struct EditStep
{
    qsizetype position = 0;
    QString removed;
    QString added;

    /// The edit that takes this one back.
    EditStep reversed() const { return {position, added, removed}; }

    bool operator==(const EditStep &) const = default;
};

/// The steps by which a text came to be what it is, for undo and redo.
///
/// A value that knows no text: it is told of every edit and says which edit is next. The same edits always make the
/// same steps, so that a journal played back brings them back too. Typed letters are one step a word, deleted letters
/// likewise. Bounded in steps and characters; the oldest go first, and the last one always stays.
class EditHistory
{
public:
    static constexpr qsizetype mostSteps = 2000;
    static constexpr qsizetype mostCharacters = 4'000'000;

    /// Notes what was done to the text.
    void note(EditKind kind, const EditStep &edit);

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }

    /// The edit that takes the last step back, or does the next one again. `note` it once it is done.
    std::optional<EditStep> undoEdit() const;
    std::optional<EditStep> redoEdit() const;

    /// All steps, oldest first, and how many of them are done; for whoever keeps them.
    const QList<EditStep> &steps() const { return m_steps; }
    qsizetype done() const { return m_done; }
    bool isLastOpen() const { return m_open; } ///< the last step may grow: it was typed just now

    /// A history that was kept. Without effect on what does not make sense: the history is empty then.
    static EditHistory fromSteps(const QList<EditStep> &steps, qsizetype done, bool isLastOpen = false);

    bool operator==(const EditHistory &) const = default;

private:
    void addStep(const EditStep &edit);
    bool joinsLast(const EditStep &edit) const;
    void keepBounds();

    QList<EditStep> m_steps;
    qsizetype m_done = 0;
    qsizetype m_characters = 0;
    bool m_open = false;
};

} // namespace stet
