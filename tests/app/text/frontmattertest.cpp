#include "app/text/frontmatter.h"

#include <QTest>

using namespace stet;

class FrontMatterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryFieldBack();
    void bringsAnyLineEndsBackTheSame();
    void keepsWhatOtherProgramsWroteAsItCame();
    void leavesAThematicBreakInTheBody_data();
    void leavesAThematicBreakInTheBody();
    void readsTheKeysOfOtherPrograms();
    void readsTomlOfHugo();
    void leavesTomlThatIsNotPlainInTheBody_data();
    void leavesTomlThatIsNotPlainInTheBody();
    void readsTheTitleBlockOfPandoc();
    void refusesBombsWithASentence_data();
    void refusesBombsWithASentence();
};

void FrontMatterTest::bringsEveryFieldBack()
{
    Article article;
    article.headline = QStringLiteral("“Quoted”: a \\ back\u2028slash \"and\" more");
    article.deck = QStringLiteral("Two\nlines, # no comment");
    article.body = QStringLiteral("---\na: b\n---\n\n# Not the headline\n\nWords.\n");
    article.byline.text = QStringLiteral("By A, as told to B");
    article.tags = {QStringLiteral("yes"), QStringLiteral("a, b"), QStringLiteral("[x]")};
    article.language = QStringLiteral("de-CH");
    article.outlet = QStringLiteral("The Herald: Online");
    article.slug = QStringLiteral("a-slug");
    article.date = QDate(2021, 10, 15);
    article.theme = QStringLiteral("plain");
    article.citationStyle = QStringLiteral("apa");
    article.citationLocale = QStringLiteral("de-DE");
    article.state = ArticleState::InReview;
    article.page.notice = QStringLiteral("Sign up.\n\nNow.");
    article.page.replyForm = true;
    article.page.replyNotice = QStringLiteral("Required *");
    article.page.announcedComments = 2;
    article.page.comments = {{QString(), QStringLiteral("First: “é”")}, {QStringLiteral("Ann"), QStringLiteral("- x")}};
    const QStringList names{QStringLiteral("Ann: \"X\""), QStringLiteral("Bo 👩‍💻")};
    const Result<MarkdownArticle> again = articleFromMarkdown(markdownWithFrontMatter(article, names));
    QVERIFY(again);
    QCOMPARE(again->authorNames, names);
    QCOMPARE(again->article.headline, article.headline);
    QCOMPARE(again->article.body, article.body);
    QVERIFY(again->article == article);
}

void FrontMatterTest::bringsAnyLineEndsBackTheSame()
{
    for (const char *text : {"---\r\ntitle: A\r\n---\r\n\r\nOne\rtwo\r\r\r\nthree\r", "%\n%\n%\r\r\r\nz"}) {
        const auto read = articleFromMarkdown(QString::fromLatin1(text));
        QVERIFY(read && !read->article.body.contains(u'\r'));
        const auto again = articleFromMarkdown(markdownWithFrontMatter(read->article, read->authorNames));
        QVERIFY(again);
        QCOMPARE(again->article.body, read->article.body);
    }
}

void FrontMatterTest::keepsWhatOtherProgramsWroteAsItCame()
{
    const QString file = QStringLiteral("---\n# made by hand\nlayout:   post\ntitle: Old\nweird: {a: [1,   2]}\nnested:\n"
                                        "  - x   # why\n  - y\ndate: 2024-05-06T07:08:09Z\n"
                                        "author:\n  - name: Ann\n    email: a@example.org\n---\n\nBody.\n");
    const Result<MarkdownArticle> read = articleFromMarkdown(file);
    QVERIFY(read);
    QCOMPARE(read->article.headline, QStringLiteral("Old"));
    QCOMPARE(read->article.date, QDate(2024, 5, 6));
    QCOMPARE(read->authorNames, QStringList{QStringLiteral("Ann")});
    Article article = read->article;
    article.headline = QStringLiteral("New");
    const QString written = markdownWithFrontMatter(article, read->authorNames);
    for (const char *line : {"# made by hand\nlayout:   post\n", "weird: {a: [1,   2]}\nnested:\n  - x   # why\n  - y\n",
                             "date: 2024-05-06T07:08:09Z\n", "  - name: Ann\n    email: a@example.org\n", "title: \"New\"\n"})
        QVERIFY2(written.contains(QString::fromUtf8(line)), line);
    QCOMPARE(written.count(QStringLiteral("date:")), 1);
    QCOMPARE(written.count(QStringLiteral("author:")), 1);
    const Result<MarkdownArticle> again = articleFromMarkdown(written);
    QVERIFY(again);
    QVERIFY(again->article == article);

    article.date = QDate(2025, 1, 2);
    const QString moved = markdownWithFrontMatter(article, {QStringLiteral("Bo")});
    QVERIFY(moved.contains(QStringLiteral("date: 2025-01-02\n")));
    QVERIFY(!moved.contains(QStringLiteral("07:08")) && !moved.contains(QStringLiteral("a@example.org")));
}

