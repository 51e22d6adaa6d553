#include "app/store/library.h"
#include "app/store/secondcopy.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto library = open();
        QVERIFY(library);
        m_written.clear();
        for (int i = 0; i < 5; ++i) {
            Article article;
            article.headline = QStringLiteral("Article %1").arg(i);
            article.deck = QStringLiteral("Deck: \"%1\"\nof two lines").arg(i);
            article.body = QStringLiteral("---\nBody %1 with \u201cquotes\u201d\r\n\n---\nand the end").arg(i);
            article.tags = {QStringLiteral("tag")};
            const auto id = library->articles().add(article);
            QVERIFY(id);
            m_written.append({*id, article});
        }
        AuthorProfile author;
        author.name = QStringLiteral("Ada Brown");
        author.portrait = QByteArray("\0\xff\x01", 3);
        m_author = *library->authors().add(author);
        QVERIFY(library->words().add(QStringLiteral("en-US"), QStringLiteral("newsroomish")));
        QVERIFY(library->filing().file({m_written[0].first}, {.folder = QStringLiteral("Elections")}));
        QVERIFY(library->articles().moveToTrash(m_written[1].first));
    }

    void writesACopyThatPeopleCanRead();
    void comesBackFromItsCopiesWhenTheDatabaseIsDeleted() { damageAndOpen([](QFile &file) { file.remove(); }); }
    void comesBackWhenTheDatabaseIsCutShort()
    {
        damageAndOpen([](QFile &file) { QVERIFY(file.resize(file.size() / 2)); });
    }
    void comesBackWhenTheDatabaseIsEmpty()
    {
        damageAndOpen([](QFile &file) { QVERIFY(file.resize(0)); });
    }
    void comesBackWhenTheDatabaseIsZeroed()
    {
        damageAndOpen([](QFile &file) { write(file, 0, QByteArray(static_cast<qsizetype>(file.size()), '\0')); });
    }
    void comesBackWhenPagesAreOverwritten()
    {
        damageAndOpen([](QFile &file) {
            for (qint64 page = 4096; page < file.size(); page += 2 * 4096)
                write(file, page, QByteArray(4096, 'x'));
        });
    }
    void comesBackWhenTheDatabaseIsAFolder();
    void keepsTheDamagedFileUntouchedAndSaysSoInOneSentence();
    void noticesASpoiltViewBeforeASaveFails();
    void takesWhatALostWriteAheadLogHeldFromTheCopies();
    void readsADamagedRowFromItsCopy();
    void goesOnWithARebuildThatWasInterrupted();
    void copiesManyRowsInTurns();
    void neverBringsBackWhatWasRemovedForGood();
    void opensALibraryThatCannotBeWritten();
    void leavesAnUnreadableCopyAside();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("library")); }
    QString database() const { return path() + QStringLiteral("/library.db"); }
    std::unique_ptr<Library> open() const
    {
        LibraryOptions options;
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        auto library = Library::open(path(), options);
        if (!library)
            qWarning() << library.error().message << library.error().detail;
        return library ? std::move(*library) : nullptr;
    }
    static void write(QFile &file, qint64 at, const QByteArray &bytes)
    {
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
    }
    void verifyEverything(Library &library)
    {
        for (const auto &[id, article] : m_written) {
            const auto loaded = library.articles().load(id);
            QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
            QCOMPARE(loaded->article, article);
        }
        QCOMPARE(library.articles().summary(m_written[0].first)->folder, QStringLiteral("Elections"));
        QCOMPARE(library.articles().trash()->size(), 1);
        QCOMPARE(library.articles().list()->size(), 4);
        QCOMPARE(library.articles().list()->first().id, m_written[4].first);
        QCOMPARE(*library.authors().list(), QList<AuthorProfile>{m_author});
        QCOMPARE(*library.words().words(QStringLiteral("en-US")), QStringList(QStringLiteral("newsroomish")));
    }
    void damageAndOpen(const std::function<void(QFile &)> &damage)
    {
        QFile file(database());
        damage(file);
        auto library = open();
        QVERIFY(library);
        QCOMPARE(library->notices().size(), 1);
        verifyEverything(*library);
        library.reset();
        library = open(); // and it was told once
        QVERIFY(library);
        QVERIFY(library->notices().isEmpty());
        verifyEverything(*library);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<std::pair<ArticleId, Article>> m_written;
    AuthorProfile m_author;
};

