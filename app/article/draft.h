#pragma once

#include "app/article/article.h"
#include "app/article/articleedits.h"
#include "app/text/bodytext.h"

#include <QObject>

namespace stet {

/// Where the writer stands in a draft.
struct WritingPlace
{
    qsizetype caret = 0;  ///< in the body, UTF-16 units
    qsizetype anchor = 0; ///< the other end of the selection; equal to `caret` when there is none
    double scroll = 0;    ///< the paragraph at the editor's top, from 0, and the part of it that has passed

    bool operator==(const WritingPlace &) const = default;
};

/// A draft at one moment: a value to be handed to another thread. Making one costs no copy of the text.
struct DraftSnapshot
{
    ArticleId id;
    quint64 revision = 0; ///< raised by one with each change since the draft was opened; not kept
    Article details;      ///< with an empty body
    BodyText body;
    WritingPlace place;

    /// The whole article; joins the lines, so for big texts call it away from the window's thread.
    Article article() const;
};

/// The article that is open: its current value, and word of every change.
///
/// Lives in the window's thread. The editor reports each edit of the body as it happens; forms hand over changed
/// details. `bodyEdited` and `detailsEdited` come at once and once for each change, for the journal; `changed` comes
/// once for all changes of one turn of the event loop, for everybody else.
class Draft : public QObject
{
    Q_OBJECT

public:
    Draft(ArticleId id, const Article &article, const WritingPlace &place = {}, QObject *parent = nullptr);

    ArticleId id() const { return m_id; }
    quint64 revision() const { return m_revision; }
    const Article &details() const { return m_details; } ///< with an empty body
    const BodyText &body() const { return m_body; }
    const WritingPlace &place() const { return m_place; }
    DraftSnapshot snapshot() const;

    /// The editor's change: `removed` units at `position` gave way to `added`.
    void editBody(qsizetype position, qsizetype removed, const QString &added, EditKind kind = EditKind::Step);

    /// Takes the last step of a text back, or does it again. Without effect when there is none.
    void undo(EditedText text);
    void redo(EditedText text);
    bool canUndo(EditedText text) const { return m_edits.of(text).canUndo(); }
    bool canRedo(EditedText text) const { return m_edits.of(text).canRedo(); }

    /// The steps of the three texts, which outlive this object in the library.
    const ArticleEdits &edits() const { return m_edits; }
    void setEdits(const ArticleEdits &edits) { m_edits = edits; }

    /// Gives the draft another body with one edit of what differs, so that the desk has one step to undo.
    void replaceBody(const QString &next);

    /// Replaces everything but the body. Does nothing when nothing differs.
    void setDetails(const Article &details);

    /// Remembers caret and scroll. It is no change of the article and raises no revision.
    void setPlace(const WritingPlace &place);

Q_SIGNALS:
    void bodyEdited(qsizetype position, qsizetype removed, const QString &added, stet::EditKind kind);
    void detailsEdited(stet::EditKind kind);
    void placeChanged();
    void changed();

private:
    void noteChange();
    void replay(EditedText text, const EditStep &edit, EditKind kind);
    void changeDetails(const Article &details, EditKind kind);

    ArticleId m_id;
    Article m_details;
    BodyText m_body;
    WritingPlace m_place;
    ArticleEdits m_edits;
    quint64 m_revision = 0;
    bool m_announcing = false;
};

} // namespace stet
