#include "ui/spelling/spellingroom.h"

#include "app/settings.h"
#include "ui/commands.h"
#include "ui/editor/desk.h"
#include "ui/look/icons.h"
#include "ui/mainwindow.h"
#include "ui/sidepanel.h"
#include "ui/spelling/articlespelling.h"
#include "ui/spelling/spellingmenu.h"
#include "ui/spelling/spellingpanel.h"
#include "ui/statusline.h"

namespace stet {

SpellingRoom::SpellingRoom(MainWindow *window, Desk *desk, Settings *settings, QObject *parent)
    : QObject(parent), m_window(window), m_settings(settings), m_spelling(new ArticleSpelling(desk, this)),
      m_menu(new SpellingMenu(desk->editor(), m_spelling, this)),
      m_panel(new SpellingPanel(desk->editor(), m_spelling))
{
    m_spelling->setNotices(window->notices());
    m_spelling->setOn(settings->isOn(Setting::CheckSpelling));
    window->sidePanel()->addPanel(QStringLiteral("spelling"), tr("Spelling"), icon(QStringLiteral("spelling")), m_panel);
    connect(m_spelling, &ArticleSpelling::changed, this, &SpellingRoom::showStatus);
    connect(m_spelling, &ArticleSpelling::stateChanged, this, &SpellingRoom::showStatus);
    connect(window->statusLine(), &StatusLine::spellingAsked, window->sidePanel(),
            [window] { window->sidePanel()->show(QStringLiteral("spelling")); });
    connectCommands();
}

void SpellingRoom::connectCommands()
{
    Commands &commands = *m_window->commands();
    commands.connect("spelling.next", m_menu, [this] { m_menu->goToNext(true); });
    commands.connect("spelling.previous", m_menu, [this] { m_menu->goToNext(false); });
    commands.connect("spelling.correct", m_menu, &SpellingMenu::correctAtCaret);
    commands.connect("spelling.check", this, [this](bool on) { m_settings->set(Setting::CheckSpelling, on); });
    commands.connect("panel.spelling", m_window->sidePanel(),
                     [this] { m_window->sidePanel()->toggle(QStringLiteral("spelling")); });
    const auto takeSetting = [this] {
        const bool on = m_settings->isOn(Setting::CheckSpelling);
        m_window->commands()->action("spelling.check")->setChecked(on);
        m_spelling->setOn(on);
    };
    takeSetting();
    connect(m_settings, &Settings::changed, this, [takeSetting](Setting setting) {
        if (setting == Setting::CheckSpelling)
            takeSetting();
    });
}

void SpellingRoom::setLibrary(Library *library)
{
    m_spelling->setLibrary(library);
}

void SpellingRoom::setDraft(Draft *draft)
{
    m_spelling->setDraft(draft);
    m_panel->setDraft(draft);
}

void SpellingRoom::showStatus()
{
    switch (m_spelling->state()) {
    case ArticleSpelling::State::NoArticle:
    case ArticleSpelling::State::Loading: break;
    case ArticleSpelling::State::Off:
    case ArticleSpelling::State::NoDictionary:
        m_window->statusLine()->showSpelling(-1, m_spelling->stateText());
        break;
    case ArticleSpelling::State::Checking:
    case ArticleSpelling::State::Ready: m_window->statusLine()->showSpelling(m_spelling->count()); break;
    }
}

} // namespace stet
