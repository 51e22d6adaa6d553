#include "app/quotations/quotationstore.h"
#include "app/sources/sourcestore.h"
#include "tests/ui/openwindow.h"
#include "ui/editor/detailfield.h"
#include "ui/notices.h"
#include "ui/sidepanel.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

using namespace stet;

/// Findings about the article's words in the real window, with keys and clicks.
class FindingsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsWordsOfASourceAndGoesToThem();
    void letsAFindingStandAndTakesItBack();
    void remembersWhatWasLetStand();
    void tellsOfAHeadlineAndGoesToIt();
    void opensTheEarlierArticleThatHasItOtherwise();
    void holdsTheArticleAgainstOneThatWasNeverOpened();
    void saysThatNothingWasFound();

private:
    QListView *list() const { return m_open.find<QListView>("findingList"); }
    QToolButton *count() const { return m_open.find<QToolButton>("findingCount"); }
    int rows() const { return list()->model()->rowCount(); }
    void click(const char *button) const { QTest::mouseClick(m_open.find<QPushButton>(button), Qt::LeftButton); }
    void write(const QString &text) const { m_open.write(text); }
    void addSource() const
    {
        Source source;
        source.key = QStringLiteral("minutes");
        source.item = {{"type", "webpage"}, {"title", "Minutes"}};
        source.captures = {makeCapture(QStringLiteral("The harbour wall was built by nine men in one long summer."),
                                       QDateTime::currentDateTimeUtc(), QStringLiteral("text/plain"))};
        QVERIFY(m_open.library()->sources().add(source));
    }
    void showFindings() const { QTest::mouseClick(count(), Qt::LeftButton); }

    OpenWindow m_open;
};

void FindingsPageTest::init()
{
    QVERIFY(m_open.open());
    m_open.window()->sidePanel()->show(QStringLiteral("quotations"));
}

void FindingsPageTest::cleanup()
{
    m_open.close();
}

void FindingsPageTest::listsWordsOfASourceAndGoesToThem()
{
    addSource();
    write(QStringLiteral("We all know that the harbour wall was built by nine men in one long summer."));
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(count()->text(), QStringLiteral("1 finding"));
    showFindings();
    QVERIFY(list()->isVisible());
    QVERIFY(m_open.find<QLabel>("findingSentence")->text().contains(QStringLiteral("minutes")));
    click("showFinding");
    QCOMPARE(m_open.editor()->textCursor().selectedText(), QStringLiteral("the harbour wall was built by nine men in one long summer"));
    // The place is found again after the text has moved on.
    m_open.editor()->moveCursor(QTextCursor::Start);
    QTest::keyClicks(m_open.editor(), QStringLiteral("Well. "));
    click("showFinding");
    QCOMPARE(m_open.editor()->textCursor().selectedText(), QStringLiteral("the harbour wall was built by nine men in one long summer"));
}

void FindingsPageTest::letsAFindingStandAndTakesItBack()
{
    addSource();
    write(QStringLiteral("The harbour wall was built by nine men in one long summer."));
    QTRY_COMPARE(rows(), 1);
    showFindings();
    auto *reason = m_open.find<QLineEdit>("findingReason");
    reason->setFocus();
    QTest::keyClicks(reason, QStringLiteral("a plaque says so"));
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(count()->text(), QStringLiteral("Findings"));
    QVERIFY(m_open.find<QLabel>("findingSettled")->text().contains(QStringLiteral("a plaque says so")));
    QTest::mouseClick(m_open.window()->notices()->findChild<QPushButton *>(), Qt::LeftButton); // Undo
    QCOMPARE(count()->text(), QStringLiteral("1 finding"));
    click("settleFinding");
    QCOMPARE(count()->text(), QStringLiteral("Findings"));
    click("settleFinding");
    QCOMPARE(count()->text(), QStringLiteral("1 finding"));
}

void FindingsPageTest::remembersWhatWasLetStand()
{
    addSource();
    write(QStringLiteral("The harbour wall was built by nine men in one long summer. “It was late,” said Vale."));
    QTRY_COMPARE(rows(), 1);
    showFindings();
    click("settleFinding");
    QVERIFY(m_open.openAgain());
    m_open.window()->sidePanel()->show(QStringLiteral("quotations"));
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(count()->text(), QStringLiteral("Findings"));
    QVERIFY(m_open.find<QLabel>("findingSettled")->text().size() > 5);
}

void FindingsPageTest::tellsOfAHeadlineAndGoesToIt()
{
    QTest::keyClicks(m_open.desk()->headline(), QStringLiteral("\"Ten men built it\", says Vale"));
    write(QStringLiteral("“Nine men built it,” said Vale."));
    QTRY_COMPARE(rows(), 1);
    showFindings();
    QVERIFY(m_open.find<QLabel>("findingSentence")->text().contains(QStringLiteral("Nine men built it")));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->model()->index(0, 0)).center());
    QCOMPARE(m_open.desk()->headline()->textCursor().selectedText(), QStringLiteral("Ten men built it"));
}

void FindingsPageTest::opensTheEarlierArticleThatHasItOtherwise()
{
    write(QStringLiteral("“We built it alone in winter,” said Tomas Berg."));
    QTRY_COMPARE(m_open.find<QListView>("quotationList")->model()->rowCount(), 1);
    const ArticleId first = m_open.draft()->id();
    QTRY_COMPARE(QuotationStore(m_open.library()->database()).records(first)->size(), 1);
    m_open.run("draft.new");
    QTRY_VERIFY(m_open.draft()->id() != first);
    write(QStringLiteral("“We built it alone in winter,” said Ruth Calloway."));
    QTRY_COMPARE(rows(), 1);
    showFindings();
    QVERIFY(m_open.find<QLabel>("findingSentence")->text().contains(QStringLiteral("Tomas Berg")));
    click("showOtherSide");
    QTRY_COMPARE(m_open.draft()->id(), first);
}

void FindingsPageTest::holdsTheArticleAgainstOneThatWasNeverOpened()
{
    Article earlier;
    earlier.headline = QStringLiteral("Old harbour");
    earlier.body = QStringLiteral("“We built it alone and in one summer,” said Tomas Berg.");
    QVERIFY(m_open.library()->articles().add(earlier));
    m_open.run("draft.new");
    write(QStringLiteral("“We built it alone and in one summer,” said Ruth Vale."));
    QTRY_COMPARE(rows(), 1);
    showFindings();
    QVERIFY(m_open.find<QLabel>("findingSentence")->text().contains(QStringLiteral("Old harbour")));
}

void FindingsPageTest::saysThatNothingWasFound()
{
    write(QStringLiteral("“Nine men built it,” said Vale."));
    showFindings();
    auto *empty = m_open.find<QLabel>("noFindings");
    QTRY_VERIFY(empty->text().startsWith(QStringLiteral("Nothing found.")));
    QVERIFY(empty->isVisible());
}

STET_PREVIEW_TEST_MAIN(FindingsPageTest)

#include "findingspagetest.moc"
