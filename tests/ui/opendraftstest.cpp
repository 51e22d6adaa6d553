#include "tests/ui/openwindow.h"
#include "ui/notices.h"

#include <QPushButton>

#include <cmath>

using namespace stet;

/// Drafts in the window: what comes back after a new start, and what is done with them as a whole.
class OpenDraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_open.prepare() && m_open.start()); }
    void cleanup() { m_open.close(); }
    void whatWasTypedIsThereAfterReopening();
    void caretComesBackToItsPlace();
    void longTextOpensWhereItWasScrolledTo();
    void untouchedDraftLeavesNoTrace();
    void headlineShowsInTheLibraryWithinMoments();
    void deletedDraftComesBackByUndo();
    void duplicateHasTheLastWords();
    void renamingTheOpenDraftChangesItsHeadline();
    void stateOfADraftCanBeChanged();
    void draftsAreSwitchedByKey_data();
    void draftsAreSwitchedByKey();

private:
    OpenWindow m_open;
};

void OpenDraftsTest::whatWasTypedIsThereAfterReopening()
{
    m_open.type(QStringLiteral("Harbour lights"), QStringLiteral("The last ferry left."));
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start());
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("Harbour lights"));
    QCOMPARE(m_open.draft()->body().toString(), QStringLiteral("The last ferry left."));
    QCOMPARE(m_open.editor()->toPlainText(), QStringLiteral("The last ferry left."));
    QTRY_COMPARE(m_open.titles(), QStringList{QStringLiteral("Harbour lights")});
}

void OpenDraftsTest::caretComesBackToItsPlace()
{
    m_open.type(QStringLiteral("Place"), QStringLiteral("One two three four."));
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_open.editor(), Qt::Key_Left);
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start());
    QTRY_COMPARE(m_open.editor()->textCursor().position(), 14);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("and "));
    QCOMPARE(m_open.draft()->body().toString(), QStringLiteral("One two three and four."));
}

void OpenDraftsTest::longTextOpensWhereItWasScrolledTo()
{
    const QByteArray paragraph = QByteArray("The council voted on Tuesday to close the ferry, and the island pays for it. ").repeated(6);
    const QString path = m_open.makeFile(QStringLiteral("long.md"), "# Long\n\n" + QByteArray(paragraph + "\n\n").repeated(300));
    QVERIFY(m_open.start({path}));
    QTRY_VERIFY(m_open.draft());
    QTest::keyClick(m_open.editor(), Qt::Key_End, Qt::ControlModifier);
    // Looking around lays paragraphs out, which changes what the scroll bar counts.
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(m_open.editor(), Qt::Key_PageUp);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_open.editor(), Qt::Key_PageDown);
    double place = m_open.editor()->scrollPlace();
    QVERIFY(place > 300);
    QVERIFY(m_open.window()->close());
    QVERIFY(m_open.start());
    QTRY_VERIFY(m_open.draft());
    QTRY_VERIFY2(std::abs(m_open.editor()->scrollPlace() - place) < 1, qPrintable(QString::number(m_open.editor()->scrollPlace())));
    QTRY_VERIFY(m_open.editor()->viewport()->rect().intersects(m_open.editor()->cursorRect()));
    // Neither another width nor another size of the words moves the text away.
    place = m_open.editor()->scrollPlace();
    m_open.window()->resize(m_open.window()->width() - 320, m_open.window()->height());
    QTRY_VERIFY(std::abs(m_open.editor()->scrollPlace() - place) < 1.5);
    m_open.run("view.larger");
    QTRY_VERIFY(std::abs(m_open.editor()->scrollPlace() - place) < 1.5);
}

void OpenDraftsTest::untouchedDraftLeavesNoTrace()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    m_open.run("draft.new");
    m_open.run("draft.new");
    QVERIFY(m_open.draft()->details().headline.isEmpty());
    QVERIFY(m_open.window()->close());
    m_open.close();
    const auto kept = Library::open(m_open.libraryFolder());
    QVERIFY(kept);
    QCOMPARE(kept.value()->articles().list()->size(), 1);
}

