#include "tests/ui/citations/opencitations.h"
#include "tests/ui/preview/previewtesting.h"
#include "ui/export/exportdialog.h"
#include "ui/notices.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>

using namespace stet;

/// What citations print: the style of an article and of an outlet, in the preview and in the export.
class CitationStylesTest : public QObject, private OpenCitations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void choosesAStyleFromTheCatalogue();
    void keepsFavouritesAndTheOutletsStyle();
    void printsPlainlyWhatABrokenStyleCannot();
    void showsInThePreviewWhatTheExportWrites_data();
    void showsInThePreviewWhatTheExportWrites();

private:
    QString copiedText() const;
    void setOutlet(const QString &outlet) const;
};

/// What export makes of the article, through the clipboard.
QString CitationStylesTest::copiedText() const
{
    QApplication::clipboard()->clear();
    run("export.copyRich");
    if (!QTest::qWaitFor([] { return !QApplication::clipboard()->text().isEmpty(); }, 60'000))
        return {};
    return QApplication::clipboard()->text().trimmed();
}

void CitationStylesTest::setOutlet(const QString &outlet) const
{
    Article details = draft()->details();
    details.outlet = outlet;
    draft()->setDetails(details);
}

void CitationStylesTest::choosesAStyleFromTheCatalogue()
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
    QCOMPARE(draft()->details().citationStyle, "apa");
    QTRY_VERIFY(!find<QDialog>("styleDialog"));
    run("citations.style");
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("styleTitle")->text(), "American Psychological Association 7th edition", 60'000);
}

void CitationStylesTest::keepsFavouritesAndTheOutletsStyle()
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
    QCOMPARE(draft()->details().citationStyle, QString());
    QCOMPARE(draft()->details().outlet, "Harbour Herald");
    QVERIFY2(copiedText().contains("“Talks went well”"), qPrintable(copiedText()));
    setOutlet("Another");
    QCOMPARE(copiedText(), "It went well (Nora Price, Harbour Herald).");
}

void CitationStylesTest::printsPlainlyWhatABrokenStyleCannot()
{
    const QString styles = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/citation-style-language/styles");
    QVERIFY(QDir().mkpath(styles));
    QFile file(styles + QStringLiteral("/broken.csl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>Broken</title></info>"
               "<citation><layout><text macro=\"gone\"/></layout></citation></style>");
    file.close();
    QVERIFY(openAgain());
    QTRY_COMPARE(citations()->sources().sources().size(), 3);
    write("It went well [@price2021].");
    const QString before = body();
    citations()->choose(QStringLiteral("broken"), {});
    QTRY_VERIFY_WITH_TIMEOUT(window()->notices()->text().contains("broken"), 60'000);
    QVERIFY(copiedText().startsWith("It went well (Price 2021)."));
    QCOMPARE(body(), before);
    type(" And more.");
    QCOMPARE(body(), before + " And more.");
    QVERIFY(file.remove());
}

void CitationStylesTest::showsInThePreviewWhatTheExportWrites_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"journalistic", "source-list", "footnotes", "apa", "chicago-fullnote-bibliography"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void CitationStylesTest::showsInThePreviewWhatTheExportWrites()
{
    QFETCH(QString, form);
    Source page = made("ledger", "Lind, Eva", "2022", "The ledger of lights", "The minister said that the lights stay on. Nobody left.");
    page.setText("URL", "https://herald.example/ledger?page=2&part=1");
    QVERIFY(startAnewWith({page}));
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
    dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"))->setText(path());
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
    auto *view = window()->findChild<PreviewView *>();
    QVERIFY(view);
    QStringList both;
    (void)QTest::qWaitFor([&] { return (both = answerOf(view->page(), script).toStringList()).size() == 2 && both[0] == both[1]; }, 20'000);
    QVERIFY(both.size() == 2 && !both[0].isEmpty());
    const qsizetype place = std::mismatch(both[0].begin(), both[0].end(), both[1].begin(), both[1].end()).first - both[0].begin();
    QVERIFY2(both[0] == both[1], qPrintable(both[0].mid(place - 40, 200) + "\n---\n" + both[1].mid(place - 40, 200)));
}

STET_PREVIEW_TEST_MAIN(CitationStylesTest)

#include "citationstylestest.moc"
