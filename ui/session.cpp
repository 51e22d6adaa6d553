#include "ui/session.h"

#include "app/settings.h"
#include "app/store/keeper.h"
#include "app/store/library.h"
#include "app/store/undofile.h"
#include "ui/commands.h"
#include "ui/editor/desk.h"
#include "ui/library/librarypane.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewpane.h"
#include "ui/statusline.h"

#include <tuple>

namespace stet {

Session::Session(Library &library, Keeper &keeper, const Settings &settings, const Rooms &rooms, QObject *parent)
    : QObject(parent), m_library(library), m_keeper(keeper), m_settings(settings), m_rooms(rooms)
{
    connectPane();
    connectKeeper();
}

Session::~Session()
{
    // Words that the disk refuses are in the journal or the emergency folder; the keeper has said so.
    if (m_draft)
        std::ignore = m_keeper.unwatch(m_draft.get());
    clearDesk();
}

void Session::connectPane()
{
    LibraryPane *pane = m_rooms.pane;
    connect(pane, &LibraryPane::openAsked, this, [this](const ArticleId &id) {
        if (open(id))
            m_rooms.desk->startWriting();
    });
    connect(pane, &LibraryPane::newAsked, this, &Session::newDraft);
}

void Session::connectKeeper()
{
    StatusLine *status = m_rooms.window->statusLine();
    connect(&m_keeper, &Keeper::keeping, status, &StatusLine::showKeeping);
    connect(&m_keeper, &Keeper::kept, this, [this, status] {
        if (!m_draft || m_keeper.isKeeping())
            return;
        if (m_keepFailed)
            m_rooms.window->notices()->say(tr("Saving works again; every word is on the disk."));
        m_keepFailed = false;
        status->showKept();
    });
    connect(&m_keeper, &Keeper::keepFailed, this, [this, status](const Error &error) {
        m_keepFailed = true;
        status->showNotKept(error);
        if (error.kind == Error::Kind::NotFound) // the library's folder is gone: the words may want another place
            m_rooms.window->notices()->sayError(error, tr("Export this draft…"), [this] {
                m_rooms.window->commands()->action("export.files")->trigger();
            });
        else
            m_rooms.window->notices()->sayError(error);
    });
    connect(&m_keeper, &Keeper::stored, this, &Session::showSummary);
    connectUpkeep();
    connect(status, &StatusLine::keepErrorAsked, m_rooms.window->notices(),
            [this](const Error &error) { m_rooms.window->notices()->sayError(error); });
}

/// What is said of the library as a whole says nothing against the words of the draft.
void Session::connectUpkeep()
{
    StatusLine *status = m_rooms.window->statusLine();
    NoticeBar *notices = m_rooms.window->notices();
    const auto sayNoBackup = [this, notices](const Error &error) {
        notices->sayError(error, tr("Backups…"), [this] { m_rooms.window->commands()->action("library.backups")->trigger(); });
    };
    connect(&m_keeper, &Keeper::backupFailed, status, &StatusLine::showNoBackup);
    connect(&m_keeper, &Keeper::backupFailed, notices, sayNoBackup);
    connect(status, &StatusLine::backupErrorAsked, notices, sayNoBackup);
    connect(&m_keeper, &Keeper::backupsGoOn, status, &StatusLine::showBackupsGoOn);
    connect(&m_keeper, &Keeper::foundDamaged, notices, [notices](const Error &error) { notices->sayError(error); });
}

void Session::restore()
{
    const Result<ArticleId> last = m_library.settings().lastOpenDraft();
    if (last && !last->isNull()) {
        const Result<StoredDraft> stored = m_library.articles().load(*last);
        if (stored) {
            const bool recovered = stored->recovered;
            putOnDesk(*stored);
            if (recovered)
                m_rooms.window->notices()->say(tr("Stet ended unexpectedly; your last words were brought back."));
            return;
        }
    }
    ArticleFilter first;
    first.limit = 1;
    const Result<QList<ArticleSummary>> newest = m_library.articles().list(first);
    if (newest && !newest->isEmpty() && open(newest->first().id))
        return;
    newDraft();
}

bool Session::open(const ArticleId &id)
{
    if (m_draft && m_draft->id() == id)
        return true;
    if (!leave())
        return false;
    const Result<StoredDraft> stored = m_library.articles().load(id);
    if (!stored) {
        m_rooms.window->notices()->sayError(stored.error());
        return false;
    }
    putOnDesk(*stored);
    return true;
}

void Session::newDraft()
{
    // A draft that nothing was written in is as good as a new one.
    if (!m_draft || !isUntouched()) {
        Article article;
        article.language = m_settings.text(Setting::Language);
        // The open one is kept first, so that the new one is the newest of the list.
        if (!leave())
            return;
        const ArticleId id = keep(article);
        if (id.isNull() || !open(id))
            return;
    }
    m_rooms.pane->showTrash(false);
    m_rooms.desk->startWriting();
}

QString Session::languageLike(const QString &language) const
{
    const QString own = m_settings.text(Setting::Language);
    return own.section(u'-', 0, 0) == language.section(u'-', 0, 0) ? own : language;
}

ArticleId Session::keep(const Article &article)
{
    const Result<ArticleId> id = m_library.articles().add(article);
    if (!id) {
        m_rooms.window->notices()->sayError(id.error());
        return {};
    }
    showSummary(*id);
    return *id;
}

bool Session::isUntouched() const
{
    const Article &details = m_draft->details();
    return m_draft->revision() == 0 && m_draft->body().size() == 0 && details.headline.isEmpty()
           && details.deck.isEmpty() && details.tags.isEmpty() && details.byline.authors.isEmpty()
           && details.byline.text.isEmpty();
}

bool Session::leave()
{
    if (!m_draft)
        return true;
    if (!m_keeper.unwatch(m_draft.get())) {
        m_keeper.watch(m_draft.get());
        m_rooms.window->notices()->sayError(
            {Error::Kind::Unwritable,
             tr("The last words of this draft are not on the disk yet; it stays open until they are."), {}});
        return false;
    }
    const ArticleId id = m_draft->id();
    const bool untouched = isUntouched();
    clearDesk();
    if (untouched && m_library.articles().removeForGood(id))
        m_rooms.pane->drafts()->removeDraft(id);
    else
        showSummary(id);
    return true;
}

void Session::putOnDesk(const StoredDraft &stored)
{
    m_draft = std::make_unique<Draft>(stored.id, stored.article, stored.place);
    m_draft->setEdits(undofile::read({m_library.folder()}, stored.id, stored.article));
    m_keeper.watch(m_draft.get(), stored.change);
    m_rooms.desk->setDraft(m_draft.get());
    m_rooms.preview->setDraft(m_draft.get());
    m_rooms.pane->setOpenDraft(stored.id);
    m_rooms.window->commands()->setDraftOpen(true);
    m_rooms.window->statusLine()->showKept();
    connect(m_draft.get(), &Draft::detailsEdited, this, &Session::showTitle);
    showTitle();
    if (const Result<void> noted = m_library.settings().setLastOpenDraft(stored.id); !noted)
        qWarning("The open draft could not be noted: %s", qUtf8Printable(noted.error().detail));
    Q_EMIT draftOpened(m_draft.get());
}

void Session::clearDesk()
{
    if (!m_draft)
        return;
    Q_EMIT draftOpened(nullptr);
    m_rooms.desk->setDraft(nullptr);
    m_rooms.preview->setDraft(nullptr);
    m_rooms.window->commands()->setDraftOpen(false);
    m_rooms.window->statusLine()->showNothingOpen();
    m_rooms.pane->setOpenDraft({});
    m_draft.reset();
    showTitle();
}

void Session::showTitle()
{
    const QString headline = m_draft ? m_draft->details().headline.simplified() : QString();
    m_rooms.window->setWindowTitle(headline.isEmpty() ? tr("Stet") : tr("%1 – Stet").arg(headline));
    showStates();
}

void Session::showStates()
{
    const std::pair<const char *, ArticleState> states[] = {{"state.idea", ArticleState::Idea},
                                                            {"state.draft", ArticleState::Draft},
                                                            {"state.inReview", ArticleState::InReview},
                                                            {"state.ready", ArticleState::Ready},
                                                            {"state.published", ArticleState::Published}};
    for (const auto &[id, state] : states)
        m_rooms.window->commands()->action(id)->setChecked(m_draft && m_draft->details().state == state);
}

void Session::showSummary(const ArticleId &id)
{
    const Result<ArticleSummary> summary = m_library.articles().summary(id);
    if (summary && !summary->trashed.isValid())
        m_rooms.pane->showDraft(*summary);
}

void Session::showOpenDraft()
{
    if (m_draft && !m_rooms.pane->drafts()->indexOf(m_draft->id()).isValid())
        showSummary(m_draft->id());
}

void Session::openFresh(const ArticleId &id)
{
    showSummary(id);
    if (open(id))
        m_rooms.desk->startWriting();
}

void Session::setLanguage(const QString &language)
{
    if (!m_draft)
        return;
    Article details = m_draft->details();
    details.language = language;
    m_draft->setDetails(details);
}

} // namespace stet
