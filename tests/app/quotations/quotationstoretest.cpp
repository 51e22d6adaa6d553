#include "app/quotations/quotationstore.h"

#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class QuotationStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRecordsOfAnArticleInOrder();
    void listsTheLibraryWithoutTheTrash();
};

namespace {

QuotationRecord record(const QString &words, const QString &speaker)
{
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = words;
    record.speaker = speaker;
    record.speakerDecision = SpeakerDecision::Confirmed;
    record.source = QStringLiteral("port2024");
    record.verdict = Verdict::Elided;
    record.elisionAccepted = true;
    record.chain = QStringLiteral("told the Gazette");
    return record;
}

} // namespace

void QuotationStoreTest::keepsTheRecordsOfAnArticleInOrder()
{
    const QTemporaryDir folder;
    const QList<QuotationRecord> written{record(QStringLiteral("not “yet” done"), QStringLiteral("Vale")),
                                         record(QStringLiteral("soon"), QStringLiteral("Aster"))};
    ArticleId article;
    {
        auto library = Library::open(folder.filePath(QStringLiteral("library")));
        QVERIFY(library);
        const auto added = (*library)->articles().add({});
        QVERIFY(added);
        article = *added;
        QuotationStore store((*library)->database());
        QVERIFY(store.keep(article, {record(QStringLiteral("gone"), {})}));
        QVERIFY(store.keep(article, written));
    }
    auto library = Library::open(folder.filePath(QStringLiteral("library")));
    QVERIFY(library);
    const auto read = QuotationStore((*library)->database()).records(article);
    QVERIFY(read);
    QCOMPARE(*read, written);
}

void QuotationStoreTest::listsTheLibraryWithoutTheTrash()
{
    const QTemporaryDir folder;
    auto library = Library::open(folder.filePath(QStringLiteral("library")));
    QVERIFY(library);
    QuotationStore store((*library)->database());
    QList<ArticleId> articles;
    for (const char *headline : {"One", "Two"}) {
        Article article;
        article.headline = QString::fromLatin1(headline);
        const auto added = (*library)->articles().add(article);
        QVERIFY(added);
        articles.append(*added);
        QVERIFY(store.keep(*added, {record(article.headline, {})}));
    }
    QVERIFY((*library)->articles().moveToTrash(articles.first()));
    const auto lines = store.all();
    QVERIFY(lines);
    QCOMPARE(lines->size(), 1);
    QCOMPARE(lines->first().article, articles.last());
    QCOMPARE(lines->first().articleTitle, QStringLiteral("Two"));
    QCOMPARE(lines->first().record.exact, QStringLiteral("Two"));
}

QTEST_GUILESS_MAIN(QuotationStoreTest)
#include "quotationstoretest.moc"
