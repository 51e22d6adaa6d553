#include "ui/mainwindow.h"

#include "ui/commands.h"
#include "ui/notices.h"
#include "ui/panesteps.h"
#include "ui/sidepanel.h"
#include "ui/statusline.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace stet {

namespace {

/// Widths of the window below which a pane gives way.
constexpr int roomForLibrary = 1180;
constexpr int roomForPreview = 800;

constexpr int narrowestDesk = 320;
/// The desk's width that the preview makes way for, as long as it keeps its own least useful width.
constexpr int comfortableDesk = 600;
constexpr int leastUsefulPreview = 360;
constexpr int narrowestPane = 180;
/// A page in less than this is no page: beside an open side panel the preview gives way then.
constexpr int narrowestPage = 240;
/// What an open panel leaves the preview at least: the controls above the page fit.
constexpr int pageBesidePanel = 270;

QWidget *makeRoom(const QString &name)
{
    auto *room = new QWidget;
    room->setObjectName(name);
    auto *layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return room;
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_commands(new Commands(this)), m_toolbar(new QToolBar(tr("Toolbar")))
    , m_panes(new QSplitter), m_libraryRoom(makeRoom(QStringLiteral("room.library")))
    , m_deskRoom(makeRoom(QStringLiteral("room.desk"))), m_previewRoom(makeRoom(QStringLiteral("room.preview")))
    , m_deskLayout(qobject_cast<QVBoxLayout *>(m_deskRoom->layout())), m_notices(new NoticeBar)
    , m_side(new SidePanel), m_status(new StatusLine)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(QStringLiteral("Stet"));
    resize(1600, 1000);
    setMinimumSize(420, 320);

    m_toolbar->setObjectName(QStringLiteral("toolbar"));
    m_toolbar->setMovable(false);
    m_toolbar->setContextMenuPolicy(Qt::PreventContextMenu);
    addToolBar(m_toolbar);

    m_deskLayout->addWidget(m_notices);
    m_deskRoom->setMinimumWidth(narrowestDesk);
    m_libraryRoom->setMinimumWidth(narrowestPane);
    m_previewRoom->setMinimumWidth(narrowestPane);
    m_panes->setChildrenCollapsible(false);
    m_panes->setHandleWidth(1);
    for (QWidget *room : {m_libraryRoom, m_deskRoom, static_cast<QWidget *>(m_side), m_previewRoom})
        m_panes->addWidget(room);
    m_panes->setStretchFactor(1, 3);
    m_panes->setStretchFactor(3, 2);

    auto *all = new QWidget;
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_panes, 1);
    layout->addWidget(m_status);
    setCentralWidget(all);

    connect(m_panes, &QSplitter::splitterMoved, this, [this] {
        if (m_libraryRoom->isVisible())
            m_libraryWidth = m_libraryRoom->width();
        if (m_previewRoom->isVisible() && width() > 0)
            m_previewShare = double(m_previewRoom->width()) / width();
    });
    connect(m_side, &SidePanel::panelShown, this, [this](const QString &id) {
        m_commands->action("view.side")->setChecked(!id.isEmpty());
        m_previewCrowdedOut = isPreviewCrowded();
        applyPanes();
    });
    connect(m_side, &SidePanel::keyboardLeft, this, [this] {
        if (m_desk)
            m_desk->setFocus(Qt::OtherFocusReason);
    });
    connect(m_side, &SidePanel::panelAdded, this, &MainWindow::applyPanes);
    m_panes->installEventFilter(this);
    connectCommands();
    applyPanes();
}

void MainWindow::connectCommands()
{
    m_commands->connect("view.library", this, &MainWindow::showLibrary);
    m_commands->connect("view.preview", this, &MainWindow::showPreview);
    m_commands->connect("view.focus", this, &MainWindow::setFocusMode);
    m_commands->connect("view.fullscreen", this, &MainWindow::setFullScreen);
    m_commands->connect("view.side", this, [this](bool shown) {
        m_side->show(shown && !m_side->panels().isEmpty() ? m_side->panels().first() : QString());
    });
    for (const bool back : {false, true}) {
        m_commands->connect(back ? "view.previousPane" : "view.nextPane", this, [this, back] {
            stepToPane({m_libraryRoom, m_deskRoom, m_side, m_previewRoom, m_status}, back);
        });
    }
    m_commands->connect("app.quit", this, &QWidget::close);
}

void MainWindow::setLibraryPane(QWidget *pane)
{
    m_libraryRoom->layout()->addWidget(pane);
}

void MainWindow::setDesk(QWidget *desk)
{
    m_desk = desk;
    m_deskLayout->insertWidget(0, desk, 1);
}

void MainWindow::setPreview(QWidget *preview)
{
    m_previewRoom->layout()->addWidget(preview);
}

void MainWindow::fillMenus()
{
    m_commands->fill(menuBar(), m_toolbar);
}

bool MainWindow::isLibraryShown() const
{
    return m_libraryWanted && !m_libraryGaveWay && !m_focusMode;
}

