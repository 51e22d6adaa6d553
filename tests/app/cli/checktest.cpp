#include "app/quotations/quotationstore.h"
#include "app/store/library.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Sub-commands on files, as the shell sees them.
class CheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAtTheVeryCharacters_data();
    void pointsAtTheVeryCharacters();
    void leavesTheAuthorsNamesAlone();
    void answersZeroWhenNothingIsWrong();
    void refusesBadInputInOneSentence_data();
    void refusesBadInputInOneSentence();
    void tellsOfEveryFile();
    void readsStandardInput();
    void importsListsAndShows();
    void importOfAnUnreadableFileMakesNoLibrary();
    void exportsAFileInSeveralFormats();
    void rendersMarkdownWhollyAsBody();
    void listsWhatNoSingleQuotationShows();
};

namespace {

struct Answer
{
    int code = -1;
    QByteArray out;
    QString err;
};

Answer run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(STET_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

QString made(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

/// The words that findings point at, cut from the text by code points.
QStringList pointedAt(const QByteArray &json, const QString &text)
{
    const QList<uint> points = text.toUcs4();
    QStringList words;
    for (const QJsonValue entry : QJsonDocument::fromJson(json)["spelling"].toArray()) {
        QString word;
        for (int i = entry["start"].toInt(); i < entry["end"].toInt() && i < points.size(); ++i)
            word += QString::fromUcs4(reinterpret_cast<const char32_t *>(&points[i]), 1);
        words.append(entry["part"].toString() + ":" + word);
    }
    return words;
}

} // namespace

void CheckTest::pointsAtTheVeryCharacters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const QString article = "😀 The wrod\n\nA 😀 lastng thing &amp; a *wrod* here.\n\nAnother é lastng one.";
    const QStringList plain{"headline:wrod", "body:lastng", "body:wrod", "body:lastng"};
    QTest::newRow("plain text") << "a.txt" << article.toUtf8() << article << plain;
    const QString windows = QString(article).replace('\n', "\r\n");
    QTest::newRow("line ends of Windows") << "a.txt" << windows.toUtf8() << windows << plain;
    QTest::newRow("byte order mark") << "a.txt" << "\xEF\xBB\xBF" + article.toUtf8() << article << plain;
    const auto wide = [](const QString &text) {
        return "\xFF\xFE" + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    };
    QTest::newRow("UTF-16") << "a.txt" << wide(article) << article << plain;
    const QString markdown = "# 😀 The wrod\n\nA 😀 lastng thing &amp; a *wrod* here.[^1]\n\n[^1]: A lastng note.\n";
    const QStringList marked{"headline:wrod", "body:lastng", "body:wrod", "note:lastng"};
    QTest::newRow("Markdown") << "a.md" << markdown.toUtf8() << markdown << marked;
    const QString crlf = QString(markdown).replace('\n', "\r\n");
    QTest::newRow("Markdown of Windows") << "a.md" << crlf.toUtf8() << crlf << marked;
    const QString front = "---\ntitle: \"😀 The wrod\"\ndescription: A lastng deck\n---\n\nA 😀 *wrod* here.\n";
    const QStringList fields{"headline:wrod", "deck:lastng", "body:wrod"};
    QTest::newRow("front matter") << "a.md" << front.toUtf8() << front << fields;
    const QString frontCrlf = QString(front).replace('\n', "\r\n");
    QTest::newRow("front matter of Windows") << "a.md" << frontCrlf.toUtf8() << frontCrlf << fields;
    const QString html = "<html><body><h1>😀 The wrod</h1>\n<p>A&nbsp;😀 <b>lastng</b> thing &amp; a wrod&#33;</p></body></html>";
    QTest::newRow("HTML") << "a.html" << html.toUtf8() << html << QStringList{"headline:wrod", "body:lastng", "body:wrod"};
}

void CheckTest::pointsAtTheVeryCharacters()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QTemporaryDir folder;
    const Answer answer = run({"check", "--only", "spelling", "--format", "json", made(folder, name, bytes)});
    QCOMPARE(answer.code, 1);
    QCOMPARE(pointedAt(answer.out, text), words);
    QCOMPARE(answer.out.count('\n'), 1);
}

void CheckTest::leavesTheAuthorsNamesAlone()
{
    QTemporaryDir folder;
    const QByteArray words = "A Headline of It\n\nBy Zorvik Kallenquist\n\nKallenquist’s friends and Zorvik agree.\n";
    QCOMPARE(run({"check", "--only", "spelling", made(folder, "a.txt", words)}).code, 0);
}

