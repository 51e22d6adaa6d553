#include "app/import/importer.h"

#include <QFile>
#include <QTest>

using namespace stet;

class ImportExamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTextsAsTheExamplesSay_data();
    void readsTextsAsTheExamplesSay();
};

namespace {

/// What the importer made of a field; none for a field that no example may ask for.
std::optional<QString> fieldOf(const ImportedArticle &page, const QString &field)
{
    const QString name = field.section(u' ', 0, 0);
    const int index = std::max(1, field.section(u' ', 1).toInt()) - 1;
    const AuthorProfile author = page.authors.value(index);
    const ReaderComment comment = page.article.page.comments.value(index);
    if (name == "headline")
        return page.article.headline;
    if (name == "deck")
        return page.article.deck;
    if (name == "author")
        return author.name;
    if (name == "bio")
        return author.bio;
    if (name == "location")
        return author.location;
    if (name == "date")
        return page.article.date.toString(Qt::ISODate);
    if (name == "tags")
        return page.article.tags.join(", ");
    if (name == "language")
        return page.article.language;
    if (name == "comment")
        return comment.name + ": " + comment.text;
    if (name == "body")
        return page.article.body;
    return std::nullopt;
}

} // namespace

void ImportExamplesTest::readsTextsAsTheExamplesSay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QFile file(STET_SOURCE_DIR "/tests/spec/import.txt");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList examples = QString::fromUtf8(file.readAll()).split("\n=== ").mid(1);
    QVERIFY(examples.size() > 10);
    for (const QString &example : examples) {
        const QString name = example.section('\n', 0, 0);
        const QStringList halves = example.mid(name.size() + 1).split("-->\n");
        QCOMPARE(halves.size(), 2);
        QTest::addRow("%s", qPrintable(name)) << halves.first() << halves.last().split('\n', Qt::SkipEmptyParts);
    }
}

void ImportExamplesTest::readsTextsAsTheExamplesSay()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const auto page = importBytes(text.toUtf8(), QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(page);
    for (const QString &line : expected) {
        const QString field = line.section(':', 0, 0);
        const QString value = line.mid(field.size() + 1).trimmed().replace("\\n", "\n");
        if (field == "left out") {
            QVERIFY2(page->remarks.join('\n').contains(value), qPrintable(value + " is not in " + page->remarks.join('\n')));
            continue;
        }
        const auto found = fieldOf(*page, field);
        QVERIFY2(found, qPrintable(line));
        QCOMPARE(field + ": " + *found, field + ": " + value);
    }
}

QTEST_APPLESS_MAIN(ImportExamplesTest)
#include "importexamplestest.moc"
