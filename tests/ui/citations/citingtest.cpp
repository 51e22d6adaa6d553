#include "tests/ui/citations/opencitations.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

using namespace stet;

/// Marks of citation are written: with a completed key, or by the picker.
class CitingTest : public QObject, private OpenCitations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void completesAKeyAfterTheSign();
    void completesInsideBracketsAndClosesThem();
    void leavesKeysAloneWhereNothingFits_data();
    void leavesKeysAloneWhereNothingFits();
    void closesWithEscapeAndStaysClosed();
    void citesByThePickerWithPlaceAndWords();
    void changesTheMarkAtTheCaret();

private:
    QWidget *completion() const { return find<QWidget>("citationCompletion"); }
};

void CitingTest::completesAKeyAfterTheSign()
{
    type("As @nor");
    QTRY_VERIFY(completion()->isVisible());
    QCOMPARE(find<QListView>("citationCompletionList")->model()->rowCount(), 1);
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(body(), "As @price2021");
    QVERIFY(!completion()->isVisible());
    type(" says, and @");
    QTRY_VERIFY(completion()->isVisible());
    QCOMPARE(find<QListView>("citationCompletionList")->model()->rowCount(), 3);
    QTest::keyClick(editor(), Qt::Key_Down);
    QTest::keyClick(editor(), Qt::Key_Up);
    QTest::keyClick(editor(), Qt::Key_Up);
    QTest::keyClick(editor(), Qt::Key_Tab);
    QCOMPARE(body().count("@"), 2);
    QVERIFY(!body().endsWith("@"));
    QVERIFY(editor()->hasFocus());
    type(" so @2014");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY2(body().endsWith(" so [@vale2014]"), qPrintable(body()));
    editor()->undo();
    QVERIFY(body().endsWith(" so @2014"));
}

void CitingTest::completesInsideBracketsAndClosesThem()
{
    type("It went well [see @talks");
    QTRY_VERIFY(completion()->isVisible());
    QTest::mouseClick(find<QListView>("citationCompletionList")->viewport(), Qt::LeftButton, {}, QPoint(40, 12));
    QCOMPARE(body(), "It went well [see @price2021]");
    type(", p. 3; @ferry");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(body(), "It went well [see @price2021, p. 3; @vale2014]");
    type("]");
    QCOMPARE(body(), "It went well [see @price2021, p. 3; @vale2014]]");
    editor()->undo();
    editor()->clear();
    type("Well [@osei");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    type("].");
    QCOMPARE(body(), "Well [@osei2019].");
    editor()->clear();
    type("Well [@osei");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    type(". So"); // the end of the sentence is no part of the mark
    QCOMPARE(body(), "Well [@osei2019]. So");
}

void CitingTest::leavesKeysAloneWhereNothingFits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nobody is called so") << "As @xyzzy";
    QTest::newRow("an address") << "Write to nora@pri";
    QTest::newRow("code") << "`@pri";
    QTest::newRow("after a backslash") << "\\@pri";
    QTest::newRow("after the key") << "As @price2021";
    QTest::newRow("after a word more") << "As @pri says";
}

void CitingTest::leavesKeysAloneWhereNothingFits()
{
    QFETCH(QString, typed);
    if (typed.startsWith('`')) {
        write("`here `");
        putCaret("`here ");
        typed.remove(0, 1);
    }
    type(typed);
    const QString before = body();
    QVERIFY(!completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(body().size(), before.size() + 1);
}

void CitingTest::closesWithEscapeAndStaysClosed()
{
    type("As @pri");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Escape);
    QVERIFY(!completion()->isVisible());
    type("ce");
    QVERIFY(!completion()->isVisible());
    type(" and @va");
    QTRY_VERIFY(completion()->isVisible());
    putCaret("As");
    QVERIFY(!completion()->isVisible());
}

void CitingTest::citesByThePickerWithPlaceAndWords()
{
    write("It went well");
    run("citations.cite");
    auto *picker = find<QDialog>("citationPicker");
    QVERIFY(picker);
    QVERIFY(!find<QPushButton>("citeAccept")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("citeSearch"), "price");
    QCOMPARE(find<QListView>("citeSources")->model()->rowCount(), 1);
    QTest::keyClicks(find<QLineEdit>("citeLocator"), "12-15");
    find<QComboBox>("citeLabel")->setCurrentIndex(1);
    QTest::keyClicks(find<QLineEdit>("citePrefix"), "s[ee");
    QTest::mouseClick(find<QPushButton>("citeAnother"), Qt::LeftButton);
    QTest::keyClicks(find<QLineEdit>("citeSearch"), "ferry");
    QTest::mouseClick(find<QCheckBox>("citeSuppress"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(find<QLabel>("citeMark")->text(), "[see @price2021, chaps. 12-15; -@vale2014]");
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(body(), "It went well [see @price2021, chaps. 12-15; -@vale2014]");
    editor()->undo();
    QCOMPARE(body(), "It went well");
}

void CitingTest::changesTheMarkAtTheCaret()
{
    write("It went well [@vale2014, p. 3], he said.");
    putCaret("[@va");
    QTRY_VERIFY(citations()->isSettled());
    run("citations.cite");
    auto *picker = find<QDialog>("citationPicker");
    QCOMPARE(find<QLineEdit>("citeLocator")->text(), "3");
    QTest::keyClick(find<QLineEdit>("citeLocator"), Qt::Key_7);
    QTest::mouseClick(find<QCheckBox>("citeInText"), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(body(), "It went well @vale2014 [p. 37], he said.");
}

STET_PREVIEW_TEST_MAIN(CitingTest)

#include "citingtest.moc"
