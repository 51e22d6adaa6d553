#include "tests/ui/editor/opendesk.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

using namespace stet;

/// The line that is being written: where a click puts the caret, how soon a letter is seen, and that all of it is.
class CaretLineTest : public QObject, private OpenDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(open()); }
    void cleanup() { close(); }
    void clicksBetweenLinesGoToTheNearerOne();
    void paintsALetterBeforeAnythingElseHearsOfIt();
    void showsTheWholeLineThatIsBeingWritten();
    void keepsTheLineOfTheCaretInAShorterWindow();
};

void CaretLineTest::clicksBetweenLinesGoToTheNearerOne()
{
    setBody(QString(QStringLiteral("many words in a line ")).repeated(30));
    body()->grab();
    const QTextLayout *layout = body()->document()->firstBlock().layout();
    QVERIFY(layout->lineCount() > 2);
    const QTextLine second = layout->lineAt(1);
    // Just above the letters of the second line, in the air between it and the first.
    const QTextCursor start(body()->document());
    const int x = body()->cursorRect(start).left() + 120;
    const int top = body()->cursorRect(start).top() - int(layout->lineAt(0).y()) + int(second.y());
    QTest::mouseClick(body()->viewport(), Qt::LeftButton, {}, QPoint(x, top - 2));
    const int at = body()->textCursor().positionInBlock();
    QVERIFY2(at > second.textStart() + 3 && at < second.textStart() + 60, qPrintable(QString::number(at)));
}

void CaretLineTest::paintsALetterBeforeAnythingElseHearsOfIt()
{
    class Paints : public QObject
    {
    public:
        int count = 0;

    private:
        bool eventFilter(QObject *, QEvent *event) override
        {
            count += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    } paints;
    setMarked("one|");
    QCoreApplication::processEvents();
    body()->viewport()->installEventFilter(&paints);
    bool heard = false;
    QMetaObject::invokeMethod(m_window.get(), [&heard] { heard = true; }, Qt::QueuedConnection);
    QTest::keyClick(body(), Qt::Key_X);
    QCOMPARE(text(), QStringLiteral("onex"));
    QVERIFY(paints.count > 0);
    QVERIFY(!heard);
    // A key that writes nothing is in no such hurry.
    paints.count = 0;
    QTest::keyClick(body(), Qt::Key_Shift);
    QCOMPARE(paints.count, 0);
}

void CaretLineTest::showsTheWholeLineThatIsBeingWritten()
{
    setBody(QString(QString(QStringLiteral("many words in a line ")).repeated(17) + QStringLiteral("\n\n")).repeated(9));
    for (int height = 500; height < 540; ++height) { // more than a line, so that every remainder is met
        m_window->resize(800, height);
        QTest::keyClick(body(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(body(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(body(), QStringLiteral("and more words until another line begins"));
        const QRect caret = body()->cursorRect();
        QVERIFY2(caret.top() >= 0 && caret.bottom() < body()->viewport()->height(),
                 qPrintable(QStringLiteral("%1: %2 to %3 of %4").arg(height).arg(caret.top()).arg(caret.bottom()).arg(body()->viewport()->height())));
        QTest::keyClick(body(), Qt::Key_Return);
        QVERIFY(body()->cursorRect().bottom() < body()->viewport()->height());
        run("edit.undo");
        QVERIFY(body()->cursorRect().bottom() < body()->viewport()->height());
    }
}

void CaretLineTest::keepsTheLineOfTheCaretInAShorterWindow()
{
    setBody(QString(QString(QStringLiteral("many words in a line ")).repeated(17) + QStringLiteral("\n\n")).repeated(9));
    QTest::keyClick(body(), Qt::Key_End, Qt::ControlModifier);
    m_window->resize(800, 400);
    QTRY_VERIFY(body()->viewport()->height() < 400);
    QVERIFY2(body()->cursorRect().bottom() < body()->viewport()->height(), qPrintable(QString::number(body()->cursorRect().bottom())));
    // Whoever reads elsewhere is left there.
    QTest::keyClick(body(), Qt::Key_Home, Qt::ControlModifier);
    body()->verticalScrollBar()->setValue(20);
    m_window->resize(800, 300);
    QTRY_VERIFY(body()->viewport()->height() < 300);
    QCOMPARE(body()->verticalScrollBar()->value(), 20);
}

QTEST_MAIN(CaretLineTest)
#include "caretlinetest.moc"
