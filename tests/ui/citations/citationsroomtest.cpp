#include "tests/ui/citations/opencitations.h"
#include "ui/notices.h"
#include "ui/sidepanel.h"

#include <QComboBox>
#include <QDialog>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolTip>

using namespace stet;

/// Marks of citation through the real window, with keys and clicks: what they tell, where they lead, and new keys in them.
class CitationsRoomTest : public QObject, private OpenCitations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void marksAndTellsAKeyThatNobodyKnows();
    void showsWhatAMarkPrintsUnderThePointer();
    void goesToTheSourceAndBack();
    void goesToThePassageFarIntoTheTextAndBack();
    void goesToTheSourceByClick();
    void renamesAKeyInEveryArticleAndTakesItBack();
    void takesTheKeyAlongWithUndoAndRedoInTheText();
    void renamesMarksWithAMergeAndBringsThemBack();

private:
    /// "price-talks", by the form of the source.
    void giveTheTalksAnotherKey();
};

void CitationsRoomTest::marksAndTellsAKeyThatNobodyKnows()
{
    write("One [@prize2021] and more");
    auto *remark = find<QLabel>("previewRemark");
    QTRY_VERIFY(remark->text().contains("prize2021"));
    // The mark that is being written is not judged.
    putCaret("[@prize");
    QTRY_VERIFY(remark->text().isEmpty());
    putCaret("more");
    QTRY_VERIFY(remark->text().contains("prize2021"));
    putCaret("[@prize");
    QTRY_VERIFY(citations()->isSettled());
    run("citations.goToSource");
    QVERIFY(window()->notices()->text().contains("prize2021"));
}

void CitationsRoomTest::showsWhatAMarkPrintsUnderThePointer()
{
    write("It went well [@price2021].");
    QTRY_VERIFY(citations()->isSettled());
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(18);
    const QPoint place = editor()->viewport()->mapTo(editor(), editor()->cursorRect(cursor).center());
    QHelpEvent help(QEvent::ToolTip, place, editor()->mapToGlobal(place));
    QApplication::sendEvent(editor(), &help);
    QTRY_VERIFY2(QToolTip::text().contains("Talks went well"), qPrintable(QToolTip::text()));
    QVERIFY(QToolTip::text().contains("(Nora Price, Harbour Herald)"));
}

void CitationsRoomTest::goesToTheSourceAndBack()
{
    write("More [@vale2014]. Later [@price2021].");
    putCaret("Later [@pri");
    QTRY_VERIFY(citations()->isSettled());
    QTest::keyClick(editor(), Qt::Key_F12);
    QCOMPARE(window()->sidePanel()->shown(), "sources");
    QTRY_COMPARE(find<QPlainTextEdit>("capturedText")->toPlainText(), "The minister said that the lights stay on. Nobody left.");
    find<QPlainTextEdit>("capturedText")->setFocus();
    putCaret("More");
    run("citations.back");
    QVERIFY(editor()->hasFocus());
    QCOMPARE(editor()->textCursor().position(), int(body().indexOf("[@pri") + 5));
}

