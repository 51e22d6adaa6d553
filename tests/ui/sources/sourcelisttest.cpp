#include "ui/sources/sourcefilter.h"
#include "ui/sources/sourcelistmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace stet;

namespace {

Source source(const QString &title, const QString &date, const QString &type = QStringLiteral("book"))
{
    Source source;
    source.id = QUuid::createUuid();
    source.key = title;
    source.setText("type", type);
    source.setText("title", title);
    source.setDate("issued", cslDateFromText(date));
    return source;
}

QStringList titles(const SourceFilter &filter)
{
    QStringList titles;
    for (int row = 0; row < filter.rowCount(); ++row)
        titles.append(filter.index(row, 0).data().toString());
    return titles;
}

} // namespace

/// The list of sources as tables show it.
class SourceListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sortsByTheColumnAndThenByWriter();
    void filtersByTypeAndUse();
    void keepsItsRowsWhenOnlyWordsChange();

private:
    std::unique_ptr<SourceListModel> m_model;
    std::unique_ptr<SourceFilter> m_filter;
};

void SourceListTest::init()
{
    m_model = std::make_unique<SourceListModel>();
    m_filter = std::make_unique<SourceFilter>();
    m_filter->setSourceModel(m_model.get());
    new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_model.get());
    m_model->setSources({source(QStringLiteral("tides"), QStringLiteral("2021-05")), source(QStringLiteral("Boats"), QStringLiteral("1999")),
                         source(QStringLiteral("anchors"), QStringLiteral("2021"), QStringLiteral("report")), source(QStringLiteral("Piers"), QString())},
                        {{{QStringLiteral("Boats"), {{QUuid::createUuid(), QStringLiteral("An article"), 2}}}}, {}});
}

void SourceListTest::sortsByTheColumnAndThenByWriter()
{
    m_filter->sort(SourceListModel::TitleColumn);
    QCOMPARE(titles(*m_filter), QStringList({"anchors", "Boats", "Piers", "tides"}));
    m_filter->sort(SourceListModel::DateColumn);
    QCOMPARE(titles(*m_filter), QStringList({"Piers", "Boats", "anchors", "tides"}));
    m_filter->sort(SourceListModel::UsedColumn, Qt::DescendingOrder);
    QCOMPARE(titles(*m_filter).first(), QStringLiteral("Boats"));
    m_filter->sort(SourceListModel::TypeColumn);
    QCOMPARE(titles(*m_filter), QStringList({"tides", "Boats", "Piers", "anchors"}));
    m_filter->sort(SourceListModel::WriterColumn);
    QCOMPARE(titles(*m_filter), QStringList({"tides", "Boats", "anchors", "Piers"}));
}

void SourceListTest::filtersByTypeAndUse()
{
    m_filter->setType(QStringLiteral("report"));
    QCOMPARE(titles(*m_filter), QStringList{"anchors"});
    QVERIFY(m_filter->isNarrow());
    m_filter->setType({});
    m_filter->setView(SourceFilter::View::NeverUsed);
    QCOMPARE(m_filter->rowCount(), 3);
    m_filter->setView(SourceFilter::View::CitedAnywhere);
    QCOMPARE(titles(*m_filter), QStringList{"Boats"});
    m_filter->setView(SourceFilter::View::CitedHere);
    QCOMPARE(m_filter->rowCount(), 0);
    m_filter->setCitedHere({QStringLiteral("tides")});
    QCOMPARE(titles(*m_filter), QStringList{"tides"});
    m_filter->setFound(QSet<SourceId>());
    QCOMPARE(m_filter->rowCount(), 0);
    for (const SourceFilter::View view : sourceViews()) {
        QVERIFY(!viewLabel(view).isEmpty());
        QVERIFY(!emptyViewSentence(view).isEmpty());
    }
}

void SourceListTest::keepsItsRowsWhenOnlyWordsChange()
{
    const QPersistentModelIndex boats = m_model->index(1, 0);
    QList<Source> sources = m_model->sources();
    sources[1].setText("title", QStringLiteral("Zebra boats"));
    m_filter->sort(SourceListModel::TitleColumn);
    m_model->setSources(sources, {});
    QVERIFY(boats.isValid());
    QCOMPARE(boats.data().toString(), QStringLiteral("Zebra boats"));
    QCOMPARE(titles(*m_filter).last(), QStringLiteral("Zebra boats"));
}

QTEST_GUILESS_MAIN(SourceListTest)
#include "sourcelisttest.moc"
