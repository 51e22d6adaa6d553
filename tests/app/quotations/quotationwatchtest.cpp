#include "app/quotations/quotationwatch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stet;

/// Looking again at what changed finds what looking at everything finds.
class QuotationWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAfterRandomEditsWhatAWholeRunFinds_data();
    void findsAfterRandomEditsWhatAWholeRunFinds();
    void readsOneParagraphForOneKey();
    void readsNothingWhenOnlyPlacesInTheSourceMoved();
};

namespace {

const QStringList sentences{
    QStringLiteral("“The bridge will open in May,” said Ruth Calloway, the county engineer."),
    QStringLiteral("“We will wait again."),
    QStringLiteral("“And then we left.” She called it “a farce.”"),
    QStringLiteral("The mayor was blunt:"),
    QStringLiteral("Calloway told the Herald, 'We are \"glad\" to hear it,' and left."),
    QStringLiteral("Nothing is quoted in this one, only Mary Okafor’s dogs’ bowls."),
    QStringLiteral("The so-called “reform” and the novel “The Long Thaw” are dear."),
    QString(),
};

ProseParagraph paragraph(const QString &text, int depth = 0)
{
    ProseParagraph answer;
    answer.text = text;
    answer.quoteDepth = depth;
    return answer;
}

} // namespace

void QuotationWatchTest::findsAfterRandomEditsWhatAWholeRunFinds_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void QuotationWatchTest::findsAfterRandomEditsWhatAWholeRunFinds()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const QuotationFinder finder(QStringLiteral("en"));
    QuotationWatch watch(QStringLiteral("en"));
    QList<ProseParagraph> paragraphs;
    for (int round = 0; round < 300; ++round) {
        const int at = random.bounded(int(paragraphs.size()) + 1);
        const int what = random.bounded(5);
        if (what == 0 && at < paragraphs.size()) {
            paragraphs.removeAt(at);
        } else if (what == 1 && at < paragraphs.size()) {
            QString &text = paragraphs[at].text;
            const int place = random.bounded(int(text.size()) + 1);
            text.insert(place, QStringLiteral("“”\"'x ,.")[random.bounded(8)]);
        } else if (what == 2 && at < paragraphs.size()) {
            QString &text = paragraphs[at].text;
            if (!text.isEmpty())
                text.remove(random.bounded(int(text.size())), 1);
        } else {
            const int index = random.bounded(int(sentences.size()));
            paragraphs.insert(at, paragraph(sentences[index], random.bounded(6) == 0 ? 1 : 0));
        }
        QCOMPARE(watch.update(paragraphs), finder.find(paragraphs));
    }
}

void QuotationWatchTest::readsOneParagraphForOneKey()
{
    QList<ProseParagraph> paragraphs;
    for (int i = 0; i < 100; ++i)
        paragraphs.append(paragraph(sentences[i % sentences.size()]));
    QuotationWatch watch(QStringLiteral("en"));
    watch.update(paragraphs);
    QCOMPARE(watch.paragraphsRead(), 100);
    paragraphs[50].text.append(u'x');
    watch.update(paragraphs);
    QCOMPARE(watch.paragraphsRead(), 1);
    paragraphs.insert(20, paragraph(sentences[0]));
    watch.update(paragraphs);
    QCOMPARE(watch.paragraphsRead(), 1);
}

void QuotationWatchTest::readsNothingWhenOnlyPlacesInTheSourceMoved()
{
    QList<ProseParagraph> paragraphs{paragraph(sentences[0]), paragraph(sentences[2])};
    QuotationWatch watch(QStringLiteral("en"));
    watch.update(paragraphs);
    paragraphs[1].source = {10, 60};
    watch.update(paragraphs);
    QCOMPARE(watch.paragraphsRead(), 0);
}

QTEST_GUILESS_MAIN(QuotationWatchTest)
#include "quotationwatchtest.moc"
