#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        LibraryOptions options;
        options.clock = [this] { return m_now; };
        options.emergencyFolder = m_folder.filePath(QStringLiteral("emergency"));
        auto library = Library::open(m_folder.filePath(QStringLiteral("library")), options);
        QVERIFY(library);
        m_library = std::move(*library);
        AuthorProfile author;
        author.name = QStringLiteral("Ada Brown");
        author.bio = QStringLiteral("Ada Brown covers rivers.");
        author = *m_library->authors().add(author);
        add(QStringLiteral("Rivers rise"), QStringLiteral("The river rose by a metre, the minister said."),
            {QStringLiteral("climate")}, ArticleState::Ready, {author.id});
        m_now = m_now.addDays(40);
        add(QStringLiteral("A café opens"), QStringLiteral("Coffee by the river. Nothing about ministers."),
            {QStringLiteral("two words")}, ArticleState::Draft, {});
        m_now = m_now.addDays(40);
        add(QStringLiteral("Budget"), QStringLiteral("The budget passed \u201cby a whisker\u201d; it\u2019s law."),
            {QStringLiteral("climate"), QStringLiteral("money")}, ArticleState::Published, {});
        QVERIFY(m_library->articles().setFolder(m_ids[2], QStringLiteral("Politics/2026")));
        const auto trashed = m_library->articles().add({});
        QVERIFY(trashed && m_library->articles().moveToTrash(*trashed));
    }
    void cleanupTestCase() { m_library.reset(); }

    void parsesTheWholeLanguage();
    void takesAnythingElseForWords();
    void findsArticles_data();
    void findsArticles();
    void showsWhereTheWordsStand();
    void followsEverySaveTrashAndRestore();
    void findsAuthors();
    void findsArticlesByWhoIsQuoted();

private:
    void add(const QString &headline, const QString &body, const QStringList &tags, ArticleState state,
             const QList<AuthorId> &authors)
    {
        Article article;
        article.headline = headline;
        article.body = body;
        article.tags = tags;
        article.state = state;
        article.byline.authors = authors;
        article.page.comments = {{QStringLiteral("Zed"), headline + QStringLiteral(" remarked upon")}};
        m_ids.append(*m_library->articles().add(article));
    }
    QStringList found(const QString &text, bool isTyping = false)
    {
        QStringList titles;
        const auto hits = m_library->search().find(parseSearch(text, isTyping));
        if (!hits)
            return {hits.error().detail};
        for (const SearchHit &hit : *hits)
            titles.append(hit.article.title.left(6));
        return titles;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    QDateTime m_now = QDateTime(QDate(2026, 1, 1), QTime(12, 0));
    QList<ArticleId> m_ids;
};

void SearchTest::parsesTheWholeLanguage()
{
    const SearchQuery query =
        parseSearch(QStringLiteral("river \"the minister\" beg* -not -\"two words\" tag:climate tag:\"a b\" -tag:old "
                                   "state:in-review folder:Politics speaker:price by:brown before:2026-03-09 after:2025"));
    SearchQuery expected;
    expected.wanted = {{QStringLiteral("river"), false}, {QStringLiteral("the minister"), false}, {QStringLiteral("beg"), true}};
    expected.unwanted = {{QStringLiteral("not"), false}, {QStringLiteral("two words"), false}};
    expected.tags = {QStringLiteral("climate"), QStringLiteral("a b")};
    expected.unwantedTags = {QStringLiteral("old")};
    expected.state = ArticleState::InReview;
    expected.folder = QStringLiteral("Politics");
    expected.speaker = QStringLiteral("price");
    expected.writer = QStringLiteral("brown");
    expected.before = QDate(2026, 3, 9);
    expected.after = QDate(2025, 1, 1);
    QCOMPARE(query, expected);
    QVERIFY(parseSearch(QStringLiteral("river"), true).wanted.first().isBeginning);
    QVERIFY(!parseSearch(QStringLiteral("river "), true).wanted.first().isBeginning);
}

void SearchTest::takesAnythingElseForWords()
{
    for (const char *text : {"", "-", "\"", "\"\"", "*", "tag:", "a:b", "state:nonsense", "before:never", "((", "NOT",
                             "AND OR", "NEAR(a b)", "^x", "{title}:x", "x\" OR \"y", "'; DROP TABLE article; --",
                             "\xe2\x80\x9cunclosed", "----", "::", "a\"b\"c"}) {
        const auto hits = m_library->search().find(parseSearch(QString::fromUtf8(text), true));
        QVERIFY2(hits, text);
    }
    const auto hits = m_library->search().find(parseSearch(QString(100000, u'x') + QStringLiteral(" y").repeated(10000)));
    QVERIFY(hits);
}

