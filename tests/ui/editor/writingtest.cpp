#include "tests/ui/editor/opendesk.h"
#include "ui/editor/bodywords.h"
#include "ui/editor/findbar.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBlock>
#include <QToolButton>

using namespace stet;

/// Writing with real keys: lists, formatting, undo, find and replace, counting.
class WritingTest : public QObject, private OpenDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void continuesAndEndsListsAndQuotations_data();
    void continuesAndEndsListsAndQuotations();
    void indentsItemsWithTab();
    void leavesTheBodyWithTabInRunningText();
    void goesThroughALinkWithTab();
    void undoesWordByWord();
    void formats_data();
    void formats();
    void undoesAFormatInOneStep();
    void findsWhileOneTypesAndWrapsAround();
    void saysWhatIsWrongWithAnExpression();
    void findsWholeWordsAndCase();
    void replacesAllAsOneUndo();
    void fillsInWhatAnExpressionCaught();
    void setsTypographyWhileOneTypesAndTakesItBack();
    void countsWordsWithEachKey();
    void countsSelectedWords();
    void putsAnAddressOnSelectedWords();
    void pastesFormattedWordsAsMarkdown();
    void saysWhatAPasteLeftOut();
    void movesMarksAlongWithEdits();
};

void WritingTest::continuesAndEndsListsAndQuotations_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("bullet") << "- one|" << "- one\n- |";
    QTest::newRow("in the middle") << "* on|e" << "* on\n* |e";
    QTest::newRow("number") << "9. one|" << "9. one\n10. |";
    QTest::newRow("following numbers") << "1. one|\n2. two\n3. three" << "1. one\n2. |\n3. two\n4. three";
    QTest::newRow("empty item ends") << "- one\n- |" << "- one\n\n|";
    QTest::newRow("empty item of a loose list ends") << "- one\n\n- |" << "- one\n\n|";
    QTest::newRow("empty nested item steps out") << "- one\n  - |" << "- one\n- |";
    QTest::newRow("task") << "- [x] done|" << "- [x] done\n- [ ] |";
    QTest::newRow("quotation") << "> said|" << "> said\n> |";
    QTest::newRow("empty quotation ends") << "> said\n> |" << "> said\n\n|";
    QTest::newRow("list in quotation ends") << "> - one\n> - |" << "> - one\n> \n> |";
    QTest::newRow("list in quotation") << "> - one|" << "> - one\n> - |";
    QTest::newRow("prose") << "He was 5. Then|" << "He was 5. Then\n|";
    QTest::newRow("before the mark") << "|- one" << "\n|- one";
    QTest::newRow("code") << "```\n- one|\n```" << "```\n- one\n|\n```";
    QTest::newRow("dash in prose") << "-one|" << "-one\n|";
}

void WritingTest::continuesAndEndsListsAndQuotations()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    setMarked(before);
    body()->grab();
    QTest::keyClick(body(), Qt::Key_Return);
    QCOMPARE(marked(), after);
    body()->undo();
    QString unmarked = before;
    QCOMPARE(text(), unmarked.remove(QLatin1Char('|')));
}

void WritingTest::indentsItemsWithTab()
{
    setMarked(QStringLiteral("- one\n- two|"));
    QTest::keyClick(body(), Qt::Key_Tab);
    QCOMPARE(marked(), QStringLiteral("- one\n  - two|"));
    QTest::keyClick(body(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(marked(), QStringLiteral("- one\n- two|"));
    setMarked(QStringLiteral("1. one\n2. two|"));
    QTest::keyClick(body(), Qt::Key_Tab);
    QCOMPARE(marked(), QStringLiteral("1. one\n   1. two|"));
}

void WritingTest::leavesTheBodyWithTabInRunningText()
{
    setMarked(QStringLiteral("prose|"));
    QTest::keyClick(body(), Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_VERIFY(!body()->hasFocus());
    QCOMPARE(text(), QStringLiteral("prose"));
}

void WritingTest::goesThroughALinkWithTab()
{
    setMarked(QStringLiteral("see [the report|]() and [more](x)"));
    QTest::keyClick(body(), Qt::Key_Tab);
    QTest::keyClicks(body(), QStringLiteral("https://a.example"));
    QTest::keyClick(body(), Qt::Key_Tab);
    QVERIFY(body()->hasFocus());
    QCOMPARE(marked(), QStringLiteral("see [the report](https://a.example)| and [more](x)"));
    QTest::keyClick(body(), Qt::Key_Left);
    QTest::keyClick(body(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(body()->textCursor().selectedText(), QStringLiteral("the report"));
}

void WritingTest::undoesWordByWord()
{
    QTest::keyClicks(body(), QStringLiteral("one two three"));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), QStringLiteral("one two "));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), QStringLiteral("one "));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), QStringLiteral("one two "));
}

