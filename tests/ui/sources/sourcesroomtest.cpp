#include "app/sources/sourcestore.h"
#include "app/store/library.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/prompts.h"
#include "ui/session.h"
#include "ui/sidepanel.h"
#include "ui/sources/linkwindow.h"
#include "ui/sources/sourceactions.h"
#include "ui/sources/sourceform.h"
#include "ui/sources/sourceimportdialog.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"
#include "ui/sources/sourcesroom.h"
#include "ui/sources/sourceswindow.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <memory>

using namespace stet;

namespace {

QByteArray pageOf(const QByteArray &words, const QByteArray &address = "https://gazette.example/harbour")
{
    return "<!doctype html><html><head><title>Harbour plans</title><meta name=author content='Ruth Vale'><link rel=canonical href='" + address
           + "'></head><body><article><h1>Harbour plans</h1><p>" + words + "</p></article></body></html>";
}

} // namespace

/// Answers one thing to everybody, and counts who came.
class OneAnswer : public QTcpServer
{
    Q_OBJECT

public:
    QHash<QByteArray, QByteArray> pages; ///< status line, headers and body by path
    int connections = 0;

    OneAnswer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++connections;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray path = socket->readAll().split(' ').value(1).split('?').first();
                const QByteArray answer = pages.value(path, "404 Not Found\r\n\r\n");
                socket->write("HTTP/1.1 " + answer);
                socket->disconnectFromHost();
            });
        });
        listen(QHostAddress::LocalHost);
    }
    QString address(const char *path) const { return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(QLatin1String(path)); }
    static QByteArray html(const QByteArray &body) { return "200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body; }
};

/// The room of sources through the real window, with keys and clicks.
class SourcesRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsADroppedPageAndTakesItBack();
    void asksForTheFieldsOfTheType();
    void keepsSeveralCreatorsWithTheirParts();
    void readsUncertainDatesAndSaysHow();
    void refusesATakenKeyAndTellsOfARenamedOne();
    void keepsOnePageReadTwiceAndShowsWhatDiffers();
    void deletesATextAndBringsItBack();
    void narrowsTheListToWhatTheArticleUses();
    void findsWordsOfSavedTextsInTheTableAndTellsWhoUsesASource();
    void mergesDuplicatesAndTakesItBack();
    void keepsWorksApartForGoodAndTakesItBack();
    void deletesACitedSourceOnlyWhenTold();
    void importsWithOneLineForEachFaultAndTakesItBack();
    void importsADroppedBibliography();
    void exportsWhatItShows();
    void takesSourcesFromAReferenceProgram();
    void saysThatNoReferenceProgramRuns();
    void checksLinksAndTakesTheNewAddress();
    void savesTheNewTextOfAChangedPage();
    void asksNobodyWithoutACommand();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        // The newest of that name: a dialog that was closed may not be gone yet.
        const auto all = m_application->window()->findChildren<Widget *>(QString::fromLatin1(name));
        return all.isEmpty() ? nullptr : all.last();
    }
    template <typename Widget>
    Widget *shown(const char *name) const
    {
        Widget *widget = nullptr;
        (void)QTest::qWaitFor([&] { return (widget = find<Widget>(name)) && widget->isVisible(); });
        return widget && widget->isVisible() ? widget : nullptr;
    }
    void run(const char *command) const { m_application->window()->commands()->action(command)->trigger(); }
    QAbstractItemModel *list() const { return find<QListView>("sourceList")->model(); }
    QString notice() const { return m_application->window()->notices()->text(); }
    void undo() const { undoIn(m_application->window()->notices()); }
    static void undoIn(const QWidget *window) { QTest::mouseClick(window->findChild<QPushButton *>(QStringLiteral("notice.verb")), Qt::LeftButton); }
    QList<Source> kept() const;
    Source keptOne() const;
    SourceForm *editChosen() const
    {
        (void)QTest::qWaitFor([this] { return find<QPushButton>("editSource")->isEnabled(); });
        QTest::mouseClick(find<QPushButton>("editSource"), Qt::LeftButton);
        return shown<SourceForm>("sourceForm");
    }
    QString write(const QString &name, const QByteArray &bytes) const;
    void addFile(const QString &name, const QByteArray &bytes) const;
    void drop(const QString &path) const;
    void add(const QList<Source> &sources);
    static void type(QLineEdit *line, const QString &text)
    {
        line->clear();
        QTest::keyClicks(line, text);
    }
    void write(const QString &text) const
    {
        auto *editor = m_application->window()->findChild<ArticleEditor *>();
        editor->setFocus();
        editor->textCursor().insertText(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
};

void SourcesRoomTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    StartOptions options;
    options.library = m_folder->filePath(QStringLiteral("library"));
    m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(m_application->start());
    QTRY_VERIFY(m_application->session() && m_application->session()->draft());
    m_application->window()->resize(1600, 1000);
    m_application->window()->sidePanel()->show(QStringLiteral("sources"));
    QTRY_VERIFY(find<QWidget>("findSource")->isEnabled());
}

