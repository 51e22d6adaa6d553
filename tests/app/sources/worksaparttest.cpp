#include "app/sources/worksapart.h"

#include <QTest>

using namespace stet;

class WorksApartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAgainOnlyWhenAnotherSourceComes();
    void takesBackWhatWasSaid();
    void survivesItsOwnTextAndNoOther();

private:
    const SourceId m_one = QUuid("{11111111-1111-4111-8111-111111111111}");
    const SourceId m_two = QUuid("{22222222-2222-4222-8222-222222222222}");
    const SourceId m_three = QUuid("{33333333-3333-4333-8333-333333333333}");
};

void WorksApartTest::asksAgainOnlyWhenAnotherSourceComes()
{
    WorksApart works;
    QVERIFY(!works.holds({m_one, m_two}));
    works.add({m_one, m_two});
    QVERIFY(works.holds({m_two, m_one}));
    QVERIFY(!works.holds({m_one, m_two, m_three}));
    works.add({m_one, m_two, m_three});
    QVERIFY(works.holds({m_two, m_three}));
}

void WorksApartTest::takesBackWhatWasSaid()
{
    WorksApart works;
    works.add({m_one, m_two});
    works.add({m_two, m_three});
    works.remove({m_two, m_one});
    QVERIFY(!works.holds({m_one, m_two}));
    QVERIFY(works.holds({m_two, m_three}));
}

void WorksApartTest::survivesItsOwnTextAndNoOther()
{
    WorksApart works;
    works.add({m_one, m_two});
    works.add({m_three});
    const QString text = works.toText();
    QVERIFY(WorksApart::fromText(text).holds({m_one, m_two}));
    QCOMPARE(WorksApart::fromText(text).toText(), text);
    for (const char *other : {"", "{}", "[1,[2],null]", "[[\"a\",\"b\"]]", "[[[[["})
        QVERIFY(!WorksApart::fromText(QString::fromLatin1(other)).holds({m_one, m_two}));
}

QTEST_GUILESS_MAIN(WorksApartTest)
#include "worksaparttest.moc"
