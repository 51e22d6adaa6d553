#include "app/text/worddiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stet;

class WordDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWordsAndNotLetters();
    void saysNothingOfEqualTexts();
    void keepsWhatStandsBetweenTwoChanges();
    void givesBothTextsBackWhateverTheyAre();
    void endsForTextsThatHaveNothingInCommon();

private:
    static QString side(const QList<DiffPiece> &pieces, DiffPiece::Kind left)
    {
        QString text;
        for (const DiffPiece &piece : pieces) {
            if (piece.kind != left)
                text += piece.text;
        }
        return text;
    }
};

void WordDiffTest::marksWordsAndNotLetters()
{
    using Kind = DiffPiece::Kind;
    const QList<DiffPiece> expected{{Kind::Same, QStringLiteral("The ")},
                                    {Kind::Removed, QStringLiteral("minister")},
                                    {Kind::Added, QStringLiteral("ministry")},
                                    {Kind::Same, QStringLiteral(" said so.")}};
    QCOMPARE(wordDiff(QStringLiteral("The minister said so."), QStringLiteral("The ministry said so.")), expected);
}

void WordDiffTest::saysNothingOfEqualTexts()
{
    const QString text = QStringLiteral("The same.\n");
    QCOMPARE(wordDiff(text, text), (QList<DiffPiece>{{DiffPiece::Kind::Same, text}}));
    QVERIFY(wordDiff({}, {}).isEmpty());
}

void WordDiffTest::keepsWhatStandsBetweenTwoChanges()
{
    const auto pieces = wordDiff(QStringLiteral("one two three four five"), QStringLiteral("1 two three four 5"));
    QCOMPARE(pieces.size(), 5);
    QCOMPARE(pieces[2], (DiffPiece{DiffPiece::Kind::Same, QStringLiteral(" two three four ")}));
}

void WordDiffTest::givesBothTextsBackWhateverTheyAre()
{
    QRandomGenerator random(7);
    const QStringList words{QStringLiteral("a "), QStringLiteral("b"), QStringLiteral("\n"), QStringLiteral("😀"),
                            QStringLiteral("it\u2019s "), QStringLiteral(". "), QStringLiteral("\u0301")};
    for (int round = 0; round < 2000; ++round) {
        QString before;
        QString after;
        for (int i = random.bounded(12); i > 0; --i)
            before += words[random.bounded(words.size())];
        for (int i = random.bounded(12); i > 0; --i)
            after += words[random.bounded(words.size())];
        const auto pieces = wordDiff(before, after);
        QCOMPARE(side(pieces, DiffPiece::Kind::Added), before);
        QCOMPARE(side(pieces, DiffPiece::Kind::Removed), after);
    }
}

void WordDiffTest::endsForTextsThatHaveNothingInCommon()
{
    QString before;
    QString after;
    for (int i = 0; i < 100000; ++i) {
        before += QStringLiteral("w%1 ").arg(i);
        after += QStringLiteral("v%1 ").arg(i);
        if (i % 50 == 0) {
            before += QStringLiteral("\nheld %1\n").arg(i);
            after += QStringLiteral("\nheld %1\n").arg(i);
        }
    }
    const auto pieces = wordDiff(before, after);
    QCOMPARE(side(pieces, DiffPiece::Kind::Added), before);
    QCOMPARE(side(pieces, DiffPiece::Kind::Removed), after);
    QVERIFY(pieces.size() > 2000);
}

QTEST_GUILESS_MAIN(WordDiffTest)
#include "worddifftest.moc"
