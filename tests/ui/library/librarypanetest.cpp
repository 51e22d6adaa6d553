#include "ui/commands.h"
#include "ui/library/draftlist.h"
#include "ui/library/draftmime.h"
#include "ui/library/librarypane.h"
#include "ui/library/shelfmodel.h"
#include "ui/library/shelfview.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
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
    void shelvesAreASoundModelThroughEveryChange();
    void countsChangeWithoutClosingTheShelves();
    void shelfIsChosenByKeyAndAsksForItsList();
    void draftsAreDroppedOnFolderTagStateAndTrash();
    void folderIsDroppedIntoAnotherButNotIntoItself();
    void shelfIsRenamedInPlaceAndRemovedByKey();
    void newDraftShowsOnlyOnAShelfItBelongsTo();
    void shelfAndOrderAreRemembered();
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

Shelves someShelves()
{
    Shelves shelves;
    shelves.all = 7;
    shelves.states = {1, 2, 0, 3, 1};
    shelves.folders = {{QStringLiteral("Elections"), 4}, {QStringLiteral("Elections/2024"), 2}, {QStringLiteral("Sea"), 0}};
    shelves.tags = {{QStringLiteral("climate"), 3}};
    shelves.smartLists = {{QStringLiteral("Soon"), QStringLiteral("state:ready")}};
    return shelves;
}

void LibraryPaneTest::shelvesAreASoundModelThroughEveryChange()
{
    ShelfModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setShelves(someShelves());
    const QModelIndex inner = model.indexOf(QStringLiteral("folder:Elections/2024"));
    QCOMPARE(inner.parent().data(ShelfModel::KeyRole).toString(), QStringLiteral("folder:Elections"));
    QCOMPARE(inner.data().toString(), QStringLiteral("2024"));
    QVERIFY(!model.indexOf(QStringLiteral("folder:Elect")).isValid());
    QCOMPARE(model.shelfAt(model.indexOf(QStringLiteral("list:Soon"))).query, QStringLiteral("state:ready"));
    Shelves fewer = someShelves();
    fewer.folders.clear();
    fewer.tags.clear();
    fewer.smartLists.clear();
    model.setShelves(fewer);
    QVERIFY(!model.indexOf(QStringLiteral("tag:climate")).isValid());
    QVERIFY(model.indexOf(ShelfModel::foldersKey()).isValid()); // where the first folder is made
    model.setShelves({});
}

void LibraryPaneTest::countsChangeWithoutClosingTheShelves()
{
    Fixture f;
    f.pane->shelves()->setShelves(someShelves());
    auto *view = f.pane->findChild<ShelfView *>();
    const QModelIndex elections = f.pane->shelves()->indexOf(QStringLiteral("folder:Elections"));
    view->expand(elections);
    const QSignalSpy reset(f.pane->shelves(), &QAbstractItemModel::modelReset);
    Shelves more = someShelves();
    more.folders[1].count = 9;
    f.pane->shelves()->setShelves(more);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(f.pane->shelves()->index(0, 0, elections).data(ShelfModel::CountRole).toInt(), 9);
    more.folders.append({QStringLiteral("Wind"), 1});
    f.pane->shelves()->setShelves(more);
    QCOMPARE(reset.size(), 1);
    QVERIFY(view->isExpanded(f.pane->shelves()->indexOf(QStringLiteral("folder:Elections"))));
}

void LibraryPaneTest::shelfIsChosenByKeyAndAsksForItsList()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    f.pane->shelves()->setShelves(someShelves());
    auto *view = f.pane->findChild<ShelfView *>();
    const QSignalSpy asked(f.pane, &LibraryPane::listAsked);
    f.commands.action("library.shelves")->trigger();
    QVERIFY(view->hasFocus());
    view->setCurrentIndex(f.pane->shelves()->indexOf(QStringLiteral("folder:Elections")));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(f.pane->wish().shelf.key(), QStringLiteral("folder:Elections"));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(f.pane->wish().shelf.key(), QStringLiteral("folder:Sea"));
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(f.list->hasFocus());
}

