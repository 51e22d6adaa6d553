#include "app/store/articlereplacement.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class ReplacementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        LibraryOptions options;
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        m_library = std::move(*Library::open(m_folder->filePath(QStringLiteral("library")), options));
    }
    void cleanup() { m_library.reset(); }

    void findsWithContextAndLeavesQuotedWordsUnticked();
    void looksThroughTheGivenDraftsAlone();
    void findsPartsOfWordsWhenAsked();
    void takesTheOpenDraftAsItStandsOnTheDesk();
    void replacesTheTickedPlacesAndKeepsAVersion();
    void passesOverWhatChangedMeanwhile();
    void takesAllOfItBackButNotWhatWasWrittenSince();
    void stopsWhenAsked();
    void refusesNoWords();

private:
    ArticleId add(const char *headline, const char *body)
    {
        Article article;
        article.headline = QString::fromUtf8(headline);
        article.body = QString::fromUtf8(body);
        return *m_library->articles().add(article);
    }
    static ReplacementWish wish(const char *find, const char *replacement, bool whole = true)
    {
        ReplacementWish wish;
        wish.find.words = QString::fromUtf8(find);
        wish.find.matchCase = true;
        wish.find.wholeWords = whole;
        wish.replacement = QString::fromUtf8(replacement);
        return wish;
    }
    QList<ReplacementArticle> find(const ReplacementWish &wished, const QList<ArticleId> &within = {})
    {
        const auto found = ArticleReplacement(*m_library).find(wished.find, within, {});
        return found ? found->articles : QList<ReplacementArticle>();
    }
    QString body(const ArticleId &id) { return m_library->articles().load(id)->article.body; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void ReplacementTest::findsWithContextAndLeavesQuotedWordsUnticked()
{
    const ArticleId id = add("The Narbo file",
                             "Narbo rose early.\n\n\xe2\x80\x9cNarbo is finished,\xe2\x80\x9d the mayor said.\n\n"
                             "> Narbo as the report had it.\n\nNarbonne is another town, narbo none.");
    const auto found = find(wish("Narbo", "Narva"));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, id);
    const auto &places = found.first().places;
    QCOMPARE(places.size(), 4);
    QCOMPARE(places[0].part, ArticlePart::Headline);
    QVERIFY(places[0].isChosen);
    QCOMPARE(places[1].after, QStringLiteral(" rose early."));
    QVERIFY(places[1].isChosen);
    QVERIFY(places[2].isQuoted && !places[2].isChosen);
    QVERIFY(places[3].isQuoted && !places[3].isChosen);
}

void ReplacementTest::looksThroughTheGivenDraftsAlone()
{
    const ArticleId one = add("One", "Narbo.");
    add("Two", "Narbo.");
    const ArticleId gone = add("Gone", "Narbo.");
    QVERIFY(m_library->articles().moveToTrash(gone));
    QCOMPARE(find(wish("Narbo", "x")).size(), 2);
    QCOMPARE(find(wish("Narbo", "x"), {one}).size(), 1);
}

void ReplacementTest::findsPartsOfWordsWhenAsked()
{
    add("One", "Renarboing, and Narbo.");
    QCOMPARE(find(wish("arbo", "x", false)).value(0).places.size(), 2);
    QVERIFY(find(wish("arbo", "x", true)).isEmpty());
    add("Two", "so-called -- dashes");
    QCOMPARE(find(wish("--", "x", true)).size() + find(wish("--", "x", false)).size() > 0, true);
}

void ReplacementTest::takesTheOpenDraftAsItStandsOnTheDesk()
{
    const ArticleId id = add("One", "Nothing yet.");
    Article desk = m_library->articles().load(id)->article;
    desk.body = QStringLiteral("Narbo was typed just now.");
    const auto found = ArticleReplacement(*m_library).find(wish("Narbo", "x").find, {}, std::pair(id, desk));
    QCOMPARE(found->articles.size(), 1);
    QCOMPARE(found->articles.first().id, id);
}

