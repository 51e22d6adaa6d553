#include "app/store/keeper.h"
#include "app/store/library.h"
#include "tests/faults/faultrun.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace stet;
using namespace stet::faults;

/// Two windows, each with its own keeper, and now and then a program of the command line, write the same article of one
/// library at once: whatever one of them wrote last is the article or one of its versions.
class InstancesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatEachOfTwoWindowsWrote();
    void keepsWhatEachWroteWhenOneIsKilled();

private:
    struct Window
    {
        std::unique_ptr<Draft> draft;
        std::unique_ptr<Keeper> keeper;
    };
    Window window(const QString &folder) const
    {
        Window window;
        const auto library = Library::connect(folder);
        const auto stored = (*library)->articles().load(m_id);
        window.draft = std::make_unique<Draft>(m_id, stored->article, stored->place);
        window.keeper = std::make_unique<Keeper>(folder, m_home.filePath(QStringLiteral("emergency")),
                                                 KeeperRhythm{1, 3, 10, 5, 600000});
        window.keeper->watch(window.draft.get(), stored->change);
        return window;
    }
    QString makeLibrary()
    {
        const QString folder = m_home.filePath(QStringLiteral("library"));
        QDir(folder).removeRecursively();
        const auto library = Library::open(folder, options());
        Article article;
        article.body = QStringLiteral("What both began with.");
        m_id = *(*library)->articles().add(article);
        return folder;
    }
    LibraryOptions options() const
    {
        LibraryOptions options;
        options.emergencyFolder = m_home.filePath(QStringLiteral("emergency"));
        return options;
    }
    /// Everything that is or was the body.
    QStringList textsIn(const QString &folder) const
    {
        QStringList texts;
        const auto library = Library::open(folder, options());
        if (!library)
            return texts;
        const auto stored = (*library)->articles().load(m_id);
        if (stored)
            texts.append(stored->article.body);
        const auto versions = (*library)->revisions().list(m_id);
        for (const Revision &version : versions ? *versions : QList<Revision>()) {
            const auto content = (*library)->revisions().load(m_id, version.sequence);
            if (content)
                texts.append(content->article.body);
        }
        return texts;
    }
    /// The command line writes at the end of what it finds, so that a text may go on.
    static bool isKept(const QString &text, const QStringList &texts)
    {
        return std::any_of(texts.begin(), texts.end(), [&text](const QString &kept) { return kept.startsWith(text); });
    }
    static void type(Window &window, QRandomGenerator &random, const char *who)
    {
        const qsizetype at = random.bounded(int(window.draft->body().size()) + 1);
        window.draft->editBody(at, 0, QLatin1String(who) + QString::number(random.bounded(1000)) + u' ');
    }
    int interleavings() const { return isLong() ? 200 : 10; }

    QTemporaryDir m_home;
    ArticleId m_id;
};

void InstancesTest::keepsWhatEachOfTwoWindowsWrote()
{
    QRandomGenerator random(qEnvironmentVariableIntValue("STET_SEED") + 21);
    for (int number = 0; number < interleavings(); ++number) {
        const QString folder = makeLibrary();
        std::array<Window, 2> windows{window(folder), window(folder)};
        QString ofCommandLine;
        for (int step = 0; step < 40; ++step) {
            const int what = random.bounded(12);
            Window &one = windows[static_cast<size_t>(random.bounded(2))];
            if (what < 9) {
                type(one, random, &one == &windows[0] ? "a" : "b");
            } else if (what < 11) {
                QTest::qWait(random.bounded(15));
            } else {
                const auto library = Library::connect(folder);
                Transaction whole((*library)->database());
                auto stored = (*library)->articles().load(m_id);
                stored->article.body += QStringLiteral("c%1 ").arg(random.bounded(1000));
                QVERIFY((*library)->articles().save(*stored));
                QVERIFY(whole.commit());
                ofCommandLine = stored->article.body;
            }
        }
        const size_t first = static_cast<size_t>(random.bounded(2));
        for (const size_t closing : {first, 1 - first}) {
            QVERIFY(windows[closing].keeper->unwatch(windows[closing].draft.get()));
            windows[closing].keeper.reset();
        }
        const QStringList texts = textsIn(folder);
        const QString what = QStringLiteral("interleaving %1").arg(number);
        QVERIFY2(isKept(windows[0].draft->body().toString(), texts), qPrintable(what));
        QVERIFY2(isKept(windows[1].draft->body().toString(), texts), qPrintable(what));
        QVERIFY2(isKept(ofCommandLine, texts), qPrintable(what));
    }
    qInfo("%d interleavings of two windows and the command line, 0 texts lost", interleavings());
}

void InstancesTest::keepsWhatEachWroteWhenOneIsKilled()
{
    QRandomGenerator random(qEnvironmentVariableIntValue("STET_SEED") + 22);
    for (int number = 0; number < interleavings(); ++number) {
        const QString folder = makeLibrary();
        std::array<Window, 2> windows{window(folder), window(folder)};
        for (int step = 0; step < 30; ++step) {
            const size_t one = static_cast<size_t>(random.bounded(2));
            type(windows[one], random, one == 0 ? "a" : "b");
            if (random.bounded(6) == 0)
                QTest::qWait(random.bounded(12));
        }
        for (Window &one : windows)
            QTRY_VERIFY(!one.keeper->isKeeping());
        // A copy of the folder, made while nothing is being saved, is what both leave when they are killed.
        const QString crashed = m_home.filePath(QStringLiteral("crashed"));
        for (Window &one : windows)
            QVERIFY(one.keeper->flush(10000));
        copyFolder(folder, crashed);
        const QStringList texts = textsIn(crashed);
        const QString what = QStringLiteral("interleaving %1").arg(number);
        QVERIFY2(isKept(windows[0].draft->body().toString(), texts), qPrintable(what));
        QVERIFY2(isKept(windows[1].draft->body().toString(), texts), qPrintable(what));
    }
    qInfo("%d times two windows killed on one article, 0 texts lost", interleavings());
}

QTEST_GUILESS_MAIN(InstancesTest)
#include "instancestest.moc"
