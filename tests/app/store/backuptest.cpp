#include "app/store/backupstore.h"
#include "app/store/librarylock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = QDateTime(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC);
        open();
        QVERIFY(m_library);
        m_id = *m_library->articles().add(article(QStringLiteral("first")));
    }
    void cleanup() { m_library.reset(); }

    void makesABackupThatHoldsEveryWordForItsOwnerOnly();
    void makesOneEachHourDayAndWeekButOnlyOfWhatChanged();
    void keepsSoManyOfEachKindAndGoesOnWhenTheClockJumps();
    void putsOneArticleBackAndKeepsTheNewerWordsAsAVersion();
    void putsTheWholeLibraryBackAndKeepsWhatWasThere();
    void finishesARestoreThatWasStopped();
    void refusesABackupThatIsDamaged();
    void writesASecondOneElsewhere();
    void holdsTheLibraryForOneWindow();

private:
    static Article article(const QString &body)
    {
        Article value;
        value.body = body;
        return value;
    }
    void open()
    {
        LibraryOptions options;
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        auto library = Library::open(path(), options);
        if (!library)
            qWarning() << library.error().message << library.error().detail;
        else
            m_library = std::move(*library);
    }
    QString path() const { return m_folder->filePath(QStringLiteral("library")); }
    BackupStore backups() { return BackupStore(path(), [this] { return m_now; }); }
    void write(const QString &body)
    {
        auto draft = m_library->articles().load(m_id);
        draft->article.body = body;
        QVERIFY(m_library->articles().save(*draft));
    }
    QString body() { return m_library->articles().load(m_id)->article.body; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    QDateTime m_now;
    ArticleId m_id;
};

