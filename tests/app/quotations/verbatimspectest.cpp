#include "app/quotations/verbatimcheck.h"

#include <QFile>
#include <QTest>

using namespace stet;

/// Runs the examples of tests/spec/verbatim.txt; that file says how to read them.
class VerbatimSpecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhatTheExampleSays_data();
    void answersWhatTheExampleSays();
};

namespace {

struct Example
{
    QString name;
    QString source;
    QString quotation;
    QList<std::pair<QString, QString>> expected;
};

QList<Example> examples()
{
    QFile file(QStringLiteral(STET_SOURCE_DIR "/tests/spec/verbatim.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Example> answer;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(QStringLiteral("== "))) {
            answer.append({line.mid(3), {}, {}, {}});
            continue;
        }
        const qsizetype colon = line.indexOf(u':');
        if (answer.isEmpty() || line.startsWith(u'#') || colon < 0)
            continue;
        const QString name = line.left(colon);
        const QString value = line.mid(colon + 1).startsWith(u' ') ? line.mid(colon + 2) : line.mid(colon + 1);
        if (name == u"source")
            answer.last().source = QString(value).replace(u'¶', u'\n');
        else if (name == u"quotation")
            answer.last().quotation = value;
        else
            answer.last().expected.append({name, value});
    }
    return answer;
}

QString printed(const QList<WordChange> &difference)
{
    QStringList words;
    for (const WordChange &change : difference) {
        switch (change.kind) {
        case WordChange::Kind::Same: words.append(change.quoted); break;
        case WordChange::Kind::Added: words.append(u'[' + change.quoted + u']'); break;
        case WordChange::Kind::Missing: words.append(u'{' + change.source + u'}'); break;
        case WordChange::Kind::Changed: words.append(u'[' + change.quoted + u'|' + change.source + u']'); break;
        }
    }
    return words.join(u' ').replace(QStringLiteral(" {,}"), QStringLiteral("{,}"));
}

} // namespace

void VerbatimSpecTest::answersWhatTheExampleSays_data()
{
    QTest::addColumn<int>("index");
    const QList<Example> all = examples();
    QVERIFY(all.size() > 30);
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].name)) << i;
}

void VerbatimSpecTest::answersWhatTheExampleSays()
{
    QFETCH(int, index);
    const Example example = examples()[index];
    const Verification found = verify(example.quotation, SourceText(example.source));
    QStringList gaps, brackets, dangers, wantedGaps, wantedBrackets;
    for (const ElidedGap &gap : found.gaps) {
        gaps.append(gap.omitted.trimmed());
        dangers += gap.dangers;
    }
    for (const BracketChange &bracket : found.brackets) {
        brackets.append((bracket.inserted + QStringLiteral(" => ") + bracket.replaced).trimmed());
        dangers += bracket.dangers;
    }
    bool saysDanger = false;
    for (const auto &[name, value] : example.expected) {
        if (name == u"verdict") {
            QCOMPARE(verdictName(found.verdict), value);
        } else if (name == u"gap") {
            wantedGaps.append(value);
        } else if (name == u"bracket") {
            wantedBrackets.append(value.trimmed());
        } else if (name == u"difference") {
            QCOMPARE(printed(found.difference), value);
        } else if (name == u"danger") {
            saysDanger = true;
            QCOMPARE(dangers.join(QStringLiteral(", ")), value);
        } else if (name == u"places") {
            QCOMPARE(QString::number(found.places.size()), value);
        } else {
            QFAIL(qPrintable(QStringLiteral("The examples know no \"%1\".").arg(name)));
        }
    }
    if (!wantedGaps.isEmpty())
        QCOMPARE(gaps, wantedGaps);
    if (!wantedBrackets.isEmpty())
        QCOMPARE(brackets, wantedBrackets);
    QCOMPARE(found.needsTick, saysDanger);
}

QTEST_GUILESS_MAIN(VerbatimSpecTest)
#include "verbatimspectest.moc"
