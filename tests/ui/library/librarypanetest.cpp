#include "ui/commands.h"
#include "ui/library/draftlist.h"
#include "ui/library/librarypane.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace stet;

namespace {

ArticleSummary summary(const QString &title, ArticleState state = ArticleState::Draft)
{
    ArticleSummary draft;
    draft.id = QUuid::createUuid();
    draft.title = title;
    draft.state = state;
    draft.words = 422;
    draft.changed = QDateTime::currentDateTimeUtc();
    return draft;
}

/// A pane in a window with its commands.
struct Fixture
{
    QMainWindow window;
    Commands commands{&window};
    LibraryPane *pane = new LibraryPane(&commands);
    QListView *list = pane->findChild<QListView *>(QStringLiteral("library.list"));
    QLineEdit *filter = pane->findChild<QLineEdit *>(QStringLiteral("library.filter"));

    Fixture()
    {
        window.setCentralWidget(pane);
        window.resize(300, 600);
        commands.connect("view.library", &window, [] {});
        commands.action("view.library")->setChecked(true);
        commands.setDraftOpen(true);
        window.show();
        window.activateWindow();
    }
};

} // namespace

class LibraryPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsASoundModelThroughEveryChange();
    void lineSaysStateWordsAndTime();
    void newDraftComesOnTopAndAChangedOneStays();
    void filterFindsTitlesTagsAndStates();
    void returnOpensTheChosenDraft();
    void filterFieldLeadsIntoTheList();
    void renamesInPlace();
    void deleteKeyAsksForTheChosenDraft();
    void commandsAreAboutTheOpenDraftWhileOneWrites();
    void emptyLibraryTeachesWithOneButton();
    void nothingFoundOffersToShowAll();
    void takesDroppedFilesAndNothingElse();
    void trashHasItsOwnList();
    void aHundredThousandDraftsCanBeFilteredWhileTyping();
};

void LibraryPaneTest::listIsASoundModelThroughEveryChange()
{
    DraftList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ArticleSummary one = summary(QStringLiteral("One"));
    ArticleSummary two = summary(QStringLiteral("Two"));
    list.setDrafts({one, two});
    list.showDraft(summary(QStringLiteral("Three")));
    two.title = QStringLiteral("Two again");
    list.showDraft(two);
    list.removeDraft(one.id);
    list.removeDraft(one.id);
    QCOMPARE(list.rowCount(), 2);
    QCOMPARE(list.indexOf(two.id).data().toString(), QStringLiteral("Two again"));
    QVERIFY(!list.indexOf(one.id).isValid());
    list.setDrafts({});
    QCOMPARE(list.rowCount(), 0);
}

void LibraryPaneTest::lineSaysStateWordsAndTime()
{
    DraftList list;
    ArticleSummary draft = summary(QString(), ArticleState::InReview);
    draft.changed = QDateTime::currentDateTimeUtc().addDays(-1);
    list.setDrafts({draft});
    QCOMPARE(list.index(0).data().toString(), QStringLiteral("Untitled"));
    const QString details = list.index(0).data(DraftList::DetailsRole).toString();
    QVERIFY2(details.contains(QStringLiteral("In review")), qPrintable(details));
    QVERIFY2(details.contains(QStringLiteral("422")), qPrintable(details));
    QVERIFY2(details.contains(QStringLiteral("yesterday")), qPrintable(details));
}

void LibraryPaneTest::newDraftComesOnTopAndAChangedOneStays()
{
    DraftList list;
    const ArticleSummary one = summary(QStringLiteral("One"));
    const ArticleSummary two = summary(QStringLiteral("Two"));
    list.setDrafts({one, two});
    list.showDraft(two);
    QCOMPARE(list.indexOf(two.id).row(), 1);
    const ArticleSummary three = summary(QStringLiteral("Three"));
    list.showDraft(three);
    QCOMPARE(list.indexOf(three.id).row(), 0);
    QCOMPARE(list.indexOf(two.id).row(), 2);
}

