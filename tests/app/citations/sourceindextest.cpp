#include "app/citations/sourceindex.h"

#include <QTest>

using namespace stet;

class SourceIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completesByWriterYearAndTitle();
    void findsASourceByItsKey();
};

namespace {

Source made(const QString &key, const QString &writer, const QString &year, const QString &title)
{
    Source source;
    source.key = key;
    source.setNames("author", {cslNameFromText(writer)});
    source.setDate("issued", cslDateFromText(year));
    source.setText("title", title);
    return source;
}

SourceIndex index()
{
    return SourceIndex({made("zzz", "Müller, Eva", "2021", "On tides"), made("price2021", "Price, Nora", "2021", "Talks"),
                        made("mul", "Adam, A", "2020", "Mullers of the north")});
}

QStringList keys(const QString &typed, int most = 12)
{
    QStringList list;
    for (const Source &source : index().completions(typed, most))
        list.append(source.key);
    return list;
}

} // namespace

void SourceIndexTest::completesByWriterYearAndTitle()
{
    QCOMPARE(keys("mul"), QStringList({"zzz", "mul"}));
    QCOMPARE(keys("2021 tid"), QStringList({"zzz"}));
    QCOMPARE(keys("2021-tid"), QStringList({"zzz"}));
    QCOMPARE(keys("pri"), QStringList({"price2021"}));
    QCOMPARE(keys("nobody"), QStringList());
    QCOMPARE(keys("--"), QStringList());
    QCOMPARE(keys(""), QStringList({"zzz", "price2021", "mul"}));
    QCOMPARE(keys("", 2).size(), 2);
}

void SourceIndexTest::findsASourceByItsKey()
{
    const SourceIndex sources = index();
    QCOMPARE(sources.find("mul")->year(), "2020");
    QVERIFY(!sources.find("nobody"));
    QVERIFY(!SourceIndex().find("mul"));
}

QTEST_GUILESS_MAIN(SourceIndexTest)
#include "sourceindextest.moc"
