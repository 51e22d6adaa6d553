#include "tests/ui/preview/previewtesting.h"

#include "app/article/draft.h"
#include "ui/preview/linkbar.h"
#include "ui/preview/previewpane.h"

#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QToolButton>

#include <array>

using namespace stet;

namespace {

constexpr std::array schemes{"http", "https", "mailto", "tel", "file", "smb"};

PreviewConditions thisMachine()
{
    return previewConditions();
}

/// One paragraph a line, and one with the names of who signs.
Composing simpleComposing()
{
    return [](const PreviewRequest &request) {
        const Article article = request.draft.article();
        QStringList words = article.body.split(QLatin1Char('\n'));
        for (const AuthorProfile &author : request.authors)
            words.append(author.name);
        Page page = pageOf(words, article.theme == QLatin1String("plain") ? "p { color: green; }" : "p { color: red; }");
        page.theme = article.theme;
        return PreviewAnswer{page, {}};
    };
}

Article harbourArticle()
{
    Article article;
    article.headline = QStringLiteral("Harbour lights");
    article.body = QStringLiteral("The ferry leaves at nine.\nIt comes back when it can.");
    return article;
}

} // namespace

class PreviewPaneTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void open(const QUrl &address) { m_opened.append(address); }

private Q_SLOTS:
    void init();
    void cleanup();
    void engineIsMadeOnlyAfterThePaneWasPainted();
    void showsWhatIsTyped();
    void opensWhereTheWriterIs();
    void newestRevisionWinsOverASlowComposer();
    void otherDraftDropsLateAnswers();
    void emptyDraftTeachesInOneSentence();
    void authorIsShownAtOnce();
    void themeIsRememberedWithTheArticle();
    void clickedBlockNamesItsLine();
    void linkOpensOnlyAfterTheHostWasShown();
    void strangeLinksNeverOpen_data();
    void strangeLinksNeverOpen();
    void hostIsTheRealOne();
    void escapeLeavesTheLinkClosed();
    void phoneWidthNarrowsThePage();
    void zoomByKeyboardKeepsItsLimits();
    void editorWorksWhereChromiumCannot();
    void eachConditionHasItsSentence();
    void everyControlHasANameAndIsReachedByTab();
    void deletedDraftLeavesAnEmptyPane();