void WritingTest::formats_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("again");
    QTest::newRow("bold selection") << "format.bold" << "a |word| b" << "a **|word|** b" << "a |word| b";
    QTest::newRow("bold word") << "format.bold" << "a wo|rd b" << "a **wo|rd** b" << "a wo|rd b";
    QTest::newRow("bold without spaces") << "format.bold" << "a |word |b" << "a **|word|** b" << "a |word| b";
    QTest::newRow("italic in bold") << "format.italic" << "**|word|**" << "***|word|***" << "**|word|**";
    QTest::newRow("bold with marks selected") << "format.bold" << "|**word**|" << "|word|" << "**|word|**";
    QTest::newRow("bold at caret") << "format.bold" << "a | b" << "a **|** b" << "a | b";
    QTest::newRow("italic over paragraphs") << "format.italic" << "|one\n\ntwo|" << "*|one*\n\n*two|*" << "|one\n\ntwo|";
    QTest::newRow("strike") << "format.strike" << "|gone|" << "~~|gone|~~" << "|gone|";
    QTest::newRow("code") << "format.code" << "|x|" << "`|x|`" << "|x|";
    QTest::newRow("code block") << "format.code" << "|a\nb|" << "```\n|a\nb|\n```" << "|a\nb|";
    QTest::newRow("heading") << "format.heading2" << "wo|rds" << "## wo|rds" << "wo|rds";
    QTest::newRow("other heading") << "format.heading3" << "## wo|rds" << "### wo|rds" << "wo|rds";
    QTest::newRow("no heading") << "format.noHeading" << "## wo|rds" << "wo|rds" << "wo|rds";
    QTest::newRow("quote") << "format.quote" << "|one\ntwo|" << "> |one\n> two|" << "|one\ntwo|";
    QTest::newRow("bullets") << "format.bullets" << "|one\ntwo|" << "- |one\n- two|" << "|one\ntwo|";
    QTest::newRow("numbers for bullets") << "format.numbers" << "|- one\n- two|" << "1. |one\n2. two|" << "|one\ntwo|";
    QTest::newRow("link") << "format.link" << "|word|" << "[word](|)" << "[word](|)";
    QTest::newRow("address") << "format.link" << "|https://a.org/b|" << "[|](https://a.org/b)" << "";
    QTest::newRow("footnote") << "format.footnote" << "Said.|\n\nMore[^1]\n\n[^1]: n"
                              << "Said.[^2]\n\nMore[^1]\n\n[^1]: n\n[^2]: |" << "";
    QTest::newRow("clear") << "format.clear" << "|## A **b** *c* [d](http://e) `f` [^1]|"
                           << "|A b c d f [^1]|" << "|A b c d f [^1]|";
}

void WritingTest::formats()
{
    QFETCH(QString, command);
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, again);
    QApplication::clipboard()->clear();
    setMarked(before);
    run(command.toLatin1().constData());
    QCOMPARE(marked(), after);
    if (again.isEmpty())
        return;
    run(command.toLatin1().constData());
    QCOMPARE(marked(), again);
}

void WritingTest::undoesAFormatInOneStep()
{
    setMarked(QStringLiteral("|one\n\ntwo|"));
    run("format.bold");
    QCOMPARE(text(), QStringLiteral("**one**\n\n**two**"));
    run("edit.undo");
    QCOMPARE(text(), QStringLiteral("one\n\ntwo"));
}

