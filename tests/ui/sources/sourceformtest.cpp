#include "tests/ui/sources/opensources.h"
#include "ui/sources/sourcesdesk.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>

using namespace stet;

/// One source in its form, with its fields, its key and its saved texts.
class SourceFormTest : public QObject, private OpenSources
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void asksForTheFieldsOfTheType();
    void keepsSeveralCreatorsWithTheirParts();
    void readsUncertainDatesAndSaysHow();
    void refusesATakenKeyAndTellsOfARenamedOne();
    void keepsOnePageReadTwiceAndShowsWhatDiffers();
    void deletesATextAndBringsItBack();
};

void SourceFormTest::asksForTheFieldsOfTheType()
{
    run("sources.hand");
    auto *form = shown<SourceForm>("sourceForm");
    QVERIFY(form);
    QVERIFY(!form->findChild<QPushButton *>(QStringLiteral("keepSource"))->isEnabled());
    auto *type = form->findChild<QComboBox *>(QStringLiteral("sourceType"));
    const auto choose = [&](const char *name) {
        type->setCurrentIndex(type->findData(QLatin1String(name)));
        Q_EMIT type->activated(type->currentIndex());
    };
    QVERIFY(!form->findChild<QLineEdit *>(QStringLiteral("source_volume")));
    SourceFormTest::type(form->findChild<QLineEdit *>(QStringLiteral("sourceTitle")), QStringLiteral("Ports"));
    choose("article-journal");
    auto *volume = form->findChild<QLineEdit *>(QStringLiteral("source_volume"));
    QVERIFY(volume);
    SourceFormTest::type(volume, QStringLiteral("7"));
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("moreFields")), Qt::LeftButton);
    QVERIFY(form->findChild<QLineEdit *>(QStringLiteral("source_scale")));
    // What is filled in stays in sight when the type has no such field.
    choose("webpage");
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("moreFields")), Qt::LeftButton);
    QTRY_COMPARE(form->findChildren<QLineEdit *>(QStringLiteral("source_scale")).size(), 0);
    QTRY_COMPARE(form->findChildren<QLineEdit *>(QStringLiteral("source_volume")).size(), 1);
    choose("article-journal");
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(keptOne().type(), QStringLiteral("article-journal"));
    QCOMPARE(keptOne().text("volume"), QStringLiteral("7"));
    QCOMPARE(keptOne().title(), QStringLiteral("Ports"));
}

void SourceFormTest::keepsSeveralCreatorsWithTheirParts()
{
    Source source;
    source.item = {{"type", "book"}, {"title", "Ports"}};
    source.setNames("author", {cslNameFromText(QStringLiteral("Vale, Ruth")), cslNameFromText(QStringLiteral("de Vries, Jan"))});
    source.setNames("editor", {{{}, {}, {}, {}, {}, QStringLiteral("Port Authority")}});
    add({source});
    auto *form = editChosen();
    QVERIFY(form);
    const auto families = form->findChildren<QLineEdit *>(QStringLiteral("creatorFamily"));
    QCOMPARE(families.size(), 3);
    QCOMPARE(families[1]->text(), QStringLiteral("Vries"));
    QCOMPARE(form->findChildren<QLineEdit *>(QStringLiteral("creatorParticle"))[1]->text(), QStringLiteral("de"));
    QVERIFY(form->findChildren<QLineEdit *>(QStringLiteral("creatorInstitution"))[2]->isVisible());
    type(form->findChildren<QLineEdit *>(QStringLiteral("creatorSuffix"))[1], QStringLiteral("Jr."));
    // The second goes before the first.
    QMenu *menu = form->findChildren<QToolButton *>(QStringLiteral("creatorMore"))[1]->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == QLatin1String("Move up"))
            action->trigger();
    }
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("addCreator")), Qt::LeftButton);
    type(form->findChildren<QLineEdit *>(QStringLiteral("creatorFamily")).last(), QStringLiteral("Aster"));
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(keptOne().names("author").value(0).family, QStringLiteral("Vries"));
    const Source edited = keptOne();
    QCOMPARE(edited.names("author")[0].suffix, QStringLiteral("Jr."));
    QCOMPARE(edited.names("author")[1].family, QStringLiteral("Vale"));
    QCOMPARE(edited.names("editor").size(), 2);
    QCOMPARE(edited.names("editor")[0].literal, QStringLiteral("Port Authority"));
    QCOMPARE(edited.names("editor")[1].family, QStringLiteral("Aster"));
    QTRY_VERIFY(notice().contains(QStringLiteral("Changed")));
    undo();
    QTRY_COMPARE(keptOne().item, source.item);
}

