#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class ShelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        LibraryOptions options;
        options.clock = [this] { return m_now; };
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        m_library = std::move(*Library::open(m_folder->filePath(QStringLiteral("library")), options));
    }
    void cleanup() { m_library.reset(); }

    void filesManyAtOnceAndPutsThemBack();
    void filingIsNoChangeOfTheWords();
    void tagsAreAddedOnceWhateverTheirCapitals();
    void countsEverythingThatCanBeFound();
    void emptyFolderStaysUntilItIsTakenAway();
    void folderMovesWithEverythingInIt();
    void folderIsNotMovedIntoItselfOrOverAnother();
    void removedFolderComesBackWithItsArticles();
    void renamesATagInAllItsArticles();
    void keepsSmartLists();
    void cleansFolderNames_data();
    void cleansFolderNames();

private:
    ArticleId add(const char *headline, const QStringList &tags = {}, ArticleState state = ArticleState::Draft)
    {
        Article article;
        article.headline = QString::fromUtf8(headline);
        article.body = QStringLiteral("Some words.");
        article.tags = tags;
        article.state = state;
        return *m_library->articles().add(article);
    }
    QStringList names(const QList<CountedName> &counted)
    {
        QStringList names;
        for (const CountedName &one : counted)
            names.append(QStringLiteral("%1 %2").arg(one.name).arg(one.count));
        return names;
    }
    QString folderOf(const ArticleId &id) { return m_library->articles().summary(id)->folder; }
    qsizetype found(const char *text) { return m_library->search().find(parseSearch(QString::fromUtf8(text)))->size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    QDateTime m_now = QDateTime(QDate(2026, 1, 1), QTime(12, 0));
};

void ShelfTest::filesManyAtOnceAndPutsThemBack()
{
    const ArticleId one = add("One", {QStringLiteral("water")});
    const ArticleId two = add("Two");
    const ArticleId gone = add("Gone");
    QVERIFY(m_library->articles().removeForGood(gone));
    const auto before = m_library->filing().file({one, gone, two}, {.state = ArticleState::Ready,
                                                                    .folder = QStringLiteral("Elections"),
                                                                    .addedTags = {QStringLiteral("vote")},
                                                                    .removedTags = {QStringLiteral("water")}});
    QVERIFY(before);
    QCOMPARE(before->size(), 2);
    QCOMPARE(found("tag:vote state:ready in:Elections"), 2);
    QCOMPARE(found("tag:water"), 0);
    QVERIFY(*m_library->articles().isWhole(one));
    QVERIFY(m_library->filing().putBack(*before));
    QCOMPARE(found("tag:vote"), 0);
    QCOMPARE(m_library->articles().load(one)->article.tags, QStringList(QStringLiteral("water")));
    QCOMPARE(folderOf(two), QString());
    // What is as it is to be already is not among those that changed.
    QVERIFY(m_library->filing().file({one}, {.state = ArticleState::Draft})->isEmpty());
    QVERIFY(m_library->database().run(
        QStringLiteral("INSERT INTO article_search(article_search, rank) VALUES('integrity-check', 1)")));
}

void ShelfTest::filingIsNoChangeOfTheWords()
{
    const ArticleId old = add("Old");
    add("New");
    const QDateTime written = m_library->articles().summary(old)->changed;
    m_now = m_now.addDays(3);
    QVERIFY(m_library->filing().file({old}, {.addedTags = {QStringLiteral("x")}}));
    QCOMPARE(m_library->articles().summary(old)->changed, written);
    QCOMPARE(m_library->articles().list()->first().title, QStringLiteral("New"));
}

void ShelfTest::tagsAreAddedOnceWhateverTheirCapitals()
{
    const ArticleId one = add("One", {QStringLiteral("Water")});
    QVERIFY(m_library->filing().file({one}, {.addedTags = {QStringLiteral("water"), QStringLiteral("sea")}}));
    QCOMPARE(m_library->articles().load(one)->article.tags, QStringList({QStringLiteral("Water"), QStringLiteral("sea")}));
}

void ShelfTest::countsEverythingThatCanBeFound()
{
    add("Idea", {QStringLiteral("b")}, ArticleState::Idea);
    const ArticleId two = add("Two", {QStringLiteral("a"), QStringLiteral("B2")});
    const ArticleId gone = add("Gone", {QStringLiteral("a")});
    QVERIFY(m_library->articles().moveToTrash(gone));
    QVERIFY(m_library->filing().file({two}, {.folder = QStringLiteral("Elections/2024")}));
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("Elections/2030")));
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("Elections abroad")));
    const auto shelves = m_library->shelves().shelves();
    QVERIFY(shelves);
    QCOMPARE(shelves->all, 2);
    QCOMPARE(shelves->trash, 1);
    QCOMPARE(shelves->states.at(0), 1);
    QCOMPARE(shelves->states.at(1), 1);
    QCOMPARE(names(shelves->tags), QStringList({QStringLiteral("a 1"), QStringLiteral("b 1"), QStringLiteral("B2 1")}));
    QCOMPARE(names(shelves->folders),
             QStringList({QStringLiteral("Elections 1"), QStringLiteral("Elections/2024 1"),
                          QStringLiteral("Elections/2030 0"), QStringLiteral("Elections abroad 0")}));
}

void ShelfTest::emptyFolderStaysUntilItIsTakenAway()
{
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("Ideas")));
    QVERIFY(!m_library->shelves().addFolder(QStringLiteral("Ideas")));
    QCOMPARE(*m_library->shelves().folders(), QStringList(QStringLiteral("Ideas")));
    QVERIFY(m_library->shelves().removeFolder(QStringLiteral("Ideas")));
    QVERIFY(m_library->shelves().folders()->isEmpty());
}

