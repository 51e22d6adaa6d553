#include "tests/ui/preview/previewtesting.h"

#include "app/sources/sourcestore.h"
#include "app/store/library.h"
#include "ui/application.h"
#include "ui/citations/articlecitations.h"
#include "ui/citations/citationsroom.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/export/exportdialog.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/session.h"
#include "ui/sidepanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <memory>

using namespace stet;

/// Citations through the real window, with keys and clicks.
class CitationsRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void completesAKeyAfterTheSign();
    void completesInsideBracketsAndClosesThem();
    void leavesKeysAloneWhereNothingFits_data();
    void leavesKeysAloneWhereNothingFits();
    void closesWithEscapeAndStaysClosed();
    void citesByThePickerWithPlaceAndWords();
    void changesTheMarkAtTheCaret();
    void marksAndTellsAKeyThatNobodyKnows();
    void showsWhatAMarkPrintsUnderThePointer();
    void goesToTheSourceAndBack();
    void goesToThePassageFarIntoTheTextAndBack();
    void goesToTheSourceByClick();
    void choosesAStyleFromTheCatalogue();
    void keepsFavouritesAndTheOutletsStyle();
    void printsPlainlyWhatABrokenStyleCannot();
    void renamesAKeyInEveryArticleAndTakesItBack();
    void renamesMarksWithAMergeAndBringsThemBack();
    void showsInThePreviewWhatTheExportWrites_data();
    void showsInThePreviewWhatTheExportWrites();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_application->window()->findChild<Widget *>(QString::fromLatin1(name));
    }
    ArticleEditor *editor() const { return m_application->window()->findChild<ArticleEditor *>(); }
    ArticleCitations *citations() const { return m_application->window()->findChild<ArticleCitations *>(); }
    QWidget *completion() const { return find<QWidget>("citationCompletion"); }
    QString body() const { return editor()->toPlainText(); }
    void run(const char *command) const { m_application->window()->commands()->action(command)->trigger(); }
    void type(const QString &text) const { QTest::keyClicks(editor(), text); }
    void write(const QString &text) const
    {
        editor()->setFocus();
        editor()->textCursor().insertText(text);
    }
    void putCaret(const QString &after) const
    {
        QTextCursor cursor = editor()->textCursor();
        cursor.setPosition(int(body().indexOf(after) + after.size()));
        editor()->setTextCursor(cursor);
    }
    /// Starts the program again, with more sources in its library.
    void startAnewWith(const QList<Source> &sources);
    /// The checked quotation that is tied to a source.
    const QuotationEntry *quotationOf(const QString &key) const;
    QString copiedText() const;
    void setOutlet(const QString &outlet) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
};

