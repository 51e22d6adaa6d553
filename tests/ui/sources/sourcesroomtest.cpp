#include "tests/ui/sources/opensources.h"
#include "ui/sources/sourceimportdialog.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"
#include "ui/sources/sourcesroom.h"
#include "ui/sources/sourceswindow.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>

using namespace stet;

/// The room of sources through the real window, with keys and clicks: its list, its table, and files to and from it.
class SourcesRoomTest : public QObject, private OpenSources
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void keepsADroppedPageAndTakesItBack();
    void narrowsTheListToWhatTheArticleUses();
    void findsWordsOfSavedTextsInTheTableAndTellsWhoUsesASource();
    void mergesDuplicatesAndTakesItBack();
    void keepsWorksApartForGoodAndTakesItBack();
    void deletesACitedSourceOnlyWhenTold();
    void importsWithOneLineForEachFaultAndTakesItBack();
    void importsADroppedBibliography();
    void exportsWhatItShows();

private:
    bool drop(const QString &file) const
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file)});
        return dropOnSources(mime);
    }
};

void SourcesRoomTest::keepsADroppedPageAndTakesItBack()
{
    QVERIFY(drop(makeFile(QStringLiteral("saved.html"), pageOf("It would not improve."))));
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data().toString(), QStringLiteral("Harbour plans"));
    QTRY_VERIFY(find<QPlainTextEdit>("capturedText")->toPlainText().contains(QStringLiteral("It would not improve.")));
    QTRY_VERIFY(notice().contains(QStringLiteral("Added")));
    undo();
    QTRY_COMPARE(list()->rowCount(), 0);
    QVERIFY(find<QLabel>("noSourceText")->isVisible());
}

void SourcesRoomTest::narrowsTheListToWhatTheArticleUses()
{
    Source used;
    used.item = {{"type", "book"}, {"title", "Used"}};
    used.key = QStringLiteral("used");
    Source unused = used;
    unused.item.insert(QStringLiteral("title"), QStringLiteral("Unused"));
    unused.key = QStringLiteral("unused");
    unused.captures = {makeCapture(QStringLiteral("Words."), QDateTime::currentDateTimeUtc(), QStringLiteral("text/plain"))};
    add({used, unused});
    write(QStringLiteral("So it was [@used, p. 3]."));
    const QList<QAction *> views = find<QToolButton>("sourceView")->menu()->actions();
    views[1]->trigger();
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data(SourceListModel::KeyRole).toString(), QStringLiteral("used"));
    views[4]->trigger(); // without a saved text
    QCOMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data(SourceListModel::KeyRole).toString(), QStringLiteral("used"));
    views[5]->trigger(); // with a link to look at
    QCOMPARE(list()->rowCount(), 0);
    QVERIFY(!find<QLabel>("noSourceText")->text().isEmpty());
    QTest::mouseClick(find<QPushButton>("addFirstSource"), Qt::LeftButton);
    QTRY_COMPARE(list()->rowCount(), 2);
}

