#include "tests/ui/library/panetesting.h"
#include "ui/library/draftlist.h"
#include "ui/library/draftmime.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace stet;

class LibraryPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsASoundModelThroughEveryChange();
    void lineSaysStateWordsAndTime();
    void newDraftComesOnTopAndAChangedOneStays();
    void typingAsksForTheListOfTheseWords();
    void findShowsTheWordsAroundIt();
    void returnOpensTheChosenDraft();
    void filterFieldLeadsIntoTheList();
    void renamesInPlace();
    void deleteKeyAsksForTheChosenDraft();
    void commandsAreAboutTheOpenDraftWhileOneWrites();
    void emptyLibraryTeachesWithOneButton();
    void nothingFoundOffersToSearchEverything();
    void takesDroppedFilesAndNothingElse();
    void trashHasItsOwnList();
    void severalAreChosenAndCommandsAreAboutAllOfThem();
    void choiceStaysWhenTheListIsFilledAnew();
    void aHundredThousandDraftsKeepTheirPlaceWhenOneIsSaved();
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

void LibraryPaneTest::typingAsksForTheListOfTheseWords()
{
    Fixture f;
    f.pane->drafts()->setDrafts({summary(QStringLiteral("Harbour lights"))});
    const QSignalSpy asked(f.pane, &LibraryPane::listAsked);
    f.filter->setFocus();
    QTest::keyClicks(f.filter, QStringLiteral("harb "));
    QCOMPARE(asked.size(), 5);
    QCOMPARE(f.pane->wish().words, QStringLiteral("harb"));
    auto *keep = f.pane->findChild<QWidget *>(QStringLiteral("library.keepList"));
    QVERIFY(keep->isVisible());
    QTest::keyClick(f.filter, Qt::Key_Escape);
    QVERIFY(f.pane->wish().words.isEmpty());
    QVERIFY(!keep->isVisible());
}

void LibraryPaneTest::findShowsTheWordsAroundIt()
{
    DraftList list;
    const ArticleSummary one = summary(QStringLiteral("One"));
    list.setDrafts({one}, {{one.id, {QStringLiteral("the harbour is closed"), {{4, 11}}}}});
    QCOMPARE(list.index(0).data(DraftList::DetailsRole).toString(), QStringLiteral("the harbour is closed"));
    QCOMPARE(list.index(0).data(DraftList::HitsRole).value<QList<TextRange>>(), QList<TextRange>({{4, 11}}));
    list.setDrafts({one});
    QVERIFY(list.index(0).data(DraftList::DetailsRole).toString().contains(QStringLiteral("422")));
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
    connect(f.pane, &LibraryPane::listAsked, f.pane, [&] { f.pane->drafts()->setDrafts({two}); });
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
    QCOMPARE(deleted.first().first().value<QList<ArticleId>>(), QList<ArticleId>{one.id});
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
    QCOMPARE(f.pane->chosen(), QList<ArticleId>{one.id});
    f.list->setFocus();
    QCOMPARE(f.pane->chosen(), QList<ArticleId>{two.id});
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

void LibraryPaneTest::nothingFoundOffersToSearchEverything()
{
    Fixture f;
    f.pane->drafts()->setDrafts({summary(QStringLiteral("One"))});
    f.pane->setFilled();
    QTest::keyClicks(f.filter, QStringLiteral("zzz"));
    f.pane->drafts()->setDrafts({});
    auto *button = f.pane->findChild<QPushButton *>(QStringLiteral("library.emptyButton"));
    QVERIFY(button->isVisible());
    const QSignalSpy asked(f.pane, &LibraryPane::searchAsked);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("zzz"));
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
    const QSignalSpy asked(f.pane, &LibraryPane::listAsked);
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

void LibraryPaneTest::severalAreChosenAndCommandsAreAboutAllOfThem()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    const QList<ArticleSummary> drafts{summary(QStringLiteral("One")), summary(QStringLiteral("Two")), summary(QStringLiteral("Three"))};
    f.pane->drafts()->setDrafts(drafts);
    f.pane->setOpenDraft(drafts[0].id);
    const QSignalSpy opened(f.pane, &LibraryPane::openAsked);
    const auto centre = [&f](int row) { return f.list->visualRect(f.list->model()->index(row, 0)).center(); };
    QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {}, centre(0));
    QTest::mouseClick(f.list->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(2));
    QCOMPARE(opened.size(), 1);
    const QList<ArticleId> both{drafts[0].id, drafts[2].id};
    QCOMPARE(f.pane->chosen(), both);
    f.filter->setFocus(); // they stay what commands are about
    const QSignalSpy marked(f.pane, &LibraryPane::stateAsked);
    f.commands.action("state.ready")->trigger();
    QCOMPARE(marked.first().at(0).value<QList<ArticleId>>(), both);
    QCOMPARE(marked.first().at(1).value<ArticleState>(), ArticleState::Ready);
    f.list->setFocus();
    QTest::keyClick(f.list, Qt::Key_Down, Qt::ShiftModifier);
    const QSignalSpy deleted(f.pane, &LibraryPane::deleteAsked);
    QTest::keyClick(f.list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(f.list, Qt::Key_Delete);
    QCOMPARE(deleted.first().first().value<QList<ArticleId>>().size(), 3);
}

void LibraryPaneTest::choiceStaysWhenTheListIsFilledAnew()
{
    Fixture f;
    QList<ArticleSummary> drafts;
    for (int i = 0; i < 100; ++i)
        drafts.append(summary(QStringLiteral("Draft %1").arg(i)));
    f.pane->drafts()->setDrafts(drafts);
    f.list->setFocus();
    f.list->setCurrentIndex(f.list->model()->index(50, 0));
    const QList<ArticleId> chosen = f.pane->chosen();
    std::reverse(drafts.begin(), drafts.end());
    f.pane->drafts()->setDrafts(drafts);
    QCOMPARE(f.pane->chosen(), chosen);
    QCOMPARE(f.list->currentIndex().row(), 49);
    // Lines that only go or come behind the others are no new list.
    const QSignalSpy reset(f.pane->drafts(), &QAbstractItemModel::modelReset);
    drafts.removeAt(3);
    f.pane->drafts()->setDrafts(drafts);
    drafts.append(summary(QStringLiteral("Another")));
    f.pane->drafts()->setDrafts(drafts);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(f.pane->drafts()->rowCount(), 100);
    QCOMPARE(f.pane->drafts()->indexOf(drafts.last().id).row(), 99);
    QCOMPARE(f.pane->chosen(), chosen);
}

void LibraryPaneTest::aHundredThousandDraftsKeepTheirPlaceWhenOneIsSaved()
{
    Fixture f;
    QList<ArticleSummary> many;
    for (int i = 0; i < 100'000; ++i)
        many.append(summary(QStringLiteral("Draft number %1").arg(i)));
    f.pane->drafts()->setDrafts(many.first(300));
    const QSignalSpy reset(f.pane->drafts(), &QAbstractItemModel::modelReset);
    f.pane->drafts()->setDrafts(many);
    f.pane->setOpenDraft(many.last().id);
    QCOMPARE(f.list->currentIndex().row(), 99'999);
    ArticleSummary saved = many[500];
    saved.title = QStringLiteral("Saved");
    f.pane->showDraft(saved);
    QCOMPARE(f.list->model()->index(500, 0).data().toString(), QStringLiteral("Saved"));
    QCOMPARE(f.list->currentIndex().row(), 99'999);
    QCOMPARE(reset.size(), 0);
}

QTEST_MAIN(LibraryPaneTest)

#include "librarypanetest.moc"
