#include "ui/library/draftfiling.h"

#include "app/background.h"
#include "app/store/keeper.h"
#include "app/store/library.h"
#include "ui/library/librarypane.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/session.h"

namespace stet {

DraftFiling::DraftFiling(const Rooms &rooms, QObject *parent) : QObject(parent), m_rooms(rooms)
{
    m_worker.setMaxThreadCount(1);
    connectPane();
}

DraftFiling::~DraftFiling()
{
    m_worker.waitForDone(); // what was asked for is done, even when Stet is left right after
}

template <typename Answer>
void DraftFiling::run(std::function<Result<Answer>(Library &)> work, std::function<void(const Answer &)> then)
{
    runInBackground(
        &m_worker, this,
        [folder = m_rooms.library.folder(), work = std::move(work)]() -> Result<Answer> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            return work(**library);
        },
        [this, then = std::move(then)](const Result<Answer> &answer) {
            if (answer)
                then(*answer);
            else
                m_rooms.notices.sayError(answer.error());
            Q_EMIT filed();
        });
}

void DraftFiling::run(std::function<Result<void>(Library &)> work, std::function<void()> then)
{
    run<bool>(
        [work = std::move(work)](Library &library) -> Result<bool> {
            const Result<void> done = work(library);
            return done ? Result<bool>(true) : done.error();
        },
        [then = std::move(then)](const bool &) {
            if (then)
                then();
        });
}

template void DraftFiling::run(std::function<Result<QList<FiledArticle>>(Library &)>,
                               std::function<void(const QList<FiledArticle> &)>);
template void DraftFiling::run(std::function<Result<RemovedFolder>(Library &)>, std::function<void(const RemovedFolder &)>);

void DraftFiling::connectPane()
{
    LibraryPane *pane = &m_rooms.pane;
    connect(pane, &LibraryPane::duplicateAsked, this, &DraftFiling::duplicate);
    connect(pane, &LibraryPane::deleteAsked, this, &DraftFiling::moveToTrash);
    connect(pane, &LibraryPane::stateAsked, this, &DraftFiling::setState);
    connect(pane, &LibraryPane::folderAsked, this, &DraftFiling::moveToFolder);
    connect(pane, &LibraryPane::tagAsked, this, [this](const QList<ArticleId> &ids, const QString &tag) {
        file(ids, {.addedTags = {tag}}, tr("%1 has the tag “%2”.").arg(titlesOf(ids), tag));
    });
    connect(pane, &LibraryPane::restoreAsked, this, &DraftFiling::restore);
    connect(pane, &LibraryPane::removeForGoodAsked, this, &DraftFiling::removeForGood);
    connect(pane, &LibraryPane::emptyTrashAsked, this, &DraftFiling::emptyTrash);
    connect(pane->drafts(), &DraftList::renameAsked, this, &DraftFiling::rename);
}

QString DraftFiling::titlesOf(const QList<ArticleId> &ids) const
{
    if (ids.size() != 1)
        return tr("%Ln draft(s)", "as the subject of a sentence", int(ids.size()));
    for (const DraftList *list : {m_rooms.pane.drafts(), m_rooms.pane.trash()}) {
        if (const QModelIndex index = list->indexOf(ids.first()); index.isValid())
            return tr("“%1”", "a draft's title, in quotation marks").arg(index.data().toString());
    }
    return tr("%Ln draft(s)", "as the subject of a sentence", 1);
}

void DraftFiling::file(const QList<ArticleId> &ids, const FilingChange &change, const QString &said)
{
    if (ids.isEmpty())
        return;
    QList<ArticleId> stored = ids;
    std::optional<FilingChange> deskBefore;
    Draft *draft = m_rooms.session.draft();
    const ArticleId open = draft ? draft->id() : ArticleId();
    if (draft && stored.removeAll(open) > 0) {
        const Article now = draft->details();
        draft->setDetails(change.applied(now));
        if (draft->details() != now)
            deskBefore = FilingChange{.state = now.state, .tags = now.tags};
    }
    // Of the draft on the desk the library files the folder alone: it is no part of the article.
    const bool moves = change.folder && ids.contains(open);
    run<QList<FiledArticle>>(
        [stored, change, open, moves](Library &library) -> Result<QList<FiledArticle>> {
            auto before = library.filing().file(stored, change);
            if (!before || !moves)
                return before;
            const auto moved = library.filing().file({open}, {.folder = change.folder});
            if (!moved)
                return moved.error();
            return *before + *moved;
        },
        [this, open, deskBefore, said](const QList<FiledArticle> &before) {
            if (said.isEmpty() || (before.isEmpty() && !deskBefore))
                return;
            m_rooms.notices.say(said, tr("Undo"), [this, open, deskBefore, before] {
                run([before](Library &library) { return library.filing().putBack(before); }, {});
                if (deskBefore)
                    file({open}, *deskBefore, {});
            });
        });
}

void DraftFiling::setState(const QList<ArticleId> &ids, ArticleState state)
{
    const bool many = ids.size() > 1;
    file(ids, {.state = state}, many ? tr("%1: %2.", "drafts, then their new state").arg(titlesOf(ids), stateText(state)) : QString());
}

void DraftFiling::moveToFolder(const QList<ArticleId> &ids, const QString &folder)
{
    file(ids, {.folder = folder},
         folder.isEmpty() ? tr("%1: in no folder any more.").arg(titlesOf(ids))
                          : tr("%1: now in “%2”.", "drafts, then their folder").arg(titlesOf(ids), Shelf::ofFolder(folder).title()));
}

