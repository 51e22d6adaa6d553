#include "app/article/draft.h"

#include <QMetaObject>

namespace stet {

Article DraftSnapshot::article() const
{
    Article article = details;
    article.body = body.toString();
    return article;
}

Draft::Draft(ArticleId id, const Article &article, const WritingPlace &place, QObject *parent)
    : QObject(parent), m_id(id), m_details(article), m_body(article.body), m_place(place)
{
    m_details.body.clear();
}

DraftSnapshot Draft::snapshot() const
{
    return {m_id, m_revision, m_details, m_body, m_place};
}

void Draft::editBody(qsizetype position, qsizetype removed, const QString &added, EditKind kind)
{
    const EditStep edit{position, m_body.mid(position, removed), added};
    if ((removed == 0 && added.isEmpty()) || !m_body.edit(position, removed, added))
        return;
    m_edits.body.note(kind, edit);
    ++m_revision;
    Q_EMIT bodyEdited(position, removed, added, kind);
    noteChange();
}

void Draft::replaceBody(const QString &next)
{
    const EditStep edit = difference(m_body.toString(), next);
    editBody(edit.position, edit.removed.size(), edit.added);
}

void Draft::undo(EditedText text)
{
    if (const auto edit = m_edits.of(text).undoEdit())
        replay(text, *edit, EditKind::Undo);
}

void Draft::redo(EditedText text)
{
    if (const auto edit = m_edits.of(text).redoEdit())
        replay(text, *edit, EditKind::Redo);
}

void Draft::replay(EditedText text, const EditStep &edit, EditKind kind)
{
    Article next = m_details;
    QString &words = text == EditedText::Headline ? next.headline : next.deck;
    const bool isBody = text == EditedText::Body;
    const QString found = isBody ? m_body.mid(edit.position, edit.removed.size())
                                 : words.mid(edit.position, edit.removed.size());
    if (found != edit.removed) {
        m_edits.of(text) = {}; // the steps of another text: better none than words in the wrong place
    } else if (isBody) {
        editBody(edit.position, edit.removed.size(), edit.added, kind);
    } else {
        words.replace(edit.position, edit.removed.size(), edit.added);
        changeDetails(next, kind);
    }
}

void Draft::setDetails(const Article &details)
{
    changeDetails(details, EditKind::Step);
}

void Draft::changeDetails(const Article &details, EditKind kind)
{
    Article next = details;
    next.body.clear();
    if (next == m_details)
        return;
    m_edits.noteDetails(kind, m_details, next);
    m_details = std::move(next);
    ++m_revision;
    Q_EMIT detailsEdited(kind);
    noteChange();
}

void Draft::setPlace(const WritingPlace &place)
{
    if (place == m_place)
        return;
    m_place = place;
    Q_EMIT placeChanged();
}

void Draft::noteChange()
{
    if (m_announcing)
        return;
    m_announcing = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announcing = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

} // namespace stet
