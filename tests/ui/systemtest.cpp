#include "tests/ui/openwindow.h"
#include "ui/preview/previewpane.h"
#include "ui/preview/previewview.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSessionManager>
#include <QSignalSpy>
#include <QToolButton>

#include <csignal>
#include <cstddef>

using namespace stet;

/// What the system does to a window while somebody writes in it: it ends the session, takes the preview's process away,
/// or lets another program have the library.
class SystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }
    void storesEveryWordWhenTheSessionEnds();
    void goesOnWhenTheRendererDiesAgainAndAgain();
    void saysWhoIsInTheWayAndOpensOnceTheLibraryIsFree();

private:
    QString bodyInLibrary() const
    {
        const auto library = m_window.library();
        const auto stored = library ? library->articles().load(m_window.draft()->id()) : Result<StoredDraft>(Error{});
        return stored ? stored->article.body : QString();
    }
    QString status() const { return m_window.find<QToolButton>("status.kept")->text(); }
    QPushButton *again() const { return m_window.find<QPushButton>("previewAgain"); }
    void type(const QString &words) const { QTest::keyClicks(m_window.editor(), words); }

    OpenWindow m_window;
};

void SystemTest::storesEveryWordWhenTheSessionEnds()
{
    type(QStringLiteral("Words of the last second"));
    // Nobody looks at the manager, which only the system can make.
    alignas(QSessionManager) std::byte room[sizeof(QSessionManager)] = {};
    Q_EMIT qGuiApp->commitDataRequest(reinterpret_cast<QSessionManager &>(room));
    QCOMPARE(bodyInLibrary(), QStringLiteral("Words of the last second"));
    type(QStringLiteral(", and it was called off"));
    QTRY_COMPARE(status(), QStringLiteral("Saved"));
}

void SystemTest::goesOnWhenTheRendererDiesAgainAndAgain()
{
    const int deaths = qEnvironmentVariable("STET_FAULTS") == QLatin1String("long") ? 100 : 5;
    auto *pane = m_window.find<PreviewPane>("previewPane");
    QVERIFY(pane);
    if (!pane->isVisible())
        QSKIP("Chromium does not run here.");
    QTRY_VERIFY_WITH_TIMEOUT(pane->view() && pane->view()->page()->renderProcessPid() > 0, 30000);
    QSignalSpy upToDate(pane, &PreviewPane::upToDate);
    QString words;
    qint64 slowest = 0;
    for (int death = 0; death < deaths; ++death) {
        const QString next = QStringLiteral("word%1 ").arg(death);
        type(next.left(3));
        ::kill(static_cast<pid_t>(pane->view()->page()->renderProcessPid()), SIGKILL);
        type(next.mid(3));
        words += next;
        QCOMPARE(m_window.editor()->toPlainText(), words);
        QElapsedTimer clock;
        clock.start();
        const quint64 revision = m_window.draft()->revision();
        const auto isBack = [&] {
            if (again() && again()->isVisible()) // it died so often that the writer is asked
                QTest::mouseClick(again(), Qt::LeftButton);
            return !upToDate.isEmpty() && upToDate.last().first().toULongLong() == revision
                   && pane->view()->page()->renderProcessPid() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), 30000);
        slowest = std::max(slowest, clock.elapsed());
    }
    QTRY_COMPARE(status(), QStringLiteral("Saved"));
    qInfo("%d deaths of the renderer, 0 letters lost, preview back after %lld ms at the latest", deaths,
          static_cast<long long>(slowest));
}

void SystemTest::saysWhoIsInTheWayAndOpensOnceTheLibraryIsFree()
{
    type(QStringLiteral("Words"));
    const QString folder = m_window.libraryFolder();
    m_window.close();
    auto other = Library::connect(folder);
    QVERIFY(other);
    QVERIFY((*other)->database().run(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE")));
    QVERIFY((*other)->database().run(QStringLiteral("BEGIN EXCLUSIVE")));
    StartOptions options;
    options.library = folder;
    QElapsedTimer clock;
    clock.start();
    Application application(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(application.start());
    qInfo("said after %lld ms", static_cast<long long>(clock.elapsed()));
    QVERIFY(!application.session());
    const QSignalSpy painted(application.window(), &MainWindow::firstPainted);
    QTRY_COMPARE(painted.size(), 1);
    const auto *sentence = application.window()->findChild<QLabel *>(QStringLiteral("libraryProblem.sentence"));
    QVERIFY(sentence && sentence->isVisible());
    QVERIFY2(sentence->text().contains(QStringLiteral("Another program")), qPrintable(sentence->text()));
    other->reset();
    QTest::mouseClick(application.window()->findChild<QPushButton *>(QStringLiteral("libraryProblem.again")), Qt::LeftButton);
    QTRY_VERIFY(application.session() && application.session()->draft());
    QCOMPARE(application.session()->draft()->body().toString(), QStringLiteral("Words"));
}

STET_PREVIEW_TEST_MAIN(SystemTest)

#include "systemtest.moc"
