#include "app/export/exporter.h"
#include "app/text/frontmatter.h"

#include <QFile>
#include <QTest>

using namespace stet;

/// An article in the shape of an op-ed as it was published, held to the files that it was once looked at as.
/// STET_UPDATE_GOLDEN=1 writes them anew; look at the difference before committing it.
class GoldenPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAsItDid_data();
    void looksAsItDid();
    void comesBackFromItsMarkdown();
};

namespace {

const QString folder = QStringLiteral(STET_SOURCE_DIR "/tests/golden/");

QByteArray contentOf(const QString &name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

PageMaterial nightBuses()
{
    const Result<MarkdownArticle> read = articleFromMarkdown(QString::fromUtf8(contentOf(QStringLiteral("night-buses.md"))));
    PageMaterial material;
    if (!read)
        return material;
    material.article = read->article;
    AuthorProfile author;
    author.name = read->authorNames.value(0);
    author.role = QStringLiteral("Columnist");
    author.location = QStringLiteral("Harbour");
    author.bio = QStringLiteral("Jo is a retired ferry pilot and father of two. He writes about *towns and how people get "
                                "home*, and holds a Masters in Geography.");
    author.website = QStringLiteral("jo.example");
    author.links = {{QStringLiteral("Mastodon"), QStringLiteral("https://social.example/@jo")}};
    material.authors = {author};
    return material;
}

} // namespace

void GoldenPageTest::looksAsItDid_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("format");
    QTest::newRow("blog") << "night-buses.blog.html" << "blog" << "html";
    QTest::newRow("plain") << "night-buses.plain.html" << "plain" << "html";
    QTest::newRow("fragment") << "night-buses.fragment.html" << "blog" << "fragment";
    QTest::newRow("text") << "night-buses.txt" << "blog" << "text";
}

void GoldenPageTest::looksAsItDid()
{
    QFETCH(QString, file);
    QFETCH(QString, theme);
    QFETCH(QString, format);
    PageMaterial material = nightBuses();
    material.theme = Theme::open(theme).value();
    QByteArray bytes = exported(*exportFormatFromName(format), material);
    const qsizetype style = bytes.indexOf("<style>\n"); // the look may change without the page changing
    if (style >= 0)
        bytes.replace(style, bytes.indexOf("</style>") - style, "<style>…");
    if (qEnvironmentVariableIsSet("STET_UPDATE_GOLDEN")) {
        QFile golden(folder + file);
        QVERIFY(golden.open(QIODevice::WriteOnly) && golden.write(bytes) == bytes.size());
    }
    QCOMPARE(QString::fromUtf8(bytes), QString::fromUtf8(contentOf(file)));
}

void GoldenPageTest::comesBackFromItsMarkdown()
{
    const PageMaterial material = nightBuses();
    QCOMPARE(material.article.page.announcedComments, 2);
    QCOMPARE(exported(ExportFormat::Markdown, material), contentOf(QStringLiteral("night-buses.md")));
}

QTEST_GUILESS_MAIN(GoldenPageTest)
#include "goldenpagetest.moc"
