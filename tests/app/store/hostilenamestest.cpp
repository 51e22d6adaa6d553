#include "app/store/librarycheck.h"
#include "app/store/libraryexchange.h"
#include "app/store/librarylock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace stet;

/// Names that are meant to lead elsewhere, as headlines and as files in the folders that Stet reads: everything stays
/// where it belongs, no link is followed, and what is not Stet's is left alone.
class HostileNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(path("outside")));
        QFile secret(path("outside/secret.md"));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("Not to be read or changed.") > 0);
    }
    void exportsHostileHeadlinesIntoItsFolder();
    void exportsDraftsWhoseNamesAreTheSame();
    void opensALibraryAmongHostileNames();
    void waitsForNoPipeAndReadsNoDevice();
    void followsNoLinkWhenItImports_data();
    void followsNoLinkWhenItImports();
    void refusesToRestoreEverythingBesideAWindow();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    /// One article in a library that is closed again.
    ArticleId addArticle() const
    {
        const auto library = open("library");
        Article article;
        article.body = QStringLiteral("Words.");
        return *library->articles().add(article);
    }

    std::unique_ptr<Library> open(const char *name) const
    {
        LibraryOptions options;
        options.emergencyFolder = path("emergency");
        auto library = Library::open(path(name), options);
        return library ? std::move(*library) : nullptr;
    }
    static QStringList hostileNames(int count);
    static QByteArray hashOf(const QString &file)
    {
        QFile open(file);
        return open.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(open.readAll(), QCryptographicHash::Sha256) : QByteArray();
    }
    /// Everything under the test's folder but the named parts of it.
    QMap<QString, QByteArray> everythingBut(const QStringList &parts) const
    {
        QMap<QString, QByteArray> all;
        QDirIterator files(m_folder->path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = files.next().mid(m_folder->path().size() + 1);
            if (!parts.contains(name.section(u'/', 0, 0)))
                all.insert(name, files.fileInfo().isFile() ? hashOf(files.filePath()) : QByteArray());
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QStringList HostileNamesTest::hostileNames(int count)
{
    const QStringList pieces{QStringLiteral(".."),     QStringLiteral("/"),          QStringLiteral("\\"),     QStringLiteral("~"),
                             QStringLiteral("/etc/passwd"), QStringLiteral("%2e%2e%2f"), QStringLiteral("\n"), QStringLiteral("\r"),
                             QStringLiteral("CON"),    QStringLiteral("nul.txt"),    QStringLiteral("a"),      QStringLiteral(" "),
                             QStringLiteral("."),      QStringLiteral("-rf"),        QStringLiteral("$(id)"),  QStringLiteral("`id`"),
                             QStringLiteral("\u202e"), QStringLiteral("\u0000"),     QStringLiteral("🦉"),     QString(300, u'x'),
                             QStringLiteral(";"),      QStringLiteral("|"),          QStringLiteral("*?"),     QStringLiteral(":"),
                             QStringLiteral("../../outside/secret"), QString(QChar(0xd800)), QStringLiteral("e\u0301")};
    QRandomGenerator random(5);
    QStringList names;
    for (int i = 0; i < count; ++i) {
        QString name;
        for (int parts = 1 + random.bounded(4); parts > 0; --parts)
            name += pieces[random.bounded(int(pieces.size()))];
        names.append(name);
    }
    return names;
}

void HostileNamesTest::exportsHostileHeadlinesIntoItsFolder()
{
    {
        const auto library = open("library");
        QVERIFY(library);
        Transaction all(library->database());
        for (const QString &name : hostileNames(500)) {
            Article article;
            article.headline = name;
            article.tags = {name};
            QVERIFY(library->articles().addAs({QUuid::createUuid(), article, {}}));
        }
        QVERIFY(all.commit());
    }
    const auto library = open("library");
    const auto before = everythingBut({QStringLiteral("library"), QStringLiteral("export")});
    const auto exported = exchange::exportLibrary(*library, path("export"));
    QVERIFY(exported);
    QCOMPARE(exported->articles, 500);
    QCOMPARE(everythingBut({QStringLiteral("library"), QStringLiteral("export")}), before);
    const QDir articles(path("export/articles"));
    QCOMPARE(articles.entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).size(), 500);
    for (const QString &name : articles.entryList(QDir::Files))
        QVERIFY2(!name.startsWith(u'.') && !name.startsWith(u'-') && !name.contains(u'\\'), qPrintable(name));
    const auto again = open("again");
    const auto imported = exchange::importLibrary(*again, path("export"));
    QVERIFY(imported);
    QCOMPARE(imported->hash, exported->hash);
}

/// A file's name has the beginning of the draft's number in it, which two of very many may share.
void HostileNamesTest::exportsDraftsWhoseNamesAreTheSame()
{
    const auto library = open("library");
    for (int i = 0; i < 3; ++i) {
        StoredDraft draft;
        draft.id = QUuid(0x12345678, 0, 0, 0, 0, 0, 0, 0, 0, 0, uchar(i));
        draft.article.body = QStringLiteral("The same words");
        draft.article.deck = QString::number(i);
        QVERIFY(library->articles().addAs(draft));
    }
    const auto exported = exchange::exportLibrary(*library, path("export"));
    QVERIFY(exported);
    QCOMPARE(QDir(path("export/articles")).entryList(QDir::Files).size(), 3);
    QCOMPARE(exchange::importLibrary(*open("again"), path("export"))->hash, exported->hash);
}

void HostileNamesTest::opensALibraryAmongHostileNames()
{
    const ArticleId id = addArticle();
    int made = 0;
    for (QString name : hostileNames(500)) {
        name = QString::number(made) + name.replace(u'/', u'_').remove(QChar(0)).left(80);
        const char *const folders[] = {"journal", "copies", "undo", "backups", "damaged", ""};
        const char *const endings[] = {"", ".md", ".journal", ".new", ".db", ".undo", ".jsonl"};
        const QString folder = path("library/") + QLatin1String(folders[made % 6]);
        QVERIFY(QDir().mkpath(folder));
        const QByteArray file = QFile::encodeName(folder + u'/' + name) + endings[made % 7];
        if (made % 3 == 0)
            made += ::symlink(QFile::encodeName(path("outside/secret.md")).constData(), file.constData()) == 0 ? 1 : 0;
        else if (QFile plain(QFile::decodeName(file)); plain.open(QIODevice::WriteOnly))
            made += plain.write("What somebody else put here.") > 0 ? 1 : 0;
    }
    QVERIFY2(made > 400, qPrintable(QString::number(made)));
    const auto before = everythingBut({QStringLiteral("library")});
    const auto library = open("library");
    QVERIFY(library);
    QCOMPARE(library->articles().load(id)->article.body, QStringLiteral("Words."));
    QVERIFY(checkWholeLibrary(*library)->problems.isEmpty());
    QCOMPARE(everythingBut({QStringLiteral("library")}), before);
}

/// Whoever opens a pipe waits until somebody writes into it, and a device may have no end.
void HostileNamesTest::waitsForNoPipeAndReadsNoDevice()
{
    const ArticleId id = addArticle();
    const QString name = id.toString(QUuid::WithoutBraces);
    for (const QString &file : {QStringLiteral("copies/%1.md"), QStringLiteral("copies/state.json"), QStringLiteral("copies/tables.jsonl"),
                                QStringLiteral("journal/%1.journal"), QStringLiteral("undo/%1.undo"), QStringLiteral("lock")}) {
        for (const bool pipe : {true, false}) {
            const QString there = path("library/") + QString(file).replace(QStringLiteral("%1"), name);
            QFile::remove(there);
            QVERIFY(QDir().mkpath(QFileInfo(there).path()));
            QVERIFY(pipe ? ::mkfifo(QFile::encodeName(there).constData(), 0600) == 0 : QFile::link(QStringLiteral("/dev/zero"), there));
            const auto library = open("library");
            QVERIFY2(library, qPrintable(file));
            QCOMPARE(library->articles().load(id)->article.body, QStringLiteral("Words."));
            QVERIFY(checkWholeLibrary(*library));
            (void)LibraryLock::owner(path("library"));
        }
    }
}

void HostileNamesTest::followsNoLinkWhenItImports_data()
{
    QTest::addColumn<QString>("linked");
    for (const char *name : {"export.json", "articles", "history", "tables", "tables/author.jsonl"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void HostileNamesTest::followsNoLinkWhenItImports()
{
    QFETCH(QString, linked);
    {
        const auto library = open("library");
        AuthorProfile author;
        author.name = QStringLiteral("Ada Brown");
        QVERIFY(library->authors().add(author));
        QVERIFY(library->articles().add({}));
        QVERIFY(exchange::exportLibrary(*library, path("export")));
    }
    const QString there = path("export/") + linked;
    QVERIFY(QFile::rename(there, path("outside/elsewhere")));
    QVERIFY(QFile::link(path("outside/elsewhere"), there));
    const auto again = open("again");
    const auto imported = exchange::importLibrary(*again, path("export"));
    if (linked.endsWith(QLatin1String("author.jsonl"))) {
        QVERIFY(imported);
        QVERIFY(again->authors().list()->isEmpty());
    } else {
        QVERIFY(!imported);
        QCOMPARE(*again->articles().count(), 0);
    }
}

void HostileNamesTest::refusesToRestoreEverythingBesideAWindow()
{
    const auto cli = [this](const QStringList &arguments, QString &said) {
        QProcess process;
        process.start(QStringLiteral(STET_CLI), QStringList{QStringLiteral("--library"), path("library")} + arguments);
        process.waitForFinished();
        said = QString::fromUtf8(process.readAllStandardError()).trimmed();
        return process.exitCode();
    };
    QString said;
    {
        const auto library = open("library");
        QVERIFY(library->articles().add({}));
    }
    QCOMPARE(cli({QStringLiteral("library"), QStringLiteral("backup")}, said), 0);
    const QString backup = QDir(path("library/backups")).entryInfoList(QDir::Files).first().filePath();
    auto window = LibraryLock::take(path("library"), QStringLiteral("stet"));
    QVERIFY(window);
    const QByteArray before = hashOf(path("library/library.db"));
    QVERIFY(cli({QStringLiteral("library"), QStringLiteral("restore"), backup}, said) != 0);
    QVERIFY2(said.contains(QStringLiteral("open in another window")) && !said.contains(u'\n'), qPrintable(said));
    QCOMPARE(hashOf(path("library/library.db")), before);
    QVERIFY(!QFile::exists(path("library/damaged")));
    window->reset();
    QCOMPARE(cli({QStringLiteral("library"), QStringLiteral("restore"), backup}, said), 0);
    // What became of a damaged library is told by whatever command finds it so.
    QFile database(path("library/library.db"));
    QVERIFY(database.open(QIODevice::WriteOnly) && database.write("no database") > 0);
    database.close();
    QCOMPARE(cli({QStringLiteral("list")}, said), 0);
    QVERIFY2(said.contains(QStringLiteral("stet-cli: The library file was damaged; Stet made it anew")), qPrintable(said));
    QCOMPARE(cli({QStringLiteral("list")}, said), 0);
    QVERIFY2(said.isEmpty(), qPrintable(said));
}

QTEST_GUILESS_MAIN(HostileNamesTest)
#include "hostilenamestest.moc"