void SourceFormTest::readsUncertainDatesAndSaysHow()
{
    run("sources.hand");
    auto *form = shown<SourceForm>("sourceForm");
    QVERIFY(form);
    type(form->findChild<QLineEdit *>(QStringLiteral("sourceTitle")), QStringLiteral("Rising"));
    auto *date = form->findChild<QLineEdit *>(QStringLiteral("sourceDate"));
    const auto reading = [&] { return date->parentWidget()->findChild<QLabel *>()->text(); };
    type(date, QStringLiteral("Spring 2021"));
    QCOMPARE(reading(), QStringLiteral("spring 2021"));
    type(date, QStringLiteral("2021-05/2021-07"));
    QCOMPARE(reading(), QStringLiteral("May 2021 to July 2021"));
    type(date, QStringLiteral("Easter week"));
    QVERIFY(reading().contains(QStringLiteral("“Easter week”")));
    type(date, QStringLiteral("c. 1916"));
    QCOMPARE(reading(), QStringLiteral("about 1916"));
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_VERIFY(keptOne().date("issued").circa);
    QCOMPARE(keptOne().date("issued").from.year, 1916);
}

void SourceFormTest::refusesATakenKeyAndTellsOfARenamedOne()
{
    Source one;
    one.item = {{"type", "book"}, {"title", "One"}};
    one.key = QStringLiteral("one");
    Source two = one;
    two.item.insert(QStringLiteral("title"), QStringLiteral("Two"));
    two.key = QStringLiteral("two");
    add({one, two});
    QSignalSpy renamed(window()->findChild<SourcesDesk *>(), &SourcesDesk::keyRenamed);
    auto *form = editChosen();
    QVERIFY(form);
    auto *key = form->findChild<QLineEdit *>(QStringLiteral("sourceKey"));
    QCOMPARE(key->text(), QStringLiteral("one"));
    type(key, QStringLiteral("two"));
    QVERIFY(!form->findChild<QPushButton *>(QStringLiteral("keepSource"))->isEnabled());
    QVERIFY(form->findChild<QLabel *>(QStringLiteral("sourceKeyRemark"))->isVisible());
    type(key, QStringLiteral("harbour one"));
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first(), (QVariantList{QStringLiteral("one"), QStringLiteral("harbour_one")}));
    undo();
    QTRY_COMPARE(renamed.size(), 2);
    QCOMPARE(renamed.last(), (QVariantList{QStringLiteral("harbour_one"), QStringLiteral("one")}));
}

void SourceFormTest::keepsOnePageReadTwiceAndShowsWhatDiffers()
{
    addFile(QStringLiteral("a.html"), pageOf("The harbour would not improve before the winter."));
    QTRY_COMPARE(list()->rowCount(), 1);
    addFile(QStringLiteral("b.html"), pageOf("The harbour would improve before the winter.", "http://www.gazette.example/harbour?utm_source=mail"));
    QTRY_VERIFY(notice().contains(QStringLiteral("both texts are kept")));
    QTRY_COMPARE(keptOne().captures.size(), 2);
    auto *form = editChosen();
    QVERIFY(form);
    QCOMPARE(form->findChild<QListWidget *>(QStringLiteral("captureList"))->count(), 2);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("compareCaptures")), Qt::LeftButton);
    QTRY_VERIFY(form->findChild<QTextBrowser *>(QStringLiteral("captureDifference")));
    auto *difference = form->findChild<QTextBrowser *>(QStringLiteral("captureDifference"));
    QTRY_VERIFY(difference->toHtml().contains(QStringLiteral("line-through")));
    QVERIFY(difference->toPlainText().contains(QStringLiteral("would not improve")));
}

void SourceFormTest::deletesATextAndBringsItBack()
{
    addFile(QStringLiteral("a.html"), pageOf("First words."));
    QTRY_COMPARE(list()->rowCount(), 1);
    addFile(QStringLiteral("b.html"), pageOf("Other words."));
    QTRY_COMPARE(keptOne().captures.size(), 2);
    auto *form = editChosen();
    QVERIFY(form);
    auto *captures = form->findChild<QListWidget *>(QStringLiteral("captureList"));
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("removeCapture")), Qt::LeftButton);
    QCOMPARE(captures->count(), 1);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("putBackCapture")), Qt::LeftButton);
    QCOMPARE(captures->count(), 2);
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("removeCapture")), Qt::LeftButton);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(keptOne().captures.size(), 1);
    QVERIFY(keptOne().latestCapture()->text.contains(QStringLiteral("First words.")));
    QTRY_VERIFY(notice().contains(QStringLiteral("Changed")));
    undo();
    QTRY_COMPARE(keptOne().captures.size(), 2);
    QVERIFY(keptOne().latestCapture()->text.contains(QStringLiteral("Other words.")));
}

STET_PREVIEW_TEST_MAIN(SourceFormTest)

#include "sourceformtest.moc"
