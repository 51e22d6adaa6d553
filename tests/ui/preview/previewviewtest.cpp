#include "tests/ui/preview/previewtesting.h"

#include <QWebEngineProfile>

#include <csignal>

using namespace stet;

class PreviewViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsThePageAsItIsExported();
    void patchesOneBlockWithoutLoading();
    void newestPageWins();
    void patchGivesTheSameTreeAsLoading();
    void changedThemeIsLoadedAndKeepsThePlace();
    void patchKeepsTheScroll();
    void brokenDocumentFallsBackToLoading();
    void deadRendererComesBack();
    void rendererThatKeepsDyingIsReported();
    void clickedBlockNamesItsLine();
    void lineIsBroughtIntoSight();
    void lineIsPutOnTop();
    void darkSideFollowsTheChoice();
    void longPageIsLaidOutWhereItIsSeen();

private:
    void show(const Page &page)
    {
        QSignalSpy shown(m_view.get(), &PreviewView::pageShown);
        m_view->showPage(page);
        QVERIFY(shown.wait(15'000));
    }
    QVariant ask(const QString &script) { return answerOf(m_view->page(), script); }

    std::unique_ptr<PreviewView> m_view;
};

void PreviewViewTest::init()
{
    m_view = std::make_unique<PreviewView>();
    m_view->resize(600, 400);
    m_view->show();
}

void PreviewViewTest::showsThePageAsItIsExported()
{
    show(pageOf({QStringLiteral("The ferry — “late” again.")}));
    QCOMPARE(ask(QStringLiteral("document.querySelector('p').textContent")).toString(),
             QStringLiteral("The ferry — “late” again."));
    QCOMPARE(ask(QStringLiteral("document.compatMode")).toString(), QStringLiteral("CSS1Compat"));
}

void PreviewViewTest::patchesOneBlockWithoutLoading()
{
    QStringList words = paragraphs(10);
    show(pageOf(words));
    ask(QStringLiteral("document.querySelectorAll('p')[4].dataset.mark = 'kept'; 1"));
    words[7] = QStringLiteral("Another seven.");
    show(pageOf(words));
    QCOMPARE(m_view->loads(), 1);
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p')[7].textContent")).toString(), words[7]);
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p')[4].dataset.mark")).toString(), QStringLiteral("kept"));
}

void PreviewViewTest::newestPageWins()
{
    show(pageOf(paragraphs(3)));
    QSignalSpy shown(m_view.get(), &PreviewView::pageShown);
    for (int i = 0; i < 50; ++i)
        m_view->showPage(pageOf({QString::number(i)}));
    QTRY_COMPARE(ask(QStringLiteral("document.querySelector('p').textContent")).toString(), QStringLiteral("49"));
    // The first went out at once and only the newest of the rest after it.
    QCOMPARE(shown.size(), 1);
}

void PreviewViewTest::patchGivesTheSameTreeAsLoading()
{
    const QList<QStringList> stages{paragraphs(4), paragraphs(6), {}, {QStringLiteral("a<b>b</b>"), QStringLiteral("c")},
                                    paragraphs(2) + QStringList{QStringLiteral("x")} + paragraphs(3)};
    for (const QStringList &stage : stages)
        show(pageOf(stage));
    QCOMPARE(m_view->loads(), 1);
    const QString tree = QStringLiteral("Array.from(document.querySelectorAll('div[data-part]')).map(part => "
                                        "part.dataset.part + ':' + Array.from(part.children).map(block => "
                                        "block.outerHTML).join('|')).join('#')");
    const QString patched = ask(tree).toString();
    PreviewView fresh;
    fresh.resize(600, 400);
    fresh.show();
    QSignalSpy shown(&fresh, &PreviewView::pageShown);
    fresh.showPage(pageOf(stages.last()));
    QVERIFY(shown.wait(15'000));
    QCOMPARE(patched, answerOf(fresh.page(), tree).toString());
    QVERIFY(patched.contains(QStringLiteral("<p>x</p>")));
}

void PreviewViewTest::changedThemeIsLoadedAndKeepsThePlace()
{
    show(pageOf(paragraphs(100)));
    ask(QStringLiteral("document.querySelectorAll('p')[60].scrollIntoView(); 1"));
    show(pageOf(paragraphs(100), "p { margin: 40px; font-size: 30px; }"));
    QCOMPARE(m_view->loads(), 2);
    const double top = ask(QStringLiteral("document.querySelectorAll('p')[60].getBoundingClientRect().top")).toDouble();
    QVERIFY2(qAbs(top) < 60, QByteArray::number(top).constData());
}

void PreviewViewTest::patchKeepsTheScroll()
{
    QStringList words = paragraphs(100);
    show(pageOf(words));
    ask(QStringLiteral("document.querySelectorAll('p')[60].scrollIntoView(); 1"));
    const double before = ask(QStringLiteral("document.querySelectorAll('p')[60].getBoundingClientRect().top")).toDouble();
    words[10] = QStringLiteral("Far above, ").repeated(60);
    words.insert(5, QStringLiteral("A new one."));
    show(pageOf(words));
    QTRY_COMPARE(ask(QStringLiteral("document.querySelectorAll('p')[61].getBoundingClientRect().top")).toDouble(), before);
}

void PreviewViewTest::brokenDocumentFallsBackToLoading()
{
    QStringList words = paragraphs(5);
    show(pageOf(words));
    ask(QStringLiteral("document.querySelectorAll('p')[2].remove(); 1"));
    words[4] = QStringLiteral("changed");
    show(pageOf(words));
    QCOMPARE(m_view->loads(), 2);
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p').length")).toInt(), 5);
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p')[4].textContent")).toString(), QStringLiteral("changed"));
}

void PreviewViewTest::deadRendererComesBack()
{
    show(pageOf(paragraphs(5)));
    QSignalSpy shown(m_view.get(), &PreviewView::pageShown);
    QVERIFY(m_view->page()->renderProcessPid() > 0);
    ::kill(static_cast<pid_t>(m_view->page()->renderProcessPid()), SIGKILL);
    QVERIFY(shown.wait(15'000));
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p').length")).toInt(), 5);
    show(pageOf(paragraphs(6)));
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p').length")).toInt(), 6);
}

void PreviewViewTest::rendererThatKeepsDyingIsReported()
{
    show(pageOf(paragraphs(5)));
    QSignalSpy failed(m_view.get(), &PreviewView::failed);
    QSignalSpy shown(m_view.get(), &PreviewView::pageShown);
    for (int i = 0; i < 4; ++i) {
        shown.clear();
        ::kill(static_cast<pid_t>(m_view->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty() || !failed.isEmpty(), 15'000);
    }
    QCOMPARE(failed.size(), 1);
    shown.clear();
    m_view->showPage(pageOf(paragraphs(7)));
    m_view->startAgain();
    QVERIFY(shown.wait(15'000));
    QCOMPARE(ask(QStringLiteral("document.querySelectorAll('p').length")).toInt(), 7);
}

void PreviewViewTest::clickedBlockNamesItsLine()
{
    show(pageOf(paragraphs(5)));
    QSignalSpy clicked(m_view.get(), &PreviewView::lineClicked);
    const int y = ask(QStringLiteral("document.querySelectorAll('p')[3].getBoundingClientRect().top + 5")).toInt();
    QTest::mouseClick(m_view->focusProxy(), Qt::LeftButton, {}, QPoint(60, y));
    QTRY_COMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 6);
    // The headline comes from no line of the body.
    QTest::mouseClick(m_view->focusProxy(), Qt::LeftButton, {}, QPoint(60, 30));
    ask(QStringLiteral("1"));
    QCOMPARE(clicked.size(), 1);
}

void PreviewViewTest::lineIsBroughtIntoSight()
{
    show(pageOf(paragraphs(100)));
    m_view->revealLine(2 * 70);
    const QString top = QStringLiteral("document.querySelectorAll('p')[70].getBoundingClientRect().top");
    QTRY_VERIFY(ask(top).toDouble() > 0 && ask(top).toDouble() < 400);
    const double before = ask(top).toDouble();
    m_view->revealLine(2 * 71);
    QCOMPARE(ask(top).toDouble(), before);
}

void PreviewViewTest::lineIsPutOnTop()
{
    show(pageOf(paragraphs(100)));
    m_view->scrollToLine(2 * 50);
    QTRY_VERIFY(qAbs(ask(QStringLiteral("document.querySelectorAll('p')[50].getBoundingClientRect().top")).toDouble() - 16) < 2);
    m_view->scrollToLine(0);
    QTRY_COMPARE(ask(QStringLiteral("window.scrollY")).toDouble(), 0.0);
}

void PreviewViewTest::darkSideFollowsTheChoice()
{
    const QByteArray style = "body { background: rgb(250, 250, 250); } "
                             "@media (prefers-color-scheme: dark) { body { background: rgb(10, 10, 10); } }";
    const QString ground = QStringLiteral("getComputedStyle(document.body).backgroundColor");
    show(pageOf(paragraphs(2), style));
    QCOMPARE(ask(ground).toString(), QStringLiteral("rgb(250, 250, 250)"));
    m_view->setDark(true);
    QCOMPARE(ask(ground).toString(), QStringLiteral("rgb(10, 10, 10)"));
    show(pageOf(paragraphs(2), style + " p { margin: 1px; }"));
    QCOMPARE(ask(ground).toString(), QStringLiteral("rgb(10, 10, 10)"));
    m_view->setDark(false);
    QCOMPARE(ask(ground).toString(), QStringLiteral("rgb(250, 250, 250)"));
}

void PreviewViewTest::longPageIsLaidOutWhereItIsSeen()
{
    const QString visibility =
        QStringLiteral("getComputedStyle(document.querySelector('[data-part=body]').lastElementChild).contentVisibility");
    show(pageOf(paragraphs(100)));
    QCOMPARE(ask(visibility).toString(), QStringLiteral("visible"));
    show(pageOf(paragraphs(3000)));
    QCOMPARE(ask(visibility).toString(), QStringLiteral("auto"));
    m_view->revealLine(2 * 900);
    const QString top = QStringLiteral("document.querySelectorAll('p')[900].getBoundingClientRect().top");
    QTRY_VERIFY(ask(top).toDouble() > 0 && ask(top).toDouble() < 400);
    // In the end the whole page is as its readers get it, and the place was kept.
    QTRY_COMPARE_WITH_TIMEOUT(ask(visibility).toString(), QStringLiteral("visible"), 20'000);
    QTRY_VERIFY(ask(top).toDouble() > 0 && ask(top).toDouble() < 400);
}

STET_PREVIEW_TEST_MAIN(PreviewViewTest)
#include "previewviewtest.moc"
