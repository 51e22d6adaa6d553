#include "app/import/authormatch.h"
#include "app/import/decodedtext.h"
#include "app/import/importer.h"
#include "app/import/plaintext.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class ImporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsLinesThatWereBrokenToFit();
    void keepsALineAsAParagraphWhenNothingWasBroken();
    void readsEveryKindOfUnicode();
    void guessesWindowsTextAndSaysSo();
    void doesNotGuessFromTooLittleOrFromNoise();
    void readsMarkdownWithFrontMatter();
    void takesTheHeadlineOffTheBody();
    void findsAHeadlineThatIsWrittenInAnotherWay();
    void tellsKindsApartByTheirBytes();
    void refusesWhatIsNoFile();
    void leavesTheFileAsItWas();
    void findsAuthorsThatTheLibraryHas();
};

namespace {

const QString paragraph = QStringLiteral(
    "The council met again on Monday and again it put the question off, although the wall has not grown any stronger in the "
    "meantime and the winter storms are due within weeks, as every pilot in the harbor will tell you when he is asked.");

QString wrapped(const QString &text, int width)
{
    QString lines;
    qsizetype column = 0;
    for (const QString &word : text.split(' ')) {
        if (column > 0 && column + 1 + word.size() > width) {
            lines += '\n';
            column = 0;
        }
        lines += (column > 0 ? " " : "") + word;
        column += (column > 0 ? 1 : 0) + word.size();
    }
    return lines;
}

} // namespace

void ImporterTest::joinsLinesThatWereBrokenToFit()
{
    for (const int width : {50, 65, 72, 78, 100}) {
        const QString text = "The Wall Must Stand\n\n" + wrapped(paragraph, width) + "\n\n" + wrapped(paragraph, width) + "\n";
        QVERIFY(isHardWrapped(text));
        const auto imported = importBytes(text.toUtf8(), "a.txt");
        QVERIFY(imported);
        QCOMPARE(imported->article.body, paragraph + "\n\n" + paragraph);
        for (const ProseParagraph &prose : imported->prose) {
            const qsizetype at = prose.text.lastIndexOf(' ') + 1;
            const TextRange source = prose.sourceRange({at, prose.text.size()});
            QCOMPARE(text.mid(source.start, source.length()), prose.text.mid(at));
        }
    }
}

void ImporterTest::keepsALineAsAParagraphWhenNothingWasBroken()
{
    const QString text = "The Wall\nA short line.\nAnother short line here.\nAnd one more of them, a bit longer.\n";
    QVERIFY(!isHardWrapped(text));
    QVERIFY(!isHardWrapped(paragraph + "\n" + paragraph + "\n" + paragraph + "\n"));
    const auto imported = importBytes(text.toUtf8(), "a.txt");
    QVERIFY(imported);
    QCOMPARE(imported->article.body,
             QStringLiteral("A short line.\n\nAnother short line here.\n\nAnd one more of them, a bit longer."));
}

void ImporterTest::readsEveryKindOfUnicode()
{
    const QString text = QStringLiteral("Über “das” 😀\n\nWörter.");
    const auto encoded = [&text](QStringConverter::Encoding encoding) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        return QByteArray(encoder(text));
    };
    for (const auto encoding : {QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE,
                                QStringConverter::Utf32LE, QStringConverter::Utf32BE}) {
        const auto decoded = decodeText(encoded(encoding), "a.txt", EncodingGuess::Refuse);
        QVERIFY(decoded);
        QCOMPARE(decoded->text, text);
        QVERIFY(decoded->remark.isEmpty());
    }
}

void ImporterTest::guessesWindowsTextAndSaysSo()
{
    const QByteArray text = "A Headline\n\nThe caf\xE9 owner\x92s answer was \x93no\x94 \x96 and she said it to the whole town of "
                            "Port Ellery, more than once, on Monday.\n";
    const auto imported = importBytes(text, "a.txt");
    QVERIFY(imported);
    QVERIFY(imported->article.body.startsWith(QStringLiteral("The café owner’s answer was “no” – and")));
    QVERIFY(imported->remarks.first().contains("Windows-1252"));
    QVERIFY(!importBytes(text, "a.txt", {.guessEncoding = false}));
}

void ImporterTest::doesNotGuessFromTooLittleOrFromNoise()
{
    QVERIFY(!decodeText("caf\xE9", "a.txt", EncodingGuess::Allow));
    QVERIFY(!decodeText(QByteArray("\xC3\x28 \xF0\x9D ").repeated(40), "a.txt", EncodingGuess::Allow));
}

