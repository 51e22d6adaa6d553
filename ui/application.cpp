#include "ui/application.h"

#include "app/store/keeper.h"
#include "app/store/library.h"
#include "ui/authors/bylinepanel.h"
#include "ui/authors/masthead.h"
#include "ui/citations/citationsroom.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/editorcommands.h"
#include "ui/endsignals.h"
#include "ui/export/dispatch.h"
#include "ui/firstinstance.h"
#include "ui/history/historyroom.h"
#include "ui/languagemenu.h"
#include "ui/languagename.h"
#include "ui/library/fileintake.h"
#include "ui/library/librarypane.h"
#include "ui/library/libraryrooms.h"
#include "ui/library/rescueroom.h"
#include "ui/look/fonts.h"
#include "ui/look/icons.h"
#include "ui/look/look.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/palette.h"
#include "ui/preview/previewpane.h"
#include "ui/prompts.h"
#include "ui/quotations/quotationsroom.h"
#include "ui/session.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shortcutsheet.h"
#include "ui/sidepanel.h"
#include "ui/sources/sourcesroom.h"
#include "ui/spelling/articlespelling.h"
#include "ui/spelling/spellingcommands.h"
#include "ui/spelling/spellingmenu.h"
#include "ui/spelling/spellingpanel.h"
#include "ui/statusline.h"
#include "ui/windowmemory.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLocale>
#include <QMessageBox>
#include <QScrollBar>
#include <QTimer>

#include <functional>