void SourcesRoomTest::cleanup()
{
    m_application.reset();
    m_folder.reset();
}

QList<Source> SourcesRoomTest::kept() const
{
    auto library = Library::connect(m_folder->filePath(QStringLiteral("library")));
    QList<Source> sources;
    const QList<Source> listed = (*library)->sources().list().value();
    for (const Source &source : listed)
        sources.append((*library)->sources().load(source.id).value());
    return sources;
}

Source SourcesRoomTest::keptOne() const
{
    const QList<Source> sources = kept();
    return sources.size() == 1 ? sources.first() : Source();
}

QString SourcesRoomTest::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return path;
}

void SourcesRoomTest::addFile(const QString &name, const QByteArray &bytes) const
{
    prompts::setNextAnswer(write(name, bytes));
    run("sources.files");
}

/// Onto the panel, as from a file manager.
void SourcesRoomTest::drop(const QString &path) const
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QWidget *panel = find<QWidget>("findSource")->parentWidget()->parentWidget();
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(panel, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(panel, &dropped);
}

/// Sources as an earlier day left them in the library.
void SourcesRoomTest::add(const QList<Source> &sources)
{
    auto library = Library::connect(m_folder->filePath(QStringLiteral("library")));
    QVERIFY((*library)->sources().add(sources));
    m_application.reset();
    StartOptions options;
    options.library = m_folder->filePath(QStringLiteral("library"));
    m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(m_application->start());
    m_application->window()->resize(1600, 1000);
    m_application->window()->sidePanel()->show(QStringLiteral("sources"));
    QTRY_COMPARE(list()->rowCount(), int(sources.size()));
}

void SourcesRoomTest::keepsADroppedPageAndTakesItBack()
{
    drop(write(QStringLiteral("saved.html"), pageOf("It would not improve.")));
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data().toString(), QStringLiteral("Harbour plans"));
    QTRY_VERIFY(find<QPlainTextEdit>("capturedText")->toPlainText().contains(QStringLiteral("It would not improve.")));
    QTRY_VERIFY(notice().contains(QStringLiteral("Added")));
    undo();
    QTRY_COMPARE(list()->rowCount(), 0);
    QVERIFY(find<QLabel>("noSourceText")->isVisible());
}

void SourcesRoomTest::asksForTheFieldsOfTheType()
{
    run("sources.hand");
    auto *form = shown<SourceForm>("sourceForm");
    QVERIFY(form);
    QVERIFY(!form->findChild<QPushButton *>(QStringLiteral("keepSource"))->isEnabled());
    auto *type = form->findChild<QComboBox *>(QStringLiteral("sourceType"));
    const auto choose = [&](const char *name) {
        type->setCurrentIndex(type->findData(QLatin1String(name)));
        Q_EMIT type->activated(type->currentIndex());
    };
    QVERIFY(!form->findChild<QLineEdit *>(QStringLiteral("source_volume")));
    SourcesRoomTest::type(form->findChild<QLineEdit *>(QStringLiteral("sourceTitle")), QStringLiteral("Ports"));
    choose("article-journal");
    auto *volume = form->findChild<QLineEdit *>(QStringLiteral("source_volume"));
    QVERIFY(volume);
    SourcesRoomTest::type(volume, QStringLiteral("7"));
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("moreFields")), Qt::LeftButton);
    QVERIFY(form->findChild<QLineEdit *>(QStringLiteral("source_scale")));
    // What is filled in stays in sight when the type has no such field.
    choose("webpage");
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("moreFields")), Qt::LeftButton);
    QTRY_COMPARE(form->findChildren<QLineEdit *>(QStringLiteral("source_scale")).size(), 0);
    QTRY_COMPARE(form->findChildren<QLineEdit *>(QStringLiteral("source_volume")).size(), 1);
    choose("article-journal");
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(keptOne().type(), QStringLiteral("article-journal"));
    QCOMPARE(keptOne().text("volume"), QStringLiteral("7"));
    QCOMPARE(keptOne().title(), QStringLiteral("Ports"));
}

