#include "app/citations/citeprocprocessor.h"
#include "tests/app/citations/citationdata.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stet;

class CitationEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheSameAfterAnyEdit_data();
    void printsTheSameAfterAnyEdit();
};

void CitationEditsTest::printsTheSameAfterAnyEdit_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<bool>("inNotes");
    QTest::newRow("Chicago, author and date") << "chicago-author-date" << false;
    QTest::newRow("Chicago, full notes") << "chicago-fullnote-bibliography" << true;
    QTest::newRow("Harvard") << "harvard-cite-them-right" << false;
    QTest::newRow("IEEE") << "ieee" << false;
}

/// A processor that was led through edits prints what a fresh one prints.
void CitationEditsTest::printsTheSameAfterAnyEdit()
{
    QFETCH(QString, style);
    QFETCH(bool, inNotes);
    QRandomGenerator random(20261123);
    CitationRequest request = citedRequest(style, "en-US", inNotes);
    const QList<CitationCluster> all = request.clusters.mid(0, 40);
    request.clusters = all.mid(0, 10);
    CiteprocProcessor led(StyleCatalogue::installed());
    for (int step = 0; step < 12; ++step) {
        const int kind = random.bounded(6);
        const qsizetype place = random.bounded(int(request.clusters.size()));
        if (kind == 0 && request.clusters.size() > 4)
            request.clusters.removeAt(place);
        else if (kind == 1)
            request.clusters[place] = all[random.bounded(int(all.size()))];
        else if (kind == 2)
            std::swap(request.clusters.first(), request.clusters[place]);
        else if (kind == 3)
            request.sources[place].setText("title", QStringLiteral("Title %1").arg(step));
        else
            request.clusters.insert(place, all[random.bounded(int(all.size()))]);
        for (qsizetype i = 0; i < request.clusters.size(); ++i)
            request.clusters[i].note = inNotes ? int(i) + 1 : 0;
        const auto one = led.format(request);
        QVERIFY2(one.has_value(), one ? "" : qPrintable(one.error().detail));
        if (step % 6 != 5)
            continue;
        CiteprocProcessor fresh(StyleCatalogue::installed());
        const auto other = fresh.format(request);
        QVERIFY2(other.has_value(), other ? "" : qPrintable(other.error().detail));
        QCOMPARE(one->clusters, other->clusters);
        for (qsizetype i = 0; i < one->bibliography.size(); ++i)
            QCOMPARE(one->bibliography[i].html, other->bibliography[i].html);
        QCOMPARE(*one, *other);
        CitationRequest nothing = request;
        nothing.clusters.clear();
        QVERIFY(led.format(nothing)->bibliography.isEmpty());
    }
}

QTEST_GUILESS_MAIN(CitationEditsTest)
#include "citationeditstest.moc"
