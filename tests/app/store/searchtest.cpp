#include "app/quotations/quotationstore.h"
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
        m_now = m_now.addDays(40); // filing is no change of the words
        QVERIFY(m_library->filing().file({m_ids[2]}, {.folder = QStringLiteral("Politics/2026")}));
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
    void findsQuotationsWithTheirSpeakers();
    void findsSourcesByTheirWords();
    void saysWhichPartTheWordsStandIn();

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
    row("in:Politics", {budget});
    row("river before:2026-02-01", {rivers});
    row("river before:2025-01-01", {});
    row("after:2030", {});
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
    QCOMPARE(m_library->finder().findAuthors(parseSearch(QStringLiteral("rivers ada")), 20)->size(), 1);
    QVERIFY(m_library->finder().findAuthors(parseSearch(QStringLiteral("coffee")), 20)->isEmpty());
}

void SearchTest::findsArticlesByWhoIsQuoted()
{
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = QStringLiteral("We will not be moved by tides");
    record.speaker = QStringLiteral("Ned Price");
    QVERIFY(QuotationStore(m_library->database()).keep(m_ids[1], {record}));
    QCOMPARE(found(QStringLiteral("speaker:price")), QStringList(QStringLiteral("A café")));
    QCOMPARE(found(QStringLiteral("river speaker:\"ned price\"")), QStringList(QStringLiteral("A café")));
    QVERIFY(found(QStringLiteral("speaker:100%")).isEmpty());
    QVERIFY(found(QStringLiteral("speaker:nobody")).isEmpty());
}

void SearchTest::findsQuotationsWithTheirSpeakers()
{
    const auto words = [this](const char *text) {
        QStringList found;
        const auto hits = m_library->finder().findQuotations(parseSearch(QString::fromUtf8(text), true), 8);
        if (!hits)
            return QStringList(hits.error().detail);
        for (const QuotationHit &hit : *hits)
            found.append(hit.speaker + u':' + hit.words.text.mid(hit.words.hits.value(0).start, hit.words.hits.value(0).length()));
        return found;
    };
    QCOMPARE(words("moved"), QStringList(QStringLiteral("Ned Price:moved")));
    QCOMPARE(words("tid"), QStringList(QStringLiteral("Ned Price:tides")));
    QCOMPARE(words("speaker:price").size(), 1);
    QCOMPARE(words("moved state:draft").size(), 1);
    QVERIFY(words("moved state:ready").isEmpty());
    QVERIFY(words("moved -tides").isEmpty());
    QCOMPARE(words("moved tag:\"two words\"").size(), 1);
    QVERIFY(words("moved -tag:\"two words\"").isEmpty());
    QVERIFY(words("state:draft").isEmpty());
    QVERIFY(words("moved in:Nowhere").isEmpty());
    QVERIFY(words("moved before:2020").isEmpty());
    QVERIFY(words("m").isEmpty()); // one letter begins too many words to look for them among quotations
    QCOMPARE(words("mo").size(), 1);
    {
        Transaction many(m_library->database());
        for (int i = 0; i < 310; ++i) {
            Article article;
            article.tags = {QStringLiteral("two words")};
            QVERIFY(m_library->articles().add(article));
        }
        QVERIFY(many.commit());
    }
    QCOMPARE(words("moved tag:\"two words\"").size(), 1); // among more articles than are listed beforehand
    // The index follows the ledger, whoever writes it.
    QVERIFY(QuotationStore(m_library->database()).keep(m_ids[1], {}));
    QVERIFY(words("moved").isEmpty());
    QVERIFY(m_library->database().run(
        QStringLiteral("INSERT INTO quotation_search(quotation_search, rank) VALUES('integrity-check', 1)")));
}

void SearchTest::findsSourcesByTheirWords()
{
    Source source;
    source.item.insert(QStringLiteral("title"), QStringLiteral("Tide tables of the estuary"));
    QVERIFY(m_library->sources().add(source));
    const auto hits = m_library->finder().findSources(parseSearch(QStringLiteral("estua"), true), 8);
    QCOMPARE(hits->size(), 1);
    QCOMPARE(hits->first().title, QStringLiteral("Tide tables of the estuary"));
    QVERIFY(m_library->finder().findSources(parseSearch(QStringLiteral("estuary -tables")), 8)->isEmpty());
    QVERIFY(m_library->finder().findSources(parseSearch(QStringLiteral("estuary state:ready")), 8)->isEmpty());
    const auto all = m_library->finder().find(parseSearch(QStringLiteral("river"), true));
    QCOMPARE(all->articles.size(), 2);
    QCOMPARE(all->authors.size(), 1);
    QVERIFY(!all->authors.first().words.hits.isEmpty());
}

void SearchTest::saysWhichPartTheWordsStandIn()
{
    Article article;
    article.headline = QStringLiteral("Zeppelin");
    article.deck = QStringLiteral("An airship rises");
    article.body = QStringLiteral("Nothing of it here.");
    article.page.comments = {{QStringLiteral("Mona"), QStringLiteral("First line\nKilimanjaro is \"high\"")}};
    const auto id = m_library->articles().add(article);
    const auto hit = [this](const char *word) {
        const auto hits = m_library->search().find(parseSearch(QString::fromUtf8(word)));
        return hits && hits->size() == 1 ? hits->first() : SearchHit();
    };
    QCOMPARE(hit("zeppelin").part, ArticlePart::Headline);
    QCOMPARE(hit("airship").part, ArticlePart::Deck);
    QCOMPARE(hit("airship").snippet, QStringLiteral("An airship rises"));
    const SearchHit comment = hit("kilimanjaro");
    QCOMPARE(comment.part, ArticlePart::Comment);
    QCOMPARE(comment.snippet, QStringLiteral("Mona: First line Kilimanjaro is \"high\""));
    QCOMPARE(hit("mona").part, ArticlePart::Comment);
    QVERIFY(m_library->articles().removeForGood(*id));
    QVERIFY(m_library->database().run(
        QStringLiteral("INSERT INTO article_search(article_search, rank) VALUES('integrity-check', 0)")));
}

QTEST_GUILESS_MAIN(SearchTest)
#include "searchtest.moc"
