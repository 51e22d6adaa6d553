#include "app/quotations/quotationstore.h"
#include "app/sources/sourcestore.h"
#include "tests/ui/openwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/prompts.h"
#include "ui/quotations/ledgermodel.h"
#include "ui/quotations/ledgerwindow.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"
#include "ui/sidepanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QDropEvent>
#include <QFile>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace stet;

/// Quotations through the real window, with keys and clicks.
class QuotationsRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsAQuotationWithItsProposedSpeaker();
    void confirmsTheSpeakerAndTakesItBack();
    void holdsAQuotationToASourceAndSeesTheDangerousEdit();
    void quotesChosenWordsOfASourceAsExact();
    void goesToTheNextUncheckedQuotationByKey();
    void dismissesATitleAndRemembersIt();
    void showsTheLedgerOfTheLibraryAndGoesToThePlace();
    void keepsRowsAndSelectionWhileOneTypes();
    void leavesQuotedWordsAloneWhenReplacingAll();
    void goesThroughQuotationsWithRealKeys();
    void showsTheRecordUnderThePointer();
    void aKeyInsideACheckedQuotationMakesItStaleAtOnce();
    void setsNoDashesWithinACheckedQuotation();
    void keepsEveryFieldOfTheLedger();
    void remembersADismissalWithItsReason();
    void tiesARecordToOneOfTwoPlaces();
    void saysWhoCheckedAndWhoLetItStand();
    void filtersTheLedgerBySpeakerSourceAndVerdict();
    void marksWordsOfAQuotationAsDoubtsOfTranscription();
    void quotesFromASavedPageAsExact();
    void holdsAQuotationToWhatIsPastedOrDropped_data();
    void holdsAQuotationToWhatIsPastedOrDropped();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_open.find<Widget>(name);
    }
    ArticleEditor *editor() const { return m_open.editor(); }
    QListView *list() const { return find<QListView>("quotationList"); }
    int standing(int row) const { return list()->model()->index(row, 0).data(QuotationModel::StandingRole).toInt(); }
    void run(const char *command) const { m_open.run(command); }
    void writeWithin(const char *word);
    void write(const QString &text) const
    {
        editor()->setFocus();
        editor()->textCursor().insertText(text);
    }
    void addSource(const QString &text) const;
    void choose(const char *box, int index) const
    {
        auto *choice = find<QComboBox>(box);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
    }
    int rowOf(const QUuid &record) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (list()->model()->index(row, 0).data(QuotationModel::RecordRole).toUuid() == record)
                return row;
        }
        return -1;
    }

    OpenWindow m_open;
};

void QuotationsRoomTest::init()
{
    QVERIFY(m_open.open());
    m_open.window()->sidePanel()->show(QStringLiteral("quotations"));
}

void QuotationsRoomTest::cleanup()
{
    m_open.close();
}

