#include "app/quotations/firstledgers.h"

#include "app/quotations/quotationstore.h"
#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// Ledgers of articles that nobody has opened.
class FirstLedgersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheQuotationsOfAnArticleThatNobodyOpened();
    void leavesALedgerThatIsThereAlone();
    void looksOnceAtEachSave();
    void goesOnWhereItStopped();
    void looksAtNamedArticlesAtOnce();
    void passesOverAnArticleWithoutQuotations();

private:
    ArticleId add(const QString &body, const QString &language = QStringLiteral("en"))
    {
        Article article;
        article.body = body;
        article.language = language;
        const Result<ArticleId> added = m_library->articles().add(article);
        return added ? *added : ArticleId();
    }
    QList<QuotationRecord> ledger(const ArticleId &article)
    {
        const auto records = QuotationStore(m_library->database()).records(article);
        return records ? *records : QList<QuotationRecord>();
    }
    FirstLedgers::Step step(int most = 40)
    {
        const auto done = FirstLedgers(*m_library).step(most);
        return done ? *done : FirstLedgers::Step{-1, -1};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void FirstLedgersTest::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Library::open(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(opened);
    m_library = *std::move(opened);
}

void FirstLedgersTest::findsTheQuotationsOfAnArticleThatNobodyOpened()
{
    const ArticleId english = add(QStringLiteral("“We built it alone,” said Ruth Vale.\n\nThe “experts” were away."));
    const ArticleId german = add(QStringLiteral("„Wir haben es allein gebaut“, sagte Tomas Berg."), QStringLiteral("de"));
    QCOMPARE(step().filled, 2);
    QCOMPARE(ledger(english).size(), 1);
    QCOMPARE(ledger(english).first().speaker, QStringLiteral("Ruth Vale"));
    QCOMPARE(ledger(english).first().speakerDecision, SpeakerDecision::Proposed);
    QCOMPARE(ledger(german).first().speaker, QStringLiteral("Tomas Berg"));
}

void FirstLedgersTest::leavesALedgerThatIsThereAlone()
{
    const ArticleId article = add(QStringLiteral("“We built it alone,” said Ruth Vale."));
    QuotationRecord confirmed;
    confirmed.id = QUuid::createUuid();
    confirmed.exact = QStringLiteral("We built it alone,");
    confirmed.speaker = QStringLiteral("Iris Aster");
    confirmed.speakerDecision = SpeakerDecision::Confirmed;
    QVERIFY(QuotationStore(m_library->database()).keep(article, {confirmed}));
    QCOMPARE(step().filled, 0);
    QCOMPARE(ledger(article), QList<QuotationRecord>{confirmed});
}

void FirstLedgersTest::looksOnceAtEachSave()
{
    const ArticleId article = add(QStringLiteral("Nothing yet."));
    QCOMPARE(step().looked, 1);
    QCOMPARE(step().looked, 0);
    auto stored = m_library->articles().load(article);
    QVERIFY(stored);
    stored->article.body = QStringLiteral("“We built it alone,” said Ruth Vale.");
    QVERIFY(m_library->articles().save(*stored));
    QCOMPARE(step().filled, 1);
    QCOMPARE(step().looked, 0);
}

void FirstLedgersTest::goesOnWhereItStopped()
{
    QList<ArticleId> articles;
    for (int i = 0; i < 5; ++i)
        articles.append(add(QStringLiteral("“We built number %1,” said Ruth Vale.").arg(i)));
    QCOMPARE(step(2).looked, 2);
    QCOMPARE(step(2).looked, 2);
    QVERIFY(ledger(articles.last()).isEmpty());
    QCOMPARE(step(2).looked, 1);
    QCOMPARE(ledger(articles.last()).size(), 1);
}

void FirstLedgersTest::looksAtNamedArticlesAtOnce()
{
    const ArticleId other = add(QStringLiteral("“Not this one,” said Ruth Vale."));
    const ArticleId article = add(QStringLiteral("“We built it alone,” said Ruth Vale."));
    const auto filled = FirstLedgers(*m_library).fill({article});
    QVERIFY(filled);
    QCOMPARE(*filled, 1);
    QVERIFY(ledger(other).isEmpty());
    QCOMPARE(step().looked, 2);
    QCOMPARE(ledger(article).size(), 1);
}

void FirstLedgersTest::passesOverAnArticleWithoutQuotations()
{
    add({});
    const auto done = step();
    QCOMPARE(done.looked, 1);
    QCOMPARE(done.filled, 0);
}

QTEST_GUILESS_MAIN(FirstLedgersTest)

#include "firstledgerstest.moc"
