#include "app/citations/citationdesk.h"

#include <QTest>

using namespace stet;

class CitationDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithTheRevisionItWasAsked();
    void letsOnlyTheNewestQuestionWait();
    void saysWhichStyleIsMissing();
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

} // namespace

void CitationDeskTest::answersWithTheRevisionItWasAsked()
{
    CitationDesk desk(StyleCatalogue::installed());
    QList<std::pair<quint64, Citations>> answers;
    connect(&desk, &CitationDesk::answered, this, [&answers](const Citations &citations, quint64 revision) { answers.append({revision, citations}); });
    desk.ask("A [@a].", {source()}, formFromName("apa"), "en-US", 7);
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 60'000);
    QCOMPARE(answers[0].first, quint64(7));
    QCOMPARE(answers[0].second.formatted.clusters, QStringList{"(Rubin, 2021)"});
}

void CitationDeskTest::letsOnlyTheNewestQuestionWait()
{
    CitationDesk desk(StyleCatalogue::installed());
    QList<quint64> revisions;
    connect(&desk, &CitationDesk::answered, this, [&revisions](const Citations &, quint64 revision) { revisions.append(revision); });
    for (quint64 revision = 1; revision <= 20; ++revision)
        desk.ask("A [@a].", {source()}, formFromName("apa"), "en-US", revision);
    QTRY_COMPARE_WITH_TIMEOUT(revisions, QList<quint64>({1, 20}), 60'000);
}

void CitationDeskTest::saysWhichStyleIsMissing()
{
    CitationDesk desk(StyleCatalogue::installed());
    QString message;
    connect(&desk, &CitationDesk::failed, this, [&message](const Error &error, quint64) { message = error.message; });
    desk.ask("A [@a].", {source()}, formFromName("no-such-style"), "en-US", 1);
    QTRY_VERIFY_WITH_TIMEOUT(message.contains("no-such-style"), 60'000);
}

void CitationDeskTest::endsWhileItIsAsked()
{
    for (int i = 0; i < 3; ++i) {
        CitationDesk desk(StyleCatalogue::installed());
        desk.ask("A [@a].", {source()}, formFromName("ieee"), "en-US", 1);
    }
}

QTEST_GUILESS_MAIN(CitationDeskTest)
#include "citationdesktest.moc"
