#include "app/article/draft.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stet;

/// Headline and deck as forms hand them over, whole: their steps are found in what differs.
class ArticleEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneStepOfEachTypedWordOfAHeadline();
    void keepsTheStepsOfTheTextsApart();
    void retracesAnyHeadlinesToTheFirstAndBack();
    void takesNothingBackThatDoesNotFitTheHeadline();
    void findsTheShortestEdit_data();
    void findsTheShortestEdit();

private:
    static void setHeadline(Draft &draft, const QString &headline)
    {
        Article details = draft.details();
        details.headline = headline;
        draft.setDetails(details);
    }
    static void type(Draft &draft, const QString &words)
    {
        for (const QChar letter : words)
            setHeadline(draft, draft.details().headline + letter);
    }
};

void ArticleEditsTest::makesOneStepOfEachTypedWordOfAHeadline()
{
    Draft draft(QUuid::createUuid(), {});
    type(draft, QStringLiteral("Harbour lights"));
    draft.undo(EditedText::Headline);
    QCOMPARE(draft.details().headline, QStringLiteral("Harbour "));
    draft.undo(EditedText::Headline);
    QCOMPARE(draft.details().headline, QString());
    QVERIFY(!draft.canUndo(EditedText::Headline));
    draft.redo(EditedText::Headline);
    draft.redo(EditedText::Headline);
    QCOMPARE(draft.details().headline, QStringLiteral("Harbour lights"));
}

void ArticleEditsTest::keepsTheStepsOfTheTextsApart()
{
    Draft draft(QUuid::createUuid(), {});
    type(draft, QStringLiteral("One"));
    draft.editBody(0, 0, QStringLiteral("Body"));
    Article details = draft.details();
    details.deck = QStringLiteral("Deck");
    details.tags = {QStringLiteral("tag")};
    draft.setDetails(details);
    draft.undo(EditedText::Headline);
    QCOMPARE(draft.details().headline, QString());
    QCOMPARE(draft.details().deck, QStringLiteral("Deck"));
    QCOMPARE(draft.body().toString(), QStringLiteral("Body"));
    draft.undo(EditedText::Deck);
    QCOMPARE(draft.details().deck, QString());
    QCOMPARE(draft.details().tags, QStringList{QStringLiteral("tag")});
    draft.redo(EditedText::Headline);
    QCOMPARE(draft.details().headline, QStringLiteral("One"));
    QVERIFY(draft.canUndo(EditedText::Body));
}

void ArticleEditsTest::retracesAnyHeadlinesToTheFirstAndBack()
{
    Draft draft(QUuid::createUuid(), {});
    QRandomGenerator random(4);
    for (int i = 0; i < 3000; ++i) {
        QString headline = draft.details().headline;
        const int kind = random.bounded(10);
        const qsizetype at = random.bounded(int(headline.size()) + 1);
        if (kind < 5)
            headline.insert(kind < 3 ? headline.size() : at, QChar(u'a' + random.bounded(3)));
        else if (kind < 7)
            headline.remove(at, 1);
        else if (kind < 8)
            headline.replace(at, random.bounded(4), QStringLiteral("a pasted 🦉 "));
        if (kind < 8)
            setHeadline(draft, headline.left(60));
        else if (kind < 9)
            draft.undo(EditedText::Headline);
        else
            draft.redo(EditedText::Headline);
    }
    while (draft.canRedo(EditedText::Headline))
        draft.redo(EditedText::Headline);
    QStringList back{draft.details().headline};
    for (; draft.canUndo(EditedText::Headline); back.prepend(draft.details().headline))
        draft.undo(EditedText::Headline);
    QVERIFY(back.size() > 200);
    for (const QString &headline : std::as_const(back)) {
        QCOMPARE(draft.details().headline, headline);
        draft.redo(EditedText::Headline);
    }
}

void ArticleEditsTest::takesNothingBackThatDoesNotFitTheHeadline()
{
    Article article;
    article.headline = QStringLiteral("Two");
    Draft draft(QUuid::createUuid(), article);
    ArticleEdits edits;
    edits.headline = EditHistory::fromSteps({{0, {}, QStringLiteral("One")}}, 1);
    draft.setEdits(edits);
    draft.undo(EditedText::Headline);
    QCOMPARE(draft.details().headline, QStringLiteral("Two"));
    QVERIFY(!draft.canUndo(EditedText::Headline));
}

void ArticleEditsTest::findsTheShortestEdit_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("added");
    QTest::newRow("nothing") << "same" << "same" << qsizetype(4) << "" << "";
    QTest::newRow("a word") << "one two three" << "one 2 three" << qsizetype(4) << "two" << "2";
    QTest::newRow("a letter of many") << "aa" << "aaa" << qsizetype(2) << "" << "a";
    QTest::newRow("half of a pair") << "🦉" << "🦊" << qsizetype(0) << "🦉" << "🦊"; // they share their first half
}

void ArticleEditsTest::findsTheShortestEdit()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const EditStep edit = difference(before, after);
    QTEST(edit.position, "position");
    QTEST(edit.removed, "removed");
    QTEST(edit.added, "added");
}

QTEST_GUILESS_MAIN(ArticleEditsTest)
#include "articleeditstest.moc"
