#include "app/store/schema.h"
#include "tests/ui/openwindow.h"
#include "ui/library/draftview.h"
#include "ui/library/libraryproblem.h"
#include "ui/library/shelfmodel.h"
#include "ui/library/shelfview.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/search/replacewindow.h"
#include "ui/search/searchwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace stet;

/// The library in the running window: lists, shelves, filing, search, replacing, backups, leaving, and libraries that
/// cannot be opened.
class LibraryRoomsTest : public QObject, private OpenWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }

    void shelfShowsItsDraftsAndCountsThem();
    void stateOfManyIsSetAtOnceAndTakenBack();
    void tagIsAddedToManyByTheDialog();
    void folderIsMadeFilledRenamedAndRemovedWithUndo();
    void tagIsRenamedInTheOpenDraftToo();
    void deletedDraftsComeBackByOneUndo();
    void trashGivesBackAndDeletesForGood();
    void findFieldFindsWordsOfTheBody();
    void searchIsKeptAsASmartList();
    void searchFindsEverythingAndGoesThere();
    void searchSaysWhenNothingIsFound();
    void replacingInManyDraftsIsUndoneAsOne();
    void backupGivesADraftBackInThreeClicks();
    void libraryLeavesAndComesBackByTheWindow();
    void newerLibraryShowsAPageAndKeepsItsBytes();
    void folderThatIsAFileShowsAPageAndTriesAgain();

private:
    void startWithDrafts();
    DraftView &list() const { return *window()->findChild<DraftView *>(); }
    void press(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void undo() const { QTest::mouseClick(window()->notices()->findChild<QPushButton *>(), Qt::LeftButton); }
    void choose(const QList<int> &rows) const;
    int count(const char *shelf) const;
    Article stored(int draft) const { return library()->articles().load(m_ids[draft])->article; }

    QList<ArticleId> m_ids;
};

void LibraryRoomsTest::init()
{
    QVERIFY(prepare());
    m_ids.clear();
    auto made = Library::open(libraryFolder());
    QVERIFY(made);
    for (const char *headline : {"Harbour lights", "Ferry prices", "Budget night"}) {
        Article article;
        article.headline = QLatin1String(headline);
        article.body = QLatin1String(headline) + QStringLiteral(" concern Narbo.\n\n“Narbo is ours,” the mayor said.");
        m_ids.append(*(*made)->articles().add(article));
    }
}

void LibraryRoomsTest::startWithDrafts()
{
    QVERIFY(start());
    QTRY_COMPARE(pane()->drafts()->rowCount(), 3);
}

void LibraryRoomsTest::choose(const QList<int> &rows) const
{
    list().setFocus();
    list().selectionModel()->clear();
    for (const int row : rows)
        list().selectionModel()->setCurrentIndex(list().model()->index(row, 0), QItemSelectionModel::Select);
}

int LibraryRoomsTest::count(const char *shelf) const
{
    return pane()->shelves()->indexOf(QLatin1String(shelf)).data(ShelfModel::CountRole).toInt();
}

void LibraryRoomsTest::shelfShowsItsDraftsAndCountsThem()
{
    startWithDrafts();
    QTRY_COMPARE(count("all"), 3);
    choose({1});
    run("state.ready");
    QTRY_COMPARE(count("state:ready"), 1);
    pane()->showShelf(Shelf::ofState(ArticleState::Ready));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("Ferry prices")));
    pane()->showShelf({});
    QTRY_COMPARE(titles().size(), 3);
}

void LibraryRoomsTest::stateOfManyIsSetAtOnceAndTakenBack()
{
    startWithDrafts();
    choose({0, 1, 2}); // the first of them is on the desk
    run("state.published");
    QTRY_COMPARE(count("state:published"), 3);
    QCOMPARE(draft()->details().state, ArticleState::Published);
    QTRY_VERIFY(window()->notices()->text().contains(QStringLiteral("Published")));
    undo();
    QTRY_COMPARE(count("state:draft"), 3);
    QCOMPARE(draft()->details().state, ArticleState::Draft);
    QCOMPARE(stored(0).state, ArticleState::Draft);
    QCOMPARE(list().chosen().size(), 3);
}

