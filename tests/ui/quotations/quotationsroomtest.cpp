#include "app/quotations/quotationstore.h"
#include "app/sources/sourcestore.h"
#include "tests/ui/openwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/prompts.h"
#include "ui/quotations/ledgerwindow.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/verdictmark.h"
#include "ui/sidepanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

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
    void write(const QString &text) const
    {
        editor()->setFocus();
        editor()->textCursor().insertText(text);
    }
    void addSource(const QString &text) const;

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
    QCOMPARE(table->model()->rowCount(), 1);
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

int main(int argc, char *argv[])
{
    preparePreview();
    QApplication application(argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    QuotationsRoomTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "quotationsroomtest.moc"
