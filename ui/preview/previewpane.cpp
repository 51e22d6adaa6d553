#include "ui/preview/previewpane.h"

#include "app/article/draft.h"
#include "app/page/theme.h"
#include "ui/commands.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"
#include "ui/preview/linkbar.h"
#include "ui/preview/previewview.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace stet {

namespace {

constexpr int phoneWidth = 390;
constexpr int zoomStep = 10;
/// Starting Chromium holds this thread for some 50 ms: the first paint reaches the screen before, and so do keys that
/// were typed while the window came up.
constexpr int afterFirstPaint = 25;

QToolButton *makeButton(const QString &name, const QString &accessibleName)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// A menu under the button, without the little arrow that has no room in a slim bar.
QMenu *addMenu(QToolButton *button)
{
    auto *menu = new QMenu(button);
    menu->setObjectName(button->objectName() + QStringLiteral("Menu"));
    QObject::connect(button, &QToolButton::clicked, menu,
                     [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    return menu;
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent) : PreviewPane(pageComposing(), previewConditions(), parent) {}

PreviewPane::PreviewPane(Composing composing, const PreviewConditions &conditions, QWidget *parent)
    : QWidget(parent)
    , m_conditions(conditions)
    , m_feed(new PreviewFeed(std::move(composing), this))
    , m_header(new QHBoxLayout)
    , m_theme(new QComboBox)
    , m_stack(new QStackedWidget)
    , m_sentence(new QLabel)
    , m_again(new QPushButton(tr("Try again")))
    , m_stage(new QWidget)
    , m_remark(new QLabel)
    , m_links(new LinkBar)
{
    setObjectName(QStringLiteral("previewPane"));
    buildHeader();

    m_sentence->setObjectName(QStringLiteral("previewSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_again->setObjectName(QStringLiteral("previewAgain"));
    auto *notice = new QWidget;
    auto *noticeLayout = new QVBoxLayout(notice);
    noticeLayout->setContentsMargins(32, 32, 32, 32);
    noticeLayout->setSpacing(16);
    noticeLayout->addStretch(2);
    noticeLayout->addWidget(m_sentence);
    noticeLayout->addWidget(m_again, 0, Qt::AlignHCenter);
    noticeLayout->addStretch(3);
    m_stack->addWidget(notice);

    auto *stageLayout = new QHBoxLayout(m_stage);
    stageLayout->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_stage);

    m_remark->setObjectName(QStringLiteral("previewRemark"));
    m_remark->setWordWrap(true);
    m_remark->setMargin(8);
    m_remark->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_header);
    layout->addWidget(m_remark);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_links);

    connect(m_feed, &PreviewFeed::composed, this, &PreviewPane::showComposed);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_trouble.clear();
        m_view->startAgain();
        showRightThing();
    });
    connect(m_links, &LinkBar::accepted, this, [this](const QUrl &address) {
        QDesktopServices::openUrl(address);
        Q_EMIT linkActivated(address);
    });
    m_trouble = whyNoPreview(m_conditions);
    fillThemes();
    showRightThing();
}

void PreviewPane::buildHeader()
{
    m_header->setContentsMargins(12, 6, 8, 6);
    m_header->setSpacing(4);

    m_theme->setObjectName(QStringLiteral("previewTheme"));
    m_theme->setAccessibleName(tr("Theme of the page"));
    m_theme->setToolTip(tr("How the page looks, in the preview and when it is exported"));
    m_theme->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_theme, &QComboBox::activated, this, &PreviewPane::themeChosen);

    m_phoneButton = makeButton(QStringLiteral("previewPhone"), tr("Show as on a telephone"));
    m_phoneButton->setText(tr("Phone"));
    m_phoneButton->setCheckable(true);
    connect(m_phoneButton, &QToolButton::toggled, this, &PreviewPane::setPhoneWidth);

    m_sideButton = makeButton(QStringLiteral("previewSide"), tr("Light or dark page"));
    QMenu *sideMenu = addMenu(m_sideButton);
    m_sides = new QActionGroup(this);
    const QList<std::pair<Side, QString>> sides{
        {Side::Window, tr("As the program")}, {Side::Light, tr("Light page")}, {Side::Dark, tr("Dark page")}};
    for (const auto &[choice, text] : sides) {
        QAction *action = sideMenu->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        m_sides->addAction(action);
    }
    connect(m_sides, &QActionGroup::triggered, this,
            [this](const QAction *action) { setSide(static_cast<Side>(action->data().toInt())); });

    m_zoomButton = makeButton(QStringLiteral("previewZoom"), tr("Zoom of the page"));
    QMenu *zoomMenu = addMenu(m_zoomButton);
    zoomMenu->addAction(tr("Larger"), this, [this] { setZoom(m_zoom + zoomStep); });
    zoomMenu->addAction(tr("Smaller"), this, [this] { setZoom(m_zoom - zoomStep); });
    zoomMenu->addAction(tr("Actual size"), this, [this] { setZoom(100); });

    m_header->addWidget(m_theme);
    m_header->addStretch(1);
    for (QToolButton *button : {m_phoneButton, m_sideButton, m_zoomButton})
        m_header->addWidget(button);
    setSide(Side::Window);
    m_zoomButton->setText(tr("%1 %").arg(m_zoom));
}

