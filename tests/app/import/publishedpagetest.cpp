#include "app/import/importer.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace stet;

class PublishedPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPublishedOpEdAsAnArticle();
    void knowsWhereEachWordStoodInTheFile();
    void readsTheFurnitureOfOtherSites();
    void readsABylineWithRoleDateAndDeck();
    void readsANameAloneAboveTheDateAsAByline();
    void keepsAFreeBylineAsItIsPrinted();
    void takesTheBioAtTheEndOfTheBody();
    void readsCommentsWithNamesAndDates();
    void readsCommentsUnderANameAndADate();
    void readsAListOfComments();
    void readsTheAuthorBoxBesideTheArticleAndSaysWhatItLeavesOut();
    void namesNobodyWhenTheBioDoesNot();
    void keepsOrdinaryParagraphsThatSoundLikeFurniture();
    void losesNoWordWithoutSayingSo();
};

namespace {

ImportedArticle imported(const QString &text)
{
    const Result<ImportedArticle> result = importBytes(text.toUtf8(), QStringLiteral("page.txt"));
    return result ? *result : ImportedArticle();
}

QString sample()
{
    QFile file(QStringLiteral(STET_SOURCE_DIR "/tests/data/import/harbor-as-published.txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QString longParagraph = QStringLiteral(
    "The council met again on Monday and again it put the question off, although the wall has not grown any stronger "
    "in the meantime and the winter storms are due within weeks, as every pilot in the harbor will tell you.");

} // namespace

void PublishedPageTest::readsAPublishedOpEdAsAnArticle()
{
    const ImportedArticle page = imported(sample());
    QCOMPARE(page.article.headline, QStringLiteral("Who Should Pay for the Harbor Wall?"));
    QCOMPARE(page.article.body.count("\n\n"), 2);
    QVERIFY(page.article.body.startsWith("City engineers met"));
    QVERIFY(page.article.body.endsWith("the answer."));
    QCOMPARE(page.authors.size(), 1);
    QCOMPARE(page.authors.first().name, QStringLiteral("Marguerite"));
    QVERIFY(page.authors.first().bio.startsWith("Marguerite is a retired pilot"));
    QVERIFY(page.authors.first().bio.endsWith("Port Ellery."));
    QCOMPARE(page.article.byline.authors, QList<AuthorId>{page.authors.first().id});
    QCOMPARE(page.article.page.notice, QStringLiteral("If you subscribe to our newsletter you agree to our terms of use."));
    QVERIFY(page.article.page.replyForm);
    QVERIFY(page.article.page.replyNotice.startsWith("Your email address"));
    QCOMPARE(page.article.page.announcedComments, 3);
    QCOMPARE(page.article.page.comments.size(), 2);
    QVERIFY(page.article.page.comments.first().text.contains("\n\nMy father"));
    QVERIFY(!page.article.page.comments.first().text.startsWith("1"));
    QCOMPARE(page.remarks, QStringList{"The page announces 3 comments and the text holds 2; none was made up."});
}

void PublishedPageTest::knowsWhereEachWordStoodInTheFile()
{
    for (const QString &text : {sample(), sample().replace('\n', "\r\n")}) {
        const ImportedArticle page = imported(text);
        QCOMPARE(page.fileText, text);
        QSet<int> parts;
        for (const ProseParagraph &paragraph : page.prose) {
            parts.insert(int(paragraph.part));
            const TextRange whole = paragraph.sourceRange({0, paragraph.text.size()});
            QCOMPARE(text.mid(whole.start, whole.length()), paragraph.text);
        }
        QCOMPARE(parts.size(), 5); // headline, body, bio, notice, comment
    }
}

void PublishedPageTest::readsTheFurnitureOfOtherSites()
{
    const ImportedArticle page = imported("Skip to content\n\nThe Wall Must Stand\n\nBy Ana Ruiz and Tom Weller\n\n"
                                          "October 14, 2024\n\n5 min read\n\n" + longParagraph + "\n\nAdvertisement\n\n"
                                          + longParagraph + "\n\nShare this:\n\nFiled under: Harbor, Town Hall\n\n"
                                          "About the authors\n\nAna Ruiz is a reporter.\n\nTom Weller teaches history.\n\n"
                                          "Related posts\n\nWhen the Ferry Sank\n\nThe Price of Sand\n\n0 Comments\n");
    QCOMPARE(page.article.headline, QStringLiteral("The Wall Must Stand"));
    QCOMPARE(page.authors.size(), 2);
    QCOMPARE(page.authors[0].name, QStringLiteral("Ana Ruiz"));
    QCOMPARE(page.authors[0].bio, QStringLiteral("Ana Ruiz is a reporter."));
    QCOMPARE(page.authors[1].bio, QStringLiteral("Tom Weller teaches history."));
    QCOMPARE(page.article.date, QDate(2024, 10, 14));
    QCOMPARE(page.article.tags, (QStringList{"Harbor", "Town Hall"}));
    QCOMPARE(page.article.body, longParagraph + "\n\n" + longParagraph);
    const QString remarks = page.remarks.join('\n');
    for (const QString left : {"Skip to content", "Advertisement", "Share this:", "5 min read", "When the Ferry Sank"})
        QVERIFY2(remarks.contains(left), qPrintable(left + " is missing in: " + remarks));
}

void PublishedPageTest::readsABylineWithRoleDateAndDeck()
{
    const ImportedArticle page = imported("The Wall Must Stand\nA town that waits for the sea will not like the answer.\n"
                                          "By ANA RUIZ, Staff Writer\nUpdated 14 October 2024, 5:12 pm\n\n" + longParagraph);
    QCOMPARE(page.article.deck, QStringLiteral("A town that waits for the sea will not like the answer."));
    QCOMPARE(page.authors.size(), 1);
    QCOMPARE(page.authors.first().name, QStringLiteral("Ana Ruiz"));
    QCOMPARE(page.authors.first().role, QStringLiteral("Staff Writer"));
    QCOMPARE(page.article.byline.text, QString());
    QCOMPARE(page.article.date, QDate(2024, 10, 14));
    QCOMPARE(page.article.body, longParagraph);
}

void PublishedPageTest::readsANameAloneAboveTheDateAsAByline()
{
    const ImportedArticle page = imported("OPINION\n\nThe Wall Must Stand\n\nWaiting for the sea costs more.\n\nAna Q. Ruiz\n"
                                          "Oct. 14, 2024, 5:00 a.m. ET\n\nShare full article\n\n" + longParagraph
                                          + "\n\nAna Q. Ruiz is a columnist. Follow her.\n\nRead more:\n\nTen photos of "
                                            "the wall\n\n© 2024 The Courier\n");
    QCOMPARE(page.article.headline, QStringLiteral("The Wall Must Stand"));
    QCOMPARE(page.article.deck, QStringLiteral("Waiting for the sea costs more."));
    QCOMPARE(page.authors.size(), 1);
    QCOMPARE(page.authors.first().name, QStringLiteral("Ana Q. Ruiz"));
    QCOMPARE(page.authors.first().bio, QStringLiteral("Ana Q. Ruiz is a columnist. Follow her."));
    QCOMPARE(page.article.date, QDate(2024, 10, 14));
    QCOMPARE(page.article.body, longParagraph);
    QCOMPARE(page.article.page.notice, QStringLiteral("© 2024 The Courier"));
}

void PublishedPageTest::keepsAFreeBylineAsItIsPrinted()
{
    const ImportedArticle page
        = imported("The Wall Must Stand\n\nBy Ana Ruiz, as told to Tom Weller\n\n" + longParagraph);
    QCOMPARE(page.article.byline.text, QStringLiteral("By Ana Ruiz, as told to Tom Weller"));
    QCOMPARE(page.authors.size(), 1);
}

void PublishedPageTest::takesTheBioAtTheEndOfTheBody()
{
    const ImportedArticle page = imported("The Wall Must Stand\n\nBy Ana Ruiz\n\n" + longParagraph
                                          + "\n\nAna Ruiz is a reporter for the Courier.\n");
    QCOMPARE(page.authors.first().bio, QStringLiteral("Ana Ruiz is a reporter for the Courier."));
    QCOMPARE(page.article.body, longParagraph);
}

void PublishedPageTest::readsCommentsWithNamesAndDates()
{
    const ImportedArticle page = imported("The Wall Must Stand\n\n" + longParagraph
                                          + "\n\n2 Comments\n\nHanna Ott says:\nOctober 15, 2024 at 9:02 am\nWell said.\n"
                                            "Reply\n\nBo says:\nOctober 16, 2024 at 1:00 pm\nNot at all.\n\nBut thanks.\n");
    const QList<ReaderComment> comments = page.article.page.comments;
    QCOMPARE(comments.size(), 2);
    QCOMPARE(comments[0].name, QStringLiteral("Hanna Ott"));
    QCOMPARE(comments[0].text, QStringLiteral("Well said."));
    QCOMPARE(comments[1].name, QStringLiteral("Bo"));
    QCOMPARE(comments[1].text, QStringLiteral("Not at all.\n\nBut thanks."));
}

void PublishedPageTest::readsCommentsUnderANameAndADate()
{
    const ImportedArticle page = imported("The Wall Must Stand\n\n" + longParagraph
                                          + "\n\n2 Comments\n\nHanna Ott\nOctober 15, 2024 at 9:02 am\nWell said.\n\n"
                                            "bo_the_ferryman\n\nOctober 16, 2024\n\nNot at all.\n\nBut thanks.\n");
    const QList<ReaderComment> comments = page.article.page.comments;
    QCOMPARE(comments.size(), 2);
    QCOMPARE(comments[0].name, QStringLiteral("Hanna Ott"));
    QCOMPARE(comments[1].name, QStringLiteral("bo_the_ferryman"));
    QCOMPARE(comments[1].text, QStringLiteral("Not at all.\n\nBut thanks."));
    QCOMPARE(page.remarks, QStringList{"The dates of the comments were left out."});
}

void PublishedPageTest::readsAListOfComments()
{
    const QByteArray html = "<html><body><article><h1>The Wall Must Stand</h1><p>" + longParagraph.toUtf8()
                            + "</p></article><section id=\"comments\"><h2>2 Comments</h2><ol><li><b>Olga</b> 3 Feb 2021<p>It does "
                              "lean.</p><p>Look.</p></li><li><p>Ours leans more.</p></li></ol></section></body></html>";
    const auto page = importBytes(html, QStringLiteral("page.html"));
    QVERIFY(page);
    const QList<ReaderComment> comments = page->article.page.comments;
    QCOMPARE(comments.size(), 2);
    QCOMPARE(comments[0].name, QStringLiteral("Olga"));
    QCOMPARE(comments[0].text, QStringLiteral("It does lean.\n\nLook."));
    QCOMPARE(comments[1].name, QString());
    QCOMPARE(comments[1].text, QStringLiteral("Ours leans more."));
}

void PublishedPageTest::readsTheAuthorBoxBesideTheArticleAndSaysWhatItLeavesOut()
{
    const QByteArray html = "<html><body><header><p>The Courier</p></header><article><h1>The Wall Must Stand</h1><p>"
                            + longParagraph.toUtf8()
                            + "</p></article><div class=\"author-box\"><h3>Written by</h3><p>Sven Alm is a mason at the "
                              "cathedral works.</p></div><footer><p>Imprint</p></footer></body></html>";
    const auto page = importBytes(html, QStringLiteral("page.html"));
    QVERIFY(page);
    QCOMPARE(page->authors.size(), 1);
    QCOMPARE(page->authors.first().name, QStringLiteral("Sven Alm"));
    QCOMPARE(page->authors.first().bio, QStringLiteral("Sven Alm is a mason at the cathedral works."));
    QVERIFY2(page->remarks.contains(QStringLiteral("Left out around the article: “The Courier”, “Imprint”.")),
             qPrintable(page->remarks.join(u'\n')));
}

void PublishedPageTest::namesNobodyWhenTheBioDoesNot()
{
    const ImportedArticle page = imported("The Wall Must Stand\n\n" + longParagraph
                                          + "\n\nAbout the author\n\nA retired pilot who guided ships through the narrows "
                                            "for more than twenty-two years.\n");
    QCOMPARE(page.authors.size(), 1);
    QVERIFY(page.authors.first().name.isEmpty());
    QVERIFY(page.authors.first().bio.startsWith("A retired pilot"));
    QVERIFY(!page.remarks.isEmpty());
}

void PublishedPageTest::keepsOrdinaryParagraphsThatSoundLikeFurniture()
{
    const QString text = "The Wall Must Stand\n\n" + longParagraph
                         + "\n\nBy London standards, that is cheap.\n\nSubscribe to that view and you will drown, said the "
                           "mayor, and the council laughed.\n\nShare the cost, share the wall, and share the blame.\n\n"
                         + longParagraph;
    const ImportedArticle page = imported(text);
    QCOMPARE(page.article.body, text.mid(text.indexOf(longParagraph)));
    QVERIFY(page.authors.isEmpty());
}

void PublishedPageTest::losesNoWordWithoutSayingSo()
{
    // Every line of a page stands in the article, in an author, or in a remark.
    const QString text = sample() + "\nRelated posts\n\nWhen the Ferry Sank\n\nName *\n\nPost Comment\n\n© 2024 The Courier\n";
    const ImportedArticle page = imported(text);
    QString all = page.article.headline + page.article.body + page.article.page.notice + page.article.page.replyNotice
                  + page.remarks.join(' ') + page.authors.first().bio;
    for (const ReaderComment &comment : page.article.page.comments)
        all += comment.text;
    const QStringList shapes{"Published by", "Leave a Reply", "3 thoughts on “Who Should Pay for the Harbor Wall?”"};
    for (QString line : text.split('\n', Qt::SkipEmptyParts)) {
        line = line.trimmed().remove(QRegularExpression("^\\d\\. "));
        QVERIFY2(shapes.contains(line) || all.contains(line), qPrintable(line));
    }
}

QTEST_GUILESS_MAIN(PublishedPageTest)
#include "publishedpagetest.moc"
