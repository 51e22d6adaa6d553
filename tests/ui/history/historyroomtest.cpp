#include "app/authors/authorprofile.h"
#include "tests/ui/openwindow.h"
#include "ui/editor/detailfield.h"
#include "ui/history/historymodel.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/sidepanel.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QTextBrowser>

#include <memory>

using namespace stet;

/// The history of a draft through the real window.
class HistoryRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhereVersionsComeFrom();
    void listsANamedVersionFirst();
    void showsWhatDiffersFromTheTextNow();
    void showsWhatAVersionChanged();
    void followsTheTextAsItIsWritten();
    void restoresWordsAndHeadlineAndTakesItBack();
    void restoreIsOneStepOfTheEditorsUndo();
    void keepsWhatARestoreReplaces();
    void bringsBackOnePassage();
    void bringsBackOnlyWhatIsSelected();
    void comparesAnyTwoVersions();
    void bringsBackWhoSigned();
    void anotherDraftHasItsOwnVersions();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_open.find<Widget>(name);
    }
    Desk *desk() const { return m_open.desk(); }
    ArticleEditor *editor() const { return m_open.editor(); }
    QString body() const { return m_open.session()->draft()->body().toString(); }
    QString headline() const { return m_open.session()->draft()->details().headline; }
    QListView *list() const { return find<QListView>("versionList"); }
    QString page() const { return find<QTextBrowser>("versionText")->toPlainText(); }
    QString html() const { return find<QTextBrowser>("versionText")->toHtml(); }
    QString titleOf(int row) const { return list()->model()->index(row, 0).data(HistoryModel::TitleRole).toString(); }
    int rowOf(const QString &title) const;
    void write(const QString &headline, const QString &body) const;
    void name(const QString &name) const;
    void choose(const QString &title) const { list()->setCurrentIndex(list()->model()->index(rowOf(title), 0)); }
    void click(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    QPushButton *noticeVerb() const { return m_open.window()->notices()->findChild<QPushButton *>(); }
    void writeTwoVersions() const;

    OpenWindow m_open;
};

void HistoryRoomTest::init()
{
    QVERIFY(m_open.open());
    m_open.run("panel.history");
    QCOMPARE(m_open.window()->sidePanel()->shown(), QStringLiteral("history"));
}

void HistoryRoomTest::cleanup()
{
    m_open.close();
}

int HistoryRoomTest::rowOf(const QString &title) const
{
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        if (titleOf(row) == title)
            return row;
    }
    return -1;
}

void HistoryRoomTest::write(const QString &headline, const QString &body) const
{
    desk()->headline()->selectAll();
    desk()->headline()->textCursor().insertText(headline);
    editor()->selectAll();
    editor()->textCursor().insertText(body);
}

void HistoryRoomTest::name(const QString &name) const
{
    prompts::setNextAnswer(name);
    m_open.window()->commands()->action("history.name")->trigger();
    QTRY_VERIFY(rowOf(name) >= 0);
}

void HistoryRoomTest::writeTwoVersions() const
{
    write(QStringLiteral("Harbour lights"), QStringLiteral("The minister said so.\n\nNobody asked.\n\nIt rained."));
    name(QStringLiteral("To the desk"));
    write(QStringLiteral("Harbour nights"), QStringLiteral("The ministry said so.\n\nNobody asked.\n\nIt rained."));
}

void HistoryRoomTest::saysWhereVersionsComeFrom()
{
    QVERIFY(!list()->isVisible());
    QVERIFY(find<QWidget>("noVersions")->isVisible());
}

void HistoryRoomTest::listsANamedVersionFirst()
{
    const QAbstractItemModelTester tester(list()->model());
    write(QStringLiteral("Harbour lights"), QStringLiteral("The minister said so."));
    prompts::setNextAnswer(QStringLiteral("To the desk"));
    click("nameVersion");
    QTRY_COMPARE(rowOf(QStringLiteral("To the desk")), 0);
    QVERIFY(list()->isVisible());
    QVERIFY(list()->currentIndex().isValid());
    const QString detail = list()->model()->index(0, 0).data(HistoryModel::DetailRole).toString();
    QVERIFY2(detail.contains(QStringLiteral("4 words")), qPrintable(detail));
    write(QStringLiteral("Harbour lights"), QStringLiteral("The minister said nothing."));
    name(QStringLiteral("To the printer"));
    QCOMPARE(rowOf(QStringLiteral("To the printer")), 0);
    QVERIFY(rowOf(QStringLiteral("To the desk")) > 0);
}

