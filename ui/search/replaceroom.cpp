#include "ui/search/replaceroom.h"

#include "app/background.h"
#include "ui/commands.h"
#include "ui/library/librarypane.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/search/replacewindow.h"
#include "ui/session.h"

#include <algorithm>

namespace stet {

ReplaceRoom::ReplaceRoom(MainWindow *window, LibraryPane *pane, QObject *parent) : QObject(parent), m_window(window), m_pane(pane)
{
    m_worker.setMaxThreadCount(1);
    window->commands()->connect("library.replace", this, &ReplaceRoom::open);
}

ReplaceRoom::~ReplaceRoom()
{
    if (m_late)
        *m_late = true;
    m_worker.waitForDone();
}

void ReplaceRoom::setLibrary(Library *library, Session *session)
{
    m_library = library;
    m_session = session;
}

void ReplaceRoom::open()
{
    if (!m_library)
        return;
    if (!m_replace) {
        m_replace = new ReplaceWindow(m_window);
        connect(m_replace, &ReplaceWindow::findAsked, this, &ReplaceRoom::find);
        connect(m_replace, &ReplaceWindow::replaceAsked, this, &ReplaceRoom::replace);
    }
    const QList<ArticleId> chosen = m_pane->chosen();
    m_replace->showFor(chosen.size() > 1 ? chosen : QList<ArticleId>());
}

void ReplaceRoom::find()
{
    if (m_late)
        *m_late = true;
    m_late = std::make_shared<std::atomic<bool>>(false);
    const quint64 asked = ++m_asked;
    const ReplacementWish wish = m_replace->wish();
    if (wish.find.words.isEmpty()) {
        m_replace->showPlaces({});
        return;
    }
    std::optional<DraftSnapshot> desk;
    if (const Draft *draft = m_session->draft())
        desk = draft->snapshot();
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), wish, within = m_replace->within(), desk, late = m_late]() -> Result<ReplacementPlaces> {
            const auto library = Library::connect(folder, {}, Database::Access::ReadOnly);
            if (!library)
                return library.error();
            std::optional<std::pair<ArticleId, Article>> open;
            if (desk)
                open = std::pair(desk->id, desk->article());
            return ArticleReplacement(**library).find(wish.find, within, open, [late](int, int) { return !*late; });
        },
        [this, asked](const Result<ReplacementPlaces> &places) {
            if (asked != m_asked)
                return;
            if (places)
                m_replace->showPlaces(*places);
            else
                m_replace->showError(places.error().message);
        });
}

void ReplaceRoom::replace()
{
    const ReplacementWish wish = m_replace->wish();
    QList<ReplacementArticle> articles = m_replace->places();
    std::optional<ReplacementArticle> onDesk;
    DraftSnapshot desk;
    if (const Draft *draft = m_session->draft()) {
        desk = draft->snapshot();
        const auto found = std::find_if(articles.begin(), articles.end(), [&desk](const auto &one) { return one.id == desk.id; });
        if (found != articles.end()) {
            onDesk = *found;
            articles.erase(found);
        }
    }
    const Progress progress = m_replace->beginWork();
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), articles, wish, progress, desk, keepsDesk = onDesk.has_value()]() -> Result<ReplacedArticles> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            if (keepsDesk) {
                StoredDraft now;
                now.id = desk.id;
                now.article = desk.article();
                const auto kept = (*library)->revisions().keep(now, Revision::Reason::Named, ArticleReplacement::versionName(wish));
                if (!kept)
                    return kept.error();
            }
            return ArticleReplacement(**library).replace(articles, wish, progress);
        },
        [this, onDesk, revision = desk.revision, wish](const Result<ReplacedArticles> &told) {
            m_replace->endWork();
            if (told)
                takeReplaced(*told, onDesk, revision, wish);
            else
                m_replace->showError(told.error().message);
            Q_EMIT replaced();
        });
}

void ReplaceRoom::takeReplaced(ReplacedArticles told, const std::optional<ReplacementArticle> &onDesk, quint64 revision,
                               const ReplacementWish &wish)
{
    Draft *draft = m_session->draft();
    if (onDesk) {
        const auto chosen = std::count_if(onDesk->places.begin(), onDesk->places.end(),
                                          [](const ReplacementPlace &place) { return place.isChosen; });
        const bool same = draft && draft->id() == onDesk->id && draft->revision() == revision;
        const Article before = same ? draft->snapshot().article() : Article();
        const auto after = same ? ArticleReplacement::replaced(before, onDesk->places, wish.replacement) : std::nullopt;
        if (after && chosen > 0) {
            draft->setDetails(*after);
            draft->replaceBody(after->body);
            told.changed.append({onDesk->id, before, *after, static_cast<int>(chosen)});
        } else if (chosen > 0) {
            told.passedOver.append(onDesk->title);
        }
    }
    int places = 0;
    for (const ReplacedArticle &article : std::as_const(told.changed))
        places += article.places;
    QString said = tr("Replaced %Ln place(s)", "first half of a sentence", places)
                   + tr(" in %Ln draft(s).", "second half of a sentence", int(told.changed.size()));
    if (!told.passedOver.isEmpty())
        said += QLatin1Char(' ') + tr("Changed meanwhile and left alone: %1.").arg(told.passedOver.join(QStringLiteral(", ")));
    m_replace->close();
    if (told.changed.isEmpty())
        m_window->notices()->keepSaying(said);
    else
        m_window->notices()->keepSaying(said, tr("Undo"), [this, changed = told.changed] { takeBack(changed); });
}

void ReplaceRoom::takeBack(const QList<ReplacedArticle> &changed)
{
    QList<ReplacedArticle> stored = changed;
    QStringList left;
    Draft *draft = m_session->draft();
    const auto onDesk = std::find_if(stored.begin(), stored.end(), [draft](const auto &one) { return draft && one.id == draft->id(); });
    if (onDesk != stored.end()) {
        const Article now = draft->snapshot().article();
        if (now.body == onDesk->after.body && now.headline == onDesk->after.headline && now.deck == onDesk->after.deck) {
            Article details = draft->details();
            details.headline = onDesk->before.headline;
            details.deck = onDesk->before.deck;
            draft->setDetails(details);
            draft->replaceBody(onDesk->before.body);
        } else {
            left.append(workingTitle(now));
        }
        stored.erase(onDesk);
    }
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), stored]() -> Result<QStringList> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            return ArticleReplacement(**library).takeBack(stored);
        },
        [this, left](const Result<QStringList> &more) {
            if (more)
                tellLeft(left + *more);
            else
                m_window->notices()->sayError(more.error());
            Q_EMIT replaced();
        });
}

void ReplaceRoom::tellLeft(const QStringList &left)
{
    if (left.isEmpty())
        m_window->notices()->say(tr("The words are as they were."));
    else
        m_window->notices()->keepSaying(tr("The words are as they were, but for drafts that were written in since: %1. Their "
                                           "history has them as they were.")
                                            .arg(left.join(QStringLiteral(", "))));
}

} // namespace stet