void PreviewPane::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    m_draft = draft;
    m_revision = 0;
    m_arrival = Arrival::Awaited;
    m_links->hide();
    m_feed->forget();
    if (m_draft) {
        connect(m_draft, &Draft::changed, this, &PreviewPane::ask);
        connect(m_draft, &QObject::destroyed, this, [this] { showRightThing(); });
        ask();
    }
    showRightThing();
}

void PreviewPane::setAuthors(const QList<AuthorProfile> &profiles)
{
    if (profiles == m_profiles)
        return;
    m_profiles = profiles;
    ask();
}

void PreviewPane::setQuotations(const QList<QuotedPassage> &quotations)
{
    if (quotations == m_quotations)
        return;
    m_quotations = quotations;
    ask();
}

void PreviewPane::setCitations(const CitationMaterial &citations)
{
    m_citations = citations;
    ask();
}

void PreviewPane::setRemark(const QString &sentence)
{
    m_citationRemark = sentence;
    showRemarks();
}

void PreviewPane::showRemarks()
{
    QStringList remarks{m_pageRemark, m_citationRemark};
    remarks.removeAll(QString());
    m_remark->setText(remarks.join(u' '));
    m_remark->setVisible(!remarks.isEmpty());
}

void PreviewPane::setZoom(int percent)
{
    const int zoom = std::clamp(percent, 50, 300);
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    m_zoomButton->setText(tr("%1 %").arg(zoom));
    applyWidth();
    Q_EMIT appearanceChanged();
}

void PreviewPane::setPhoneWidth(bool on)
{
    if (on == m_phone)
        return;
    m_phone = on;
    m_phoneButton->setChecked(on);
    applyWidth();
    Q_EMIT appearanceChanged();
}

void PreviewPane::setSide(Side side)
{
    const bool differs = side != m_side;
    m_side = side;
    for (QAction *action : m_sides->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(side));
    applySide();
    if (differs)
        Q_EMIT appearanceChanged();
}

void PreviewPane::connectCommands(Commands &commands)
{
    commands.connect("preview.phone", this, &PreviewPane::setPhoneWidth);
    commands.connect("preview.larger", this, [this] { setZoom(m_zoom + zoomStep); });
    commands.connect("preview.smaller", this, [this] { setZoom(m_zoom - zoomStep); });
    QAction *phone = commands.action("preview.phone");
    connect(m_phoneButton, &QToolButton::toggled, phone, &QAction::setChecked);
    phone->setChecked(m_phone);
}

void PreviewPane::followCaret(int sourceLine)
{
    if (m_view != nullptr && m_pageArrived && !answersAClick())
        m_view->revealLine(sourceLine);
}

/// The editor goes where the page was clicked; the page must not run from under the pointer for that.
bool PreviewPane::answersAClick() const
{
    constexpr qint64 milliseconds = 400;
    return m_sinceClick.isValid() && m_sinceClick.elapsed() < milliseconds;
}

void PreviewPane::followScroll(double sourceLine)
{
    m_sourceLine = sourceLine;
    if (m_view != nullptr && m_pageArrived && !answersAClick())
        m_view->scrollToLine(sourceLine);
}

void PreviewPane::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    painter.fillRect(rect(), colours.chrome);
    painter.fillRect(0, m_stack->y() - 1, width(), 1, colours.hairline);
    if (!m_started) {
        m_started = true;
        QTimer::singleShot(afterFirstPaint, this, &PreviewPane::start);
    }
}

void PreviewPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applySide();
}