void ImporterTest::readsMarkdownWithFrontMatter()
{
    const auto imported = importBytes("---\ntitle: The Wall\nauthor: [Ana Ruiz, Tom Weller]\nlang: en-GB\nmine: 7\n---\n\nIt *must*.\n",
                                      "a.md");
    QVERIFY(imported);
    QCOMPARE(imported->article.headline, QStringLiteral("The Wall"));
    QCOMPARE(imported->article.language, QStringLiteral("en-GB"));
    QCOMPARE(imported->article.body, QStringLiteral("It *must*."));
    QVERIFY(imported->article.otherFrontMatter.contains("mine: 7"));
    QCOMPARE(imported->authors.size(), 2);
    QCOMPARE(imported->authors[1].name, QStringLiteral("Tom Weller"));
    QCOMPARE(imported->article.byline.authors[1], imported->authors[1].id);
}

void ImporterTest::takesTheHeadlineOffTheBody()
{
    for (const QByteArray text : {"# The *Wall*\n\nWords.\n", "---\ntitle: The Wall\n---\n# The Wall\n\nWords.\n"}) {
        const auto imported = importBytes(text, "a.md");
        QVERIFY(imported);
        QCOMPARE(imported->article.headline, QStringLiteral("The Wall"));
        QCOMPARE(imported->article.body, QStringLiteral("Words."));
    }
    const auto kept = importBytes("---\ntitle: The Wall\n---\n# Another\n\nWords.\n", "a.md");
    QVERIFY(kept);
    QCOMPARE(kept->article.body, QStringLiteral("# Another\n\nWords."));
}

void ImporterTest::findsAHeadlineThatIsWrittenInAnotherWay()
{
    for (const QByteArray &front : {QByteArray(), QByteArray("---\nlang: en\n---\n")}) {
        const QByteArray bytes = front + "# Salt &amp; *pepper*\n\nThe body.\n";
        const auto imported = importBytes(bytes, "a.md");
        QVERIFY(imported);
        QCOMPARE(imported->article.headline, QStringLiteral("Salt & pepper"));
        for (const ProseParagraph &prose : imported->prose) {
            const TextRange source = prose.sourceRange({0, prose.text.size()});
            QVERIFY(source.start >= 0 && source.end <= imported->fileText.size());
            if (prose.part == ArticlePart::Headline)
                QCOMPARE(imported->fileText.mid(source.start, 2), QStringLiteral("# "));
        }
    }
}

void ImporterTest::tellsKindsApartByTheirBytes()
{
    const auto html = importBytes("<!DOCTYPE html><p>Only <b>words</b></p>", "clipboard");
    QVERIFY(html);
    QCOMPARE(html->article.body, QStringLiteral("Only **words**"));
    const auto markdown = importBytes("# Head\n\nOnly *words*\n", "clipboard");
    QVERIFY(markdown);
    QCOMPARE(markdown->article.body, QStringLiteral("Only *words*"));
    const auto plain = importBytes("Head\n\nOnly *words* here.\n", "clipboard");
    QVERIFY(plain);
    QCOMPARE(plain->article.body, QStringLiteral("Only \\*words\\* here."));
}

void ImporterTest::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    QCOMPARE(importFile(folder.filePath("none.txt")).error().kind, Error::Kind::NotFound);
    QCOMPARE(importFile(folder.path()).error().kind, Error::Kind::Unreadable);
    QCOMPARE(importFile("/dev/zero").error().kind, Error::Kind::Unreadable);
    QFile huge(folder.filePath("huge.txt"));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(200'000'000));
    QCOMPARE(importFile(huge.fileName()).error().kind, Error::Kind::TooLarge);
    for (const QByteArray &bytes : {QByteArray(), QByteArray(" \n\t\n"), QByteArray("a\0b", 3), QByteArray("%PDF-1.7 x")}) {
        const auto imported = importBytes(bytes, "a.txt");
        QVERIFY(!imported);
        QCOMPARE(imported.error().kind, Error::Kind::Unreadable);
        QVERIFY(imported.error().message.contains("a.txt"));
    }
}

void ImporterTest::leavesTheFileAsItWas()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("a.md"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# Head\r\n\r\nWords.\r\n");
    file.close();
    QVERIFY(importFile(file.fileName()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("# Head\r\n\r\nWords.\r\n"));
}

void ImporterTest::findsAuthorsThatTheLibraryHas()
{
    auto imported = importBytes("---\ntitle: T\nauthor: [ana ruiz, Tom Weller]\n---\nWords.\n", "a.md");
    QVERIFY(imported);
    AuthorProfile known;
    known.id = QUuid::createUuid();
    known.name = "Ana Ruiz";
    known.bio = "Ana is known.";
    const QList<AuthorProfile> added = matchAuthors(*imported, {known});
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().name, QStringLiteral("Tom Weller"));
    QCOMPARE(imported->article.byline.authors, (QList<AuthorId>{known.id, added.first().id}));
    QCOMPARE(imported->authors.first().bio, known.bio);
}

QTEST_GUILESS_MAIN(ImporterTest)
#include "importertest.moc"