void SourcesRoomTest::keepsSeveralCreatorsWithTheirParts()
{
    Source source;
    source.item = {{"type", "book"}, {"title", "Ports"}};
    source.setNames("author", {cslNameFromText(QStringLiteral("Vale, Ruth")), cslNameFromText(QStringLiteral("de Vries, Jan"))});
    source.setNames("editor", {{{}, {}, {}, {}, {}, QStringLiteral("Port Authority")}});
    add({source});
    auto *form = editChosen();
    QVERIFY(form);
    const auto families = form->findChildren<QLineEdit *>(QStringLiteral("creatorFamily"));
    QCOMPARE(families.size(), 3);
    QCOMPARE(families[1]->text(), QStringLiteral("Vries"));
    QCOMPARE(form->findChildren<QLineEdit *>(QStringLiteral("creatorParticle"))[1]->text(), QStringLiteral("de"));
    QVERIFY(form->findChildren<QLineEdit *>(QStringLiteral("creatorInstitution"))[2]->isVisible());
    type(form->findChildren<QLineEdit *>(QStringLiteral("creatorSuffix"))[1], QStringLiteral("Jr."));
    // The second goes before the first.
    QMenu *menu = form->findChildren<QToolButton *>(QStringLiteral("creatorMore"))[1]->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == QLatin1String("Move up"))
            action->trigger();
    }
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("addCreator")), Qt::LeftButton);
    type(form->findChildren<QLineEdit *>(QStringLiteral("creatorFamily")).last(), QStringLiteral("Aster"));
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(keptOne().names("author").value(0).family, QStringLiteral("Vries"));
    const Source edited = keptOne();
    QCOMPARE(edited.names("author")[0].suffix, QStringLiteral("Jr."));
    QCOMPARE(edited.names("author")[1].family, QStringLiteral("Vale"));
    QCOMPARE(edited.names("editor").size(), 2);
    QCOMPARE(edited.names("editor")[0].literal, QStringLiteral("Port Authority"));
    QCOMPARE(edited.names("editor")[1].family, QStringLiteral("Aster"));
    QTRY_VERIFY(notice().contains(QStringLiteral("Changed")));
    undo();
    QTRY_COMPARE(keptOne().item, source.item);
}

void SourcesRoomTest::readsUncertainDatesAndSaysHow()
{
    run("sources.hand");
    auto *form = shown<SourceForm>("sourceForm");
    QVERIFY(form);
    type(form->findChild<QLineEdit *>(QStringLiteral("sourceTitle")), QStringLiteral("Rising"));
    auto *date = form->findChild<QLineEdit *>(QStringLiteral("sourceDate"));
    const auto reading = [&] { return date->parentWidget()->findChild<QLabel *>()->text(); };
    type(date, QStringLiteral("Spring 2021"));
    QCOMPARE(reading(), QStringLiteral("spring 2021"));
    type(date, QStringLiteral("2021-05/2021-07"));
    QCOMPARE(reading(), QStringLiteral("May 2021 to July 2021"));
    type(date, QStringLiteral("Easter week"));
    QVERIFY(reading().contains(QStringLiteral("“Easter week”")));
    type(date, QStringLiteral("c. 1916"));
    QCOMPARE(reading(), QStringLiteral("about 1916"));
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_VERIFY(keptOne().date("issued").circa);
    QCOMPARE(keptOne().date("issued").from.year, 1916);
}