void PreviewPane::start()
{
    if (m_trouble.isEmpty())
        makeView();
    ask();
}

void PreviewPane::makeView()
{
    m_view = new PreviewView(m_stage);
    m_view->setObjectName(QStringLiteral("previewView"));
    m_view->setAccessibleName(tr("The page as readers see it"));
    m_view->setDark(false);
    static_cast<QHBoxLayout *>(m_stage->layout())->addWidget(m_view);
    connect(m_view, &PreviewView::linkClicked, m_links, &LinkBar::offer);
    connect(m_view, &PreviewView::lineClicked, this, [this](int sourceLine) {
        m_sinceClick.start();
        Q_EMIT blockActivated(sourceLine);
    });
    connect(m_view, &PreviewView::pageShown, this, [this] {
        m_pageArrived = true;
        showRightThing();
        // An article opens where its writer was, and its page beside it.
        if (m_arrival == Arrival::UnderWay) {
            m_arrival = Arrival::Over;
            m_view->scrollToLine(m_sourceLine);
        }
        if (m_draft && m_revision == m_draft->revision())
            Q_EMIT upToDate(m_revision);
    });
    connect(m_view, &PreviewView::failed, this, [this](const QString &sentence) {
        m_trouble = sentence;
        showRightThing();
    });
    applySide();
    applyWidth();
}

void PreviewPane::ask()
{
    showRightThing();
    if (!m_draft || m_view == nullptr)
        return;
    PreviewRequest request{m_draft->snapshot(), {}};
    request.quotations = m_quotations;
    request.citations = m_citations;
    for (const AuthorId &id : request.draft.details.byline.authors) {
        const auto profile = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                          [&id](const AuthorProfile &one) { return one.id == id; });
        if (profile != m_profiles.cend())
            request.authors.append(*profile);
    }
    m_feed->ask(request);
}

void PreviewPane::showComposed(const PreviewAnswer &answer, quint64 revision)
{
    m_revision = revision;
    m_pageRemark = answer.remark;
    if (m_arrival == Arrival::Awaited)
        m_arrival = Arrival::UnderWay;
    showRemarks();
    m_view->showPage(answer.page);
}

bool PreviewPane::nothingWritten() const
{
    const auto blank = [](const QString &text) {
        return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    };
    const Article &details = m_draft->details();
    const QList<QString> &lines = m_draft->body().lines();
    return blank(details.headline) && blank(details.deck) && std::all_of(lines.cbegin(), lines.cend(), blank);
}

void PreviewPane::showNotice(const QString &sentence, const QString &verb)
{
    m_sentence->setText(sentence);
    m_again->setVisible(!verb.isEmpty());
    m_stack->setCurrentIndex(0);
}

void PreviewPane::showRightThing()
{
    m_theme->setEnabled(m_draft != nullptr);
    if (m_draft)
        m_theme->setCurrentIndex(std::max(0, m_theme->findData(m_draft->details().theme)));
    if (!m_draft)
        showNotice(tr("Open a draft to see it as its readers will."));
    else if (!m_trouble.isEmpty())
        showNotice(m_trouble, m_view != nullptr ? m_again->text() : QString());
    else if (nothingWritten())
        showNotice(tr("Write a headline or a first line, and it appears here as readers will see it."));
    else if (m_pageArrived)
        m_stack->setCurrentWidget(m_stage);
    else
        showNotice({});
}

void PreviewPane::fillThemes()
{
    for (const QString &name : Theme::names()) {
        const Result<Theme> theme = Theme::open(name);
        if (theme)
            m_theme->addItem(theme->title(), name == Theme::standard().name() ? QString() : name);
    }
}

void PreviewPane::themeChosen()
{
    if (!m_draft)
        return;
    Article details = m_draft->details();
    details.theme = m_theme->currentData().toString();
    m_draft->setDetails(details);
}

void PreviewPane::applySide()
{
    const bool dark = m_side == Side::Dark
                      || (m_side == Side::Window && schemeOf(palette()) == ColourScheme::Dark);
    m_sideButton->setText(dark ? tr("Dark") : tr("Light"));
    if (m_view != nullptr)
        m_view->setDark(dark);
}

void PreviewPane::applyWidth()
{
    if (m_view == nullptr)
        return;
    m_view->setZoomFactor(m_zoom / 100.0);
    m_view->setMaximumWidth(m_phone ? phoneWidth * m_zoom / 100 : QWIDGETSIZE_MAX);
}

} // namespace stet
