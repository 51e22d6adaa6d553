#include "tests/faults/faultrun.h"
#include "tests/faults/typingscript.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <memory>

using namespace stet;
using namespace stet::faults;

/// Kills a program that types, at random moments, and counts the letters that are missing afterwards.
class TypingKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(run(driver(), {QStringLiteral("prepare"), m_folder.filePath(QStringLiteral("template"))},
                     environment(m_folder.path()))
                     .exitCode,
                 0);
    }

    void losesNothingOlderThanTwoHundredMilliseconds();
    void keepsTypingWhileTheDiskIsFull();
    void storesEverythingWhenItIsAskedToEnd();

private:
    QString driver() const { return QStringLiteral(STET_STORE_DRIVER); }

    QStringList textsIn(const QString &library, QStringList &places) const
    {
        QStringList texts;
        for (const char *number : {"0", "1"}) {
            const Run body = run(driver(), {QStringLiteral("body"), library, QLatin1String(number)},
                                 environment(m_folder.path()));
            texts.append(QString::fromUtf8(QByteArray::fromHex(body.lines.value(0).toLatin1())));
            places.append(body.lines.value(1));
        }
        return texts;
    }

    QTemporaryDir m_folder;
};

void TypingKillTest::losesNothingOlderThanTwoHundredMilliseconds()
{
    constexpr int promise = 200; // milliseconds: what is counted
    constexpr int stall = 2000;  // what no slow machine explains: what the test fails for
    const int kills = qEnvironmentVariableIntValue("STET_KILLS") > 0 ? qEnvironmentVariableIntValue("STET_KILLS")
                                                                     : (isLong() ? 1000 : 6);
    const auto seed = static_cast<quint32>(qEnvironmentVariableIntValue("STET_SEED"));
    QRandomGenerator random(seed + 1);
    qsizetype lost = 0;
    const QString library = m_folder.filePath(QStringLiteral("library"));
    for (int kill = 0; kill < kills; ++kill) {
        copyFolder(m_folder.filePath(QStringLiteral("template")), library);
        const quint32 script = random.generate() & 0xffffff;
        QProcess process;
        process.setProcessEnvironment(environment(m_folder.path()));
        process.start(driver(), {QStringLiteral("script"), library, QString::number(script), QStringLiteral("10")});
        QVERIFY(process.waitForStarted());
        QElapsedTimer clock;
        clock.start();
        const int life = 150 + random.bounded(1500);
        std::vector<qint64> doneAt; // when the first word of each step came
        const auto read = [&] {
            while (process.canReadLine()) {
                if (process.readLine().startsWith("step"))
                    doneAt.push_back(clock.elapsed());
            }
        };
        while (clock.elapsed() < life) {
            process.waitForReadyRead(5);
            read();
        }
        process.kill();
        const qint64 killedAt = clock.elapsed();
        QVERIFY(process.waitForFinished());
        read();
        const auto stepsBefore = [&doneAt](qint64 time) { // so many were done by then
            return int(std::upper_bound(doneAt.begin(), doneAt.end(), time) - doneAt.begin());
        };
        const int owed = stepsBefore(killedAt - promise);
        const int sure = stepsBefore(killedAt - stall);
        QStringList places;
        const QStringList texts = textsIn(library, places);
        for (int draft = 0; draft < 2; ++draft) {
            // Every state from the last that is owed to the last that can have been typed will do.
            bool found = false;
            bool foundEarlier = false;
            for (int steps = owed; !found && steps <= int(doneAt.size()) + 2; ++steps)
                found = textsAfter(script, steps)[draft] == texts[draft];
            for (int steps = sure; !found && !foundEarlier && steps < owed; ++steps)
                foundEarlier = textsAfter(script, steps)[draft] == texts[draft];
            if (!found)
                lost += std::max<qsizetype>(1, textsAfter(script, owed)[draft].size() - texts[draft].size());
            QVERIFY2(found || foundEarlier, qPrintable(QStringLiteral("kill %1, script %2, draft %3: %4 steps owed of %5, %6 characters, %7")
                                           .arg(kill).arg(script).arg(draft).arg(owed).arg(doneAt.size())
                                           .arg(texts[draft].size()).arg(textsAfter(script, owed)[draft].size())));
            const QStringList place = places[draft].split(u' ');
            QVERIFY(place.value(0).toLongLong() <= place.value(1).toLongLong());
        }
        QVERIFY(debris(library).isEmpty());
    }
    qInfo("%d kills, %lld characters beyond %d ms lost", kills, static_cast<long long>(lost), promise);
}

void TypingKillTest::keepsTypingWhileTheDiskIsFull()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    const QString library = m_folder.filePath(QStringLiteral("library"));
    const QString flag = m_folder.filePath(QStringLiteral("full"));
    copyFolder(m_folder.filePath(QStringLiteral("template")), library);
    QProcessEnvironment shim = faulty(m_folder.path(), library, QStringLiteral("enospc"), 0);
    shim.insert(QStringLiteral("FAULT_WHILE"), flag);
    QProcess process;
    process.setProcessEnvironment(shim);
    process.start(driver(), {QStringLiteral("script"), library, QStringLiteral("7"), QStringLiteral("20")});
    QByteArray said;
    int steps = 0;
    const auto read = [&] {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine();
            said += line;
            if (line.startsWith("step"))
                ++steps;
        }
        return true;
    };
    QTRY_VERIFY((process.waitForReadyRead(20), read(), said.contains("kept")));
    QVERIFY(QFile(flag).open(QIODevice::WriteOnly));
    said.clear();
    QTRY_VERIFY((process.waitForReadyRead(20), read(), said.contains("failed")));
    const int whenFull = steps;
    QTRY_VERIFY((process.waitForReadyRead(20), read(), steps > whenFull + 20)); // typing goes on
    QVERIFY(QFile::remove(flag));
    said.clear();
    QTRY_VERIFY((process.waitForReadyRead(20), read(), said.contains("kept")));
    const int owed = steps - 1;
    process.kill();
    process.waitForFinished();
    read();
    QStringList places;
    const QStringList texts = textsIn(library, places);
    bool found = false;
    for (int after = std::max(0, owed - 20); !found && after <= steps + 2; ++after)
        found = textsAfter(7, after) == texts;
    QVERIFY(found);
}

void TypingKillTest::storesEverythingWhenItIsAskedToEnd()
{
    // The driver has no handler for it: what is on disk at most 200 ms after a key needs none.
    const QString library = m_folder.filePath(QStringLiteral("library"));
    copyFolder(m_folder.filePath(QStringLiteral("template")), library);
    QProcess process;
    process.setProcessEnvironment(environment(m_folder.path()));
    process.start(driver(), {QStringLiteral("script"), library, QStringLiteral("9"), QStringLiteral("1000")});
    QByteArray said;
    QTRY_VERIFY((process.waitForReadyRead(20), said += process.readAll(), said.contains("kept")));
    const int steps = int(said.count("step"));
    process.terminate();
    QVERIFY(process.waitForFinished());
    QStringList places;
    QCOMPARE(textsIn(library, places), textsAfter(9, steps));
}

QTEST_GUILESS_MAIN(TypingKillTest)
#include "typingkilltest.moc"
