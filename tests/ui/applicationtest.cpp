#include "tests/ui/openwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewview.h"
#include "ui/sidepanel.h"
#include "ui/statusline.h"

#include <QAccessible>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWebEnginePage>

#include <csignal>

using namespace stet;

namespace {

/// The visible controls under `root` that take the keyboard and tell a screen reader no name.
QStringList unnamedControls(const QWidget &root)
{
    QStringList unnamed;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() & Qt::TabFocus;
        const bool isOurs = !widget->objectName().startsWith(QStringLiteral("qt_"));
        if (!isControl || !isOurs || !widget->isVisible())
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            unnamed.append(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    return unnamed;
}

} // namespace

/// The window as a whole: its panes and panels, its commands and settings, and where the keyboard is.
class ApplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_open.prepare() && m_open.start()); }
    void cleanup() { m_open.close(); }
    void everyCommandOfTheTableDoesSomething();
    void everyControlHasANameForThoseWhoCannotSeeIt();
    void panelsTakeTheKeyboardWhenTheyOpen_data();
    void panelsTakeTheKeyboardWhenTheyOpen();
    void panesAndTheirSizesAreRemembered();
    void narrowWindowKeepsTheDesk();
    void focusModeLeavesTheDeskAloneAndEscapeEndsIt();
    void textSizeIsChangedByKeyAndRemembered();
    void settingsAreInForceAtOnce();
    void typewriterKeepsTheLineInTheMiddle();
    void wordsAreCountedInTheLanguageOfTheProgram();
    void keyGoesFromPaneToPaneAndBack();
    void longNoticeLeavesTheDeskItsRoom();
    void keysStayInTheTextWhenThePreviewDies();

private:
    OpenWindow m_open;
};

void ApplicationTest::everyCommandOfTheTableDoesSomething()
{
    for (const CommandRow &row : commandTable())
        QVERIFY2(m_open.window()->commands()->isConnected(row.id), row.id);
}

void ApplicationTest::everyControlHasANameForThoseWhoCannotSeeIt()
{
    m_open.type(QStringLiteral("A wrod"), QStringLiteral("\"It is brigt,\" said Ada Quill."));
    QCOMPARE(unnamedControls(*m_open.window()), QStringList());
    SidePanel *side = m_open.window()->sidePanel();
    for (const QString &panel : side->panels()) {
        side->show(panel);
        QTRY_VERIFY(side->panel(panel)->isVisible());
        QCOMPARE(unnamedControls(*side), QStringList());
    }
    // What is opened by a command, in the window or before it.
    for (const char *command : {"authors.all", "authors.new", "edit.replace", "library.trash", "app.palette",
                                "app.shortcuts", "app.settings", "export.files", "quotations.ledger"}) {
        m_open.run(command);
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (!widget->isVisible())
                continue;
            QVERIFY2(unnamedControls(*widget).isEmpty(),
                     qPrintable(QLatin1String(command) + u' ' + unnamedControls(*widget).join(u'|')));
            if (widget != m_open.window())
                widget->close();
        }
    }
}

void ApplicationTest::panelsTakeTheKeyboardWhenTheyOpen_data()
{
    QTest::addColumn<QString>("panel");
    for (const char *panel : {"byline", "quotations", "sources", "spelling", "history"})
        QTest::newRow(panel) << QString::fromLatin1(panel);
}

void ApplicationTest::panelsTakeTheKeyboardWhenTheyOpen()
{
    QFETCH(QString, panel);
    m_open.type(QStringLiteral("A wrod"), QStringLiteral("\"It is brigt,\" said Ada Quill."));
    QTRY_VERIFY(m_open.window()->sidePanel()->panels().contains(panel));
    m_open.run(("panel." + panel.toLatin1()).constData());
    const QWidget *opened = m_open.window()->sidePanel()->panel(panel);
    QVERIFY(opened->isVisible());
    QVERIFY2(m_open.window()->sidePanel()->isAncestorOf(QApplication::focusWidget()),
             qPrintable(QApplication::focusWidget()->objectName()));
    // By Escape back to the text.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!opened->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_open.editor());
}

