#include "app/store/library.h"
#include "runningstet.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/preview/previewview.h"
#include "ui/sidepanel.h"
#include "ui/statusline.h"

#include <QAccessible>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
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

class ApplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCommandOfTheTableDoesSomething();
    void everyControlHasANameForThoseWhoCannotSeeIt();
    void panelsTakeTheKeyboardWhenTheyOpen_data();
    void panelsTakeTheKeyboardWhenTheyOpen();
    void whatWasTypedIsThereAfterReopening();
    void caretComesBackToItsPlace();
    void longTextOpensWhereItWasScrolledTo();
    void untouchedDraftLeavesNoTrace();
    void headlineShowsInTheLibraryWithinMoments();
    void deletedDraftComesBackByUndo();
    void duplicateHasTheLastWords();
    void renamingTheOpenDraftChangesItsHeadline();
    void stateOfADraftCanBeChanged();
    void draftsAreSwitchedByKey_data();
    void draftsAreSwitchedByKey();
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
    QString library() const { return m_folder->filePath(QStringLiteral("library")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ApplicationTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(takeOwnHome(*m_folder));
}

void ApplicationTest::everyCommandOfTheTableDoesSomething()
{
    const Running stet(library());
    for (const CommandRow &row : commandTable())
        QVERIFY2(stet.window().commands()->isConnected(row.id), row.id);
}

void ApplicationTest::everyControlHasANameForThoseWhoCannotSeeIt()
{
    const Running stet(library());
    stet.type(QStringLiteral("A wrod"), QStringLiteral("\"It is brigt,\" said Ada Quill."));
    QCOMPARE(unnamedControls(stet.window()), QStringList());
    SidePanel *side = stet.window().sidePanel();
    for (const QString &panel : side->panels()) {
        side->show(panel);
        QTRY_VERIFY(side->panel(panel)->isVisible());
        QCOMPARE(unnamedControls(*side), QStringList());
    }
    // What is opened by a command, in the window or before it.
    for (const char *command : {"authors.all", "authors.new", "edit.replace", "library.trash", "app.palette",
                                "app.shortcuts", "app.settings", "export.files", "quotations.ledger"}) {
        stet.run(command);
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (!widget->isVisible())
                continue;
            QVERIFY2(unnamedControls(*widget).isEmpty(),
                     qPrintable(QLatin1String(command) + u' ' + unnamedControls(*widget).join(u'|')));
            if (widget != &stet.window())
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
    const Running stet(library());
    stet.type(QStringLiteral("A wrod"), QStringLiteral("\"It is brigt,\" said Ada Quill."));
    QTRY_VERIFY(stet.window().sidePanel()->panels().contains(panel));
    stet.run(("panel." + panel.toLatin1()).constData());
    const QWidget *opened = stet.window().sidePanel()->panel(panel);
    QVERIFY(opened->isVisible());
    QVERIFY2(stet.window().sidePanel()->isAncestorOf(QApplication::focusWidget()),
             qPrintable(QApplication::focusWidget()->objectName()));
    // By Escape back to the text.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!opened->isVisible());
    QCOMPARE(QApplication::focusWidget(), stet.body());
}

void ApplicationTest::whatWasTypedIsThereAfterReopening()
{
    {
        const Running stet(library());
        stet.type(QStringLiteral("Harbour lights"), QStringLiteral("The last ferry left."));
        QVERIFY(stet.window().close());
    }
    const Running again(library());
    QCOMPARE(again.draft().details().headline, QStringLiteral("Harbour lights"));
    QCOMPARE(again.draft().body().toString(), QStringLiteral("The last ferry left."));
    QCOMPARE(again.body()->toPlainText(), QStringLiteral("The last ferry left."));
    QTRY_COMPARE(again.titles(), QStringList{QStringLiteral("Harbour lights")});
}

void ApplicationTest::caretComesBackToItsPlace()
{
    {
        const Running stet(library());
        stet.type(QStringLiteral("Place"), QStringLiteral("One two three four."));
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(stet.body(), Qt::Key_Left);
        QVERIFY(stet.window().close());
    }
    const Running again(library());
    QTRY_COMPARE(again.body()->textCursor().position(), 14);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("and "));
    QCOMPARE(again.draft().body().toString(), QStringLiteral("One two three and four."));
}

void ApplicationTest::longTextOpensWhereItWasScrolledTo()
{
    const QByteArray paragraph = QByteArray("The council voted on Tuesday to close the ferry, and the island pays for it. ").repeated(6);
    const QString path = m_folder->filePath(QStringLiteral("long.md"));
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# Long\n\n" + QByteArray(paragraph + "\n\n").repeated(300));
    }
    double place = 0;
    {
        const Running stet(library(), {path});
        QTRY_VERIFY(stet.session()->draft());
        QTest::keyClick(stet.body(), Qt::Key_End, Qt::ControlModifier);
        // Looking around lays paragraphs out, which changes what the scroll bar counts.
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(stet.body(), Qt::Key_PageUp);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(stet.body(), Qt::Key_PageDown);
        place = stet.body()->scrollPlace();
        QVERIFY(place > 300);
        QVERIFY(stet.window().close());
    }
    const Running again(library());
    QTRY_VERIFY(again.session()->draft());
    QTRY_VERIFY2(std::abs(again.body()->scrollPlace() - place) < 1, qPrintable(QString::number(again.body()->scrollPlace())));
    QTRY_VERIFY(again.body()->viewport()->rect().intersects(again.body()->cursorRect()));
    // Neither another width nor another size of the words moves the text away.
    place = again.body()->scrollPlace();
    again.window().resize(again.window().width() - 320, again.window().height());
    QTRY_VERIFY(std::abs(again.body()->scrollPlace() - place) < 1.5);
    again.run("view.larger");
    QTRY_VERIFY(std::abs(again.body()->scrollPlace() - place) < 1.5);
}