void WritingTest::findsWhileOneTypesAndWrapsAround()
{
    setMarked(QStringLiteral("|harbour and har\nHarbour"));
    run("edit.find");
    auto *words = m_desk->findChild<QLineEdit *>(QStringLiteral("findWords"));
    QTRY_VERIFY(words->hasFocus());
    QTest::keyClicks(words, QStringLiteral("harb"));
    QTRY_COMPARE(body()->textCursor().selectedText(), QStringLiteral("harb"));
    auto *state = m_desk->findChild<QLabel *>(QStringLiteral("findState"));
    QTRY_COMPARE(state->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(state->text(), QStringLiteral("2 of 2"));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(state->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(state->text(), QStringLiteral("2 of 2"));
    QTest::keyClicks(words, QStringLiteral("zz"));
    QTRY_COMPARE(state->text(), QStringLiteral("Not found"));
    QTest::keyClick(words, Qt::Key_Escape);
    QTRY_VERIFY(body()->hasFocus());
    QVERIFY(!m_desk->findBar()->isVisible());
}

void WritingTest::saysWhatIsWrongWithAnExpression()
{
    setMarked(QStringLiteral("|words"));
    run("edit.find");
    m_desk->findChild<QToolButton *>(QStringLiteral("regularExpression"))->click();
    auto *words = m_desk->findChild<QLineEdit *>(QStringLiteral("findWords"));
    QTest::keyClicks(words, QStringLiteral("(wo"));
    auto *state = m_desk->findChild<QLabel *>(QStringLiteral("findState"));
    QTRY_VERIFY2(state->text().startsWith(QStringLiteral("This expression cannot be read")), qPrintable(state->text()));
    QTest::keyClicks(words, QStringLiteral(")"));
    QTRY_COMPARE(state->text(), QStringLiteral("1 of 1"));
}

void WritingTest::findsWholeWordsAndCase()
{
    setMarked(QStringLiteral("|cat Cat concat"));
    run("edit.find");
    auto *words = m_desk->findChild<QLineEdit *>(QStringLiteral("findWords"));
    auto *state = m_desk->findChild<QLabel *>(QStringLiteral("findState"));
    QTest::keyClicks(words, QStringLiteral("cat"));
    QTRY_COMPARE(state->text(), QStringLiteral("1 of 3"));
    m_desk->findChild<QToolButton *>(QStringLiteral("wholeWords"))->click();
    QTRY_COMPARE(state->text(), QStringLiteral("1 of 2"));
    m_desk->findChild<QToolButton *>(QStringLiteral("matchCase"))->click();
    QTRY_COMPARE(state->text(), QStringLiteral("1 of 1"));
}

void WritingTest::replacesAllAsOneUndo()
{
    setMarked(QStringLiteral("|a cat, a Cat’s tail\nand cats"));
    run("edit.replace");
    auto *words = m_desk->findChild<QLineEdit *>(QStringLiteral("findWords"));
    QTest::keyClicks(words, QStringLiteral("cat"));
    QTest::keyClicks(m_desk->findChild<QLineEdit *>(QStringLiteral("replacement")), QStringLiteral("dog"));
    auto *all = m_desk->findChild<QPushButton *>(QStringLiteral("replaceAll"));
    QTRY_VERIFY(all->isEnabled());
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(text(), QStringLiteral("a dog, a dog’s tail\nand dogs"));
    body()->undo();
    QCOMPARE(text(), QStringLiteral("a cat, a Cat’s tail\nand cats"));
}

void WritingTest::fillsInWhatAnExpressionCaught()
{
    setMarked(QStringLiteral("|12/11 and 3/4"));
    run("edit.replace");
    m_desk->findChild<QToolButton *>(QStringLiteral("regularExpression"))->click();
    QTest::keyClicks(m_desk->findChild<QLineEdit *>(QStringLiteral("findWords")), QStringLiteral("(\\d+)/(\\d+)"));
    QTest::keyClicks(m_desk->findChild<QLineEdit *>(QStringLiteral("replacement")), QStringLiteral("\\2.\\1."));
    QTRY_COMPARE(body()->textCursor().selectedText(), QStringLiteral("12/11"));
    m_desk->findBar()->replaceOne();
    QCOMPARE(text(), QStringLiteral("11.12. and 3/4"));
    QTRY_COMPARE(body()->textCursor().selectedText(), QStringLiteral("3/4"));
}

void WritingTest::setsTypographyWhileOneTypesAndTakesItBack()
{
    m_desk->setTypography(true);
    QTest::keyClicks(body(), QStringLiteral("\"It's"));
    QCOMPARE(text(), QStringLiteral("“It’s"));
    QTest::keyClicks(body(), QStringLiteral("\""));
    QCOMPARE(text(), QStringLiteral("“It’s”"));
    QTest::keyClick(body(), Qt::Key_Backspace);
    QCOMPARE(text(), QStringLiteral("“It’s\""));
    QTest::keyClick(body(), Qt::Key_Backspace);
    QCOMPARE(text(), QStringLiteral("“It’s"));
    QTest::keyClicks(body(), QStringLiteral("\""));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), QStringLiteral("“It’s\""));
    setMarked(QStringLiteral("```\n|\n```"));
    body()->grab();
    QTest::keyClicks(body(), QStringLiteral("\"x\""));
    QCOMPARE(text(), QStringLiteral("```\n\"x\"\n```"));
}