void LibraryPaneTest::filterFindsTitlesTagsAndStates()
{
    Fixture f;
    ArticleSummary tagged = summary(QStringLiteral("Ferry"));
    tagged.tags = {QStringLiteral("harbour")};
    f.pane->drafts()->setDrafts({summary(QStringLiteral("Harbour lights")), tagged,
                                 summary(QStringLiteral("Budget"), ArticleState::Published)});
    f.filter->setFocus();
    QTest::keyClicks(f.filter, QStringLiteral("HARB"));
    QCOMPARE(f.list->model()->rowCount(), 2);
    f.filter->clear();
    QTest::keyClicks(f.filter, QStringLiteral("published"));
    QCOMPARE(f.list->model()->rowCount(), 1);
    QTest::keyClick(f.filter, Qt::Key_Escape);
    QCOMPARE(f.list->model()->rowCount(), 3);
}

void LibraryPaneTest::returnOpensTheChosenDraft()
{
    Fixture f;
    const ArticleSummary one = summary(QStringLiteral("One"));
    const ArticleSummary two = summary(QStringLiteral("Two"));
    f.pane->drafts()->setDrafts({one, two});
    const QSignalSpy opened(f.pane, &LibraryPane::openAsked);
    f.list->setFocus();
    f.list->setCurrentIndex(f.list->model()->index(0, 0));
    QTest::keyClick(f.list, Qt::Key_Down);
    QTest::keyClick(f.list, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<ArticleId>(), two.id);
    QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {}, f.list->visualRect(f.list->model()->index(0, 0)).center());
    QCOMPARE(opened.last().first().value<ArticleId>(), one.id);
}

void LibraryPaneTest::filterFieldLeadsIntoTheList()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    const ArticleSummary two = summary(QStringLiteral("Two"));
    f.pane->drafts()->setDrafts({summary(QStringLiteral("One")), two});
    const QSignalSpy opened(f.pane, &LibraryPane::openAsked);
    f.pane->findDraft();
    QVERIFY(f.filter->hasFocus());
    QTest::keyClicks(f.filter, QStringLiteral("tw"));
    QTest::keyClick(f.filter, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<ArticleId>(), two.id);
}

void LibraryPaneTest::renamesInPlace()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    const ArticleSummary one = summary(QStringLiteral("One"));
    f.pane->drafts()->setDrafts({one});
    f.pane->setOpenDraft(one.id);
    const QSignalSpy renamed(f.pane->drafts(), &DraftList::renameAsked);
    f.commands.action("draft.rename")->trigger();
    auto *field = f.list->findChild<QLineEdit *>(QStringLiteral("library.rename"));
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("One"));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("  Another  name "));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first().at(1).toString(), QStringLiteral("Another name"));
    QCOMPARE(f.list->model()->index(0, 0).data().toString(), QStringLiteral("Another name"));
}

void LibraryPaneTest::deleteKeyAsksForTheChosenDraft()
{
    Fixture f;
    const ArticleSummary one = summary(QStringLiteral("One"));
    f.pane->drafts()->setDrafts({one});
    const QSignalSpy deleted(f.pane, &LibraryPane::deleteAsked);
    f.list->setFocus();
    f.list->setCurrentIndex(f.list->model()->index(0, 0));
    QTest::keyClick(f.list, Qt::Key_Delete);
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted.first().first().value<ArticleId>(), one.id);
}

void LibraryPaneTest::commandsAreAboutTheOpenDraftWhileOneWrites()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    const ArticleSummary one = summary(QStringLiteral("One"));
    const ArticleSummary two = summary(QStringLiteral("Two"));
    f.pane->drafts()->setDrafts({one, two});
    f.pane->setOpenDraft(one.id);
    f.filter->setFocus();
    f.list->setCurrentIndex(f.list->model()->index(1, 0));
    QCOMPARE(f.pane->chosen(), one.id);
    f.list->setFocus();
    QCOMPARE(f.pane->chosen(), two.id);
}

