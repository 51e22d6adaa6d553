#include "app/article/draft.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stet;

class EditHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneStepOfEachTypedWord();
    void makesOneStepOfEachDeletedWord();
    void keepsPastesAndLineEndsApart();
    void forgetsWhatWasTakenBackOnceSomethingElseIsWritten();
    void retracesAnyEditsToTheFirstTextAndBack();
    void givesUpTheOldestButNeverTheLastStep();
    void beginsAnewWithAnotherText();
    void takesNothingBackThatDoesNotFitTheText();
    void refusesStepsThatMakeNoSense();

private:
    static void type(Draft &draft, const QString &text)
    {
        for (const QChar letter : text)
            draft.editBody(draft.body().size(), 0, QString(letter));
    }
    static QStringList undoAll(Draft &draft)
    {
        QStringList texts;
        while (draft.canUndo(EditedText::Body)) {
            draft.undo(EditedText::Body);
            texts.append(draft.body().toString());
        }
        return texts;
    }
};

void EditHistoryTest::makesOneStepOfEachTypedWord()
{
    Draft draft(QUuid::createUuid(), {});
    type(draft, QStringLiteral("The last ferry"));
    QCOMPARE(undoAll(draft), (QStringList{QStringLiteral("The last "), QStringLiteral("The "), QString()}));
    draft.redo(EditedText::Body);
    draft.redo(EditedText::Body);
    QCOMPARE(draft.body().toString(), QStringLiteral("The last "));
}

void EditHistoryTest::makesOneStepOfEachDeletedWord()
{
    Article article;
    article.body = QStringLiteral("one two three");
    Draft draft(QUuid::createUuid(), article);
    while (draft.body().size() > 4) // Backspace from the end
        draft.editBody(draft.body().size() - 1, 1, {});
    QCOMPARE(undoAll(draft), (QStringList{QStringLiteral("one two"), QStringLiteral("one two three")}));
    for (int i = 0; i < 8; ++i) // Delete from the start
        draft.editBody(0, 1, {});
    QCOMPARE(draft.body().toString(), QStringLiteral("three"));
    QCOMPARE(undoAll(draft), (QStringList{QStringLiteral("two three"), QStringLiteral("one two three")}));
}

void EditHistoryTest::keepsPastesAndLineEndsApart()
{
    Draft draft(QUuid::createUuid(), {});
    type(draft, QStringLiteral("a\nb"));
    draft.editBody(3, 0, QStringLiteral("pasted words"));
    type(draft, QStringLiteral("c"));
    QCOMPARE(undoAll(draft), (QStringList{QStringLiteral("a\nbpasted words"), QStringLiteral("a\nb"),
                                          QStringLiteral("a\n"), QStringLiteral("a"), QString()}));
}

void EditHistoryTest::forgetsWhatWasTakenBackOnceSomethingElseIsWritten()
{
    Draft draft(QUuid::createUuid(), {});
    type(draft, QStringLiteral("one two"));
    draft.undo(EditedText::Body);
    QVERIFY(draft.canRedo(EditedText::Body));
    type(draft, QStringLiteral("x"));
    QVERIFY(!draft.canRedo(EditedText::Body));
    QCOMPARE(undoAll(draft), (QStringList{QStringLiteral("one "), QString()}));
}

void EditHistoryTest::retracesAnyEditsToTheFirstTextAndBack()
{
    QRandomGenerator random(5);
    Article article;
    article.body = QStringLiteral("The first text, \U0001F600 and all.\nAnd a line.");
    Draft draft(QUuid::createUuid(), article);
    for (int i = 0; i < 1500; ++i) {
        const qsizetype at = random.bounded(int(draft.body().size()) + 1);
        const qsizetype removed = std::min<qsizetype>(random.bounded(4), draft.body().size() - at);
        if (random.bounded(9) == 0)
            draft.undo(EditedText::Body);
        else if (random.bounded(9) == 0)
            draft.redo(EditedText::Body);
        else
            draft.editBody(at, removed, QStringLiteral("w x\n\U0001F600").mid(random.bounded(7), random.bounded(3)));
    }
    while (draft.canRedo(EditedText::Body))
        draft.redo(EditedText::Body);
    const QString last = draft.body().toString();
    while (draft.canUndo(EditedText::Body))
        draft.undo(EditedText::Body);
    QCOMPARE(draft.body().toString(), article.body);
    while (draft.canRedo(EditedText::Body))
        draft.redo(EditedText::Body);
    QCOMPARE(draft.body().toString(), last);
}

void EditHistoryTest::givesUpTheOldestButNeverTheLastStep()
{
    EditHistory history;
    for (int i = 0; i < EditHistory::mostSteps + 10; ++i)
        history.note(EditKind::Step, {0, {}, QStringLiteral("step %1").arg(i)});
    QCOMPARE(history.steps().size(), EditHistory::mostSteps);
    QCOMPARE(history.steps().first().added, QStringLiteral("step 10"));
    history.note(EditKind::Step, {0, {}, QString(EditHistory::mostCharacters + 1, u'x')});
    QCOMPARE(history.steps().size(), 1);
    QVERIFY(history.canUndo());
}

void EditHistoryTest::beginsAnewWithAnotherText()
{
    Draft draft(QUuid::createUuid(), {});
    type(draft, QStringLiteral("one"));
    draft.editBody(0, 3, QStringLiteral("two"), EditKind::Anew);
    QVERIFY(!draft.canUndo(EditedText::Body) && !draft.canRedo(EditedText::Body));
}

void EditHistoryTest::takesNothingBackThatDoesNotFitTheText()
{
    Article article;
    article.body = QStringLiteral("Other words altogether.");
    Draft draft(QUuid::createUuid(), article);
    ArticleEdits edits;
    edits.body = EditHistory::fromSteps({{0, {}, QStringLiteral("one ")}}, 1);
    draft.setEdits(edits);
    draft.undo(EditedText::Body);
    QCOMPARE(draft.body().toString(), article.body);
    QVERIFY(!draft.canUndo(EditedText::Body));
}

void EditHistoryTest::refusesStepsThatMakeNoSense()
{
    const QList<EditStep> good{{0, {}, QStringLiteral("one")}, {3, {}, QStringLiteral(" two")}};
    QCOMPARE(EditHistory::fromSteps(good, 1).steps(), good);
    QVERIFY(EditHistory::fromSteps(good, 3).steps().isEmpty());
    QVERIFY(EditHistory::fromSteps(good, -1).steps().isEmpty());
    QVERIFY(EditHistory::fromSteps({{-1, {}, QStringLiteral("x")}}, 1).steps().isEmpty());
    QVERIFY(EditHistory::fromSteps({{0, {}, {}}}, 1).steps().isEmpty());
}

QTEST_GUILESS_MAIN(EditHistoryTest)
#include "edithistorytest.moc"
