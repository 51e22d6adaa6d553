#include "ui/preview/pagepatch.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace stet;

namespace {

Page pageOf(const QStringList &words, const QByteArray &head = "<html><head><style>p{}</style></head><body>")
{
    Page page;
    page.parts.append({{}, head, {}});
    page.parts.append({"headline", {}, {{"<h1>one</h1>", 1, -1}}});
    PagePart body{"body", {}, {}};
    for (const QString &word : words) {
        const QByteArray html = "<p>" + word.toUtf8() + "</p>";
        body.blocks.append({html, qHash(html), 0});
    }
    page.parts.append(body);
    return page;
}

/// What the page's script does, on lists.
QStringList applied(const Page &page, const PagePatch &patch)
{
    QList<QList<QByteArray>> parts;
    for (const PagePart &part : page.parts) {
        if (part.name.isEmpty())
            continue;
        QList<QByteArray> blocks;
        for (const PageBlock &block : part.blocks)
            blocks.append(block.html);
        parts.append(blocks);
    }
    for (const PagePatch::Step &step : patch.steps) {
        QList<QByteArray> &blocks = parts[step.part];
        blocks.remove(step.block, step.removed);
        for (qsizetype i = 0; i < step.added.size(); ++i)
            blocks.insert(step.block + i, step.added[i]);
    }
    QStringList html;
    for (const QList<QByteArray> &blocks : parts) {
        for (const QByteArray &block : blocks)
            html.append(QString::fromUtf8(block));
    }
    return html;
}

QStringList blocksOf(const Page &page)
{
    return applied(page, {});
}

QStringList letters(const QString &text)
{
    return text.split(QString(), Qt::SkipEmptyParts);
}

} // namespace

class PagePatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samePageNeedsNothing()
    {
        const auto patch = patchBetween(pageOf(letters(QStringLiteral("abc"))), pageOf(letters(QStringLiteral("abc"))));
        QVERIFY(patch && patch->isEmpty());
    }

    void keystrokeSendsOneBlock()
    {
        const auto patch = patchBetween(pageOf(letters(QStringLiteral("abcde"))), pageOf(letters(QStringLiteral("abXde"))));
        QVERIFY(patch);
        QCOMPARE(patch->steps, (QList<PagePatch::Step>{{1, 2, 1, {"<p>X</p>"}}}));
        QCOMPARE(patch->blocksBefore, (QList<qsizetype>{1, 5}));
    }

    void changesFarApartSendNothingBetween()
    {
        const auto patch = patchBetween(pageOf(letters(QStringLiteral("abcdefgh"))), pageOf(letters(QStringLiteral("Xbcdefgh")) + QStringList{QStringLiteral("Y")}));
        QVERIFY(patch);
        qsizetype sent = 0;
        for (const PagePatch::Step &step : patch->steps)
            sent += step.added.size();
        QCOMPARE(sent, 2);
    }

    void anyTwoPagesAreBridged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("from nothing") << QString() << QStringLiteral("abc");
        QTest::newRow("to nothing") << QStringLiteral("abc") << QString();
        QTest::newRow("moved") << QStringLiteral("abcd") << QStringLiteral("dabc");
        QTest::newRow("repeated") << QStringLiteral("aaaa") << QStringLiteral("aaaaaa");
        QTest::newRow("turned round") << QStringLiteral("abcdef") << QStringLiteral("fedcba");
        QTest::newRow("two inserts") << QStringLiteral("abcdef") << QStringLiteral("aXbcdYef");
    }

    void anyTwoPagesAreBridged()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const Page one = pageOf(letters(before));
        const Page other = pageOf(letters(after));
        const auto patch = patchBetween(one, other);
        QVERIFY(patch);
        QCOMPARE(applied(one, *patch), blocksOf(other));
    }

    void randomPagesAreBridged()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 500; ++round) {
            const auto words = [&](int most) {
                QStringList list;
                for (quint32 i = random.bounded(quint32(most)); i > 0; --i)
                    list.append(QString::number(random.bounded(6)));
                return list;
            };
            const int most = round % 10 == 0 ? 900 : 12;
            const Page one = pageOf(words(most));
            const Page other = pageOf(words(most));
            const auto patch = patchBetween(one, other);
            QVERIFY(patch);
            QCOMPARE(applied(one, *patch), blocksOf(other));
        }
    }

    void newHeadlineInTheTitleNeedsNoLoading()
    {
        const Page one = pageOf({}, "<html><head><title>a</title><meta name=x><style>p{}</style></head><body>");
        const Page other = pageOf({}, "<html><head><title>b</title><meta name=y><style>p{}</style></head><body>");
        QVERIFY(patchBetween(one, other).has_value());
    }

    void changedStyleOrFrameNeedsLoading()
    {
        const Page one = pageOf({});
        QVERIFY(!patchBetween(one, pageOf({}, "<html><head><style>p{color:red}</style></head><body>")));
        QVERIFY(!patchBetween(one, pageOf({}, "<html><head><style>p{}</style></head><body class=x>")));
        QVERIFY(!patchBetween(one, pageOf({}, "<html lang=de><head><style>p{}</style></head><body>")));
        Page more = one;
        more.parts.append({"notice", {}, {}});
        QVERIFY(!patchBetween(one, more));
        Page renamed = one;
        renamed.parts[1].name = "deck";
        QVERIFY(!patchBetween(one, renamed));
        Page themed = one;
        themed.theme = QStringLiteral("other");
        QVERIFY(!patchBetween(one, themed));
    }

    void everyCharacterSurvivesTheWayIntoTheScript()
    {
        const QString odd = QStringLiteral("\"quoted\" \\back\\ </script> \u2028\u2029 ${x} `tick` 'single' \u00e9 \U0001F600");
        const auto patch = patchBetween(pageOf({QString()}), pageOf({odd}));
        QVERIFY(patch);
        const QJsonObject json = QJsonDocument::fromJson(patch->toJson()).object();
        QCOMPARE(json["steps"][0][3].toString(), QStringLiteral("<p>%1</p>").arg(odd));
    }
};

QTEST_GUILESS_MAIN(PagePatchTest)
#include "pagepatchtest.moc"
