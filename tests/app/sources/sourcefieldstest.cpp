#include "app/sources/bibtexfields.h"
#include "app/sources/sourcefields.h"

#include <QSet>
#include <QTest>

using namespace stet;

class SourceFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryTypeOfCsl();
    void namesEveryFieldItOffers();
    void showsATitleFirstAndWhoMadeIt();
    void namesFieldsAsTheTypeDoes();
    void offersEveryTypeOnce();
};

void SourceFieldsTest::knowsEveryTypeOfCsl()
{
    QCOMPARE(cslTypes().size(), 45);
    for (const QString &type : cslTypes()) {
        QVERIFY2(typeLabel(type) != type, qPrintable(type));
        QVERIFY2(fieldsOfType(type).size() >= 5, qPrintable(type));
    }
    QCOMPARE(typeLabel(QStringLiteral("hologram")), QStringLiteral("hologram"));
    QCOMPARE(fieldsOfType(QStringLiteral("hologram")), fieldsOfType(QStringLiteral("document")));
}

void SourceFieldsTest::namesEveryFieldItOffers()
{
    QSet<QString> variables;
    for (const SourceField &field : sourceFields()) {
        QVERIFY2(!variables.contains(QLatin1String(field.variable)), field.variable);
        variables.insert(QLatin1String(field.variable));
    }
    for (const QString &type : cslTypes()) {
        for (const QString &variable : fieldsOfType(type)) {
            QVERIFY2(variables.contains(variable), qPrintable(type + u' ' + variable));
            QVERIFY(sourceField(variable)->kind != SourceFieldKind::Names);
        }
        for (const QString &role : rolesOfType(type))
            QVERIFY2(sourceField(role) && sourceField(role)->kind == SourceFieldKind::Names, qPrintable(type + u' ' + role));
    }
}

void SourceFieldsTest::showsATitleFirstAndWhoMadeIt()
{
    for (const QString &type : cslTypes()) {
        QCOMPARE(fieldsOfType(type).first(), QStringLiteral("title"));
        QVERIFY(!rolesOfType(type).isEmpty());
        QVERIFY2(fieldsOfType(type).contains(QStringLiteral("URL")), qPrintable(type));
    }
}

void SourceFieldsTest::namesFieldsAsTheTypeDoes()
{
    QCOMPARE(fieldLabel(QStringLiteral("container-title"), QStringLiteral("article-newspaper")), QStringLiteral("Newspaper"));
    QCOMPARE(fieldLabel(QStringLiteral("container-title"), QStringLiteral("article-journal")), QStringLiteral("Journal"));
    QCOMPARE(fieldLabel(QStringLiteral("container-title"), QStringLiteral("map")), QStringLiteral("Published in"));
    QCOMPARE(fieldLabel(QStringLiteral("custom-field"), QStringLiteral("map")), QStringLiteral("custom-field"));
}

void SourceFieldsTest::offersEveryTypeOnce()
{
    QStringList offered = typesForChoosing();
    QCOMPARE(offered.removeAll(QString()), 1);
    QCOMPARE(offered.size(), cslTypes().size());
    QCOMPARE(QSet<QString>(offered.begin(), offered.end()).size(), cslTypes().size());
}

QTEST_GUILESS_MAIN(SourceFieldsTest)
#include "sourcefieldstest.moc"
