#include "app/quotations/findingreader.h"
#include "app/quotations/quotationstore.h"
#include "app/sources/sourcestore.h"
#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;
using Kind = QuotationFinding::Kind;

/// Findings about an article of a library, and what the writer lets stand.
class FindingReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWordsOfASavedSourceWithoutMarks_data();
    void findsWordsOfASavedSourceWithoutMarks();
    void leavesShortRunsAndQuotedWordsAlone();
    void seesASourceThatIsAddedLater();
    void findsTheOneSourceAmongMany();
    void wantsWhatAHeadlineQuotesInTheText_data();
    void wantsWhatAHeadlineQuotesInTheText();
    void acceptsAHeadlineThatQuotesACheckedQuotation();
    void wantsWhatACaptionAndAPullQuoteQuoteInTheText();
    void tellsWhatAnEarlierArticleHasOtherwise();
    void doesNotHoldARoleAgainstAName();
    void keepsWhatWasLetStandBesideTheRecords();
    void holdsALetStandToItsWordsWhereverTheyAre();
    void saysEachInASentence();

private:
    Database &database() { return m_library->database(); }
    DraftSnapshot draft(const QString &body, const QString &headline = {}, const QString &deck = {})
    {
        DraftSnapshot draft;
        draft.id = m_article;
        draft.details.headline = headline;
        draft.details.deck = deck;
        draft.body = BodyText(body);
        return draft;
    }
    QList<QuotationFinding> findings(const DraftSnapshot &draft, const QList<QuotationRecord> &records = {})
    {
        const auto read = m_reader->read(database(), draft, records);
        return read ? *read : QList<QuotationFinding>{{}, {}, {}, {}, {}};
    }
    void addSource(const QString &key, const QString &text)
    {
        Source source;
        source.key = key;
        source.item = {{"type", "webpage"}, {"title", key}};
        source.captures = {makeCapture(text, QDateTime::currentDateTimeUtc(), QStringLiteral("text/plain"))};
        QVERIFY(m_library->sources().add(source));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<FindingReader> m_reader;
    ArticleId m_article;
};

namespace {

const QString minutes = QStringLiteral("The harbour wall was built by nine men in one long summer, and it still stands today.");

QuotationRecord record(const QString &exact, const QString &speaker, Verdict verdict = Verdict::CannotCheck)
{
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = exact;
    record.speaker = speaker;
    record.verdict = verdict;
    return record;
}

} // namespace

void FindingReaderTest::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = *Library::open(m_folder->filePath(QStringLiteral("library")));
    m_reader = std::make_unique<FindingReader>();
    Article article;
    article.headline = QStringLiteral("Present");
    m_article = *m_library->articles().add(article);
}

void FindingReaderTest::findsWordsOfASavedSourceWithoutMarks_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("a sentence") << "He knew that the harbour wall was built by nine men in one long summer." << "the harbour wall was built by nine men in one long summer";
    QTest::newRow("eight words") << "So it seems: built by nine men in one long summer? Yes." << "built by nine men in one long summer";
    QTest::newRow("with markup") << "It *was built by* nine [men](https://a.example) in one long summer then." << "was built by nine men in one long summer";
    QTest::newRow("after other words") << "One two three four five six seven. Was built by nine men in one long, long summer." << "Was built by nine men in one long";
}

void FindingReaderTest::findsWordsOfASavedSourceWithoutMarks()
{
    QFETCH(QString, body);
    QFETCH(QString, words);
    addSource(QStringLiteral("minutes"), minutes);
    const QList<QuotationFinding> found = findings(draft(body));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().kind, Kind::UnquotedOverlap);
    QCOMPARE(found.first().words, words);
    QCOMPARE(found.first().source, QStringLiteral("minutes"));
    QVERIFY(body.mid(found.first().range.start, found.first().range.length()).startsWith(words.section(u' ', 0, 0)));
}

void FindingReaderTest::leavesShortRunsAndQuotedWordsAlone()
{
    addSource(QStringLiteral("minutes"), minutes);
    QVERIFY(findings(draft(QStringLiteral("It was built by nine men in one day."))).isEmpty());
    QVERIFY(findings(draft(QStringLiteral("“The harbour wall was built by nine men in one long summer,” said Vale."))).isEmpty());
    QVERIFY(findings(draft(QStringLiteral("> The harbour wall was built by nine men in one long summer."))).isEmpty());
}

