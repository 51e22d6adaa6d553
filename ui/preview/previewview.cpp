#include "ui/preview/previewview.h"

#include "ui/preview/pagepatch.h"
#include "ui/preview/previewpage.h"
#include "ui/preview/previewscheme.h"
#include "ui/preview/previewscript.h"
#include "ui/preview/requestgate.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>

#include <algorithm>
#include <chrono>

namespace stet {

namespace {

using namespace std::chrono_literals;

constexpr auto patienceWithPatch = 3s;
constexpr auto patienceWithLoad = 20s;
/// A renderer that dies this often in a row, each time within a few seconds, is not started again by itself.
constexpr int mostDeaths = 3;
constexpr qint64 deathsInARow = 10'000;

} // namespace

PreviewView::PreviewView(QWidget *parent)
    : QWebEngineView(parent)
    , m_profile(std::make_unique<QWebEngineProfile>())
    , m_scheme(new PreviewScheme(m_profile.get()))
    , m_page(new PreviewPage(m_profile.get(), this))
{
    m_profile->setHttpCacheType(QWebEngineProfile::NoCache);
    m_profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    m_profile->setSpellCheckEnabled(false);
    m_profile->setUrlRequestInterceptor(new RequestGate(m_profile.get()));
    m_profile->installUrlSchemeHandler(PreviewScheme::name(), m_scheme);
    connect(m_profile.get(), &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });

    QWebEngineScript script;
    script.setName(QStringLiteral("stet"));
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setRunsOnSubFrames(false);
    script.setSourceCode(previewScript());
    m_page->scripts().insert(script);

    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_state == State::Patching ? load() : giveUp(); });
    connect(m_page, &QWebEnginePage::loadFinished, this, &PreviewView::loaded);
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this, &PreviewView::rendererDied);
    connect(m_page, &PreviewPage::linkClicked, this, &PreviewView::linkClicked);
    setPage(m_page);
    watchInput();
    connect(qApp, &QApplication::focusChanged, this, &PreviewView::giveKeyboardBack);
}

/// A new renderer's input widget takes the keyboard as soon as it is there. Nobody asked for that: while no page is
/// shown there is nothing to do in the preview, and the writer is writing.
void PreviewView::giveKeyboardBack(QWidget *before, QWidget *now)
{
    const bool isEmpty = m_state == State::Empty || m_state == State::Loading;
    if (isEmpty && before && now && isAncestorOf(now) && !isAncestorOf(before))
        before->setFocus(Qt::OtherFocusReason);
}

PreviewView::~PreviewView()
{
    // The profile outlives its page, which outlives nothing. The input widget lets go of the keyboard on its way.
    m_isEnding = true;
    disconnect(qApp, nullptr, this, nullptr);
    delete m_page;
}

void PreviewView::showPage(const Page &page)
{
    m_waiting = page;
    if (m_state == State::Empty || m_state == State::Shown)
        next();
}

void PreviewView::startAgain()
{
    m_deaths = 0;
    if (!m_waiting)
        m_waiting = m_shown;
    m_state = State::Empty;
    next();
}

/// Takes the waiting page up.
void PreviewView::next()
{
    const Page page = *std::exchange(m_waiting, std::nullopt);
    const std::optional<PagePatch> patch = m_state == State::Shown ? patchBetween(m_shown, page) : std::nullopt;
    m_shown = page;
    if (!patch) {
        load();
        return;
    }
    if (patch->isEmpty()) {
        settle();
        return;
    }
    m_state = State::Patching;
    const quint64 change = ++m_change;
    m_patience.start(patienceWithPatch);
    run(QStringLiteral("stet.patch(%1)").arg(QString::fromUtf8(patch->toJson())),
        [this, change](const QVariant &answer) { patchDone(change, answer.toBool()); });
}

void PreviewView::patchDone(quint64 change, bool ok)
{
    if (change != m_change || m_state != State::Patching)
        return;
    m_patience.stop();
    ok ? settle() : load();
}

