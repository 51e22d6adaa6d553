#include "app/citations/citationdesk.h"

#include <QTest>

using namespace stet;

class CitationDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithTheRevisionItWasAsked();
    void letsOnlyTheNewestQuestionWait();
    void printsPlainlyWhatAStyleCannot();
    void saysWhatEachMarkPrints();
    void endsWhileItIsAsked();
};

namespace {

Source source()
{
    Source made;
    made.key = "a";
    made.item = {{"type", "book"}, {"title", "T"}};
    made.setNames("author", {cslNameFromText("Rubin, Jan")});
    made.setDate("issued", cslDateFromText("2021"));
    return made;
}

CitationQuestion asked(const QString &body, const QString &form, quint64 revision)
{
    return {BodyText(body), {source()}, formFromName(form), QStringLiteral("en-US"), revision};
}

} // namespace

void CitationDeskTest::answersWithTheRevisionItWasAsked()
{
    CitationDesk desk(StyleCatalogue::installed());
    QList<CitationAnswer> answers;
    connect(&desk, &CitationDesk::answered, this, [&answers](const CitationAnswer &answer) { answers.append(answer); });
    desk.ask(asked("A [@a].", "apa", 7));
    QVERIFY(!desk.isIdle());
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 60'000);
    QVERIFY(desk.isIdle());
    QCOMPARE(answers[0].revision, quint64(7));
    QCOMPARE(answers[0].citations.formatted.clusters, QStringList{"(Rubin, 2021)"});
    QCOMPARE(answers[0].reading.marks.size(), 1);
    QCOMPARE(answers[0].reading.marks[0].range, (TextRange{2, 6}));
    QVERIFY(!answers[0].trouble);
}

void CitationDeskTest::letsOnlyTheNewestQuestionWait()
{
    CitationDesk desk(StyleCatalogue::installed());
    QList<quint64> revisions;
    connect(&desk, &CitationDesk::answered, this, [&revisions](const CitationAnswer &answer) { revisions.append(answer.revision); });
    for (quint64 revision = 1; revision <= 20; ++revision)
        desk.ask(asked("A [@a].", "apa", revision));
    QTRY_COMPARE_WITH_TIMEOUT(revisions, QList<quint64>({1, 20}), 60'000);
}

/// A style that is not there or broken takes no citation away: they print as plainly as can be, and one sentence says why.
void CitationDeskTest::printsPlainlyWhatAStyleCannot()
{
    CitationDesk desk(StyleCatalogue::installed());
    QList<CitationAnswer> answers;
    connect(&desk, &CitationDesk::answered, this, [&answers](const CitationAnswer &answer) { answers.append(answer); });
    desk.ask(asked("A [@a].", "no-such-style", 1));
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 60'000);
    QVERIFY(answers[0].trouble->message.contains("no-such-style"));
    QCOMPARE(answers[0].citations.formatted.clusters, QStringList{"(Rubin 2021)"});
    QCOMPARE(answers[0].citations.formatted.bibliography.size(), 1);
}

void CitationDeskTest::saysWhatEachMarkPrints()
{
    CitationDesk desk(StyleCatalogue::installed());
    QList<CitationAnswer> answers;
    connect(&desk, &CitationDesk::answered, this, [&answers](const CitationAnswer &answer) { answers.append(answer); });
    desk.ask(asked("A [@a; @b].", "apa", 1));
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 60'000);
    QCOMPARE(answers[0].tips.size(), 1);
    const QString tip = answers[0].tips[0];
    QVERIFY2(tip.contains("(Rubin, 2021)") && tip.contains("<i>T</i>") && tip.contains("called “b”"), qPrintable(tip));
}

void CitationDeskTest::endsWhileItIsAsked()
{
    for (int i = 0; i < 3; ++i) {
        CitationDesk desk(StyleCatalogue::installed());
        desk.ask(asked("A [@a].", "ieee", 1));
    }
}

QTEST_GUILESS_MAIN(CitationDeskTest)
#include "citationdesktest.moc"