void CheckTest::answersZeroWhenNothingIsWrong()
{
    QTemporaryDir folder;
    const Answer answer = run({"check", "--only", "spelling", "--lang", "en-GB", "--format", "json",
                               made(folder, "a.md", "The colour of the harbour.\n")});
    QCOMPARE(answer.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(json["language"].toString(), "en-GB");
    QCOMPARE(json["words"].toInt(), 5);
    QVERIFY(json["spelling"].toArray().isEmpty());
}

void CheckTest::refusesBadInputInOneSentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty text") << "a.txt" << QByteArray();
    QTest::newRow("empty Markdown") << "a.md" << QByteArray();
    QTest::newRow("empty HTML") << "a.html" << QByteArray("<html><body></body></html>");
    QTest::newRow("binary") << "a.txt" << QByteArray("\x7F" "ELF\x02\x01\x01\0\0\0\0", 11);
    QTest::newRow("not UTF-8") << "a.txt" << QByteArray("caf\xE9 au lait");
    QTest::newRow("cut UTF-8") << "a.md" << QByteArray("An \xE2\x80");
    QTest::newRow("rich text") << "a.txt" << QByteArray("{\\rtf1 Words}");
    QTest::newRow("word processor") << "a.md" << QByteArray("PK\x03\x04 and so on");
    QTest::newRow("nested tags") << "a.html" << QByteArray("<div>").repeated(10'000) + "words";
    QTest::newRow("nested quotations") << "a.md" << QByteArray("> ").repeated(10'000) + "words\n";
    QTest::newRow("nested lists") << "a.md" << QByteArray("- ").repeated(10'000) + "words\n";
    QTest::newRow("huge") << "a.txt" << QByteArray(200 << 20, 'a');
}

void CheckTest::refusesBadInputInOneSentence()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = made(folder, name, bytes);
    const QString library = folder.filePath("library");
    for (const QStringList &arguments : {QStringList{"check", path}, QStringList{"render", path},
                                         QStringList{"import", path, "--library", library},
                                         QStringList{"export", path, "--to", "html", "--output", folder.path()}}) {
        const Answer answer = run(arguments);
        QCOMPARE(answer.code, 2);
        QVERIFY(answer.out.isEmpty());
        QVERIFY2(answer.err.count('\n') == 1 && answer.err.trimmed().endsWith('.'), qPrintable(answer.err));
    }
    QVERIFY(!QFile::exists(library));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{name});
    for (const QString other : {"missing.txt", "."})
        QCOMPARE(run({"check", folder.filePath(other)}).code, 2);
}

void CheckTest::tellsOfEveryFile()
{
    QTemporaryDir folder;
    const Answer answer = run({"check", "--only=spelling", "--format=json", made(folder, "a.md", "A wrod.\n"),
                               folder.filePath("missing.md"), made(folder, "--b.md", "A word.\n")});
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out.count('\n'), 2);
    QVERIFY(answer.err.contains("missing.md"));
}

void CheckTest::readsStandardInput()
{
    const Answer answer = run({"check", "--only", "spelling", "-"}, "A lastng day for all of us here.\n");
    QCOMPARE(answer.code, 1);
    QVERIFY(answer.out.startsWith("-:1:3: body: lastng → "));
    QCOMPARE(run({"render", "-"}, "*Hi*").out, QByteArray("<p><em>Hi</em></p>\n"));
}

void CheckTest::importsListsAndShows()
{
    QTemporaryDir folder;
    const QString library = folder.filePath("library");
    const QString page = QStringLiteral(STET_SOURCE_DIR "/tests/data/import/harbor-as-published.txt");
    const Answer imported = run({"import", "--format", "json", "--library", library, page});
    QCOMPARE(imported.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(imported.out).object();
    const QString id = json["id"].toString();
    QCOMPARE(json["authors"].toArray(), QJsonArray{"Marguerite"});
    QVERIFY(json["remarks"].toArray().first().toString().contains("none was made up"));
    {
        const auto opened = stet::Library::connect(library);
        QVERIFY(opened);
        const auto ledger = stet::QuotationStore((*opened)->database()).records(QUuid::fromString(json["id"].toString()));
        QVERIFY(ledger && !ledger->isEmpty()); // to be compared with later articles, though nobody opened it
    }
    // A second import finds the author in the library.
    QCOMPARE(run({"import", "--library", library, page}).code, 0);
    const Answer listed = run({"list", "--library", library});
    QCOMPARE(listed.out.count('\n'), 2);
    QVERIFY(listed.out.contains(id.toLatin1()));
    const Answer shown = run({"--library", library, "show", id.left(8)});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.contains("Who Should Pay for the Harbor Wall?"));
    const QJsonObject first = QJsonDocument::fromJson(run({"show", id, "--format=json", "--library", library}).out).object();
    QCOMPARE(first["authors"].toArray().size(), 1);
    QVERIFY(first["body"].toString().startsWith("City engineers"));
    QCOMPARE(run({"show", "00000000", "--library", library}).code, 2);
    QCOMPARE(run({"export", id, "--to", "text", "--output", folder.path(), "--library", library}).code, 0);
    QCOMPARE(QDir(folder.path()).entryList({"*.txt"}).size(), 1);
}

