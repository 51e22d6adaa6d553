#include "tests/ui/quotations/openquotations.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>

using namespace stet;

/// Quotations that are held to the words of a source.
class CheckedQuotationsTest : public QObject, private OpenQuotations
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void holdsAQuotationToASourceAndSeesTheDangerousEdit();
    void quotesChosenWordsOfASourceAsExact();
    void aKeyInsideACheckedQuotationMakesItStaleAtOnce();
    void setsNoDashesWithinACheckedQuotation();
    void quotesFromASavedPageAsExact();
    void holdsAQuotationToWhatIsPastedOrDropped_data();
    void holdsAQuotationToWhatIsPastedOrDropped();

private:
    void writeWithin(const char *word);
};

/// A checked quotation with the caret behind one of its words.
void CheckedQuotationsTest::writeWithin(const char *word)
{
    addSource(QStringLiteral("Minutes\n\nThe harbour would not improve before the winter, she said."));
    write(QStringLiteral("Vale said the harbour “would not improve before the winter” at all."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    QTextCursor cursor = editor()->document()->find(QString::fromLatin1(word));
    cursor.setPosition(cursor.selectionEnd());
    editor()->setTextCursor(cursor);
    editor()->setFocus();
}

void CheckedQuotationsTest::holdsAQuotationToASourceAndSeesTheDangerousEdit()
{
    addSource(QStringLiteral("Minutes\n\nThe harbour would not improve before the winter, she said."));
    write(QStringLiteral("Vale said the harbour “would not improve before the winter” at all."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    auto *source = find<QComboBox>("quotationSource");
    source->setCurrentIndex(1);
    Q_EMIT source->activated(1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));

    QTextCursor cursor = editor()->document()->find(QStringLiteral("not "));
    QVERIFY(cursor.hasSelection());
    cursor.removeSelectedText();
    QTRY_COMPARE(standing(0), int(QuotationStanding::Stale));
    QTRY_COMPARE(standing(0), int(QuotationStanding::Differs));
    QVERIFY(find<QLabel>("quotationDetails")->text().contains(QStringLiteral("not")));
}

void CheckedQuotationsTest::quotesChosenWordsOfASourceAsExact()
{
    addSource(QStringLiteral("Minutes\n\nThe harbour would not improve before the winter, she said."));
    window()->sidePanel()->show(QStringLiteral("sources"));
    auto *text = find<QPlainTextEdit>("capturedText");
    QVERIFY(text->find(QStringLiteral("would not improve before the winter")));
    QTest::mouseClick(find<QPushButton>("quoteThis"), Qt::LeftButton);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    QVERIFY(editor()->toPlainText().contains(QStringLiteral("said, “would not improve before the winter”")));
    // The speaker is chosen, to be overwritten.
    QTest::keyClicks(editor(), QStringLiteral("Vale"));
    QCOMPARE(editor()->toPlainText(), QStringLiteral("Vale said, “would not improve before the winter”"));
}

void CheckedQuotationsTest::aKeyInsideACheckedQuotationMakesItStaleAtOnce()
{
    writeWithin("improve");
    if (QTest::currentTestFailed())
        return;
    QTest::keyClick(editor(), Qt::Key_S);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Stale));
    QTest::keyClick(editor(), Qt::Key_Backspace);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
}

void CheckedQuotationsTest::setsNoDashesWithinACheckedQuotation()
{
    writeWithin("improve");
    if (QTest::currentTestFailed())
        return;
    QTest::keyClicks(editor(), QStringLiteral("--...'s"));
    QVERIFY2(editor()->toPlainText().contains(QStringLiteral("improve--...’s before")), qPrintable(editor()->toPlainText()));
    QTRY_COMPARE(standing(0), int(QuotationStanding::Stale));
    // Its marks are set while it is typed, and what stands around it is typed as ever.
    editor()->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor(), QStringLiteral(" Yes -- \"no\"..."));
    QVERIFY2(editor()->toPlainText().endsWith(QStringLiteral(" Yes – “no”…")), qPrintable(editor()->toPlainText()));
}

