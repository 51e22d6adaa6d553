#include "app/quotations/quotationstore.h"
#include "tests/ui/quotations/openquotations.h"
#include "ui/quotations/ledgermodel.h"
#include "ui/quotations/ledgerwindow.h"

#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace stet;

/// What is recorded of a quotation, in the panel and in the ledger of the library.
class QuotationRecordsTest : public QObject, private OpenQuotations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void showsTheLedgerOfTheLibraryAndGoesToThePlace();
    void keepsEveryFieldOfTheLedger();
    void remembersADismissalWithItsReason();
    void tiesARecordToOneOfTwoPlaces();
    void saysWhoCheckedAndWhoLetItStand();
    void filtersTheLedgerBySpeakerSourceAndVerdict();

private:
    int rowOf(const QUuid &record) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (list()->model()->index(row, 0).data(QuotationModel::RecordRole).toUuid() == record)
                return row;
        }
        return -1;
    }
};

void QuotationRecordsTest::showsTheLedgerOfTheLibraryAndGoesToThePlace()
{
    write(QStringLiteral("“One thing is sure,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::mouseClick(find<QPushButton>("confirmSpeaker"), Qt::LeftButton);
    const ArticleId first = draft()->id();
    run("draft.new");
    QTRY_VERIFY(draft()->id() != first);
    run("quotations.ledger");
    auto *ledger = window()->findChild<LedgerWindow *>();
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
    QTRY_COMPARE(draft()->id(), first);
    QTRY_COMPARE(editor()->textCursor().selectedText(), QStringLiteral("“One thing is sure,”"));
}

void QuotationRecordsTest::keepsEveryFieldOfTheLedger()
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
    const auto kept = QuotationStore(library()->database()).records(draft()->id());
    QVERIFY(kept && kept->size() == 1);
    for (const auto &[name, member] : fields)
        QCOMPARE(kept->first().*member, QStringLiteral("my ") + QLatin1String(name));
    QCOMPARE(kept->first().medium, QuotationMedium::Interview);
    QCOMPARE(kept->first().terms, QuotationTerms::Anonymous);
    QCOMPARE(kept->first().termsReason, QStringLiteral("fears for her post"));
    QCOMPARE(kept->first().date, QDate(2021, 10, 9));
    QVERIFY(kept->first().waivedAt.isValid() && !kept->first().waivedBy.isEmpty());
}

void QuotationRecordsTest::remembersADismissalWithItsReason()
{
    write(QStringLiteral("“We are not convinced,” said Ruth Vale."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    choose("quotationSpeech", find<QComboBox>("quotationSpeech")->findData(int(Dismissal::Dialogue)));
    auto *why = find<QLineEdit>("dismissalReason");
    QTRY_VERIFY(why->isVisible());
    why->setFocus();
    QTest::keyClicks(why, QStringLiteral("a scene of my own"));
    QTest::keyClick(why, Qt::Key_Return);
    QVERIFY(openAgain());
    window()->sidePanel()->show(QStringLiteral("quotations"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(standing(0), int(QuotationStanding::Dismissed));
    QCOMPARE(find<QLineEdit>("dismissalReason")->text(), QStringLiteral("a scene of my own"));
}

void QuotationRecordsTest::tiesARecordToOneOfTwoPlaces()
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

void QuotationRecordsTest::saysWhoCheckedAndWhoLetItStand()
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

void QuotationRecordsTest::filtersTheLedgerBySpeakerSourceAndVerdict()
{
    addSource(QStringLiteral("Minutes\n\nOne thing is sure, she said."));
    write(QStringLiteral("“One thing is sure,” said Ruth Vale.\n\n“Another thing is not,” said Iris Aster."));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    list()->setCurrentIndex(list()->model()->index(0, 0));
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    run("quotations.ledger");
    auto *ledger = window()->findChild<LedgerWindow *>();
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

STET_PREVIEW_TEST_MAIN(QuotationRecordsTest)

#include "quotationrecordstest.moc"