void ShelfTest::folderMovesWithEverythingInIt()
{
    const ArticleId one = add("One");
    QVERIFY(m_library->filing().file({one}, {.folder = QStringLiteral("A/B")}));
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("A/Empty")));
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("Archive")));
    QVERIFY(m_library->shelves().moveFolder(QStringLiteral("A"), QStringLiteral("Archive/A")));
    QCOMPARE(folderOf(one), QStringLiteral("Archive/A/B"));
    QCOMPARE(*m_library->shelves().folders(),
             QStringList({QStringLiteral("Archive"), QStringLiteral("Archive/A"), QStringLiteral("Archive/A/B"),
                          QStringLiteral("Archive/A/Empty")}));
    QCOMPARE(found("in:Archive"), 1);
    QCOMPARE(found("in:A"), 0);
}

void ShelfTest::folderIsNotMovedIntoItselfOrOverAnother()
{
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("A")));
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("B")));
    QCOMPARE(m_library->shelves().moveFolder(QStringLiteral("A"), QStringLiteral("A/A")).error().kind, Error::Kind::Conflict);
    QCOMPARE(m_library->shelves().moveFolder(QStringLiteral("A"), QStringLiteral("B")).error().kind, Error::Kind::Conflict);
    QVERIFY(m_library->shelves().moveFolder(QStringLiteral("A"), QStringLiteral("A")));
    QCOMPARE(m_library->shelves().folders()->size(), 2);
}

void ShelfTest::removedFolderComesBackWithItsArticles()
{
    const ArticleId one = add("One");
    const ArticleId two = add("Two");
    QVERIFY(m_library->filing().file({one}, {.folder = QStringLiteral("A/B/C")}));
    QVERIFY(m_library->filing().file({two}, {.folder = QStringLiteral("A/B")}));
    QVERIFY(m_library->shelves().addFolder(QStringLiteral("A/B/Empty")));
    const auto removed = m_library->shelves().removeFolder(QStringLiteral("A/B"));
    QVERIFY(removed);
    QCOMPARE(folderOf(one), QStringLiteral("A"));
    QCOMPARE(folderOf(two), QStringLiteral("A"));
    QCOMPARE(*m_library->shelves().folders(), QStringList(QStringLiteral("A")));
    QVERIFY(m_library->shelves().putBack(*removed));
    QCOMPARE(folderOf(one), QStringLiteral("A/B/C"));
    QCOMPARE(folderOf(two), QStringLiteral("A/B"));
    QCOMPARE(m_library->shelves().folders()->size(), 4);
}

void ShelfTest::renamesATagInAllItsArticles()
{
    const ArticleId one = add("One", {QStringLiteral("watr"), QStringLiteral("sea")});
    const ArticleId two = add("Two", {QStringLiteral("watr"), QStringLiteral("water")});
    const auto before = m_library->shelves().renameTag(QStringLiteral("watr"), QStringLiteral("water"));
    QVERIFY(before);
    QCOMPARE(m_library->articles().load(one)->article.tags, QStringList({QStringLiteral("sea"), QStringLiteral("water")}));
    QCOMPARE(m_library->articles().load(two)->article.tags, QStringList(QStringLiteral("water")));
    QVERIFY(m_library->filing().putBack(*before));
    QCOMPARE(found("tag:watr"), 2);
    QCOMPARE(m_library->shelves().removeTag(QStringLiteral("watr"))->size(), 2);
    QCOMPARE(*m_library->shelves().tags(), QStringList({QStringLiteral("sea"), QStringLiteral("water")}));
}

void ShelfTest::keepsSmartLists()
{
    ShelfStore shelves = m_library->shelves();
    QVERIFY(shelves.keepSmartList({QStringLiteral("Ready soon"), QStringLiteral("state:in-review")}));
    QVERIFY(shelves.keepSmartList({QStringLiteral("Ready soon"), QStringLiteral("state:ready")}));
    QVERIFY(shelves.keepSmartList({QStringLiteral("Water"), QStringLiteral("tag:water")}));
    QCOMPARE(shelves.renameSmartList(QStringLiteral("Water"), QStringLiteral("Ready soon")).error().kind, Error::Kind::Conflict);
    QVERIFY(shelves.renameSmartList(QStringLiteral("Water"), QStringLiteral("All water")));
    const QList<SmartList> expected{{QStringLiteral("All water"), QStringLiteral("tag:water")},
                                    {QStringLiteral("Ready soon"), QStringLiteral("state:ready")}};
    QCOMPARE(shelves.shelves()->smartLists, expected);
    QVERIFY(shelves.removeSmartList(QStringLiteral("All water")));
    QCOMPARE(shelves.shelves()->smartLists.size(), 1);
}

void ShelfTest::cleansFolderNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << QStringLiteral("Elections") << QStringLiteral("Elections");
    QTest::newRow("spaces") << QStringLiteral("  The   sea / Tides ") << QStringLiteral("The sea/Tides");
    QTest::newRow("slashes") << QStringLiteral("//a//b/") << QStringLiteral("a/b");
    QTest::newRow("nothing") << QStringLiteral(" / ") << QString();
    QTest::newRow("deep") << QStringLiteral("a/").repeated(50) << QStringLiteral("a/a/a/a/a/a/a/a");
    QTest::newRow("long") << QString(500, u'x') << QString(100, u'x');
}

void ShelfTest::cleansFolderNames()
{
    QFETCH(QString, typed);
    QFETCH(QString, path);
    QCOMPARE(ShelfStore::cleanFolder(typed), path);
}

QTEST_GUILESS_MAIN(ShelfTest)
#include "shelftest.moc"
