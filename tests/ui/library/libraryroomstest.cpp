#include "app/store/library.h"
#include "app/store/schema.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/library/draftview.h"
#include "ui/library/librarypane.h"
#include "ui/library/libraryproblem.h"
#include "ui/library/shelfmodel.h"
#include "ui/library/shelfview.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/prompts.h"
#include "ui/search/replacewindow.h"
#include "ui/search/searchwindow.h"
#include "ui/session.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace stet;

/// The library in the running window: lists, shelves, filing, search, replacing, backups, leaving, and libraries that
/// cannot be opened.
class LibraryRoomsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

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
    QString path() const { return m_folder->filePath(QStringLiteral("library")); }
    void start(const QString &library);
    MainWindow &window() const { return *m_application->window(); }
    LibraryPane &pane() const { return *window().findChild<LibraryPane *>(); }
    DraftView &list() const { return *window().findChild<DraftView *>(); }
    Session &session() const { return *m_application->session(); }
    template <typename Widget> Widget *child(const char *name) const { return window().findChild<Widget *>(QLatin1String(name)); }
    void run(const char *command) const { window().commands()->action(command)->trigger(); }
    void press(const char *button) const { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    void undo() const { QTest::mouseClick(window().notices()->findChild<QPushButton *>(), Qt::LeftButton); }
    void choose(const QList<int> &rows) const;
    QStringList titles() const;
    int count(const char *shelf) const;
    std::unique_ptr<Library> library() const { return std::move(*Library::connect(path())); }
    Article stored(int draft) const { return library()->articles().load(m_ids[draft])->article; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
    QList<ArticleId> m_ids;
};

void LibraryRoomsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ids.clear();
    for (const QString &folder : {qEnvironmentVariable("XDG_STATE_HOME"), qEnvironmentVariable("XDG_CONFIG_HOME")})
        QDir(folder).removeRecursively();
    auto made = Library::open(path());
    QVERIFY(made);
    for (const char *headline : {"Harbour lights", "Ferry prices", "Budget night"}) {
        Article article;
        article.headline = QLatin1String(headline);
        article.body = QLatin1String(headline) + QStringLiteral(" concern Narbo.\n\n“Narbo is ours,” the mayor said.");
        m_ids.append(*(*made)->articles().add(article));
    }
}

void LibraryRoomsTest::cleanup()
{
    m_application.reset();
}

void LibraryRoomsTest::start(const QString &library)
{
    StartOptions options;
    options.library = library;
    m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(m_application->start());
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    if (m_application->session())
        QTRY_COMPARE(pane().drafts()->rowCount(), 3);
}

void LibraryRoomsTest::choose(const QList<int> &rows) const
{
    list().setFocus();
    list().selectionModel()->clear();
    for (const int row : rows)
        list().selectionModel()->setCurrentIndex(list().model()->index(row, 0), QItemSelectionModel::Select);
}

QStringList LibraryRoomsTest::titles() const
{
    QStringList titles;
    for (const ArticleSummary &draft : pane().drafts()->drafts())
        titles.append(draft.title);
    return titles;
}

int LibraryRoomsTest::count(const char *shelf) const
{
    return pane().shelves()->indexOf(QLatin1String(shelf)).data(ShelfModel::CountRole).toInt();
}

void LibraryRoomsTest::shelfShowsItsDraftsAndCountsThem()
{
    start(path());
    QTRY_COMPARE(count("all"), 3);
    choose({1});
    run("state.ready");
    QTRY_COMPARE(count("state:ready"), 1);
    pane().showShelf(Shelf::ofState(ArticleState::Ready));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("Ferry prices")));
    pane().showShelf({});
    QTRY_COMPARE(titles().size(), 3);
}

void LibraryRoomsTest::stateOfManyIsSetAtOnceAndTakenBack()
{
    start(path());
    choose({0, 1, 2}); // the first of them is on the desk
    run("state.published");
    QTRY_COMPARE(count("state:published"), 3);
    QCOMPARE(session().draft()->details().state, ArticleState::Published);
    QTRY_VERIFY(window().notices()->text().contains(QStringLiteral("Published")));
    undo();
    QTRY_COMPARE(count("state:draft"), 3);
    QCOMPARE(session().draft()->details().state, ArticleState::Draft);
    QCOMPARE(stored(0).state, ArticleState::Draft);
    QCOMPARE(list().chosen().size(), 3);
}