void FindingReaderTest::seesASourceThatIsAddedLater()
{
    const DraftSnapshot text = draft(QStringLiteral("The harbour wall was built by nine men in one long summer."));
    QVERIFY(findings(text).isEmpty());
    addSource(QStringLiteral("minutes"), minutes);
    QCOMPARE(findings(text).size(), 1);
}

void FindingReaderTest::findsTheOneSourceAmongMany()
{
    for (int i = 0; i < 60; ++i)
        addSource(QStringLiteral("other%1").arg(i), QStringLiteral("The ferry of line %1 goes at nine in the morning and comes back late.").arg(i));
    addSource(QStringLiteral("minutes"), minutes);
    const QList<QuotationFinding> found = findings(draft(QStringLiteral("They say the harbour wall was built by nine men in one long summer.")));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().source, QStringLiteral("minutes"));
}

void FindingReaderTest::wantsWhatAHeadlineQuotesInTheText_data()
{
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("deck");
    QTest::newRow("headline, not checked") << "“Nine men built the wall,” says Vale" << "";
    QTest::newRow("headline, other words") << "“Ten men built the wall,” says Vale" << "";
    QTest::newRow("deck") << "" << "“Ten men built the wall,” says Vale";
}

void FindingReaderTest::wantsWhatAHeadlineQuotesInTheText()
{
    QFETCH(QString, headline);
    QFETCH(QString, deck);
    const QList<QuotationFinding> found = findings(draft(QStringLiteral("“Nine men built the wall,” said Vale."), headline, deck));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().kind, Kind::UnbackedWords);
    QCOMPARE(found.first().part, headline.isEmpty() ? ArticlePart::Deck : ArticlePart::Headline);
    QCOMPARE(found.first().other, QStringLiteral("Nine men built the wall,"));
}

void FindingReaderTest::acceptsAHeadlineThatQuotesACheckedQuotation()
{
    const DraftSnapshot text = draft(QStringLiteral("“Nine men built the wall,” said Vale."), QStringLiteral("“Nine men built the wall,” says Vale"));
    QVERIFY(findings(text, {record(QStringLiteral("Nine men built the wall,"), QStringLiteral("Vale"), Verdict::Exact)}).isEmpty());
    QuotationRecord waived = record(QStringLiteral("Nine men built the wall,"), QStringLiteral("Vale"));
    waived.waiver = QStringLiteral("I was there");
    QVERIFY(findings(text, {waived}).isEmpty());
}

void FindingReaderTest::wantsWhatACaptionAndAPullQuoteQuoteInTheText()
{
    const QString body = QStringLiteral("“Nine men built the wall in a summer,” said Vale.\n\n> Ten men built the wall in a summer\n\n"
                                        "![“Ten men built the wall,” says Vale](wall.png)\n");
    const QList<QuotationFinding> found =
        findings(draft(body), {record(QStringLiteral("Nine men built the wall in a summer,"), QStringLiteral("Vale"), Verdict::Exact)});
    QCOMPARE(found.size(), 2);
    QVERIFY(!found[0].isCaption && found[1].isCaption);
    QCOMPARE(found[0].words, QStringLiteral("Ten men built the wall in a summer"));
    QVERIFY(body.mid(found[1].range.start, found[1].range.length()).startsWith(QStringLiteral("“Ten men")));
}