void ApplicationTest::untouchedDraftLeavesNoTrace()
{
    {
        const Running stet(library());
        stet.type(QStringLiteral("One"), QStringLiteral("Words."));
        stet.run("draft.new");
        stet.run("draft.new");
        QVERIFY(stet.draft().details().headline.isEmpty());
        QVERIFY(stet.window().close());
    }
    const auto kept = Library::open(library());
    QVERIFY(kept);
    QCOMPARE(kept.value()->articles().list()->size(), 1);
}

void ApplicationTest::headlineShowsInTheLibraryWithinMoments()
{
    const Running stet(library());
    QTest::keyClicks(stet.headline(), QStringLiteral("Quick"));
    QTRY_COMPARE(stet.titles(), QStringList{QStringLiteral("Quick")});
}

void ApplicationTest::deletedDraftComesBackByUndo()
{
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("First."));
    stet.run("draft.new");
    stet.type(QStringLiteral("Two"), QStringLiteral("Second."));
    QTRY_COMPARE(stet.titles().size(), 2);
    QTest::keyClick(stet.body(), Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(stet.draft().details().headline, QStringLiteral("One"));
    QCOMPARE(stet.titles(), QStringList{QStringLiteral("One")});
    QTRY_VERIFY(stet.window().notices()->text().contains(QStringLiteral("Two")));
    QTest::mouseClick(stet.window().findChild<QPushButton *>(QStringLiteral("notice.verb")), Qt::LeftButton);
    QTRY_COMPARE(stet.draft().details().headline, QStringLiteral("Two"));
    QCOMPARE(stet.draft().body().toString(), QStringLiteral("Second."));
    QTRY_COMPARE(stet.titles().size(), 2);
}

void ApplicationTest::duplicateHasTheLastWords()
{
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("Words."));
    const ArticleId original = stet.draft().id();
    stet.run("draft.duplicate");
    QTRY_VERIFY(stet.draft().id() != original);
    QCOMPARE(stet.draft().body().toString(), QStringLiteral("Words."));
    QTRY_COMPARE(stet.titles().size(), 2);
}

void ApplicationTest::renamingTheOpenDraftChangesItsHeadline()
{
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("Words."));
    QTRY_COMPARE(stet.titles(), QStringList{QStringLiteral("One")});
    DraftList *drafts = stet.pane().drafts();
    QVERIFY(drafts->setData(drafts->index(0), QStringLiteral("Better"), Qt::EditRole));
    QCOMPARE(stet.draft().details().headline, QStringLiteral("Better"));
    QTRY_COMPARE(stet.window().windowTitle().left(6), QStringLiteral("Better"));
}

