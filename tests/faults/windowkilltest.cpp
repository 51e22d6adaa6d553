#include "app/store/library.h"
#include "tests/faults/windowrun.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace stet;
using namespace stet::faults;

/// Kills, stops and starves the real window while keys are pressed in it, and looks what comes back.
class WindowKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothingBeyondAMomentWhenItIsKilled();
    void writesOnWhileTheDiskRefuses_data();
    void writesOnWhileTheDiskRefuses();
    void storesEverythingWhenTheSystemEndsIt_data();
    void storesEverythingWhenTheSystemEndsIt();
    void goesOnAfterItWasStopped();
    void keepsWordsWhenTheLibraryIsMovedAway();
    void keepsWordsWhenTheLibraryIsDeleted();

private:
    static constexpr int promise = 200; // milliseconds that a crash may cost
    static constexpr int stall = 3000;  // a machine that gives no time at all is no fault of the program's

    QString driver() const { return QStringLiteral(STET_WINDOW_DRIVER); }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QString fresh()
    {
        copyFolder(path("template"), path("library"));
        QDir(path("Stet rescued drafts")).removeRecursively();
        return path("library");
    }
    QProcessEnvironment homely() const
    {
        QProcessEnvironment all = environment(m_folder.path());
        all.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        all.insert(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1"));
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            all.insert(QLatin1String(variable), path(variable));
        return all;
    }
    /// The words of every draft, as a library has them once it was opened.
    QMap<QByteArray, QByteArray> wordsIn(const QString &library) const;
    int missing(const WindowRun &run, const QMap<QByteArray, QByteArray> &before,
                const QMap<QByteArray, QByteArray> &after, qint64 until) const;
    static QByteArray told(const QMap<QByteArray, QByteArray> &drafts)
    {
        QByteArray all;
        for (auto draft = drafts.begin(); draft != drafts.end(); ++draft)
            all += '\n' + draft.key() + ' ' + QByteArray::number(draft->size()) + " ..." + draft->right(60).toHex();
        return all;
    }
    static bool isOneEditAway(const QByteArray &words, const QByteArray &from);

    QTemporaryDir m_folder;
};

void WindowKillTest::initTestCase()
{
    const auto library = Library::open(path("template"));
    QVERIFY(library);
    for (int i = 0; i < 3; ++i) {
        Article article;
        article.headline = QStringLiteral("Article %1").arg(i);
        article.body = QStringLiteral("Words that stand here already, number %1.\n\n").arg(i).repeated(5);
        QVERIFY((*library)->articles().add(article));
    }
}

QMap<QByteArray, QByteArray> WindowKillTest::wordsIn(const QString &path) const
{
    QMap<QByteArray, QByteArray> all;
    LibraryOptions options;
    options.emergencyFolder = this->path("Stet rescued drafts");
    const auto library = Library::open(path, options);
    const auto list = library ? (*library)->articles().list() : Result<QList<ArticleSummary>>(library.error());
    for (const ArticleSummary &summary : list ? *list : QList<ArticleSummary>()) {
        const auto stored = (*library)->articles().load(summary.id);
        if (stored) {
            all.insert(summary.id.toByteArray(QUuid::WithoutBraces),
                       (stored->article.headline + QChar(1) + stored->article.body).toUtf8());
        }
    }
    return all;
}

bool WindowKillTest::isOneEditAway(const QByteArray &words, const QByteArray &from)
{
    constexpr qsizetype longestEdit = 600; // the longest paste of the driver, and one word
    const qsizetype shorter = std::min(words.size(), from.size());
    const qsizetype start = std::mismatch(words.begin(), words.begin() + shorter, from.begin()).first - words.begin();
    const qsizetype same =
        std::mismatch(words.rbegin(), words.rbegin() + (shorter - start), from.rbegin()).first - words.rbegin();
    return std::max(words.size(), from.size()) - start - same <= longestEdit;
}

/// Of how many drafts the words are older than those that stood on the screen at `until`.
int WindowKillTest::missing(const WindowRun &run, const QMap<QByteArray, QByteArray> &before,
                            const QMap<QByteArray, QByteArray> &after, qint64 until) const
{
    int lost = 0;
    for (auto draft = before.begin(); draft != before.end(); ++draft) {
        QByteArray owed = draft.value();
        QByteArray last = draft.value();
        QList<QByteArray> good;
        for (const WindowRun::State &state : run.states) {
            if (state.draft != draft.key())
                continue;
            last = state.words;
            if (state.heardAt <= until)
                owed = state.words;
            else
                good.append(state.words);
        }
        good.append(owed);
        const QByteArray words = after.value(draft.key());
        // The key during which it was killed may be there, and was not told any more.
        if (!good.contains(words) && !isOneEditAway(words, last))
            ++lost;
    }
    return lost;
}