void CitationsRoomTest::goesToThePassageFarIntoTheTextAndBack()
{
    QString text;
    for (int i = 0; i < 120; ++i)
        text += QStringLiteral("Paragraph %1 of the minutes says what was said in the hall that evening.\n\n").arg(i);
    const qsizetype start = text.size();
    text += "We 'cannot' wait - not for the ferry, she said.\n\n";
    for (int i = 0; i < 120; ++i)
        text += QStringLiteral("Later paragraph %1 of the minutes goes on for a while after that.\n\n").arg(i);
    QVERIFY(startAnewWith({made("minutes", "Hall, Ann", "2020", "Minutes of the evening", text)}));
    // Other glyphs than the source's, as typography while typing makes them.
    write(QString::fromUtf8("It was late. “We ‘cannot’ wait – not for the ferry, she said” [@minutes, p. 3]. They left."));
    putCaret("[@min");
    const int caret = editor()->textCursor().position();
    QTRY_VERIFY(citations()->isSettled());
    const auto *captured = find<QPlainTextEdit>("capturedText");
    QTRY_VERIFY_WITH_TIMEOUT(quotationOf("minutes"), 60'000);
    QTest::keyClick(editor(), Qt::Key_F12);
    QTRY_VERIFY_WITH_TIMEOUT(captured->textCursor().hasSelection(), 60'000);
    QCOMPARE(captured->textCursor().selectionStart(), int(start));
    QVERIFY(captured->viewport()->rect().contains(captured->cursorRect().center()));
    find<QPlainTextEdit>("capturedText")->setFocus();
    QTest::keyClick(find<QPlainTextEdit>("capturedText"), Qt::Key_F12, Qt::ShiftModifier);
    QTRY_VERIFY(editor()->hasFocus());
    QCOMPARE(editor()->textCursor().position(), caret);
}

void CitationsRoomTest::goesToTheSourceByClick()
{
    write("Later [@price2021].");
    QTRY_VERIFY(citations()->isSettled());
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(10);
    QTest::mouseClick(editor()->viewport(), Qt::LeftButton, Qt::ControlModifier, editor()->cursorRect(cursor).center());
    QCOMPARE(window()->sidePanel()->shown(), "sources");
    run("citations.back");
    QVERIFY(editor()->hasFocus());
}

void CitationsRoomTest::giveTheTalksAnotherKey()
{
    run("panel.sources");
    auto *list = find<QListView>("sourceList");
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, 0).data().toString() == "Talks went well")
            list->setCurrentIndex(list->model()->index(row, 0));
    }
    QTRY_VERIFY(find<QPushButton>("editSource")->isEnabled());
    QTest::mouseClick(find<QPushButton>("editSource"), Qt::LeftButton);
    QTRY_VERIFY(find<QLineEdit>("sourceKey"));
    find<QLineEdit>("sourceKey")->selectAll();
    QTest::keyClicks(find<QLineEdit>("sourceKey"), "price-talks");
    QTest::mouseClick(find<QPushButton>("keepSource"), Qt::LeftButton);
}