namespace {

Source made(const QString &key, const QString &writer, const QString &year, const QString &title, const QString &text = {})
{
    Source source;
    source.key = key;
    source.item = {{"type", "article-newspaper"}};
    source.setNames("author", {cslNameFromText(writer)});
    source.setDate("issued", cslDateFromText(year));
    source.setText("title", title);
    source.setText("container-title", "Harbour Herald");
    if (!text.isEmpty())
        source.captures.append(makeCapture(text, QDateTime::fromSecsSinceEpoch(1'600'000'000), QStringLiteral("text/plain"), {}));
    return source;
}

} // namespace

void CitationsRoomTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    StartOptions options;
    options.library = m_folder->filePath(QStringLiteral("library"));
    {
        const auto library = Library::open(options.library);
        QVERIFY(library);
        QVERIFY((*library)->sources().add(QList<Source>{
            made("price2021", "Price, Nora", "2021", "Talks went well", "The minister said that the lights stay on. Nobody left."),
            made("vale2014", "Vale, Ruth", "2014", "The last ferry"), made("osei2019", "Osei, Kofi", "2019", "Night work on the quay")}));
    }
    m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(m_application->start());
    QTRY_VERIFY(m_application->session() && m_application->session()->draft());
    m_application->window()->resize(1600, 1000);
    QTRY_COMPARE(citations()->sources().sources().size(), 3);
    editor()->setFocus();
}

void CitationsRoomTest::cleanup()
{
    m_application.reset();
    m_folder.reset();
}

/// What export makes of the article, through the clipboard.
QString CitationsRoomTest::copiedText() const
{
    QApplication::clipboard()->clear();
    run("export.copyRich");
    if (!QTest::qWaitFor([] { return !QApplication::clipboard()->text().isEmpty(); }, 60'000))
        return {};
    return QApplication::clipboard()->text().trimmed();
}

void CitationsRoomTest::startAnewWith(const QList<Source> &sources)
{
    m_application.reset();
    StartOptions options;
    options.library = m_folder->filePath(QStringLiteral("library"));
    {
        const auto library = Library::open(options.library);
        QVERIFY((*library)->sources().add(sources));
    }
    m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(m_application->start());
    QTRY_VERIFY(m_application->session() && m_application->session()->draft());
    m_application->window()->resize(1600, 1000);
    QTRY_VERIFY(citations()->sources().find(sources.last().key));
    editor()->setFocus();
}

const QuotationEntry *CitationsRoomTest::quotationOf(const QString &key) const
{
    for (const QuotationEntry &entry : m_application->window()->findChild<QuotationDesk *>()->reading().entries) {
        if (entry.source() == key && isFaithful(entry.verification.verdict))
            return &entry;
    }
    return nullptr;
}

void CitationsRoomTest::setOutlet(const QString &outlet) const
{
    Article details = m_application->session()->draft()->details();
    details.outlet = outlet;
    m_application->session()->draft()->setDetails(details);
}

void CitationsRoomTest::completesAKeyAfterTheSign()
{
    type("As @nor");
    QTRY_VERIFY(completion()->isVisible());
    QCOMPARE(find<QListView>("citationCompletionList")->model()->rowCount(), 1);
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(body(), "As @price2021");
    QVERIFY(!completion()->isVisible());
    type(" says, and @");
    QTRY_VERIFY(completion()->isVisible());
    QCOMPARE(find<QListView>("citationCompletionList")->model()->rowCount(), 3);
    QTest::keyClick(editor(), Qt::Key_Down);
    QTest::keyClick(editor(), Qt::Key_Up);
    QTest::keyClick(editor(), Qt::Key_Up);
    QTest::keyClick(editor(), Qt::Key_Tab);
    QCOMPARE(body().count("@"), 2);
    QVERIFY(!body().endsWith("@"));
    QVERIFY(editor()->hasFocus());
    type(" so @2014");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY2(body().endsWith(" so [@vale2014]"), qPrintable(body()));
    editor()->undo();
    QVERIFY(body().endsWith(" so @2014"));
}

void CitationsRoomTest::completesInsideBracketsAndClosesThem()
{
    type("It went well [see @talks");
    QTRY_VERIFY(completion()->isVisible());
    QTest::mouseClick(find<QListView>("citationCompletionList")->viewport(), Qt::LeftButton, {}, QPoint(40, 12));
    QCOMPARE(body(), "It went well [see @price2021]");
    type(", p. 3; @ferry");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(body(), "It went well [see @price2021, p. 3; @vale2014]");
    type("]");
    QCOMPARE(body(), "It went well [see @price2021, p. 3; @vale2014]]");
    editor()->undo();
    editor()->clear();
    type("Well [@osei");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    type("].");
    QCOMPARE(body(), "Well [@osei2019].");
    editor()->clear();
    type("Well [@osei");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    type(". So"); // the end of the sentence is no part of the mark
    QCOMPARE(body(), "Well [@osei2019]. So");
}

void CitationsRoomTest::leavesKeysAloneWhereNothingFits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nobody is called so") << "As @xyzzy";
    QTest::newRow("an address") << "Write to nora@pri";
    QTest::newRow("code") << "`@pri";
    QTest::newRow("after a backslash") << "\\@pri";
    QTest::newRow("after the key") << "As @price2021";
    QTest::newRow("after a word more") << "As @pri says";
}

void CitationsRoomTest::leavesKeysAloneWhereNothingFits()
{
    QFETCH(QString, typed);
    if (typed.startsWith('`')) {
        write("`here `");
        putCaret("`here ");
        typed.remove(0, 1);
    }
    type(typed);
    const QString before = body();
    QVERIFY(!completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(body().size(), before.size() + 1);
}

void CitationsRoomTest::closesWithEscapeAndStaysClosed()
{
    type("As @pri");
    QTRY_VERIFY(completion()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Escape);
    QVERIFY(!completion()->isVisible());
    type("ce");
    QVERIFY(!completion()->isVisible());
    type(" and @va");
    QTRY_VERIFY(completion()->isVisible());
    putCaret("As");
    QVERIFY(!completion()->isVisible());
}

void CitationsRoomTest::citesByThePickerWithPlaceAndWords()
{
    write("It went well");
    run("citations.cite");
    auto *picker = find<QDialog>("citationPicker");
    QVERIFY(picker);
    QVERIFY(!find<QPushButton>("citeAccept")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("citeSearch"), "price");
    QCOMPARE(find<QListView>("citeSources")->model()->rowCount(), 1);
    QTest::keyClicks(find<QLineEdit>("citeLocator"), "12-15");
    find<QComboBox>("citeLabel")->setCurrentIndex(1);
    QTest::keyClicks(find<QLineEdit>("citePrefix"), "s[ee");
    QTest::mouseClick(find<QPushButton>("citeAnother"), Qt::LeftButton);
    QTest::keyClicks(find<QLineEdit>("citeSearch"), "ferry");
    QTest::mouseClick(find<QCheckBox>("citeSuppress"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(find<QLabel>("citeMark")->text(), "[see @price2021, chaps. 12-15; -@vale2014]");
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(body(), "It went well [see @price2021, chaps. 12-15; -@vale2014]");
    editor()->undo();
    QCOMPARE(body(), "It went well");
}

void CitationsRoomTest::changesTheMarkAtTheCaret()
{
    write("It went well [@vale2014, p. 3], he said.");
    putCaret("[@va");
    QTRY_VERIFY(citations()->isSettled());
    run("citations.cite");
    auto *picker = find<QDialog>("citationPicker");
    QCOMPARE(find<QLineEdit>("citeLocator")->text(), "3");
    QTest::keyClick(find<QLineEdit>("citeLocator"), Qt::Key_7);
    QTest::mouseClick(find<QCheckBox>("citeInText"), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(body(), "It went well @vale2014 [p. 37], he said.");
}

void CitationsRoomTest::marksAndTellsAKeyThatNobodyKnows()
{
    write("One [@prize2021] and more");
    auto *remark = find<QLabel>("previewRemark");
    QTRY_VERIFY(remark->text().contains("prize2021"));
    // The mark that is being written is not judged.
    putCaret("[@prize");
    QTRY_VERIFY(remark->text().isEmpty());
    putCaret("more");
    QTRY_VERIFY(remark->text().contains("prize2021"));
    putCaret("[@prize");
    QTRY_VERIFY(citations()->isSettled());
    run("citations.goToSource");
    QVERIFY(m_application->window()->notices()->text().contains("prize2021"));
}

void CitationsRoomTest::showsWhatAMarkPrintsUnderThePointer()
{
    write("It went well [@price2021].");
    QTRY_VERIFY(citations()->isSettled());
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(18);
    const QPoint place = editor()->viewport()->mapTo(editor(), editor()->cursorRect(cursor).center());
    QHelpEvent help(QEvent::ToolTip, place, editor()->mapToGlobal(place));
    QApplication::sendEvent(editor(), &help);
    QTRY_VERIFY2(QToolTip::text().contains("Talks went well"), qPrintable(QToolTip::text()));
    QVERIFY(QToolTip::text().contains("(Nora Price, Harbour Herald)"));
}

void CitationsRoomTest::goesToTheSourceAndBack()
{
    write("More [@vale2014]. Later [@price2021].");
    putCaret("Later [@pri");
    QTRY_VERIFY(citations()->isSettled());
    QTest::keyClick(editor(), Qt::Key_F12);
    QCOMPARE(m_application->window()->sidePanel()->shown(), "sources");
    QTRY_COMPARE(find<QPlainTextEdit>("capturedText")->toPlainText(), "The minister said that the lights stay on. Nobody left.");
    find<QPlainTextEdit>("capturedText")->setFocus();
    putCaret("More");
    run("citations.back");
    QVERIFY(editor()->hasFocus());
    QCOMPARE(editor()->textCursor().position(), int(body().indexOf("[@pri") + 5));
}

void CitationsRoomTest::goesToThePassageFarIntoTheTextAndBack()
{
    QString text;
    for (int i = 0; i < 120; ++i)
        text += QStringLiteral("Paragraph %1 of the minutes says what was said in the hall that evening.\n\n").arg(i);
    const qsizetype start = text.size();
    text += "We 'cannot' wait - not for the ferry, she said.\n\n";
    for (int i = 0; i < 120; ++i)
        text += QStringLiteral("Later paragraph %1 of the minutes goes on for a while after that.\n\n").arg(i);
    startAnewWith({made("minutes", "Hall, Ann", "2020", "Minutes of the evening", text)});
    // Other glyphs than the source's, as typography while typing makes them.
    write(QString::fromUtf8("It was late. “We ‘cannot’ wait – not for the ferry, she said” [@minutes, p. 3]. They left."));
    putCaret("[@min");
    const int caret = editor()->textCursor().position();
    QTRY_VERIFY(citations()->isSettled());
    const auto *captured = find<QPlainTextEdit>("capturedText");
    QTRY_VERIFY_WITH_TIMEOUT(quotationOf("minutes"), 60'000);
    QTest::keyClick(editor(), Qt::Key_F12);
    QTRY_VERIFY_WITH_TIMEOUT(captured->textCursor().hasSelection(), 60'000);
    QCOMPARE(captured->textCursor().selectionStart(), int(start));
    QVERIFY(captured->viewport()->rect().contains(captured->cursorRect().center()));
    find<QPlainTextEdit>("capturedText")->setFocus();
    QTest::keyClick(find<QPlainTextEdit>("capturedText"), Qt::Key_F12, Qt::ShiftModifier);
    QTRY_VERIFY(editor()->hasFocus());
    QCOMPARE(editor()->textCursor().position(), caret);
}

void CitationsRoomTest::goesToTheSourceByClick()
{
    write("Later [@price2021].");
    QTRY_VERIFY(citations()->isSettled());
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(10);
    QTest::mouseClick(editor()->viewport(), Qt::LeftButton, Qt::ControlModifier, editor()->cursorRect(cursor).center());
    QCOMPARE(m_application->window()->sidePanel()->shown(), "sources");
    run("citations.back");
    QVERIFY(editor()->hasFocus());
}

void CitationsRoomTest::choosesAStyleFromTheCatalogue()
{
    write("It went well [@price2021].");
    QCOMPARE(copiedText(), "It went well (Nora Price, Harbour Herald).");
    const QString before = body();
    QTRY_VERIFY(find<QToolButton>("status.citations")->isVisible());
    QTest::mouseClick(find<QToolButton>("status.citations"), Qt::LeftButton);
    auto *list = find<QListView>("styleList");
    QVERIFY(list);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 1000, 60'000);
    QTest::keyClicks(find<QLineEdit>("findStyle"), "american psychological association 7th edition");
    QTRY_VERIFY(list->model()->rowCount() >= 1);
    while (find<QLabel>("styleTitle")->text() != "American Psychological Association 7th edition"
           && list->currentIndex().row() + 1 < list->model()->rowCount())
        QTest::keyClick(find<QLineEdit>("findStyle"), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(find<QTextBrowser>("styleSample")->toPlainText().contains("Price, N. (2021)"), 60'000);
    QTest::keyClick(find<QLineEdit>("findStyle"), Qt::Key_Return);
    QTRY_COMPARE(find<QToolButton>("status.citations")->text(), "APA");
    QVERIFY2(copiedText().startsWith("It went well (Price, 2021).\n\nSources\n"), qPrintable(copiedText()));
    QCOMPARE(body(), before);
    QCOMPARE(m_application->session()->draft()->details().citationStyle, "apa");
    QTRY_VERIFY(!find<QDialog>("styleDialog"));
    run("citations.style");
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("styleTitle")->text(), "American Psychological Association 7th edition", 60'000);
}

void CitationsRoomTest::keepsFavouritesAndTheOutletsStyle()
{
    write("It went well [@price2021].");
    run("citations.style");
    auto *list = find<QListView>("styleList");
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 1000, 60'000);
    QVERIFY(!find<QCheckBox>("styleForOutlet")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("outlet"), "Harbour Herald");
    QTest::keyClicks(find<QLineEdit>("findStyle"), "footnotes");
    QTest::mouseClick(find<QPushButton>("favouriteStyle"), Qt::LeftButton);
    find<QLineEdit>("findStyle")->clear();
    QCOMPARE(list->model()->index(0, 0).data().toString(), "Footnotes");
    QTest::mouseClick(find<QCheckBox>("styleForOutlet"), Qt::LeftButton, {}, QPoint(8, 8));
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::mouseClick(find<QPushButton>("useStyle"), Qt::LeftButton);
    QCOMPARE(m_application->session()->draft()->details().citationStyle, QString());
    QCOMPARE(m_application->session()->draft()->details().outlet, "Harbour Herald");
    QVERIFY2(copiedText().contains("“Talks went well”"), qPrintable(copiedText()));
    setOutlet("Another");
    QCOMPARE(copiedText(), "It went well (Nora Price, Harbour Herald).");
}

void CitationsRoomTest::printsPlainlyWhatABrokenStyleCannot()
{
    const QString styles = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/citation-style-language/styles");
    QVERIFY(QDir().mkpath(styles));
    QFile file(styles + QStringLiteral("/broken.csl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>Broken</title></info>"
               "<citation><layout><text macro=\"gone\"/></layout></citation></style>");
    file.close();
    m_application.reset();
    StartOptions options;
    options.library = m_folder->filePath(QStringLiteral("library"));
    m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
    QVERIFY(m_application->start());
    QTRY_COMPARE(citations()->sources().sources().size(), 3);
    write("It went well [@price2021].");
    const QString before = body();
    citations()->choose(QStringLiteral("broken"), {});
    QTRY_VERIFY_WITH_TIMEOUT(m_application->window()->notices()->text().contains("broken"), 60'000);
    QVERIFY(copiedText().startsWith("It went well (Price 2021)."));
    QCOMPARE(body(), before);
    type(" And more.");
    QCOMPARE(body(), before + " And more.");
    QVERIFY(file.remove());
}

void CitationsRoomTest::renamesAKeyInEveryArticleAndTakesItBack()
{
    Session *session = m_application->session();
    write("Here [@price2021, p. 3] and @price2021 says. `@price2021` is code.");
    Article other;
    other.headline = "Another";
    other.body = "There [see @price2021; @vale2014].";
    const ArticleId another = session->keep(other);
    run("panel.sources");
    auto *list = find<QListView>("sourceList");
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, 0).data().toString() == "Talks went well")
            list->setCurrentIndex(list->model()->index(row, 0));
    }
    QTRY_VERIFY(find<QPushButton>("editSource")->isEnabled());
    QTest::mouseClick(find<QPushButton>("editSource"), Qt::LeftButton);
    QTRY_VERIFY(find<QLineEdit>("sourceKey"));
    find<QLineEdit>("sourceKey")->selectAll();
    QTest::keyClicks(find<QLineEdit>("sourceKey"), "price-talks");
    QTest::mouseClick(find<QPushButton>("keepSource"), Qt::LeftButton);
    const QString renamed = "Here [@price-talks, p. 3] and @price-talks says. `@price2021` is code.";
    QTRY_COMPARE(body(), renamed);
    auto *notices = m_application->window()->notices();
    const auto library = Library::connect(m_folder->filePath(QStringLiteral("library")));
    QTRY_COMPARE((*library)->articles().load(another)->article.body, "There [see @price-talks; @vale2014].");
    QTRY_COMPARE(citations()->sources().find("price-talks") != nullptr, true);
    QTRY_VERIFY(notices->findChild<QPushButton *>()->isVisible());
    QTest::mouseClick(notices->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE((*library)->articles().load(another)->article.body, other.body);
    QTRY_COMPARE(body(), QString(renamed).replace("price-talks", "price2021"));
    QTRY_VERIFY(citations()->sources().find("price2021"));
    editor()->undo();
    QCOMPARE(body(), renamed);
}

void CitationsRoomTest::renamesMarksWithAMergeAndBringsThemBack()
{
    Source one = made("ports", "Lind, Eva", "2018", "Ports of the north");
    one.setText("DOI", "10.1000/7");
    Source two = made("north", "Lind, Eva", "2018", "Ports of the North");
    two.setText("DOI", "10.1000/7");
    startAnewWith({one, two});
    const QString before = "First [@ports, p. 3]; then [see @north; @vale2014], and @north says.";
    write(before);
    Article other;
    other.headline = "Another";
    other.body = "There [@north] and [@ports].";
    const ArticleId another = m_application->session()->keep(other);
    run("sources.duplicates");
    QTRY_VERIFY(find<QDialog>("duplicates"));
    auto *dialog = find<QDialog>("duplicates");
    auto *merge = dialog->findChild<QPushButton *>(QStringLiteral("mergeDuplicates"));
    QTRY_VERIFY(merge->isEnabled());
    auto *keep = dialog->findChild<QComboBox *>(QStringLiteral("keptRecord"));
    keep->setFocus();
    while (!keep->currentText().startsWith("@ports"))
        QTest::keyClick(keep, keep->currentIndex() > 0 ? Qt::Key_Up : Qt::Key_Down);
    merge->setFocus();
    QTest::keyClick(merge, Qt::Key_Space);
    QTRY_COMPARE(body(), "First [@ports, p. 3]; then [see @ports; @vale2014], and @ports says.");
    const auto library = Library::connect(m_folder->filePath(QStringLiteral("library")));
    QTRY_COMPARE((*library)->articles().load(another)->article.body, "There [@ports] and [@ports].");
    auto *verb = dialog->findChild<QPushButton *>(QStringLiteral("notice.verb"));
    QTRY_VERIFY(verb->isVisible());
    verb->setFocus();
    QTest::keyClick(verb, Qt::Key_Space);
    QTRY_COMPARE(body(), before);
    QTRY_COMPARE((*library)->articles().load(another)->article.body, other.body);
    QTRY_VERIFY(citations()->sources().find("north") && citations()->sources().find("ports"));
}

void CitationsRoomTest::showsInThePreviewWhatTheExportWrites_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"journalistic", "source-list", "footnotes", "apa", "chicago-fullnote-bibliography"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void CitationsRoomTest::showsInThePreviewWhatTheExportWrites()
{
    QFETCH(QString, form);
    Source page = made("ledger", "Lind, Eva", "2022", "The ledger of lights", "The minister said that the lights stay on. Nobody left.");
    page.setText("URL", "https://herald.example/ledger?page=2&part=1");
    startAnewWith({page});
    write(QString::fromUtf8("It was late. “The minister said that the lights stay on,” she wrote [@ledger, p. 3].\n\n"
                            "Nobody left[^1] [see @vale2014; @osei2019], as @ledger says.\n\n[^1]: Or so it seemed.\n"));
    citations()->choose(form, {});
    QTRY_VERIFY_WITH_TIMEOUT(citations()->isSettled() && quotationOf("ledger"), 60'000);
    run("export.files");
    QTRY_VERIFY(find<ExportDialog>("exportDialog"));
    auto *dialog = find<ExportDialog>("exportDialog");
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
        if (box->objectName().startsWith("export."))
            box->setChecked(box->objectName() == "export.html");
    }
    dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"))->setText(m_folder->path());
    QSignalSpy exported(dialog, &ExportDialog::exportedTo);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("exportNow")), Qt::LeftButton);
    QTRY_COMPARE(exported.size(), 1);
    QFile file(exported.first().first().toStringList().value(0));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString written = QString::fromUtf8(file.readAll());
    QVERIFY2(written.contains("<q cite=\"https://herald.example/ledger?page=2&amp;part=1\""), qPrintable(written));
    // Both as the browser has understood them, block by block; a patched page has other blank lines between its blocks.
    const QString literal = QString::fromUtf8(QJsonDocument(QJsonArray{written}).toJson(QJsonDocument::Compact));
    const QString script = QStringLiteral("(function () { const whole = d => Array.from(d.querySelectorAll('div[data-part]'), p => p.dataset.part + Array.from(p.children, b => b.outerHTML).join('')).join('\\n');"
                                          "const file = new DOMParser().parseFromString(%1[0], 'text/html');"
                                          "return [whole(document), whole(file)]; })()").arg(literal);
    auto *view = m_application->window()->findChild<PreviewView *>();
    QVERIFY(view);
    QStringList both;
    (void)QTest::qWaitFor([&] { return (both = answerOf(view->page(), script).toStringList()).size() == 2 && both[0] == both[1]; }, 20'000);
    QVERIFY(both.size() == 2 && !both[0].isEmpty());
    const qsizetype place = std::mismatch(both[0].begin(), both[0].end(), both[1].begin(), both[1].end()).first - both[0].begin();
    QVERIFY2(both[0] == both[1], qPrintable(both[0].mid(place - 40, 200) + "\n---\n" + both[1].mid(place - 40, 200)));
}

int main(int argc, char **argv)
{
    stet::preparePreview();
    QApplication application(argc, argv);
    CitationsRoomTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "citationsroomtest.moc"
