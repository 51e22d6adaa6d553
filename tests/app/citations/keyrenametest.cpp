#include "app/citations/keyrename.h"
#include "app/quotations/quotationstore.h"
#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace stet;

class KeyRenameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void renamesMarksAndRecordsOfEveryOtherArticle();
    void takesItBackAlsoWhereOneWroteOn();
    void tellsTheKeysApartThatBecameOne();

private:
    ArticleId add(const QString &body);
    QString bodyOf(const ArticleId &id) { return m_library->articles().load(id)->article.body; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void KeyRenameTest::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = *Library::open(m_folder->path());
}

ArticleId KeyRenameTest::add(const QString &body)
{
    Article article;
    article.body = body;
    return *m_library->articles().add(article);
}

void KeyRenameTest::renamesMarksAndRecordsOfEveryOtherArticle()
{
    const ArticleId open = add("Open [@a].");
    const ArticleId one = add("One [@a, p. 3; @ab] and `@a`.");
    const ArticleId none = add("None [@ab].");
    QuotationRecord record = {};
    record.id = QUuid::createUuid();
    record.exact = "words";
    record.source = "a";
    QVERIFY(QuotationStore(m_library->database()).keep(one, {record}));
    QVERIFY(QuotationStore(m_library->database()).keep(open, {record}));
    const auto rename = renameKeyInArticles(*m_library, "a", "b:c", open);
    QVERIFY(rename);
    QCOMPARE(rename->texts.size(), 1);
    QCOMPARE(bodyOf(one), "One [@b:c, p. 3; @ab] and `@a`.");
    QCOMPARE(bodyOf(none), "None [@ab].");
    QCOMPARE(bodyOf(open), "Open [@a].");
    QCOMPARE(QuotationStore(m_library->database()).records(one)->first().source, "b:c");
    QCOMPARE(QuotationStore(m_library->database()).records(open)->first().source, "a");
    QVERIFY(renameKeyInRecords(*m_library, open, "a", "b:c"));
    QCOMPARE(QuotationStore(m_library->database()).records(open)->first().source, "b:c");
    QVERIFY(takeBackRename(*m_library, *rename, open));
    QCOMPARE(bodyOf(one), "One [@a, p. 3; @ab] and `@a`.");
    QCOMPARE(QuotationStore(m_library->database()).records(open)->first().source, "b:c");
    QCOMPARE(QuotationStore(m_library->database()).records(one)->first().source, "a");
}

void KeyRenameTest::takesItBackAlsoWhereOneWroteOn()
{
    const ArticleId one = add("One [@a; @c] and [@a, p. 3].");
    const auto write = [&](const QString &more) {
        auto draft = *m_library->articles().load(one);
        draft.article.body += more;
        QVERIFY(m_library->articles().save(draft));
    };
    const auto rename = renameKeyInArticles(*m_library, "a", "b:c", {});
    QCOMPARE(bodyOf(one), "One [@b:c; @c] and [@b:c, p. 3].");
    write(" More.");
    QVERIFY(takeBackRename(*m_library, *rename, {}));
    QCOMPARE(bodyOf(one), "One [@a; @c] and [@a, p. 3]. More.");
}

/// As when two sources were made one: what cited the other before is left alone.
void KeyRenameTest::tellsTheKeysApartThatBecameOne()
{
    const ArticleId one = add("One [@a], two [@b], three @a says.");
    const auto rename = renameKeyInArticles(*m_library, "a", "b", {});
    QCOMPARE(bodyOf(one), "One [@b], two [@b], three @b says.");
    QVERIFY(takeBackRename(*m_library, *rename, {}));
    QCOMPARE(bodyOf(one), "One [@a], two [@b], three @a says.");
    const auto again = renameKeyInArticles(*m_library, "a", "b", {});
    auto draft = *m_library->articles().load(one);
    draft.article.body += " More.";
    QVERIFY(m_library->articles().save(draft));
    QVERIFY(takeBackRename(*m_library, *again, {}));
    QCOMPARE(bodyOf(one), "One [@b], two [@b], three @b says. More.");
}

QTEST_GUILESS_MAIN(KeyRenameTest)
#include "keyrenametest.moc"
