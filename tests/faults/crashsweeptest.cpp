#include "tests/faults/faultrun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;
using namespace stet::faults;

/// Kills the program at its write-side calls, one after the other, and looks what the library holds afterwards.
class CrashSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsOldOrNewAfterACrashAtAnyWrite_data();
    void holdsOldOrNewAfterACrashAtAnyWrite();
    void holdsOnlyWholeArticlesAfterACrashWhileImporting();
    void leavesEachExportedFileOldOrNew_data();
    void leavesEachExportedFileOldOrNew();
    void bringsEveryEarlierLibraryUpToDateAfterACrash_data();
    void bringsEveryEarlierLibraryUpToDateAfterACrash();
    void saysSoWhenTheDiskRefuses_data();
    void saysSoWhenTheDiskRefuses();

private:
    static constexpr int manyFiles = 100;
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString driver() const { return QStringLiteral(STET_STORE_DRIVER); }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QStringList stateOf(const QString &library, const char *verb = "state") const
    {
        return run(driver(), {QLatin1String(verb), library}, environment(m_folder.path())).lines;
    }
    long countCalls(const QString &program, const QStringList &arguments, const char *below = "library")
    {
        const QString log = path("calls");
        run(program, arguments, faulty(m_folder.path(), path(below), {}, 0, log));
        QFile file(log);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLong() : 0;
    }

    QTemporaryDir m_folder;
};

void CrashSweepTest::initTestCase()
{
    const auto prepared = run(driver(), {QStringLiteral("prepare"), path("template")}, environment(m_folder.path()));
    QCOMPARE(prepared.exitCode, 0);
    const QStringList state = stateOf(path("template"));
    QVERIFY2(state.size() == 3 && state.first() == QLatin1String("articles 5"), qPrintable(state.join(u'\n')));
    QCOMPARE(run(QStringLiteral(STET_CLI), {QStringLiteral("library"), QStringLiteral("export"), path("exported"),
                                            QStringLiteral("--library"), path("template")},
                 environment(m_folder.path()))
                 .exitCode,
             0);
    QCOMPARE(run(QStringLiteral(STET_CLI), {QStringLiteral("library"), QStringLiteral("backup"),
                                            QStringLiteral("--library"), path("template")},
                 environment(m_folder.path()))
                 .exitCode,
             0);
    QVERIFY(QDir().mkpath(path("many")));
    for (int i = 0; i < manyFiles; ++i) {
        QFile file(path("many") + QStringLiteral("/article-%1.md").arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("---\ntitle: Imported ") + QByteArray::number(i) + "\n---\nWords from elsewhere.\n");
    }
    QFile article(path("article.md"));
    QVERIFY(article.open(QIODevice::WriteOnly));
    article.write("---\ntitle: Imported\n---\nWords from elsewhere.\n");
}

void CrashSweepTest::holdsOldOrNewAfterACrashAtAnyWrite_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const QString library = path("library");
    for (const char *deed : {"nothing", "add", "save", "rename", "trash", "take back", "remove", "version", "bring back", "setting",
                             "author", "source", "type"})
        QTest::newRow(deed) << driver() << QStringList{QString::fromLatin1(deed), library};
    const QString cli = QStringLiteral(STET_CLI);
    const QStringList at{QStringLiteral("--library"), library};
    QTest::newRow("new library") << driver() << QStringList{QStringLiteral("nothing"), library + QStringLiteral("/inner")};
    QTest::newRow("import") << cli << QStringList{QStringLiteral("import"), path("article.md")} + at;
    QTest::newRow("backup") << cli << QStringList{QStringLiteral("library"), QStringLiteral("backup")} + at;
    QTest::newRow("take in") << cli << QStringList{QStringLiteral("library"), QStringLiteral("import"), path("exported")} + at;
    const QString backup = QDir(path("template") + QStringLiteral("/backups")).entryList(QDir::Files).value(0);
    QTest::newRow("put back") << cli
                              << QStringList{QStringLiteral("library"), QStringLiteral("restore"),
                                             path("template") + QStringLiteral("/backups/") + backup}
                                     + at;
}

