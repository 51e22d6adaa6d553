#include "app/citations/citationreading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace stet;

/// The marks that Stet reads are those that pandoc reads, one by one, in every form.
class PandocMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheClustersThatPandocReads_data();
    void readsTheClustersThatPandocReads();
    void readsWhatThePickerWritesAsPandocDoes();
};

namespace {

/// "[see a | p. 12; -b]" for a cluster, "a" for a name in the sentence: what both readers have to agree upon.
QString shown(const QString &prefix, const QString &key, const QString &suffix, bool suppressed)
{
    QString text = prefix.trimmed();
    if (!text.isEmpty())
        text += u' ';
    text += (suppressed ? QStringLiteral("-") : QString()) + key;
    QString after = suffix.trimmed();
    if (after.startsWith(u','))
        after = after.mid(1).trimmed();
    return after.isEmpty() ? text : text + QStringLiteral(" | ") + after;
}

QStringList ours(const QString &body)
{
    QStringList found;
    for (const CitationMark &mark : readCitations(body).marks) {
        QStringList works;
        for (const CitedSource &source : mark.sources)
            works.append(shown(source.prefix, source.key, source.suffix, source.authorSuppressed));
        const bool inText = mark.inText && !mark.sources.first().authorSuppressed;
        found.append(inText ? works.first() : QStringLiteral("[%1]").arg(works.join(QStringLiteral("; "))));
    }
    return found;
}

QString wordsOf(const QJsonArray &inlines)
{
    QString words;
    for (const QJsonValue &value : inlines) {
        const QString type = value["t"].toString();
        if (type == QLatin1String("Str"))
            words += value["c"].toString();
        else if (type == QLatin1String("Space") || type == QLatin1String("SoftBreak"))
            words += u' ';
        else if (value["c"].isArray())
            words += wordsOf(value["c"].toArray());
    }
    return words;
}

void gather(const QJsonValue &value, QStringList *found)
{
    if (value["t"].toString() == QLatin1String("Cite")) {
        QStringList works;
        bool inText = false;
        for (const QJsonValue &citation : value["c"][0].toArray()) {
            const QString mode = citation["citationMode"]["t"].toString();
            inText = inText || mode == QLatin1String("AuthorInText");
            QString suffix = wordsOf(citation["citationSuffix"].toArray());
            suffix.replace(QChar(0xa0), u' '); // pandoc keeps "p. 12" together
            works.append(shown(wordsOf(citation["citationPrefix"].toArray()), citation["citationId"].toString(), suffix,
                               mode == QLatin1String("SuppressAuthor")));
        }
        found->append(inText ? works.first() : QStringLiteral("[%1]").arg(works.join(QStringLiteral("; "))));
        return;
    }
    if (value.isArray()) {
        for (const QJsonValue &part : value.toArray())
            gather(part, found);
    } else if (value.isObject()) {
        for (const QJsonValue &part : value.toObject())
            gather(part, found);
    }
}

QStringList pandocs(const QString &body)
{
    QProcess pandoc;
    pandoc.start(QStringLiteral("pandoc"), {"--sandbox", "-f", "markdown-smart", "-t", "json"});
    pandoc.write(body.toUtf8());
    pandoc.closeWriteChannel();
    if (!pandoc.waitForFinished(60'000) || pandoc.exitCode() != 0)
        return {QString::fromUtf8(pandoc.readAllStandardError())};
    QStringList found;
    gather(QJsonDocument::fromJson(pandoc.readAllStandardOutput()).object().value("blocks"), &found);
    return found;
}

} // namespace

void PandocMarksTest::readsTheClustersThatPandocReads_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("clusters");
    QTest::newRow("one") << "It went well [@price2021]." << 1;
    QTest::newRow("locator, words around, several") << "So [see @price2021, p. 12; @wire; compare -@rubin, chap. 3, who differs]." << 1;
    QTest::newRow("without the name") << "Price says so [-@price2021]." << 1;
    QTest::newRow("name in the sentence") << "As @price2021 says." << 1;
    QTest::newRow("name and place") << "As @price2021 [p. 12] says." << 1;
    QTest::newRow("odd keys") << "Two [@{https://a.example/?b=c}; @{odd..key}] and @{odd..key} says." << 2;
    QTest::newRow("keys with signs inside") << "A [@doe:2021_a-b/c] and @doe:2021." << 2;
    QTest::newRow("in a list, a quotation and emphasis") << "- one [@a]\n- two [@b]\n\n> three [@c]\n\n*four [@d]*" << 4;
    QTest::newRow("code and addresses are none") << "`[@a]` and me@b.example and [@c].\n\n    [@d]\n" << 1;
    QTest::newRow("after a backslash it is none") << "\\@a and [@b]." << 1;
    QTest::newRow("in a footnote") << "Here[^1] and [@b].\n\n[^1]: See [@a, p. 3].\n" << 2;
}

void PandocMarksTest::readsTheClustersThatPandocReads()
{
    QFETCH(QString, body);
    QVERIFY2(!QStandardPaths::findExecutable("pandoc").isEmpty(), "pandoc is needed to compare with; packaging/dependencies names it");
    QStringList found = ours(body);
    QStringList expected = pandocs(body);
    // Notes stand where they are referred to in pandoc's tree, at the end in the text.
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
    QTEST(int(found.size()), "clusters");
}

/// Whatever can be chosen in the picker of citations is read so by pandoc as well.
void PandocMarksTest::readsWhatThePickerWritesAsPandocDoes()
{
    QStringList marks;
    for (const QString &label : locatorLabels()) {
        CitedSource first{"price2021", false, "see", writtenLocator(label, "12-15"), {}};
        CitedSource second{"odd..key", true, {}, {}, {}};
        CitationMark mark;
        mark.sources = {first, second};
        marks.append(writtenMark(mark));
        mark.sources = {first};
        mark.sources[0].prefix.clear();
        mark.inText = true;
        marks.append(writtenMark(mark));
    }
    const QString body = marks.join(QStringLiteral(" and\n"));
    QCOMPARE(ours(body).size(), marks.size());
    QCOMPARE(ours(body), pandocs(body));
}

QTEST_GUILESS_MAIN(PandocMarksTest)
#include "pandocmarkstest.moc"