void LibraryRoomsTest::tagIsAddedToManyByTheDialog()
{
    start(path());
    choose({0, 2});
    run("draft.tags");
    auto *field = child<QLineEdit>("tags.field");
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("the sea"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(count("tag:the sea"), 2);
    QCOMPARE(session().draft()->details().tags, QStringList(QStringLiteral("the sea")));
    auto *tags = child<QListWidget>("tags.list");
    QCOMPARE(tags->item(0)->checkState(), Qt::Checked);
    tags->item(0)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(!pane().shelves()->indexOf(QStringLiteral("tag:the sea")).isValid());
    QTest::keyClick(field, Qt::Key_Escape);
}

void LibraryRoomsTest::folderIsMadeFilledRenamedAndRemovedWithUndo()
{
    start(path());
    prompts::setNextAnswer(QStringLiteral("Coast"));
    run("library.newFolder");
    QTRY_VERIFY(pane().shelves()->indexOf(QStringLiteral("folder:Coast")).isValid());
    QTRY_COMPARE(pane().wish().shelf.key(), QStringLiteral("folder:Coast"));
    pane().showShelf({});
    QTRY_COMPARE(titles().size(), 3);
    choose({0, 1});
    const std::unique_ptr<QMimeData> data(pane().drafts()->mimeData(list().selectionModel()->selectedRows()));
    pane().shelves()->dropMimeData(data.get(), Qt::MoveAction, -1, -1, pane().shelves()->indexOf(QStringLiteral("folder:Coast")));
    QTRY_COMPARE(count("folder:Coast"), 2);
    Q_EMIT pane().shelves()->renameAsked(Shelf::ofFolder(QStringLiteral("Coast")), QStringLiteral("Shore"));
    QTRY_COMPARE(count("folder:Shore"), 2);
    Q_EMIT pane().shelfRemoveAsked(Shelf::ofFolder(QStringLiteral("Shore")));
    QTRY_VERIFY(!pane().shelves()->indexOf(QStringLiteral("folder:Shore")).isValid());
    QCOMPARE(*library()->articles().count(), 3);
    QTRY_VERIFY(window().notices()->text().contains(QStringLiteral("gone")));
    undo();
    QTRY_COMPARE(count("folder:Shore"), 2);
}

void LibraryRoomsTest::tagIsRenamedInTheOpenDraftToo()
{
    start(path());
    Q_EMIT pane().tagAsked({m_ids[0], session().draft()->id()}, QStringLiteral("watr"));
    QTRY_COMPARE(count("tag:watr"), 2);
    Q_EMIT pane().shelves()->renameAsked(Shelf::ofTag(QStringLiteral("watr")), QStringLiteral("water"));
    QTRY_COMPARE(count("tag:water"), 2);
    QCOMPARE(session().draft()->details().tags, QStringList(QStringLiteral("water")));
    QCOMPARE(stored(0).tags, QStringList(QStringLiteral("water")));
}

void LibraryRoomsTest::deletedDraftsComeBackByOneUndo()
{
    start(path());
    const ArticleId open = session().draft()->id();
    choose({0, 1});
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(count("trash"), 2);
    QCOMPARE(titles(), QStringList(QStringLiteral("Harbour lights")));
    QVERIFY(session().draft() && session().draft()->id() == m_ids[0]);
    undo();
    QTRY_COMPARE(pane().drafts()->rowCount(), 3);
    QTRY_COMPARE(session().draft()->id(), open);
    QTRY_COMPARE(count("trash"), 0);
}

void LibraryRoomsTest::trashGivesBackAndDeletesForGood()
{
    start(path());
    Q_EMIT pane().deleteAsked({m_ids[0], m_ids[1]});
    QTRY_COMPARE(count("trash"), 2);
    run("library.trash");
    QTRY_COMPARE(pane().trash()->rowCount(), 2);
    list().setFocus();
    list().setCurrentIndex(pane().trash()->indexOf(m_ids[0]));
    QTest::keyClick(&list(), Qt::Key_Return);
    QTRY_COMPARE(count("all"), 2);
    prompts::setNextAnswer(QStringLiteral("yes"));
    list().setCurrentIndex(pane().trash()->indexOf(m_ids[1]));
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(count("trash"), 0);
    QVERIFY(!library()->articles().load(m_ids[1]));
    QVERIFY(library()->articles().load(m_ids[0]));
}

void LibraryRoomsTest::findFieldFindsWordsOfTheBody()
{
    start(path());
    auto *field = child<QLineEdit>("library.filter");
    run("library.find");
    QTest::keyClicks(field, QStringLiteral("prices conc"));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("Ferry prices")));
    QVERIFY(!list().model()->index(0, 0).data(DraftList::HitsRole).value<QList<TextRange>>().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(session().draft()->id(), m_ids[1]);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(titles().size(), 3);
}

