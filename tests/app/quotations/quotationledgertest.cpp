#include "app/quotations/quotationfinder.h"
#include "app/quotations/quotationledger.h"

#include <QTest>

using namespace stet;

/// The ledger's records stay with their quotations while the text around and within them is edited.
class QuotationLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEveryNewQuotationARowWithWhatTheTextProposes();
    void keepsARecordWhenTheTextAroundItMoves();
    void callsAnEditedQuotationDriftedAndItsVerdictStale();
    void leavesAnUncheckedEditedQuotationUnchecked();
    void saysSoWhenTheSameWordsStandTwiceAndNothingDecides();
    void tellsTheSameWordsApartByTheirNeighbours();
    void keepsARecordWhoseQuotationIsGone();
    void neverTiesTwoRecordsToOneQuotation();
    void makesACheckStaleWhenTheWriterConfirmsOtherWords();
    void takesTheTickBackWhenTheSourceIsAnother();
    void keepsEveryFieldAsJson();
    void keepsMembersOfANewerProgram();
    void settlesWhatIsFaithfulDismissedOrWaived();
};

namespace {

QList<ProseParagraph> paragraphs(const QStringList &texts)
{
    QList<ProseParagraph> answer;
    for (const QString &text : texts) {
        ProseParagraph paragraph;
        paragraph.text = text;
        answer.append(paragraph);
    }
    return answer;
}

QList<LedgerRow> rowsFor(const QList<QuotationRecord> &records, const QStringList &texts)
{
    const QList<ProseParagraph> prose = paragraphs(texts);
    return attachRecords(records, QuotationFinder(QStringLiteral("en")).find(prose), prose);
}

QuotationRecord checked(QuotationRecord record)
{
    Verification verification;
    verification.verdict = Verdict::Exact;
    return checkedRecord(record, verification, QStringLiteral("hash"), QStringLiteral("Ines"),
                         QDateTime::fromSecsSinceEpoch(1000, Qt::UTC));
}

const QString text = QStringLiteral("The mayor was late, and “we are glad to be here at last,” she said to the waiting crowd.");

} // namespace

void QuotationLedgerTest::givesEveryNewQuotationARowWithWhatTheTextProposes()
{
    const QList<LedgerRow> rows = rowsFor(
        {}, {QStringLiteral("Harbour master Tomas Lindqvist told the Herald, “The ice goes when it goes.”")});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].anchoring, Anchoring::New);
    QVERIFY(!rows[0].record.id.isNull());
    QCOMPARE(rows[0].record.exact, QStringLiteral("The ice goes when it goes."));
    QCOMPARE(rows[0].record.speaker, QStringLiteral("Tomas Lindqvist"));
    QCOMPARE(rows[0].record.role, QStringLiteral("Harbour master"));
    QCOMPARE(rows[0].record.chain, QStringLiteral("told the Herald"));
    QCOMPARE(rows[0].record.speakerDecision, SpeakerDecision::Proposed);
    QCOMPARE(rows[0].record.verdict, Verdict::CannotCheck);
}

void QuotationLedgerTest::keepsARecordWhenTheTextAroundItMoves()
{
    const QuotationRecord record = checked(rowsFor({}, {text}).first().record);
    const QList<LedgerRow> rows = rowsFor({record}, {QStringLiteral("A new first paragraph."), QStringLiteral("Then: ") + text});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].anchoring, Anchoring::Attached);
    QCOMPARE(rows[0].record, record);
}

void QuotationLedgerTest::callsAnEditedQuotationDriftedAndItsVerdictStale()
{
    const QuotationRecord record = checked(rowsFor({}, {text}).first().record);
    const QList<LedgerRow> rows = rowsFor({record}, {QString(text).replace(QStringLiteral("glad"), QStringLiteral("proud"))});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].anchoring, Anchoring::Drifted);
    QCOMPARE(rows[0].record.id, record.id);
    QCOMPARE(rows[0].record.verdict, Verdict::Stale);
}

void QuotationLedgerTest::leavesAnUncheckedEditedQuotationUnchecked()
{
    const QuotationRecord record = rowsFor({}, {text}).first().record;
    const QList<LedgerRow> rows = rowsFor({record}, {QString(text).replace(QStringLiteral("glad"), QStringLiteral("proud"))});
    QCOMPARE(rows[0].anchoring, Anchoring::Drifted);
    QCOMPARE(rows[0].record.verdict, Verdict::CannotCheck);
}

void QuotationLedgerTest::saysSoWhenTheSameWordsStandTwiceAndNothingDecides()
{
    QuotationRecord record = checked(rowsFor({}, {text}).first().record);
    record.prefix = QStringLiteral("words that are no longer there");
    record.suffix = QStringLiteral("nor are these");
    const QList<LedgerRow> rows = rowsFor({record}, {QStringLiteral("He said “we are glad to be here at last,” and left."),
                                                     QStringLiteral("They sang “we are glad to be here at last,” all night.")});
    QCOMPARE(rows.size(), 3); // two new ones, and the record with its candidates
    QCOMPARE(rows[2].anchoring, Anchoring::Ambiguous);
    QCOMPARE(rows[2].candidates, (QList<qsizetype>{0, 1}));
    QCOMPARE(rows[2].record.id, record.id);
}