void OpenDraftsTest::headlineShowsInTheLibraryWithinMoments()
{
    QTest::keyClicks(m_open.desk()->headline(), QStringLiteral("Quick"));
    QTRY_COMPARE(m_open.titles(), QStringList{QStringLiteral("Quick")});
}

void OpenDraftsTest::deletedDraftComesBackByUndo()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("First."));
    m_open.run("draft.new");
    m_open.type(QStringLiteral("Two"), QStringLiteral("Second."));
    QTRY_COMPARE(m_open.titles().size(), 2);
    QTest::keyClick(m_open.editor(), Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("One"));
    QCOMPARE(m_open.titles(), QStringList{QStringLiteral("One")});
    QTRY_VERIFY(m_open.window()->notices()->text().contains(QStringLiteral("Two")));
    QTest::mouseClick(m_open.find<QPushButton>("notice.verb"), Qt::LeftButton);
    QTRY_COMPARE(m_open.draft()->details().headline, QStringLiteral("Two"));
    QCOMPARE(m_open.draft()->body().toString(), QStringLiteral("Second."));
    QTRY_COMPARE(m_open.titles().size(), 2);
}

void OpenDraftsTest::duplicateHasTheLastWords()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    const ArticleId original = m_open.draft()->id();
    m_open.run("draft.duplicate");
    QTRY_VERIFY(m_open.draft()->id() != original);
    QCOMPARE(m_open.draft()->body().toString(), QStringLiteral("Words."));
    QTRY_COMPARE(m_open.titles().size(), 2);
}

void OpenDraftsTest::renamingTheOpenDraftChangesItsHeadline()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    QTRY_COMPARE(m_open.titles(), QStringList{QStringLiteral("One")});
    DraftList *drafts = m_open.pane()->drafts();
    QVERIFY(drafts->setData(drafts->index(0), QStringLiteral("Better"), Qt::EditRole));
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("Better"));
    QTRY_COMPARE(m_open.window()->windowTitle().left(6), QStringLiteral("Better"));
}

void OpenDraftsTest::stateOfADraftCanBeChanged()
{
    m_open.type(QStringLiteral("One"), QStringLiteral("Words."));
    m_open.run("state.ready");
    QCOMPARE(m_open.draft()->details().state, ArticleState::Ready);
    QVERIFY(m_open.window()->commands()->action("state.ready")->isChecked());
    QVERIFY(!m_open.window()->commands()->action("state.draft")->isChecked());
    QTRY_COMPARE(m_open.pane()->drafts()->index(0).data(DraftList::StateRole).toInt(), int(ArticleState::Ready));
}

void OpenDraftsTest::draftsAreSwitchedByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("next") << int(Qt::Key_PageDown);
    QTest::newRow("previous") << int(Qt::Key_PageUp);
}

void OpenDraftsTest::draftsAreSwitchedByKey()
{
    QFETCH(int, key);
    m_open.type(QStringLiteral("One"), QStringLiteral("First."));
    m_open.run("draft.new");
    m_open.type(QStringLiteral("Two"), QStringLiteral("Second."));
    QTRY_COMPARE(m_open.titles(), QStringList({QStringLiteral("Two"), QStringLiteral("One")}));
    QTest::keyClick(m_open.editor(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_open.draft()->details().headline, QStringLiteral("One"));
    QTest::keyClick(m_open.editor(), Qt::Key(key), Qt::ControlModifier);
    QCOMPARE(m_open.draft()->details().headline,
             key == Qt::Key_PageDown ? QStringLiteral("One") : QStringLiteral("Two"));
}

STET_PREVIEW_TEST_MAIN(OpenDraftsTest)

#include "opendraftstest.moc"