void FindingReaderTest::tellsWhatAnEarlierArticleHasOtherwise()
{
    Article article;
    article.headline = QStringLiteral("Before");
    const ArticleId before = *m_library->articles().add(article);
    QVERIFY(QuotationStore(database()).keep(before, {record(QStringLiteral("We will not close the old school before the spring comes"), QStringLiteral("Anna Keller")),
                                                     record(QStringLiteral("We built it alone"), QStringLiteral("Tomas Berg"))}));
    const QString body = QStringLiteral("“We will close the old school before the spring comes,” said Keller. “We built it alone,” said Ruth Calloway.");
    const QList<QuotationFinding> found = findings(draft(body), {record(QStringLiteral("We will close the old school before the spring comes,"), QStringLiteral("Keller")),
                                                                 record(QStringLiteral("We built it alone,"), QStringLiteral("Ruth Calloway"))});
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].kind, Kind::OtherWords);
    QCOMPARE(found[0].article, before);
    QCOMPARE(found[0].articleTitle, QStringLiteral("Before"));
    QVERIFY(found[0].other.contains(QStringLiteral("will not close")));
    QCOMPARE(found[1].kind, Kind::OtherSpeaker);
    QCOMPARE(found[1].otherSpeaker, QStringLiteral("Tomas Berg"));
    // Its own ledger is not the archive.
    QVERIFY(QuotationStore(database()).keep(before, {}));
    QVERIFY(QuotationStore(database()).keep(m_article, {record(QStringLiteral("We built it alone"), QStringLiteral("Tomas Berg"))}));
    QVERIFY(findings(draft(body)).isEmpty());
}

void FindingReaderTest::doesNotHoldARoleAgainstAName()
{
    Article article;
    const ArticleId before = *m_library->articles().add(article);
    for (const char *earlier : {"She", "the harbour master", "The harbour master", ""}) {
        QVERIFY(QuotationStore(database()).keep(before, {record(QStringLiteral("We built it alone"), QLatin1String(earlier))}));
        const QList<QuotationFinding> found = findings(draft(QStringLiteral("“We built it alone,” said Ruth Calloway.")),
                                                       {record(QStringLiteral("We built it alone,"), QStringLiteral("Ruth Calloway"))});
        QVERIFY2(found.isEmpty(), earlier);
    }
}

void FindingReaderTest::keepsWhatWasLetStandBesideTheRecords()
{
    addSource(QStringLiteral("minutes"), minutes);
    const QList<QuotationFinding> found = findings(draft(QStringLiteral("The harbour wall was built by nine men in one long summer.")));
    QCOMPARE(found.size(), 1);
    QuotationStore store(database());
    const SettledFinding let = settled(found.first(), QStringLiteral("a set phrase"), QDateTime::currentDateTimeUtc());
    QVERIFY(store.keep(m_article, {record(QStringLiteral("One"), QStringLiteral("Vale"))}));
    QVERIFY(store.keepSettled(m_article, {let}));
    QVERIFY(store.keep(m_article, {record(QStringLiteral("Two"), QStringLiteral("Vale"))}));
    QCOMPARE(store.records(m_article)->size(), 1);
    QCOMPARE(store.all()->size(), 1);
    const auto kept = store.settledFindings(m_article);
    QVERIFY(kept);
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->first().reason, QStringLiteral("a set phrase"));
    QVERIFY(settles(kept->first(), found.first()));
    QVERIFY(store.keepSettled(m_article, {}));
    QVERIFY(store.settledFindings(m_article)->isEmpty());
    QCOMPARE(store.records(m_article)->size(), 1);
}

void FindingReaderTest::holdsALetStandToItsWordsWhereverTheyAre()
{
    addSource(QStringLiteral("minutes"), minutes);
    const QuotationFinding one = findings(draft(QStringLiteral("The harbour wall was built by nine men in one long summer."))).first();
    const SettledFinding let = settled(one, {}, QDateTime::currentDateTimeUtc());
    const QuotationFinding moved = findings(draft(QStringLiteral("First this.\n\nThe harbour wall was *built* by nine men in one long summer."))).first();
    QVERIFY(settles(let, moved));
    const QuotationFinding longer = findings(draft(QStringLiteral("The harbour wall was built by nine men in one long summer, and it still stands."))).first();
    QVERIFY(!settles(let, longer));
}

void FindingReaderTest::saysEachInASentence()
{
    for (const Kind kind : {Kind::UnquotedOverlap, Kind::UnbackedWords, Kind::OtherWords, Kind::OtherSpeaker}) {
        QuotationFinding finding;
        finding.kind = kind;
        finding.source = QStringLiteral("minutes");
        finding.otherSpeaker = QStringLiteral("Berg");
        QVERIFY(findingSentence(finding).size() > 30);
        QVERIFY(!findingSentence(finding).contains(u'%'));
        QVERIFY(!findingRule(kind).isEmpty());
    }
}

QTEST_GUILESS_MAIN(FindingReaderTest)
#include "findingreadertest.moc"
