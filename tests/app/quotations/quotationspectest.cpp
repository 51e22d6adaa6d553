#include "app/quotations/quotationfinder.h"

#include <QFile>
#include <QTest>

using namespace stet;

/// Runs the examples of tests/spec/quotations.txt; that file says how to read them.
class QuotationSpecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheExampleSays_data();
    void findsWhatTheExampleSays();
};

namespace {

struct Example
{
    QString name;
    QString language = QStringLiteral("en");
    QList<ProseParagraph> paragraphs;
    QStringList expected;
};

QList<Example> examples()
{
    QFile file(QStringLiteral(STET_SOURCE_DIR "/tests/spec/quotations.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Example> answer;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(QStringLiteral("== "))) {
            Example example;
            example.name = line.mid(3);
            if (example.name.startsWith(u'[')) {
                example.language = example.name.mid(1, example.name.indexOf(u']') - 1);
                example.name = example.name.mid(example.name.indexOf(u']') + 2);
            }
            answer.append(example);
        } else if (answer.isEmpty() || line.trimmed().isEmpty()) {
            continue;
        } else if (line.startsWith(QStringLiteral("-> "))) {
            answer.last().expected.append(line.mid(3));
        } else {
            ProseParagraph paragraph;
            const bool block = line.startsWith(QStringLiteral("> "));
            paragraph.quoteDepth = block ? 1 : 0;
            paragraph.text = block ? line.mid(2) : line;
            answer.last().paragraphs.append(paragraph);
        }
    }
    return answer;
}

QString printed(const Quotation &quotation, const QList<ProseParagraph> &paragraphs)
{
    QStringList parts;
    for (const ProsePlace &stretch : quotation.stretches)
        parts.append(wordsAt(stretch, paragraphs));
    return parts.join(u'¶');
}

/// One field of what was found, in the words of the examples.
QString field(const QString &name, const Quotation &quotation, const QList<ProseParagraph> &paragraphs)
{
    const Attribution &attribution = quotation.attribution;
    if (name == u"speaker")
        return attribution.isNull() ? QStringLiteral("none") : wordsAt(attribution.speaker, paragraphs);
    if (name == u"cue")
        return wordsAt(attribution.cue, paragraphs);
    if (name == u"role")
        return wordsAt(attribution.role, paragraphs);
    if (name == u"venue")
        return wordsAt(attribution.venue, paragraphs);
    if (name == u"for")
        return wordsAt(attribution.standsFor, paragraphs);
    return QStringLiteral("(no such field: %1)").arg(name);
}

} // namespace

void QuotationSpecTest::findsWhatTheExampleSays_data()
{
    QTest::addColumn<int>("index");
    const QList<Example> all = examples();
    QVERIFY(all.size() > 30);
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].language + QStringLiteral(": ") + all[i].name)) << i;
}

void QuotationSpecTest::findsWhatTheExampleSays()
{
    QFETCH(int, index);
    const Example example = examples()[index];
    const QList<Quotation> found = QuotationFinder(example.language).find(example.paragraphs);
    QStringList foundWords, expectedWords;
    for (const Quotation &quotation : found)
        foundWords.append(printed(quotation, example.paragraphs));
    for (const QString &line : example.expected)
        expectedWords.append(line.section(QStringLiteral(" | "), 0, 0));
    QCOMPARE(foundWords, expectedWords);
    for (qsizetype i = 0; i < found.size(); ++i) {
        const QStringList parts = example.expected[i].split(QStringLiteral(" | "));
        for (const QString &part : parts.mid(1)) {
            if (!part.contains(QStringLiteral(": "))) {
                QCOMPARE(quotationKindName(found[i].kind), part);
                continue;
            }
            const QString name = part.section(QStringLiteral(": "), 0, 0);
            QCOMPARE(name + QStringLiteral(": ") + field(name, found[i], example.paragraphs), part);
        }
    }
}

QTEST_GUILESS_MAIN(QuotationSpecTest)
#include "quotationspectest.moc"
