#include "app/export/exporter.h"
#include "app/sources/sourcefile.h"
#include "app/text/frontmatter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

/// Citations in what is sent out. pandoc reads the Markdown as any other program would: it has to find every mark's source.
class CitedExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pandocResolvesTheCitationsOfOurMarkdown_data();
    void pandocResolvesTheCitationsOfOurMarkdown();
    void pandocReadsTitlesAsTheyAre();
    void keepsTheMarksAsTheWriterSetThem();
    void writesTheSourcesBesideTheFile();
    void numbersBothFilesAlike();
    void leavesAnotherProgramsReferencesWhereItKnowsLess();
    void bringsNothingWhereNothingIsCited();
    void printsThePressFormInPlainText();
};

namespace {

constexpr const char *sourcesText = R"([
 {"id":"vale2021","type":"article-newspaper","title":"The Harbour & its *Lights*: a <i>Minute</i> of 100% [draft] $5_a","container-title":"Harbour Post",
  "author":[{"family":"Vale","given":"Ruth"},{"family":"Beauvoir","given":"Anne","non-dropping-particle":"de"}],
  "issued":{"date-parts":[[2021,8,17]]},"URL":"https://post.example/~vale/minutes_of_march?a=1&b=2","page":"12-15","note":"for the writer alone"},
 {"id":"aster:2019/b","type":"book","title":"On: \"Ice\"","author":[{"literal":"The Harbour Council"}],"publisher":"Quay","issued":{"date-parts":[[2019]]},
  "DOI":"10.1000/(SICI)1<1::AID>3.0.CO;2-#"}
])";

QList<Source> sources()
{
    const Result<ReadSources> read = readSources(sourcesText, SourceFormat::CslJson);
    return read ? read->sources : QList<Source>();
}

PageMaterial materialOf(const QString &body, const CitationForm &form = {})
{
    PageMaterial material;
    material.article.headline = QStringLiteral("Harbour lights");
    material.article.body = body;
    material.citations = pressCitations(citationRequest(body, sources(), form, material.article.language), form);
    return material;
}

const QString body = QStringLiteral("“It was *very* late,” said Vale [@vale2021, p. 12; see also @{aster:2019/b}].\n\n@vale2021 says more.\n\n"
                                    "- one\n- two[^1]\n\n> The ice goes.\n\n[^1]: A note.");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// What pandoc prints; its complaints are complaints here.
QString pandoc(const QString &path, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(QFileInfo(path).path());
    process.start(QStringLiteral("pandoc"), QStringList{QStringLiteral("-f"), QStringLiteral("markdown"), QFileInfo(path).fileName()} + arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return QStringLiteral("failed: ") + QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardError() + process.readAllStandardOutput());
}

bool hasPandoc()
{
    return !QStandardPaths::findExecutable(QStringLiteral("pandoc")).isEmpty();
}

} // namespace

void CitedExportTest::pandocResolvesTheCitationsOfOurMarkdown_data()
{
    QTest::addColumn<QString>("references");
    QTest::newRow("in the file itself") << "front-matter";
    QTest::newRow("in a file beside it") << "bib";
}

