#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace stet;

class DeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void handsEveryKeyToTheDraft();
    void handsHeadlineAndDeckToTheDraft();
    void movesOnWithReturnDownAndTabAndBackWithUp();
    void keepsHeadlineInOneParagraph();
    void growsWithALongHeadline();
    void keepsUndoApartForEachDraft();
    void bringsBackCaretOfEachDraft();
    void showsAChangeMadeElsewhereAndUndoesIt();
    void takesBackAChangeThatWasMadeWhileAway();
    void takesNoWordsWithoutADraft();
    void letsGoOfADraftTwiceAndOfAReplacedOne();
    void setsAtMost68CharactersInALine();
    void keepsBodyEqualThroughRandomEdits();
    void takesUpATextWithCarriageReturns();

private:
    ArticleEditor *body() const { return m_desk->editor(); }
    static Article article(const QString &headline, const QString &body)
    {
        Article made;
        made.headline = headline;
        made.body = body;
        return made;
    }

    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<Draft> m_other;
    std::unique_ptr<Desk> m_desk;
};

void DeskTest::init()
{
    m_draft = std::make_unique<Draft>(QUuid::createUuid(), article(QStringLiteral("One"), QStringLiteral("First body.")));
    m_other = std::make_unique<Draft>(QUuid::createUuid(), article(QStringLiteral("Two"), QStringLiteral("Second.")));
    m_desk = std::make_unique<Desk>();
    m_desk->resize(800, 600);
    m_desk->setDraft(m_draft.get());
    m_desk->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_desk.get()));
    body()->setFocus();
}

void DeskTest::cleanup()
{
    m_desk.reset();
    m_draft.reset();
    m_other.reset();
}

