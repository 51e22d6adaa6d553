#include "app/quotations/quotationarchive.h"
#include "app/quotations/quotationcitation.h"
#include "app/quotations/quotationcompanions.h"
#include "app/quotations/quotationfinder.h"
#include "app/quotations/unquotedoverlap.h"

#include <QTest>

using namespace stet;

/// What is looked at beside a quotation: words taken over without marks, pull quotes, the archive, the citation mark.
class QuotationCompanionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEightWordsOfASourceOutsideMarks();
    void leavesQuotedWordsAndSevenWordsAlone();
    void namesTheLongestRunOnce();
    void staysLinearOnOneWordRepeated();
    void wantsAHeadlineQuotationInACheckedBodyQuotation();
    void tellsOfTheSameWordsFromAnotherSpeaker();
    void tellsOfOneSpeakerQuotedInOtherWords();
    void findsTheCitationMarkOfTheSentence_data();
    void findsTheCitationMarkOfTheSentence();
};

namespace {

QList<ProseParagraph> prose(const QStringList &texts, ArticlePart part = ArticlePart::Body)
{
    QList<ProseParagraph> answer;
    for (const QString &text : texts) {
        ProseParagraph paragraph;
        paragraph.text = text;
        paragraph.part = part;
        answer.append(paragraph);
    }
    return answer;
}

QStringList overlaps(const QString &body, const QString &source)
{
    const QList<ProseParagraph> paragraphs = prose({body});
    const SourceText text(source);
    QStringList found;
    for (const UnquotedOverlap &overlap :
         unquotedOverlaps(paragraphs, QuotationFinder(QStringLiteral("en")).find(paragraphs), {&text}))
        found.append(wordsAt(overlap.place, paragraphs));
    return found;
}

const QString source = QStringLiteral("The harbour wall was built by nine men in one long summer, and it still stands.");

QuotationRecord record(const QString &words, const QString &speaker)
{
    QuotationRecord answer;
    answer.exact = words;
    answer.speaker = speaker;
    return answer;
}

} // namespace

void QuotationCompanionsTest::listsEightWordsOfASourceOutsideMarks()
{
    QCOMPARE(overlaps(QStringLiteral("We know that the Harbour wall was built by nine men – in one go."), source),
             QStringList{QStringLiteral("the Harbour wall was built by nine men – in one")});
}

void QuotationCompanionsTest::leavesQuotedWordsAndSevenWordsAlone()
{
    QCOMPARE(overlaps(QStringLiteral("She wrote that “the harbour wall was built by nine men in one long summer.”"), source), QStringList());
    QCOMPARE(overlaps(QStringLiteral("There the harbour wall was built by nine women."), source), QStringList());
}

void QuotationCompanionsTest::namesTheLongestRunOnce()
{
    QCOMPARE(overlaps(source, source).size(), 1);
    QCOMPARE(overlaps(source, source).first(), source.chopped(1));
}

void QuotationCompanionsTest::staysLinearOnOneWordRepeated()
{
    const QString ants = QStringLiteral("ant ").repeated(100000);
    QVERIFY(!overlaps(ants, ants).isEmpty());
}

void QuotationCompanionsTest::wantsAHeadlineQuotationInACheckedBodyQuotation()
{
    QList<ProseParagraph> paragraphs = prose({QStringLiteral("“Nine long years”: the wall")}, ArticlePart::Headline);
    paragraphs += prose({QStringLiteral("“We built it in nine long years,” said Keller.")});
    QList<Quotation> quotations = QuotationFinder(QStringLiteral("en")).find(paragraphs);
    QCOMPARE(quotations.size(), 2);
    quotations[0].kind = QuotationKind::Direct;
    QCOMPARE(unbackedQuotations(quotations, {Verdict::CannotCheck, Verdict::Exact}).size(), 0);
    const QList<UnbackedQuotation> unchecked = unbackedQuotations(quotations, {Verdict::CannotCheck, Verdict::CannotCheck});
    QCOMPARE(unchecked.size(), 1);
    QCOMPARE(unchecked.first().nearest, 1);
    quotations[0].words = QStringLiteral("Ten long years");
    const QList<UnbackedQuotation> drifted = unbackedQuotations(quotations, {Verdict::CannotCheck, Verdict::Exact});
    QCOMPARE(drifted.size(), 1);
    QCOMPARE(drifted.first().nearest, 1);
}

void QuotationCompanionsTest::tellsOfTheSameWordsFromAnotherSpeaker()
{
    const QList<QuotationRecord> archive{record(QStringLiteral("We built it alone"), QStringLiteral("Tomas Berg")),
                                         record(QStringLiteral("The ice goes when it goes"), QStringLiteral("Anna Keller"))};
    const QList<ArchiveContradiction> found = QuotationArchive(archive).contradictions(
        {record(QStringLiteral("we built it alone,"), QStringLiteral("Ruth Calloway")),
         record(QStringLiteral("The ice goes when it goes."), QStringLiteral("Keller"))});
    QCOMPARE(found, (QList<ArchiveContradiction>{{0, 0, ArchiveContradiction::Kind::OtherSpeaker}}));
}

void QuotationCompanionsTest::tellsOfOneSpeakerQuotedInOtherWords()
{
    const QList<QuotationRecord> archive{
        record(QStringLiteral("We will not close the old school before the spring comes"), QStringLiteral("Keller"))};
    const QList<ArchiveContradiction> found = QuotationArchive(archive).contradictions(
        {record(QStringLiteral("We will close the old school before the spring comes"), QStringLiteral("Anna Keller"))});
    QCOMPARE(found, (QList<ArchiveContradiction>{{0, 0, ArchiveContradiction::Kind::OtherWords}}));
    QCOMPARE(QuotationArchive(archive).contradictions(archive).size(), 0);
}

void QuotationCompanionsTest::findsTheCitationMarkOfTheSentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("in the sentence") << QStringLiteral("He said it was “very late” [@price2021, p. 3]. Then he left.") << "price2021";
    QTest::newRow("behind the full stop") << QStringLiteral("He said, “It was late.” [@price2021]") << "price2021";
    QTest::newRow("of the next sentence") << QStringLiteral("He said, “It was late.” The mayor agreed [@price2021].") << "";
    QTest::newRow("after more words") << QStringLiteral("It was “very late” for them all, said Price [@price2021].") << "price2021";
    QTest::newRow("split by its attribution") << QStringLiteral("“It was late,” said Price, “and dark” [@price2021].") << "price2021";
    QTest::newRow("of the next quotation") << QStringLiteral("“It was late.” “And it was dark” [@price2021].") << "";
    QTest::newRow("the first of two") << QStringLiteral("“Late” [@price2021] and “dark” [@kredo2021].") << "price2021";
    QTest::newRow("none") << QStringLiteral("It was “very late” for them all.") << "";
}

void QuotationCompanionsTest::findsTheCitationMarkOfTheSentence()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    const QList<ProseParagraph> paragraphs = prose({text});
    const QList<Quotation> quotations = QuotationFinder(QStringLiteral("en")).find(paragraphs);
    QVERIFY(!quotations.isEmpty());
    QCOMPARE(citationOf(quotations, 0, paragraphs).key, key);
}

QTEST_GUILESS_MAIN(QuotationCompanionsTest)
#include "quotationcompanionstest.moc"