void WindowKillTest::losesNothingBeyondAMomentWhenItIsKilled()
{
    bool chosen = false;
    const int wanted = qEnvironmentVariableIntValue("STET_KILLS", &chosen);
    const int kills = chosen ? wanted : isLong() ? 1000 : 12;
    QRandomGenerator random(qEnvironmentVariableIntValue("STET_SEED") + 3);
    const QString library = fresh();
    QMap<QByteArray, QByteArray> before = wordsIn(library);
    int late = 0;
    qint64 keys = 0;
    std::vector<qint64> starts;
    for (int kill = 0; kill < kills; ++kill) {
        WindowRun run(driver(), library, random.generate(), 12 + random.bounded(30), homely());
        QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.ready()), 60000);
        const qint64 life = run.now() + random.bounded(isLong() ? 2500 : 1500);
        while (run.now() < life)
            run.listen(5);
        run.signal(SIGKILL);
        const qint64 killedAt = run.now();
        QVERIFY(run.finish());
        const QByteArray what = QByteArray("kill ") + QByteArray::number(kill);
        QVERIFY2(!run.dialog, what);
        QVERIFY2(run.caretIsBack, what);
        // What the window showed when it was opened again is what the library held after the kill before.
        if (run.toldDrafts)
            QVERIFY2(run.drafts == before, what + ": shown " + told(run.drafts) + ", held " + told(before));
        const auto after = wordsIn(library);
        QCOMPARE(after.size(), before.size());
        late += missing(run, before, after, killedAt - promise);
        QVERIFY2(missing(run, before, after, killedAt - stall) == 0, what);
        QVERIFY2(debris(library).isEmpty(), what);
        QVERIFY2(!QFile::exists(library + QStringLiteral("/damaged")), what);
        keys += run.states.size();
        starts.push_back(run.readyAfter);
        before = after;
    }
    std::sort(starts.begin(), starts.end());
    qInfo("%d kills of the window, %lld keys, in %d of them a draft lost more than %d ms; caret back after %lld ms "
          "(median), %lld ms at the latest",
          kills, static_cast<long long>(keys), late, promise, static_cast<long long>(starts[starts.size() / 2]),
          static_cast<long long>(starts.back()));
}

void WindowKillTest::writesOnWhileTheDiskRefuses_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("full") << QStringLiteral("enospc");
    QTest::newRow("broken") << QStringLiteral("eio");
}

void WindowKillTest::writesOnWhileTheDiskRefuses()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    QFETCH(QString, mode);
    const QString library = fresh();
    const QString flag = path("refuses");
    QProcessEnvironment shim = homely();
    const QProcessEnvironment faults = faulty(m_folder.path(), library, mode, 0);
    for (const char *variable : {"LD_PRELOAD", "FAULT_PATH", "FAULT_MODE", "FAULT_AT"})
        shim.insert(QLatin1String(variable), faults.value(QLatin1String(variable)));
    shim.insert(QStringLiteral("FAULT_WHILE"), flag);
    WindowRun run(driver(), library, 5, 150, shim);
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.ready() && run.saved == "Saved"), 60000);
    QVERIFY(QFile(flag).open(QIODevice::WriteOnly));
    const qint64 refusedAt = run.now();
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.saved == "Not saved"), 30000);
    const qint64 saidAfter = run.now() - refusedAt;
    run.allSaved.clear();
    run.slowestKey = 0;
    const qsizetype states = run.states.size();
    const qint64 until = run.now() + (isLong() ? 600000 : 2000);
    while (run.now() < until || run.states.size() < states + 8) // writing goes on
        run.listen();
    QVERIFY2(!run.allSaved.contains("Saved"), "said of words that the disk refused");
    QVERIFY(!QDir(path("Stet rescued drafts")).entryList({QStringLiteral("*.md")}).isEmpty());
    QVERIFY2(run.notice.contains("rescued") || !run.notice.isEmpty(), run.notice);
    const qint64 slowest = run.slowestKey;
    QVERIFY(QFile::remove(flag));
    const qint64 freeAt = run.now();
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.saved == "Saved"), 30000);
    const qint64 savedAfter = run.now() - freeAt;
    const auto before = run.drafts;
    run.signal(SIGKILL);
    const qint64 killedAt = run.now();
    QVERIFY(run.finish());
    QCOMPARE(missing(run, before, wordsIn(library), killedAt - stall), 0);
    qInfo("%s disk: said after %lld ms, slowest key meanwhile %lld ms, saved %lld ms after it was free again, 0 lost",
          QTest::currentDataTag(), static_cast<long long>(saidAfter), static_cast<long long>(slowest / 1000),
          static_cast<long long>(savedAfter));
}

