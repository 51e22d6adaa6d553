#include "app/store/librarycheck.h"
#include "tests/faults/faultrun.h"
#include "tests/faults/tracedfolder.h"
#include "tests/faults/typingscript.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;
using namespace stet::faults;

/// Writes down what a program writes, and lets the power fail at any moment of it: what was not synced is lost in part,
/// torn or out of order. What was shown as saved must be there.
class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingThatWasShownAsSaved();
    void leavesExportedFilesWholeOrNotAtAll();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    /// What a cut left is looked at in memory where the system has a place for that: there is no disk to wait for.
    QString cutPath(const char *name) const { return m_memory.filePath(QLatin1String(name)); }
    static QString memory()
    {
        const QString shared = QStringLiteral("/dev/shm");
        return (QFileInfo(shared).isWritable() ? shared : QDir::tempPath()) + QStringLiteral("/powercut-XXXXXX");
    }
    static ArticleId idOf(int number) { return QUuid::createUuidV5(QUuid(), QString::number(number)); }
    QProcessEnvironment traced(const char *below) const
    {
        QProcessEnvironment all = environment(m_folder.path());
        all.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(STET_TRACE_SHIM));
        all.insert(QStringLiteral("TRACE_PATH"), path(below));
        all.insert(QStringLiteral("TRACE_FILE"), path("trace"));
        return all;
    }
    void checkAfterCut(int steps, const QString &what);

    struct Known
    {
        QStringList zero; ///< the first draft after each step
        QStringList one;
    };
    QTemporaryDir m_folder;
    QTemporaryDir m_memory{memory()};
    Known m_texts;
    QList<int> m_saved{0, 0}; ///< the step of each draft that was shown as saved last
};

void PowerCutTest::losesNothingThatWasShownAsSaved()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    constexpr int steps = 150;
    const int runs = isLong() ? 20 : 1;
    const int cutsOfRun = isLong() ? 500 : 50;
    QRandomGenerator random(qEnvironmentVariableIntValue("STET_SEED") + 5);
    int cuts = 0;
    for (int number = 0; number < runs; ++number) {
        const quint32 seed = random.generate() & 0xffffff;
        QDir(path("library")).removeRecursively();
        QCOMPARE(run(QStringLiteral(STET_STORE_DRIVER), {QStringLiteral("prepare"), path("library")},
                     environment(m_folder.path())).exitCode, 0);
        TracedFolder disk(path("library"));
        QCOMPARE(run(QStringLiteral(STET_STORE_DRIVER),
                     {QStringLiteral("some"), path("library"), QString::number(seed), QString::number(steps)},
                     traced("library")).exitCode, 0);
        const auto calls = TracedFolder::readTrace(path("trace"));
        QVERIFY2(calls.size() > 300, qPrintable(QString::number(calls.size())));
        const auto isSaid = [](const TracedFolder::Call &call) {
            return call.operation == TracedFolder::Operation::Said && call.one.startsWith("saved");
        };
        const auto promises = std::count_if(calls.begin(), calls.end(), isSaid);
        QVERIFY2(promises > 10, qPrintable(QString::number(promises))); // else nothing could be broken
        m_texts = {};
        for (int step = 0; step <= steps; ++step) {
            const QStringList texts = textsAfter(seed, step);
            m_texts.zero.append(texts[0]);
            m_texts.one.append(texts[1]);
        }
        m_saved = {0, 0};
        QList<qsizetype> moments;
        for (int i = 0; i < cutsOfRun; ++i)
            moments.append(random.bounded(int(calls.size())));
        std::sort(moments.begin(), moments.end());
        qsizetype at = 0;
        for (const qsizetype moment : std::as_const(moments)) {
            for (; at <= moment; ++at) {
                disk.play(calls[at]);
                if (calls[at].operation != TracedFolder::Operation::Said)
                    continue;
                for (const QByteArray &line : calls[at].one.split('\n')) {
                    const QList<QByteArray> words = line.split(' ');
                    if (words.first() == "saved")
                        m_saved[words[1].toInt()] = std::max(m_saved[words[1].toInt()], words[2].toInt());
                }
            }
            const QString cut = cutPath("cut");
            QDir(cut).removeRecursively();
            disk.cut(random, cut);
            const QString what = QStringLiteral("run %1 (seed %2), call %3 of %4").arg(number).arg(seed).arg(moment).arg(calls.size());
            checkAfterCut(steps, what);
            if (QTest::currentTestFailed())
                return;
            ++cuts;
        }
    }
    qInfo("%d power cuts, 0 libraries damaged, nothing lost that was shown as saved", cuts);
}