void BackupTest::makesABackupThatHoldsEveryWordForItsOwnerOnly()
{
    const auto made = backups().make(Backup::Kind::Asked);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    write(QStringLiteral("second"));
    const auto look = BackupStore::look(made->path);
    QVERIFY(look);
    QCOMPARE((*look)->articles().load(m_id)->article.body, QStringLiteral("first"));
    QVERIFY(!(*look)->articles().rename(m_id, QStringLiteral("No")));
    QVERIFY(!(QFile::permissions(made->path) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(backups().list().size(), 1);
    QCOMPARE(backups().list().first().made, m_now);
    QCOMPARE(QDir(path() + QStringLiteral("/backups")).entryList(QDir::Files).size(), 1);
}

void BackupTest::makesOneEachHourDayAndWeekButOnlyOfWhatChanged()
{
    const auto kinds = [this] {
        QList<int> counts(5, 0);
        for (const Backup &backup : backups().list())
            ++counts[static_cast<int>(backup.kind)];
        return counts;
    };
    QVERIFY(backups().makeDue());
    QCOMPARE(kinds(), QList<int>({0, 0, 1, 0, 0}));
    m_now = m_now.addSecs(7200);
    QVERIFY(backups().makeDue());
    QCOMPARE(kinds(), QList<int>({0, 0, 1, 0, 0})); // nothing was written
    write(QStringLiteral("second"));
    QVERIFY(backups().makeDue());
    QCOMPARE(kinds(), QList<int>({0, 1, 1, 0, 0}));
    write(QStringLiteral("third"));
    QVERIFY(backups().makeDue());
    QCOMPARE(kinds(), QList<int>({1, 1, 1, 0, 0}));
    write(QStringLiteral("fourth"));
    QVERIFY(backups().makeDue());
    QCOMPARE(kinds(), QList<int>({1, 1, 1, 0, 0})); // not an hour later
    m_now = m_now.addSecs(3600);
    QVERIFY(backups().makeDue());
    QCOMPARE(kinds(), QList<int>({2, 1, 1, 0, 0}));
}

void BackupTest::keepsSoManyOfEachKindAndGoesOnWhenTheClockJumps()
{
    BackupRule rule;
    rule.hourly = 3;
    for (int i = 0; i < 8; ++i) {
        write(QString::number(i));
        m_now = i == 5 ? m_now.addYears(-10) : m_now.addSecs(3600);
        QVERIFY(backups().makeDue({}, rule));
    }
    const auto all = backups().list();
    QCOMPARE(std::count_if(all.begin(), all.end(), [](const Backup &b) { return b.kind == Backup::Kind::Hourly; }), 3);
    QCOMPARE(all.first().sequence, 8u);
    rule.mostBytes = 1;
    write(QStringLiteral("more"));
    QVERIFY(backups().make(Backup::Kind::Asked, {}, rule));
    QVERIFY(backups().list().size() >= 3);
    QCOMPARE(backups().list().first().kind, Backup::Kind::Asked);
}

void BackupTest::putsOneArticleBackAndKeepsTheNewerWordsAsAVersion()
{
    const auto made = backups().make(Backup::Kind::Asked);
    write(QStringLiteral("newer"));
    QVERIFY(BackupStore::restoreArticle(made->path, m_id, *m_library));
    QCOMPARE(body(), QStringLiteral("first"));
    const auto versions = m_library->revisions().list(m_id);
    QCOMPARE(m_library->revisions().load(m_id, versions->first().sequence)->article.body, QStringLiteral("newer"));
    QVERIFY(m_library->articles().removeForGood(m_id));
    QVERIFY(BackupStore::restoreArticle(made->path, m_id, *m_library));
    QCOMPARE(body(), QStringLiteral("first"));
    QVERIFY(!BackupStore::restoreArticle(made->path, QUuid::createUuid(), *m_library));
}

void BackupTest::putsTheWholeLibraryBackAndKeepsWhatWasThere()
{
    const auto made = backups().make(Backup::Kind::Asked);
    write(QStringLiteral("newer"));
    const auto later = m_library->articles().add(article(QStringLiteral("later")));
    m_library.reset();
    const auto kept = backups().restoreAll(made->path);
    QVERIFY(kept && QFileInfo::exists(*kept));
    open();
    QVERIFY(m_library);
    QCOMPARE(body(), QStringLiteral("first"));
    QVERIFY(!m_library->articles().load(*later));
    QVERIFY(m_library->notices().isEmpty());
    m_library.reset();
    open(); // and the second copies do not bring the newer words back
    QCOMPARE(body(), QStringLiteral("first"));
    QVERIFY(QFileInfo::exists(LibraryFolder{path()}.copy(m_id)));
}

void BackupTest::finishesARestoreThatWasStopped()
{
    const auto made = backups().make(Backup::Kind::Asked);
    write(QStringLiteral("newer"));
    m_library.reset();
    const QString database = LibraryFolder{path()}.database();
    QVERIFY(QFile::copy(made->path, database + QStringLiteral(".new")));
    open(); // stopped before anything was put aside: as before
    QCOMPARE(body(), QStringLiteral("newer"));
    QVERIFY(!QFileInfo::exists(database + QStringLiteral(".new")));
    m_library.reset();
    QVERIFY(QFile::copy(made->path, database + QStringLiteral(".new")));
    QVERIFY(QDir(path() + QStringLiteral("/copies")).removeRecursively() && QFile::remove(database));
    open();
    QCOMPARE(body(), QStringLiteral("first"));
}

void BackupTest::refusesABackupThatIsDamaged()
{
    const auto made = backups().make(Backup::Kind::Asked);
    QFile file(made->path);
    QVERIFY(file.resize(3000));
    QVERIFY(!BackupStore::restoreArticle(made->path, m_id, *m_library));
    m_library.reset();
    QVERIFY(!backups().restoreAll(made->path));
    open();
    QCOMPARE(body(), QStringLiteral("first"));
}

void BackupTest::writesASecondOneElsewhere()
{
    const QString second = m_folder->filePath(QStringLiteral("second"));
    QVERIFY(!backups().make(Backup::Kind::Asked, second)); // the folder is not there; the first is made all the same
    QCOMPARE(backups().list().size(), 1);
    QVERIFY(QDir().mkdir(second));
    QVERIFY(backups().make(Backup::Kind::Asked, second));
    const QStringList there = QDir(second).entryList(QDir::Files);
    QCOMPARE(there.size(), 1);
    QVERIFY(BackupStore::look(second + u'/' + there.first()));
}

void BackupTest::holdsTheLibraryForOneWindow()
{
    auto first = LibraryLock::take(path(), QStringLiteral("stet"));
    QVERIFY(first);
    const auto second = LibraryLock::take(path(), QStringLiteral("stet"));
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
    QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
    QCOMPARE(LibraryLock::owner(path()).program, QStringLiteral("stet"));
    first->reset();
    QVERIFY(LibraryLock::take(path(), QStringLiteral("stet")));
    QCOMPARE(LibraryLock::socketName(path()), LibraryLock::socketName(path() + QStringLiteral("/../library")));
    QVERIFY(LibraryLock::socketName(path()) != LibraryLock::socketName(m_folder->path()));
}

QTEST_GUILESS_MAIN(BackupTest)
#include "backuptest.moc"
