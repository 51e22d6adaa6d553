#include "app/quotations/quotationreading.h"

#include <QTest>

using namespace stet;

namespace {

const QString sourceText = QStringLiteral(
    "The minister spoke on Monday.\n\nThe harbour would not improve before the winter, she said. "
    "We have seen the plans and we are not convinced.");

CapturedSources sources(const QString &text = sourceText)
{
    return {{QStringLiteral("port2024"), {text, QString::number(qHash(text))}}};
}

DraftSnapshot draft(const QString &body)
{
    Article article;
    article.headline = QStringLiteral("The harbour");
    return {QUuid::createUuid(), 1, article, BodyText(body), {}};
}

QList<QuotationRecord> recordsOf(const QuotationReading &reading)
{
    QList<QuotationRecord> records;
    for (const QuotationEntry &entry : reading.entries)
        records.append(entry.record());
    return records;
}

} // namespace

class QuotationReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereAQuotationStandsInTheMarkdown();
    void proposesASpeakerWithTheWordsThatLedToIt();
    void cannotCheckWithoutASource();
    void takesTheSourceFromTheCitationMarkInTheSentence();
    void leavesAMarkOfTheNextSentenceAlone();
    void becomesStaleAtOnceAndDiffersWhenCheckedAgain();
    void becomesStaleWhenTheSourceChanges();
    void keepsTheTimeOfACheckThatSaysTheSame();
    void keepsARecordWhoseWordsAreGone();
    void keepsOneRowForEachOfTheSameWords();
    void keepsARecordOfOneOfTheSameWordsOpen();

private:
    const QDateTime m_now = QDateTime(QDate(2024, 5, 6), QTime(7, 8), Qt::UTC);

    QuotationReading checked(QuotationReader &reader, const QString &body, QList<QuotationRecord> records = {},
                             const CapturedSources &texts = sources()) const
    {
        if (records.isEmpty()) {
            records = recordsOf(reader.read(draft(body), {}, texts));
            records.first().source = QStringLiteral("port2024");
        }
        return reader.recheck(draft(body), records, texts, QStringLiteral("ann"), m_now);
    }
};

void QuotationReadingTest::saysWhereAQuotationStandsInTheMarkdown()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const QString body = QStringLiteral("It was *late*. “We are **not** convinced,” Ruth Vale said.");
    const QuotationReading reading = reader.read(draft(body), {}, {});
    QCOMPARE(reading.entries.size(), 1);
    const QuotationEntry &entry = reading.entries.first();
    QCOMPARE(entry.words, QStringLiteral("We are not convinced,"));
    QCOMPARE(entry.inBody.size(), 1);
    QCOMPARE(body.mid(entry.inBody.first().start, entry.inBody.first().length()),
             QStringLiteral("“We are **not** convinced,”"));
}

void QuotationReadingTest::proposesASpeakerWithTheWordsThatLedToIt()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const auto reading = reader.read(draft(QStringLiteral("“We are not convinced,” said Ruth Vale.")), {}, {});
    QCOMPARE(reading.entries.first().proposedSpeaker, QStringLiteral("Ruth Vale"));
    QCOMPARE(reading.entries.first().evidence, QStringLiteral("said Ruth Vale"));
    QCOMPARE(reading.entries.first().record().speakerDecision, SpeakerDecision::Proposed);
}

void QuotationReadingTest::cannotCheckWithoutASource()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const auto reading = reader.read(draft(QStringLiteral("“We are not convinced,” said Ruth Vale.")), {}, sources());
    QCOMPARE(reading.entries.first().record().verdict, Verdict::CannotCheck);
}

void QuotationReadingTest::takesTheSourceFromTheCitationMarkInTheSentence()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const auto reading =
        reader.read(draft(QStringLiteral("“We have seen the plans,” said Ruth Vale [@port2024].")), {}, sources());
    QCOMPARE(reading.entries.first().source(), QStringLiteral("port2024"));
    QCOMPARE(reading.entries.first().record().verdict, Verdict::Permitted);
}

void QuotationReadingTest::leavesAMarkOfTheNextSentenceAlone()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const auto reading = reader.read(
        draft(QStringLiteral("“We have seen the plans,” said Ruth Vale. The town has grown [@port2024].")), {}, sources());
    QVERIFY(reading.entries.first().source().isEmpty());
}

