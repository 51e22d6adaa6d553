#include "app/store/library.h"
#include "app/store/librarylock.h"
#include "runningstet.h"
#include "ui/library/libraryproblem.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/prompts.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QPushButton>

#include <csignal>
#include <cstdio>

using namespace stet;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
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

/// How the program starts: with files, beside another window, over what it cannot open, and after it was killed.
class StartingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
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
    QString library() const { return m_folder->filePath(QStringLiteral("library")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void StartingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(takeOwnHome(*m_folder));
}

void StartingTest::filesOfTheCommandLineAreDraftsWithTheirAuthors()
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

void StartingTest::sameFileTwiceIsOneDraft()
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

void StartingTest::filesAreOpenedByKey()
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

void StartingTest::unreadableFileIsSaidAndTheRestIsThere()
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

void StartingTest::secondStartHandsOverToTheFirst()
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

void StartingTest::libraryThatAnotherWindowHoldsIsOpenedOnTheWritersWordOnly()
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

void StartingTest::brokenLibraryIsSaidAndNotTouched()
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

void StartingTest::killedWhileTypingLosesNothingThatWasTypedAQuarterOfASecondBefore()
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