void WindowKillTest::storesEverythingWhenTheSystemEndsIt_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void WindowKillTest::storesEverythingWhenTheSystemEndsIt()
{
    QFETCH(int, signal);
    const QString library = fresh();
    WindowRun run(driver(), library, 8, 20, homely());
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.ready() && run.states.size() > 20), 60000);
    const auto before = run.drafts;
    run.signal(signal);
    const qint64 endedAt = run.now();
    QVERIFY(run.finish());
    const qint64 took = run.now() - endedAt;
    QCOMPARE(run.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(run.process().exitCode(), 0);
    QVERIFY(QDir(library + QStringLiteral("/journal")).entryList(QDir::Files).isEmpty());
    QCOMPARE(missing(run, before, wordsIn(library), endedAt), 0);
    qInfo("%s: ended after %lld ms, 0 characters lost", QTest::currentDataTag(), static_cast<long long>(took));
}

void WindowKillTest::goesOnAfterItWasStopped()
{
    const QString library = fresh();
    WindowRun run(driver(), library, 9, 20, homely());
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.ready() && run.states.size() > 10), 60000);
    run.signal(SIGSTOP);
    // A second window is told who has the library; it harms nothing and ends when it is asked to.
    QElapsedTimer clock;
    clock.start();
    WindowRun second(driver(), library, 9, 20, homely());
    QVERIFY(second.finish());
    QCOMPARE(second.process().exitCode(), 3); // no session: the library is held
    qInfo("a second window gave up after %lld ms", static_cast<long long>(clock.elapsed()));
    run.listen();
    const qsizetype states = run.states.size();
    run.signal(SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.states.size() > states + 10), 60000);
    const auto before = run.drafts;
    run.signal(SIGTERM);
    const qint64 endedAt = run.now();
    QVERIFY(run.finish());
    QCOMPARE(missing(run, before, wordsIn(library), endedAt), 0);
}

void WindowKillTest::keepsWordsWhenTheLibraryIsMovedAway()
{
    const QString library = fresh();
    QDir(path("moved")).removeRecursively();
    WindowRun run(driver(), library, 10, 20, homely());
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.ready() && run.states.size() > 20), 60000);
    const auto before = run.drafts;
    QVERIFY(QDir().rename(library, path("moved")));
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.saved == "Not saved"), 30000);
    QVERIFY(!QFile::exists(library));
    const qsizetype states = run.states.size();
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.states.size() > states + 10), 30000);
    run.signal(SIGTERM);
    const qint64 endedAt = run.now();
    QVERIFY(run.finish());
    QCOMPARE(run.process().exitCode(), 0);
    // Whoever opens it at its new place has every word.
    QCOMPARE(missing(run, before, wordsIn(path("moved")), endedAt), 0);
}

void WindowKillTest::keepsWordsWhenTheLibraryIsDeleted()
{
    const QString library = fresh();
    WindowRun run(driver(), library, 11, 20, homely());
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.ready() && run.states.size() > 20), 60000);
    QTRY_VERIFY(QDir(library).removeRecursively()); // while files come and go in it
    QTRY_VERIFY_WITH_TIMEOUT((run.listen(), run.saved == "Not saved"), 30000);
    const QByteArray open = run.states.last().draft;
    run.signal(SIGTERM);
    QVERIFY(run.finish());
    const auto after = wordsIn(library);
    // Drafts that were not open went with the folder; the open one is in the library that is made anew.
    QVERIFY(after.contains(open));
    const QByteArray last = std::find_if(run.states.rbegin(), run.states.rend(), [&open](const WindowRun::State &state) {
                                return state.draft == open;
                            })->words;
    QCOMPARE(after.value(open), last);
}

QTEST_GUILESS_MAIN(WindowKillTest)
#include "windowkilltest.moc"