void SourcesRoomTest::refusesATakenKeyAndTellsOfARenamedOne()
{
    Source one;
    one.item = {{"type", "book"}, {"title", "One"}};
    one.key = QStringLiteral("one");
    Source two = one;
    two.item.insert(QStringLiteral("title"), QStringLiteral("Two"));
    two.key = QStringLiteral("two");
    add({one, two});
    QSignalSpy renamed(m_application->window()->findChild<SourcesRoom *>(), &SourcesRoom::keyRenamed);
    auto *form = editChosen();
    QVERIFY(form);
    auto *key = form->findChild<QLineEdit *>(QStringLiteral("sourceKey"));
    QCOMPARE(key->text(), QStringLiteral("one"));
    type(key, QStringLiteral("two"));
    QVERIFY(!form->findChild<QPushButton *>(QStringLiteral("keepSource"))->isEnabled());
    QVERIFY(form->findChild<QLabel *>(QStringLiteral("sourceKeyRemark"))->isVisible());
    type(key, QStringLiteral("harbour one"));
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first(), (QVariantList{QStringLiteral("one"), QStringLiteral("harbour_one")}));
    undo();
    QTRY_COMPARE(renamed.size(), 2);
    QCOMPARE(renamed.last(), (QVariantList{QStringLiteral("harbour_one"), QStringLiteral("one")}));
}

void SourcesRoomTest::keepsOnePageReadTwiceAndShowsWhatDiffers()
{
    addFile(QStringLiteral("a.html"), pageOf("The harbour would not improve before the winter."));
    QTRY_COMPARE(list()->rowCount(), 1);
    addFile(QStringLiteral("b.html"), pageOf("The harbour would improve before the winter.", "http://www.gazette.example/harbour?utm_source=mail"));
    QTRY_VERIFY(notice().contains(QStringLiteral("both texts are kept")));
    QTRY_COMPARE(keptOne().captures.size(), 2);
    auto *form = editChosen();
    QVERIFY(form);
    QCOMPARE(form->findChild<QListWidget *>(QStringLiteral("captureList"))->count(), 2);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("compareCaptures")), Qt::LeftButton);
    QTRY_VERIFY(form->findChild<QTextBrowser *>(QStringLiteral("captureDifference")));
    auto *difference = form->findChild<QTextBrowser *>(QStringLiteral("captureDifference"));
    QTRY_VERIFY(difference->toHtml().contains(QStringLiteral("line-through")));
    QVERIFY(difference->toPlainText().contains(QStringLiteral("would not improve")));
}

void SourcesRoomTest::deletesATextAndBringsItBack()
{
    addFile(QStringLiteral("a.html"), pageOf("First words."));
    QTRY_COMPARE(list()->rowCount(), 1);
    addFile(QStringLiteral("b.html"), pageOf("Other words."));
    QTRY_COMPARE(keptOne().captures.size(), 2);
    auto *form = editChosen();
    QVERIFY(form);
    auto *captures = form->findChild<QListWidget *>(QStringLiteral("captureList"));
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("removeCapture")), Qt::LeftButton);
    QCOMPARE(captures->count(), 1);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("putBackCapture")), Qt::LeftButton);
    QCOMPARE(captures->count(), 2);
    QTest::mouseClick(form->findChild<QToolButton *>(QStringLiteral("removeCapture")), Qt::LeftButton);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("keepSource")), Qt::LeftButton);
    QTRY_COMPARE(keptOne().captures.size(), 1);
    QVERIFY(keptOne().latestCapture()->text.contains(QStringLiteral("First words.")));
    QTRY_VERIFY(notice().contains(QStringLiteral("Changed")));
    undo();
    QTRY_COMPARE(keptOne().captures.size(), 2);
    QVERIFY(keptOne().latestCapture()->text.contains(QStringLiteral("Other words.")));
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
    {
        auto library = Library::connect(m_folder->filePath(QStringLiteral("library")));
        Article article;
        article.headline = QStringLiteral("Harbour lights");
        article.body = QStringLiteral("So it was [@used] and again [@used].");
        QVERIFY((*library)->articles().add(article));
    }
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
    QTRY_COMPARE(m_application->session()->draft()->details().headline, QStringLiteral("Harbour lights"));
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
    QSignalSpy renamed(m_application->window()->findChild<SourcesRoom *>(), &SourcesRoom::keyRenamed);
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
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first(), (QVariantList{QStringLiteral("two"), QStringLiteral("one")}));
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
    {
        auto library = Library::connect(m_folder->filePath(QStringLiteral("library")));
        Article article;
        article.headline = QStringLiteral("Harbour lights");
        article.body = QStringLiteral("So it was [@cited].");
        QVERIFY((*library)->articles().add(article));
    }
    add({cited});
    prompts::setNextAnswer(QString());
    QTRY_VERIFY(find<QToolButton>("removeSource")->isEnabled());
    QTest::mouseClick(find<QToolButton>("removeSource"), Qt::LeftButton);
    // One question goes at a time: when this is answered, that one was.
    bool answered = false;
    m_application->window()->findChild<SourcesRoom *>()->desk()->find(QStringLiteral("cited"), [&](const QSet<SourceId> &) { answered = true; });
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
    prompts::setNextAnswer(write(QStringLiteral("a.bib"), "@book{one, title={One}}\n@book{two, title={Two}}\n@book{three, title={No end\n"));
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
    prompts::setNextAnswer(write(QStringLiteral("b.ris"), "TY  - BOOK\nTI  - Ports\nER  - \n"));
    run("sources.import");
    QTRY_COMPARE(list()->rowCount(), 1);
    QTRY_VERIFY(notice().contains(QStringLiteral("Added 1 source")));
    undo();
    QTRY_COMPARE(list()->rowCount(), 0);
}