void LibraryRoomsTest::searchIsKeptAsASmartList()
{
    start(path());
    auto *field = child<QLineEdit>("library.filter");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("ferry"));
    prompts::setNextAnswer(QStringLiteral("Boats"));
    QTest::mouseClick(child<QToolButton>("library.keepList"), Qt::LeftButton);
    field->clear();
    QTRY_VERIFY(pane().shelves()->indexOf(QStringLiteral("list:Boats")).isValid());
    pane().showShelf(pane().shelves()->shelfAt(pane().shelves()->indexOf(QStringLiteral("list:Boats"))));
    QTRY_COMPARE(titles(), QStringList(QStringLiteral("Ferry prices")));
    Q_EMIT pane().shelfRenameAsked(pane().wish().shelf, QStringLiteral("Ships"));
    QTRY_COMPARE(pane().wish().shelf.key(), QStringLiteral("list:Ships"));
    Q_EMIT pane().shelfRemoveAsked(pane().wish().shelf);
    QTRY_VERIFY(!pane().shelves()->indexOf(QStringLiteral("list:Ships")).isValid());
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
    start(path());
    run("library.search");
    auto *search = window().findChild<SearchWindow *>();
    QVERIFY(search && search->isVisible());
    auto *field = child<QLineEdit>("search.field");
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
    QTRY_COMPARE(session().draft()->id(), m_ids[0]);
    QCOMPARE(window().findChild<ArticleEditor *>()->textCursor().selectedText().toLower(), QStringLiteral("narb"));
}

void LibraryRoomsTest::searchSaysWhenNothingIsFound()
{
    start(path());
    run("library.search");
    auto *field = child<QLineEdit>("search.field");
    QTest::keyClicks(field, QStringLiteral("zzzz"));
    QTRY_VERIFY(child<QLabel>("search.sentence")->text().contains(QStringLiteral("zzzz")));
    field->clear();
    QTRY_VERIFY(!child<QLabel>("search.sentence")->text().contains(QStringLiteral("zzzz")));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!window().findChild<SearchWindow *>()->isVisible());
}

void LibraryRoomsTest::replacingInManyDraftsIsUndoneAsOne()
{
    start(path());
    const QString before = session().draft()->body().toString();
    run("library.replace");
    QTest::keyClicks(child<QLineEdit>("replaceMany.find"), QStringLiteral("Narbo"));
    QTest::keyClicks(child<QLineEdit>("replaceMany.replacement"), QStringLiteral("Narva"));
    auto *places = child<QTreeWidget>("replaceMany.list");
    QTRY_COMPARE(places->topLevelItemCount(), 3);
    QCOMPARE(places->topLevelItem(0)->childCount(), 2);
    QCOMPARE(places->topLevelItem(0)->child(0)->checkState(0), Qt::Checked);
    QCOMPARE(places->topLevelItem(0)->child(1)->checkState(0), Qt::Unchecked); // the mayor said it
    places->topLevelItem(2)->setCheckState(0, Qt::Unchecked);
    QTRY_VERIFY(child<QPushButton>("replaceMany.replace")->isEnabled());
    press("replaceMany.replace");
    QTRY_VERIFY(window().notices()->text().contains(QStringLiteral("2")));
    QVERIFY(session().draft()->body().toString().contains(QStringLiteral("concern Narva.")));
    QVERIFY(session().draft()->body().toString().contains(QStringLiteral("“Narbo is ours,”")));
    QVERIFY(stored(1).body.contains(QStringLiteral("Narva")));
    QVERIFY(!stored(0).body.contains(QStringLiteral("Narva")));
    undo();
    QTRY_VERIFY(!stored(1).body.contains(QStringLiteral("Narva")));
    QCOMPARE(session().draft()->body().toString(), before);
}