/// The page under way is in the view.
void PreviewView::settle()
{
    m_state = State::Shown;
    if (m_waiting)
        next();
    else
        Q_EMIT pageShown();
}

/// Asks where the reader is, then loads. Nobody answers in an empty view.
void PreviewView::load()
{
    const bool somethingShown = m_state == State::Shown || m_state == State::Patching;
    m_state = State::Loading;
    m_patience.start(patienceWithLoad);
    const quint64 change = ++m_change;
    if (!somethingShown) {
        loadNow(m_place.value_or(QVariant()));
        return;
    }
    run(QStringLiteral("stet.place()"), [this, change](const QVariant &place) {
        if (change == m_change && m_state == State::Loading)
            loadNow(place);
    });
    // A renderer that hangs does not answer; the page comes all the same.
    QTimer::singleShot(500ms, this, [this, change] {
        if (change == m_change && m_state == State::Loading)
            loadNow({});
    });
}

void PreviewView::loadNow(const QVariant &place)
{
    ++m_change;
    ++m_loads;
    m_place = place;
    if (m_waiting)
        m_shown = *std::exchange(m_waiting, std::nullopt);
    m_scheme->setDocument(m_shown.html());
    m_page->open(PreviewScheme::address(m_change));
}

void PreviewView::loaded(bool ok)
{
    if (m_state != State::Loading || m_page->url() != PreviewScheme::address(m_change))
        return;
    if (!ok) {
        giveUp();
        return;
    }
    m_patience.stop();
    watchInput();
    const QVariantList place = std::exchange(m_place, std::nullopt).value_or(QVariant()).toList();
    QString call = QStringLiteral("stet.loaded();");
    if (place.size() == 3)
        call += QStringLiteral("stet.lineUp(%1, %2, %3, 0);")
                    .arg(place[0].toInt())
                    .arg(place[1].toInt())
                    .arg(place[2].toDouble());
    run(call);
    applyScheme();
    settle();
}

void PreviewView::rendererDied()
{
    m_deaths = m_sinceDeath.isValid() && m_sinceDeath.elapsed() < deathsInARow ? m_deaths + 1 : 1;
    m_sinceDeath.start();
    if (m_deaths > mostDeaths) {
        giveUp();
        return;
    }
    if (!m_waiting)
        m_waiting = m_shown;
    // Not from inside the engine's own word of its death.
    m_state = State::Loading;
    const quint64 change = ++m_change;
    QTimer::singleShot(0, this, [this, change] {
        if (change == m_change && m_state == State::Loading && m_waiting) {
            m_state = State::Empty;
            next();
        }
    });
}

void PreviewView::giveUp()
{
    m_patience.stop();
    ++m_change;
    m_state = State::Failed;
    Q_EMIT failed(tr("The preview stopped and did not start again. Your text is safe; writing, saving and exporting "
                     "work without it."));
}

void PreviewView::setDark(bool dark)
{
    m_dark = dark;
    if (m_state == State::Shown || m_state == State::Patching)
        applyScheme();
}

/// A theme without a dark side stays light, on light ground.
void PreviewView::applyScheme()
{
    run(QStringLiteral("stet.scheme(%1)").arg(m_dark ? QStringLiteral("true") : QStringLiteral("false")),
        [this, dark = m_dark](const QVariant &hasDarkSide) {
            m_page->setBackgroundColor(dark && hasDarkSide.toBool() ? QColor(0x1c, 0x1c, 0x1e) : QColor(Qt::white));
        });
}

