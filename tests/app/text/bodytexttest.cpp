#include "app/text/bodytext.h"

#include <QRandomGenerator>
#include <QTest>

using stet::BodyText;

class BodyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItWasGiven();
    void refusesAnEditOutsideTheText();
    void staysTheSameAsAStringThroughRandomEdits();
    void leavesACopyAlone();
};

void BodyTextTest::keepsWhatItWasGiven()
{
    for (const QString &text : {QString(), QStringLiteral("a"), QStringLiteral("\n"), QStringLiteral("a\n\nb\n")}) {
        QCOMPARE(BodyText(text).toString(), text);
        QCOMPARE(BodyText(text).size(), text.size());
    }
}

void BodyTextTest::refusesAnEditOutsideTheText()
{
    BodyText body(QStringLiteral("one\ntwo"));
    QVERIFY(!body.edit(8, 0, QStringLiteral("x")));
    QVERIFY(!body.edit(0, 8, QString()));
    QVERIFY(!body.edit(-1, 0, QStringLiteral("x")));
    QCOMPARE(body.toString(), QStringLiteral("one\ntwo"));
}

void BodyTextTest::staysTheSameAsAStringThroughRandomEdits()
{
    QRandomGenerator random(20261123);
    const QStringList pieces{"", "x", "word ", "\n", "two\nlines", "\n\n", "three\nwhole\nlines\n", "“é”"};
    BodyText body;
    QString plain;
    for (int i = 0; i < 4000; ++i) {
        const qsizetype position = random.bounded(int(plain.size()) + 1);
        const qsizetype removed = random.bounded(int(qMin<qsizetype>(plain.size() - position, 12)) + 1);
        const QString added = pieces[random.bounded(int(pieces.size()))];
        QVERIFY(body.edit(position, removed, added));
        plain.replace(position, removed, added);
        QCOMPARE(body.size(), plain.size());
        const qsizetype from = random.bounded(int(plain.size()) + 1);
        const qsizetype length = random.bounded(int(plain.size() - from) + 1);
        QCOMPARE(body.mid(from, length), plain.mid(from, length));
    }
    QCOMPARE(body.toString(), plain);
    QVERIFY(body == BodyText(plain));
}

void BodyTextTest::leavesACopyAlone()
{
    BodyText body(QStringLiteral("one\ntwo"));
    const BodyText before = body;
    QVERIFY(body.edit(3, 1, QStringLiteral(" and ")));
    QCOMPARE(body.toString(), QStringLiteral("one and two"));
    QCOMPARE(before.toString(), QStringLiteral("one\ntwo"));
}

QTEST_GUILESS_MAIN(BodyTextTest)
#include "bodytexttest.moc"