void CitationsRoomTest::renamesAKeyInEveryArticleAndTakesItBack()
{
    write("Here [@price2021, p. 3] and @price2021 says. `@price2021` is code.");
    Article other;
    other.headline = "Another";
    other.body = "There [see @price2021; @vale2014].";
    const ArticleId another = session()->keep(other);
    giveTheTalksAnotherKey();
    const QString renamed = "Here [@price-talks, p. 3] and @price-talks says. `@price2021` is code.";
    QTRY_COMPARE(body(), renamed);
    auto *notices = window()->notices();
    const auto kept = library();
    QTRY_COMPARE(kept->articles().load(another)->article.body, "There [see @price-talks; @vale2014].");
    QTRY_COMPARE(citations()->sources().find("price-talks") != nullptr, true);
    QTRY_VERIFY(notices->findChild<QPushButton *>()->isVisible());
    QTest::mouseClick(notices->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(kept->articles().load(another)->article.body, other.body);
    QTRY_COMPARE(body(), QString(renamed).replace("price-talks", "price2021"));
    QTRY_VERIFY(citations()->sources().find("price2021"));
    editor()->undo();
    QCOMPARE(body(), renamed);
}

void CitationsRoomTest::takesTheKeyAlongWithUndoAndRedoInTheText()
{
    write("Here [@price2021, p. 3].");
    Article other;
    other.headline = "Another";
    other.body = "There [see @price2021; @vale2014].";
    const ArticleId another = session()->keep(other);
    giveTheTalksAnotherKey();
    QTRY_COMPARE(body(), "Here [@price-talks, p. 3].");
    const auto kept = library();
    const auto otherBody = [&] { return kept->articles().load(another)->article.body; };
    QTRY_COMPARE(otherBody(), "There [see @price-talks; @vale2014].");
    for (int round = 0; round < 2; ++round) {
        QTest::keySequence(editor(), QKeySequence::Undo);
        QCOMPARE(body(), "Here [@price2021, p. 3].");
        QTRY_COMPARE(otherBody(), "There [see @price2021; @vale2014].");
        QTRY_VERIFY(citations()->sources().find("price2021"));
        QVERIFY(!citations()->sources().find("price-talks"));
        QVERIFY2(window()->notices()->text().contains("@price2021"), qPrintable(window()->notices()->text()));
        QTest::keySequence(editor(), QKeySequence::Redo);
        QCOMPARE(body(), "Here [@price-talks, p. 3].");
        QTRY_COMPARE(otherBody(), "There [see @price-talks; @vale2014].");
        QTRY_VERIFY(citations()->sources().find("price-talks"));
    }
    // Undo of what was written since leaves the key alone.
    putCaret("3].");
    type("x");
    QTest::keySequence(editor(), QKeySequence::Undo);
    QCOMPARE(body(), "Here [@price-talks, p. 3].");
    QTest::qWait(200);
    QVERIFY(citations()->sources().find("price-talks"));
}

void CitationsRoomTest::renamesMarksWithAMergeAndBringsThemBack()
{
    Source one = made("ports", "Lind, Eva", "2018", "Ports of the north");
    one.setText("DOI", "10.1000/7");
    Source two = made("north", "Lind, Eva", "2018", "Ports of the North");
    two.setText("DOI", "10.1000/7");
    QVERIFY(startAnewWith({one, two}));
    const QString before = "First [@ports, p. 3]; then [see @north; @vale2014], and @north says.";
    write(before);
    Article other;
    other.headline = "Another";
    other.body = "There [@north] and [@ports].";
    const ArticleId another = session()->keep(other);
    run("sources.duplicates");
    QTRY_VERIFY(find<QDialog>("duplicates"));
    auto *dialog = find<QDialog>("duplicates");
    auto *merge = dialog->findChild<QPushButton *>(QStringLiteral("mergeDuplicates"));
    QTRY_VERIFY(merge->isEnabled());
    auto *keep = dialog->findChild<QComboBox *>(QStringLiteral("keptRecord"));
    keep->setFocus();
    while (!keep->currentText().startsWith("@ports"))
        QTest::keyClick(keep, keep->currentIndex() > 0 ? Qt::Key_Up : Qt::Key_Down);
    merge->setFocus();
    QTest::keyClick(merge, Qt::Key_Space);
    QTRY_COMPARE(body(), "First [@ports, p. 3]; then [see @ports; @vale2014], and @ports says.");
    const auto kept = library();
    QTRY_COMPARE(kept->articles().load(another)->article.body, "There [@ports] and [@ports].");
    // What is two works to the text alone stays one work.
    const QString merged = body();
    editor()->undo();
    QCOMPARE(body(), before);
    QTest::qWait(200);
    QVERIFY(citations()->sources().find("ports") && !citations()->sources().find("north"));
    QCOMPARE(kept->articles().load(another)->article.body, "There [@ports] and [@ports].");
    editor()->redo();
    QCOMPARE(body(), merged);
    auto *verb = dialog->findChild<QPushButton *>(QStringLiteral("notice.verb"));
    QTRY_VERIFY(verb->isVisible());
    verb->setFocus();
    QTest::keyClick(verb, Qt::Key_Space);
    QTRY_COMPARE(body(), before);
    QTRY_COMPARE(kept->articles().load(another)->article.body, other.body);
    QTRY_VERIFY(citations()->sources().find("north") && citations()->sources().find("ports"));
}

STET_PREVIEW_TEST_MAIN(CitationsRoomTest)

#include "citationsroomtest.moc"