void QuotationLedgerTest::tellsTheSameWordsApartByTheirNeighbours()
{
    const QStringList twice{QStringLiteral("The mayor was blunt and “very glad” about the new harbour wall."),
                            QStringLiteral("The pilot was silent and “very glad” about the old lighthouse lamp.")};
    QList<QuotationRecord> records;
    for (const LedgerRow &row : rowsFor({}, twice))
        records.append(row.record);
    records[0].speaker = QStringLiteral("mayor");
    records[1].speaker = QStringLiteral("pilot");
    const QList<LedgerRow> rows = rowsFor({records[1], records[0]}, twice);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].record.speaker, QStringLiteral("mayor"));
    QCOMPARE(rows[1].record.speaker, QStringLiteral("pilot"));
}

void QuotationLedgerTest::keepsARecordWhoseQuotationIsGone()
{
    const QuotationRecord record = checked(rowsFor({}, {text}).first().record);
    const QList<LedgerRow> rows = rowsFor({record}, {QStringLiteral("Nothing is quoted here.")});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].anchoring, Anchoring::Lost);
    QCOMPARE(rows[0].quotation, -1);
    QCOMPARE(rows[0].record, record);
}

void QuotationLedgerTest::neverTiesTwoRecordsToOneQuotation()
{
    const QuotationRecord record = rowsFor({}, {text}).first().record;
    QuotationRecord second = record;
    second.id = QUuid::createUuid();
    const QList<LedgerRow> rows = rowsFor({record, second}, {text});
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].anchoring, Anchoring::Attached);
    QCOMPARE(rows[1].anchoring, Anchoring::Lost);
}

void QuotationLedgerTest::makesACheckStaleWhenTheWriterConfirmsOtherWords()
{
    const QList<ProseParagraph> prose = paragraphs({QString(text).replace(QStringLiteral("glad"), QStringLiteral("proud"))});
    const QList<Quotation> found = QuotationFinder(QStringLiteral("en")).find(prose);
    QuotationRecord record = checked(rowsFor({}, {text}).first().record);
    record = rewritten(record, found.first(), prose);
    QCOMPARE(record.exact, found.first().words);
    QCOMPARE(record.verdict, Verdict::Stale);
    QCOMPARE(attachRecords({record}, found, prose).first().anchoring, Anchoring::Attached);
}

void QuotationLedgerTest::takesTheTickBackWhenTheSourceIsAnother()
{
    QuotationRecord record = checked(QuotationRecord());
    record.elisionAccepted = true;
    Verification verification;
    verification.verdict = Verdict::Elided;
    const QDateTime now = QDateTime::fromSecsSinceEpoch(2000, Qt::UTC);
    QVERIFY(checkedRecord(record, verification, QStringLiteral("hash"), {}, now).elisionAccepted);
    QVERIFY(!checkedRecord(record, verification, QStringLiteral("another"), {}, now).elisionAccepted);
}

void QuotationLedgerTest::keepsEveryFieldAsJson()
{
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = QStringLiteral("we are glad");
    record.prefix = QStringLiteral("and ");
    record.suffix = QStringLiteral(" she said");
    record.kind = QuotationKind::Block;
    record.part = ArticlePart::Note;
    record.speaker = QStringLiteral("Ines Duarte");
    record.speakerDecision = SpeakerDecision::Nobody;
    record.role = QStringLiteral("director");
    record.verb = QStringLiteral("said");
    record.medium = QuotationMedium::Interview;
    record.date = QDate(2021, 10, 12);
    record.occasion = QStringLiteral("press conference");
    record.terms = QuotationTerms::Anonymous;
    record.termsReason = QStringLiteral("fears for her post");
    record.source = QStringLiteral("duarte2021");
    record.locator = QStringLiteral("p. 4");
    record.chain = QStringLiteral("told the AP");
    record.verdict = Verdict::Elided;
    record.sourceHash = QStringLiteral("abc");
    record.checkedBy = QStringLiteral("Tomas");
    record.checkedAt = QDateTime::fromMSecsSinceEpoch(1634000000123, Qt::UTC);
    record.elisionAccepted = true;
    record.dismissal = Dismissal::Dialogue;
    record.dismissalReason = QStringLiteral("a scene");
    record.waiver = QStringLiteral("heard by me");
    record.waivedBy = QStringLiteral("Tomas");
    record.waivedAt = record.checkedAt;
    QCOMPARE(quotationRecordFromJson(toJson(record)), record);
    QCOMPARE(quotationRecordFromJson({}), QuotationRecord());
}

void QuotationLedgerTest::keepsMembersOfANewerProgram()
{
    const QJsonObject json{{QStringLiteral("exact"), QStringLiteral("words")}, {QStringLiteral("mood"), 7}};
    QCOMPARE(toJson(quotationRecordFromJson(json)).value(QStringLiteral("mood")).toInt(), 7);
}

void QuotationLedgerTest::settlesWhatIsFaithfulDismissedOrWaived()
{
    QuotationRecord record;
    QVERIFY(!isSettled(record));
    record.verdict = Verdict::Differs;
    QVERIFY(!isSettled(record));
    record.waiver = QStringLiteral("The speaker corrected herself.");
    QVERIFY(isSettled(record));
    record.waiver.clear();
    record.verdict = Verdict::Elided;
    QVERIFY(isSettled(record));
    QVERIFY(!isSettled(record, true));
    record.elisionAccepted = true;
    QVERIFY(isSettled(record, true));
    record.verdict = Verdict::Stale;
    QVERIFY(!isSettled(record));
    record.dismissal = Dismissal::Title;
    QVERIFY(isSettled(record));
}

QTEST_GUILESS_MAIN(QuotationLedgerTest)
#include "quotationledgertest.moc"
