#include "app/store/backupstore.h"
#include "app/store/upkeep.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// What is done for a library in the background while it is open.
class UpkeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto library = Library::open(path());
        QVERIFY(library);
        m_library = std::move(*library);
        Article article;
        article.body = QStringLiteral("Words.");
        QVERIFY(m_library->articles().add(article));
    }
    void cleanup() { m_library.reset(); }
    void makesBackupsThatAreDue();
    void saysOnceThatNoBackupCouldBeMadeAndWhenTheyGoOn();
    void saysThatThePlaceOfTheSecondBackupIsGone();
    void stopsABackupThatIsUnderWay();
    void stopsReadingInTheMiddle();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("library")); }
    QString backups() const { return LibraryFolder{path()}.backups(); }
    LibraryFolder folder() const { return {path()}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void UpkeepTest::makesBackupsThatAreDue()
{
    const Upkeep upkeep(folder(), 10);
    QTRY_COMPARE(BackupStore(path()).list().size(), 1);
}

void UpkeepTest::saysOnceThatNoBackupCouldBeMadeAndWhenTheyGoOn()
{
    QDir(backups()).removeRecursively();
    QVERIFY(QFile(backups()).open(QIODevice::WriteOnly)); // a file where the folder should be
    const Upkeep upkeep(folder(), 10);
    QSignalSpy failed(&upkeep, &Upkeep::backupFailed);
    QSignalSpy goOn(&upkeep, &Upkeep::backupsGoOn);
    QTRY_COMPARE(failed.size(), 1);
    const QString message = failed.first().first().value<Error>().message;
    QVERIFY2(message.contains(QStringLiteral("saved")), qPrintable(message));
    QVERIFY(goOn.isEmpty());
    QVERIFY(QFile::remove(backups()));
    QVERIFY(QDir().mkdir(backups()));
    QTRY_COMPARE(goOn.size(), 1);
    QCOMPARE(failed.size(), 1); // however many looks were in between
    QCOMPARE(BackupStore(path()).list().size(), 1);
}

void UpkeepTest::saysThatThePlaceOfTheSecondBackupIsGone()
{
    const QString second = m_folder->filePath(QStringLiteral("unplugged"));
    QVERIFY(m_library->settings().setValue(BackupStore::secondFolderSetting(), second));
    const Upkeep upkeep(folder(), 10);
    QSignalSpy failed(&upkeep, &Upkeep::backupFailed);
    QTRY_COMPARE(failed.size(), 1);
    const QString message = failed.first().first().value<Error>().message;
    QVERIFY2(message.contains(second) && !message.contains(QStringLiteral("No backup")), qPrintable(message));
    QCOMPARE(BackupStore(path()).list().size(), 1);
}

void UpkeepTest::stopsABackupThatIsUnderWay()
{
    int asked = 0;
    const auto made = BackupStore(path()).make(Backup::Kind::Asked, {}, {}, [&asked](int, int) { return ++asked < 1; });
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Stopped);
    QVERIFY(QDir(backups()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void UpkeepTest::stopsReadingInTheMiddle()
{
    int asked = 0;
    m_library->database().goOnWhile([&asked] { return ++asked < 3; });
    const auto endless = m_library->database().number(
        QStringLiteral("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"));
    QVERIFY(!endless);
    QCOMPARE(endless.error().kind, Error::Kind::Stopped);
    QCOMPARE(asked, 3);
    m_library->database().goOnWhile([] { return true; });
    QVERIFY(m_library->articles().list());
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "upkeeptest.moc"