void LibraryRoomsTest::tagIsAddedToManyByTheDialog()
{
    startWithDrafts();
    choose({0, 2});
    run("draft.tags");
    auto *field = find<QLineEdit>("tags.field");
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("the sea"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(count("tag:the sea"), 2);
    QCOMPARE(draft()->details().tags, QStringList(QStringLiteral("the sea")));
    auto *tags = find<QListWidget>("tags.list");
    QCOMPARE(tags->item(0)->checkState(), Qt::Checked);
    tags->item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(!pane()->shelves()->indexOf(QStringLiteral("tag:the sea")).isValid());
    QTest::keyClick(field, Qt::Key_Escape);
}

void LibraryRoomsTest::folderIsMadeFilledRenamedAndRemovedWithUndo()
{
    startWithDrafts();
    prompts::setNextAnswer(QStringLiteral("Coast"));
    run("library.newFolder");
    QTRY_VERIFY(pane()->shelves()->indexOf(QStringLiteral("folder:Coast")).isValid());
    QTRY_COMPARE(pane()->wish().shelf.key(), QStringLiteral("folder:Coast"));
    pane()->showShelf({});
    QTRY_COMPARE(titles().size(), 3);
    choose({0, 1});
    const std::unique_ptr<QMimeData> data(pane()->drafts()->mimeData(list().selectionModel()->selectedRows()));
    pane()->shelves()->dropMimeData(data.get(), Qt::MoveAction, -1, -1, pane()->shelves()->indexOf(QStringLiteral("folder:Coast")));
    QTRY_COMPARE(count("folder:Coast"), 2);
    Q_EMIT pane()->shelves()->renameAsked(Shelf::ofFolder(QStringLiteral("Coast")), QStringLiteral("Shore"));
    QTRY_COMPARE(count("folder:Shore"), 2);
    Q_EMIT pane()->shelfRemoveAsked(Shelf::ofFolder(QStringLiteral("Shore")));
    QTRY_VERIFY(!pane()->shelves()->indexOf(QStringLiteral("folder:Shore")).isValid());
    QCOMPARE(*library()->articles().count(), 3);
    QTRY_VERIFY(window()->notices()->text().contains(QStringLiteral("gone")));
    undo();
    QTRY_COMPARE(count("folder:Shore"), 2);
}

void LibraryRoomsTest::tagIsRenamedInTheOpenDraftToo()
{
    startWithDrafts();
    Q_EMIT pane()->tagAsked({m_ids[0], draft()->id()}, QStringLiteral("watr"));
    QTRY_COMPARE(count("tag:watr"), 2);
    Q_EMIT pane()->shelves()->renameAsked(Shelf::ofTag(QStringLiteral("watr")), QStringLiteral("water"));
    QTRY_COMPARE(count("tag:water"), 2);
    QCOMPARE(draft()->details().tags, QStringList(QStringLiteral("water")));
    QCOMPARE(stored(0).tags, QStringList(QStringLiteral("water")));
}

void LibraryRoomsTest::deletedDraftsComeBackByOneUndo()
{
    startWithDrafts();
    const ArticleId open = draft()->id();
    choose({0, 1});
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(count("trash"), 2);
    QCOMPARE(titles(), QStringList(QStringLiteral("Harbour lights")));
    QVERIFY(draft() && draft()->id() == m_ids[0]);
    undo();
    QTRY_COMPARE(pane()->drafts()->rowCount(), 3);
    QTRY_COMPARE(draft()->id(), open);
    QTRY_COMPARE(count("trash"), 0);
}

void LibraryRoomsTest::trashGivesBackAndDeletesForGood()
{
    startWithDrafts();
    Q_EMIT pane()->deleteAsked({m_ids[0], m_ids[1]});
    QTRY_COMPARE(count("trash"), 2);
    run("library.trash");
    QTRY_COMPARE(pane()->trash()->rowCount(), 2);
    list().setFocus();
    list().setCurrentIndex(pane()->trash()->indexOf(m_ids[0]));
    QTest::keyClick(&list(), Qt::Key_Return);
    QTRY_COMPARE(count("all"), 2);
    prompts::setNextAnswer(QStringLiteral("yes"));
    list().setCurrentIndex(pane()->trash()->indexOf(m_ids[1]));
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(count("trash"), 0);
    QVERIFY(!library()->articles().load(m_ids[1]));
    QVERIFY(library()->articles().load(m_ids[0]));
}

void LibraryRoomsTest::findFieldFindsWordsOfTheBody()
{
    startWithDrafts();
    auto *field = find<QLineEdit>("library.filter");
    run("library.find");
    QTest::keyClicks(field, QStringLiteral("prices conc"));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("Ferry prices")));
    QVERIFY(!list().model()->index(0, 0).data(DraftList::HitsRole).value<QList<TextRange>>().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(draft()->id(), m_ids[1]);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(titles().size(), 3);
}