void SourcesRoomTest::importsADroppedBibliography()
{
    drop(write(QStringLiteral("a.ris"), "TY  - BOOK\nTI  - Ports\nER  - \nTY  - BOOK\nTI  - Tides\nER  - \n"));
    QTRY_COMPARE(list()->rowCount(), 2);
}

void SourcesRoomTest::exportsWhatItShows()
{
    Source one;
    one.item = {{"type", "book"}, {"title", "One"}};
    one.key = QStringLiteral("one");
    add({one});
    const QString path = m_folder->filePath(QStringLiteral("out.ris"));
    prompts::setNextAnswer(path);
    run("sources.export");
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(notice().contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("TI  - One"));
}

void SourcesRoomTest::takesSourcesFromAReferenceProgram()
{
    OneAnswer program;
    const QByteArray items = R"([{"id":"price2021","type":"book","title":"Talks"},{"id":"vale","type":"book","title":"Ports"}])";
    program.pages.insert("/better-bibtex/cayw", "200 OK\r\nContent-Length: " + QByteArray::number(items.size()) + "\r\nConnection: close\r\n\r\n" + items);
    m_application->window()->findChild<SourceActions *>()->setPickerAddress(QUrl(program.address("/better-bibtex/cayw")));
    run("sources.pick");
    QTRY_COMPARE(list()->rowCount(), 2);
    QTRY_VERIFY(notice().contains(QStringLiteral("Added 2 sources")));
    undo();
    QTRY_COMPARE(list()->rowCount(), 0);
}

void SourcesRoomTest::saysThatNoReferenceProgramRuns()
{
    QUrl nobody;
    {
        OneAnswer program;
        nobody = QUrl(program.address("/better-bibtex/cayw"));
    }
    m_application->window()->findChild<SourceActions *>()->setPickerAddress(nobody);
    run("sources.pick");
    QTRY_VERIFY(notice().contains(QStringLiteral("Neither Zotero")));
}

