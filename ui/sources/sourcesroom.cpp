#include "ui/sources/sourcesroom.h"

#include "ui/commands.h"
#include "ui/look/icons.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/quotations/quotationsroom.h"
#include "ui/sidepanel.h"
#include "ui/sources/sourcespanel.h"

namespace stet {

namespace {

const QString panelId = QStringLiteral("sources");

} // namespace

SourcesRoom::SourcesRoom(MainWindow *window, QuotationsRoom *quotations, QObject *parent)
    : QObject(parent), m_window(window), m_panel(new SourcesPanel(window))
{
    connect(m_panel, &SourcesPanel::said, window->notices(), &NoticeBar::say);
    connect(m_panel, &SourcesPanel::failed, window->notices(),
            [window](const Error &error) { window->notices()->sayError(error); });
    connect(m_panel, &SourcesPanel::quoteAsked, quotations, &QuotationsRoom::quote);
    connect(m_panel, &SourcesPanel::sourcesChanged, this,
            [this, quotations] { quotations->setSources(m_panel->sources()); });
    connect(m_panel, &SourcesPanel::keyRenamed, this, &SourcesRoom::keyRenamed);
    connect(quotations, &QuotationsRoom::addSourceAsked, m_panel, &SourcesPanel::addByHand);
    connect(quotations, &QuotationsRoom::openSourceAsked, this, [this](const QString &key, const QString &words) {
        m_window->sidePanel()->show(panelId);
        m_panel->showSource(key, words);
    });
    connectCommands();
}

void SourcesRoom::setLibrary(Library *library)
{
    m_window->sidePanel()->addPanel(panelId, tr("Sources"), icon(QStringLiteral("sources")), m_panel);
    m_panel->setLibrary(library);
}

void SourcesRoom::connectCommands()
{
    Commands *commands = m_window->commands();
    commands->connect("panel.sources", this, [this] { m_window->sidePanel()->toggle(panelId); });
    commands->connect("sources.paste", m_panel, &SourcesPanel::addFromClipboard);
    commands->connect("sources.files", m_panel, &SourcesPanel::addFromFiles);
    commands->connect("sources.hand", m_panel, &SourcesPanel::addByHand);
    commands->connect("sources.quote", m_panel, &SourcesPanel::quoteSelection);
}

} // namespace stet
