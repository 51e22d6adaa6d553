#include "app/background.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using stet::runInBackground;

class BackgroundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInTheThreadThatAsked();
    void dropsTheAnswerWhenNobodyIsLeftToAsk();
    void saysWhenWorkWithoutAnAnswerIsDone();
};

void BackgroundTest::answersInTheThreadThatAsked()
{
    QThread *worked = nullptr;
    QThread *answered = nullptr;
    runInBackground(
        this, [] { return QThread::currentThread(); },
        [&](QThread *thread) {
            worked = thread;
            answered = QThread::currentThread();
        });
    QTRY_VERIFY(answered);
    QCOMPARE(answered, QThread::currentThread());
    QVERIFY(worked != answered);
}

void BackgroundTest::dropsTheAnswerWhenNobodyIsLeftToAsk()
{
    bool answered = false;
    QSemaphore mayEnd;
    {
        QObject context;
        runInBackground(
            &context,
            [&mayEnd] {
                mayEnd.acquire();
                return 1;
            },
            [&answered](int) { answered = true; });
    }
    mayEnd.release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

void BackgroundTest::saysWhenWorkWithoutAnAnswerIsDone()
{
    bool done = false;
    runInBackground(this, [] {}, [&done] { done = true; });
    QTRY_VERIFY(done);
}

QTEST_GUILESS_MAIN(BackgroundTest)
#include "backgroundtest.moc"