void CrashSweepTest::holdsOldOrNewAfterACrashAtAnyWrite()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    const QByteArray tag = QTest::currentDataTag();
    const QString original = path("template");
    const QString library = path("library");
    copyFolder(original, library);
    const QStringList before = stateOf(library);
    copyFolder(original, library);
    const long calls = countCalls(program, arguments);
    QVERIFY(calls > 0);
    const QStringList after = stateOf(library);
    // An import gives a new identity each time, and words from a journal put the older ones into the history.
    const bool onlyWords = tag == "import" || tag == "type";
    const long step = isLong() ? 1 : std::max(1L, calls / 6);
    long points = 0;
    for (const char *mode : {"kill", "torn"}) {
        for (long at = 1; at <= calls; at += step) {
            copyFolder(original, library);
            const Run crashed = run(program, arguments, faulty(m_folder.path(), library, QLatin1String(mode), at));
            const QStringList state = stateOf(library);
            const QString where = QStringLiteral("%1 at %2 of %3").arg(QLatin1String(mode)).arg(at).arg(calls);
            const bool isOldOrNew = state == before || state == after
                                    || (onlyWords && (state.mid(0, 2) == before.mid(0, 2) || state.mid(0, 2) == after.mid(0, 2)));
            QVERIFY2(isOldOrNew, qPrintable(where + u'\n' + state.join(u'\n')));
            QVERIFY2(debris(library).isEmpty(), qPrintable(where + u'\n' + debris(library).join(u'\n')));
            points += crashed.crashed ? 1 : 0;
        }
    }
    qInfo("%s: %ld write calls, %ld crashes, 0 damaged", QTest::currentDataTag(), calls, points);
}

void CrashSweepTest::holdsOnlyWholeArticlesAfterACrashWhileImporting()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    const QString library = path("library");
    QStringList all{QStringLiteral("import"), QStringLiteral("--library"), library};
    for (const QString &name : QDir(path("many")).entryList(QDir::Files))
        all.append(path("many") + u'/' + name);
    copyFolder(path("template"), library);
    const QStringList before = stateOf(library, "articles");
    const long calls = countCalls(QStringLiteral(STET_CLI), all);
    const QStringList after = stateOf(library, "articles");
    QCOMPARE(after.size(), before.size() + manyFiles);
    const long step = isLong() ? 1 : std::max(1L, calls / 4);
    long points = 0;
    for (const char *mode : {"kill", "torn"}) {
        for (long at = 1 + (isLong() ? 0 : step / 2); at <= calls; at += step) {
            copyFolder(path("template"), library);
            const Run crashed = run(QStringLiteral(STET_CLI), all, faulty(m_folder.path(), library, QLatin1String(mode), at));
            const QStringList state = stateOf(library, "articles");
            const QString where = QStringLiteral("%1 at %2 of %3").arg(QLatin1String(mode)).arg(at).arg(calls);
            for (const QString &article : before)
                QVERIFY2(state.contains(article), qPrintable(where));
            for (const QString &article : state)
                QVERIFY2(after.contains(article), qPrintable(where));
            QVERIFY2(debris(library).isEmpty(), qPrintable(where));
            points += crashed.crashed ? 1 : 0;
        }
    }
    qInfo("import of %d files: %ld write calls, %ld crashes, 0 articles lost or mixed", manyFiles, calls, points);
}