void ApplicationTest::panesAndTheirSizesAreRemembered()
{
    m_open.window()->resize(1500, 900);
    m_open.run("view.library");
    QVERIFY(!m_open.window()->isLibraryShown());
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start());
    QCOMPARE(m_open.window()->size(), QSize(1500, 900));
    QVERIFY(!m_open.window()->isLibraryShown());
    QVERIFY(m_open.window()->isPreviewShown());
    m_open.run("view.library");
    m_open.run("view.preview");
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start());
    QVERIFY(m_open.window()->isLibraryShown());
    QVERIFY(!m_open.window()->isPreviewShown());
}

void ApplicationTest::narrowWindowKeepsTheDesk()
{
    MainWindow *window = m_open.window();
    const auto deskWidth = [window] { return window->findChild<QWidget *>(QStringLiteral("room.desk"))->width(); };
    window->resize(1600, 1000);
    QVERIFY(window->isLibraryShown() && window->isPreviewShown());
    window->resize(1024, 700);
    QVERIFY(!window->isLibraryShown());
    QVERIFY(window->isPreviewShown());
    QVERIFY(deskWidth() >= 480);
    QCOMPARE(window->width(), 1024);
    m_open.run("panel.byline");
    QVERIFY(window->isPreviewShown());
    // Too narrow for both: the page makes way for the panel and comes back after it.
    window->resize(840, 700);
    QVERIFY(!window->isPreviewShown());
    QCOMPARE(window->width(), 840);
    window->sidePanel()->show(QString());
    QVERIFY(window->isPreviewShown());
    window->resize(640, 700);
    QVERIFY(!window->isLibraryShown() && !window->isPreviewShown());
    QCOMPARE(window->width(), 640);
    m_open.run("view.library");
    QVERIFY(window->isLibraryShown());
    window->resize(1600, 1000);
    QVERIFY(window->isLibraryShown() && window->isPreviewShown());
}