void SourcesRoomTest::checksLinksAndTakesTheNewAddress()
{
    OneAnswer site;
    site.pages = {{"/old", "301 Moved Permanently\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"}, {"/new", OneAnswer::html(pageOf("Words."))}};
    Source moved;
    moved.item = {{"type", "webpage"}, {"title", "Moved"}, {"URL", site.address("/old")}};
    Source gone;
    gone.item = {{"type", "webpage"}, {"title", "Gone"}, {"URL", site.address("/none")}};
    gone.captures = {makeCapture(QStringLiteral("Words."), QDateTime::currentDateTimeUtc(), QStringLiteral("text/html"), site.address("/none"))};
    gone.captures.first().archiveAddress = QStringLiteral("https://archive.example/none");
    add({moved, gone});
    run("sources.allLinks");
    auto *window = shown<LinkWindow>("linkWindow");
    QVERIFY(window);
    auto *found = window->findChild<QListWidget *>(QStringLiteral("linkList"));
    QTRY_COMPARE(found->count(), 2);
    QTRY_VERIFY(window->findChild<QLabel *>(QStringLiteral("linkSentence"))->text().startsWith(QStringLiteral("2 of 2")));
    const auto rowOf = [&](const QString &word) { return found->item(0)->text().startsWith(word) ? 0 : 1; };
    found->setCurrentRow(rowOf(QStringLiteral("Gone")));
    QVERIFY(found->currentItem()->text().contains(QStringLiteral("https://archive.example/none")));
    QVERIFY(window->findChild<QPushButton *>(QStringLiteral("openArchive"))->isEnabled());
    QVERIFY(!window->findChild<QPushButton *>(QStringLiteral("takeAddress"))->isEnabled());
    found->setCurrentRow(rowOf(QStringLiteral("Moved")));
    QVERIFY(!window->findChild<QPushButton *>(QStringLiteral("openArchive"))->isEnabled());
    QTest::mouseClick(window->findChild<QPushButton *>(QStringLiteral("takeAddress")), Qt::LeftButton);
    QTRY_COMPARE(kept().at(kept().first().title() == QLatin1String("Moved") ? 0 : 1).address(), site.address("/new"));
    window->close();
    // What was found is remembered.
    find<QToolButton>("sourceView")->menu()->actions()[5]->trigger();
    QTRY_COMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->index(0, 0).data().toString(), QStringLiteral("Gone"));
    QTRY_VERIFY(find<QLabel>("shownSourceLink")->text().contains(QStringLiteral("no such page")));
}

void SourcesRoomTest::savesTheNewTextOfAChangedPage()
{
    OneAnswer site;
    site.pages = {{"/page", OneAnswer::html(pageOf("It would improve.", site.address("/page").toUtf8()))}};
    addFile(QStringLiteral("saved.html"), pageOf("It would not improve.", site.address("/page").toUtf8()));
    QTRY_COMPARE(list()->rowCount(), 1);
    run("sources.allLinks");
    auto *window = shown<LinkWindow>("linkWindow");
    QVERIFY(window);
    auto *save = window->findChild<QPushButton *>(QStringLiteral("saveNewText"));
    QTRY_VERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(keptOne().captures.size(), 2);
    QVERIFY(keptOne().latestCapture()->text.contains(QStringLiteral("It would improve.")));
}

void SourcesRoomTest::asksNobodyWithoutACommand()
{
    OneAnswer site;
    Source source;
    source.item = {{"type", "webpage"}, {"title", "One"}, {"URL", site.address("/page")}};
    add({source});
    addFile(QStringLiteral("saved.html"), pageOf("<img src='" + site.address("/image").toUtf8() + "'>Words of the piece.", site.address("/page").toUtf8()));
    QTRY_COMPARE(keptOne().captures.size(), 1);
    run("sources.all");
    auto *window = shown<SourcesWindow>("sourcesWindow");
    QVERIFY(window);
    window->findChild<QTableView *>(QStringLiteral("sourcesTable"))->selectRow(0);
    window->close();
    QVERIFY(editChosen());
    QGuiApplication::clipboard()->setText(site.address("/pasted"));
    find<SourceForm>("sourceForm")->close();
    run("sources.paste");
    QTRY_VERIFY(find<SourceForm>("sourceForm") && find<SourceForm>("sourceForm")->isVisible());
    find<SourceForm>("sourceForm")->close();
    QCOMPARE(site.connections, 0);
    // Only this asks, and whoever had asked before would have come first.
    site.pages = {{"/page", OneAnswer::html(pageOf("Words of the piece."))}};
    run("sources.allLinks");
    QTRY_COMPARE(site.connections, 1);
    QVERIFY(shown<LinkWindow>("linkWindow"));
    auto *stop = find<QPushButton>("stopLinks");
    QTRY_VERIFY(!stop->isVisible());
    QCOMPARE(site.connections, 1);
}

int main(int argc, char *argv[])
{
    preparePreview();
    QApplication application(argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    SourcesRoomTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "sourcesroomtest.moc"