void QuotationReadingTest::becomesStaleAtOnceAndDiffersWhenCheckedAgain()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const QString before = QStringLiteral("Vale said the harbour “would not improve before the winter” at all.");
    const QString after = QStringLiteral("Vale said the harbour “would improve before the winter” at all.");
    const auto first = checked(reader, before);
    QCOMPARE(first.entries.first().record().verdict, Verdict::Exact);

    const auto edited = reader.read(draft(after), recordsOf(first), sources());
    QCOMPARE(edited.entries.size(), 1);
    QCOMPARE(edited.entries.first().record().id, first.entries.first().record().id);
    QCOMPARE(edited.entries.first().record().verdict, Verdict::Stale);

    const auto again = checked(reader, after, recordsOf(edited));
    QCOMPARE(again.entries.first().record().verdict, Verdict::Differs);
    QVERIFY(!again.entries.first().verification.difference.isEmpty());
    QCOMPARE(again.entries.first().record().exact, QStringLiteral("would improve before the winter"));
}

void QuotationReadingTest::becomesStaleWhenTheSourceChanges()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const QString body = QStringLiteral("Vale said the harbour “would not improve before the winter” at all.");
    const auto first = checked(reader, body);
    const auto later = reader.read(draft(body), recordsOf(first), sources(sourceText + QStringLiteral(" Corrected.")));
    QCOMPARE(later.entries.first().record().verdict, Verdict::Stale);
}

void QuotationReadingTest::keepsTheTimeOfACheckThatSaysTheSame()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const QString body = QStringLiteral("Vale said the harbour “would not improve before the winter” at all.");
    const auto first = checked(reader, body);
    QCOMPARE(first.entries.first().record().checkedAt, m_now);
    QCOMPARE(first.entries.first().record().checkedBy, QStringLiteral("ann"));
    const auto again =
        reader.recheck(draft(body), recordsOf(first), sources(), QStringLiteral("bob"), m_now.addDays(1));
    QCOMPARE(recordsOf(again), recordsOf(first));
}

void QuotationReadingTest::keepsARecordWhoseWordsAreGone()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const auto first =
        checked(reader, QStringLiteral("Vale said the harbour “would not improve before the winter” at all."));
    const auto gone = reader.read(draft(QStringLiteral("Nobody said a word.")), recordsOf(first), sources());
    QCOMPARE(gone.entries.size(), 1);
    QCOMPARE(gone.entries.first().row.anchoring, Anchoring::Lost);
    QCOMPARE(gone.entries.first().words, QStringLiteral("would not improve before the winter"));
}

/// A refrain: nothing tells its places apart, and still each has one row, the same one with every reading.
void QuotationReadingTest::keepsOneRowForEachOfTheSameWords()
{
    QuotationReader reader(QStringLiteral("en-US"));
    QString body;
    for (int i = 0; i < 5; ++i)
        body += QStringLiteral("The ferry came into the old harbour again.\n\n“It is late,” said Ruth Vale, who waited there for it.\n\n"
                               "The ferry left the old harbour for the night.\n\n");
    QuotationReading reading = reader.read(draft(body), {}, {});
    QCOMPARE(reading.entries.size(), 5);
    QList<QuotationRecord> records = recordsOf(reading);
    records[2].speakerDecision = SpeakerDecision::Confirmed;
    for (int key = 0; key < 4; ++key) {
        body += u'a';
        reading = reader.read(draft(body), records, {});
        QCOMPARE(recordsOf(reading), records);
    }
}

void QuotationReadingTest::keepsARecordOfOneOfTheSameWordsOpen()
{
    QuotationReader reader(QStringLiteral("en-US"));
    const QString once = QStringLiteral("The ferry came into the old harbour again.\n\n“It is late,” said Ruth Vale, who waited there for it.\n\n"
                                        "The ferry left the old harbour for the night.\n\n");
    QList<QuotationRecord> records = recordsOf(reader.read(draft(once), {}, {}));
    records.first().speakerDecision = SpeakerDecision::Confirmed;
    const QUuid confirmed = records.first().id;
    QString body = once + once;
    for (int key = 0; key < 4; ++key) {
        const QuotationReading reading = reader.read(draft(body), records, {});
        QCOMPARE(reading.entries.size(), 3); // two places and the record that fits both
        QCOMPARE(reading.entries.last().record().id, confirmed);
        QCOMPARE(reading.entries.last().row.anchoring, Anchoring::Ambiguous);
        if (key > 1)
            QCOMPARE(recordsOf(reading), records);
        records = recordsOf(reading);
        body += u'a';
    }
}

QTEST_GUILESS_MAIN(QuotationReadingTest)
#include "quotationreadingtest.moc"