void RecoveryTest::writesACopyThatPeopleCanRead()
{
    QFile copy(LibraryFolder{path()}.copy(m_written[0].first));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    const QByteArray bytes = copy.readAll();
    QVERIFY(bytes.startsWith("---\ntitle: \"Article 0\"\ndeck: \"Deck: \\\"0\\\"\\nof two lines\"\ntags: [\"tag\"]\n"));
    QVERIFY(bytes.endsWith(m_written[0].second.body.toUtf8()));
    QVERIFY(!(copy.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    const auto read = readDraftCopy(bytes, {});
    QVERIFY(read && !read->changed);
    QCOMPARE(read->draft.article, m_written[0].second);
    QCOMPARE(read->draft.folder, QStringLiteral("Elections"));
    QVERIFY(readDraftCopy(bytes + 'x', {})->changed);
}

void RecoveryTest::comesBackWhenTheDatabaseIsAFolder()
{
    damageAndOpen([](QFile &file) {
        file.remove();
        QVERIFY(QDir().mkdir(file.fileName()));
    });
}

void RecoveryTest::keepsTheDamagedFileUntouchedAndSaysSoInOneSentence()
{
    QFile file(database());
    QVERIFY(file.resize(file.size() - 5000));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray damaged = file.readAll();
    const auto library = open();
    QVERIFY(library);
    QFile kept(path() + QStringLiteral("/damaged/1-library.db"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), damaged);
    QCOMPARE(library->notices().size(), 1);
    QVERIFY(library->notices().first().contains(kept.fileName()));
    QCOMPARE(library->notices().first().count(QStringLiteral(". ")), 0);
}

/// Every page can be read, and nothing could be saved.
void RecoveryTest::noticesASpoiltViewBeforeASaveFails()
{
    {
        const auto spoilt = Database::open(database());
        QVERIFY((*spoilt)->run(QStringLiteral("PRAGMA writable_schema=ON")));
        QVERIFY((*spoilt)->run(QStringLiteral("UPDATE sqlite_master SET sql = replace(sql, 'USING(number)', 'USING(~umber)') "
                                              "WHERE name = 'article_words'")));
    }
    const auto library = open();
    QVERIFY(library);
    QCOMPARE(library->notices().size(), 1);
    QVERIFY(library->articles().add({}));
    for (const auto &[id, article] : m_written)
        QCOMPARE(library->articles().load(id)->article, article);
}

void RecoveryTest::takesWhatALostWriteAheadLogHeldFromTheCopies()
{
    QVERIFY(QFile::copy(database(), database() + QStringLiteral("-old")));
    {
        const auto library = open();
        m_written[2].second.body += QStringLiteral(" more");
        QVERIFY(library->articles().save({m_written[2].first, m_written[2].second, {}}));
    }
    QVERIFY(QFile::remove(database()) && QFile::rename(database() + QStringLiteral("-old"), database()));
    const auto library = open();
    QVERIFY(library);
    QCOMPARE(library->articles().load(m_written[2].first)->article, m_written[2].second);
    QCOMPARE(library->notices().size(), 1);
    QCOMPARE(*library->articles().count(), 4);
}

void RecoveryTest::readsADamagedRowFromItsCopy()
{
    auto library = open();
    QVERIFY(library->database().run(QStringLiteral("UPDATE article_text SET body = 'nonsense' WHERE number = 3")));
    const auto loaded = library->articles().load(m_written[2].first);
    QVERIFY(loaded && loaded->recovered);
    QCOMPARE(loaded->article, m_written[2].second);
    QVERIFY(library->articles().save(*loaded));
    QVERIFY(!library->articles().load(m_written[2].first)->recovered);
}

void RecoveryTest::goesOnWithARebuildThatWasInterrupted()
{
    QVERIFY(QFile::remove(database()));
    auto library = open();
    // What a start leaves that is killed half way: some articles, and a count of changes below that of the copies.
    QVERIFY(library->database().run(QStringLiteral("DELETE FROM article WHERE change > 2")));
    QVERIFY(library->database().run(QStringLiteral("DELETE FROM author")));
    QVERIFY(library->database().run(QStringLiteral("DELETE FROM copy_queue")));
    QVERIFY(library->database().run(QStringLiteral("UPDATE counter SET value = 2 WHERE name = 'change'")));
    QVERIFY(library->articles().rebuildIndex());
    library.reset();
    QVERIFY(QFile::remove(path() + QStringLiteral("/copies/state.json")));
    QFile state(path() + QStringLiteral("/copies/state.json"));
    QVERIFY(state.open(QIODevice::WriteOnly) && state.write("{\"change\":7}") > 0);
    state.close();
    library = open();
    QVERIFY(library);
    verifyEverything(*library);
}

void RecoveryTest::copiesManyRowsInTurns()
{
    constexpr int many = 12'000; // with what tells works apart, more rows than the end of one session copies
    {
        const auto library = open();
        QList<Source> sources;
        for (int i = 0; i < many; ++i) {
            Source source;
            source.item = {{"type", "book"}, {"title", QStringLiteral("A book of some length, volume %1").arg(i)}};
            sources.append(source);
        }
        QVERIFY(library->sources().add(sources));
    }
    const auto waiting = [this] { return *open()->database().number(QStringLiteral("SELECT count(*) FROM copy_queue")); };
    QVERIFY(waiting() > 0);
    for (int sessions = 0; waiting() > 0; ++sessions)
        QVERIFY(sessions < 5);
    QVERIFY(QFile::remove(database()));
    const auto library = open();
    QVERIFY(library);
    QCOMPARE(library->sources().list()->size(), many);
    verifyEverything(*library);
}

void RecoveryTest::neverBringsBackWhatWasRemovedForGood()
{
    {
        const auto library = open();
        QVERIFY(library->articles().removeForGood(m_written[1].first));
        QVERIFY(library->articles().removeForGood(m_written[2].first));
    }
    QVERIFY(open());
    QVERIFY(!QFile::exists(LibraryFolder{path()}.copy(m_written[1].first)));
    QVERIFY(QFile::remove(database()));
    const auto library = open();
    QVERIFY(library);
    QCOMPARE(library->articles().list()->size(), 3);
    QVERIFY(library->articles().trash()->isEmpty());
}

void RecoveryTest::opensALibraryThatCannotBeWritten()
{
    auto readOnly = Library::connect(path(), {}, Database::Access::ReadOnly);
    QVERIFY(readOnly);
    QCOMPARE((*readOnly)->articles().load(m_written[3].first)->article, m_written[3].second);
    const auto saved = (*readOnly)->articles().rename(m_written[3].first, QStringLiteral("No"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Error::Kind::Unwritable);
}

void RecoveryTest::leavesAnUnreadableCopyAside()
{
    QFile copy(LibraryFolder{path()}.copy(m_written[3].first));
    write(copy, 0, QByteArray(static_cast<qsizetype>(copy.size()), '\0'));
    const QByteArray damaged(static_cast<qsizetype>(copy.size()), '\0');
    QVERIFY(QFile::remove(database()));
    const auto library = open();
    QVERIFY(library);
    QCOMPARE(*library->articles().count(), 3);
    const QStringList kept = QDir(path() + QStringLiteral("/damaged")).entryList(QDir::Files);
    QCOMPARE(kept.size(), 1);
    QFile file(path() + QStringLiteral("/damaged/") + kept.first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), damaged);
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recoverytest.moc"
