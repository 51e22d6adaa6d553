#include "ui/history/historyroom.h"

#include "app/background.h"
#include "app/store/library.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/history/historypanel.h"
#include "ui/look/icons.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/sidepanel.h"

namespace stet {

namespace {

const QString panelId = QStringLiteral("history");

StoredDraft storedDraft(const DraftSnapshot &snapshot)
{
    StoredDraft draft;
    draft.id = snapshot.id;
    draft.article = snapshot.article();
    draft.place = snapshot.place;
    return draft;
}

} // namespace

HistoryRoom::HistoryRoom(MainWindow *window, ArticleEditor *editor, QObject *parent)
    : QObject(parent), m_window(window), m_editor(editor), m_panel(new HistoryPanel(window))
{
    m_worker.setMaxThreadCount(1);
    m_compareSoon.setSingleShot(true);
    m_compareSoon.setInterval(400);
    connect(&m_compareSoon, &QTimer::timeout, this, &HistoryRoom::compare);
    connect(m_panel, &HistoryPanel::nameAsked, this, &HistoryRoom::nameVersion);
    connect(m_panel, &HistoryPanel::comparisonAsked, this, &HistoryRoom::compare);
    connect(m_panel, &HistoryPanel::passageAsked, this, &HistoryRoom::bringBackPassage);
    connect(m_panel, &HistoryPanel::selectionAsked, this, &HistoryRoom::bringBackSelection);
    connect(m_panel, &HistoryPanel::restoreAsked, this, [this](quint64 sequence) { restore(sequence, {}, false); });
    connect(window->sidePanel(), &SidePanel::panelShown, this, &HistoryRoom::refresh);
    window->commands()->connect("panel.history", this, [this] { m_window->sidePanel()->toggle(panelId); });
    window->commands()->connect("history.name", this, &HistoryRoom::nameVersion);
}

void HistoryRoom::setLibrary(Library *library)
{
    m_library = library;
    m_window->sidePanel()->addPanel(panelId, tr("History"), icon(QStringLiteral("history")), m_panel);
}

void HistoryRoom::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    m_draft = draft;
    m_panel->setRevisions({});
    m_panel->setEnabled(draft != nullptr);
    if (!draft)
        return;
    connect(draft, &Draft::changed, this, [this] {
        if (isSeen() && m_panel->comparesWithNow())
            m_compareSoon.start();
    });
    refresh();
}

bool HistoryRoom::isSeen() const
{
    return m_draft && m_library && m_window->sidePanel()->shown() == panelId;
}

void HistoryRoom::refresh()
{
    if (!isSeen())
        return;
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), id = m_draft->id()]() -> Result<QList<Revision>> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            return (*library)->revisions().list(id);
        },
        [this, id = m_draft->id()](const Result<QList<Revision>> &revisions) {
            if (!m_draft || m_draft->id() != id)
                return;
            if (revisions) {
                m_panel->setRevisions(*revisions);
                compare();
            } else {
                m_window->notices()->sayError(revisions.error());
            }
        });
}

void HistoryRoom::nameVersion()
{
    if (!m_draft || !m_library)
        return;
    const QString name = prompts::text(m_window, tr("Name this version"), tr("Name"), {}).simplified();
    if (name.isEmpty() || !m_draft)
        return;
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), now = m_draft->snapshot(), name]() -> Result<quint64> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            return (*library)->revisions().keep(storedDraft(now), Revision::Reason::Named, name);
        },
        [this, name](const Result<quint64> &kept) {
            if (kept)
                m_window->notices()->say(tr("This version is kept as “%1”.").arg(name));
            else
                m_window->notices()->sayError(kept.error());
            refresh();
        });
}

void HistoryRoom::compare()
{
    if (!isSeen() || m_panel->chosen() == 0)
        return;
    m_compareAgain = m_compares;
    if (m_compares)
        return;
    m_compares = true;
    const ComparisonQuestion question{m_library->folder(), m_panel->chosen(), m_panel->before(),
                                      m_panel->comparesWithNow(), m_draft->snapshot()};
    runInBackground(
        &m_worker, this, [question] { return compareVersions(question); },
        [this, question](const Result<VersionComparison> &answer) {
            m_compares = false;
            takeComparison(question, answer);
            if (m_compareAgain)
                compare();
        });
}

void HistoryRoom::takeComparison(const ComparisonQuestion &question, const Result<VersionComparison> &answer)
{
    const bool asked = m_draft && m_draft->id() == question.now.id && m_panel->chosen() == question.sequence
                       && m_panel->comparesWithNow() == question.withNow
                       && (question.withNow || m_panel->before() == question.before);
    if (!asked)
        return;
    if (question.withNow && m_draft->revision() != question.now.revision) {
        m_compareSoon.start();
        return;
    }
    if (answer)
        m_panel->showComparison(*answer);
    else
        m_panel->showSentence(answer.error().message);
}

