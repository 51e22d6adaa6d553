#include "app/spelling/spellchecker.h"

#include <QFile>
#include <QTest>

using namespace stet;

class SpellCheckerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatTheExamplesSay();
    void marksNothingWithoutADictionary();
    void passesOverWhatIsNoLanguage();
    void leavesCodeAlone();
    void answersAnewWhenAWordIsAdded();
    void staysLinearOnHostileText();
};

namespace {

std::unique_ptr<Speller> speller(const QString &language)
{
    Result<std::unique_ptr<Speller>> opened = Speller::open(language);
    return opened ? std::move(*opened) : nullptr;
}

QStringList words(const QString &text, const QList<TextRange> &ranges)
{
    QStringList found;
    for (const TextRange &range : ranges)
        found.append(text.mid(range.start, range.length()));
    return found;
}

QStringList listed(const QString &line, QChar separator)
{
    QStringList entries;
    for (const QString &entry : line.section(QLatin1Char(':'), 1).split(separator, Qt::SkipEmptyParts)) {
        if (!entry.trimmed().isEmpty())
            entries.append(entry.trimmed());
    }
    return entries;
}

} // namespace

void SpellCheckerTest::marksWhatTheExamplesSay()
{
    QFile file(QStringLiteral(STET_SOURCE_DIR "/tests/spec/spelling.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    SpellChecker checker;
    QString text;
    int number = 0;
    int examples = 0;
    QStringList differences;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        ++number;
        if (line.startsWith("#") || line.isEmpty())
            continue;
        if (line.startsWith("language:")) {
            checker.setSpeller(speller(listed(line, ',').first()));
            QVERIFY2(checker.speller(), qPrintable(line));
        } else if (line.startsWith("names:")) {
            checker.setNames(listed(line, ';'));
        } else if (line.startsWith("own:")) {
            checker.setUserWords(listed(line, ';'));
        } else if (line.startsWith("ignored:")) {
            checker.setIgnoredWords(listed(line, ';'));
        } else if (line.startsWith("marked:")) {
            const QStringList found = words(text, checker.misspellings(text));
            if (found != listed(line, '|'))
                differences.append(QStringLiteral("line %1: found %2").arg(number).arg(found.join(" | ")));
            ++examples;
        } else {
            text = line;
        }
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join('\n')));
    QVERIFY(examples > 35);
}

void SpellCheckerTest::marksNothingWithoutADictionary()
{
    SpellChecker checker;
    QVERIFY(checker.misspellings(u"Wrnog all ovre").isEmpty());
}

void SpellCheckerTest::passesOverWhatIsNoLanguage()
{
    SpellChecker checker(speller("en-US"));
    const QString text = QStringLiteral("wrnog wrnog wrnog");
    QCOMPARE(checker.misspellings(text, {{6, 11}}), (QList<TextRange>{{0, 5}, {12, 17}}));
    QCOMPARE(checker.misspellings(text, {{0, 900}}), QList<TextRange>());
}

void SpellCheckerTest::leavesCodeAlone()
{
    SpellChecker checker(speller("en-US"));
    ProseParagraph paragraph;
    paragraph.text = QStringLiteral("wrnog");
    QCOMPARE(checker.misspellings(paragraph).size(), 1);
    paragraph.kind = ProseParagraph::Kind::Code;
    QCOMPARE(checker.misspellings(paragraph).size(), 0);
}

void SpellCheckerTest::answersAnewWhenAWordIsAdded()
{
    SpellChecker checker(speller("en-US"));
    QVERIFY(!checker.isCorrect(u"vlogcast"));
    checker.setUserWords({"vlogcast"});
    QVERIFY(checker.isCorrect(u"vlogcast"));
    checker.setUserWords({});
    QVERIFY(!checker.isCorrect(u"vlogcast"));
}

void SpellCheckerTest::staysLinearOnHostileText()
{
    // Each of these would take minutes if a character looked at all those behind it.
    SpellChecker checker(speller("en-US"));
    for (const QString piece : {"`", "``a`", "@", "@{", "a-", "a'", "a.", "_", "_a", "'", "http:", "­", "é", "x/", "a_"})
        checker.misspellings(piece.repeated(500'000 / int(piece.size())));
}

QTEST_GUILESS_MAIN(SpellCheckerTest)
#include "spellcheckertest.moc"