void ReplacementTest::replacesTheTickedPlacesAndKeepsAVersion()
{
    const ArticleId one = add("Narbo", "Narbo and Narbo, \xe2\x80\x9cNarbo,\xe2\x80\x9d she said.");
    const ArticleId two = add("Two", "No more Narbo.");
    auto found = find(wish("Narbo", "Narva"));
    QCOMPARE(found.size(), 2);
    for (ReplacementArticle &article : found) {
        if (article.id == one)
            article.places[1].isChosen = false; // the first of the body
    }
    const auto told = ArticleReplacement(*m_library).replace(found, wish("Narbo", "Narva"));
    QVERIFY(told);
    QCOMPARE(told->changed.size(), 2);
    QCOMPARE(m_library->articles().load(one)->article.headline, QStringLiteral("Narva"));
    QCOMPARE(body(one), QString::fromUtf8("Narbo and Narva, \xe2\x80\x9cNarbo,\xe2\x80\x9d she said."));
    QCOMPARE(body(two), QStringLiteral("No more Narva."));
    const auto versions = m_library->revisions().list(two);
    QCOMPARE(versions->size(), 1);
    QCOMPARE(versions->first().name, ArticleReplacement::versionName(wish("Narbo", "Narva")));
    QCOMPARE(m_library->revisions().load(two, versions->first().sequence)->article.body, QStringLiteral("No more Narbo."));
    QCOMPARE(m_library->search().find(parseSearch(QStringLiteral("narva")))->size(), 2);
}

void ReplacementTest::passesOverWhatChangedMeanwhile()
{
    const ArticleId one = add("One", "Now Narbo.");
    const auto found = find(wish("Narbo", "Narva"));
    auto draft = m_library->articles().load(one);
    draft->article.body = QStringLiteral("Written anew, no Narbo in that place.");
    QVERIFY(m_library->articles().save(*draft));
    const auto told = ArticleReplacement(*m_library).replace(found, wish("Narbo", "Narva"));
    QVERIFY(told->changed.isEmpty());
    QCOMPARE(told->passedOver, QStringList(QStringLiteral("One")));
    QCOMPARE(body(one), draft->article.body);
}

void ReplacementTest::takesAllOfItBackButNotWhatWasWrittenSince()
{
    const ArticleId one = add("One", "Narbo.");
    const ArticleId two = add("Two", "Narbo.");
    const auto told = ArticleReplacement(*m_library).replace(find(wish("Narbo", "Narva")), wish("Narbo", "Narva"));
    QCOMPARE(told->changed.size(), 2);
    QVERIFY(m_library->filing().file({one}, {.state = ArticleState::Ready})); // no writing
    auto draft = m_library->articles().load(two);
    draft->article.body += QStringLiteral(" More.");
    QVERIFY(m_library->articles().save(*draft));
    const auto left = ArticleReplacement(*m_library).takeBack(told->changed);
    QCOMPARE(*left, QStringList(QStringLiteral("Two")));
    QCOMPARE(body(one), QStringLiteral("Narbo."));
    QCOMPARE(m_library->articles().load(one)->article.state, ArticleState::Ready);
    QCOMPARE(body(two), QStringLiteral("Narva. More."));
}

void ReplacementTest::stopsWhenAsked()
{
    for (int i = 0; i < 5; ++i)
        add("One", "Narbo.");
    const auto stopped = ArticleReplacement(*m_library).find(wish("Narbo", "x").find, {}, {}, [](int done, int) { return done < 2; });
    QCOMPARE(stopped.error().kind, Error::Kind::Stopped);
    const auto told =
        ArticleReplacement(*m_library).replace(find(wish("Narbo", "x")), wish("Narbo", "x"), [](int done, int) { return done < 2; });
    QCOMPARE(told->changed.size(), 2); // what was changed is told, so that it can be taken back
}

void ReplacementTest::refusesNoWords()
{
    add("One", "Narbo.");
    QVERIFY(find(wish("", "x")).isEmpty());
}

QTEST_GUILESS_MAIN(ReplacementTest)
#include "replacementtest.moc"