bool MainWindow::isPreviewShown() const
{
    return m_previewWanted && !m_previewGaveWay && !m_previewCrowdedOut && !m_focusMode;
}

bool MainWindow::isPreviewCrowded() const
{
    const int library = isLibraryShown() ? m_libraryWidth : 0;
    return !m_side->shown().isEmpty()
           && m_panes->width() - library - m_side->wantedWidth() - narrowestDesk < narrowestPage;
}

void MainWindow::showLibrary(bool shown)
{
    setFocusMode(false);
    m_libraryWanted = shown;
    m_libraryGaveWay = false;
    applyPanes();
}

void MainWindow::showPreview(bool shown)
{
    setFocusMode(false);
    m_previewWanted = shown;
    m_previewGaveWay = false;
    m_previewCrowdedOut = false;
    applyPanes();
}

void MainWindow::setFocusMode(bool on)
{
    m_commands->action("view.focus")->setChecked(on);
    if (on == m_focusMode)
        return;
    m_focusMode = on;
    menuBar()->setVisible(!on);
    m_toolbar->setVisible(!on && m_toolbarWanted);
    m_status->setVisible(!on);
    applyPanes();
    if (m_desk)
        m_desk->setFocus(Qt::OtherFocusReason);
}

void MainWindow::setToolbarWanted(bool wanted)
{
    m_toolbarWanted = wanted;
    m_toolbar->setVisible(wanted && !m_focusMode);
}

void MainWindow::setFullScreen(bool on)
{
    setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::applyPanes()
{
    m_libraryRoom->setVisible(isLibraryShown());
    m_previewRoom->setVisible(isPreviewShown());
    m_side->setVisible(!m_focusMode && !m_side->panels().isEmpty());
    m_commands->action("view.library")->setChecked(isLibraryShown());
    m_commands->action("view.preview")->setChecked(isPreviewShown());
    applySizes();
    Q_EMIT previewShown(isPreviewShown());
}

void MainWindow::applySizes()
{
    if (m_applying)
        return;
    m_applying = true;
    const int all = m_panes->width();
    const int library = isLibraryShown() ? m_libraryWidth : 0;
    const int side = m_side->isHidden() ? 0 : m_side->wantedWidth();
    int preview = isPreviewShown() ? qMax(narrowestPane, int(width() * m_previewShare)) : 0;
    if (preview > 0) {
        const int rest = all - library - side;
        // An open panel takes its room from the page, not from the words that are being written.
        const int least = m_side->shown().isEmpty() ? leastUsefulPreview : pageBesidePanel;
        preview = qMin(preview, qMax(least, rest - comfortableDesk));
        preview = qBound(narrowestPane, preview, qMax(narrowestPane, rest - narrowestDesk));
    }
    m_panes->setSizes({library, qMax(narrowestDesk, all - library - side - preview), side, preview});
    m_applying = false;
}

void MainWindow::giveWay()
{
    // Only when the window crosses a limit: a pane that was asked for in a narrow window stays.
    const auto crossed = [this](int limit) { return (m_widthBefore < limit) != (width() < limit); };
    if (m_widthBefore == 0 || crossed(roomForLibrary))
        m_libraryGaveWay = width() < roomForLibrary;
    if (m_widthBefore == 0 || crossed(roomForPreview))
        m_previewGaveWay = width() < roomForPreview;
    if (m_widthBefore != width())
        m_previewCrowdedOut = isPreviewCrowded();
    m_widthBefore = width();
    applyPanes();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Not in resizeEvent of the window: the panes have their new width only now.
    if (watched == m_panes && event->type() == QEvent::Resize)
        giveWay();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closing(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_focusMode) {
        setFocusMode(false);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_commands->action("view.fullscreen")->setChecked(isFullScreen());
}

bool MainWindow::event(QEvent *event)
{
    const bool answer = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QTimer::singleShot(0, this, &MainWindow::firstPainted);
    }
    return answer;
}

void MainWindow::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/library"), m_libraryWanted);
    settings.setValue(QStringLiteral("window/preview"), m_previewWanted);
    settings.setValue(QStringLiteral("window/libraryWidth"), m_libraryWidth);
    settings.setValue(QStringLiteral("window/previewShare"), m_previewShare);
    settings.setValue(QStringLiteral("window/sideWidth"), m_side->openWidth());
    settings.setValue(QStringLiteral("window/panel"), m_side->shown());
}

void MainWindow::restoreLayout(QSettings &settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_libraryWanted = settings.value(QStringLiteral("window/library"), true).toBool();
    m_previewWanted = settings.value(QStringLiteral("window/preview"), true).toBool();
    m_libraryWidth = qBound(narrowestPane, settings.value(QStringLiteral("window/libraryWidth"), 260).toInt(), 900);
    m_previewShare = qBound(0.1, settings.value(QStringLiteral("window/previewShare"), 0.4).toDouble(), 0.8);
    m_side->setOpenWidth(settings.value(QStringLiteral("window/sideWidth"), m_side->openWidth()).toInt());
    m_side->show(settings.value(QStringLiteral("window/panel")).toString());
    applyPanes();
}

} // namespace stet
