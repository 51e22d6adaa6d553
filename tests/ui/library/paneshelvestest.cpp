#include "tests/ui/library/panetesting.h"
#include "ui/library/draftlist.h"
#include "ui/library/draftmime.h"
#include "ui/library/shelfmodel.h"
#include "ui/library/shelfview.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// The shelves above the list of drafts, by mouse and key.
class PaneShelvesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shelvesAreASoundModelThroughEveryChange();
    void countsChangeWithoutClosingTheShelves();
    void shelfIsChosenByKeyAndAsksForItsList();
    void draftsAreDroppedOnFolderTagStateAndTrash();
    void folderIsDroppedIntoAnotherButNotIntoItself();
    void shelfIsRenamedInPlaceAndRemovedByKey();
    void newDraftShowsOnlyOnAShelfItBelongsTo();
    void shelfAndOrderAreRemembered();
};

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

void PaneShelvesTest::shelvesAreASoundModelThroughEveryChange()
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

void PaneShelvesTest::countsChangeWithoutClosingTheShelves()
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

void PaneShelvesTest::shelfIsChosenByKeyAndAsksForItsList()
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

void PaneShelvesTest::draftsAreDroppedOnFolderTagStateAndTrash()
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

void PaneShelvesTest::folderIsDroppedIntoAnotherButNotIntoItself()
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

void PaneShelvesTest::shelfIsRenamedInPlaceAndRemovedByKey()
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

void PaneShelvesTest::newDraftShowsOnlyOnAShelfItBelongsTo()
{
    Fixture f;
    f.pane->shelves()->setShelves(someShelves());
    f.pane->showShelf(Shelf::ofState(ArticleState::Ready));
    f.pane->showDraft(summary(QStringLiteral("Idea"), ArticleState::Idea));
    QCOMPARE(f.pane->drafts()->rowCount(), 0);
    f.pane->showDraft(summary(QStringLiteral("Ready"), ArticleState::Ready));
    QCOMPARE(f.pane->drafts()->rowCount(), 1);
}

void PaneShelvesTest::shelfAndOrderAreRemembered()
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

QTEST_MAIN(PaneShelvesTest)
#include "paneshelvestest.moc"