void HistoryRoomTest::showsWhatDiffersFromTheTextNow()
{
    writeTwoVersions();
    choose(QStringLiteral("To the desk"));
    QTRY_VERIFY(page().contains(QStringLiteral("The ministerministry said so.")));
    QVERIFY(page().contains(QStringLiteral("Harbour lightsnights")));
    QVERIFY(page().contains(QStringLiteral("Nobody asked.")));
    QVERIFY(!page().contains(QStringLiteral("It rained.")));
    QVERIFY(html().contains(QStringLiteral("line-through")));
}

void HistoryRoomTest::showsWhatAVersionChanged()
{
    writeTwoVersions();
    name(QStringLiteral("To the printer"));
    write(QStringLiteral("Harbour nights"), QStringLiteral("Nothing is as it was."));
    choose(QStringLiteral("To the printer"));
    find<QRadioButton>("compareWithBefore")->click();
    QTRY_VERIFY(page().contains(QStringLiteral("The ministerministry said so.")));
    QVERIFY(!page().contains(QStringLiteral("Nothing is as it was.")));
    find<QRadioButton>("compareWithNow")->click();
    QTRY_VERIFY(page().contains(QStringLiteral("Nothing")));
}

void HistoryRoomTest::followsTheTextAsItIsWritten()
{
    writeTwoVersions();
    choose(QStringLiteral("To the desk"));
    QTRY_VERIFY(page().contains(QStringLiteral("ministerministry")));
    write(QStringLiteral("Harbour lights"), QStringLiteral("The minister said so.\n\nNobody asked.\n\nIt rained."));
    QTRY_VERIFY(page().startsWith(QStringLiteral("Word for word the text now.")));
}

void HistoryRoomTest::restoresWordsAndHeadlineAndTakesItBack()
{
    writeTwoVersions();
    const QString newer = body();
    choose(QStringLiteral("To the desk"));
    click("restoreVersion");
    QTRY_COMPARE(headline(), QStringLiteral("Harbour lights"));
    QCOMPARE(body(), QStringLiteral("The minister said so.\n\nNobody asked.\n\nIt rained."));
    QCOMPARE(editor()->toPlainText(), body());
    QCOMPARE(desk()->headline()->toPlainText(), headline());
    QTest::mouseClick(noticeVerb(), Qt::LeftButton);
    QTRY_COMPARE(headline(), QStringLiteral("Harbour nights"));
    QCOMPARE(body(), newer);
    QCOMPARE(editor()->toPlainText(), newer);
}

void HistoryRoomTest::restoreIsOneStepOfTheEditorsUndo()
{
    writeTwoVersions();
    const QString newer = body();
    choose(QStringLiteral("To the desk"));
    click("restoreVersion");
    QTRY_VERIFY(body() != newer);
    editor()->undo();
    QCOMPARE(editor()->toPlainText(), newer);
    QCOMPARE(body(), newer);
}

void HistoryRoomTest::keepsWhatARestoreReplaces()
{
    writeTwoVersions();
    const QString newer = body();
    choose(QStringLiteral("To the desk"));
    click("restoreVersion");
    QTRY_VERIFY(body() != newer);
    QTRY_COMPARE(titleOf(0), QStringLiteral("Before another version was brought back"));
    const auto library = Library::connect(m_open.libraryFolder());
    QVERIFY(library);
    const quint64 sequence = list()->model()->index(0, 0).data(HistoryModel::SequenceRole).toULongLong();
    const auto kept = (*library)->revisions().load(m_open.session()->draft()->id(), sequence);
    QVERIFY(kept);
    QCOMPARE(kept->article.body, newer);
    QCOMPARE(kept->article.headline, QStringLiteral("Harbour nights"));
}

void HistoryRoomTest::bringsBackOnePassage()
{
    write(QStringLiteral("Harbour lights"), QStringLiteral("The minister said so.\n\nNobody asked.\n\nIt rained."));
    name(QStringLiteral("To the desk"));
    write(QStringLiteral("Harbour lights"), QStringLiteral("The ministry said so.\n\nNobody asked.\n\nIt poured."));
    choose(QStringLiteral("To the desk"));
    QTRY_VERIFY(page().contains(QStringLiteral("rainedpoured")));
    auto *text = find<QTextBrowser>("versionText");
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Tab);
    QTest::keyClick(text, Qt::Key_Tab);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(body(), QStringLiteral("The ministry said so.\n\nNobody asked.\n\nIt rained."));
    QTest::mouseClick(noticeVerb(), Qt::LeftButton);
    QCOMPARE(body(), QStringLiteral("The ministry said so.\n\nNobody asked.\n\nIt poured."));
}