void SearchTest::findsArticles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("titles");
    const QString rivers = QStringLiteral("Rivers");
    const QString cafe = QStringLiteral("A café");
    const QString budget = QStringLiteral("Budget");
    const auto row = [](const char *text, const QStringList &titles) { QTest::newRow(text) << QString::fromUtf8(text) << titles; };
    row("river", {cafe, rivers});
    row("RIVER minister", {rivers});
    row("rive*", {cafe, rivers});
    row("cafe", {cafe});
    row("\"the river\"", {cafe, rivers});
    row("\"river the\"", {});
    row("river -minister", {cafe});
    row("-river", {budget});
    row("tag:climate", {budget, rivers});
    row("tag:Climate river", {rivers});
    row("tag:\"two words\"", {cafe});
    row("tag:two", {});
    row("-tag:climate", {cafe});
    row("river -tag:climate", {cafe});
    row("state:ready", {rivers});
    row("folder:Politics", {budget});
    row("folder:Politics/2026", {budget});
    row("folder:Polit", {});
    row("by:brown", {rivers});
    row("by:nobody", {});
    row("by:brown -river", {});
    row("before:2026-02-01", {rivers});
    row("after:2026-02-01", {budget, cafe});
    row("river after:2026-02-01", {cafe});
    row("remarked", {budget, cafe, rivers});
    row("it's", {budget});
    row("speaker:price", {});
    row("", {budget, cafe, rivers});
}

void SearchTest::findsArticles()
{
    QFETCH(QString, text);
    QFETCH(QStringList, titles);
    QCOMPARE(found(text), titles);
}

void SearchTest::showsWhereTheWordsStand()
{
    const auto hits = m_library->search().find(parseSearch(QStringLiteral("whisker")));
    QCOMPARE(hits->size(), 1);
    const SearchHit &hit = hits->first();
    QCOMPARE(hit.hits.size(), 1);
    QCOMPARE(hit.snippet.mid(hit.hits[0].start, hit.hits[0].length()), QStringLiteral("whisker"));
    QVERIFY(hit.snippet.contains(QStringLiteral("The budget passed")));
}

void SearchTest::followsEverySaveTrashAndRestore()
{
    Article article;
    article.body = QStringLiteral("ephemeral");
    const auto id = m_library->articles().add(article);
    QCOMPARE(found(QStringLiteral("ephemeral")).size(), 1);
    article.body = QStringLiteral("changed");
    QVERIFY(m_library->articles().save({*id, article, {}}));
    QVERIFY(found(QStringLiteral("ephemeral")).isEmpty());
    QCOMPARE(found(QStringLiteral("changed")).size(), 1);
    QVERIFY(m_library->articles().moveToTrash(*id));
    QVERIFY(found(QStringLiteral("changed")).isEmpty());
    QVERIFY(m_library->articles().restore(*id));
    QCOMPARE(found(QStringLiteral("changed")).size(), 1);
    QVERIFY(m_library->articles().removeForGood(*id));
    QVERIFY(found(QStringLiteral("changed")).isEmpty());
    QVERIFY(m_library->database().run(
        QStringLiteral("INSERT INTO article_search(article_search, rank) VALUES('integrity-check', 0)")));
}

void SearchTest::findsAuthors()
{
    QCOMPARE(m_library->search().findAuthors(parseSearch(QStringLiteral("rivers ada")))->size(), 1);
    QVERIFY(m_library->search().findAuthors(parseSearch(QStringLiteral("coffee")))->isEmpty());
}

void SearchTest::findsArticlesByWhoIsQuoted()
{
    // Any table with these two columns counts, as the quotation ledger's does.
    QVERIFY(m_library->database().run(
        QStringLiteral("CREATE TABLE said(number INTEGER PRIMARY KEY, article TEXT, speaker TEXT)")));
    QVERIFY(m_library->database().run(QStringLiteral("INSERT INTO said(article, speaker) VALUES(?, 'Ned Price')"),
                                      {m_ids[1].toString(QUuid::WithoutBraces)}));
    QCOMPARE(found(QStringLiteral("speaker:price")), QStringList(QStringLiteral("A café")));
    QVERIFY(found(QStringLiteral("speaker:100%")).isEmpty());
    QVERIFY(m_library->database().run(QStringLiteral("DROP TABLE said")));
}

QTEST_GUILESS_MAIN(SearchTest)
#include "searchtest.moc"
