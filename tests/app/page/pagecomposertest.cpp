#include "app/page/pagecomposer.h"

#include <QTest>

using namespace stet;

class PageComposerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composesTheSameAfterAnyEditAsFromScratch();
};

/// Whatever an instance remembers must never show.
void PageComposerTest::composesTheSameAfterAnyEditAsFromScratch()
{
    const QStringList bodies{"One.\n\nTwo.\n\nThree.", "One.\n\nTwo!\n\nThree.", "One.\n\nThree.", "Three.", "",
                             "One[^a].\n\nTwo[^b].\n\n[^a]: A.\n[^b]: B.", "Two[^b].\n\nOne[^a].\n\n[^a]: A.\n[^b]: B.",
                             "## H\n\nText [x].\n\n[x]: /one", "# H\n\nText [x].\n\n[x]: /two", "# H\n\nText [x].\n\n[x]: /two",
                             "One.\n\nOne.\n\nOne.", "One.\n\nOne.", "One.\n\nOne.\n\nOne.\n\nOne."};
    PageComposer remembering;
    for (int round = 0; round < 2; ++round) {
        for (const QString &body : bodies) {
            PageMaterial material;
            material.article.body = body;
            const Page page = remembering.compose(material);
            const Page fresh = PageComposer().compose(material);
            QCOMPARE(page.html(), fresh.html());
            for (qsizetype i = 0; i < page.parts.size(); ++i) {
                QCOMPARE(page.parts[i].blocks.size(), fresh.parts[i].blocks.size());
                for (qsizetype j = 0; j < page.parts[i].blocks.size(); ++j) {
                    QCOMPARE(page.parts[i].blocks[j].hash, fresh.parts[i].blocks[j].hash);
                    QCOMPARE(page.parts[i].blocks[j].sourceLine, fresh.parts[i].blocks[j].sourceLine);
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(PageComposerTest)
#include "pagecomposertest.moc"