void LibraryRoomsTest::searchIsKeptAsASmartList()
{
    startWithDrafts();
    auto *field = find<QLineEdit>("library.filter");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("ferry"));
    prompts::setNextAnswer(QStringLiteral("Boats"));
    QTest::mouseClick(find<QToolButton>("library.keepList"), Qt::LeftButton);
    field->clear();
    QTRY_VERIFY(pane()->shelves()->indexOf(QStringLiteral("list:Boats")).isValid());
    pane()->showShelf(pane()->shelves()->shelfAt(pane()->shelves()->indexOf(QStringLiteral("list:Boats"))));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("Ferry prices")));
    Q_EMIT pane()->shelfRenameAsked(pane()->wish().shelf, QStringLiteral("Ships"));
    QTRY_COMPARE(pane()->wish().shelf.key(), QStringLiteral("list:Ships"));
    Q_EMIT pane()->shelfRemoveAsked(pane()->wish().shelf);
    QTRY_VERIFY(!pane()->shelves()->indexOf(QStringLiteral("list:Ships")).isValid());
    QTRY_COMPARE(titles().size(), 3);
}

void LibraryRoomsTest::searchFindsEverythingAndGoesThere()
{
    {
        auto filled = library();
        AuthorProfile author;
        author.name = QStringLiteral("Narbo Jones");
        QVERIFY(filled->authors().add(author));
    }
    startWithDrafts();
    run("library.search");
    auto *search = window()->findChild<SearchWindow *>();
    QVERIFY(search && search->isVisible());
    auto *field = find<QLineEdit>("search.field");
    QTest::keyClicks(field, QStringLiteral("narb"));
    auto *model = search->findChild<SearchModel *>();
    const auto countOf = [model](SearchLine::Kind kind) {
        return std::count_if(model->lines().begin(), model->lines().end(), [kind](const SearchLine &line) { return line.kind == kind; });
    };
    QTRY_COMPARE(countOf(SearchLine::Kind::Article), 3);
    QVERIFY(countOf(SearchLine::Kind::Quotation) > 0); // the mayor's words, in the ledger of the open draft
    QCOMPARE(countOf(SearchLine::Kind::Author), 1);
    QCOMPARE(model->lines().last().title, QStringLiteral("Narbo Jones"));
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!search->isVisible());
    QTRY_COMPARE(draft()->id(), m_ids[0]);
    QCOMPARE(editor()->textCursor().selectedText().toLower(), QStringLiteral("narb"));
}

void LibraryRoomsTest::searchSaysWhenNothingIsFound()
{
    startWithDrafts();
    run("library.search");
    auto *field = find<QLineEdit>("search.field");
    QTest::keyClicks(field, QStringLiteral("zzzz"));
    QTRY_VERIFY(find<QLabel>("search.sentence")->text().contains(QStringLiteral("zzzz")));
    field->clear();
    QTRY_VERIFY(!find<QLabel>("search.sentence")->text().contains(QStringLiteral("zzzz")));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!window()->findChild<SearchWindow *>()->isVisible());
}

void LibraryRoomsTest::replacingInManyDraftsIsUndoneAsOne()
{
    startWithDrafts();
    const QString before = draft()->body().toString();
    run("library.replace");
    QTest::keyClicks(find<QLineEdit>("replaceMany.find"), QStringLiteral("Narbo"));
    QTest::keyClicks(find<QLineEdit>("replaceMany.replacement"), QStringLiteral("Narva"));
    auto *places = find<QTreeWidget>("replaceMany.list");
    QTRY_COMPARE(places->topLevelItemCount(), 3);
    QCOMPARE(places->topLevelItem(0)->childCount(), 2);
    QCOMPARE(places->topLevelItem(0)->child(0)->checkState(0), Qt::Checked);
    QCOMPARE(places->topLevelItem(0)->child(1)->checkState(0), Qt::Unchecked); // the mayor said it
    places->topLevelItem(2)->setCheckState(0, Qt::Unchecked);
    QTRY_VERIFY(find<QPushButton>("replaceMany.replace")->isEnabled());
    press("replaceMany.replace");
    QTRY_VERIFY(window()->notices()->text().contains(QStringLiteral("2")));
    QVERIFY(draft()->body().toString().contains(QStringLiteral("concern Narva.")));
    QVERIFY(draft()->body().toString().contains(QStringLiteral("“Narbo is ours,”")));
    QVERIFY(stored(1).body.contains(QStringLiteral("Narva")));
    QVERIFY(!stored(0).body.contains(QStringLiteral("Narva")));
    undo();
    QTRY_VERIFY(!stored(1).body.contains(QStringLiteral("Narva")));
    QCOMPARE(draft()->body().toString(), before);
}

