#include "tests/ui/openwindow.h"

#include <QMenu>

using namespace stet;

/// Undo by key in the window that was closed and opened again: it goes on where it was, in each text of each draft.
class ReopenedUndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }
    void goesOnInTheBodyOfEachDraft();
    void goesOnInHeadlineAndDeck();
    void isOfferedByTheMenuOfAHeadline();

private:
    QWidget *body() const { return m_window.editor(); }
    DetailField *headline() const { return m_window.desk()->headline(); }
    DetailField *deck() const { return m_window.desk()->deck(); }
    QString bodyText() const { return m_window.editor()->toPlainText(); }
    static void undo(QWidget *field) { QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); }
    static void redo(QWidget *field) { QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    void write(const QString &headlineText, const QString &bodyText) const
    {
        QTest::keyClicks(headline(), headlineText);
        QTest::keyClicks(body(), bodyText);
    }

    OpenWindow m_window;
};

void ReopenedUndoTest::goesOnInTheBodyOfEachDraft()
{
    write(QStringLiteral("One"), QStringLiteral("The last ferry left."));
    undo(body());
    m_window.run("draft.new");
    write(QStringLiteral("Two"), QStringLiteral("Second words"));
    QVERIFY(m_window.window()->close());
    QVERIFY(m_window.openAgain());
    undo(body());
    QCOMPARE(bodyText(), QStringLiteral("Second "));
    QTRY_VERIFY((QTest::keyClick(body(), Qt::Key_PageDown, Qt::ControlModifier), bodyText() == u"The last ferry "));
    undo(body());
    QCOMPARE(bodyText(), QStringLiteral("The last "));
    QCOMPARE(m_window.editor()->textCursor().position(), 9);
    redo(body());
    redo(body());
    QCOMPARE(bodyText(), QStringLiteral("The last ferry left."));
    QCOMPARE(m_window.draft()->body().toString(), bodyText());
}

void ReopenedUndoTest::goesOnInHeadlineAndDeck()
{
    write(QStringLiteral("Harbour lights"), QStringLiteral("The last ferry left."));
    QTest::keyClicks(deck(), QStringLiteral("Who turned them off"));
    undo(deck());
    QCOMPARE(deck()->toPlainText(), QStringLiteral("Who turned them "));
    QVERIFY(m_window.window()->close());
    QVERIFY(m_window.openAgain());
    headline()->setFocus();
    undo(headline());
    QCOMPARE(headline()->toPlainText(), QStringLiteral("Harbour "));
    QCOMPARE(headline()->textCursor().position(), 8);
    m_window.run("edit.undo");
    QCOMPARE(m_window.draft()->details().headline, QString());
    redo(headline());
    QCOMPARE(headline()->toPlainText(), QStringLiteral("Harbour "));
    redo(deck());
    QCOMPARE(m_window.draft()->details().deck, QStringLiteral("Who turned them off"));
    undo(deck());
    undo(deck());
    QCOMPARE(deck()->toPlainText(), QStringLiteral("Who turned "));
    QCOMPARE(bodyText(), QStringLiteral("The last ferry left."));
}

void ReopenedUndoTest::isOfferedByTheMenuOfAHeadline()
{
    write(QStringLiteral("Harbour lights"), QString());
    QVERIFY(m_window.window()->close());
    QVERIFY(m_window.openAgain());
    headline()->showMenuAtCaret();
    auto *menu = m_window.find<QMenu>("headlineMenu");
    QVERIFY(menu);
    auto *entry = menu->findChild<QAction *>(QStringLiteral("edit-undo"));
    QVERIFY(entry && entry->isEnabled());
    entry->trigger();
    QCOMPARE(headline()->toPlainText(), QStringLiteral("Harbour "));
    menu->close();
}

STET_PREVIEW_TEST_MAIN(ReopenedUndoTest)

#include "reopenedundotest.moc"