std::optional<PreviewView::Spot> PreviewView::spotOf(double line) const
{
    Spot spot;
    qsizetype part = -1;
    int start = -1;
    int end = -1;
    for (const PagePart &pagePart : m_shown.parts) {
        if (pagePart.name.isEmpty())
            continue;
        ++part;
        for (qsizetype block = 0; block < pagePart.blocks.size(); ++block) {
            const int first = pagePart.blocks[block].sourceLine;
            if (first < 0)
                continue;
            if (first <= line && first >= start) {
                spot = {part, block, 0};
                start = first;
                end = -1;
            } else if (first > line && (end < 0 || first < end)) {
                end = first;
            }
        }
    }
    if (start < 0)
        return std::nullopt;
    if (end > start)
        spot.fraction = std::clamp((line - start) / (end - start), 0.0, 1.0);
    return spot;
}

int PreviewView::lineOf(qsizetype part, qsizetype block, double fraction) const
{
    for (const PagePart &pagePart : m_shown.parts) {
        if (pagePart.name.isEmpty() || part-- > 0)
            continue;
        if (block < 0 || block >= pagePart.blocks.size())
            return -1;
        const int first = pagePart.blocks[block].sourceLine;
        if (first < 0)
            return -1;
        // A list or a table is one block of many lines: the height of the click chooses among them.
        const int next = block + 1 < pagePart.blocks.size() ? pagePart.blocks[block + 1].sourceLine : -1;
        return next > first ? first + static_cast<int>(fraction * std::max(0, next - first - 1)) : first;
    }
    return -1;
}

void PreviewView::revealLine(int sourceLine)
{
    if (m_state != State::Shown && m_state != State::Patching)
        return;
    if (const std::optional<Spot> spot = spotOf(sourceLine))
        run(QStringLiteral("stet.reveal(%1, %2)").arg(spot->part).arg(spot->block));
}

void PreviewView::scrollToLine(double line)
{
    if (m_state != State::Shown && m_state != State::Patching)
        return;
    if (line <= 0) {
        run(QStringLiteral("window.scrollTo(0, 0)"));
    } else if (const std::optional<Spot> spot = spotOf(line)) {
        run(QStringLiteral("stet.lineUp(%1, %2, %3, 16)").arg(spot->part).arg(spot->block).arg(spot->fraction));
    }
}

/// The engine makes a new input widget with each new renderer.
void PreviewView::watchInput()
{
    if (focusProxy() == nullptr || focusProxy() == m_watched)
        return;
    m_watched = focusProxy();
    m_watched->installEventFilter(this);
}

bool PreviewView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_watched && event->type() == QEvent::MouseButtonPress) {
        m_pressed = static_cast<QMouseEvent *>(event)->position();
    } else if (watched == m_watched && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const double moved = (mouse->position() - m_pressed).manhattanLength();
        if (mouse->button() == Qt::LeftButton && moved < QGuiApplication::styleHints()->startDragDistance())
            clicked(mouse->position());
    }
    return QWebEngineView::eventFilter(watched, event);
}

void PreviewView::clicked(const QPointF &position)
{
    const QPointF place = position / zoomFactor();
    run(QStringLiteral("stet.blockAt(%1, %2)").arg(place.x()).arg(place.y()), [this](const QVariant &answer) {
        const QVariantList spot = answer.toList();
        if (spot.size() != 3)
            return;
        const int line = lineOf(spot[0].toInt(), spot[1].toInt(), spot[2].toDouble());
        if (line >= 0)
            Q_EMIT lineClicked(line);
    });
}

void PreviewView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("Copy"), this, [this] { triggerPageAction(QWebEnginePage::Copy); });
    copy->setEnabled(hasSelection());
    menu->addAction(tr("Select all"), this, [this] { triggerPageAction(QWebEnginePage::SelectAll); });
    menu->popup(event->globalPos());
}

void PreviewView::run(const QString &call, const std::function<void(const QVariant &)> &answer)
{
    // An answer may come while the view is being taken down.
    m_page->runJavaScript(call, QWebEngineScript::ApplicationWorld,
                          [view = QPointer<PreviewView>(this), answer](const QVariant &value) {
                              if (view && !view->m_isEnding && answer)
                                  answer(value);
                          });
}

} // namespace stet