/// A source by way of a file, as a writer adds it.
void QuotationsRoomTest::addSource(const QString &text) const
{
    QFile file(m_open.path(QStringLiteral("Minutes.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    prompts::setNextAnswer(file.fileName());
    run("sources.files");
    QTRY_VERIFY(find<QListView>("sourceList")->model()->rowCount() > 0);
    QTRY_VERIFY(!find<QPlainTextEdit>("capturedText")->toPlainText().isEmpty());
}

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
    const auto kept = QuotationStore(m_open.library()->database())
                          .records(m_open.session()->draft()->id());
    QVERIFY(kept);
    QCOMPARE(kept->first().speaker, QStringLiteral("Iris Aster"));
    QTest::mouseClick(find<QPushButton>("noSpeaker"), Qt::LeftButton);
    QTRY_VERIFY(list()->model()->index(0, 0).data(QuotationModel::SpeakerRole).toString() != QStringLiteral("Iris Aster"));
}

void QuotationsRoomTest::holdsAQuotationToASourceAndSeesTheDangerousEdit()
{
    addSource(QStringLiteral("Minutes\n\nThe harbour would not improve before the winter, she said."));
    write(QStringLiteral("Vale said the harbour “would not improve before the winter” at all."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    auto *source = find<QComboBox>("quotationSource");
    source->setCurrentIndex(1);
    Q_EMIT source->activated(1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));

    QTextCursor cursor = editor()->document()->find(QStringLiteral("not "));
    QVERIFY(cursor.hasSelection());
    cursor.removeSelectedText();
    QTRY_COMPARE(standing(0), int(QuotationStanding::Stale));
    QTRY_COMPARE(standing(0), int(QuotationStanding::Differs));
    QVERIFY(find<QLabel>("quotationDetails")->text().contains(QStringLiteral("not")));
}

void QuotationsRoomTest::quotesChosenWordsOfASourceAsExact()
{
    addSource(QStringLiteral("Minutes\n\nThe harbour would not improve before the winter, she said."));
    m_open.window()->sidePanel()->show(QStringLiteral("sources"));
    auto *text = find<QPlainTextEdit>("capturedText");
    QVERIFY(text->find(QStringLiteral("would not improve before the winter")));
    QTest::mouseClick(find<QPushButton>("quoteThis"), Qt::LeftButton);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    QVERIFY(editor()->toPlainText().contains(QStringLiteral("said, “would not improve before the winter”")));
    // The speaker is chosen, to be overwritten.
    QTest::keyClicks(editor(), QStringLiteral("Vale"));
    QCOMPARE(editor()->toPlainText(), QStringLiteral("Vale said, “would not improve before the winter”"));
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

void QuotationsRoomTest::showsTheLedgerOfTheLibraryAndGoesToThePlace()
{
    write(QStringLiteral("“One thing is sure,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::mouseClick(find<QPushButton>("confirmSpeaker"), Qt::LeftButton);
    const ArticleId first = m_open.session()->draft()->id();
    run("draft.new");
    QTRY_VERIFY(m_open.session()->draft()->id() != first);
    run("quotations.ledger");
    auto *ledger = m_open.window()->findChild<LedgerWindow *>();
    QVERIFY(ledger);
    auto *table = ledger->findChild<QTableView *>(QStringLiteral("ledgerTable"));
    QCOMPARE(table->model()->rowCount(), 0);
    ledger->findChild<QComboBox *>(QStringLiteral("ledgerScope"))->setCurrentIndex(1);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    auto *words = ledger->findChild<QLineEdit *>(QStringLiteral("ledgerWords"));
    QTest::keyClicks(words, QStringLiteral("nothing like it"));
    QCOMPARE(table->model()->rowCount(), 0);
    words->clear();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::mouseClick(ledger->findChild<QPushButton *>(QStringLiteral("goToPlace")), Qt::LeftButton);
    QTRY_COMPARE(m_open.session()->draft()->id(), first);
    QTRY_COMPARE(editor()->textCursor().selectedText(), QStringLiteral("“One thing is sure,”"));
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
    QVERIFY(m_open.window()->notices()->text().contains(QLatin1Char('1')));
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
    m_open.window()->sidePanel()->show({});
    QTest::keyClick(editor(), Qt::Key_F9);
    QCOMPARE(m_open.window()->sidePanel()->shown(), QStringLiteral("quotations"));
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

/// A checked quotation with the caret behind one of its words.
void QuotationsRoomTest::writeWithin(const char *word)
{
    addSource(QStringLiteral("Minutes\n\nThe harbour would not improve before the winter, she said."));
    write(QStringLiteral("Vale said the harbour “would not improve before the winter” at all."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    QTextCursor cursor = editor()->document()->find(QString::fromLatin1(word));
    cursor.setPosition(cursor.selectionEnd());
    editor()->setTextCursor(cursor);
    editor()->setFocus();
}

void QuotationsRoomTest::aKeyInsideACheckedQuotationMakesItStaleAtOnce()
{
    writeWithin("improve");
    if (QTest::currentTestFailed())
        return;
    QTest::keyClick(editor(), Qt::Key_S);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Stale));
    QTest::keyClick(editor(), Qt::Key_Backspace);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
}

void QuotationsRoomTest::setsNoDashesWithinACheckedQuotation()
{
    writeWithin("improve");
    if (QTest::currentTestFailed())
        return;
    QTest::keyClicks(editor(), QStringLiteral("--...'s"));
    QVERIFY2(editor()->toPlainText().contains(QStringLiteral("improve--...’s before")), qPrintable(editor()->toPlainText()));
    QTRY_COMPARE(standing(0), int(QuotationStanding::Stale));
    // Its marks are set while it is typed, and what stands around it is typed as ever.
    editor()->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor(), QStringLiteral(" Yes -- \"no\"..."));
    QVERIFY2(editor()->toPlainText().endsWith(QStringLiteral(" Yes – “no”…")), qPrintable(editor()->toPlainText()));
}

void QuotationsRoomTest::keepsEveryFieldOfTheLedger()
{
    write(QStringLiteral("“We are not convinced,” said Ruth Vale, the harbour master."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    const std::pair<const char *, QString QuotationRecord::*> fields[] = {
        {"quotationRole", &QuotationRecord::role},         {"quotationVerb", &QuotationRecord::verb},
        {"quotationLocator", &QuotationRecord::locator},   {"quotationChain", &QuotationRecord::chain},
        {"quotationOccasion", &QuotationRecord::occasion}, {"quotationWaiver", &QuotationRecord::waiver}};
    for (const auto &[name, member] : fields) {
        auto *field = find<QLineEdit>(name);
        QVERIFY2(field && !field->accessibleName().isEmpty(), name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("my ") + QLatin1String(name));
        QTest::keyClick(field, Qt::Key_Return);
    }
    choose("quotationMedium", int(QuotationMedium::Interview));
    choose("quotationTerms", int(QuotationTerms::Anonymous));
    auto *reason = find<QLineEdit>("quotationTermsReason");
    QTRY_VERIFY(reason->isVisible());
    QTest::keyClicks(reason, QStringLiteral("fears for her post"));
    QTest::keyClick(reason, Qt::Key_Return);
    auto *date = find<QDateEdit>("quotationDate");
    date->setDate(QDate(2021, 10, 9));
    QTest::keyClick(date, Qt::Key_Return);
    const auto kept = QuotationStore(m_open.library()->database()).records(m_open.draft()->id());
    QVERIFY(kept && kept->size() == 1);
    for (const auto &[name, member] : fields)
        QCOMPARE(kept->first().*member, QStringLiteral("my ") + QLatin1String(name));
    QCOMPARE(kept->first().medium, QuotationMedium::Interview);
    QCOMPARE(kept->first().terms, QuotationTerms::Anonymous);
    QCOMPARE(kept->first().termsReason, QStringLiteral("fears for her post"));
    QCOMPARE(kept->first().date, QDate(2021, 10, 9));
    QVERIFY(kept->first().waivedAt.isValid() && !kept->first().waivedBy.isEmpty());
}

void QuotationsRoomTest::remembersADismissalWithItsReason()
{
    write(QStringLiteral("“We are not convinced,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    choose("quotationSpeech", find<QComboBox>("quotationSpeech")->findData(int(Dismissal::Dialogue)));
    auto *why = find<QLineEdit>("dismissalReason");
    QTRY_VERIFY(why->isVisible());
    why->setFocus();
    QTest::keyClicks(why, QStringLiteral("a scene of my own"));
    QTest::keyClick(why, Qt::Key_Return);
    QVERIFY(m_open.openAgain());
    m_open.window()->sidePanel()->show(QStringLiteral("quotations"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(standing(0), int(QuotationStanding::Dismissed));
    QCOMPARE(find<QLineEdit>("dismissalReason")->text(), QStringLiteral("a scene of my own"));
}

void QuotationsRoomTest::tiesARecordToOneOfTwoPlaces()
{
    write(QStringLiteral("“We are not convinced,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::mouseClick(find<QPushButton>("confirmSpeaker"), Qt::LeftButton);
    QTRY_COMPARE(list()->model()->index(0, 0).data(QuotationModel::SpeakerRole).toString(), QStringLiteral("Ruth Vale"));
    const QUuid record = list()->model()->index(0, 0).data(QuotationModel::RecordRole).toUuid();
    // The same words twice, and nothing around them is what it was.
    QTextCursor all(editor()->document());
    all.select(QTextCursor::Document);
    all.insertText(QStringLiteral("Aster heard it: “We are not convinced,” and went.\n\nNobody wrote “We are not convinced,” or so."));
    int row = -1;
    QTRY_VERIFY((row = rowOf(record)) >= 0 && standing(row) == int(QuotationStanding::Ambiguous));
    list()->setCurrentIndex(list()->model()->index(row, 0));
    auto *places = find<QComboBox>("quotationPlaces");
    QTRY_VERIFY(places->isVisible());
    QCOMPARE(places->count(), 3);
    choose("quotationPlaces", 2);
    QTRY_VERIFY((row = rowOf(record)) >= 0 && standing(row) == int(QuotationStanding::CannotCheck));
    QCOMPARE(list()->model()->index(row, 0).data(QuotationModel::SpeakerRole).toString(), QStringLiteral("Ruth Vale"));
    QVERIFY(!places->isVisible());
}

void QuotationsRoomTest::saysWhoCheckedAndWhoLetItStand()
{
    addSource(QStringLiteral("Minutes\n\nNothing like it."));
    write(QStringLiteral("“We are not convinced,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::NotFound));
    auto *checked = find<QLabel>("quotationChecked");
    QTRY_VERIFY(checked->text().startsWith(QStringLiteral("Checked by ")));
    auto *waiver = find<QLineEdit>("quotationWaiver");
    waiver->setFocus();
    QTest::keyClicks(waiver, QStringLiteral("I was there"));
    QTest::keyClick(waiver, Qt::Key_Return);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Waived));
    QVERIFY(checked->text().contains(QStringLiteral("Let stand by ")));
}

void QuotationsRoomTest::filtersTheLedgerBySpeakerSourceAndVerdict()
{
    addSource(QStringLiteral("Minutes\n\nOne thing is sure, she said."));
    write(QStringLiteral("“One thing is sure,” said Ruth Vale.\n\n“Another thing is not,” said Iris Aster."));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    list()->setCurrentIndex(list()->model()->index(0, 0));
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    run("quotations.ledger");
    auto *ledger = m_open.window()->findChild<LedgerWindow *>();
    auto *table = ledger->findChild<QTableView *>(QStringLiteral("ledgerTable"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto filtered = [ledger, table](const char *box, int index) {
        auto *choice = ledger->findChild<QComboBox *>(QLatin1String(box));
        choice->setCurrentIndex(index);
        const int rows = table->model()->rowCount();
        choice->setCurrentIndex(0);
        return rows;
    };
    QCOMPARE(filtered("ledgerSpeaker", 1), 1);
    QCOMPARE(filtered("ledgerSource", 1), 1);
    QCOMPARE(filtered("ledgerVerdict", 1), 1); // exact
    QCOMPARE(filtered("ledgerVerdict", 2), 0);
    table->sortByColumn(LedgerModel::WordsColumn, Qt::AscendingOrder);
    QVERIFY(table->model()->index(0, LedgerModel::WordsColumn).data().toString().startsWith(QStringLiteral("Another")));
    // Nobody confirmed the speakers, and the ledger says so.
    QCOMPARE(table->model()->index(0, LedgerModel::SpeakerColumn).data().toString(), QStringLiteral("Iris Aster?"));
    QTest::keyClick(table, Qt::Key_Down);
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(editor()->textCursor().selectedText(), QStringLiteral("“One thing is sure,”"));
}

void QuotationsRoomTest::marksWordsOfAQuotationAsDoubtsOfTranscription()
{
    write(QStringLiteral("The infiedel wind. “We are lastng here,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    m_open.window()->sidePanel()->show(QStringLiteral("spelling"));
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

void QuotationsRoomTest::quotesFromASavedPageAsExact()
{
    QFile file(m_open.path(QStringLiteral("minutes.html")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<html><head><title>Minutes</title></head><body><article><h1>Minutes</h1><p>The <b>harbour</b> would not "
               "improve before the winter, she said.</p></article></body></html>");
    file.close();
    prompts::setNextAnswer(file.fileName());
    run("sources.files");
    m_open.window()->sidePanel()->show(QStringLiteral("sources"));
    auto *sources = find<QListView>("sourceList");
    QTRY_COMPARE(sources->model()->rowCount(), 1);
    sources->setCurrentIndex(sources->model()->index(0, 0));
    auto *text = find<QPlainTextEdit>("capturedText");
    QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("would not improve")));
    QVERIFY(text->find(QStringLiteral("harbour would not improve")));
    QTest::mouseClick(find<QPushButton>("quoteThis"), Qt::LeftButton);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    QVERIFY(editor()->toPlainText().contains(QStringLiteral("said, “harbour would not improve”")));
}

void QuotationsRoomTest::holdsAQuotationToWhatIsPastedOrDropped_data()
{
    QTest::addColumn<bool>("isDropped");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("file");
    const QString words = QStringLiteral("Minutes of the harbour board\n\nVale said it would not improve before the winter, or ever.\n");
    const QString page = QStringLiteral("<html><head><title>Harbour board</title></head><body><article><h1>Harbour board</h1><p>Vale said it "
                                        "would <em>not</em> improve before the&#32;winter, or ever.</p></article></body></html>");
    QTest::newRow("words from the clipboard") << false << words << QString() << QString();
    QTest::newRow("a page from the clipboard") << false << words << page << QString();
    QTest::newRow("words dropped") << true << words << QString() << QString();
    QTest::newRow("a page dropped") << true << words << page << QString();
    QTest::newRow("a text file dropped") << true << words << QString() << QStringLiteral("board.txt");
    QTest::newRow("a saved page dropped") << true << page << QString() << QStringLiteral("board.html");
}

void QuotationsRoomTest::holdsAQuotationToWhatIsPastedOrDropped()
{
    QFETCH(const bool, isDropped);
    QFETCH(const QString, text);
    QFETCH(const QString, html);
    QFETCH(const QString, file);
    auto mime = std::make_unique<QMimeData>();
    if (file.isEmpty()) {
        mime->setText(text);
        if (!html.isEmpty())
            mime->setHtml(html);
    } else {
        QFile saved(m_open.path(file));
        QVERIFY(saved.open(QIODevice::WriteOnly));
        saved.write(text.toUtf8());
        mime->setUrls({QUrl::fromLocalFile(saved.fileName())});
    }
    write(QStringLiteral("The harbour “would not improve before the winter,” Vale said."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    if (isDropped) {
        m_open.window()->sidePanel()->show(QStringLiteral("sources"));
        QWidget *panel = find<QWidget>("findSource")->parentWidget()->parentWidget();
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(panel, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(20, 20), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(panel, &dropped);
    } else {
        QApplication::clipboard()->setMimeData(mime.release());
        run("sources.paste");
    }
    if (file.isEmpty()) { // words and pages that come without a file are looked over first
        QPushButton *keep = nullptr;
        QTRY_VERIFY((keep = find<QPushButton>("keepSource")) && keep->isVisible() && keep->isEnabled());
        QVERIFY(find<QPlainTextEdit>("sourceText")->toPlainText().contains(QStringLiteral("or ever")));
        QTest::mouseClick(keep, Qt::LeftButton);
    }
    m_open.window()->sidePanel()->show(QStringLiteral("quotations"));
    auto *source = find<QComboBox>("quotationSource");
    QTRY_COMPARE(source->count(), 3); // none, this one, and "Add a source…"
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
}

int main(int argc, char *argv[])
{
    preparePreview();
    QApplication application(argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    QuotationsRoomTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "quotationsroomtest.moc"
