#include "app/quotations/quotationfinder.h"
#include "app/quotations/quotationledger.h"
#include "app/quotations/verbatimcheck.h"

#include <QTest>

using namespace stet;

/// Texts that nobody writes: unbalanced, endless, crossing. Every one must end, and keep places within the text.
class HostileTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsOnAMegabyteOfMarks_data();
    void endsOnAMegabyteOfMarks();
    void runsOverFiveHundredParagraphs();
    void endsOnASentenceWithoutEnd();
    void findsAQuotationInATenMegabyteSource();
    void givesUpOnAPairOfTextsMadeToTakeForEver();
    void sevenFragmentsOfCommonWordsEnd();
    void tiesThousandsOfEqualRecords();
};

namespace {

ProseParagraph paragraph(const QString &text)
{
    ProseParagraph answer;
    answer.text = text;
    return answer;
}

void holdsTogether(const QList<Quotation> &quotations, const QList<ProseParagraph> &paragraphs)
{
    for (const Quotation &quotation : quotations) {
        qsizetype last = -1;
        for (const ProsePlace &stretch : quotation.stretches) {
            QVERIFY(stretch.paragraph > last);
            QVERIFY(stretch.paragraph < paragraphs.size());
            QVERIFY(0 <= stretch.range.start && stretch.range.start < stretch.range.end);
            QVERIFY(stretch.range.end <= paragraphs[stretch.paragraph].text.size());
            last = stretch.paragraph;
        }
    }
}

} // namespace

void HostileTextsTest::endsOnAMegabyteOfMarks_data()
{
    QTest::addColumn<QString>("unit");
    for (const char *unit : {"\"", "“", "”", "„", "«", "»", "'", "‘", "’", "`", "\"a ", "“a” ", "'a ", "“‘„", "a” b “", "\"a\" said x, ",
                             "“a,” he said, ", "« a » ", "(\"", "—“"})
        QTest::newRow(unit) << QString::fromUtf8(unit);
}

void HostileTextsTest::endsOnAMegabyteOfMarks()
{
    QFETCH(QString, unit);
    const qsizetype length = unit.size() == 1 ? 1000000 : 200000;
    QList<ProseParagraph> paragraphs{paragraph(unit.repeated(length / unit.size()))};
    holdsTogether(QuotationFinder(QStringLiteral("en")).find(paragraphs), paragraphs);
    paragraphs = {paragraph(unit.repeated(20000 / unit.size()))};
    for (const char *language : {"de", "fr", "es", "ja"})
        holdsTogether(QuotationFinder(QLatin1String(language)).find(paragraphs), paragraphs);
}

void HostileTextsTest::runsOverFiveHundredParagraphs()
{
    QList<ProseParagraph> paragraphs;
    for (int i = 0; i < 500; ++i)
        paragraphs.append(paragraph(QStringLiteral("“The next part of a long speech, number %1.").arg(i)));
    paragraphs.append(paragraph(QStringLiteral("“And the end,” said Keller.")));
    const QList<Quotation> found = QuotationFinder(QStringLiteral("en")).find(paragraphs);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().stretches.size(), 501);
    QVERIFY(found.first().closed);
}

void HostileTextsTest::endsOnASentenceWithoutEnd()
{
    const QString words = QStringLiteral("Price, who said that Kredo told the man of the house in the north, saying, “no” and ");
    const QList<ProseParagraph> paragraphs{paragraph(words.repeated(10000)), paragraph(QStringLiteral("said ").repeated(100000)),
                                           paragraph(QStringLiteral(", a ").repeated(100000) + QStringLiteral("said “x”"))};
    holdsTogether(QuotationFinder(QStringLiteral("en")).find(paragraphs), paragraphs);
    holdsTogether(QuotationFinder(QStringLiteral("de")).find(paragraphs), paragraphs);
}

void HostileTextsTest::findsAQuotationInATenMegabyteSource()
{
    const QString needle = QStringLiteral("The ice went in one single night of that April");
    const QString filler = QStringLiteral("The harbour was full of ships and of people that day. ");
    const SourceText source(filler.repeated(100000) + needle + u'.' + filler.repeated(100000));
    QCOMPARE(verify(needle, source).verdict, Verdict::Exact);
    QCOMPARE(verify(QStringLiteral("The ice … of that April"), source).verdict, Verdict::Elided);
    QCOMPARE(verify(QStringLiteral("The ice went in a single night of that April"), source).verdict, Verdict::Differs);
}

void HostileTextsTest::givesUpOnAPairOfTextsMadeToTakeForEver()
{
    const SourceText source(QStringLiteral("a ").repeated(300000));
    const Verification same = verify(QStringLiteral("a ").repeated(2000), source);
    QCOMPARE(same.verdict, Verdict::Ambiguous);
    const QString endless = QStringLiteral("a [b] ").repeated(60) + QStringLiteral("a c");
    QVERIFY(verify(endless, source).verdict != Verdict::Exact);
    const SourceText blocks((QStringLiteral("a ").repeated(400) + QStringLiteral("b ")).repeated(800));
    QVERIFY(!isFaithful(verify(QStringLiteral("a ").repeated(401) + QStringLiteral("b"), blocks).verdict));
}

void HostileTextsTest::sevenFragmentsOfCommonWordsEnd()
{
    const SourceText source(QStringLiteral("the a of the in a the to ").repeated(200000));
    const Verdict verdict = verify(QStringLiteral("the … a … of … the … in … a … zebra"), source).verdict;
    QVERIFY(!isFaithful(verdict));
    verify(QStringLiteral("… ").repeated(100000) + QStringLiteral("the [").repeated(100000), source);
}

void HostileTextsTest::tiesThousandsOfEqualRecords()
{
    QList<ProseParagraph> paragraphs{paragraph(QStringLiteral("He said “yes” and ").repeated(2000))};
    const QList<Quotation> quotations = QuotationFinder(QStringLiteral("en")).find(paragraphs);
    QList<QuotationRecord> records;
    for (const LedgerRow &row : attachRecords({}, quotations, paragraphs))
        records.append(row.record);
    QVERIFY(attachRecords(records, quotations, paragraphs).size() >= quotations.size());
}

QTEST_GUILESS_MAIN(HostileTextsTest)
#include "hostiletextstest.moc"
