#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Quotations on the command line, as the shell sees them.
class VerifyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkListsQuotationsWithPlacesInCodePoints();
    void verifySaysWhatEachQuotationIs();
    void verifyReadsTheWordsOfASavedPage();
    void verifyEndsWithZeroWhenAllIsFaithful();
    void verifyNeedsASourceThatCanBeRead();
};

namespace {

struct Answer
{
    int code = -1;
    QJsonObject json;
    QString err;
};

Answer run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(STET_CLI), arguments);
    process.waitForFinished();
    return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
            QString::fromUtf8(process.readAllStandardError())};
}

QString made(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

const QByteArray draft = "# A wall\n\nIt cost \xF0\x9F\x92\xB0. “The wall *would* improve the harbour,” said Anna Keller.\n";

} // namespace

void VerifyTest::checkListsQuotationsWithPlacesInCodePoints()
{
    QTemporaryDir folder;
    const Answer answer = run({QStringLiteral("check"), made(folder, QStringLiteral("wall.md"), draft), QStringLiteral("--only"),
                               QStringLiteral("quotations"), QStringLiteral("--format"), QStringLiteral("json"),
                               QStringLiteral("--lang"), QStringLiteral("en")});
    QCOMPARE(answer.code, 0);
    const QJsonArray quotations = answer.json["quotations"].toArray();
    QCOMPARE(quotations.size(), 1);
    const QJsonObject quotation = quotations[0].toObject();
    const QList<uint> points = QString::fromUtf8(draft).toUcs4();
    const auto cut = [&points](const QJsonObject &o) {
        const qsizetype start = o["start"].toInt();
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + start, o["end"].toInt() - start);
    };
    QCOMPARE(cut(quotation), QStringLiteral("“The wall *would* improve the harbour,”"));
    QCOMPARE(quotation["text"].toString(), QStringLiteral("“The wall would improve the harbour,”"));
    QCOMPARE(quotation["kind"].toString(), QStringLiteral("direct"));
    QCOMPARE(quotation["part"].toString(), QStringLiteral("body"));
    QCOMPARE(cut(quotation["speaker"].toObject()), QStringLiteral("Anna Keller"));
    QCOMPARE(cut(quotation["cue"].toObject()), QStringLiteral("said"));
    QVERIFY(quotation["citation"].isNull());
    QCOMPARE(quotation["verdict"].toString(), QStringLiteral("cannot-check"));
}

void VerifyTest::verifySaysWhatEachQuotationIs()
{
    QTemporaryDir folder;
    const Answer answer = run({QStringLiteral("verify"), made(folder, QStringLiteral("wall.md"), draft), QStringLiteral("--source"),
                               made(folder, QStringLiteral("source.txt"), "The wall would not improve the harbour."),
                               QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(answer.code, 1);
    const QJsonObject quotation = answer.json["quotations"].toArray()[0].toObject();
    QCOMPARE(quotation["verdict"].toString(), QStringLiteral("differs"));
    const QJsonObject change = quotation["difference"].toArray()[1].toObject();
    QCOMPARE(change["kind"].toString(), QStringLiteral("missing"));
    QCOMPARE(change["source"].toString(), QStringLiteral("not"));
}

void VerifyTest::verifyReadsTheWordsOfASavedPage()
{
    QTemporaryDir folder;
    const QByteArray page = "<html><head><title>T</title><script>var a = 'The wall would';</script></head><body>"
                            "<p>In the end <b>the wall</b> would improve\nthe harbour &amp; more.</p></body></html>";
    const Answer answer = run({QStringLiteral("verify"), made(folder, QStringLiteral("wall.md"), draft), QStringLiteral("--source"),
                               made(folder, QStringLiteral("source.html"), page), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(answer.json["quotations"].toArray()[0].toObject()["verdict"].toString(), QStringLiteral("permitted"));
    QCOMPARE(answer.code, 0);
}

void VerifyTest::verifyEndsWithZeroWhenAllIsFaithful()
{
    QTemporaryDir folder;
    const Answer answer = run({QStringLiteral("verify"), made(folder, QStringLiteral("wall.md"), draft), QStringLiteral("--source"),
                               made(folder, QStringLiteral("source.txt"), "The wall would improve the harbour, she said."),
                               QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(answer.json["quotations"].toArray()[0].toObject()["verdict"].toString(), QStringLiteral("exact"));
    QCOMPARE(answer.code, 0);
}

void VerifyTest::verifyNeedsASourceThatCanBeRead()
{
    QTemporaryDir folder;
    const QString file = made(folder, QStringLiteral("wall.md"), draft);
    QCOMPARE(run({QStringLiteral("verify"), file}).code, 2);
    const Answer missing = run({QStringLiteral("verify"), file, QStringLiteral("--source"), folder.filePath(QStringLiteral("none.txt"))});
    QCOMPARE(missing.code, 2);
    QVERIFY(!missing.err.isEmpty());
}

QTEST_GUILESS_MAIN(VerifyTest)
#include "verifytest.moc"