void LibraryRoomsTest::backupGivesADraftBackInThreeClicks()
{
    start(path());
    run("library.backups");
    press("backups.now");
    auto *backups = child<QListView>("backups.list");
    QTRY_COMPARE(backups->model()->rowCount(), 1);
    QVERIFY(library()->articles().removeForGood(m_ids[1]));
    auto *drafts = child<QListView>("backups.drafts");
    QTRY_COMPARE(drafts->model()->rowCount(), 3);
    QTest::mouseClick(drafts->viewport(), Qt::LeftButton, {}, drafts->visualRect(drafts->model()->index(1, 0)).center());
    press("backups.restore");
    QTRY_VERIFY(bool(library()->articles().load(m_ids[1])));
    QTRY_COMPARE(session().draft()->id(), m_ids[1]);
    QTRY_COMPARE(child<QLabel>("backups.said")->text(), QStringLiteral("1 draft came back."));
    undo();
    QTRY_COMPARE(count("trash"), 1);
    prompts::setNextAnswer(m_folder->path());
    press("backups.folder");
    QCOMPARE(*library()->settings().value(QStringLiteral("backupFolder")), m_folder->path());
}

void LibraryRoomsTest::libraryLeavesAndComesBackByTheWindow()
{
    start(path());
    const QString out = m_folder->filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(out));
    prompts::setNextAnswer(out);
    run("library.export");
    QTRY_VERIFY(QFile::exists(out + QStringLiteral("/export.json")));
    QTRY_VERIFY(window().notices()->text().contains(out));
    QVERIFY(library()->articles().removeForGood(m_ids[0]));
    prompts::setNextAnswer(out);
    run("library.import");
    QTRY_VERIFY(bool(library()->articles().load(m_ids[0])));
    QTRY_COMPARE(pane().drafts()->rowCount(), 3);
}

void LibraryRoomsTest::newerLibraryShowsAPageAndKeepsItsBytes()
{
    {
        auto made = library();
        QVERIFY(made->database().run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion() + 1)));
    }
    QFile file(path() + QStringLiteral("/library.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    start(path());
    auto *problem = window().findChild<LibraryProblem *>();
    QVERIFY(problem->isPage() && problem->isVisible());
    QVERIFY(problem->sentence().contains(QStringLiteral("newer Stet")));
    const QString out = m_folder->filePath(QStringLiteral("texts"));
    prompts::setNextAnswer(out);
    press("libraryProblem.export");
    QTRY_VERIFY(window().notices()->text().contains(out));
    QCOMPARE(QDir(out).entryList({QStringLiteral("*.md")}, QDir::Files).size(), 3);
    prompts::setNextAnswer(m_folder->filePath(QStringLiteral("copy")));
    press("libraryProblem.copy");
    QTRY_VERIFY_WITH_TIMEOUT(m_application->session(), 30'000);
    QTRY_COMPARE(pane().drafts()->rowCount(), 3);
    QVERIFY(!problem->isVisible());
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void LibraryRoomsTest::folderThatIsAFileShowsAPageAndTriesAgain()
{
    const QString place = m_folder->filePath(QStringLiteral("notes.txt"));
    QFile file(place);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    start(place);
    auto *problem = window().findChild<LibraryProblem *>();
    QVERIFY(problem->isPage());
    press("libraryProblem.again");
    QVERIFY(problem->isPage());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    file.close();
    QVERIFY(file.remove());
    press("libraryProblem.again");
    QTRY_VERIFY_WITH_TIMEOUT(m_application->session(), 30'000);
    QVERIFY(!problem->isVisible());
}

int main(int argc, char **argv)
{
    preparePreview();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stet"));
    LibraryRoomsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "libraryroomstest.moc"