void CheckedQuotationsTest::quotesFromASavedPageAsExact()
{
    prompts::setNextAnswer(makeFile(QStringLiteral("minutes.html"),
                                    "<html><head><title>Minutes</title></head><body><article><h1>Minutes</h1><p>The <b>harbour</b> would "
                                    "not improve before the winter, she said.</p></article></body></html>"));
    run("sources.files");
    window()->sidePanel()->show(QStringLiteral("sources"));
    auto *sources = find<QListView>("sourceList");
    QTRY_COMPARE(sources->model()->rowCount(), 1);
    sources->setCurrentIndex(sources->model()->index(0, 0));
    auto *text = find<QPlainTextEdit>("capturedText");
    QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("would not improve")));
    QVERIFY(text->find(QStringLiteral("harbour would not improve")));
    QTest::mouseClick(find<QPushButton>("quoteThis"), Qt::LeftButton);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
    QVERIFY(editor()->toPlainText().contains(QStringLiteral("said, “harbour would not improve”")));
}

void CheckedQuotationsTest::holdsAQuotationToWhatIsPastedOrDropped_data()
{
    QTest::addColumn<bool>("isDropped");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("file");
    const QString words = QStringLiteral("Minutes of the harbour board\n\nVale said it would not improve before the winter, or ever.\n");
    const QString page = QStringLiteral("<html><head><title>Harbour board</title></head><body><article><h1>Harbour board</h1><p>Vale said it "
                                        "would <em>not</em> improve before the&#32;winter, or ever.</p></article></body></html>");
    QTest::newRow("words from the clipboard") << false << words << QString() << QString();
    QTest::newRow("a page from the clipboard") << false << words << page << QString();
    QTest::newRow("words dropped") << true << words << QString() << QString();
    QTest::newRow("a page dropped") << true << words << page << QString();
    QTest::newRow("a text file dropped") << true << words << QString() << QStringLiteral("board.txt");
    QTest::newRow("a saved page dropped") << true << page << QString() << QStringLiteral("board.html");
}

void CheckedQuotationsTest::holdsAQuotationToWhatIsPastedOrDropped()
{
    QFETCH(const bool, isDropped);
    QFETCH(const QString, text);
    QFETCH(const QString, html);
    QFETCH(const QString, file);
    auto mime = std::make_unique<QMimeData>();
    if (file.isEmpty()) {
        mime->setText(text);
        if (!html.isEmpty())
            mime->setHtml(html);
    } else {
        mime->setUrls({QUrl::fromLocalFile(makeFile(file, text.toUtf8()))});
    }
    write(QStringLiteral("The harbour “would not improve before the winter,” Vale said."));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    if (isDropped) {
        window()->sidePanel()->show(QStringLiteral("sources"));
        QVERIFY(dropOnSources(*mime));
    } else {
        QApplication::clipboard()->setMimeData(mime.release());
        run("sources.paste");
    }
    if (file.isEmpty()) { // words and pages that come without a file are looked over first
        QPushButton *keep = nullptr;
        QTRY_VERIFY((keep = find<QPushButton>("keepSource")) && keep->isVisible() && keep->isEnabled());
        QVERIFY(find<QPlainTextEdit>("sourceText")->toPlainText().contains(QStringLiteral("or ever")));
        QTest::mouseClick(keep, Qt::LeftButton);
    }
    window()->sidePanel()->show(QStringLiteral("quotations"));
    auto *source = find<QComboBox>("quotationSource");
    QTRY_COMPARE(source->count(), 3); // none, this one, and "Add a source…"
    choose("quotationSource", 1);
    QTRY_COMPARE(standing(0), int(QuotationStanding::Exact));
}

STET_PREVIEW_TEST_MAIN(CheckedQuotationsTest)

#include "checkedquotationstest.moc"
