#include "app/quotations/quotationstore.h"
#include "tests/ui/quotations/openquotations.h"
#include "ui/notices.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolTip>

using namespace stet;

/// Quotations through the real window, with keys and clicks: their list, who said them, and the rest of the desk.
class QuotationsRoomTest : public QObject, private OpenQuotations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void listsAQuotationWithItsProposedSpeaker();
    void confirmsTheSpeakerAndTakesItBack();
    void goesToTheNextUncheckedQuotationByKey();
    void dismissesATitleAndRemembersIt();
    void keepsRowsAndSelectionWhileOneTypes();
    void leavesQuotedWordsAloneWhenReplacingAll();
    void goesThroughQuotationsWithRealKeys();
    void showsTheRecordUnderThePointer();
    void marksWordsOfAQuotationAsDoubtsOfTranscription();
};

void QuotationsRoomTest::listsAQuotationWithItsProposedSpeaker()
{
    QVERIFY(!list()->isVisible());
    write(QStringLiteral("“We are not convinced,” said Ruth Vale, the harbour master."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    const QModelIndex row = list()->model()->index(0, 0);
    QCOMPARE(row.data(QuotationModel::WordsRole).toString(), QStringLiteral("We are not convinced,"));
    QVERIFY(row.data(QuotationModel::SpeakerRole).toString().contains(QStringLiteral("Ruth Vale")));
    QCOMPARE(standing(0), int(QuotationStanding::CannotCheck));
    QVERIFY(find<QLabel>("speakerEvidence")->text().contains(QStringLiteral("said Ruth Vale")));
}

void QuotationsRoomTest::confirmsTheSpeakerAndTakesItBack()
{
    write(QStringLiteral("“We are not convinced,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::mouseClick(find<QPushButton>("confirmSpeaker"), Qt::LeftButton);
    QTRY_COMPARE(list()->model()->index(0, 0).data(QuotationModel::SpeakerRole).toString(),
                 QStringLiteral("Ruth Vale"));
    auto *field = find<QLineEdit>("quotationSpeaker");
    field->setFocus();
    field->clear();
    QTest::keyClicks(field, QStringLiteral("Iris Aster"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(list()->model()->index(0, 0).data(QuotationModel::SpeakerRole).toString(),
                 QStringLiteral("Iris Aster"));
    const auto kept = QuotationStore(library()->database()).records(draft()->id());
    QVERIFY(kept);
    QCOMPARE(kept->first().speaker, QStringLiteral("Iris Aster"));
    QTest::mouseClick(find<QPushButton>("noSpeaker"), Qt::LeftButton);
    QTRY_VERIFY(list()->model()->index(0, 0).data(QuotationModel::SpeakerRole).toString() != QStringLiteral("Iris Aster"));
}

void QuotationsRoomTest::goesToTheNextUncheckedQuotationByKey()
{
    write(QStringLiteral("“One thing is sure,” said Ruth Vale.\n\n“Another thing is not,” said Iris Aster."));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    editor()->moveCursor(QTextCursor::Start);
    run("quotations.next");
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("“Another thing is not,”"));
    run("quotations.next");
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("“One thing is sure,”"));
    run("quotations.previous");
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("“Another thing is not,”"));
}

void QuotationsRoomTest::dismissesATitleAndRemembersIt()
{
    write(QStringLiteral("“We are not convinced,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    auto *marks = find<QComboBox>("quotationSpeech");
    const int title = marks->findData(int(Dismissal::Title));
    marks->setCurrentIndex(title);
    Q_EMIT marks->activated(title);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Dismissed));
    write(QStringLiteral(" She left."));
    QTest::qWait(50);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Dismissed));
}

void QuotationsRoomTest::keepsRowsAndSelectionWhileOneTypes()
{
    const QAbstractItemModelTester tester(list()->model());
    write(QStringLiteral("“One thing is sure,” said Ruth Vale.\n\n“Another thing is not,” said Iris Aster.\n\n"));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    list()->setCurrentIndex(list()->model()->index(1, 0));
    const QUuid chosen = list()->currentIndex().data(QuotationModel::RecordRole).toUuid();
    write(QStringLiteral("“A third one comes,” said Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QCOMPARE(list()->currentIndex().data(QuotationModel::RecordRole).toUuid(), chosen);
}

void QuotationsRoomTest::leavesQuotedWordsAloneWhenReplacingAll()
{
    const QString text = QStringLiteral("The harbor is old. “The harbor is new,” said Ruth Vale.");
    write(text);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    run("edit.replace");
    find<QLineEdit>("findWords")->setText(QStringLiteral("harbor"));
    find<QLineEdit>("replacement")->setText(QStringLiteral("port"));
    auto *replaceAll = find<QPushButton>("replaceAll");
    QTRY_VERIFY(replaceAll->isEnabled());
    QTest::mouseClick(replaceAll, Qt::LeftButton);
    QCOMPARE(editor()->toPlainText(), QStringLiteral("The port is old. “The harbor is new,” said Ruth Vale."));
    QVERIFY(window()->notices()->text().contains(QLatin1Char('1')));
    find<QCheckBox>("replaceInQuotations")->setChecked(true);
    QTRY_VERIFY(replaceAll->isEnabled());
    QTest::mouseClick(replaceAll, Qt::LeftButton);
    QCOMPARE(editor()->toPlainText(), QStringLiteral("The port is old. “The port is new,” said Ruth Vale."));
}

void QuotationsRoomTest::goesThroughQuotationsWithRealKeys()
{
    write(QStringLiteral("“One thing is sure,” said Ruth Vale.\n\n“Another thing is not,” said Iris Aster."));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    editor()->moveCursor(QTextCursor::Start);
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_F8);
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("“Another thing is not,”"));
    QTest::keyClick(editor(), Qt::Key_F8);
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("“One thing is sure,”"));
    QTest::keyClick(editor(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(editor()->textCursor().selectedText(), QStringLiteral("“Another thing is not,”"));
    window()->sidePanel()->show({});
    QTest::keyClick(editor(), Qt::Key_F9);
    QCOMPARE(window()->sidePanel()->shown(), QStringLiteral("quotations"));
    QCOMPARE(list()->currentIndex().row(), 1);
    QTRY_VERIFY(find<QLineEdit>("quotationSpeaker")->hasFocus());
    // From the keyboard on: the proposed speaker is confirmed with Return.
    QTest::keyClick(find<QLineEdit>("quotationSpeaker"), Qt::Key_Return);
    QTRY_COMPARE(list()->model()->index(1, 0).data(QuotationModel::SpeakerRole).toString(), QStringLiteral("Iris Aster"));
    QCOMPARE(find<QLineEdit>("quotationSpeaker")->text(), QStringLiteral("Iris Aster")); // in ink, not as a proposal
}

void QuotationsRoomTest::showsTheRecordUnderThePointer()
{
    write(QStringLiteral("“One thing is sure,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTextCursor inside(editor()->document());
    inside.setPosition(5);
    const QPoint place = editor()->cursorRect(inside).center();
    QTRY_VERIFY(editor()->isQuoted({5, 6}));
    QHelpEvent help(QEvent::ToolTip, place, editor()->viewport()->mapToGlobal(place));
    QApplication::sendEvent(editor()->viewport(), &help);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("Ruth Vale")));
    QVERIFY(QToolTip::text().contains(standingName(QuotationStanding::CannotCheck)));
    QToolTip::hideText();
}

void QuotationsRoomTest::marksWordsOfAQuotationAsDoubtsOfTranscription()
{
    write(QStringLiteral("The infiedel wind. “We are lastng here,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    window()->sidePanel()->show(QStringLiteral("spelling"));
    auto *words = find<QListWidget>("misspeltWords");
    QTRY_COMPARE(words->count(), 2);
    QVERIFY(!words->item(0)->text().contains(QStringLiteral("quotation")));
    QVERIFY(words->item(1)->text().contains(QStringLiteral("in a quotation")));
    // A fix of all places leaves it alone.
    words->setCurrentRow(1);
    auto *fix = find<QPushButton>("replaceAllMisspellings");
    QTRY_VERIFY(fix->isEnabled());
    QTest::mouseClick(fix, Qt::LeftButton);
    QVERIFY(editor()->toPlainText().contains(QStringLiteral("“We are lastng here,”")));
}

STET_PREVIEW_TEST_MAIN(QuotationsRoomTest)

#include "quotationsroomtest.moc"