private:
    QVariant ask(const QString &script) { return answerOf(m_pane->view()->page(), script); }
    QString shownWords()
    {
        return ask(QStringLiteral("Array.from(document.querySelectorAll('p')).map(p => p.textContent).join('|')"))
            .toString();
    }
    void start(Composing composing = simpleComposing())
    {
        m_pane = std::make_unique<PreviewPane>(std::move(composing), thisMachine());
        m_pane->resize(700, 600);
        m_pane->show();
    }
    void showDraft(Draft *draft)
    {
        QSignalSpy upToDate(m_pane.get(), &PreviewPane::upToDate);
        m_pane->setDraft(draft);
        QVERIFY(upToDate.wait(60'000));
    }
    template <typename Widget>
    Widget *child(const char *name)
    {
        return m_pane->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<PreviewPane> m_pane;
    QList<QUrl> m_opened;
};

void PreviewPaneTest::init()
{
    m_opened.clear();
    for (const char *scheme : schemes)
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
}

void PreviewPaneTest::cleanup()
{
    for (const char *scheme : schemes)
        QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    m_pane.reset();
}

void PreviewPaneTest::engineIsMadeOnlyAfterThePaneWasPainted()
{
    Draft draft(ArticleId::createUuid(), harbourArticle());
    PreviewPane pane(simpleComposing(), thisMachine());
    pane.setDraft(&draft);
    QCoreApplication::sendPostedEvents();
    QVERIFY(pane.view() == nullptr);
    pane.show();
    QTRY_VERIFY(pane.view() != nullptr);
}

void PreviewPaneTest::showsWhatIsTyped()
{
    start();
    Draft draft(ArticleId::createUuid(), harbourArticle());
    showDraft(&draft);
    QSignalSpy upToDate(m_pane.get(), &PreviewPane::upToDate);
    draft.editBody(4, 5, QStringLiteral("boat"));
    QVERIFY(upToDate.wait(60'000));
    QCOMPARE(upToDate.last()[0].toULongLong(), draft.revision());
    QCOMPARE(shownWords(), QStringLiteral("The boat leaves at nine.|It comes back when it can."));
    QCOMPARE(m_pane->view()->loads(), 1);
}

void PreviewPaneTest::opensWhereTheWriterIs()
{
    start();
    Article article = harbourArticle();
    article.body = QStringLiteral("A paragraph of some words.\n\n").repeated(400);
    Draft draft(ArticleId::createUuid(), article);
    m_pane->followScroll(600);
    showDraft(&draft);
    QTRY_VERIFY(ask(QStringLiteral("window.scrollY")).toDouble() > 1000);
    // Another article begins where its own writer is.
    Draft other(ArticleId::createUuid(), article);
    m_pane->followScroll(0);
    showDraft(&other);
    QTRY_COMPARE(ask(QStringLiteral("window.scrollY")).toDouble(), 0.0);
}

void PreviewPaneTest::newestRevisionWinsOverASlowComposer()
{
    const auto gate = std::make_shared<QSemaphore>();
    const auto made = std::make_shared<QAtomicInt>();
    start([gate, made](const PreviewRequest &request) {
        gate->acquire();
        made->ref();
        return simpleComposing()(request);
    });
    Draft draft(ArticleId::createUuid(), harbourArticle());
    gate->release();
    showDraft(&draft);
    const int before = made->loadRelaxed();
    for (int i = 0; i < 20; ++i) {
        draft.editBody(0, 0, QStringLiteral("x"));
        QCoreApplication::processEvents();
    }
    gate->release(20);
    QTRY_VERIFY(shownWords().startsWith(QStringLiteral("x").repeated(20) + QStringLiteral("The")));
    QVERIFY2(made->loadRelaxed() - before <= 3, QByteArray::number(made->loadRelaxed() - before).constData());
}

void PreviewPaneTest::otherDraftDropsLateAnswers()
{
    const auto gate = std::make_shared<QSemaphore>();
    start([gate](const PreviewRequest &request) {
        gate->acquire();
        return simpleComposing()(request);
    });
    QTRY_VERIFY(m_pane->view() != nullptr);
    Draft first(ArticleId::createUuid(), harbourArticle());
    Article other = harbourArticle();
    other.body = QStringLiteral("Another piece.");
    Draft second(ArticleId::createUuid(), other);
    QSignalSpy shown(m_pane->view(), &PreviewView::pageShown);
    m_pane->setDraft(&first);
    m_pane->setDraft(&second);
    gate->release(2);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shownWords(), QStringLiteral("Another piece."));
}

void PreviewPaneTest::emptyDraftTeachesInOneSentence()
{
    start();
    Draft draft(ArticleId::createUuid(), Article());
    showDraft(&draft);
    QVERIFY(child<QLabel>("previewSentence")->isVisible());
    QVERIFY(child<QLabel>("previewSentence")->text().contains(QStringLiteral("Write a headline")));
    QVERIFY(!child<QPushButton>("previewAgain")->isVisible());
    draft.editBody(0, 0, QStringLiteral("A"));
    QTRY_VERIFY(m_pane->view()->isVisible());
    m_pane->setDraft(nullptr);
    QVERIFY(child<QLabel>("previewSentence")->text().contains(QStringLiteral("Open a draft")));
}

void PreviewPaneTest::authorIsShownAtOnce()
{
    start();
    AuthorProfile author;
    author.id = AuthorId::createUuid();
    author.name = QStringLiteral("Ada Quill");
    Article article = harbourArticle();
    article.byline.authors = {author.id};
    Draft draft(ArticleId::createUuid(), article);
    showDraft(&draft);
    m_pane->setAuthors({author});
    QTRY_VERIFY(shownWords().endsWith(QStringLiteral("|Ada Quill")));
    author.name = QStringLiteral("Ada B. Quill");
    m_pane->setAuthors({author});
    QTRY_VERIFY(shownWords().endsWith(QStringLiteral("|Ada B. Quill")));
}

void PreviewPaneTest::themeIsRememberedWithTheArticle()
{
    start();
    Draft draft(ArticleId::createUuid(), harbourArticle());
    showDraft(&draft);
    auto *theme = child<QComboBox>("previewTheme");
    QVERIFY(theme->count() >= 2);
    QCOMPARE(theme->currentIndex(), theme->findData(QString()));
    theme->setFocus();
    const int plain = theme->findData(QStringLiteral("plain"));
    QVERIFY(plain >= 0);
    while (theme->currentIndex() != plain)
        QTest::keyClick(theme, theme->currentIndex() < plain ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(draft.details().theme, QStringLiteral("plain"));
    QTRY_COMPARE(ask(QStringLiteral("getComputedStyle(document.querySelector('p')).color")).toString(),
                 QStringLiteral("rgb(0, 128, 0)"));
    Draft other(ArticleId::createUuid(), harbourArticle());
    showDraft(&other);
    QCOMPARE(theme->currentData().toString(), QString());
    showDraft(&draft);
    QCOMPARE(theme->currentData().toString(), QStringLiteral("plain"));
}

void PreviewPaneTest::clickedBlockNamesItsLine()
{
    start();
    Draft draft(ArticleId::createUuid(), harbourArticle());
    showDraft(&draft);
    QTRY_VERIFY(m_pane->view()->isVisible());
    QSignalSpy activated(m_pane.get(), &PreviewPane::blockActivated);
    const int y = ask(QStringLiteral("document.querySelectorAll('p')[1].getBoundingClientRect().top + 4")).toInt();
    QTest::mouseClick(m_pane->view()->focusProxy(), Qt::LeftButton, {}, QPoint(40, y));
    QTRY_COMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 2);
}

void PreviewPaneTest::linkOpensOnlyAfterTheHostWasShown()
{
    start();
    Article article = harbourArticle();
    article.body = QStringLiteral("<a href='https://harbour.example/a?b=c'>The lights are a link along this line</a>");
    Draft draft(ArticleId::createUuid(), article);
    showDraft(&draft);
    QTRY_VERIFY(m_pane->view()->isVisible());
    const QVariantList place = ask(QStringLiteral("let r = document.querySelector('a').getBoundingClientRect();"
                                                  "[r.x + 20, r.y + 6]")).toList();
    QTest::mouseClick(m_pane->view()->focusProxy(), Qt::LeftButton, {}, QPoint(place[0].toInt(), place[1].toInt()));
    QTRY_VERIFY(child<LinkBar>("linkBar")->isVisible());
    QVERIFY(child<QLabel>("linkSentence")->text().contains(QStringLiteral("harbour.example")));
    QVERIFY(m_opened.isEmpty());
    QTest::mouseClick(child<QPushButton>("openLink"), Qt::LeftButton);
    QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://harbour.example/a?b=c"))});
    QVERIFY(!child<LinkBar>("linkBar")->isVisible());
}

void PreviewPaneTest::strangeLinksNeverOpen_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"javascript:alert(1)", "file:///etc/passwd", "smb://server/share", "//server/share", "ftp://a.example/",
          "data:text/html,x", "vbscript:x", "about:blank", "chrome://version", "view-source:https://a.example/",
          "stet-preview://article/1", "http:///nohost", "https:relative", "mailto:", "tel:", "JAVASCRIPT:x",
          " javascript:x", "blob:https://a.example/1", "ssh://a.example", "x-unknown:y", "\\\\server\\share", "%"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void PreviewPaneTest::strangeLinksNeverOpen()
{
    QFETCH(QString, address);
    LinkBar bar;
    QSignalSpy accepted(&bar, &LinkBar::accepted);
    bar.offer(QUrl(address));
    QVERIFY(!judgeLink(QUrl(address)).allowed);
    QVERIFY(!judgeLink(QUrl(address)).sentence.isEmpty());
    QVERIFY(!bar.findChild<QPushButton *>(QStringLiteral("openLink"))->isVisible());
    QCOMPARE(accepted.size(), 0);
}

void PreviewPaneTest::hostIsTheRealOne()
{
    const auto sentence = [](const char *address) { return judgeLink(QUrl(QString::fromUtf8(address))).sentence; };
    QVERIFY(sentence("https://bank.example@elsewhere.example/").contains(QStringLiteral("elsewhere.example")));
    QVERIFY(!sentence("https://bank.example@elsewhere.example/").contains(QStringLiteral("bank.example")));
    // Cyrillic letters that look like Latin ones.
    QVERIFY(sentence("https://b\u0430nk.example/").contains(QStringLiteral("xn--")));
    QVERIFY(sentence("mailto:desk@harbour.example?subject=x").contains(QStringLiteral("desk@harbour.example")));
    QVERIFY(sentence("tel:+1-555-0100").contains(QStringLiteral("+1-555-0100")));
}

void PreviewPaneTest::escapeLeavesTheLinkClosed()
{
    start();
    auto *bar = child<LinkBar>("linkBar");
    bar->offer(QUrl(QStringLiteral("https://harbour.example/")));
    QVERIFY(bar->isVisible());
    QTest::keyClick(child<QPushButton>("openLink"), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(m_opened.isEmpty());
}

void PreviewPaneTest::phoneWidthNarrowsThePage()
{
    start();
    Draft draft(ArticleId::createUuid(), harbourArticle());
    showDraft(&draft);
    QTRY_COMPARE(ask(QStringLiteral("window.innerWidth")).toInt(), 700);
    auto *phone = child<QToolButton>("previewPhone");
    phone->setFocus();
    QTest::keyClick(phone, Qt::Key_Space);
    QVERIFY(m_pane->isPhoneWidth());
    QTRY_COMPARE(ask(QStringLiteral("window.innerWidth")).toInt(), 390);
    m_pane->setZoom(150);
    QTRY_COMPARE(ask(QStringLiteral("window.innerWidth")).toInt(), 390);
    QTest::keyClick(phone, Qt::Key_Space);
    QTRY_COMPARE(ask(QStringLiteral("window.innerWidth")).toInt(), 467);
}

void PreviewPaneTest::zoomByKeyboardKeepsItsLimits()
{
    start();
    QMenu *menu = child<QMenu>("previewZoomMenu");
    for (int i = 0; i < 40; ++i)
        menu->actions().at(0)->trigger();
    QCOMPARE(m_pane->zoom(), 300);
    for (int i = 0; i < 40; ++i)
        menu->actions().at(1)->trigger();
    QCOMPARE(m_pane->zoom(), 50);
    menu->actions().at(2)->trigger();
    QCOMPARE(m_pane->zoom(), 100);
}

void PreviewPaneTest::editorWorksWhereChromiumCannot()
{
    PreviewConditions root;
    root.superuser = true;
    m_pane = std::make_unique<PreviewPane>(simpleComposing(), root);
    QPlainTextEdit editor;
    Draft draft(ArticleId::createUuid(), harbourArticle());
    m_pane->setDraft(&draft);
    m_pane->resize(500, 500);
    m_pane->show();
    editor.show();
    QTest::qWait(100);
    QVERIFY(m_pane->view() == nullptr);
    QVERIFY(child<QLabel>("previewSentence")->text().contains(QStringLiteral("superuser")));
    QVERIFY(!child<QPushButton>("previewAgain")->isVisible());
    draft.editBody(0, 0, QStringLiteral("x"));
    m_pane->setZoom(120);
    m_pane->setPhoneWidth(true);
    m_pane->followCaret(1);
    m_pane->followScroll(1.5);
    QTest::keyClicks(&editor, QStringLiteral("words"));
    QCOMPARE(editor.toPlainText(), QStringLiteral("words"));
}

void PreviewPaneTest::eachConditionHasItsSentence()
{
    PreviewConditions fine;
    QVERIFY(whyNoPreview(fine).isEmpty());
    PreviewConditions tests = fine;
    tests.superuser = tests.sandboxOff = true;
    QVERIFY(whyNoPreview(tests).isEmpty());
    PreviewConditions root = fine;
    root.superuser = true;
    QVERIFY(whyNoPreview(root).contains(QStringLiteral("ordinary user")));
    PreviewConditions locked = fine;
    locked.canMakeNamespace = false;
    QVERIFY(whyNoPreview(locked).contains(QStringLiteral("namespaces")));
    PreviewConditions missing = tests;
    missing.engineInstalled = false;
    QVERIFY(whyNoPreview(missing).contains(QStringLiteral("Qt WebEngine")));
}

void PreviewPaneTest::everyControlHasANameAndIsReachedByTab()
{
    start();
    for (const char *name : {"previewTheme", "previewPhone", "previewSide", "previewZoom"}) {
        auto *control = child<QWidget>(name);
        QVERIFY2(control != nullptr, name);
        QVERIFY2(!control->accessibleName().isEmpty(), name);
        QVERIFY2(control->focusPolicy() & Qt::TabFocus, name);
    }
}

void PreviewPaneTest::deletedDraftLeavesAnEmptyPane()
{
    start();
    auto draft = std::make_unique<Draft>(ArticleId::createUuid(), harbourArticle());
    showDraft(draft.get());
    draft->editBody(0, 0, QStringLiteral("x"));
    draft.reset();
    QTRY_VERIFY(child<QLabel>("previewSentence")->isVisible());
    QTest::qWait(50);
    QVERIFY(child<QLabel>("previewSentence")->text().contains(QStringLiteral("Open a draft")));
}

STET_PREVIEW_TEST_MAIN(PreviewPaneTest)
#include "previewpanetest.moc"
