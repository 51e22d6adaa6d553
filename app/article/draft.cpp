#include "app/article/draft.h"

#include <QMetaObject>

#include <algorithm>

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
    m_edits.note(kind, edit);
    ++m_revision;
    Q_EMIT bodyEdited(position, removed, added, kind);
    noteChange();
}

void Draft::replaceBody(const QString &next)
{
    const QString now = m_body.toString();
    const qsizetype shorter = std::min(now.size(), next.size());
    qsizetype start = std::mismatch(now.cbegin(), now.cbegin() + shorter, next.cbegin()).first - now.cbegin();
    if (start > 0 && now.at(start - 1).isHighSurrogate())
        --start;
    qsizetype same = 0;
    while (same < shorter - start && now.at(now.size() - 1 - same) == next.at(next.size() - 1 - same))
        ++same;
    if (same > 0 && now.at(now.size() - same).isLowSurrogate())
        --same;
    const qsizetype removed = now.size() - same - start;
    if (removed > 0 || next.size() > now.size() - removed)
        editBody(start, removed, next.mid(start, next.size() - same - start));
}

void Draft::undoBody()
{
    if (const auto edit = m_edits.undoEdit())
        replay(*edit, EditKind::Undo);
}

void Draft::redoBody()
{
    if (const auto edit = m_edits.redoEdit())
        replay(*edit, EditKind::Redo);
}

void Draft::replay(const EditStep &edit, EditKind kind)
{
    if (m_body.mid(edit.position, edit.removed.size()) == edit.removed)
        editBody(edit.position, edit.removed.size(), edit.added, kind);
    else
        m_edits = {}; // the steps of another text: better none than words in the wrong place
}

void Draft::setDetails(const Article &details)
{
    Article next = details;
    next.body.clear();
    if (next == m_details)
        return;
    m_details = std::move(next);
    ++m_revision;
    Q_EMIT detailsEdited();
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