void DeskTest::handsEveryKeyToTheDraft()
{
    QSignalSpy edits(m_draft.get(), &Draft::bodyEdited);
    QTest::keyClick(body(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(body(), QStringLiteral(" More"));
    QCOMPARE(edits.size(), 5);
    QTest::keyClick(body(), Qt::Key_Return);
    QTest::keyClick(body(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body. More\n"));
    QTest::keyClick(body(), Qt::Key_Delete);
    QCOMPARE(m_draft->body().toString(), QString());
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body. More\n"));
}

void DeskTest::handsHeadlineAndDeckToTheDraft()
{
    m_desk->headline()->setFocus();
    QTest::keyClick(m_desk->headline(), Qt::Key_End);
    QTest::keyClicks(m_desk->headline(), QStringLiteral(" more"));
    QTest::keyClicks(m_desk->deck(), QStringLiteral("A deck"));
    QCOMPARE(m_draft->details().headline, QStringLiteral("One more"));
    QCOMPARE(m_draft->details().deck, QStringLiteral("A deck"));
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body."));
}

void DeskTest::movesOnWithReturnDownAndTabAndBackWithUp()
{
    m_desk->headline()->setFocus();
    for (const auto key : {Qt::Key_Return, Qt::Key_Down, Qt::Key_Tab}) {
        m_desk->headline()->setFocus();
        QTest::keyClick(m_desk->headline(), key);
        QTRY_VERIFY(m_desk->deck()->hasFocus());
        QTest::keyClick(m_desk->deck(), key);
        QTRY_VERIFY(body()->hasFocus());
    }
    QTest::keyClick(body(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(body(), Qt::Key_Up);
    QTRY_VERIFY(m_desk->deck()->hasFocus());
    QTest::keyClick(m_desk->deck(), Qt::Key_Up);
    QTRY_VERIFY(m_desk->headline()->hasFocus());
    QCOMPARE(m_draft->details().headline, QStringLiteral("One"));
}

void DeskTest::keepsHeadlineInOneParagraph()
{
    m_desk->headline()->selectAll();
    m_desk->headline()->insertPlainText(QString());
    QTest::keyClicks(m_desk->headline(), QStringLiteral("Up"));
    QTest::keyClick(m_desk->headline(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_desk->headline()->document()->blockCount(), 1);
}

void DeskTest::growsWithALongHeadline()
{
    const int before = m_desk->headline()->height();
    QTest::keyClicks(m_desk->headline(), QString(QStringLiteral("Long words ")).repeated(12));
    QVERIFY2(m_desk->headline()->height() >= 2 * before - 8, "a wrapped headline has to be seen whole");
}

void DeskTest::keepsUndoApartForEachDraft()
{
    QTest::keyClicks(body(), QStringLiteral("x"));
    m_desk->setDraft(m_other.get());
    QTest::keyClicks(body(), QStringLiteral("y"));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_other->body().toString(), QStringLiteral("Second."));
    m_desk->setDraft(m_draft.get());
    QCOMPARE(m_draft->body().toString(), QStringLiteral("xFirst body."));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body."));
}

void DeskTest::bringsBackCaretOfEachDraft()
{
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(body(), Qt::Key_Right);
    QTest::keyClick(body(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_draft->place().caret, 5);
    QCOMPARE(m_draft->place().anchor, 4);
    m_desk->setDraft(m_other.get());
    QCOMPARE(body()->textCursor().position(), 0);
    m_desk->setDraft(m_draft.get());
    QCOMPARE(body()->textCursor().position(), 5);
    QCOMPARE(body()->textCursor().anchor(), 4);
}

void DeskTest::showsAChangeMadeElsewhereAndUndoesIt()
{
    m_draft->editBody(6, 4, QStringLiteral("words\nand lines"));
    QCOMPARE(body()->toPlainText(), QStringLiteral("First words\nand lines."));
    Article details = m_draft->details();
    details.headline = QStringLiteral("Changed");
    m_draft->setDetails(details);
    QCOMPARE(m_desk->headline()->toPlainText(), QStringLiteral("Changed"));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body."));
}

void DeskTest::takesBackAChangeThatWasMadeWhileAway()
{
    QTest::keyClicks(body(), QStringLiteral("x"));
    m_desk->setDraft(m_other.get());
    m_draft->editBody(0, m_draft->body().size(), QStringLiteral("Restored"));
    m_desk->setDraft(m_draft.get());
    QCOMPARE(body()->toPlainText(), QStringLiteral("Restored"));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(body()->toPlainText(), QStringLiteral("xFirst body."));
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(body()->toPlainText(), QStringLiteral("First body."));
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body."));
}

void DeskTest::takesNoWordsWithoutADraft()
{
    m_desk->setDraft(nullptr);
    QVERIFY(!body()->isEnabled());
    QCOMPARE(body()->toPlainText(), QString());
    QCOMPARE(m_draft->body().toString(), QStringLiteral("First body."));
}

void DeskTest::letsGoOfADraftTwiceAndOfAReplacedOne()
{
    m_desk->setDraft(nullptr);
    m_desk->setDraft(nullptr);
    Draft same(m_draft->id(), article(QStringLiteral("One"), QStringLiteral("Other words.")));
    m_desk->setDraft(m_draft.get());
    m_desk->setDraft(&same);
    body()->grab();
    QCOMPARE(body()->toPlainText(), QStringLiteral("Other words."));
    m_desk->setDraft(nullptr);
}

void DeskTest::setsAtMost68CharactersInALine()
{
    m_desk->resize(1800, 600);
    m_draft->editBody(0, 0, QString(QStringLiteral("An ordinary sentence has words of many lengths. ")).repeated(20));
    body()->grab();
    const QTextLayout *layout = body()->document()->firstBlock().layout();
    QVERIFY(layout->lineCount() > 10);
    for (int i = 0; i < layout->lineCount(); ++i)
        QVERIFY2(layout->lineAt(i).textLength() <= 72, qPrintable(QString::number(layout->lineAt(i).textLength())));
    const QRect column = body()->viewport()->geometry();
    QVERIFY(qAbs(column.center().x() - body()->width() / 2) <= 2);
    QTRY_COMPARE(m_desk->headline()->mapTo(m_desk.get(), QPoint()).x() + m_desk->headline()->textMargin(),
                 column.x() + body()->textMargin());
}

void DeskTest::keepsBodyEqualThroughRandomEdits()
{
    const QString before = m_draft->body().toString();
    quint32 seed = 7;
    const auto next = [&seed](int bound) { return int((seed = seed * 1664525U + 1013904223U) >> 8) % bound; };
    const QStringList pieces{QStringLiteral("w"), QStringLiteral("two words "), QStringLiteral("\n"),
                             QStringLiteral("# H\n\ntext *a*\n"), QString(), QStringLiteral("```\ncode\n```\n")};
    for (int i = 0; i < 600; ++i) {
        QTextCursor cursor(body()->document());
        const int size = body()->document()->characterCount() - 1;
        cursor.setPosition(next(size + 1));
        cursor.setPosition(qMin(size, cursor.position() + next(9)), QTextCursor::KeepAnchor);
        if (i % 13 == 0)
            body()->undo();
        else if (i % 17 == 0)
            body()->redo();
        else
            cursor.insertText(pieces[next(int(pieces.size()))]);
        QCOMPARE(m_draft->body().toString(), body()->toPlainText());
    }
    while (m_draft->canUndo(EditedText::Body))
        body()->undo();
    QCOMPARE(m_draft->body().toString(), before);
}

void DeskTest::takesUpATextWithCarriageReturns()
{
    Draft odd(QUuid::createUuid(), article(QString(), QStringLiteral("one\r\ntwo\rthree")));
    m_desk->setDraft(&odd);
    QCOMPARE(odd.body().toString(), body()->toPlainText());
    QTest::keyClick(body(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(body(), QStringLiteral("!"));
    QCOMPARE(odd.body().toString(), QStringLiteral("one\ntwo\nthree!"));
    m_desk->setDraft(nullptr);
}

QTEST_MAIN(DeskTest)
#include "desktest.moc"