namespace stet {

namespace {

constexpr int sessionPatience = 3000; // milliseconds that the end of a desktop session waits for the disk

} // namespace

Application::Application(QApplication *application, const StartOptions &options)
    : m_application(application), m_options(options)
    , m_settings(std::make_unique<Settings>(Settings::standardPath()))
    , m_memory(std::make_unique<WindowMemory>())
{
    if (m_options.library.isEmpty())
        m_options.library = defaultLibraryFolder();
    const QString folder = QStringLiteral(":/i18n");
    if (!m_words.load(QLocale(), QStringLiteral("stet"), QStringLiteral("_"), folder)
        && !m_words.load(QStringLiteral("stet_en"), folder))
        qWarning("The program's own words could not be loaded; its plurals look odd.");
    QCoreApplication::installTranslator(&m_words);
}

Application::~Application()
{
    // Whoever borrows goes before what it borrows.
    m_intake.reset();
    m_session.reset();
    m_window.reset();
}

bool Application::start()
{
    m_instance = std::make_unique<FirstInstance>(m_options.library);
    if (m_instance->handOver(m_options.files))
        return false;
    m_look = std::make_unique<Look>(m_application);
    applySetting(Setting::ColourScheme);
    makeWindow();
    openLibrary(m_options.library);
    m_memory->restore({m_window.get(), m_pane, m_preview, m_palette});
    m_window->show();
    openFirstDraft();
    auto *endSignals = new EndSignals(m_window.get());
    connect(endSignals, &EndSignals::endAsked, this, &Application::end);
    connect(m_application, &QGuiApplication::commitDataRequest, m_window.get(), [this] {
        if (m_keeper)
            std::ignore = m_keeper->flush(sessionPatience);
    });
    return true;
}

/// The words that the disk refuses are in the emergency folder, and nobody is there to be asked.
void Application::end()
{
    m_ending = true;
    m_window->close();
    m_application->exit(0);
}

void Application::makeWindow()
{
    m_window = std::make_unique<MainWindow>();
    Commands *commands = m_window->commands();
    m_pane = new LibraryPane(commands);
    m_desk = new Desk;
    m_preview = new PreviewPane;
    m_window->setLibraryPane(m_pane);
    m_window->setDesk(m_desk);
    m_window->setPreview(m_preview);
    m_desk->setNotices(m_window->notices());
    m_dispatch = new Dispatch(m_window->notices(), m_memory->store(), m_window.get());
    m_dispatch->connectCommands(*commands);
    m_preview->connectCommands(*commands);
    m_palette = new Palette(commands, m_window.get());
    connect(m_preview, &PreviewPane::blockActivated, m_desk->editor(), &ArticleEditor::goToLine);
    connect(m_desk->editor(), &ArticleEditor::lineChanged, m_preview, &PreviewPane::followCaret);
    connect(m_desk->editor()->verticalScrollBar(), &QScrollBar::valueChanged, m_preview, [this] {
        m_preview->followScroll(m_desk->editor()->cursorForPosition({}).blockNumber());
    });
    connect(m_desk, &Desk::wordsCounted, m_window->statusLine(), &StatusLine::showWords);
    connect(m_desk->editor(), &ArticleEditor::cursorPositionChanged, this, [this] {
        if (m_settings->isOn(Setting::Typewriter))
            m_desk->editor()->centerCursor();
    });
    connect(m_window->commands()->action("view.focus"), &QAction::toggled, m_desk->editor(),
            &ArticleEditor::setFocusMode);
    connect(m_window.get(), &MainWindow::closing, this, &Application::close);
    connect(m_window.get(), &MainWindow::firstPainted, this, &Application::afterFirstPaint);
    connect(m_window->statusLine(), &StatusLine::languageAsked, this, &Application::chooseLanguage);
    connect(m_settings.get(), &Settings::changed, this, &Application::applySetting);
    makeSpelling();
    makeQuotations();
    makeHistory();
    makeLibraryRooms();
    connectCommands();
    m_window->fillMenus();
    for (const SettingRow &row : settingTable())
        applySetting(row.setting);
}

void Application::makeSpelling()
{
    m_spelling = new ArticleSpelling(m_desk, m_window.get());
    m_spelling->setNotices(m_window->notices());
    auto *menu = new SpellingMenu(m_desk, m_spelling, m_window.get());
    Commands *commands = m_window->commands();
    connectSpellingCommands(*commands, *m_spelling, *menu);
    connect(commands->action("spelling.check"), &QAction::toggled, m_settings.get(),
            [this](bool on) { m_settings->set(Setting::CheckSpelling, on); });

    auto *pause = new QTimer(m_window.get());
    pause->setSingleShot(true);
    pause->setInterval(300);
    connect(m_spelling, &ArticleSpelling::changed, pause, qOverload<>(&QTimer::start));
    connect(m_spelling, &ArticleSpelling::stateChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, this, [this] {
        using State = ArticleSpelling::State;
        const State state = m_spelling->state();
        if (state == State::Checking || state == State::Ready)
            m_window->statusLine()->showSpelling(m_spelling->count());
        else if (state == State::Off || state == State::NoDictionary)
            m_window->statusLine()->showSpelling(-1, m_spelling->stateText());
    });
    connect(m_window->statusLine(), &StatusLine::spellingAsked, m_window->sidePanel(),
            [this] { m_window->sidePanel()->toggle(QStringLiteral("spelling")); });
}

void Application::makeQuotations()
{
    m_quotations = new QuotationsRoom(m_window.get(), m_desk->editor(), m_window.get());
    m_sources = new SourcesRoom(m_window.get(), m_quotations, m_window.get());
    connect(m_quotations, &QuotationsRoom::fieldAsked, m_desk, &Desk::goToField);
    connect(m_quotations, &QuotationsRoom::passagesChanged, m_preview, &PreviewPane::setQuotations);
    connect(m_quotations, &QuotationsRoom::passagesChanged, m_dispatch, &Dispatch::setQuotations);
    m_citations = new CitationsRoom(m_window.get(), m_desk->editor(), m_preview, m_window.get());
    m_citations->setQuotations(m_quotations->desk());
    m_dispatch->setCitations(m_citations->citations());
    m_citations->follow(m_sources->desk());
    connect(m_citations, &CitationsRoom::openSourceAsked, m_sources, &SourcesRoom::openSource);
    connect(m_citations, &CitationsRoom::recordsChanged, this, [this] { m_quotations->setDraft(m_session->draft()); });
    connect(m_citations, &CitationsRoom::addSourceAsked, m_window->commands()->action("sources.hand"), &QAction::trigger);
    connect(m_quotations, &QuotationsRoom::counted, m_window->statusLine(), &StatusLine::showQuotations);
    connect(m_window->statusLine(), &StatusLine::quotationsAsked, m_window->commands()->action("panel.quotations"),
            &QAction::trigger);
    connect(m_quotations, &QuotationsRoom::articleAsked, this, [this](const ArticleId &article) {
        if (m_session)
            m_session->open(article);
    });
}

void Application::makeHistory()
{
    m_history = new HistoryRoom(m_window.get(), m_desk->editor(), m_window.get());
    // A version brings back bios and records as well: what waits to be written goes before, and all is read anew after.
    connect(m_history, &HistoryRoom::restoring, this, [this] { m_masthead->keepNow(); });
    connect(m_history, &HistoryRoom::restored, this, [this] {
        m_masthead->reload();
        m_quotations->setDraft(m_session->draft());
    });
}

void Application::makeByline()
{
    m_masthead = std::make_unique<Masthead>(m_library->authors());
    m_byline = new BylinePanel(*m_masthead, m_window->notices());
    m_window->sidePanel()->addPanel(QStringLiteral("byline"), tr("Byline"), icon(QStringLiteral("byline")), m_byline);
    connect(m_masthead.get(), &Masthead::failed, m_window.get(),
            [this](const Error &error) { m_window->notices()->sayError(error); });
    connect(m_masthead.get(), &Masthead::changed, m_window.get(), [this] {
        m_preview->setAuthors(m_masthead->profiles());
        m_dispatch->setAuthors(m_masthead->profiles());
        m_spelling->refreshNames();
    });
    m_preview->setAuthors(m_masthead->profiles());
    m_dispatch->setAuthors(m_masthead->profiles());
    connect(m_intake.get(), &FileIntake::authorsChanged, m_masthead.get(), &Masthead::reload);
}

void Application::makeLibraryRooms()
{
    m_libraryRooms = new LibraryRooms(m_window.get(), m_pane, m_desk);
    connect(m_libraryRooms, &LibraryRooms::quotationAsked, this, [this](const ArticleId &article, const QUuid &record) {
        if (m_session->open(article))
            m_quotations->goTo(record);
    });
    connect(m_libraryRooms, &LibraryRooms::sourceAsked, m_quotations, &QuotationsRoom::openSourceAsked);
    connect(m_libraryRooms, &LibraryRooms::authorAsked, this, [this](const AuthorId &author) {
        m_window->sidePanel()->show(QStringLiteral("byline"));
        m_byline->editAuthor(author);
    });
    connect(m_libraryRooms, &LibraryRooms::broughtIn, this, [this] {
        m_masthead->reload();
        m_sources->reload();
        m_quotations->setDraft(m_session->draft());
    });
    m_rescue = new RescueRoom(m_window.get(), m_desk);
    connect(m_rescue, &RescueRoom::tryAgainAsked, this, [this] { openLibrary(m_options.library); });
    connect(m_rescue, &RescueRoom::anotherAsked, this, &Application::chooseLibrary);
    connect(m_rescue, &RescueRoom::libraryReady, this, &Application::switchTo);
}

void Application::connectCommands()
{
    Commands *commands = m_window->commands();
    commands->connect("app.palette", m_palette, &Palette::open);
    for (const char *panel : {"byline", "spelling"}) {
        commands->connect(QByteArray("panel.").append(panel).constData(), m_window->sidePanel(),
                          [this, panel] { m_window->sidePanel()->toggle(QLatin1String(panel)); });
    }
    const auto openByline = [this](void (BylinePanel::*page)()) {
        if (!m_byline)
            return;
        m_window->sidePanel()->show(QStringLiteral("byline"));
        std::invoke(page, m_byline);
    };
    commands->connect("authors.all", this, [openByline] { openByline(&BylinePanel::showAllAuthors); });
    commands->connect("authors.new", this, [openByline] { openByline(&BylinePanel::createAuthor); });
    commands->connect("app.settings", this, &Application::showSettings);
    commands->connect("app.about", this, &Application::showAbout);
    commands->connect("app.shortcuts", this, [this] {
        auto *sheet = new ShortcutSheet(*m_window->commands(), m_window.get());
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
    commands->connect("view.larger", this, [this] { changeTextSize(1); });
    commands->connect("view.smaller", this, [this] { changeTextSize(-1); });
    commands->connect("view.usualSize", this,
                      [this] { m_settings->set(Setting::TextSize, rowOf(Setting::TextSize).standard); });
    connect(m_desk->editor(), &ArticleEditor::zoomAsked, this, &Application::changeTextSize);
    connectEditorCommands(*commands, *m_desk);
    commands->connect("view.desk", m_desk, &Desk::startWriting);
    commands->connect("draft.open", this, [this] {
        if (m_intake)
            m_intake->choose(m_window.get());
    });
    commands->connect("article.language", this,
                      [this] { chooseLanguage(m_window->mapToGlobal(m_window->rect().center())); });
}

void Application::applySetting(Setting setting)
{
    switch (setting) {
    case Setting::ColourScheme: {
        const QString forced = qEnvironmentVariable("STET_COLOR_SCHEME");
        m_look->choose(schemeChoiceFromName(forced.isEmpty() ? m_settings->text(setting) : forced));
        break;
    }
    case Setting::TextSize:
        m_desk->setWritingFont(writingFont(m_settings->number(setting)));
        break;
    case Setting::ShowToolbar:
        m_window->setToolbarWanted(m_settings->isOn(setting));
        break;
    case Setting::TypographicQuotes:
        m_desk->setTypography(m_settings->isOn(setting));
        break;
    case Setting::CheckSpelling:
        m_spelling->setOn(m_settings->isOn(setting));
        m_window->commands()->action("spelling.check")->setChecked(m_settings->isOn(setting));
        break;
    case Setting::Typewriter:
        m_desk->editor()->setCenterOnScroll(m_settings->isOn(setting));
        if (m_settings->isOn(setting))
            m_desk->editor()->centerCursor();
        break;
    case Setting::Language:
        break;
    }
}

/// `beside`: although another window has it, which does not answer.
void Application::openLibrary(const QString &folder, bool beside)
{
    const Result<void> held = m_instance->hold();
    if (!held && !beside) {
        m_desk->setEnabled(false);
        m_pane->setEnabled(false);
        Error error = held.error();
        error.message += QLatin1Char(' ') + tr("It does not answer.");
        m_window->notices()->sayError(error, tr("Open it here as well"), [this, folder] {
            openLibrary(folder, true);
            if (!m_painted) // the window has only just come up, and looked for a draft when there was none
                openFirstDraft();
        });
        return;
    }
    Result<std::unique_ptr<Library>> library = Library::open(folder);
    if (library) {
        useLibrary(*std::move(library));
        return;
    }
    m_desk->setEnabled(false);
    m_pane->setEnabled(false);
    qWarning("%s (%s)", qUtf8Printable(library.error().message), qUtf8Printable(library.error().detail));
    m_rescue->showPage(library.error().message, folder);
}

void Application::chooseLibrary()
{
    const QString folder =
        prompts::openFolder(m_window.get(), tr("Choose the folder of a library"), m_options.library);
    if (!folder.isEmpty())
        switchTo(folder);
}

void Application::switchTo(const QString &folder)
{
    auto instance = std::make_unique<FirstInstance>(folder);
    if (instance->handOver(m_options.files)) {
        m_window->close();
        return;
    }
    m_instance = std::move(instance);
    m_options.library = folder;
    openLibrary(folder);
}

void Application::useLibrary(std::unique_ptr<Library> library)
{
    m_library = std::move(library);
    m_keeper = std::make_unique<Keeper>(m_library->folder());
    m_desk->setEnabled(true);
    m_pane->setEnabled(true);
    m_rescue->clear();
    m_session = std::make_unique<Session>(*m_library, *m_keeper, *m_settings,
                                          Session::Rooms{m_window.get(), m_pane, m_desk, m_preview});
    connect(m_session.get(), &Session::draftOpened, this, &Application::showDraft);
    m_spelling->setLibrary(m_library.get());
    m_intake = std::make_unique<FileIntake>(*m_library, *m_session, *m_window->notices());
    connect(m_pane, &LibraryPane::filesDropped, m_intake.get(), &FileIntake::take);
    connect(m_intake.get(), &FileIntake::finished, m_desk, &Desk::startWriting);
    connect(m_session.get(), &Session::draftOpened, m_quotations, &QuotationsRoom::setDraft);
    makeByline();
    m_libraryRooms->setLibrary(*m_library, *m_keeper, *m_session);
    m_quotations->setLibrary(m_library.get());
    m_sources->setLibrary(m_library.get());
    m_citations->setLibrary(m_library.get());
    connect(m_session.get(), &Session::draftOpened, m_citations, &CitationsRoom::setDraft);
    m_spellingPanel = new SpellingPanel(m_desk, m_spelling);
    m_window->sidePanel()->addPanel(QStringLiteral("spelling"), tr("Spelling"), icon(QStringLiteral("spelling")),
                                    m_spellingPanel);
    m_history->setLibrary(m_library.get());
    connect(m_session.get(), &Session::draftOpened, m_history, &HistoryRoom::setDraft);
    connect(m_keeper.get(), &Keeper::stored, m_history, &HistoryRoom::refresh);
    m_instance->listen();
    connect(m_instance.get(), &FirstInstance::called, this, [this](const QStringList &files) {
        m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
        m_window->raise();
        m_window->activateWindow();
        m_intake->take(files);
    });
    if (m_painted)
        openFirstDraft();
}

void Application::openFirstDraft()
{
    if (!m_session)
        return;
    if (m_options.files.isEmpty())
        m_session->restore();
    else
        m_intake->take(m_options.files);
    if (m_library->isReadOnly())
        m_rescue->showBanner(m_library->notices().join(QLatin1Char(' ')), m_library->folder());
    else if (!m_library->notices().isEmpty())
        m_window->notices()->keepSaying(m_library->notices().join(QLatin1Char('\n')));
    m_desk->startWriting();
    m_memory->restoreFocus(*m_window);
    if (m_painted)
        m_libraryRooms->begin(m_memory->shelf());
}

void Application::showDraft(Draft *draft)
{
    m_spelling->setDraft(draft);
    m_spellingPanel->setDraft(draft);
    m_byline->setDraft(draft);
    m_dispatch->setDraft(draft);
    if (!draft)
        return;
    const auto showLanguage = [this, draft] {
        m_window->statusLine()->showLanguage(languageName(draft->details().language));
    };
    connect(draft, &Draft::detailsEdited, m_window->statusLine(), showLanguage);
    showLanguage();
}

void Application::afterFirstPaint()
{
    m_painted = true;
    if (m_session)
        m_libraryRooms->begin(m_memory->shelf());
}

void Application::close(QCloseEvent *event)
{
    m_memory->save({m_window.get(), m_pane, m_preview, m_palette}, m_application->focusWidget());
    if (!m_session || m_session->leave() || m_ending)
        return;
    event->setAccepted(prompts::confirm(
        m_window.get(), tr("Not everything is on the disk"),
        tr("The disk refuses the last words. They are lost if Stet quits now and they cannot be kept elsewhere."),
        tr("Quit all the same")));
}

void Application::chooseLanguage(const QPoint &at)
{
    if (!m_session || !m_session->draft())
        return;
    LanguageMenu menu(m_session->draft()->details().language, m_window.get());
    connect(&menu, &LanguageMenu::chosen, m_session.get(), &Session::setLanguage);
    menu.openAbove(at);
}

void Application::changeTextSize(int by)
{
    m_settings->set(Setting::TextSize, m_settings->number(Setting::TextSize) + by);
}

void Application::showSettings()
{
    auto *dialog = new SettingsDialog(*m_settings, spellingLanguages(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Application::showAbout()
{
    QMessageBox::about(m_window.get(), tr("About Stet"),
                       tr("<b>Stet %1</b><p>An editorial desk for articles that can be stood behind.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later.</p>"
                          "<p>Citations are formatted by citeproc-js of Frank Bennett (AGPL, version 3 or later, or "
                          "CPAL 1.0), in styles of the Citation Style Language project, CitationStyles.org "
                          "(CC BY-SA 3.0).</p>")
                           .arg(QStringLiteral(STET_VERSION)));
}

} // namespace stet