void CitedExportTest::pandocResolvesTheCitationsOfOurMarkdown()
{
    if (!hasPandoc())
        QSKIP("pandoc is not installed.");
    QFETCH(QString, references);
    QTemporaryDir folder;
    const auto written = exportIntoFolder(folder.path(), ExportFormat::Markdown, materialOf(body), *referencesFromName(references));
    QVERIFY(written);
    const QString text = pandoc(written->first(), {"--citeproc", "-t", "plain", "--wrap=none"});
    QVERIFY2(!text.contains(QStringLiteral("???")) && !text.contains(QStringLiteral("not found"), Qt::CaseInsensitive), qPrintable(text));
    static const QRegularExpression cluster(QStringLiteral("\\(Vale and (de )?Beauvoir 2021, 12; see also The Harbour Council 2019\\)"));
    static const QRegularExpression sentence(QStringLiteral("Vale and (de )?Beauvoir \\(2021\\) says more\\."));
    QVERIFY2(text.contains(cluster) && text.contains(sentence), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Harbour Post")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("https://post.example/~vale/minutes_of_march?a=1&b=2")), qPrintable(text));
    // And without its citeproc the text is what it was.
    const QString plain = pandoc(written->first(), {"-t", "plain", "--wrap=none"});
    QVERIFY2(plain.contains(QStringLiteral("late,” said Vale [@vale2021, p. 12; see also @{aster:2019/b}].")), qPrintable(plain));
}

void CitedExportTest::pandocReadsTitlesAsTheyAre()
{
    if (!hasPandoc())
        QSKIP("pandoc is not installed.");
    QTemporaryDir folder;
    const auto written = exportIntoFolder(folder.path(), ExportFormat::Markdown, materialOf(body));
    QVERIFY(written);
    const QString html = pandoc(written->first(), {"--citeproc", "-t", "html", "--wrap=none"});
    QVERIFY2(html.contains(QStringLiteral("*Lights*: A <em>Minute</em> of 100% [Draft] $5_a"), Qt::CaseInsensitive), qPrintable(html));
    QVERIFY2(html.contains(QStringLiteral("10.1000/(SICI)1&lt;1::AID&gt;3.0.CO;2-#"), Qt::CaseInsensitive), qPrintable(html));
    QVERIFY2(!html.contains(QStringLiteral("for the writer alone")), qPrintable(html));
}

void CitedExportTest::keepsTheMarksAsTheWriterSetThem()
{
    const QString file = QString::fromUtf8(exported(ExportFormat::Markdown, materialOf(body)));
    QVERIFY(file.endsWith(QStringLiteral("---\n\n") + body + u'\n'));
    const Result<MarkdownArticle> back = articleFromMarkdown(file);
    QVERIFY(back);
    QCOMPARE(back->article.body.trimmed(), body);
    // What came in as references goes out once.
    PageMaterial again = materialOf(body);
    again.article.otherFrontMatter = back->article.otherFrontMatter;
    QVERIFY(again.article.otherFrontMatter.contains(QStringLiteral("references:")));
    QCOMPARE(QString::fromUtf8(exported(ExportFormat::Markdown, again)).count(QStringLiteral("references:")), 1);
}

void CitedExportTest::writesTheSourcesBesideTheFile()
{
    QTemporaryDir folder;
    const auto written = exportIntoFolder(folder.path(), ExportFormat::Markdown, materialOf(body), References::BibFile);
    QVERIFY(written);
    QCOMPARE(*written, (QStringList{folder.filePath(QStringLiteral("harbour-lights.md")), folder.filePath(QStringLiteral("harbour-lights.bib"))}));
    QVERIFY(contentOf(written->first()).contains("bibliography: \"harbour-lights.bib\""));
    QVERIFY(!contentOf(written->first()).contains("references:"));
    const Result<ReadSources> read = readSourceFile(written->last());
    QVERIFY(read);
    QCOMPARE(read->sources.size(), 2);
}

void CitedExportTest::numbersBothFilesAlike()
{
    QTemporaryDir folder;
    QFile other(folder.filePath(QStringLiteral("harbour-lights.bib")));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    other.close();
    const auto written = exportIntoFolder(folder.path(), ExportFormat::Markdown, materialOf(body), References::BibFile);
    QVERIFY(written);
    QCOMPARE(*written, (QStringList{folder.filePath(QStringLiteral("harbour-lights-2.md")), folder.filePath(QStringLiteral("harbour-lights-2.bib"))}));
    QCOMPARE(contentOf(other.fileName()), QByteArray("mine"));
}

void CitedExportTest::leavesAnotherProgramsReferencesWhereItKnowsLess()
{
    PageMaterial material = materialOf(QStringLiteral("As said [@vale2021; @unknown]."));
    material.article.otherFrontMatter = QStringLiteral("references:\n- id: unknown\n  title: Theirs\n");
    const QByteArray file = exported(ExportFormat::Markdown, material);
    QVERIFY(file.contains("title: Theirs"));
    QCOMPARE(file.count("references:"), 1);
    QVERIFY(bibFileName(QStringLiteral("a.md"), ExportFormat::Markdown, material, References::BibFile).isEmpty());
}

void CitedExportTest::bringsNothingWhereNothingIsCited()
{
    const QByteArray file = exported(ExportFormat::Markdown, materialOf(QStringLiteral("Nothing is cited.")));
    QVERIFY(!file.contains("references"));
    QVERIFY(!exported(ExportFormat::Markdown, materialOf(body), References::None).contains("references"));
}

void CitedExportTest::printsThePressFormInPlainText()
{
    const QString text = QString::fromUtf8(exported(ExportFormat::PlainText, materialOf(QStringLiteral("“It was late,” said Vale [@vale2021]."))));
    QVERIFY2(text.contains(QStringLiteral("said Vale (Ruth Vale and Anne de Beauvoir, Harbour Post).")), qPrintable(text));
    QVERIFY(!text.contains(u'@'));
    const CitationForm list{CitationForm::Kind::SourceList, {}};
    QVERIFY(QString::fromUtf8(exported(ExportFormat::PlainText, materialOf(body, list))).contains(QStringLiteral("Sources\n")));
}

QTEST_GUILESS_MAIN(CitedExportTest)
#include "citedexporttest.moc"