void FrontMatterTest::leavesAThematicBreakInTheBody_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("alone") << QStringLiteral("---");
    QTest::newRow("not closed") << QStringLiteral("---\ntitle: x\n\nWords");
    QTest::newRow("no key") << QStringLiteral("---\nWords between.\n---\n\nMore");
    QTest::newRow("list") << QStringLiteral("---\n- a: b\n---");
    QTest::newRow("indented") << QStringLiteral(" ---\na: b\n---");
    QTest::newRow("empty") << QStringLiteral("---\n---\n\nWords");
    QTest::newRow("longer") << QStringLiteral("----\na: b\n----");
}

void FrontMatterTest::leavesAThematicBreakInTheBody()
{
    QFETCH(QString, file);
    const Result<MarkdownArticle> read = articleFromMarkdown(file);
    QVERIFY(read);
    QCOMPARE(read->article.body, file);
    QVERIFY(read->article.headline.isEmpty());
}

void FrontMatterTest::readsTheKeysOfOtherPrograms()
{
    const Result<MarkdownArticle> hugo = articleFromMarkdown(
        QStringLiteral("---\r\ntitle: 'It''s'\r\ndescription: >\r\n  Folded\r\n  deck\r\nauthors: [A, B]\r\ntags: [x, y]\r\n"
                       "lang: fr\r\n...\r\nBody\r\n"));
    QVERIFY(hugo);
    QCOMPARE(hugo->article.headline, QStringLiteral("It's"));
    QCOMPARE(hugo->article.deck, QStringLiteral("Folded deck\n"));
    QCOMPARE(hugo->authorNames, QStringList({"A", "B"}));
    QCOMPARE(hugo->article.tags, QStringList({"x", "y"}));
    QCOMPARE(hugo->article.language, QStringLiteral("fr"));
    QCOMPARE(hugo->article.body, QStringLiteral("Body"));

    const Result<MarkdownArticle> flow = articleFromMarkdown(QStringLiteral("---\n{title: T,\nother: [1, 2]}\n---\nB"));
    QVERIFY(flow);
    QCOMPARE(flow->article.headline, QStringLiteral("T"));
    QCOMPARE(flow->article.otherFrontMatter, QStringLiteral("other: [1, 2]\n"));
    QCOMPARE(flow->article.body, QStringLiteral("B"));

    const Result<MarkdownArticle> plain = articleFromMarkdown(QStringLiteral("# A *fine* head\n\nBody"));
    QVERIFY(plain);
    QCOMPARE(plain->article.headline, QStringLiteral("A fine head"));
    QCOMPARE(plain->article.body, QStringLiteral("Body"));
}

