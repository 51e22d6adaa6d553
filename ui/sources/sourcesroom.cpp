#include "ui/sources/sourcesroom.h"

#include "app/article/draft.h"
#include "app/background.h"
#include "app/text/citationmark.h"
#include "ui/commands.h"
#include "ui/look/icons.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/quotations/quotationsroom.h"
#include "ui/sidepanel.h"
#include "ui/sources/sourceactions.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"
#include "ui/sources/sourcespanel.h"
#include "ui/sources/sourceswindow.h"

#include <QApplication>

namespace stet {

namespace {

const QString panelId = QStringLiteral("sources");

} // namespace

SourcesRoom::SourcesRoom(MainWindow *window, QuotationsRoom *quotations, QObject *parent)
    : QObject(parent), m_window(window), m_quotations(quotations), m_desk(new SourcesDesk(this)), m_model(new SourceListModel(this)),
      m_actions(new SourceActions(m_desk, window)), m_panel(new SourcesPanel(m_desk, m_actions, m_model, window))
{
    connect(m_desk, &SourcesDesk::said, this,
            [this](const QString &what, const QString &verb, const std::function<void()> &action) { notices()->say(what, verb, action); });
    connect(m_desk, &SourcesDesk::failed, this, [this](const Error &error) { notices()->sayError(error); });
    connect(m_desk, &SourcesDesk::listed, this, &SourcesRoom::takeList);
    connect(m_desk, &SourcesDesk::usesRead, m_model, [this] { m_model->setSources(m_desk->sources(), m_desk->uses()); });
    connect(m_panel, &SourcesPanel::quoteAsked, quotations, &QuotationsRoom::quote);
    connect(m_panel, &SourcesPanel::allAsked, this, &SourcesRoom::showAll);
    connect(quotations, &QuotationsRoom::addSourceAsked, m_actions, &SourceActions::addByHand);
    connect(quotations, &QuotationsRoom::openSourceAsked, this, &SourcesRoom::openSource);
    connect(quotations->desk(), &QuotationDesk::readingChanged, this, &SourcesRoom::takeDraft);
    connect(window->sidePanel(), &SidePanel::panelShown, m_desk, [this](const QString &id) {
        if (id == panelId)
            m_desk->reloadUses();
    });
    connectCommands();
}

SourcesRoom::~SourcesRoom() = default;

void SourcesRoom::setLibrary(Library *library)
{
    m_window->sidePanel()->addPanel(panelId, tr("Sources"), icon(QStringLiteral("sources")), m_panel);
    m_desk->setLibrary(library);
}

void SourcesRoom::reload()
{
    m_desk->reload();
}

void SourcesRoom::connectCommands()
{
    Commands *commands = m_window->commands();
    commands->connect("panel.sources", this, [this] { m_window->sidePanel()->toggle(panelId); });
    commands->connect("sources.paste", m_actions, &SourceActions::addFromClipboard);
    commands->connect("sources.files", m_actions, &SourceActions::addFromFiles);
    commands->connect("sources.hand", m_actions, &SourceActions::addByHand);
    commands->connect("sources.quote", m_panel, &SourcesPanel::quoteSelection);
    commands->connect("sources.all", this, &SourcesRoom::showAll);
    commands->connect("sources.import", m_actions, &SourceActions::importFiles);
    commands->connect("sources.export", this, [this] { m_actions->exportFiles({}); });
    commands->connect("sources.pick", m_actions, &SourceActions::pick);
    commands->connect("sources.duplicates", m_actions, &SourceActions::mergeDuplicates);
    commands->connect("sources.links", this, &SourcesRoom::checkLinksHere);
    commands->connect("sources.allLinks", this, [this] { m_actions->checkLinks({}); });
}

/// Where the writer looks: the bar of the window in front, or of the one it stands over.
NoticeBar *SourcesRoom::notices() const
{
    const QWidget *window = QApplication::activeWindow();
    while (window && window != m_window) {
        if (auto *bar = window->findChild<NoticeBar *>(QString(), Qt::FindDirectChildrenOnly))
            return bar;
        window = window->parentWidget() ? window->parentWidget()->window() : nullptr;
    }
    return m_window->notices();
}

void SourcesRoom::takeList()
{
    m_model->setSources(m_desk->sources(), m_desk->uses());
    m_quotations->setSources(m_desk->sources());
    Q_EMIT sourcesChanged();
}

/// What the article on the desk uses: its marks, and the sources its quotations are held to.
void SourcesRoom::takeDraft()
{
    const Draft *draft = m_quotations->desk()->draft();
    if (!draft)
        return;
    QSet<QString> quoted;
    for (const QuotationEntry &entry : m_quotations->desk()->reading().entries) {
        if (!entry.source().isEmpty())
            quoted.insert(entry.source());
    }
    runInBackground(
        this,
        [snapshot = draft->snapshot(), quoted] {
            QSet<QString> keys = quoted;
            const Article article = snapshot.article();
            for (const CitationMark &mark : citationMarks(article.body)) {
                for (const CitedSource &cited : mark.sources)
                    keys.insert(cited.key);
            }
            return keys;
        },
        [this, question = ++m_question](const QSet<QString> &keys) {
            if (question != m_question)
                return;
            m_citedHere = keys;
            m_panel->setCitedHere(keys);
            if (m_all)
                m_all->setCitedHere(keys);
        });
}

void SourcesRoom::openSource(const QString &key, const QString &words)
{
    m_window->sidePanel()->show(panelId);
    m_panel->showSource(key, words);
}

void SourcesRoom::showAll()
{
    if (!m_desk->hasLibrary())
        return;
    if (!m_all) {
        m_all = new SourcesWindow(m_desk, m_actions, m_model, m_window);
        connect(m_all, &SourcesWindow::articleAsked, m_quotations, &QuotationsRoom::articleAsked);
        connect(m_all, &SourcesWindow::readingAsked, this, [this](const QString &key) { openSource(key); });
    }
    m_all->setCitedHere(m_citedHere);
    m_actions->setOver(m_all);
    m_all->open();
}

void SourcesRoom::checkLinksHere()
{
    QList<SourceId> ids;
    for (const Source &source : m_desk->sources()) {
        if (m_citedHere.contains(source.key))
            ids.append(source.id);
    }
    if (ids.isEmpty())
        m_window->notices()->say(tr("This article cites and quotes no source of the library yet."), tr("Check all sources"), [this] { m_actions->checkLinks({}); });
    else
        m_actions->checkLinks(ids);
}

} // namespace stet