void CheckTest::importOfAnUnreadableFileMakesNoLibrary()
{
    QTemporaryDir folder;
    QCOMPARE(run({"import", "--library", folder.filePath("library"), folder.filePath("none.md")}).code, 2);
    QVERIFY(!QFile::exists(folder.filePath("library")));
}

void CheckTest::exportsAFileInSeveralFormats()
{
    QTemporaryDir folder;
    const QString file = made(folder, "a.md", "# The Wall\n\nIt *must* stand.\n");
    QDir().mkdir(folder.filePath("out"));
    const Answer answer = run({"export", file, "--to", "html,fragment,markdown,text", "--output", folder.filePath("out")});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out.count('\n'), 4);
    QCOMPARE(QDir(folder.filePath("out")).entryList(QDir::Files).size(), 4);
    QCOMPARE(run({"export", file, "--to", "papyrus"}).code, 2);
    QCOMPARE(run({"export", file, "--to", "html", "--theme", "none-such", "--output", folder.filePath("out")}).code, 2);
    QCOMPARE(run({"export", file}).code, 2);
}

void CheckTest::rendersMarkdownWhollyAsBody()
{
    QTemporaryDir folder;
    QCOMPARE(run({"render", made(folder, "a.md", "# Head\n\nSo.\n")}).out, QByteArray("<h1>Head</h1>\n<p>So.</p>\n"));
    QCOMPARE(run({"render", made(folder, "b.md", "---\ntitle: T\n---\n# Head\n")}).out, QByteArray("<h1>Head</h1>\n"));
    QCOMPARE(run({"render", made(folder, "c.md", "---\nFoo\n---\nBar\n---\nBaz\n")}).out,
             QByteArray("<hr />\n<h2>Foo</h2>\n<h2>Bar</h2>\n<p>Baz</p>\n"));
    QCOMPARE(run({"render", made(folder, "d.txt", "A Line of Head\n\nIt *must* stand.\n")}).out,
             QByteArray("<p>It *must* stand.</p>\n"));
}

void CheckTest::listsWhatNoSingleQuotationShows()
{
    const QTemporaryDir folder;
    const QString text = QStringLiteral("# “Ten men built the wall,” says Vale\n\nWe know the harbour wall was built by nine men in one long "
                                        "summer. “Nine men built the wlal,” said Ruth Vale.\n\n![“Ten men built,” says Vale](a.png)\n");
    const QString article = made(folder, "a.md", text.toUtf8());
    const Answer answer = run({"check", article, "--only", "problems", "--format", "json"});
    QCOMPARE(answer.code, 1);
    const QList<uint> points = text.toUcs4();
    QStringList found;
    for (const QJsonValue entry : QJsonDocument::fromJson(answer.out)["problems"].toArray()) {
        const int start = entry["start"].toInt();
        const QString words = QString::fromUcs4(reinterpret_cast<const char32_t *>(&points[start]), entry["end"].toInt() - start);
        found.append(entry["part"].toString() + ", " + entry["severity"].toString() + ", " + entry["rule"].toString() + ": " + words);
        QVERIFY(entry["message"].toString().size() > 20);
    }
    QCOMPARE(found, (QStringList{"headline, error, unbacked-words: “Ten men built the wall,”",
                                 "body, error, unbacked-words: “Ten men built,” says Vale",
                                 "body, hint, transcription-doubt: wlal"}));
    // What only waits for a check is no problem.
    const QString waiting = made(folder, "b.md", "# “Nine men built,” says Vale\n\n“Nine men built the wall,” said Ruth Vale.\n");
    QCOMPARE(run({"check", waiting, "--only", "problems"}).code, 0);
    QVERIFY(run({"check", waiting, "--only", "problems"}).out.contains("hint, unbacked-words"));
}

QTEST_GUILESS_MAIN(CheckTest)
#include "checktest.moc"
