#include "app/store/draftcopy.h"
#include "app/store/library.h"
#include "app/store/libraryrescue.h"
#include "app/store/schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class LibraryRescueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newerLibraryIsRefusedWithItsBytesAndGivesItsTexts();
    void newerLibraryIsCopiedAsAnOlderOne();
    void damagedLibraryIsCopiedAndMadeAnew();
    void textsComeFromTheDatabaseWhereThereIsNoCopy();
    void textsComeFromTheCopiesWhereThereIsNoDatabase();
    void writesIntoNoFolderThatHoldsAnything();
    void stopsWhenAsked();

private:
    QString library() const { return m_folder->filePath(QStringLiteral("library")); }
    QString target() const { return m_folder->filePath(QStringLiteral("target")); }
    Result<std::unique_ptr<Library>> open(const QString &path) const
    {
        LibraryOptions options;
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        return Library::open(path, options);
    }
    /// Everything in the library's folder, for telling whether a byte of it has changed.
    QByteArray bytes() const
    {
        QMap<QString, QByteArray> files;
        for (QDirIterator it(library(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.insert(file.fileName(), file.readAll());
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (auto file = files.cbegin(); file != files.cend(); ++file)
            hash.addData(file.key().toUtf8() + file.value());
        return hash.result();
    }
    void makeNewer() const
    {
        auto database = Database::open(library() + QStringLiteral("/library.db"));
        QVERIFY((*database)->run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion() + 1)));
        QVERIFY((*database)->run(QStringLiteral("ALTER TABLE article ADD COLUMN of_tomorrow TEXT")));
    }
    QStringList exported() const { return QDir(target()).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LibraryRescueTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto made = open(library());
    QVERIFY(made);
    for (int i = 0; i < 4; ++i) {
        Article article;
        article.headline = QStringLiteral("Article %1").arg(i);
        article.body = QStringLiteral("Body %1.").arg(i);
        const auto id = (*made)->articles().add(article);
        if (i == 3)
            QVERIFY((*made)->articles().moveToTrash(*id));
    }
}

void LibraryRescueTest::newerLibraryIsRefusedWithItsBytesAndGivesItsTexts()
{
    makeNewer();
    const QByteArray before = bytes();
    const auto refused = open(library());
    QCOMPARE(refused.error().kind, Error::Kind::TooNew);
    QVERIFY(!refused.error().message.contains(QLatin1Char('\n')));
    QVERIFY(refused.error().message.contains(QString::number(schemaVersion() + 1)));
    const auto told = rescue::exportTexts(library(), target());
    QVERIFY2(told, qPrintable(told ? QString() : told.error().message));
    QCOMPARE(told->articles, 3);
    QCOMPARE(exported().size(), 3);
    QFile file(QDir(target()).filePath(exported().first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(readDraftCopy(file.readAll(), {})->draft.article.body, QStringLiteral("Body 0."));
    QCOMPARE(bytes(), before);
}

void LibraryRescueTest::newerLibraryIsCopiedAsAnOlderOne()
{
    makeNewer();
    const QByteArray before = bytes();
    QVERIFY(rescue::copyLibrary(library(), target()));
    const auto copy = open(target());
    QVERIFY2(copy, qPrintable(copy ? QString() : copy.error().message));
    QCOMPARE(*(*copy)->articles().count(), 3);
    QCOMPARE(bytes(), before);
}

void LibraryRescueTest::damagedLibraryIsCopiedAndMadeAnew()
{
    QFile file(library() + QStringLiteral("/library.db"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const QByteArray before = bytes();
    QVERIFY(rescue::copyLibrary(library(), target()));
    const auto copy = open(target());
    QVERIFY(copy);
    QCOMPARE(*(*copy)->articles().count(), 3);
    QCOMPARE((*copy)->articles().trash()->size(), 1);
    QCOMPARE(bytes(), before);
}

void LibraryRescueTest::textsComeFromTheDatabaseWhereThereIsNoCopy()
{
    QVERIFY(QDir(LibraryFolder{library()}.copies()).removeRecursively());
    const QByteArray before = bytes();
    QCOMPARE(rescue::exportTexts(library(), target())->articles, 3);
    QCOMPARE(exported().size(), 3);
    QCOMPARE(bytes(), before);
}

void LibraryRescueTest::textsComeFromTheCopiesWhereThereIsNoDatabase()
{
    QVERIFY(QFile::remove(library() + QStringLiteral("/library.db")));
    QVERIFY(QFile::exists(library()));
    QFile unreadable(LibraryFolder{library()}.copies() + QStringLiteral("/noise.md"));
    QVERIFY(unreadable.open(QIODevice::WriteOnly));
    unreadable.write(QByteArray("\xff\xfe\0\0", 4));
    unreadable.close();
    const auto told = rescue::exportTexts(library(), target());
    QCOMPARE(told->articles, 3);
    QCOMPARE(told->remarks.size(), 1);
}

void LibraryRescueTest::writesIntoNoFolderThatHoldsAnything()
{
    QVERIFY(QDir().mkpath(target()));
    QFile file(target() + QStringLiteral("/mine.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(rescue::exportTexts(library(), target()).error().kind, Error::Kind::Conflict);
    QCOMPARE(rescue::copyLibrary(library(), target()).error().kind, Error::Kind::Conflict);
    QCOMPARE(QDir(target()).entryList(QDir::Files).size(), 1);
}

void LibraryRescueTest::stopsWhenAsked()
{
    QCOMPARE(rescue::exportTexts(library(), target(), [](int, int) { return false; }).error().kind, Error::Kind::Stopped);
    QCOMPARE(rescue::copyLibrary(library(), target() + u'2', [](int, int) { return false; }).error().kind, Error::Kind::Stopped);
}

QTEST_GUILESS_MAIN(LibraryRescueTest)
#include "libraryrescuetest.moc"
