#include "app/article/draft.h"
#include "app/store/library.h"
#include "app/store/librarylock.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/library/librarypane.h"
#include "ui/library/libraryproblem.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/preview/previewview.h"
#include "ui/prompts.h"
#include "ui/session.h"
#include "ui/sidepanel.h"
#include "ui/statusline.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWebEnginePage>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace stet;

namespace {

/// A Stet that runs in this process on a library in a folder of the test.
class Running
{
public:
    explicit Running(const QString &library, const QStringList &files = {})
    {
        StartOptions options;
        options.library = library;
        options.files = files;
        m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
        started = m_application->start();
        if (!started)
            return;
        window().activateWindow();
        std::ignore = QTest::qWaitForWindowActive(&window());
    }

    MainWindow &window() const { return *m_application->window(); }
    Session *session() const { return m_application->session(); }
    Draft &draft() const { return *m_application->session()->draft(); }
    ArticleEditor *body() const { return window().findChild<ArticleEditor *>(); }
    QWidget *headline() const { return window().findChild<QWidget *>(QStringLiteral("headline")); }
    LibraryPane &pane() const { return *window().findChild<LibraryPane *>(); }
    QStringList titles() const
    {
        QStringList titles;
        for (const ArticleSummary &draft : pane().drafts()->drafts())
            titles.append(DraftList::titleOf(draft));
        return titles;
    }
    void run(const char *command) const { window().commands()->action(command)->trigger(); }
    void type(const QString &headlineText, const QString &bodyText) const
    {
        headline()->setFocus();
        QTest::keyClicks(headline(), headlineText);
        body()->setFocus();
        QTest::keyClicks(body(), bodyText);
    }