void SourcesRoomTest::findsWordsOfSavedTextsInTheTableAndTellsWhoUsesASource()
{
    Source used;
    used.item = {{"type", "book"}, {"title", "Used"}};
    used.key = QStringLiteral("used");
    used.captures = {makeCapture(QStringLiteral("A rare word: halcyon."), QDateTime::currentDateTimeUtc(), QStringLiteral("text/plain"))};
    Source tagged;
    tagged.item = {{"type", "report"}, {"title", "Tagged"}};
    tagged.tags = QStringList{QStringLiteral("ports")};
    Article article;
    article.headline = QStringLiteral("Harbour lights");
    article.body = QStringLiteral("So it was [@used] and again [@used].");
    QVERIFY(library()->articles().add(article));
    add({used, tagged});
    run("sources.all");
    auto *window = shown<SourcesWindow>("sourcesWindow");
    QVERIFY(window);
    auto *table = window->findChild<QTableView *>(QStringLiteral("sourcesTable"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    type(window->findChild<QLineEdit *>(QStringLiteral("findInAllSources")), QStringLiteral("halcy"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectRow(0);
    auto *uses = window->findChild<QListWidget *>(QStringLiteral("sourceUses"));
    QTRY_COMPARE(uses->count(), 1);
    QVERIFY(uses->item(0)->text().contains(QStringLiteral("Harbour lights")));
    QTest::mouseClick(uses->viewport(), Qt::LeftButton, {}, uses->visualItemRect(uses->item(0)).center());
    QTRY_COMPARE(draft()->details().headline, QStringLiteral("Harbour lights"));
    window->findChild<QLineEdit *>(QStringLiteral("findInAllSources"))->clear();
    auto *tags = window->findChild<QComboBox *>(QStringLiteral("sourcesTag"));
    tags->setCurrentIndex(tags->findData(QStringLiteral("ports")));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Tagged"));
    tags->setCurrentIndex(0);
    auto *view = window->findChild<QComboBox *>(QStringLiteral("sourcesView"));
    view->setCurrentIndex(3); // never used
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Tagged"));
}

void SourcesRoomTest::mergesDuplicatesAndTakesItBack()
{
    Source one;
    one.item = {{"type", "article-journal"}, {"title", "Ports"}, {"DOI", "10.1000/7"}, {"volume", "7"}};
    one.key = QStringLiteral("one");
    one.captures = {makeCapture(QStringLiteral("Earlier."), QDateTime(QDate(2024, 1, 1), QTime(8, 0), Qt::UTC), QStringLiteral("text/plain"))};
    Source two;
    two.item = {{"type", "article-journal"}, {"title", "Ports again"}, {"DOI", "10.1000/7"}, {"page", "1-9"}};
    two.key = QStringLiteral("two");
    two.captures = {makeCapture(QStringLiteral("Later."), QDateTime(QDate(2024, 2, 1), QTime(8, 0), Qt::UTC), QStringLiteral("text/plain"))};
    add({one, two});
    QSignalSpy merged(window()->findChild<SourcesDesk *>(), &SourcesDesk::keyMerged);
    run("sources.duplicates");
    auto *dialog = shown<QDialog>("duplicates");
    QVERIFY(dialog);
    auto *merge = dialog->findChild<QPushButton *>(QStringLiteral("mergeDuplicates"));
    QTRY_VERIFY(merge->isEnabled());
    auto *keep = dialog->findChild<QComboBox *>(QStringLiteral("keptRecord"));
    QCOMPARE(keep->count(), 2);
    const int row = keep->itemText(0).startsWith(QLatin1String("@one")) ? 0 : 1;
    keep->setCurrentIndex(row);
    Q_EMIT keep->activated(row);
    const QString preview = dialog->findChild<QTextBrowser *>(QStringLiteral("mergedSource"))->toPlainText();
    QVERIFY(preview.contains(QStringLiteral("1-9")));
    QVERIFY(preview.contains(QStringLiteral("Ports again"))); // said to be given up
    QTest::mouseClick(merge, Qt::LeftButton);
    QTRY_COMPARE(kept().size(), 1);
    QCOMPARE(keptOne().key, QStringLiteral("one"));
    QCOMPARE(keptOne().captures.size(), 2);
    QCOMPARE(keptOne().latestCapture()->text, QStringLiteral("Later."));
    QTRY_COMPARE(merged.size(), 1);
    QCOMPARE(merged.first(), (QVariantList{QStringLiteral("two"), QStringLiteral("one")}));
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("noDuplicates"))->isVisible());
    // What was done is said, and undone, where the writer looks.
    QTRY_VERIFY(dialog->findChild<NoticeBar *>()->text().contains(QStringLiteral("Merged 2 sources")));
    undoIn(dialog);
    QTRY_COMPARE(kept().size(), 2);
    QTRY_COMPARE(dialog->findChild<QListWidget *>(QStringLiteral("duplicateGroups"))->count(), 1);
}

void SourcesRoomTest::keepsWorksApartForGoodAndTakesItBack()
{
    Source one;
    one.item = {{"type", "book"}, {"title", "Annual report"}, {"issued", QJsonObject{{"date-parts", QJsonArray{QJsonArray{2020}}}}}};
    Source two = one;
    two.setText("publisher", "Another harbour");
    add({one, two});
    run("sources.duplicates");
    auto *dialog = shown<QDialog>("duplicates");
    QVERIFY(dialog);
    auto *apart = dialog->findChild<QPushButton *>(QStringLiteral("keepApart"));
    QTRY_VERIFY(apart->isEnabled());
    apart->setFocus();
    QTest::keyClick(apart, Qt::Key_Space);
    const auto *none = dialog->findChild<QLabel *>(QStringLiteral("noDuplicates"));
    QTRY_VERIFY(none->isVisible());
    QVERIFY(!apart->isEnabled());
    QTRY_VERIFY(dialog->findChild<NoticeBar *>()->text().contains(QStringLiteral("Annual report")));
    QCOMPARE(kept().size(), 2);
    undoIn(dialog);
    QTRY_VERIFY(apart->isEnabled());
    QTest::keyClick(apart, Qt::Key_Space);
    QTRY_VERIFY(none->isVisible());
    dialog->close();
    run("sources.duplicates");
    QTRY_VERIFY(shown<QDialog>("duplicates")->findChild<QLabel *>(QStringLiteral("noDuplicates"))->text().contains(QStringLiteral("No two sources")));
}

void SourcesRoomTest::deletesACitedSourceOnlyWhenTold()
{
    Source cited;
    cited.item = {{"type", "book"}, {"title", "Cited"}};
    cited.key = QStringLiteral("cited");
    Article article;
    article.headline = QStringLiteral("Harbour lights");
    article.body = QStringLiteral("So it was [@cited].");
    QVERIFY(library()->articles().add(article));
    add({cited});
    prompts::setNextAnswer(QString());
    QTRY_VERIFY(find<QToolButton>("removeSource")->isEnabled());
    QTest::mouseClick(find<QToolButton>("removeSource"), Qt::LeftButton);
    // One question goes at a time: when this is answered, that one was.
    bool answered = false;
    window()->findChild<SourcesRoom *>()->desk()->find(QStringLiteral("cited"), [&](const QSet<SourceId> &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(kept().size(), 1);
    prompts::setNextAnswer(QStringLiteral("Delete anyway"));
    QTest::mouseClick(find<QToolButton>("removeSource"), Qt::LeftButton);
    QTRY_COMPARE(kept().size(), 0);
    QTRY_VERIFY(notice().contains(QStringLiteral("Deleted")));
    undo();
    QTRY_COMPARE(keptOne().key, QStringLiteral("cited"));
}

void SourcesRoomTest::importsWithOneLineForEachFaultAndTakesItBack()
{
    prompts::setNextAnswer(makeFile(QStringLiteral("a.bib"), "@book{one, title={One}}\n@book{two, title={Two}}\n@book{three, title={No end\n"));
    run("sources.import");
    auto *dialog = shown<SourceImportDialog>("sourceImport");
    QVERIFY(dialog);
    auto *problems = dialog->findChild<QListWidget *>(QStringLiteral("importProblems"));
    QTRY_COMPARE(problems->count(), 1);
    QVERIFY(problems->item(0)->text().startsWith(QStringLiteral("Line 3:")));
    QTRY_VERIFY(list()->rowCount() >= 2);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("undoImport")), Qt::LeftButton);
    QTRY_COMPARE(list()->rowCount(), 0);
    // A file without a fault needs no window.
    prompts::setNextAnswer(makeFile(QStringLiteral("b.ris"), "TY  - BOOK\nTI  - Ports\nER  - \n"));
    run("sources.import");
    QTRY_COMPARE(list()->rowCount(), 1);
    QTRY_VERIFY(notice().contains(QStringLiteral("Added 1 source")));
    undo();
    QTRY_COMPARE(list()->rowCount(), 0);
}

void SourcesRoomTest::importsADroppedBibliography()
{
    QVERIFY(drop(makeFile(QStringLiteral("a.ris"), "TY  - BOOK\nTI  - Ports\nER  - \nTY  - BOOK\nTI  - Tides\nER  - \n")));
    QTRY_COMPARE(list()->rowCount(), 2);
}

void SourcesRoomTest::exportsWhatItShows()
{
    Source one;
    one.item = {{"type", "book"}, {"title", "One"}};
    one.key = QStringLiteral("one");
    add({one});
    const QString exported = path(QStringLiteral("out.ris"));
    prompts::setNextAnswer(exported);
    run("sources.export");
    QTRY_VERIFY(QFile::exists(exported));
    QTRY_VERIFY(notice().contains(exported));
    QFile file(exported);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("TI  - One"));
}

STET_PREVIEW_TEST_MAIN(SourcesRoomTest)

#include "sourcesroomtest.moc"