void ApplicationTest::focusModeLeavesTheDeskAloneAndEscapeEndsIt()
{
    MainWindow *window = m_open.window();
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    QTest::keyClick(m_open.editor(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window->isFocusMode());
    QVERIFY(!window->isLibraryShown() && !window->isPreviewShown());
    QVERIFY(!window->statusLine()->isVisible());
    QVERIFY(window->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" More"));
    QVERIFY(m_open.draft()->body().toString().contains(QStringLiteral("More")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!window->isFocusMode());
    QVERIFY(window->statusLine()->isVisible());
}

void ApplicationTest::textSizeIsChangedByKeyAndRemembered()
{
    const double before = m_open.editor()->font().pointSizeF();
    QTest::keyClick(m_open.editor(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(m_open.editor(), Qt::Key_Equal, Qt::ControlModifier);
    const double size = m_open.editor()->font().pointSizeF();
    QVERIFY(size > before);
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start());
    QCOMPARE(m_open.editor()->font().pointSizeF(), size);
    QTest::keyClick(m_open.editor(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(m_open.editor()->font().pointSizeF() < size);
}

void ApplicationTest::settingsAreInForceAtOnce()
{
    m_open.run("app.settings");
    auto *box = m_open.find<QWidget>("setting.look/toolbar");
    QVERIFY(box);
    QWidget *toolbar = m_open.find<QWidget>("toolbar");
    QVERIFY(toolbar->isVisible());
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!toolbar->isVisible());
    QTest::keyClick(box->window(), Qt::Key_Escape);
}

void ApplicationTest::typewriterKeepsTheLineInTheMiddle()
{
    m_open.type(QStringLiteral("Long"), QStringLiteral("Line."));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(m_open.editor(), Qt::Key_Return);
    const auto caret = [this] { return double(m_open.editor()->cursorRect().center().y()) / m_open.editor()->viewport()->height(); };
    QVERIFY(caret() > 0.7);
    m_open.run("app.settings");
    auto *box = m_open.find<QWidget>("setting.writing/typewriter");
    QTest::keyClick(box, Qt::Key_Space);
    QTest::keyClick(box->window(), Qt::Key_Escape);
    QTest::keyClick(m_open.editor(), Qt::Key_Return);
    QVERIFY2(caret() > 0.35 && caret() < 0.65, qPrintable(QString::number(caret())));
}

void ApplicationTest::wordsAreCountedInTheLanguageOfTheProgram()
{
    const auto *words = m_open.find<QLabel>("status.words");
    m_open.type(QStringLiteral("Count"), QStringLiteral("One"));
    QTRY_COMPARE(words->text(), QStringLiteral("1 word"));
    m_open.type({}, QStringLiteral(" two three."));
    QTRY_COMPARE(words->text(), QStringLiteral("3 words"));
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(m_open.editor(), Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(words->text(), QStringLiteral("1 of 3 words"));
}

void ApplicationTest::keyGoesFromPaneToPaneAndBack()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    m_open.window()->sidePanel()->show(QStringLiteral("byline"));
    const auto press = [](Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, modifiers);
        return QApplication::focusWidget();
    };
    QVERIFY(m_open.window()->sidePanel()->isAncestorOf(press(Qt::NoModifier)));
    QVERIFY(!m_open.window()->sidePanel()->isAncestorOf(press(Qt::NoModifier))); // the preview
    for (int i = 0; i < 5 && !m_open.pane()->isAncestorOf(QApplication::focusWidget()); ++i)
        press(Qt::NoModifier);
    QVERIFY(m_open.pane()->isAncestorOf(QApplication::focusWidget()));
    // The desk takes the keyboard where it had it.
    QCOMPARE(press(Qt::NoModifier), m_open.editor());
    QVERIFY(m_open.pane()->isAncestorOf(press(Qt::ShiftModifier)));
}

void ApplicationTest::longNoticeLeavesTheDeskItsRoom()
{
    NoticeBar *notices = m_open.window()->notices();
    const QString sentence = QStringLiteral("Left out of the page: the furniture of its site, and more of it than one would think. ");
    notices->keepSaying(sentence.repeated(30));
    QTRY_VERIFY(notices->isVisible());
    QTRY_VERIFY(notices->height() < 8 * notices->fontMetrics().lineSpacing());
    auto *area = notices->findChild<QScrollArea *>(QStringLiteral("notice.area"));
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    QVERIFY(area->focusPolicy() & Qt::TabFocus);
    area->setFocus();
    QTest::keyClick(area, Qt::Key_PageDown);
    QVERIFY(area->verticalScrollBar()->value() > 0);
    notices->keepSaying(QStringLiteral("Short."));
    QCOMPARE(area->verticalScrollBar()->maximum(), 0);
    QTRY_VERIFY(notices->height() < 4 * notices->fontMetrics().lineSpacing() + 16);
}

void ApplicationTest::keysStayInTheTextWhenThePreviewDies()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    PreviewView *view = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((view = m_open.window()->findChild<PreviewView *>()) && view->page()->renderProcessPid() > 0, 15000);
    QSignalSpy shown(view, &PreviewView::pageShown);
    QSignalSpy failed(view, &PreviewView::failed);
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible(), 15000);
    while (failed.isEmpty()) {
        shown.clear();
        QTRY_VERIFY_WITH_TIMEOUT(view->page()->renderProcessPid() > 0, 15000);
        ::kill(static_cast<pid_t>(view->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty() || !failed.isEmpty(), 15000);
        QCOMPARE(QApplication::focusWidget(), m_open.editor());
    }
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" More."));
    QCOMPARE(m_open.draft()->body().toString(), QStringLiteral("Words. More."));
}

STET_PREVIEW_TEST_MAIN(ApplicationTest)

#include "applicationtest.moc"
