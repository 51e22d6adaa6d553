#include "app/store/librarylock.h"
#include "tests/ui/openwindow.h"
#include "ui/library/libraryproblem.h"
#include "ui/notices.h"
#include "ui/prompts.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QPushButton>

#include <csignal>
#include <cstdio>

using namespace stet;

namespace {

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
    OpenWindow open(library);
    if (!open.start())
        return 1;
    QTest::keyClicks(open.desk()->headline(), QStringLiteral("Killed"));
    const QString text = longText();
    for (qsizetype i = 0; i < text.size(); ++i) {
        QTest::keyClick(open.editor(), text[i].toLatin1());
        QTest::qWait(4);
        std::printf("%d\n", int(i + 1));
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

/// How the program starts: with files, beside another window, over what it cannot open, and after it was killed.
class StartingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_open.prepare()); }
    void cleanup() { m_open.close(); }
    void filesOfTheCommandLineAreDraftsWithTheirAuthors();
    void sameFileTwiceIsOneDraft();
    void filesAreOpenedByKey();
    void unreadableFileIsSaidAndTheRestIsThere();
    void secondStartHandsOverToTheFirst();
    void libraryThatAnotherWindowHoldsIsOpenedOnTheWritersWordOnly();
    void brokenLibraryIsSaidAndNotTouched();
    void killedWhileTypingLosesNothingThatWasTypedAQuarterOfASecondBefore();
    void withoutADisplayItSaysSoAndEndsWithTwo();
    void wrongUseEndsWithTwo();

private:
    OpenWindow m_open;
};

void StartingTest::filesOfTheCommandLineAreDraftsWithTheirAuthors()
{
    const QString path = m_open.makeFile(QStringLiteral("piece.md"),
                                         "---\ntitle: Harbour lights\nauthor: Ana Ruiz\n---\n\nThe last ferry left.\n");
    QVERIFY(m_open.start({path}));
    QTRY_VERIFY(m_open.draft());
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("Harbour lights"));
    QCOMPARE(m_open.draft()->body().toString().trimmed(), QStringLiteral("The last ferry left."));
    QCOMPARE(m_open.draft()->details().byline.authors.size(), 1);
    QTRY_COMPARE(m_open.titles(), QStringList{QStringLiteral("Harbour lights")});
    const auto kept = m_open.library();
    QVERIFY(kept);
    const auto authors = kept->authors().list();
    QCOMPARE(authors->size(), 1);
    QCOMPARE(authors->first().name, QStringLiteral("Ana Ruiz"));
    QCOMPARE(authors->first().id, m_open.draft()->details().byline.authors.first());
}

void StartingTest::sameFileTwiceIsOneDraft()
{
    const QString path = m_open.makeFile(QStringLiteral("piece.md"), "# Harbour lights\n\nThe last ferry left.\n");
    QVERIFY(m_open.start({path}));
    QTRY_VERIFY(m_open.draft());
    m_open.run("draft.new");
    m_open.type(QStringLiteral("Other"), QStringLiteral("Words."));
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start({path}));
    QTRY_VERIFY(m_open.draft());
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("Harbour lights"));
    QTRY_COMPARE(m_open.titles().size(), 2);
}