void DraftFiling::retag(const QString &tag, const QString &newTag)
{
    Draft *draft = m_rooms.session.draft();
    const ArticleId open = draft && draft->details().tags.contains(tag) ? draft->id() : ArticleId();
    const QStringList tagsBefore = draft ? draft->details().tags : QStringList();
    if (draft && !open.isNull())
        draft->setDetails(FilingChange{.addedTags = newTag.isEmpty() ? QStringList() : QStringList{newTag}, .removedTags = {tag}}
                              .applied(draft->details()));
    run<QList<FiledArticle>>(
        [tag, newTag](Library &library) {
            return newTag.isEmpty() ? library.shelves().removeTag(tag) : library.shelves().renameTag(tag, newTag);
        },
        [this, tag, newTag, open, tagsBefore](const QList<FiledArticle> &before) {
            const QString said = newTag.isEmpty() ? tr("No draft has the tag “%1” any more.").arg(tag)
                                                  : tr("The tag “%1” is now “%2”.").arg(tag, newTag);
            m_rooms.notices.say(said, tr("Undo"), [this, before, open, tagsBefore] {
                run([before](Library &library) { return library.filing().putBack(before); }, {});
                if (!open.isNull())
                    file({open}, {.tags = tagsBefore}, {});
            });
        });
}

void DraftFiling::rename(const ArticleId &id, const QString &headline)
{
    if (Draft *draft = m_rooms.session.draft(); draft && draft->id() == id) {
        Article details = draft->details();
        details.headline = headline;
        draft->setDetails(details);
        return;
    }
    run([id, headline](Library &library) { return library.articles().rename(id, headline); }, {});
}

void DraftFiling::duplicate(const ArticleId &id)
{
    // What was typed a moment ago belongs to the copy too.
    if (!m_rooms.keeper.flush(5000))
        return;
    run<ArticleId>([id](Library &library) { return library.articles().duplicate(id); },
                   [this](const ArticleId &copy) { m_rooms.session.openFresh(copy); });
}

void DraftFiling::takeOffList(const QList<ArticleId> &ids, bool wasOpen)
{
    DraftList *drafts = m_rooms.pane.drafts();
    const int row = drafts->indexOf(ids.first()).row();
    for (const ArticleId &id : ids)
        drafts->removeDraft(id);
    if (wasOpen && !drafts->drafts().isEmpty())
        m_rooms.session.open(drafts->drafts().at(qBound(0, row, int(drafts->drafts().size()) - 1)).id);
}

void DraftFiling::moveToTrash(const QList<ArticleId> &ids)
{
    if (ids.isEmpty())
        return;
    const ArticleId open = m_rooms.session.draft() ? m_rooms.session.draft()->id() : ArticleId();
    const bool wasOpen = ids.contains(open);
    if (wasOpen && !m_rooms.session.leave())
        return;
    const QString titles = titlesOf(ids);
    takeOffList(ids, wasOpen);
    run<QList<ArticleId>>(
        [ids](Library &library) -> Result<QList<ArticleId>> {
            QList<ArticleId> gone;
            for (const ArticleId &id : ids) {
                const auto moved = library.articles().moveToTrash(id);
                if (moved)
                    gone.append(id);
                else if (moved.error().kind != Error::Kind::NotFound) // it was empty, and leaving it has removed it
                    return moved.error();
            }
            return gone;
        },
        [this, titles, open, wasOpen](const QList<ArticleId> &gone) {
            if (gone.isEmpty())
                return;
            const QString said = gone.size() == 1 ? tr("%1 is in the trash.").arg(titles)
                                                  : tr("%Ln draft(s) are in the trash.", nullptr, int(gone.size()));
            m_rooms.notices.say(said, tr("Undo"), [this, gone, open, wasOpen] {
                run([gone](Library &library) {
                        for (const ArticleId &id : gone) {
                            if (auto back = library.articles().restore(id); !back)
                                return back;
                        }
                        return Result<void>();
                    },
                    [this, open, wasOpen] {
                        if (wasOpen)
                            m_rooms.session.openFresh(open);
                    });
            });
        });
}

void DraftFiling::restore(const QList<ArticleId> &ids)
{
    const QString titles = titlesOf(ids);
    for (const ArticleId &id : ids)
        m_rooms.pane.trash()->removeDraft(id);
    run([ids](Library &library) {
            for (const ArticleId &id : ids) {
                if (auto back = library.articles().restore(id); !back)
                    return back;
            }
            return Result<void>();
        },
        [this, titles] { m_rooms.notices.say(tr("Back among the drafts: %1.").arg(titles)); });
}

void DraftFiling::removeForGood(const QList<ArticleId> &ids)
{
    if (ids.isEmpty()
        || !prompts::confirm(m_rooms.window, tr("Delete for good"),
                             tr("%1: this cannot be brought back.").arg(titlesOf(ids)), tr("Delete for good")))
        return;
    for (const ArticleId &id : ids)
        m_rooms.pane.trash()->removeDraft(id);
    run([ids](Library &library) {
            for (const ArticleId &id : ids) {
                if (auto gone = library.articles().removeForGood(id); !gone)
                    return gone;
            }
            return Result<void>();
        },
        {});
}

void DraftFiling::emptyTrash()
{
    if (!prompts::confirm(m_rooms.window, tr("Empty the trash"),
                          tr("Everything in the trash is deleted for good; only backups may still hold it."),
                          tr("Empty the trash")))
        return;
    run(
        [](Library &library) -> Result<void> {
            const auto trash = library.articles().trash();
            if (!trash)
                return trash.error();
            for (const ArticleSummary &draft : *trash) {
                if (auto gone = library.articles().removeForGood(draft.id); !gone)
                    return gone;
            }
            return {};
        },
        {});
}

} // namespace stet