void HistoryRoomTest::bringsBackOnlyWhatIsSelected()
{
    write(QStringLiteral("Harbour lights"), QStringLiteral("The old minister said so twice.\n\nNobody asked.\n\nIt rained."));
    name(QStringLiteral("To the desk"));
    const QString newer = QStringLiteral("The new minister said so once.\n\nNobody asked.\n\nIt poured.");
    write(QStringLiteral("Harbour lights"), newer);
    choose(QStringLiteral("To the desk"));
    QTRY_VERIFY(page().contains(QStringLiteral("twiceonce")));
    QVERIFY(!find<QPushButton>("restoreSelection")->isEnabled());
    auto *text = find<QTextBrowser>("versionText");
    QTextCursor cursor = text->document()->find(QStringLiteral("minister"));
    cursor.setPosition(text->document()->find(QStringLiteral("rained")).selectionEnd(), QTextCursor::KeepAnchor);
    text->setTextCursor(cursor); // from after "oldnew" to the last passage
    QVERIFY(find<QPushButton>("restoreSelection")->isEnabled());
    click("restoreSelection");
    QTRY_COMPARE(body(), QStringLiteral("The new minister said so twice.\n\nNobody asked.\n\nIt rained."));
    QCOMPARE(editor()->toPlainText(), body());
    QTest::mouseClick(noticeVerb(), Qt::LeftButton);
    QCOMPARE(body(), newer);
}

void HistoryRoomTest::comparesAnyTwoVersions()
{
    for (const char *word : {"One", "Two", "Three"}) {
        write(QStringLiteral("Harbour lights"), QStringLiteral("Version %1 of the words.").arg(QLatin1String(word)));
        name(QLatin1String(word));
    }
    choose(QStringLiteral("Three"));
    const auto click = [this](const QString &title, Qt::KeyboardModifiers modifiers) {
        const QRect place = list()->visualRect(list()->model()->index(rowOf(title), 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers, place.center());
    };
    click(QStringLiteral("One"), Qt::ControlModifier);
    QTRY_VERIFY2(page().contains(QStringLiteral("OneThree")), qPrintable(page()));
    QVERIFY(find<QWidget>("compareTwo")->isVisible());
    QVERIFY(!find<QPushButton>("restoreVersion")->isEnabled());
    click(QStringLiteral("Two"), Qt::NoModifier);
    QTRY_VERIFY2(page().contains(QStringLiteral("TwoThree")), qPrintable(page())); // with the text now again
    QVERIFY(find<QPushButton>("restoreVersion")->isEnabled());
}

void HistoryRoomTest::bringsBackWhoSigned()
{
    write(QStringLiteral("Harbour lights"), QStringLiteral("The minister said so."));
    Draft *draft = m_open.session()->draft();
    Article details = draft->details();
    details.byline.text = QStringLiteral("As told to Iris Aster");
    draft->setDetails(details);
    name(QStringLiteral("To the desk"));
    details.byline.text = QStringLiteral("From our own correspondent");
    draft->setDetails(details);
    choose(QStringLiteral("To the desk"));
    QTRY_VERIFY(page().contains(QStringLiteral("Iris Aster")));
    click("restoreVersion");
    QTRY_COMPARE(draft->details().byline.text, QStringLiteral("As told to Iris Aster"));
}

void HistoryRoomTest::anotherDraftHasItsOwnVersions()
{
    writeTwoVersions();
    const ArticleId first = m_open.session()->draft()->id();
    m_open.window()->commands()->action("draft.new")->trigger();
    QTRY_VERIFY(m_open.session()->draft()->id() != first);
    QCOMPARE(rowOf(QStringLiteral("To the desk")), -1);
    QVERIFY(m_open.session()->open(first));
    QTRY_VERIFY(rowOf(QStringLiteral("To the desk")) >= 0);
}

STET_PREVIEW_TEST_MAIN(HistoryRoomTest)

#include "historyroomtest.moc"