void StartingTest::filesAreOpenedByKey()
{
    const QString words = QStringLiteral("Die Fähre\n\nVon Ada Quill\n\nDer Rat hat beschlossen, die Fähre nicht mehr fahren zu "
                                         "lassen, und die Insel wird dafür mit dem Winter bezahlen.\n");
    const QString path = m_open.makeFile(QStringLiteral("fähre.txt"), words.toUtf8());
    QVERIFY(m_open.start());
    m_open.type(QStringLiteral("Open"), QStringLiteral("Words."));
    prompts::setNextAnswer(path);
    QTest::keyClick(m_open.editor(), Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(m_open.draft()->details().headline, QStringLiteral("Die Fähre"));
    QCOMPARE(m_open.draft()->details().language, QStringLiteral("de-DE"));
    QCOMPARE(m_open.draft()->details().byline.authors.size(), 1);
    QTRY_COMPARE(m_open.titles().size(), 2);
}

void StartingTest::unreadableFileIsSaidAndTheRestIsThere()
{
    const QString missing = m_open.path(QStringLiteral("missing.md"));
    const QString good = m_open.makeFile(QStringLiteral("good.txt"), "A plain paragraph of words.\n");
    QVERIFY(m_open.start({missing, good}));
    QTRY_VERIFY(m_open.draft());
    QVERIFY(m_open.draft()->body().toString().contains(QStringLiteral("plain paragraph")));
    QVERIFY2(m_open.window()->notices()->text().contains(QStringLiteral("missing.md")),
             qPrintable(m_open.window()->notices()->text()));
    OpenWindow other(m_open.path(QStringLiteral("other")));
    QVERIFY(other.start({missing}));
    QTRY_VERIFY(other.session()->draft());
    QVERIFY(other.draft()->details().headline.isEmpty());
}

void StartingTest::secondStartHandsOverToTheFirst()
{
    QVERIFY(m_open.start());
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    m_open.window()->showMinimized();
    QProcess second;
    second.start(QStringLiteral(STET_PROGRAM), {QStringLiteral("--library"), m_open.libraryFolder()});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20000);
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY(!m_open.window()->isMinimized());
}

void StartingTest::libraryThatAnotherWindowHoldsIsOpenedOnTheWritersWordOnly()
{
    QVERIFY(Library::open(m_open.libraryFolder()));
    const auto held = LibraryLock::take(m_open.libraryFolder(), QStringLiteral("stet")); // and it answers no call
    QVERIFY(held);
    QVERIFY(m_open.start());
    QVERIFY(!m_open.session());
    const QString said = m_open.window()->notices()->text();
    QVERIFY2(said.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(said));
    auto *verb = m_open.find<QPushButton>("notice.verb");
    QTRY_VERIFY(verb->isVisible());
    QTest::mouseClick(verb, Qt::LeftButton);
    QTRY_VERIFY(m_open.session());
    QTRY_VERIFY(m_open.draft());
    m_open.type(QStringLiteral("Beside"), QStringLiteral("Words."));
    QCOMPARE(m_open.draft()->body().toString(), QStringLiteral("Words."));
}

void StartingTest::brokenLibraryIsSaidAndNotTouched()
{
    const QByteArray bytes = QByteArrayLiteral("This file stands where the folder should be.\n");
    QFile file(m_open.libraryFolder());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(m_open.start());
    QVERIFY(!m_open.session());
    const auto *problem = m_open.window()->findChild<LibraryProblem *>();
    QVERIFY(problem->isPage() && problem->isVisible());
    QVERIFY(!problem->sentence().isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void StartingTest::killedWhileTypingLosesNothingThatWasTypedAQuarterOfASecondBefore()
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--type"), m_open.libraryFolder()});
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

    QVERIFY(m_open.start());
    const QString body = m_open.draft()->body().toString();
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("Killed"));
    QVERIFY2(body.size() >= mustBeThere, qPrintable(QStringLiteral("%1 of %2").arg(body.size()).arg(mustBeThere)));
    QCOMPARE(body, longText().left(body.size()));
}

void StartingTest::withoutADisplayItSaysSoAndEndsWithTwo()
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(variable));
    for (const QString &display : {QString(), QStringLiteral(":4711")}) {
        if (!display.isEmpty())
            environment.insert(QStringLiteral("DISPLAY"), display);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(STET_PROGRAM), {QStringLiteral("--library"), m_open.libraryFolder()});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 2);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(said.contains("needs a display"), said.constData());
        QCOMPARE(said.count('\n'), 1);
    }
    QVERIFY(!QFile::exists(m_open.libraryFolder()));
}

void StartingTest::wrongUseEndsWithTwo()
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
    StartingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "startingtest.moc"