void LibraryPaneTest::emptyLibraryTeachesWithOneButton()
{
    Fixture f;
    auto *button = f.pane->findChild<QPushButton *>(QStringLiteral("library.emptyButton"));
    // While the list is still being read it is not called empty.
    QVERIFY(!button->isVisible());
    f.pane->setFilled();
    QVERIFY(button->isVisible());
    const QSignalSpy asked(f.pane, &LibraryPane::newAsked);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    f.pane->drafts()->showDraft(summary(QStringLiteral("One")));
    QVERIFY(!button->isVisible());
}

void LibraryPaneTest::nothingFoundOffersToShowAll()
{
    Fixture f;
    f.pane->drafts()->setDrafts({summary(QStringLiteral("One"))});
    f.pane->setFilled();
    QTest::keyClicks(f.filter, QStringLiteral("zzz"));
    auto *button = f.pane->findChild<QPushButton *>(QStringLiteral("library.emptyButton"));
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(f.list->model()->rowCount(), 1);
    QVERIFY(!button->isVisible());
}

void LibraryPaneTest::takesDroppedFilesAndNothingElse()
{
    Fixture f;
    const QSignalSpy dropped(f.pane, &LibraryPane::filesDropped);
    const auto drop = [&f](const QMimeData &data) {
        QDragEnterEvent entering(QPoint(40, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.pane, &entering);
        QDropEvent event(QPointF(40, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.pane, &event);
    };
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral("/nowhere/a.md")), QUrl::fromLocalFile(QStringLiteral("/b.txt"))});
    drop(files);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toStringList(),
             QStringList({QStringLiteral("/nowhere/a.md"), QStringLiteral("/b.txt")}));
    QMimeData address;
    address.setUrls({QUrl(QStringLiteral("https://example.org/"))});
    drop(address);
    QMimeData words;
    words.setText(QStringLiteral("words"));
    drop(words);
    QCOMPARE(dropped.size(), 1);
}

void LibraryPaneTest::trashHasItsOwnList()
{
    Fixture f;
    f.pane->drafts()->setDrafts({summary(QStringLiteral("One")), summary(QStringLiteral("Two"))});
    const QSignalSpy asked(f.pane, &LibraryPane::trashAsked);
    const QSignalSpy restored(f.pane, &LibraryPane::restoreAsked);
    const QSignalSpy opened(f.pane, &LibraryPane::openAsked);
    f.pane->showTrash(true);
    QCOMPARE(asked.size(), 1);
    const ArticleSummary gone = summary(QStringLiteral("Gone"));
    f.pane->trash()->setDrafts({gone});
    QCOMPARE(f.list->model()->rowCount(), 1);
    f.list->setFocus();
    f.list->setCurrentIndex(f.list->model()->index(0, 0));
    QTest::keyClick(f.list, Qt::Key_Return);
    QCOMPARE(restored.size(), 1);
    QCOMPARE(opened.size(), 0);
    f.pane->showTrash(false);
    QCOMPARE(f.list->model()->rowCount(), 2);
}

void LibraryPaneTest::aHundredThousandDraftsCanBeFilteredWhileTyping()
{
    Fixture f;
    QList<ArticleSummary> many;
    for (int i = 0; i < 100'000; ++i)
        many.append(summary(QStringLiteral("Draft number %1").arg(i)));
    f.pane->drafts()->setDrafts(many);
    QTest::keyClicks(f.filter, QStringLiteral("99999"));
    QCOMPARE(f.list->model()->rowCount(), 1);
    f.filter->clear();
    QCOMPARE(f.list->model()->rowCount(), 100'000);
    f.pane->setOpenDraft(many.last().id);
    QCOMPARE(f.list->currentIndex().row(), 99'999);
}

QTEST_MAIN(LibraryPaneTest)

#include "librarypanetest.moc"