void CrashSweepTest::leavesEachExportedFileOldOrNew_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"html", "fragment", "markdown", "text"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void CrashSweepTest::leavesEachExportedFileOldOrNew()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    QFETCH(QString, format);
    const QString out = path("out");
    const auto clean = [&out] {
        QDir(out).removeRecursively();
        QDir().mkpath(out);
    };
    const QStringList arguments{QStringLiteral("export"), path("article.md"), QStringLiteral("--to"), format,
                                QStringLiteral("--output"), out};
    clean();
    const long calls = countCalls(QStringLiteral(STET_CLI), arguments, "out");
    const QStringList names = QDir(out).entryList(QDir::Files);
    QCOMPARE(names.size(), 1);
    const QByteArray exported = contentOf(out + u'/' + names.first());
    long points = 0;
    for (const char *mode : {"kill", "torn"}) {
        for (long at = 1; at <= calls; ++at) {
            clean();
            const Run crashed = run(QStringLiteral(STET_CLI), arguments, faulty(m_folder.path(), out, QLatin1String(mode), at));
            const QStringList left = QDir(out).entryList(QDir::Files | QDir::Hidden);
            const QString where = QStringLiteral("%1 at %2 of %3: %4").arg(QLatin1String(mode)).arg(at).arg(calls).arg(left.join(u' '));
            QVERIFY2(left.isEmpty() || (left == names && contentOf(out + u'/' + names.first()) == exported), qPrintable(where));
            points += crashed.crashed ? 1 : 0;
        }
    }
    qInfo("export to %s: %ld write calls, %ld crashes, 0 partial files", qPrintable(format), calls, points);
}

void CrashSweepTest::bringsEveryEarlierLibraryUpToDateAfterACrash_data()
{
    QTest::addColumn<QString>("kept");
    for (const QString &name : QDir(QStringLiteral(STET_SOURCE_DIR "/tests/data")).entryList({QStringLiteral("library-*.db")}))
        QTest::newRow(qPrintable(name)) << QStringLiteral(STET_SOURCE_DIR "/tests/data/") + name;
}

void CrashSweepTest::bringsEveryEarlierLibraryUpToDateAfterACrash()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    QFETCH(QString, kept);
    const QString library = path("library");
    const auto begin = [&] {
        QDir(library).removeRecursively();
        return QDir().mkpath(library) && QFile::copy(kept, library + QStringLiteral("/library.db"))
               && QFile(library + QStringLiteral("/library.db")).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    };
    const QStringList arguments{QStringLiteral("nothing"), library};
    QVERIFY(begin());
    const long calls = countCalls(driver(), arguments);
    const QStringList after = stateOf(library);
    const long step = isLong() ? 1 : std::max(1L, calls / 4);
    long points = 0;
    for (const char *mode : {"kill", "torn"}) {
        for (long at = 1; at <= calls; at += step) {
            QVERIFY(begin());
            const Run crashed = run(driver(), arguments, faulty(m_folder.path(), library, QLatin1String(mode), at));
            const QString where = QStringLiteral("%1 at %2 of %3").arg(QLatin1String(mode)).arg(at).arg(calls);
            QCOMPARE(stateOf(library), after);
            QVERIFY2(debris(library).isEmpty(), qPrintable(where));
            points += crashed.crashed ? 1 : 0;
        }
    }
    qInfo("%s: %ld write calls, %ld crashes, every one brought up to date", QTest::currentDataTag(), calls, points);
}

void CrashSweepTest::saysSoWhenTheDiskRefuses_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"enospc", "eio", "erofs", "eio1"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void CrashSweepTest::saysSoWhenTheDiskRefuses()
{
#ifdef STET_SANITIZED
    QSKIP("The shim and the sanitizers both want to be loaded first.");
#endif
    QFETCH(QString, mode);
    const QString library = path("library");
    const QStringList arguments{QStringLiteral("save"), library};
    copyFolder(path("template"), library);
    const QStringList before = stateOf(library);
    copyFolder(path("template"), library);
    const long calls = countCalls(driver(), arguments);
    const QStringList after = stateOf(library);
    const long step = isLong() ? 1 : std::max(1L, calls / 8);
    for (long at = 1; at <= calls; at += step) {
        copyFolder(path("template"), library);
        const Run refused = run(driver(), arguments, faulty(m_folder.path(), library, mode, at));
        QVERIFY2(!refused.crashed, qPrintable(QString::number(at)));
        const QStringList state = stateOf(library);
        const QString where = QStringLiteral("at %1 of %2\n").arg(at).arg(calls);
        QVERIFY2(state == before || state == after, qPrintable(where + state.join(u'\n')));
        // "Saved" is only said of what is there.
        QVERIFY2(refused.exitCode != 0 || state == after, qPrintable(where + refused.lines.join(u'\n')));
    }
}

QTEST_GUILESS_MAIN(CrashSweepTest)
#include "crashsweeptest.moc"