void LibraryPaneTest::draftsAreDroppedOnFolderTagStateAndTrash()
{
    Fixture f;
    f.pane->shelves()->setShelves(someShelves());
    const ArticleSummary one = summary(QStringLiteral("One"));
    f.pane->drafts()->setDrafts({one});
    const std::unique_ptr<QMimeData> data(f.pane->drafts()->mimeData({f.pane->drafts()->index(0)}));
    QCOMPARE(draftmime::read(data.get()), QList<ArticleId>{one.id});
    const auto drop = [&](const char *key) {
        return f.pane->shelves()->dropMimeData(data.get(), Qt::MoveAction, -1, -1, f.pane->shelves()->indexOf(QLatin1String(key)));
    };
    const QSignalSpy filed(f.pane, &LibraryPane::folderAsked);
    const QSignalSpy tagged(f.pane, &LibraryPane::tagAsked);
    const QSignalSpy marked(f.pane, &LibraryPane::stateAsked);
    const QSignalSpy deleted(f.pane, &LibraryPane::deleteAsked);
    drop("folder:Elections/2024");
    QCOMPARE(filed.last().at(1).toString(), QStringLiteral("Elections/2024"));
    drop("all");
    QCOMPARE(filed.last().at(1).toString(), QString());
    drop("tag:climate");
    QCOMPARE(tagged.last().at(1).toString(), QStringLiteral("climate"));
    drop("state:in-review");
    QCOMPARE(marked.last().at(1).value<ArticleState>(), ArticleState::InReview);
    drop("trash");
    QCOMPARE(deleted.last().first().value<QList<ArticleId>>(), QList<ArticleId>{one.id});
    QVERIFY(!f.pane->shelves()->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, f.pane->shelves()->indexOf(QStringLiteral("list:Soon"))));
}

void LibraryPaneTest::folderIsDroppedIntoAnotherButNotIntoItself()
{
    ShelfModel model;
    model.setShelves(someShelves());
    const QSignalSpy moved(&model, &ShelfModel::folderMoveAsked);
    const auto drop = [&](const char *folder, const QString &onto) {
        const std::unique_ptr<QMimeData> data(model.mimeData({model.indexOf(QLatin1String(folder))}));
        model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, model.indexOf(onto));
    };
    drop("folder:Elections", QStringLiteral("folder:Elections/2024"));
    drop("folder:Elections", QStringLiteral("folder:Elections"));
    drop("folder:Elections", QStringLiteral("tag:climate"));
    QCOMPARE(moved.size(), 0);
    drop("folder:Elections", QStringLiteral("folder:Sea"));
    QCOMPARE(moved.last(), QVariantList({QStringLiteral("Elections"), QStringLiteral("Sea/Elections")}));
    drop("folder:Elections/2024", ShelfModel::foldersKey());
    QCOMPARE(moved.last(), QVariantList({QStringLiteral("Elections/2024"), QStringLiteral("2024")}));
}

void LibraryPaneTest::shelfIsRenamedInPlaceAndRemovedByKey()
{
    Fixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    f.pane->shelves()->setShelves(someShelves());
    auto *view = f.pane->findChild<ShelfView *>();
    const QSignalSpy renamed(f.pane, &LibraryPane::shelfRenameAsked);
    const QSignalSpy removed(f.pane, &LibraryPane::shelfRemoveAsked);
    view->setFocus();
    view->setCurrentIndex(f.pane->shelves()->indexOf(QStringLiteral("folder:Sea")));
    QTest::keyClick(view, Qt::Key_F2);
    auto *field = view->findChild<QLineEdit *>(QStringLiteral("library.shelfName"));
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("Ocean"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first().at(1).toString(), QStringLiteral("Ocean"));
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    view->setCurrentIndex(f.pane->shelves()->indexOf(QStringLiteral("trash")));
    QTest::keyClick(view, Qt::Key_Delete); // neither trash nor states can go
    QCOMPARE(removed.size(), 1);
}

void LibraryPaneTest::newDraftShowsOnlyOnAShelfItBelongsTo()
{
    Fixture f;
    f.pane->shelves()->setShelves(someShelves());
    f.pane->showShelf(Shelf::ofState(ArticleState::Ready));
    f.pane->showDraft(summary(QStringLiteral("Idea"), ArticleState::Idea));
    QCOMPARE(f.pane->drafts()->rowCount(), 0);
    f.pane->showDraft(summary(QStringLiteral("Ready"), ArticleState::Ready));
    QCOMPARE(f.pane->drafts()->rowCount(), 1);
}

void LibraryPaneTest::shelfAndOrderAreRemembered()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("window.ini"));
    {
        Fixture f;
        f.pane->shelves()->setShelves(someShelves());
        f.pane->showShelf(Shelf::ofTag(QStringLiteral("climate")));
        QSettings settings(path, QSettings::IniFormat);
        f.pane->saveLayout(settings);
        settings.setValue(QStringLiteral("library/order"), static_cast<int>(ArticleFilter::Order::Words));
    }
    Fixture f;
    const QSettings settings(path, QSettings::IniFormat);
    f.pane->restoreLayout(settings);
    QCOMPARE(f.pane->wish().order, ArticleFilter::Order::Words);
    QCOMPARE(settings.value(QStringLiteral("library/shelf")).toString(), QStringLiteral("tag:climate"));
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