    bool started = false;

private:
    std::unique_ptr<Application> m_application;
};

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

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

constexpr int typedCharacters = 4000;

/// What the child process of killedWhileTyping… writes: words that tell which came when.
QString longText()
{
    QString text;
    for (int i = 0; text.size() < typedCharacters; ++i)
        text += QStringLiteral("word%1 ").arg(i);
    return text.left(typedCharacters);
}

/// Types into a new draft, key by key, and says on stdout how many keys it has typed, until it is killed.
int typeUntilKilled(const QString &library)
{
    const Running stet(library);
    QTest::keyClicks(stet.headline(), QStringLiteral("Killed"));
    const QString text = longText();
    for (qsizetype i = 0; i < text.size(); ++i) {
        QTest::keyClick(stet.body(), text[i].toLatin1());
        QTest::qWait(4);
        std::printf("%d\n", int(i + 1));
        std::fflush(stdout);
    }
    return 0;
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
    void filesOfTheCommandLineAreDraftsWithTheirAuthors();
    void sameFileTwiceIsOneDraft();
    void filesAreOpenedByKey();
    void keyGoesFromPaneToPaneAndBack();
    void unreadableFileIsSaidAndTheRestIsThere();
    void longNoticeLeavesTheDeskItsRoom();
    void keysStayInTheTextWhenThePreviewDies();
    void secondStartHandsOverToTheFirst();
    void libraryThatAnotherWindowHoldsIsOpenedOnTheWritersWordOnly();
    void brokenLibraryIsSaidAndNotTouched();
    void killedWhileTypingLosesNothingThatWasTypedAQuarterOfASecondBefore();
    void withoutADisplayItSaysSoAndEndsWithTwo();
    void wrongUseEndsWithTwo();

private:
    QString library() const { return m_folder->filePath(QStringLiteral("library")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ApplicationTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
        const QString folder = m_folder->filePath(QString::fromLatin1(variable));
        QVERIFY(QDir().mkpath(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, folder.toLocal8Bit());
    }
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

void ApplicationTest::filesOfTheCommandLineAreDraftsWithTheirAuthors()
{
    const QString path = m_folder->filePath(QStringLiteral("piece.md"));
    QVERIFY(write(path, "---\ntitle: Harbour lights\nauthor: Ana Ruiz\n---\n\nThe last ferry left.\n"));
    const Running stet(library(), {path});
    QTRY_VERIFY(stet.session()->draft());
    QCOMPARE(stet.draft().details().headline, QStringLiteral("Harbour lights"));
    QCOMPARE(stet.draft().body().toString().trimmed(), QStringLiteral("The last ferry left."));
    QCOMPARE(stet.draft().details().byline.authors.size(), 1);
    QTRY_COMPARE(stet.titles(), QStringList{QStringLiteral("Harbour lights")});
    const auto kept = Library::connect(library());
    QVERIFY(kept);
    const auto authors = kept.value()->authors().list();
    QCOMPARE(authors->size(), 1);
    QCOMPARE(authors->first().name, QStringLiteral("Ana Ruiz"));
    QCOMPARE(authors->first().id, stet.draft().details().byline.authors.first());
}

void ApplicationTest::sameFileTwiceIsOneDraft()
{
    const QString path = m_folder->filePath(QStringLiteral("piece.md"));
    QVERIFY(write(path, "# Harbour lights\n\nThe last ferry left.\n"));
    {
        const Running stet(library(), {path});
        QTRY_VERIFY(stet.session()->draft());
        stet.run("draft.new");
        stet.type(QStringLiteral("Other"), QStringLiteral("Words."));
        QVERIFY(stet.window().close());
    }
    const Running again(library(), {path});
    QTRY_VERIFY(again.session()->draft());
    QCOMPARE(again.draft().details().headline, QStringLiteral("Harbour lights"));
    QTRY_COMPARE(again.titles().size(), 2);
}

void ApplicationTest::filesAreOpenedByKey()
{
    const QString path = m_folder->filePath(QStringLiteral("fähre.txt"));
    QVERIFY(write(path, QStringLiteral("Die Fähre\n\nVon Ada Quill\n\nDer Rat hat beschlossen, die Fähre nicht mehr fahren zu "
                                       "lassen, und die Insel wird dafür mit dem Winter bezahlen.\n").toUtf8()));
    const Running stet(library());
    stet.type(QStringLiteral("Open"), QStringLiteral("Words."));
    prompts::setNextAnswer(path);
    QTest::keyClick(stet.body(), Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(stet.draft().details().headline, QStringLiteral("Die Fähre"));
    QCOMPARE(stet.draft().details().language, QStringLiteral("de-DE"));
    QCOMPARE(stet.draft().details().byline.authors.size(), 1);
    QTRY_COMPARE(stet.titles().size(), 2);
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

void ApplicationTest::unreadableFileIsSaidAndTheRestIsThere()
{
    const QString missing = m_folder->filePath(QStringLiteral("missing.md"));
    const QString good = m_folder->filePath(QStringLiteral("good.txt"));
    QVERIFY(write(good, "A plain paragraph of words.\n"));
    const Running stet(library(), {missing, good});
    QTRY_VERIFY(stet.session()->draft());
    QVERIFY(stet.draft().body().toString().contains(QStringLiteral("plain paragraph")));
    QVERIFY2(stet.window().notices()->text().contains(QStringLiteral("missing.md")),
             qPrintable(stet.window().notices()->text()));
    const Running other(m_folder->filePath(QStringLiteral("other")), {missing});
    QTRY_VERIFY(other.session()->draft());
    QVERIFY(other.draft().details().headline.isEmpty());
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

void ApplicationTest::secondStartHandsOverToTheFirst()
{
    const Running first(library());
    first.type(QStringLiteral("One"), QStringLiteral("Words."));
    first.window().showMinimized();
    QProcess second;
    second.start(QStringLiteral(STET_PROGRAM), {QStringLiteral("--library"), library()});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20000);
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY(!first.window().isMinimized());
}

void ApplicationTest::libraryThatAnotherWindowHoldsIsOpenedOnTheWritersWordOnly()
{
    QVERIFY(Library::open(library()));
    const auto held = LibraryLock::take(library(), QStringLiteral("stet")); // and it answers no call
    QVERIFY(held);
    const Running stet(library());
    QVERIFY(stet.started);
    QVERIFY(!stet.session());
    const QString said = stet.window().notices()->text();
    QVERIFY2(said.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(said));
    auto *verb = stet.window().findChild<QPushButton *>(QStringLiteral("notice.verb"));
    QTRY_VERIFY(verb->isVisible());
    QTest::mouseClick(verb, Qt::LeftButton);
    QTRY_VERIFY(stet.session());
    QTRY_VERIFY(stet.session()->draft());
    stet.type(QStringLiteral("Beside"), QStringLiteral("Words."));
    QCOMPARE(stet.draft().body().toString(), QStringLiteral("Words."));
}

void ApplicationTest::brokenLibraryIsSaidAndNotTouched()
{
    const QByteArray bytes = QByteArrayLiteral("This file stands where the folder should be.\n");
    QFile file(library());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const Running stet(library());
    QVERIFY(stet.started);
    QVERIFY(!stet.session());
    const auto *problem = stet.window().findChild<LibraryProblem *>();
    QVERIFY(problem->isPage() && problem->isVisible());
    QVERIFY(!problem->sentence().isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void ApplicationTest::killedWhileTypingLosesNothingThatWasTypedAQuarterOfASecondBefore()
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--type"), library()});
    QElapsedTimer clock;
    clock.start();
    QList<std::pair<qint64, int>> typed; // when it was said, and how many keys
    while (clock.elapsed() < 60'000 && (typed.isEmpty() || typed.last().second < 150)) {
        child.waitForReadyRead(50);
        while (child.canReadLine())
            typed.append({clock.elapsed(), child.readLine().trimmed().toInt()});
    }
    ::kill(pid_t(child.processId()), SIGKILL);
    const qint64 killed = clock.elapsed();
    QVERIFY(child.waitForFinished());
    QVERIFY(!typed.isEmpty());
    int mustBeThere = 0;
    for (const auto &[when, count] : std::as_const(typed)) {
        if (when <= killed - 250)
            mustBeThere = count;
    }
    QVERIFY(mustBeThere > 0);

    const Running stet(library());
    const QString body = stet.draft().body().toString();
    QCOMPARE(stet.draft().details().headline, QStringLiteral("Killed"));
    QVERIFY2(body.size() >= mustBeThere, qPrintable(QStringLiteral("%1 of %2").arg(body.size()).arg(mustBeThere)));
    QCOMPARE(body, longText().left(body.size()));
}

void ApplicationTest::withoutADisplayItSaysSoAndEndsWithTwo()
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(variable));
    for (const QString &display : {QString(), QStringLiteral(":4711")}) {
        if (!display.isEmpty())
            environment.insert(QStringLiteral("DISPLAY"), display);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(STET_PROGRAM), {QStringLiteral("--library"), library()});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 2);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(said.contains("needs a display"), said.constData());
        QCOMPARE(said.count('\n'), 1);
    }
    QVERIFY(!QFile::exists(library()));
}

void ApplicationTest::wrongUseEndsWithTwo()
{
    QProcess program;
    program.start(QStringLiteral(STET_PROGRAM), {QStringLiteral("--nonsense")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.readAllStandardError().contains("--nonsense"));
    program.start(QStringLiteral(STET_PROGRAM), {QStringLiteral("--help")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAllStandardOutput().contains("--library"));
}

int main(int argc, char **argv)
{
    preparePreview();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stet"));
    if (argc == 3 && QByteArray(argv[1]) == "--type")
        return typeUntilKilled(QString::fromLocal8Bit(argv[2]));
    ApplicationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "applicationtest.moc"