void WritingTest::countsWordsWithEachKey()
{
    QSignalSpy counts(m_desk, &Desk::wordsCounted);
    setBody(QStringLiteral("One *two* [three](http://a.org/four) [@five] six[^1].\n\n[^1]: not these\n"));
    QTRY_COMPARE(m_desk->words()->words(), 4);
    QTest::keyClicks(body(), QStringLiteral("Two more "));
    QCOMPARE(m_desk->words()->words(), 6);
    QTest::keyClick(body(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(body(), Qt::Key_Delete);
    QTRY_COMPARE(m_desk->words()->words(), 0);
    QVERIFY(!counts.isEmpty());
}

void WritingTest::countsSelectedWords()
{
    setMarked(QStringLiteral("|one two| three"));
    QTRY_COMPARE(m_desk->words()->words(), 3);
    QSignalSpy counts(m_desk, &Desk::wordsCounted);
    QTest::keyClick(body(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(body(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!counts.isEmpty());
    QCOMPARE(counts.last().at(1).toLongLong(), 3);
    QTest::keyClick(body(), Qt::Key_Left);
    QTRY_COMPARE(counts.last().at(1).toLongLong(), 0);
}

void WritingTest::putsAnAddressOnSelectedWords()
{
    setMarked(QStringLiteral("see |this| now"));
    QApplication::clipboard()->setText(QStringLiteral("https://example.org/x"));
    run("edit.paste");
    QCOMPARE(text(), QStringLiteral("see [this](https://example.org/x) now"));
    setMarked(QStringLiteral("see |this| now"));
    run("edit.pastePlain");
    QCOMPARE(text(), QStringLiteral("see https://example.org/x now"));
}

void WritingTest::pastesFormattedWordsAsMarkdown()
{
    setMarked(QStringLiteral("Before |"));
    auto *copied = new QMimeData;
    copied->setHtml(QStringLiteral("<b style='font-weight:normal'><p>One <i>two</i> <a href='https://a.org/'>three</a></p></b>"));
    copied->setText(QStringLiteral("One two three"));
    QApplication::clipboard()->setMimeData(copied);
    QTest::keyClick(body(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(text(), QStringLiteral("Before One *two* [three](https://a.org/)"));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), QStringLiteral("Before "));
    run("edit.pastePlain");
    QCOMPARE(text(), QStringLiteral("Before One two three"));
}

void WritingTest::saysWhatAPasteLeftOut()
{
    QSignalSpy said(body(), &ArticleEditor::pasteDropped);
    auto *copied = new QMimeData;
    copied->setHtml(QStringLiteral("<p>Words</p><script>alert(1)</script>"));
    QApplication::clipboard()->setMimeData(copied);
    run("edit.paste");
    QCOMPARE(text(), QStringLiteral("Words"));
    QCOMPARE(said.size(), 1);
}

void WritingTest::movesMarksAlongWithEdits()
{
    MarkLayers marks;
    marks.set("a", {{{4, 8}, TextMark::Line::Wash, {}, Qt::red, {}},
                    {{20, 24}, TextMark::Line::Solid, {}, Qt::red, {}}});
    marks.takeChange(0, 0, 10);
    QCOMPARE(marks.in({14, 15}).size(), 1);
    QCOMPARE(marks.in({0, 14}).size(), 0);
    marks.takeChange(15, 1, 3);
    QCOMPARE(marks.in({14, 15}).first().range, (TextRange{14, 20}));
    QCOMPARE(marks.in({30, 100}).first().range, (TextRange{32, 36}));
}

QTEST_MAIN(WritingTest)
#include "writingtest.moc"