/// The comparison that is shown, if its places still hold.
const VersionComparison *HistoryRoom::comparisonWithNow()
{
    const auto &comparison = m_panel->comparison();
    if (!m_draft || !comparison)
        return nullptr;
    if (comparison->withNow && comparison->revision == m_draft->revision())
        return &*comparison;
    compare(); // the words have moved since
    return nullptr;
}

/// One edit over all passages that are touched, so that it is one step to undo.
void HistoryRoom::bringBackSelection(const QList<ChosenStretch> &stretches)
{
    const VersionComparison *comparison = comparisonWithNow();
    const auto isThere = [comparison](const ChosenStretch &stretch) {
        return stretch.passage >= 0 && stretch.passage < comparison->body.size();
    };
    if (!comparison || stretches.isEmpty() || !std::all_of(stretches.begin(), stretches.end(), isThere))
        return;
    const qsizetype start = comparison->body[stretches.first().passage].start;
    qsizetype at = start;
    QString words;
    for (const ChosenStretch &stretch : stretches) {
        const ComparedPassage &passage = comparison->body[stretch.passage];
        words += m_draft->body().mid(at, passage.start - at) + passage.withEarlier(stretch.from, stretch.to);
        at = passage.end;
    }
    m_draft->editBody(start, at - start, words);
    m_window->notices()->say(tr("The selection is as it was."), tr("Undo"), [this] { m_editor->undo(); });
}

void HistoryRoom::bringBackPassage(qsizetype place)
{
    const VersionComparison *comparison = comparisonWithNow();
    if (!comparison || place < 0 || place >= comparison->body.size())
        return;
    const ComparedPassage passage = comparison->body[place];
    m_draft->editBody(passage.start, passage.end - passage.start, passage.earlier);
    m_window->notices()->say(tr("The passage is as it was."), tr("Undo"), [this] { m_editor->undo(); });
}

void HistoryRoom::restore(quint64 sequence, const QList<AuthorProfile> &profiles, bool undoes)
{
    if (!m_draft || !m_library || sequence == 0)
        return;
    Q_EMIT restoring();
    const DraftSnapshot now = m_draft->snapshot();
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), now, sequence]() -> Result<Restoring> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            RevisionStore &revisions = (*library)->revisions();
            const auto content = revisions.load(now.id, sequence);
            if (!content)
                return content.error();
            const auto before = revisions.keep(storedDraft(now), Revision::Reason::Restore);
            if (!before)
                return before.error();
            const auto authors = (*library)->authors().find(content->article.byline.authors);
            if (!authors)
                return authors.error();
            return Restoring{*before, *authors, *content};
        },
        [this, now, sequence, profiles, undoes](const Result<Restoring> &answer) {
            if (!m_draft || m_draft->id() != now.id)
                return;
            if (!answer) {
                m_window->notices()->sayError(answer.error());
                return;
            }
            if (m_draft->revision() != now.revision) { // typed into meanwhile: what is kept must hold that too
                restore(sequence, profiles, undoes);
                return;
            }
            Restoring restoring = *answer;
            restoring.content.authors += profiles;
            takeRestoring(restoring, undoes);
        });
}

void HistoryRoom::takeRestoring(const Restoring &restoring, bool undoes)
{
    const RevisionContent &content = restoring.content;
    m_draft->setDetails(content.article);
    m_draft->replaceBody(plainLines(content.article.body));
    if (const auto rows = m_library->revisions().restoreRows(m_draft->id(), content); !rows)
        m_window->notices()->sayError(rows.error());
    else if (undoes)
        m_window->notices()->say(tr("The newer words are back."));
    else
        m_window->notices()->say(tr("The version is back; the one before it is in the history."), tr("Undo"),
                                 [this, id = m_draft->id(), restoring] { undoRestore(id, restoring); });
    Q_EMIT restored();
    refresh();
}

void HistoryRoom::undoRestore(const ArticleId &id, const Restoring &restoring)
{
    if (m_draft && m_draft->id() == id) {
        restore(restoring.before, restoring.profiles, true);
        return;
    }
    // Another draft is on the desk by now: the store does it all.
    if (const auto undone = m_library->revisions().restore(id, restoring.before); !undone)
        m_window->notices()->sayError(undone.error());
    else
        m_window->notices()->say(tr("The newer words are back."));
}

} // namespace stet