void ApplicationTest::stateOfADraftCanBeChanged()
{
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("Words."));
    stet.run("state.ready");
    QCOMPARE(stet.draft().details().state, ArticleState::Ready);
    QVERIFY(stet.window().commands()->action("state.ready")->isChecked());
    QVERIFY(!stet.window().commands()->action("state.draft")->isChecked());
    QTRY_COMPARE(stet.pane().drafts()->index(0).data(DraftList::StateRole).toInt(), int(ArticleState::Ready));
}

void ApplicationTest::draftsAreSwitchedByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("next") << int(Qt::Key_PageDown);
    QTest::newRow("previous") << int(Qt::Key_PageUp);
}

void ApplicationTest::draftsAreSwitchedByKey()
{
    QFETCH(int, key);
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("First."));
    stet.run("draft.new");
    stet.type(QStringLiteral("Two"), QStringLiteral("Second."));
    QTRY_COMPARE(stet.titles(), QStringList({QStringLiteral("Two"), QStringLiteral("One")}));
    QTest::keyClick(stet.body(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(stet.draft().details().headline, QStringLiteral("One"));
    QTest::keyClick(stet.body(), Qt::Key(key), Qt::ControlModifier);
    QCOMPARE(stet.draft().details().headline,
             key == Qt::Key_PageDown ? QStringLiteral("One") : QStringLiteral("Two"));
}

void ApplicationTest::panesAndTheirSizesAreRemembered()
{
    {
        const Running stet(library());
        stet.window().resize(1500, 900);
        stet.run("view.library");
        QVERIFY(!stet.window().isLibraryShown());
        QVERIFY(stet.window().close());
    }
    {
        const Running again(library());
        QCOMPARE(again.window().size(), QSize(1500, 900));
        QVERIFY(!again.window().isLibraryShown());
        QVERIFY(again.window().isPreviewShown());
        again.run("view.library");
        again.run("view.preview");
        QVERIFY(again.window().close());
    }
    const Running third(library());
    QVERIFY(third.window().isLibraryShown());
    QVERIFY(!third.window().isPreviewShown());
}

void ApplicationTest::narrowWindowKeepsTheDesk()
{
    const Running stet(library());
    MainWindow &window = stet.window();
    const auto deskWidth = [&window] { return window.findChild<QWidget *>(QStringLiteral("room.desk"))->width(); };
    window.resize(1600, 1000);
    QVERIFY(window.isLibraryShown() && window.isPreviewShown());
    window.resize(1024, 700);
    QVERIFY(!window.isLibraryShown());
    QVERIFY(window.isPreviewShown());
    QVERIFY(deskWidth() >= 480);
    QCOMPARE(window.width(), 1024);
    stet.run("panel.byline");
    QVERIFY(window.isPreviewShown());
    // Too narrow for both: the page makes way for the panel and comes back after it.
    window.resize(840, 700);
    QVERIFY(!window.isPreviewShown());
    QCOMPARE(window.width(), 840);
    window.sidePanel()->show(QString());
    QVERIFY(window.isPreviewShown());
    window.resize(640, 700);
    QVERIFY(!window.isLibraryShown() && !window.isPreviewShown());
    QCOMPARE(window.width(), 640);
    stet.run("view.library");
    QVERIFY(window.isLibraryShown());
    window.resize(1600, 1000);
    QVERIFY(window.isLibraryShown() && window.isPreviewShown());
}

void ApplicationTest::focusModeLeavesTheDeskAloneAndEscapeEndsIt()
{
    const Running stet(library());
    MainWindow &window = stet.window();
    stet.type(QStringLiteral("One"), QStringLiteral("Words."));
    QTest::keyClick(stet.body(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window.isFocusMode());
    QVERIFY(!window.isLibraryShown() && !window.isPreviewShown());
    QVERIFY(!window.statusLine()->isVisible());
    QVERIFY(window.isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" More"));
    QVERIFY(stet.draft().body().toString().contains(QStringLiteral("More")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!window.isFocusMode());
    QVERIFY(window.statusLine()->isVisible());
}

void ApplicationTest::textSizeIsChangedByKeyAndRemembered()
{
    double size = 0;
    {
        const Running stet(library());
        const double before = stet.body()->font().pointSizeF();
        QTest::keyClick(stet.body(), Qt::Key_Plus, Qt::ControlModifier);
        QTest::keyClick(stet.body(), Qt::Key_Equal, Qt::ControlModifier);
        size = stet.body()->font().pointSizeF();
        QVERIFY(size > before);
        QVERIFY(stet.window().close());
    }
    const Running again(library());
    QCOMPARE(again.body()->font().pointSizeF(), size);
    QTest::keyClick(again.body(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(again.body()->font().pointSizeF() < size);
}

void ApplicationTest::settingsAreInForceAtOnce()
{
    const Running stet(library());
    stet.run("app.settings");
    auto *box = stet.window().findChild<QWidget *>(QStringLiteral("setting.look/toolbar"));
    QVERIFY(box);
    QWidget *toolbar = stet.window().findChild<QWidget *>(QStringLiteral("toolbar"));
    QVERIFY(toolbar->isVisible());
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!toolbar->isVisible());
    QTest::keyClick(box->window(), Qt::Key_Escape);
}

void ApplicationTest::typewriterKeepsTheLineInTheMiddle()
{
    const Running stet(library());
    stet.type(QStringLiteral("Long"), QStringLiteral("Line."));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(stet.body(), Qt::Key_Return);
    const auto caret = [&stet] { return double(stet.body()->cursorRect().center().y()) / stet.body()->viewport()->height(); };
    QVERIFY(caret() > 0.7);
    stet.run("app.settings");
    auto *box = stet.window().findChild<QWidget *>(QStringLiteral("setting.writing/typewriter"));
    QTest::keyClick(box, Qt::Key_Space);
    QTest::keyClick(box->window(), Qt::Key_Escape);
    QTest::keyClick(stet.body(), Qt::Key_Return);
    QVERIFY2(caret() > 0.35 && caret() < 0.65, qPrintable(QString::number(caret())));
}

void ApplicationTest::wordsAreCountedInTheLanguageOfTheProgram()
{
    const Running stet(library());
    const auto *words = stet.window().findChild<QLabel *>(QStringLiteral("status.words"));
    stet.type(QStringLiteral("Count"), QStringLiteral("One"));
    QTRY_COMPARE(words->text(), QStringLiteral("1 word"));
    stet.type({}, QStringLiteral(" two three."));
    QTRY_COMPARE(words->text(), QStringLiteral("3 words"));
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(stet.body(), Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(words->text(), QStringLiteral("1 of 3 words"));
}

void ApplicationTest::keyGoesFromPaneToPaneAndBack()
{
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("Words."));
    stet.window().sidePanel()->show(QStringLiteral("byline"));
    const auto press = [](Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, modifiers);
        return QApplication::focusWidget();
    };
    QVERIFY(stet.window().sidePanel()->isAncestorOf(press(Qt::NoModifier)));
    QVERIFY(!stet.window().sidePanel()->isAncestorOf(press(Qt::NoModifier))); // the preview
    for (int i = 0; i < 5 && !stet.pane().isAncestorOf(QApplication::focusWidget()); ++i)
        press(Qt::NoModifier);
    QVERIFY(stet.pane().isAncestorOf(QApplication::focusWidget()));
    // The desk takes the keyboard where it had it.
    QCOMPARE(press(Qt::NoModifier), stet.body());
    QVERIFY(stet.pane().isAncestorOf(press(Qt::ShiftModifier)));
}

void ApplicationTest::keysStayInTheTextWhenThePreviewDies()
{
    const Running stet(library());
    stet.type(QStringLiteral("One"), QStringLiteral("Words."));
    PreviewView *view = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((view = stet.window().findChild<PreviewView *>()) && view->page()->renderProcessPid() > 0, 15000);
    QSignalSpy shown(view, &PreviewView::pageShown);
    QSignalSpy failed(view, &PreviewView::failed);
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible(), 15000);
    while (failed.isEmpty()) {
        shown.clear();
        QTRY_VERIFY_WITH_TIMEOUT(view->page()->renderProcessPid() > 0, 15000);
        ::kill(static_cast<pid_t>(view->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty() || !failed.isEmpty(), 15000);
        QCOMPARE(QApplication::focusWidget(), stet.body());
    }
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" More."));
    QCOMPARE(stet.draft().body().toString(), QStringLiteral("Words. More."));
}

void ApplicationTest::longNoticeLeavesTheDeskItsRoom()
{
    const Running stet(library());
    NoticeBar *notices = stet.window().notices();
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

int main(int argc, char **argv)
{
    preparePreview();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stet"));
    ApplicationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "applicationtest.moc"
