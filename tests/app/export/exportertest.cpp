#include "app/export/exporter.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class ExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesSafeFileNames_data();
    void makesSafeFileNames();
    void neverOverwritesUnasked();
    void replacesOnlyWhenAsked();
    void neverWritesThroughALink();
    void leavesNothingBesideTheFile();
    void saysPlainlyThatItCouldNotWrite();
    void numbersFilesWhoseNameIsTaken();
    void writesACleanFragment();
    void writesPlainText();
};

namespace {

PageMaterial material()
{
    PageMaterial material;
    material.article.headline = QStringLiteral("A Headline: “Quoted”");
    material.article.deck = QStringLiteral("The deck.");
    material.article.body = QStringLiteral(
        "First *para* with a [link](https://example.org/a)[^1].\n\n> Quoted\n> words\n\n1. one\n   - inner\n2. two\n\n"
        "| a | b |\n|:-:|---|\n| c | d |\n\n```cpp\nint x;\n  y\n```\n\n---\n\n# Part\n\nLast.\n\n[^1]: A note.\n");
    AuthorProfile author;
    author.name = QStringLiteral("Ann Other");
    author.bio = QStringLiteral("Ann *writes*.");
    material.authors = {author};
    return material;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

} // namespace

void ExporterTest::makesSafeFileNames_data()
{
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("Is the Town’s Budget “Fair”?") << QStringLiteral("is-the-towns-budget-fair.html");
    QTest::newRow("path") << QStringLiteral("../../etc/passwd") << QStringLiteral("etc-passwd.html");
    QTest::newRow("hidden") << QStringLiteral(".bashrc") << QStringLiteral("bashrc.html");
    QTest::newRow("device") << QStringLiteral("CON") << QStringLiteral("con-article.html");
    QTest::newRow("empty") << QStringLiteral(" ¿? ") << QStringLiteral("article.html");
    QTest::newRow("controls") << QStringLiteral("a\nb\tc\x7f\u202Ed") << QStringLiteral("a-b-c-d.html");
    QTest::newRow("accents") << QStringLiteral("Éléphant über") << QStringLiteral("elephant-uber.html");
    QTest::newRow("script") << QStringLiteral("Привет мир") << QStringLiteral("привет-мир.html");
    QTest::newRow("windows") << QStringLiteral("a<b>c:d\"e|f?g*h\\i") << QStringLiteral("a-b-c-d-e-f-g-h-i.html");
}

void ExporterTest::makesSafeFileNames()
{
    QFETCH(QString, headline);
    Article article;
    article.headline = headline;
    QTEST(exportFileName(article, ExportFormat::HtmlPage), "name");
    article.headline = headline.repeated(50);
    const QString lengthy = exportFileName(article, ExportFormat::HtmlPage);
    QVERIFY(lengthy.toUtf8().size() <= 100 && !lengthy.contains(u'/') && !lengthy.startsWith(u'.'));
}

void ExporterTest::neverOverwritesUnasked()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.html"));
    QVERIFY(exportTo(path, ExportFormat::PlainText, material()));
    const QByteArray before = contentOf(path);
    const Result<QStringList> second = exportTo(path, ExportFormat::HtmlPage, material());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
    QCOMPARE(contentOf(path), before);
}

void ExporterTest::replacesOnlyWhenAsked()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.html"));
    QVERIFY(exportTo(path, ExportFormat::PlainText, material()));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const QFile::Permissions before = QFile::permissions(path);
    const Result<QStringList> written = exportTo(path, ExportFormat::HtmlPage, material(), Overwrite::Asked);
    QVERIFY(written);
    QCOMPARE(*written, QStringList{path});
    QCOMPARE(contentOf(path), exported(ExportFormat::HtmlPage, material()));
    QCOMPARE(QFile::permissions(path), before);
    QVERIFY(!exportTo(folder.path(), ExportFormat::HtmlPage, material(), Overwrite::Asked)); // a folder
}

void ExporterTest::neverWritesThroughALink()
{
    QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("target"));
    const QString link = folder.filePath(QStringLiteral("link.html"));
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QVERIFY(QFile::link(target, link));
    QVERIFY(!exportTo(link, ExportFormat::HtmlPage, material(), Overwrite::Asked));
    QVERIFY(QFile::remove(target)); // and a link to nothing
    QVERIFY(!exportTo(link, ExportFormat::HtmlPage, material(), Overwrite::Never));
    QVERIFY(!QFile::exists(target));
}

void ExporterTest::leavesNothingBesideTheFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.html"));
    QFile leftover(folder.filePath(QStringLiteral(".a.html.stet-new"))); // of a try that was stopped
    QVERIFY(leftover.open(QIODevice::WriteOnly) && leftover.write("half") == 4);
    leftover.close();
    QVERIFY(exportTo(path, ExportFormat::HtmlPage, material()));
    QVERIFY(exportTo(path, ExportFormat::HtmlPage, material(), Overwrite::Asked));
    QVERIFY(!exportTo(path, ExportFormat::HtmlPage, material()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("a.html")});
}

void ExporterTest::saysPlainlyThatItCouldNotWrite()
{
    QTemporaryDir folder;
    const Result<QStringList> missing = exportTo(folder.filePath(QStringLiteral("no/such/a.html")), ExportFormat::HtmlPage, material());
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, Error::Kind::Unwritable);
    QVERIFY(missing.error().message.endsWith(u'.'));
    QVERIFY(!exportTo(QStringLiteral("/proc/a.html"), ExportFormat::HtmlPage, material()));
}

void ExporterTest::numbersFilesWhoseNameIsTaken()
{
    QTemporaryDir folder;
    QStringList names;
    for (int i = 0; i < 3; ++i) {
        const Result<QStringList> written = exportIntoFolder(folder.path(), ExportFormat::Markdown, material());
        QVERIFY(written);
        names.append(written->first().section(u'/', -1));
    }
    QCOMPARE(names, QStringList({"a-headline-quoted.md", "a-headline-quoted-2.md", "a-headline-quoted-3.md"}));
}

void ExporterTest::writesACleanFragment()
{
    const QByteArray fragment = exported(ExportFormat::HtmlFragment, material());
    QVERIFY(!fragment.contains("style="));
    static const QRegularExpression otherClass(QStringLiteral("class=\"(?!language-)"));
    QVERIFY(!QString::fromUtf8(fragment).contains(otherClass));
    QVERIFY(fragment.contains("<code class=\"language-cpp\">"));
    QVERIFY(fragment.contains("<h2>Part</h2>"));
    // But for the table's columns it is what the page holds.
    QByteArray page = exported(ExportFormat::HtmlPage, material());
    page.replace("style=\"text-align: center\"", "align=\"center\"");
    QVERIFY(page.contains(fragment));
}

void ExporterTest::writesPlainText()
{
    QCOMPARE(QString::fromUtf8(exported(ExportFormat::PlainText, material())),
             QStringLiteral("A Headline: “Quoted”\n\nThe deck.\n\nBy Ann Other\n\nFirst para with a link (https://example.org/a)[1]."
                            "\n\n    Quoted words\n\n1. one\n   • inner\n2. two\n\na\tb\nc\td\n\nint x;\n  y\n\n* * *\n\nPart\n\n"
                            "Last.\n\n[1] A note.\n\nAnn writes.\n"));
}

QTEST_GUILESS_MAIN(ExporterTest)
#include "exportertest.moc"
