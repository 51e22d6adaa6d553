#include "app/store/backupstore.h"
#include "app/store/librarycheck.h"
#include "app/store/schema.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// tests/data/library-N.db is a library as Stet wrote it with tables of version N: three articles, an author, a word; from
/// version 4 on also a comment and a quotation.
class MigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersItsStepsFromOneOn();
    void bringsEveryEarlierLibraryUpToDate_data();
    void bringsEveryEarlierLibraryUpToDate();
    void keepsEveryEarlierVersion();
    void keepsADamagedEarlierLibraryAsItIs();
    void opensEveryDamagedEarlierLibrary_data() { bringsEveryEarlierLibraryUpToDate_data(); }
    void opensEveryDamagedEarlierLibrary();

private:
    static Result<std::unique_ptr<Library>> open(const QString &path)
    {
        LibraryOptions options;
        options.emergencyFolder = path + QStringLiteral("-emergency");
        return Library::open(path, options);
    }
    static QString kept(int version)
    {
        return QStringLiteral(STET_SOURCE_DIR "/tests/data/library-%1.db").arg(version);
    }
};

void MigrationTest::numbersItsStepsFromOneOn()
{
    for (qsizetype i = 0; i < migrations().size(); ++i)
        QCOMPARE(migrations()[i].version, static_cast<int>(i) + 1);
}

void MigrationTest::bringsEveryEarlierLibraryUpToDate_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < schemaVersion(); ++version)
        QTest::addRow("version %d", version) << version;
}

void MigrationTest::bringsEveryEarlierLibraryUpToDate()
{
    QFETCH(int, version);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library"));
    QVERIFY(QDir().mkpath(path));
    QVERIFY(QFile::copy(kept(version), path + QStringLiteral("/library.db")));
    const auto library = open(path);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().detail));
    QVERIFY((*library)->notices().isEmpty());
    QCOMPARE(*schemaVersionOf((*library)->database()), schemaVersion());
    const auto list = (*library)->articles().list();
    QCOMPARE(list->size(), 3);
    QCOMPARE(list->first().title, QStringLiteral("Article 2"));
    const auto draft = (*library)->articles().load(list->last().id);
    QCOMPARE(draft->article.body,
             QStringLiteral("Body 0 of the first version, \u201cquoted\u201d. ").repeated(50));
    QCOMPARE(draft->sequence, 5u);
    QCOMPARE((*library)->authors().list()->first().name, QStringLiteral("Ada Brown"));
    QCOMPARE(*(*library)->words().words(QStringLiteral("en-US")), QStringList(QStringLiteral("newsroomish")));
    QCOMPARE((*library)->search().find(parseSearch(QStringLiteral("quoted")))->size(), 3);
    if (version == 4) { // the ledger joins the search, and comments are words instead of JSON
        QCOMPARE((*library)->finder().findQuotations(parseSearch(QStringLiteral("moved speaker:price")), 8)->size(), 1);
        const auto comments = (*library)->search().find(parseSearch(QStringLiteral("kilimanjaro")));
        QCOMPARE(comments->size(), 1);
        QCOMPARE(comments->first().part, ArticlePart::Comment);
        QVERIFY((*library)->search().find(parseSearch(QStringLiteral("name")))->isEmpty());
    }
    QVERIFY((*library)->articles().moveToTrash(list->first().id));
    QVERIFY((*library)->revisions().keep(list->last().id, Revision::Reason::Named, QStringLiteral("Now")));
    const auto backups = BackupStore(path).list();
    QCOMPARE(backups.size(), 1);
    QCOMPARE(backups.first().kind, Backup::Kind::Migration);
    QVERIFY(checkWholeLibrary(**library)->problems.isEmpty());
}

void MigrationTest::keepsEveryEarlierVersion()
{
    for (int version = 1; version < schemaVersion(); ++version)
        QVERIFY2(QFile::exists(kept(version)), qPrintable(kept(version)));
}

void MigrationTest::opensEveryDamagedEarlierLibrary()
{
    QFETCH(int, version);
    QFile good(kept(version));
    QVERIFY(good.open(QIODevice::ReadOnly));
    const QByteArray whole = good.readAll();
    QRandomGenerator random(static_cast<quint32>(version));
    int aside = 0;
    for (int mutant = 0; mutant < 34; ++mutant) {
        QByteArray bytes = whole;
        if (mutant % 3 == 0)
            bytes.truncate(random.bounded(int(bytes.size())));
        else if (mutant % 3 == 1)
            bytes.replace(random.bounded(int(bytes.size())), 4096, QByteArray(4096, '\0'));
        for (int i = 0; mutant % 3 == 2 && i < 20; ++i)
            bytes[random.bounded(int(bytes.size()))] ^= char(1 << random.bounded(8));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("library"));
        QVERIFY(QDir().mkpath(path));
        QFile file(path + QStringLiteral("/library.db"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const QString what = QStringLiteral("mutant %1").arg(mutant);
        const auto library = open(path);
        if (!library) { // a version that is too new to be true is left as it is
            QVERIFY2(library.error().kind == Error::Kind::TooNew, qPrintable(what + library.error().message + library.error().detail));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), bytes);
            continue;
        }
        // Put aside, or copied when only words of an article are damaged: either way its bytes are kept.
        QFile damaged(path + QStringLiteral("/damaged/1-library.db"));
        if (!damaged.exists())
            damaged.setFileName(path + QStringLiteral("/damaged/1-before-migration.db"));
        if (damaged.open(QIODevice::ReadOnly)) {
            // Opening a library that was closed in another mode of writing changes its header, and nothing else.
            const qsizetype header = damaged.fileName().endsWith(QLatin1String("migration.db")) ? 100 : 0;
            QVERIFY2(damaged.readAll().mid(header) == bytes.mid(header), qPrintable(what));
            QVERIFY2((*library)->notices().size() == 1, qPrintable(what));
            ++aside;
        }
        QCOMPARE(*schemaVersionOf((*library)->database()), schemaVersion());
        QVERIFY2((*library)->articles().add({}), qPrintable(what));
    }
    qInfo("version %d: 34 damaged libraries, %d kept as they were, the others read", version, aside);
}

void MigrationTest::keepsADamagedEarlierLibraryAsItIs()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library"));
    QVERIFY(QDir().mkpath(path));
    QVERIFY(QFile::copy(kept(1), path + QStringLiteral("/library.db")));
    QFile file(path + QStringLiteral("/library.db"));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.resize(file.size() / 2));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray damaged = file.readAll();
    const auto library = open(path);
    QVERIFY(library);
    QCOMPARE((*library)->notices().size(), 1);
    QFile aside(path + QStringLiteral("/damaged/1-library.db"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), damaged);
}

QTEST_GUILESS_MAIN(MigrationTest)
#include "migrationtest.moc"