void LibraryRoomsTest::backupGivesADraftBackInThreeClicks()
{
    startWithDrafts();
    run("library.backups");
    press("backups.now");
    auto *backups = find<QListView>("backups.list");
    QTRY_COMPARE(backups->model()->rowCount(), 1);
    QVERIFY(library()->articles().removeForGood(m_ids[1]));
    auto *drafts = find<QListView>("backups.drafts");
    QTRY_COMPARE(drafts->model()->rowCount(), 3);
    QTest::mouseClick(drafts->viewport(), Qt::LeftButton, {}, drafts->visualRect(drafts->model()->index(1, 0)).center());
    press("backups.restore");
    QTRY_VERIFY(bool(library()->articles().load(m_ids[1])));
    QTRY_COMPARE(draft()->id(), m_ids[1]);
    QTRY_COMPARE(find<QLabel>("backups.said")->text(), QStringLiteral("1 draft came back."));
    undo();
    QTRY_COMPARE(count("trash"), 1);
    prompts::setNextAnswer(path());
    press("backups.folder");
    QCOMPARE(*library()->settings().value(QStringLiteral("backupFolder")), path());
}

void LibraryRoomsTest::libraryLeavesAndComesBackByTheWindow()
{
    startWithDrafts();
    const QString out = path(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(out));
    prompts::setNextAnswer(out);
    run("library.export");
    QTRY_VERIFY(QFile::exists(out + QStringLiteral("/export.json")));
    QTRY_VERIFY(window()->notices()->text().contains(out));
    QVERIFY(library()->articles().removeForGood(m_ids[0]));
    prompts::setNextAnswer(out);
    run("library.import");
    QTRY_VERIFY(bool(library()->articles().load(m_ids[0])));
    QTRY_COMPARE(pane()->drafts()->rowCount(), 3);
}

void LibraryRoomsTest::newerLibraryShowsAPageAndKeepsItsBytes()
{
    {
        auto made = library();
        QVERIFY(made->database().run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion() + 1)));
    }
    QFile file(libraryFolder() + QStringLiteral("/library.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(start());
    auto *problem = window()->findChild<LibraryProblem *>();
    QVERIFY(problem->isPage() && problem->isVisible());
    QVERIFY(problem->sentence().contains(QStringLiteral("newer Stet")));
    const QString out = path(QStringLiteral("texts"));
    prompts::setNextAnswer(out);
    press("libraryProblem.export");
    QTRY_VERIFY(window()->notices()->text().contains(out));
    QCOMPARE(QDir(out).entryList({QStringLiteral("*.md")}, QDir::Files).size(), 3);
    prompts::setNextAnswer(path(QStringLiteral("copy")));
    press("libraryProblem.copy");
    QTRY_VERIFY_WITH_TIMEOUT(session(), 30'000);
    QTRY_COMPARE(pane()->drafts()->rowCount(), 3);
    QVERIFY(!problem->isVisible());
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void LibraryRoomsTest::folderThatIsAFileShowsAPageAndTriesAgain()
{
    QFile file(makeFile(QStringLiteral("notes.txt"), "mine"));
    OpenWindow open(file.fileName());
    QVERIFY(open.start());
    auto *problem = open.window()->findChild<LibraryProblem *>();
    QVERIFY(problem->isPage());
    auto *again = open.find<QPushButton>("libraryProblem.again");
    QTest::mouseClick(again, Qt::LeftButton);
    QVERIFY(problem->isPage());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    file.close();
    QVERIFY(file.remove());
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(open.session(), 30'000);
    QVERIFY(!problem->isVisible());
}

STET_PREVIEW_TEST_MAIN(LibraryRoomsTest)

#include "libraryroomstest.moc"