void PowerCutTest::checkAfterCut(int steps, const QString &what)
{
    LibraryOptions options;
    options.emergencyFolder = cutPath("emergency");
    auto library = Library::open(cutPath("cut"), options);
    QVERIFY2(library, qPrintable(what + (library ? QString() : library.error().message + library.error().detail)));
    // What was torn off the end of a journal may be put aside; the library itself never is.
    const QStringList aside = QDir(cutPath("cut/damaged")).entryList({QStringLiteral("*library.db")});
    QVERIFY2(aside.isEmpty(), qPrintable(what + (*library)->notices().join(u'\n')));
    const auto checked = checkWholeLibrary(**library);
    QVERIFY2(checked && checked->problems.isEmpty(), qPrintable(what + (checked ? checked->problems.join(u'\n') : QString())));
    for (const int draft : {0, 1}) {
        const auto stored = (*library)->articles().load(idOf(draft));
        QVERIFY2(stored, qPrintable(what));
        const QString text = QString::fromUtf8((stored->article.deck + QChar(0) + stored->article.body).toUtf8());
        const QStringList &texts = draft == 0 ? m_texts.zero : m_texts.one;
        const int saved = m_saved[draft];
        const bool isThere = std::find(texts.begin() + saved, texts.begin() + steps + 1, text) != texts.begin() + steps + 1;
        QVERIFY2(isThere, qPrintable(what + QStringLiteral(": draft %1 is older than step %2, or mixed").arg(draft).arg(saved)));
    }
}

void PowerCutTest::leavesExportedFilesWholeOrNotAtAll()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    QFile article(path("article.md"));
    QVERIFY(article.open(QIODevice::WriteOnly));
    article.write("---\ntitle: Exported\n---\n" + QByteArray("Words to be exported. ").repeated(2000));
    article.close();
    QRandomGenerator random(9);
    int cuts = 0;
    for (const char *format : {"html", "markdown", "text"}) {
        QDir(path("out")).removeRecursively();
        QVERIFY(QDir().mkpath(path("out")));
        const TracedFolder empty(path("out"));
        const Run exported = run(QStringLiteral(STET_CLI), {QStringLiteral("export"), path("article.md"), QStringLiteral("--to"),
                                                            QLatin1String(format), QStringLiteral("--output"), path("out")},
                                 traced("out"));
        QCOMPARE(exported.exitCode, 0);
        QFile whole(exported.lines.value(0));
        QVERIFY2(whole.open(QIODevice::ReadOnly), qPrintable(exported.lines.join(u'\n')));
        const QByteArray bytes = whole.readAll();
        const auto calls = TracedFolder::readTrace(path("trace"));
        QVERIFY(std::any_of(calls.begin(), calls.end(), [](const TracedFolder::Call &call) {
            return call.operation == TracedFolder::Operation::Said;
        }));
        const int times = isLong() ? 100 : 5;
        for (int i = 0; i < times * int(calls.size()); ++i) {
            TracedFolder disk = empty;
            bool said = false;
            for (qsizetype at = 0; at <= i % calls.size(); ++at) {
                disk.play(calls[at]);
                said = said || calls[at].operation == TracedFolder::Operation::Said;
            }
            QDir(cutPath("cut")).removeRecursively();
            disk.cut(random, cutPath("cut"));
            const QStringList left = QDir(cutPath("cut")).entryList(QDir::Files);
            QVERIFY2(left.size() == 1 || (left.isEmpty() && !said), format);
            if (!left.isEmpty()) {
                QFile file(cutPath("cut") + u'/' + left.first());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QCOMPARE(file.readAll(), bytes);
            }
            ++cuts;
        }
    }
    qInfo("%d power cuts while exporting, 0 partial files, none lost that was named as written", cuts);
}

QTEST_GUILESS_MAIN(PowerCutTest)
#include "powercuttest.moc"