void FrontMatterTest::readsTomlOfHugo()
{
    const QString file = QStringLiteral(
        "+++\n# by hand\ntitle = \"A \\\"fine\\\" head: with colon\"\ndescription = 'It is #1'\n"
        "date = 2021-05-02T10:00:00Z # noon\ntags = [\n  \"sea\", # wet\n  \"tides\",\n]\nauthors = [\"Ann\", \"Bo\"]\n"
        "draft = false\nweight = 3\n\n[params]\n  image = \"a.png\"\n+++\n\nBody.\n\n+++\n");
    const auto article = articleFromMarkdown(file);
    QVERIFY(article);
    QCOMPARE(article->article.headline, QStringLiteral("A \"fine\" head: with colon"));
    QCOMPARE(article->article.deck, QStringLiteral("It is #1"));
    QCOMPARE(article->article.date, QDate(2021, 5, 2));
    QCOMPARE(article->article.tags, (QStringList{QStringLiteral("sea"), QStringLiteral("tides")}));
    QCOMPARE(article->authorNames, (QStringList{QStringLiteral("Ann"), QStringLiteral("Bo")}));
    QCOMPARE(article->article.body, QStringLiteral("Body.\n\n+++"));
    const QString &other = article->article.otherFrontMatter;
    QVERIFY2(other.contains(QStringLiteral("weight: 3\n")), qPrintable(other));
    QVERIFY2(other.contains(QStringLiteral("params:\n  image: \"a.png\"")), qPrintable(other));
}

void FrontMatterTest::leavesTomlThatIsNotPlainInTheBody_data()
{
    QTest::addColumn<QString>("toml");
    QTest::newRow("several lines") << QStringLiteral("title = \"\"\"\na\n\"\"\"");
    QTest::newRow("list of tables") << QStringLiteral("[[menu]]\nname = 1");
    QTest::newRow("inline table") << QStringLiteral("a = { b = 1 }");
    QTest::newRow("no value") << QStringLiteral("title =");
    QTest::newRow("no key") << QStringLiteral("just words");
    QTest::newRow("nothing") << QStringLiteral("");
    QTest::newRow("open list") << QStringLiteral("tags = [ \"a\"");
    QTest::newRow("10,000 lists") << QStringLiteral("tags = ") + QString(10000, u'[') + QString(10000, u']');
}

void FrontMatterTest::leavesTomlThatIsNotPlainInTheBody()
{
    QFETCH(QString, toml);
    const QString file = QStringLiteral("+++\n") + toml + QStringLiteral("\n+++\n\nBody.");
    const auto read = articleFromMarkdown(file);
    QVERIFY(read);
    QCOMPARE(read->article.body, file);
}

void FrontMatterTest::readsTheTitleBlockOfPandoc()
{
    const auto read =
        articleFromMarkdown(QStringLiteral("% A \"fine\"\n  head\n% Ann Lee; Bo Ode\n% 2 May 2020\n\nBody.\n"));
    QVERIFY(read);
    QCOMPARE(read->article.headline, QStringLiteral("A \"fine\" head"));
    QCOMPARE(read->authorNames, (QStringList{QStringLiteral("Ann Lee"), QStringLiteral("Bo Ode")}));
    QCOMPARE(read->article.body, QStringLiteral("Body."));
    QVERIFY(read->article.otherFrontMatter.contains(QStringLiteral("2 May 2020")));
    const QString words = QStringLiteral("% of voters who\nstayed at home\n\nBody.");
    QCOMPARE(articleFromMarkdown(words)->article.body, words);
}

void FrontMatterTest::refusesBombsWithASentence_data()
{
    QTest::addColumn<QString>("yaml");
    QString laughs = QStringLiteral("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 24; ++i) {
        laughs += QStringLiteral("a%1: &a%1 [").arg(i) + QStringList(10, QStringLiteral("*a%1").arg(i - 1)).join(u',')
            + QStringLiteral("]\n");
    }
    QTest::newRow("tenfold aliases") << laughs;
    QTest::newRow("20,000 brackets") << QStringLiteral("a: ") + QString(20000, u'[');
    QTest::newRow("deep but sound") << QStringLiteral("a: ") + QString(100, u'[') + QString(100, u']');
    QTest::newRow("large") << QStringLiteral("a: ") + QString(300000, u'x');
    QTest::newRow("not YAML") << QStringLiteral("title: open: twice");
    QTest::newRow("tab") << QStringLiteral("title:\n\t- x: [");
}

void FrontMatterTest::refusesBombsWithASentence()
{
    QFETCH(QString, yaml);
    const Result<MarkdownArticle> read = articleFromMarkdown(QStringLiteral("---\n") + yaml + QStringLiteral("\n---\nBody\n"));
    QVERIFY(!read);
    QVERIFY(read.error().message.endsWith(u'.'));
}

QTEST_GUILESS_MAIN(FrontMatterTest)
#include "frontmattertest.moc"
